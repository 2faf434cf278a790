"""The cross-entropy, from probabilities."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.forward_topics.samples import LABELS, one_hot_of, probabilities
from solutions import activations_further, forward

MANY = "ML-2-1, cross-entropy (交叉熵损失); NNDL notes, loss (损失函数); Chapter 1, losses"

ZEROS = np.array([[1.0, 0.25, 0.0, 0.5], [0.0, 0.75, 0.125, 0.5], [0.0, 0.0, 0.875, 0.0]])

ce = exercise(
    forward.ce,
    marks=2,
    section=MANY,
    visible=[
        case(
            "two samples: -log 0.5 and -log 0.25",
            A=[[0.5, 0.25], [0.25, 0.5], [0.25, 0.25]],
            Y=[[1, 0], [0, 0], [0, 1]],
        ),
        case("a probability that is 0", A=[[0.0, 0.5], [1.0, 0.5]], Y=[[0, 1], [1, 0]]),
    ],
    hidden=[
        case(
            "three classes, seven samples",
            A=probabilities(3, 7, seed=1311),
            Y=one_hot_of(3, LABELS),
        ),
        case("some probabilities are 0", A=ZEROS, Y=one_hot_of(3, [0, 1, 2, 0], float)),
        case(
            "labels that are probabilities",
            A=probabilities(4, 3, seed=1312),
            Y=[[0.5, 0.0, 0.25], [0.25, 0.9, 0.25], [0.0, 0.1, 0.25], [0.25, 0.0, 0.25]],
        ),
        case(
            "as many classes as samples",
            A=probabilities(3, 3, seed=1313),
            Y=one_hot_of(3, [2, 0, 2]),
        ),
        case("one sample", A=[[0.1], [0.2], [0.65], [0.05]], Y=[[0.0], [1.0], [0.0], [0.0]]),
        case(
            "arrays that refuse to be written",
            A=probabilities(5, 4, seed=1314),
            Y=one_hot_of(5, [4, 1, 0, 3]),
            read_only=True,
        ),
    ],
    hints=[
        "For each sample only the class that the label names counts: what does -log do with its "
        "probability?",
        "Add over the classes, average over the samples. How many numbers do you divide by?",
        "log(0) is minus infinity, and 0 times that is nan: keep such entries away from the "
        "logarithm, for example with np.where.",
    ],
)


def safe_log(A: Any) -> Any:
    """Return the logarithms, 0 where A is 0."""
    return np.log(np.where(A > 0, A, 1.0))


@ce.misconception(
    "np.mean divides by the number of all entries. The classes are added up, only the samples are "
    "averaged."
)
def averaged_over_all_entries(A: Any, Y: Any) -> Any:
    return -np.mean(Y * safe_log(A))


@ce.misconception(
    "Your loss is negative. The logarithm of a probability is never above 0: which sign does the "
    "whole need?"
)
def negative_loss(A: Any, Y: Any) -> Any:
    return -forward.ce(A, Y)


@ce.misconception("Your logarithm has the base 10. The natural one is asked: np.log.")
def decimal_logarithm(A: Any, Y: Any) -> Any:
    return forward.ce(A, Y) / np.log(10)


@ce.misconception("Your logarithm has the base 2. The natural one is asked: np.log.")
def binary_logarithm(A: Any, Y: Any) -> Any:
    return forward.ce(A, Y) / np.log(2)


@ce.misconception(
    "Where a probability is 0, your code multiplies 0 with minus infinity, which is nan. Entries "
    "with the label 0 must not contribute at all."
)
def zero_times_infinity(A: Any, Y: Any) -> Any:
    return -np.sum(Y * np.log(A)) / A.shape[1]


@ce.misconception(
    "Prediction and label are exchanged. Take the logarithm of the prediction and weight it with "
    "the label."
)
def prediction_and_label_exchanged(A: Any, Y: Any) -> Any:
    return -np.sum(A * np.log(Y)) / A.shape[1]


@ce.misconception(
    "Prediction and label are exchanged; the guard inside the logarithm only hides it. Which of "
    "the two should stand in the logarithm?"
)
def guarded_label_in_the_logarithm(A: Any, Y: Any) -> Any:
    return -np.sum(A * np.log(np.maximum(Y, 1e-12))) / A.shape[1]


@ce.misconception(
    "You also charge for the classes that the label does not name, as if each class were a yes-no "
    "question of its own. Here only the terms with y count."
)
def binary_loss_for_each_class(A: Any, Y: Any) -> Any:
    return -np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / A.shape[1]


@ce.misconception(
    "You add over the samples, as Chapter 1 does. Here the mean is asked, so that the loss does "
    "not grow with the number of samples."
)
def summed_over_samples(A: Any, Y: Any) -> Any:
    return -np.sum(Y * safe_log(A))


@ce.misconception(
    "These are the losses of the samples one by one. A single number is asked: their mean."
)
def one_loss_for_each_sample(A: Any, Y: Any) -> Any:
    return -np.sum(Y * safe_log(A), axis=0)


@ce.misconception(
    "The number that you add inside the logarithm is so large that it changes the loss in the "
    "third digit. A guard against log(0) must be far smaller."
)
def guard_too_large(A: Any, Y: Any) -> Any:
    return -np.sum(Y * np.log(A + 1e-3)) / A.shape[1]


@ce.misconception(
    "You look up one class for each sample. Where the label is spread over several classes, each "
    "of them counts with its share."
)
def likeliest_label_only(A: Any, Y: Any) -> Any:
    return -np.mean(np.log(A[np.argmax(Y, axis=0), np.arange(A.shape[1])]))


@ce.misconception(
    "You apply softmax to A. Its columns are probabilities already; scores come in another "
    "exercise."
)
def softmax_applied_to_probabilities(A: Any, Y: Any) -> Any:
    return forward.ce(activations_further.softmax(A), Y)


@ce.misconception(
    "You divided by the number of classes. Samples are columns: which axis of A counts them?"
)
def classes_taken_for_samples(A: Any, Y: Any) -> Any:
    return -np.sum(Y * safe_log(A)) / A.shape[0]
