"""Softmax."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from solutions import activations_further

SECTION = "ML-2-1, softmax for classification (Softmax 函数)"

# Eighths: single precision holds them exactly, also beside 1000.
EIGHTHS = np.round(8 * normal(3, 5, seed=301, scale=2)) / 8
SHIFTED = EIGHTHS + np.array([0.0, 1000.0, -1000.0, 30.0, -30.0])

softmax = exercise(
    activations_further.softmax,
    marks=3,
    section=SECTION,
    visible=[
        case(
            "two samples to check by hand",
            Z=np.log([[1.0, 2.0], [2.0, 1.0], [1.0, 5.0]]),
        ),
        case("one sample, whole numbers", Z=[1, 2, 3]),
        case("large scores", Z=[1000.0, 1000.0]),
    ],
    hidden=[
        case("three classes, five samples", Z=normal(3, 5, seed=302, scale=2)),
        case("columns far above and far below the others", Z=SHIFTED),
        case("very different scores in one column", Z=[[1000.0, 1.0], [0.0, -2.0], [-1000.0, 0.5]]),
        case("whole numbers", Z=integers(4, 2, seed=303)),
        case("a single sample without an axis for samples", Z=normal(6, seed=304)),
        case("as many classes as samples", Z=normal(3, 3, seed=305)),
        case("an array that refuses to be written", Z=normal(4, 3, seed=306), read_only=True),
    ],
    hints=[
        "Scores may be negative, probabilities may not: what makes every number positive?",
        "Samples are columns. Which sums must be 1, and along which axis do you add?",
        "Adding the same number to all scores of one column changes nothing. Which number keeps "
        "every exponent at or below 0, and must it be the same for all columns?",
    ],
)


@softmax.misconception(
    "The exponential of a large score overflows, and infinity divided by infinity is nan. Softmax "
    "does not change if all scores of a column are shifted: shift before you take exponentials."
)
def not_shifted(Z: Any) -> Any:
    return np.exp(Z) / np.exp(Z).sum(axis=0)


@softmax.misconception(
    "Your rows have the sum 1. Each sample is a column, and its probabilities must add up to 1."
)
def rows_instead_of_columns(Z: Any) -> Any:
    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


@softmax.misconception(
    "All entries of your matrix together have the sum 1. Every column is a sample of its own."
)
def one_sum_for_the_whole_matrix(Z: Any) -> Any:
    E = np.exp(Z - np.max(Z))
    return E / E.sum()


@softmax.misconception(
    "You shift all columns by the largest score of the whole matrix. In a column far below it all "
    "exponentials become 0, and 0/0 is nan: each column needs its own shift."
)
def one_shift_for_the_whole_matrix(Z: Any) -> Any:
    E = np.exp(Z - np.max(Z))
    return E / E.sum(axis=0)


@softmax.misconception(
    "Subtracting the smallest score makes the exponents larger, so they overflow all the more."
)
def shifted_by_the_minimum(Z: Any) -> Any:
    E = np.exp(Z - np.min(Z, axis=0))
    return E / E.sum(axis=0)


@softmax.misconception(
    "You divided the scores themselves by their sum. Scores may be negative; something must make "
    "them positive first."
)
def exponentials_forgotten(Z: Any) -> Any:
    return Z / Z.sum(axis=0)


@softmax.misconception(
    "The values are right, but the caller's scores have been shifted too: -= works inside Z."
)
def shifted_in_place(Z: Any) -> Any:
    Z -= np.max(Z, axis=0)
    return np.exp(Z) / np.exp(Z).sum(axis=0)


@softmax.misconception(
    "You shifted above the line, but not below it, so that the columns no longer have the sum 1."
)
def shifted_above_the_line_only(Z: Any) -> Any:
    return np.exp(Z - np.max(Z, axis=0)) / np.exp(Z).sum(axis=0)


@softmax.misconception(
    "You applied the logistic function to each entry. Softmax compares the scores of a column with "
    "each other: they share one sum."
)
def logistic_of_each_entry(Z: Any) -> Any:
    return 1 / (1 + np.exp(-Z))
