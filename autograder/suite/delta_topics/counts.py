"""Softmax with cross-entropy where a target is no probability."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal, one_hot
from autograder.declare import case, exercise
from autograder.suite import oracles_network as oracles
from autograder.suite.delta_topics.output import APART
from autograder.suite.delta_topics.output_entropy import LN2
from solutions import delta_further
from solutions.activations_further import softmax

delta_out_softmax_ce_any = exercise(
    delta_further.delta_out_softmax_ce_any,
    marks=1,
    section="ML-2-1, softmax and the cross-entropy loss (交叉熵)",
    oracle=oracles.delta_out_softmax_ce,
    visible=[
        case("probabilities 1/4, 1/2, 1/4", z=[[0.0], [LN2], [0.0]], y=[[1.0], [2.0], [1.0]]),
        case("columns with different sums", z=[[0.0, 0.0], [0.0, 0.0]], y=[[1.0, 3.0], [0.0, 1.0]]),
    ],
    hidden=[
        case("weights 1/2, 1, 1/2", z=[[0.4], [-1.0], [2.0]], y=[[0.5], [1.0], [0.5]]),
        case(
            "four classes, seven samples",
            z=normal(4, 7, seed=781),
            y=np.abs(normal(4, 7, seed=782)),
        ),
        case(
            "counts, as many classes as samples",
            z=integers(3, 3, seed=783, low=-3, high=3),
            y=integers(3, 3, seed=784, low=0, high=6),
        ),
        case(
            "columns with the sum 1, and the same three times as heavy",
            call="[delta_out_softmax_ce_any(z, k * y) for k in (1, 3)]",
            z=normal(5, 2, seed=785),
            y=one_hot(5, 2, seed=786),
        ),
        case(
            "samples alone and together, in arrays that refuse to be written",
            call="[delta_out_softmax_ce_any(z, y), apart(delta_out_softmax_ce_any, z, y)]",
            helpers=APART,
            z=normal(2, 4, seed=787),
            y=np.abs(normal(2, 4, seed=788, scale=2)),
            read_only=True,
        ),
    ],
    hints=[
        "Repeat the derivation for softmax with cross-entropy, and mark the line where you used "
        "that the entries of y add up to 1.",
        "Every column has a sum of its own. What does it multiply?",
    ],
)


@delta_out_softmax_ce_any.misconception(
    "The short form holds only where the entries of y add up to 1. Look for the line of the "
    "derivation where the sum occurs."
)
def sum_taken_as_one(z: Any, y: Any) -> Any:
    return softmax(z) - y


@delta_out_softmax_ce_any.misconception(
    "You divided the target by its sum first. That is the gradient of another loss: a column with "
    "double weight must pull twice as hard."
)
def target_normalised(z: Any, y: Any) -> Any:
    return softmax(z) - y / np.sum(y, axis=0)


@delta_out_softmax_ce_any.misconception(
    "You multiplied the whole difference by the sum. Only one of its two terms comes from the sum."
)
def sum_on_both_terms(z: Any, y: Any) -> Any:
    return (softmax(z) - y) * np.sum(y, axis=0)


@delta_out_softmax_ce_any.misconception(
    "You added up the targets of all samples. Each column has a sum of its own."
)
def sum_of_all_columns(z: Any, y: Any) -> Any:
    return softmax(z) * np.sum(y) - y


@delta_out_softmax_ce_any.misconception(
    "You added up the targets along the samples. The sum runs over the classes of one sample."
)
def sum_along_the_samples(z: Any, y: Any) -> Any:
    return softmax(z) * np.sum(y, axis=1, keepdims=True) - y


@delta_out_softmax_ce_any.misconception(
    "Every sign is reversed: where the target is heavy, a higher score must lower the loss."
)
def sign_reversed(z: Any, y: Any) -> Any:
    return y - softmax(z) * np.sum(y, axis=0)


@delta_out_softmax_ce_any.misconception(
    "You went back through softmax entry by entry. Each score moves the probabilities of all "
    "classes."
)
def softmax_entry_by_entry(z: Any, y: Any) -> Any:
    return -y * (1 - softmax(z))
