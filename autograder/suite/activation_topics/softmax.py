"""Softmax, its Jacobian, and the product with the Jacobian."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from solutions import activations

SECTION = "ML-2-1, softmax for classification (Softmax 函数)"

# ---- softmax -----------------------------------------------------------------------------------

# Eighths: single precision holds them exactly, also beside 1000.
EIGHTHS = np.round(8 * normal(3, 5, seed=301, scale=2)) / 8
SHIFTED = EIGHTHS + np.array([0.0, 1000.0, -1000.0, 30.0, -30.0])

softmax = exercise(
    activations.softmax,
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


# ---- softmax_jacobian --------------------------------------------------------------------------

softmax_jacobian = exercise(
    activations.softmax_jacobian,
    marks=2,
    section=SECTION,
    oracle=oracles.softmax_jacobian,
    visible=[
        case("two equal scores: all entries are 1/4 or -1/4", z=[0.0, 0.0]),
        case("three scores to check by hand", z=np.log([1.0, 2.0, 1.0])),
    ],
    hidden=[
        case("four scores", z=[0.3, -1.0, 2.0, 0.5]),
        case("whole numbers", z=[2, 0, -1]),
        case("two scores", z=[-0.4, 1.1]),
        case("scores far apart", z=[-30.0, 1.5, 30.0, 29.0]),
        case("an array that refuses to be written", z=normal(6, seed=311), read_only=True),
    ],
    hints=[
        "Row i holds the derivatives of a_i. Do the diagonal first, then the other entries.",
        "The probabilities always add up to 1. What must each row and each column of J add up to?",
        "All products a_i a_j at once are an outer product.",
    ],
)


@softmax_jacobian.misconception(
    "Your matrix has entries on its diagonal only. If one score rises, the other probabilities "
    "must fall, for their sum stays 1."
)
def diagonal_only(z: Any) -> Any:
    a = activations.softmax(z)
    return np.diag(a * (1 - a))


@softmax_jacobian.misconception(
    "Every sign is reversed: a probability rises with its own score, so the diagonal is positive."
)
def signs_reversed(z: Any) -> Any:
    return -activations.softmax_jacobian(z)


@softmax_jacobian.misconception(
    "Your matrix says that every probability rises with every score. Do its rows add up to 0?"
)
def outer_product_added(z: Any) -> Any:
    a = activations.softmax(z)
    return np.diag(a) + np.outer(a, a)


@softmax_jacobian.misconception(
    "a * a multiplies entry by entry and is then repeated in every row. You need each entry with "
    "each other one."
)
def square_instead_of_outer_product(z: Any) -> Any:
    a = activations.softmax(z)
    return np.diag(a) - a * a


@softmax_jacobian.misconception(
    "You return one slope for each entry, as for the logistic function. In softmax every output "
    "depends on every score, so the derivative is a matrix."
)
def slopes_as_a_vector(z: Any) -> Any:
    a = activations.softmax(z)
    return a * (1 - a)


@softmax_jacobian.misconception(
    "Softmax was applied twice: the argument z holds scores, not probabilities, and you take it "
    "once more from the probabilities."
)
def softmax_applied_twice(z: Any) -> Any:
    return activations.softmax_jacobian(activations.softmax(z))


# ---- softmax_vjp -------------------------------------------------------------------------------

softmax_vjp = exercise(
    activations.softmax_vjp,
    marks=2,
    section=SECTION,
    oracle=oracles.softmax_vjp,
    visible=[
        case("two classes", a=[0.25, 0.75], g=[1.0, 0.0]),
        case("three classes", a=[0.5, 0.25, 0.25], g=[1.0, 2.0, 4.0]),
    ],
    hidden=[
        case("four classes", a=[0.1, 0.2, 0.3, 0.4], g=[1.0, -2.0, 0.5, 3.0]),
        case("whole numbers in g", a=[0.6, 0.1, 0.3], g=[2, -1, 4]),
        case("the gradient of a cross-entropy", a=[0.05, 0.7, 0.25], g=[0.0, -1 / 0.7, 0.0]),
        case("a likely class", a=[0.875, 0.0625, 0.0625], g=[0.5, 2.0, -3.0]),
        case(
            "arrays that refuse to be written",
            a=[0.15, 0.05, 0.45, 0.2, 0.15],
            g=normal(5, seed=321),
            read_only=True,
        ),
    ],
    hints=[
        "Write J as in the exercise before and multiply it with g: two terms appear.",
        "One term is a weighted mean of g. With which weights? The result must add up to 0.",
    ],
)


@softmax_vjp.misconception(
    "That is the rule for functions that act on each entry alone, like σ. In softmax each score "
    "moves all probabilities."
)
def entry_by_entry(a: Any, g: Any) -> Any:
    return a * (1 - a) * g


@softmax_vjp.misconception(
    "Only the diagonal part is there. The term that all entries have in common is missing: does "
    "your result add up to 0?"
)
def common_term_forgotten(a: Any, g: Any) -> Any:
    return a * g


@softmax_vjp.misconception(
    "You subtract the plain sum of g. Each entry of g should count with its probability."
)
def plain_sum(a: Any, g: Any) -> Any:
    return a * (g - g.sum())


@softmax_vjp.misconception(
    "You subtract the same number from every entry. It must be weighted with the probability of "
    "the entry: check your brackets."
)
def bracket_forgotten(a: Any, g: Any) -> Any:
    return a * g - a @ g


@softmax_vjp.misconception(
    "You subtract the plain mean of g. The mean must be taken with the probabilities as weights."
)
def plain_mean(a: Any, g: Any) -> Any:
    return a * (g - g.mean())
