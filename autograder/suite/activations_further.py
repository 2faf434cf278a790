"""Assignment 1, further notebook: its exercises in the order of the notebook.

What an exercise is (marks, cases, hints, misconceptions) stands in `activation_topics`.
"""

# ruff: noqa: I001 (the order of the imports is the order of the exercises)

from __future__ import annotations

from autograder.suite.activation_topics.mp_neuron import mp_neuron
from autograder.suite.activation_topics.leaky import leaky_relu, leaky_relu_grad, prelu_grads
from autograder.suite.activation_topics.dead_units import dead_units
from autograder.suite.activation_topics.taylor import taylor1
from autograder.suite.activation_topics.hard import hard_logistic, hard_tanh, hard_logistic_grad
from autograder.suite.activation_topics.hard import hard_gaps
from autograder.suite.activation_topics.softmax import softmax, softmax_jacobian, softmax_vjp

__all__ = [  # noqa: RUF022
    "mp_neuron",
    "leaky_relu",
    "leaky_relu_grad",
    "prelu_grads",
    "dead_units",
    "taylor1",
    "hard_logistic",
    "hard_tanh",
    "hard_logistic_grad",
    "hard_gaps",
    "softmax",
    "softmax_jacobian",
    "softmax_vjp",
]
