"""The error terms of output layers with cross-entropy losses."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.arrays import integers, normal, one_hot
from autograder.declare import case, exercise
from autograder.suite import oracles_network as oracles
from autograder.suite.delta_topics.output import APART, LN3
from solutions import delta
from solutions.activations import sigmoid, sigmoid_grad
from solutions.activations_further import softmax

LN2 = math.log(2.0)

# ---- delta_out_softmax_ce ----------------------------------------------------------------------

delta_out_softmax_ce = exercise(
    delta.delta_out_softmax_ce,
    marks=2,
    section="ML-2-1, softmax and the cross-entropy loss (交叉熵); NNDL notes, error term (误差项)",
    oracle=oracles.delta_out_softmax_ce,
    visible=[
        case("probabilities 1/4, 1/2, 1/4", z=[[0.0], [LN2], [0.0]], y=[[0.0], [1.0], [0.0]]),
        case("two samples", z=[[0.0, 1.0], [0.0, -1.0]], y=[[1.0, 0.0], [0.0, 1.0]]),
    ],
    hidden=[
        case("four classes, seven samples", z=normal(4, 7, seed=661), y=one_hot(4, 7, seed=662)),
        case(
            "as many classes as samples",
            z=normal(3, 3, seed=663, scale=2),
            y=one_hot(3, 3, seed=664),
        ),
        case(
            "soft labels",
            z=[[0.5, -1.5], [2.0, 0.25], [-1.0, 1.0]],
            y=[[0.7, 0.05], [0.2, 0.15], [0.1, 0.8]],
        ),
        case("whole numbers", z=integers(5, 2, seed=665), y=one_hot(5, 2, seed=666).astype(int)),
        case(
            "scores far apart", z=[[30.0], [-30.0], [28.5], [1.0]], y=[[0.0], [0.0], [1.0], [0.0]]
        ),
        case(
            "samples alone and together, in arrays that refuse to be written",
            call="[delta_out_softmax_ce(z, y), apart(delta_out_softmax_ce, z, y)]",
            helpers=APART,
            z=normal(2, 4, seed=667),
            y=one_hot(2, 4, seed=668),
            read_only=True,
        ),
    ],
    hints=[
        "First derive L by the probabilities a: only the entries with y > 0 matter.",
        "Then go back through softmax with its whole Jacobian: each score moves all probabilities.",
        "Write the sum out and use that the entries of y add up to 1. Almost everything cancels.",
    ],
)


@delta_out_softmax_ce.misconception(
    "You multiplied by a slope a (1 - a) once more. What softmax does is contained in the short "
    "result already; nothing has to be put on top."
)
def slope_on_top(z: Any, y: Any) -> Any:
    a = softmax(z)
    return (a - y) * a * (1 - a)


@delta_out_softmax_ce.misconception(
    "Every sign is reversed. If the score of the right class rises, the loss must fall."
)
def sign_reversed(z: Any, y: Any) -> Any:
    return y - softmax(z)


@delta_out_softmax_ce.misconception(
    "That is how the loss changes with the probabilities. It still has to go back through softmax, "
    "to the scores."
)
def stopped_at_the_probabilities(z: Any, y: Any) -> Any:
    return -y / softmax(z)


@delta_out_softmax_ce.misconception(
    "You went back through softmax entry by entry, as if its Jacobian were diagonal. The wrong "
    "classes then receive nothing, though their probabilities must fall. (ML-2-1 lists softmax "
    "among the functions of this rule; the rule does not hold for it.)"
)
def softmax_entry_by_entry(z: Any, y: Any) -> Any:
    return -y * (1 - softmax(z))


@delta_out_softmax_ce.misconception(
    "You used the sigmoid of each score. The outputs of this layer are probabilities that add up "
    "to 1."
)
def sigmoid_instead_of_softmax(z: Any, y: Any) -> Any:
    return sigmoid(z) - y


@delta_out_softmax_ce.misconception(
    "You compared the labels with the scores. Compare them with what the network answers."
)
def labels_compared_with_scores(z: Any, y: Any) -> Any:
    return z - y


@delta_out_softmax_ce.misconception(
    "You divided by the number of samples. In this course the mean is taken later, in the "
    "gradients of W and b."
)
def divided_by_the_samples(z: Any, y: Any) -> Any:
    return (softmax(z) - y) / z.shape[1]


@delta_out_softmax_ce.misconception(
    "Your softmax runs along the samples. The probabilities of the classes, in one column, must "
    "add up to 1."
)
def softmax_along_the_samples(z: Any, y: Any) -> Any:
    return softmax(z.T).T - y


@delta_out_softmax_ce.misconception(
    "With one sample this is right. With several, your sum of exponentials runs over the whole "
    "array: each sample has probabilities of its own, which add up to 1."
)
def one_sum_for_all_samples(z: Any, y: Any) -> Any:
    powers = np.exp(z - np.max(z))
    return powers / np.sum(powers) - y


# ---- delta_out_sigmoid_bce ---------------------------------------------------------------------

delta_out_sigmoid_bce = exercise(
    delta.delta_out_sigmoid_bce,
    marks=1,
    section="Chapter 1, two classes (二分类): binary cross-entropy; ML-2-1, output layer",
    oracle=oracles.delta_out_sigmoid_bce,
    visible=[
        case("one output of 3/4, either label", z=[[LN3, LN3]], y=[[1.0, 0.0]]),
        case("two outputs, one sample", z=[[0.0], [-LN3]], y=[[1.0], [0.5]]),
    ],
    hidden=[
        case("one output, seven samples", z=normal(1, 7, seed=671), y=[[1, 0, 0, 1, 1, 0, 1]]),
        case(
            "as many outputs as samples",
            z=normal(3, 3, seed=672, scale=2),
            y=[[1.0, 0.0, 1.0], [0.0, 0.0, 1.0], [1.0, 1.0, 0.0]],
        ),
        case("targets between 0 and 1", z=[[1.5], [-0.5], [0.25]], y=[[0.9], [0.35], [0.6]]),
        case("whole numbers", z=integers(4, 2, seed=673), y=one_hot(4, 2, seed=674).astype(int)),
        case(
            "samples alone and together, in arrays that refuse to be written",
            call="[delta_out_sigmoid_bce(z, y), apart(delta_out_sigmoid_bce, z, y)]",
            helpers=APART,
            z=normal(2, 5, seed=675, scale=3),
            y=one_hot(2, 5, seed=676),
            read_only=True,
        ),
    ],
    hints=[
        "Derive the loss by a first; bring the two terms to one denominator.",
        "Multiply by the slope of the sigmoid, written with a. What cancels?",
        "Compare the result with the one for softmax.",
    ],
)


@delta_out_sigmoid_bce.misconception(
    "That is the error term of the squared error. Here the loss is another one, and its derivative "
    "by a has a denominator."
)
def squared_error_rule(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * sigmoid_grad(z)


@delta_out_sigmoid_bce.misconception(
    "Every sign is reversed. If the label is 1 and z rises, the loss must fall."
)
def wrong_sign(z: Any, y: Any) -> Any:
    return y - sigmoid(z)


@delta_out_sigmoid_bce.misconception(
    "You stopped at the output a: the slope of the sigmoid, which leads on to z, is missing."
)
def stopped_at_the_output(z: Any, y: Any) -> Any:
    a = sigmoid(z)
    return (a - y) / (a * (1 - a))


@delta_out_sigmoid_bce.misconception(
    "Only the first term of the loss was derived. Outputs with the label 0 then teach nothing."
)
def second_term_forgotten(z: Any, y: Any) -> Any:
    return -y * (1 - sigmoid(z))


@delta_out_sigmoid_bce.misconception(
    "In the second term you lost a sign: the derivative of ln(1 - a) by a is negative."
)
def inner_sign_forgotten(z: Any, y: Any) -> Any:
    a = sigmoid(z)
    return -y * (1 - a) - (1 - y) * a


@delta_out_sigmoid_bce.misconception(
    "You compared the target with z. What the network answers, and what is compared, is a."
)
def target_compared_with_z(z: Any, y: Any) -> Any:
    return z - y


@delta_out_sigmoid_bce.misconception(
    "You used softmax. Here each output answers a yes-no question of its own; with one output "
    "softmax would always say 1."
)
def softmax_instead_of_sigmoid(z: Any, y: Any) -> Any:
    return softmax(z) - y


@delta_out_sigmoid_bce.misconception(
    "You divided by the number of samples. In this course the mean is taken later, in the "
    "gradients of W and b."
)
def mean_taken_too_early(z: Any, y: Any) -> Any:
    return np.divide(sigmoid(z) - y, z.shape[1])
