"""The binary cross-entropy."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from solutions import forward

BINARY = "Chapter 1, losses (常见的损失函数): cross-entropy of two classes (交叉熵损失)"

bce = exercise(
    forward.bce,
    marks=2,
    section=BINARY,
    visible=[
        case("two samples: -log 0.5 and -log 0.75", a=[[0.5, 0.25]], y=[[1, 0]]),
        case("one sample of class 1", a=[[0.8]], y=[[1.0]]),
    ],
    hidden=[
        case(
            "seven samples",
            a=[[0.9, 0.2, 0.35, 0.05, 0.6, 0.75, 0.45]],
            y=[[1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0]],
        ),
        case("one sample of class 0", a=[[0.85]], y=[[0.0]]),
        case(
            "whole-number labels, most of them 0",
            a=[[0.1, 0.7, 0.3, 0.55, 0.2]],
            y=[[0, 1, 0, 0, 0]],
        ),
        case("nearly sure, once wrongly", a=[[0.999, 0.001, 0.998]], y=[[1, 0, 0]]),
        case(
            "arrays that refuse to be written",
            a=np.round(0.5 + 0.45 * np.tanh(normal(1, 6, seed=1301)), 3),
            y=[[0, 1, 1, 0, 1, 0]],
            read_only=True,
        ),
    ],
    hints=[
        "Which probability does the network give to the label that is right: for y = 1, for y = 0?",
        "Take minus the logarithm of that probability; y and 1 - y switch one of two terms on.",
        "Average over the samples.",
    ],
)


@bce.misconception(
    "Samples with the label 0 cost nothing in your loss, however wrong the prediction is: a second "
    "term is missing."
)
def only_the_first_term(a: Any, y: Any) -> Any:
    return -np.mean(y * np.log(a))


@bce.misconception(
    "Your loss is negative. The logarithm of a probability is never above 0: which sign does the "
    "whole need?"
)
def sign_lost(a: Any, y: Any) -> Any:
    return -forward.bce(a, y)


@bce.misconception(
    "You add over the samples, as Chapter 1 does. Here the mean is asked. (If you do divide, look "
    "at what you divide by: the samples are columns, and a has one row.)"
)
def sum_over_samples(a: Any, y: Any) -> Any:
    return forward.bce(a, y) * a.shape[1]


@bce.misconception(
    "For the label 0 you still take the logarithm of a. What probability does the network give to "
    "class 0?"
)
def same_logarithm_twice(a: Any, y: Any) -> Any:
    return -np.mean(y * np.log(a) + (1 - y) * np.log(a))


@bce.misconception(
    "One of the two terms counts with the wrong sign: in your loss a sample with the label 0 is "
    "rewarded for being wrong. Check the sign between the terms."
)
def terms_subtracted(a: Any, y: Any) -> Any:
    return -np.mean(y * np.log(a) - (1 - y) * np.log(1 - a))


@bce.misconception(
    "Your loss is half of what it should be. The 1/2 belongs to the squared error, where it makes "
    "the derivative simpler."
)
def halved(a: Any, y: Any) -> Any:
    return forward.bce(a, y) / 2


@bce.misconception("Your logarithm has the base 2. The natural one is asked: np.log.")
def logarithm_to_base_two(a: Any, y: Any) -> Any:
    return forward.bce(a, y) / np.log(2)


@bce.misconception("Your logarithm has the base 10. The natural one is asked: np.log.")
def logarithm_to_base_ten(a: Any, y: Any) -> Any:
    return forward.bce(a, y) / np.log(10)


@bce.misconception(
    "Prediction and label are exchanged: labels are 0 or 1, and the logarithm of 0 is infinite. "
    "Take the logarithm of the prediction and weight it with the label."
)
def arguments_exchanged(a: Any, y: Any) -> Any:
    return -np.mean(a * np.log(y) + (1 - a) * np.log(1 - y))


@bce.misconception(
    "These are the losses of the samples one by one. A single number is asked: their mean."
)
def one_value_for_each_sample(a: Any, y: Any) -> Any:
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))


@bce.misconception(
    "A row times a column is still a matrix, of shape (1, 1). What is asked is the number in it."
)
def matrix_of_one_entry(a: Any, y: Any) -> Any:
    return np.array([[forward.bce(a, y)]])
