"""The cost of the course: half the mean squared error with a penalty on the weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.forward_topics.networks import parameters
from solutions import forward

THREE_LAYERS = parameters(4, 3, 5, 2, seed=1401)["Ws"]

cost = exercise(
    forward.cost,
    marks=3,
    section="May slides, cost (代价函数); ML-2-1, half squared error and L2 (正则化)",
    visible=[
        case(
            "two samples, one layer, to check by hand",
            A=[[1.0, 0.0], [2.0, 1.0]],
            Y=[[0.0, 0.0], [0.0, 3.0]],
            Ws=[np.array([[1.0, -2.0], [0.0, 3.0]])],
            lam=0.5,
        ),
        case(
            "one sample, two layers",
            A=[[0.5]],
            Y=[[1.0]],
            Ws=[np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([[2.0, -3.0]])],
            lam=0.1,
        ),
    ],
    hidden=[
        case(
            "two outputs, seven samples, three layers",
            A=normal(2, 7, seed=1411),
            Y=normal(2, 7, seed=1412),
            Ws=THREE_LAYERS,
            lam=0.3,
        ),
        case(
            "as many outputs as samples",
            A=normal(3, 3, seed=1413),
            Y=normal(3, 3, seed=1414),
            Ws=parameters(3, 3, 3, seed=1402)["Ws"],
            lam=0.25,
        ),
        case(
            "whole numbers",
            A=integers(3, 5, seed=1415),
            Y=integers(3, 5, seed=1416),
            Ws=parameters(2, 4, 3, seed=1403, whole=True)["Ws"],
            lam=2,
        ),
        case(
            "a small penalty",
            A=normal(4, 6, seed=1417, scale=3),
            Y=normal(4, 6, seed=1418),
            Ws=parameters(3, 4, seed=1404)["Ws"],
            lam=0.01,
        ),
        case(
            "arrays that refuse to be written",
            A=normal(5, 2, seed=1419),
            Y=normal(5, 2, seed=1420),
            Ws=parameters(4, 6, 5, seed=1405)["Ws"],
            lam=0.7,
            read_only=True,
        ),
    ],
    hints=[
        "Two terms, worked out apart: one from A and Y, one from the weights alone.",
        "Which factors stand in front of each term? One of them has the number of samples in it.",
        "The penalty adds up the squares of all entries of all matrices: np.sum(W**2) for each.",
    ],
)


def data(A: Any, Y: Any) -> Any:
    """Return the first term."""
    return np.sum((A - Y) ** 2) / (2 * A.shape[1])


def penalty(Ws: Any, lam: float) -> Any:
    """Return the second term."""
    return lam / 2 * sum(np.sum(W**2) for W in Ws)


@cost.misconception(
    "np.mean divides by the number of outputs too. In the cost only the number of samples stands "
    "below the line."
)
def mean_over_all_entries(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return np.mean((A - Y) ** 2) / 2 + penalty(Ws, lam)


@cost.misconception(
    "Your first term grows with the number of samples: it is a sum where a mean is meant."
)
def samples_not_averaged(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return np.sum((A - Y) ** 2) / 2 + penalty(Ws, lam)


@cost.misconception("Your first term is twice as large as it should be: a factor is missing there.")
def half_of_the_error_forgotten(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return 2 * data(A, Y) + penalty(Ws, lam)


@cost.misconception(
    "Your penalty is twice as large as it should be. Which factor makes its derivative simply the "
    "number λ times W?"
)
def half_of_the_penalty_forgotten(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + 2 * penalty(Ws, lam)


@cost.misconception(
    "You divided the penalty by the number of samples. In these lectures λ stands for itself."
)
def penalty_divided_by_the_samples(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + penalty(Ws, lam) / A.shape[1]


@cost.misconception(
    "np.linalg.norm(W, 2) of a matrix is its largest singular value. The Frobenius norm, with all "
    "squared entries, is np.linalg.norm(W)."
)
def largest_singular_value(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + lam / 2 * sum(np.linalg.norm(W, 2) ** 2 for W in Ws)


@cost.misconception("You add the norms of the matrices. It is the squares of the norms that count.")
def norm_of_the_weights_not_squared(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + lam / 2 * sum(np.linalg.norm(W) for W in Ws)


@cost.misconception(
    "You add first and square afterwards, so that positive and negative weights cancel. Square "
    "each entry first."
)
def added_before_squaring(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + lam / 2 * sum(np.sum(W) ** 2 for W in Ws)


@cost.misconception(
    "Only the last matrix is in your penalty. All layers have weights: does a loop overwrite its "
    "result instead of adding to it?"
)
def last_layer_only(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + penalty(Ws[-1:], lam)


@cost.misconception(
    "Your penalty is added once for each sample. It belongs to the network, not to a sample: add "
    "it once, after the mean."
)
def penalty_for_each_sample(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + A.shape[1] * penalty(Ws, lam)


@cost.misconception("You used the norm of A - Y itself. Its square stands in the cost.")
def norm_of_the_error_not_squared(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return np.linalg.norm(A - Y) / (2 * A.shape[1]) + penalty(Ws, lam)


@cost.misconception(
    "Both terms are made of norms that are not squared. np.linalg.norm takes a root at the end; "
    "the cost has squares."
)
def no_norm_squared(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    error = np.linalg.norm(A - Y) / (2 * A.shape[1])
    return error + lam / 2 * sum(np.linalg.norm(W) for W in Ws)


@cost.misconception(
    "np.linalg.norm(M, 2) of a matrix is its largest singular value, in both of your terms. The "
    "Frobenius norm, with all squared entries, is np.linalg.norm(M)."
)
def largest_singular_values(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    error = np.linalg.norm(A - Y, 2) ** 2 / (2 * A.shape[1])
    return error + lam / 2 * sum(np.linalg.norm(W, 2) ** 2 for W in Ws)


@cost.misconception(
    "Your first term grows with the square of the number of samples. To Python 1 / 2 * m is half "
    "of m, not 1 / (2 * m)."
)
def multiplied_by_the_samples(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return A.shape[1] / 2 * np.sum((A - Y) ** 2) + penalty(Ws, lam)


@cost.misconception(
    "You divided by the number of outputs. Samples are columns: which axis of A counts them?"
)
def outputs_taken_for_samples(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return np.sum((A - Y) ** 2) / (2 * A.shape[0]) + penalty(Ws, lam)


@cost.misconception("The weights take no part: the penalty is missing.")
def penalty_left_out(A: Any, Y: Any, _Ws: Any, _lam: float) -> Any:
    return data(A, Y)


@cost.misconception(
    "You add the absolute values of the weights. That is another penalty (L1): this one squares."
)
def absolute_weights(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + lam / 2 * sum(np.sum(np.abs(W)) for W in Ws)


@cost.misconception(
    "The matrices have different shapes, so no single array can hold them all. Go through the list "
    "and add up."
)
def all_weights_in_one_array(A: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return data(A, Y) + lam / 2 * np.sum(np.array(Ws) ** 2)
