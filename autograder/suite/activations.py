"""Assignment 1, core notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `activation_topics`.
"""

from __future__ import annotations

from autograder.suite.activation_topics.logistic import sigmoid, tanh_from_sigmoid
from autograder.suite.activation_topics.slopes import sigmoid_grad, sigmoid_grad_from_a, tanh_grad
from autograder.suite.activation_topics.relu import relu, relu_grad
from autograder.suite.activation_topics.elu import elu, elu_grad
from autograder.suite.activation_topics.softplus import softplus, softplus_grad
from autograder.suite.activation_topics.overview import saturation, zero_centred, activation_table
