"""The structural risk."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.forward_topics.networks import parameters
from autograder.suite.forward_topics.samples import LABELS, one_hot_of, probabilities
from solutions import forward_further

structural_risk = exercise(
    forward_further.structural_risk,
    marks=2,
    section="NNDL notes, structural risk (结构化风险函数)",
    visible=[
        case(
            "two samples, one layer, to check by hand",
            Yhat=[[0.5, 0.25], [0.5, 0.75]],
            Y=[[1, 0], [0, 1]],
            Ws=[np.array([[1.0, -2.0], [0.0, 1.0]])],
            lam=0.5,
        ),
        case(
            "one sample, two layers",
            Yhat=[[0.2], [0.8]],
            Y=[[0], [1]],
            Ws=[np.array([[1.0, 2.0]]), np.array([[2.0], [-3.0]])],
            lam=0.1,
        ),
    ],
    hidden=[
        case(
            "three classes, seven samples, three layers",
            Yhat=probabilities(3, 7, seed=1901),
            Y=one_hot_of(3, LABELS),
            Ws=parameters(4, 5, 2, 3, seed=1911)["Ws"],
            lam=0.3,
        ),
        case(
            "as many classes as samples",
            Yhat=probabilities(3, 3, seed=1902),
            Y=one_hot_of(3, [1, 1, 0]),
            Ws=parameters(3, 3, 3, seed=1921)["Ws"],
            lam=0.25,
        ),
        case(
            "a small penalty, whole-number weights",
            Yhat=probabilities(4, 6, seed=1903),
            Y=one_hot_of(4, [3, 2, 0, 1, 1, 2], float),
            Ws=parameters(2, 3, 4, seed=1931, whole=True)["Ws"],
            lam=0.01,
        ),
        case(
            "arrays that refuse to be written",
            Yhat=probabilities(5, 2, seed=1904),
            Y=one_hot_of(5, [4, 0]),
            Ws=parameters(4, 6, 5, seed=1941)["Ws"],
            lam=0.7,
            read_only=True,
        ),
    ],
    hints=[
        "Two terms, worked out apart: the mean loss of the samples, and the penalty.",
        "The loss of a sample is minus the logarithm of the probability of its class.",
        "The penalty adds up the squares of all entries of all matrices, and stands outside the "
        "mean.",
    ],
)


def mean_loss(Yhat: Any, Y: Any) -> Any:
    """Return the first term."""
    return -np.sum(Y * np.log(Yhat)) / Y.shape[1]


def penalty(Ws: Any, lam: float) -> Any:
    """Return the second term."""
    return lam / 2 * sum(np.sum(W**2) for W in Ws)


@structural_risk.misconception(
    "np.mean divides by the number of classes too. The classes are added up, only the samples are "
    "averaged."
)
def averaged_over_all_entries(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return -np.mean(Y * np.log(Yhat)) + penalty(Ws, lam)


@structural_risk.misconception(
    "Your first term grows with the number of samples: it is a sum where a mean is meant."
)
def samples_not_averaged(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return -np.sum(Y * np.log(Yhat)) + penalty(Ws, lam)


@structural_risk.misconception(
    "The cross-entropy enters with the wrong sign: the better the prediction, the larger is your "
    "risk."
)
def sign_of_the_loss_lost(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return penalty(Ws, lam) - mean_loss(Yhat, Y)


@structural_risk.misconception(
    "Your logarithm has the base 10. The natural one is asked: np.log. The penalty is right."
)
def decimal_logarithm(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) / np.log(10) + penalty(Ws, lam)


@structural_risk.misconception(
    "Prediction and label are exchanged in the first term: labels are 0 or 1, and the logarithm of "
    "0 is infinite."
)
def prediction_and_label_exchanged(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Y, Yhat) + penalty(Ws, lam)


@structural_risk.misconception(
    "The number that you add inside the logarithm is so large that it changes the risk. No "
    "probability is 0 here, so that nothing needs a guard."
)
def guard_too_large(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return -np.sum(Y * np.log(Yhat + 1e-3)) / Y.shape[1] + penalty(Ws, lam)


@structural_risk.misconception(
    "You return a risk for each sample. The mean over the samples is missing in the first term."
)
def one_risk_for_each_sample(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return -np.sum(Y * np.log(Yhat), axis=0) + penalty(Ws, lam)


@structural_risk.misconception(
    "Your first term is the squared error. The NNDL notes take the cross-entropy: compare the two "
    "terms separately."
)
def squared_error_instead(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return np.sum((Yhat - Y) ** 2) / (2 * Y.shape[1]) + penalty(Ws, lam)


@structural_risk.misconception(
    "You also charge for the classes that the label does not name. Only the term with y counts."
)
def binary_loss_for_each_class(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    other = -np.sum((1 - Y) * np.log(1 - Yhat)) / Y.shape[1]
    return mean_loss(Yhat, Y) + other + penalty(Ws, lam)


@structural_risk.misconception(
    "You divided the penalty by the number of samples. It stands outside the mean over them."
)
def penalty_averaged_with_the_samples(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + penalty(Ws, lam) / Y.shape[1]


@structural_risk.misconception(
    "Your penalty is added once for each sample. It belongs to the network: add it once."
)
def penalty_for_each_sample(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + Y.shape[1] * penalty(Ws, lam)


@structural_risk.misconception(
    "Your penalty is twice as large as it should be: a factor in front of it is missing."
)
def half_of_the_penalty_forgotten(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + 2 * penalty(Ws, lam)


@structural_risk.misconception("You took the norm of all weights together, but not its square.")
def norm_of_all_weights_not_squared(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + lam / 2 * np.linalg.norm(np.concatenate([W.ravel() for W in Ws]))


@structural_risk.misconception(
    "You add the norms of the matrices. It is the squares of the norms that count."
)
def norms_not_squared(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + lam / 2 * sum(np.linalg.norm(W) for W in Ws)


@structural_risk.misconception(
    "np.linalg.norm(W, 2) of a matrix is its largest singular value. The Frobenius norm, with all "
    "squared entries, is np.linalg.norm(W)."
)
def largest_singular_value(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + lam / 2 * sum(np.linalg.norm(W, 2) ** 2 for W in Ws)


@structural_risk.misconception(
    "You add first and square afterwards, so that positive and negative weights cancel."
)
def added_before_squaring(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + lam / 2 * sum(np.sum(W) ** 2 for W in Ws)


@structural_risk.misconception("Only the last matrix is in your penalty. All layers have weights.")
def last_layer_only(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + penalty(Ws[-1:], lam)


@structural_risk.misconception(
    "This is the empirical risk. What makes it structural is still missing: the weights."
)
def penalty_left_out(Yhat: Any, Y: Any, _Ws: Any, _lam: float) -> Any:
    return mean_loss(Yhat, Y)


@structural_risk.misconception(
    "You divided by the number of classes. Samples are columns: which axis of Y counts them?"
)
def classes_taken_for_samples(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) * Y.shape[1] / Y.shape[0] + penalty(Ws, lam)


@structural_risk.misconception(
    "The matrices have different shapes, so no single array can hold them all. Go through the list "
    "and add up."
)
def all_weights_in_one_array(Yhat: Any, Y: Any, Ws: Any, lam: float) -> Any:
    return mean_loss(Yhat, Y) + lam / 2 * np.sum(np.array(Ws) ** 2)
