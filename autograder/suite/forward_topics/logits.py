"""The cross-entropy from scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.forward_topics.samples import LABELS, one_hot_of
from solutions import activations_further, forward

softmax = activations_further.softmax

# Eighths: single precision holds them exactly, also beside 1000.
EIGHTHS = np.round(8 * normal(3, 4, seed=1321, scale=2)) / 8

ce_from_logits = exercise(
    forward.ce_from_logits,
    marks=2,
    section="ML-2-1, softmax and cross-entropy (交叉熵损失); NNDL notes, loss (损失函数)",
    visible=[
        case("probabilities 1/4, 1/2 and 1/4", Z=np.log([[1.0], [2.0], [1.0]]), Y=[[0], [1], [0]]),
        case("a sure and wrong answer costs 1000", Z=[[1000.0], [0.0]], Y=[[0], [1]]),
    ],
    hidden=[
        case(
            "three classes, seven samples",
            Z=normal(3, 7, seed=1322, scale=2),
            Y=one_hot_of(3, LABELS),
        ),
        case(
            "very different scores in one column",
            Z=[[0.5, 1000.0, -1.0], [1.5, -1000.0, 2.0], [-0.5, 0.0, 0.25]],
            Y=[[0, 0, 1], [1, 0, 0], [0, 1, 0]],
        ),
        case(
            "columns far above and far below the others",
            Z=EIGHTHS + np.array([0.0, 990.0, -990.0, 30.0]),
            Y=one_hot_of(3, [1, 0, 2, 2]),
        ),
        case("whole numbers", Z=integers(4, 5, seed=1323), Y=one_hot_of(4, [3, 0, 1, 1, 2])),
        case(
            "labels that are probabilities",
            Z=normal(3, 2, seed=1324),
            Y=[[0.5, 0.0], [0.3, 0.25], [0.2, 0.75]],
        ),
        case(
            "arrays that refuse to be written, as many classes as samples",
            Z=normal(3, 3, seed=1325),
            Y=one_hot_of(3, [0, 2, 0]),
            read_only=True,
        ),
    ],
    hints=[
        "Write log(softmax(z)) for one class: the logarithm of a fraction is a difference.",
        "One part of the difference is the score itself, the other is the logarithm of a sum of "
        "exponentials.",
        "Subtracting the same number from all scores of a column changes nothing. With the largest "
        "one subtracted no exponential overflows; use the shifted scores in both parts.",
    ],
)


def stable(Z: Any, shift: Any, axis: int = 0) -> Any:
    """Return log softmax along the axis, with the given shift."""
    S = Z - shift
    return S - np.log(np.sum(np.exp(S), axis=axis, keepdims=True))


@ce_from_logits.misconception(
    "You take the logarithm of finished probabilities. One that is too small for a number has "
    "become 0, and its logarithm is infinite: work with the scores themselves."
)
def logarithm_of_softmax(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * np.log(softmax(Z))) / Z.shape[1]


@ce_from_logits.misconception(
    "You shifted the scores inside the exponentials, but not those in front of them: the loss is "
    "off by the shift."
)
def shifted_inside_the_exponentials_only(Z: Any, Y: Any) -> Any:
    logs = Z - np.log(np.sum(np.exp(Z - np.max(Z, axis=0)), axis=0))
    return -np.sum(Y * logs) / Z.shape[1]


@ce_from_logits.misconception(
    "You add along the samples. Classes are rows: each column needs a sum of its own."
)
def sums_along_the_samples(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * stable(Z, np.max(Z, axis=1, keepdims=True), axis=1)) / Z.shape[1]


@ce_from_logits.misconception(
    "The exponential of a large score overflows. Adding the same number to all scores of a column "
    "changes nothing: shift them before you take exponentials."
)
def not_shifted(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * stable(Z, 0)) / Z.shape[1]


@ce_from_logits.misconception(
    "You keep the probabilities away from 0 by force. That makes a surely wrong answer far too "
    "cheap: the loss should grow with the distance of the scores."
)
def probabilities_clipped(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * np.log(np.clip(softmax(Z), 1e-12, 1))) / Z.shape[1]


@ce_from_logits.misconception(
    "You shift all columns by the largest score of the whole matrix. In a column far below it all "
    "exponentials become 0: each column needs its own shift."
)
def one_shift_for_the_whole_matrix(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * stable(Z, np.max(Z))) / Z.shape[1]


@ce_from_logits.misconception(
    "You shift by the largest absolute value. In a column far below 0 that is the wrong direction: "
    "all exponentials become 0. Which entry should become e^0?"
)
def shifted_by_the_largest_absolute_value(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * stable(Z, np.max(np.abs(Z), axis=0))) / Z.shape[1]


@ce_from_logits.misconception(
    "Your sum of exponentials runs over the whole matrix. The probabilities of each sample add up "
    "to 1, so each column has a sum of its own."
)
def one_sum_for_all_samples(Z: Any, Y: Any) -> Any:
    S = Z - np.max(Z, axis=0)
    return -np.sum(Y * (S - np.log(np.sum(np.exp(S))))) / Z.shape[1]


@ce_from_logits.misconception(
    "The logarithm of the sum is subtracted once for each class. It belongs into the bracket with "
    "the score, and the label weights both."
)
def label_weights_the_score_only(Z: Any, Y: Any) -> Any:
    S = Z - np.max(Z, axis=0)
    return -np.sum(Y * S - np.log(np.sum(np.exp(S), axis=0))) / Z.shape[1]


@ce_from_logits.misconception(
    "You treat the scores as probabilities: softmax is missing. Scores may be negative, and a "
    "negative number has no logarithm."
)
def softmax_forgotten(Z: Any, Y: Any) -> Any:
    return -np.sum(Y * np.log(Z)) / Z.shape[1]


@ce_from_logits.misconception(
    "You add over the samples. Here the mean is asked, so that the loss does not grow with their "
    "number."
)
def summed_over_samples(Z: Any, Y: Any) -> Any:
    return forward.ce_from_logits(Z, Y) * Z.shape[1]


@ce_from_logits.misconception(
    "np.mean divides by the number of all entries. The classes are added up, only the samples are "
    "averaged."
)
def averaged_over_all_entries(Z: Any, Y: Any) -> Any:
    return forward.ce_from_logits(Z, Y) / Z.shape[0]


@ce_from_logits.misconception(
    "Your loss is negative. The logarithm of a probability is never above 0: which sign does the "
    "whole need?"
)
def sign_lost(Z: Any, Y: Any) -> Any:
    return -forward.ce_from_logits(Z, Y)


@ce_from_logits.misconception(
    "You divided by the number of classes. Samples are columns: which axis of Z counts them?"
)
def classes_taken_for_samples(Z: Any, Y: Any) -> Any:
    return forward.ce_from_logits(Z, Y) * Z.shape[1] / Z.shape[0]


@ce_from_logits.misconception(
    "You subtract from Z itself, so that the scores of whoever calls your function change. A "
    "difference makes a new array, `-=` writes into the old one."
)
def shifted_in_place(Z: Any, Y: Any) -> Any:
    Z -= np.max(Z, axis=0)
    return -np.sum(Y * stable(Z, 0)) / Z.shape[1]
