"""Assignment 1, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `activation_topics`.
"""

from __future__ import annotations

from autograder.suite.activation_topics.mp_neuron import mp_neuron
from autograder.suite.activation_topics.leaky import leaky_relu, leaky_relu_grad
from autograder.suite.activation_topics.prelu import prelu_grads
from autograder.suite.activation_topics.dead_units import dead_units
from autograder.suite.activation_topics.taylor import taylor1
from autograder.suite.activation_topics.hard import hard_logistic, hard_tanh, hard_logistic_grad
from autograder.suite.activation_topics.hard_gaps import hard_gaps
from autograder.suite.activation_topics.softmax import softmax
from autograder.suite.activation_topics.softmax_slopes import softmax_jacobian, softmax_vjp
from autograder.suite.activation_topics.shapes import activation_shapes
