"""How error terms shrink on their way back."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers
from autograder.declare import Rules, case, exercise, quiz
from autograder.suite import oracles_network as oracles
from autograder.suite.delta_topics.network import network
from solutions import delta_further
from solutions.activations import sigmoid, sigmoid_grad

SECTION = "NNDL notes, vanishing gradient (梯度消失); Chapter 1, the slope as a scaler"

# ---- delta_norms -------------------------------------------------------------------------------

delta_norms = exercise(
    delta_further.delta_norms,
    marks=2,
    section=SECTION,
    oracle=oracles.delta_norms,
    visible=[
        case(
            "two layers to check by hand",
            Ws=[np.zeros((2, 2)), np.array([[3.0, -4.0]])],
            bs=[np.zeros((2, 1)), np.array([[0.5]])],
            x=[[1.0], [2.0]],
            y=[[0.0]],
        ),
        case("the network 3-2-2", **network(3, 2, 2, seed=2800)),
    ],
    hidden=[
        case("the network 4-3-5-2", **network(4, 3, 5, 2, seed=2900)),
        case("three neurons in every layer", **network(3, 3, 3, 3, seed=3000)),
        case("eight layers", **network(5, 4, 3, 4, 3, 4, 3, 4, 2, seed=3100, scale=1.5)),
        case(
            "whole numbers, large weights",
            Ws=[integers(2, 3, seed=3201, low=-2, high=2), integers(4, 2, seed=3202)],
            bs=[integers(2, 1, seed=3203, low=-2, high=2), integers(4, 1, seed=3204)],
            x=[[2], [-1], [1]],
            y=integers(4, 1, seed=3206, low=0, high=1),
        ),
        case(
            "weights once, twice and four times as large",
            call="[delta_norms([k * W for W in Ws], bs, x, y) for k in (1, 2, 4)]",
            **network(4, 3, 5, 2, seed=3400),
        ),
        case("arrays that refuse to be written", **network(2, 6, 3, 2, seed=3300), read_only=True),
    ],
    hints=[
        "Walk back through the network as in `backward`; only the error terms are needed.",
        "The norm of a column is the root of the sum of its squares; np.linalg.norm knows it.",
        "The first entry of the result belongs to layer 1, which you reach last.",
    ],
)


def walk(
    Ws: Any, bs: Any, x: Any, y: Any, *, slope: Any = sigmoid_grad, first: Any = sigmoid_grad
) -> tuple[list[Any], list[Any]]:
    """Return (deltas, activations), with other slopes in the hidden layers or at the output."""
    A, Z = [x], []
    for W, b in zip(Ws, bs, strict=True):
        Z.append(W @ A[-1] + b)
        A.append(sigmoid(Z[-1]))
    deltas = [(A[-1] - y) * first(Z[-1])]
    for k in reversed(range(len(Ws) - 1)):
        deltas.insert(0, (Ws[k + 1].T @ deltas[0]) * slope(Z[k]))
    return deltas, A


def norms(arrays: Any) -> np.ndarray:
    """Return the Euclidean norm of each array."""
    return np.array([np.linalg.norm(array) for array in arrays])


@delta_norms.misconception(
    "These are norms of weight gradients. They also contain how large the activations are; asked "
    "is the error term alone."
)
def norms_of_the_weight_gradients(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    deltas, A = walk(Ws, bs, x, y)
    return norms([d @ a.T for d, a in zip(deltas, A, strict=False)])


@delta_norms.misconception(
    "The norms stand in the order in which the backward pass meets them. Layer 1 comes first."
)
def last_layer_first(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return norms(walk(Ws, bs, x, y)[0])[::-1].copy()


@delta_norms.misconception("You left out the root: these are the squares of the norms.")
def squares_of_the_norms(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return norms(walk(Ws, bs, x, y)[0]) ** 2


@delta_norms.misconception(
    "You added up absolute values. The Euclidean norm squares first and takes a root at the end."
)
def sums_of_absolute_values(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return np.array([np.sum(np.abs(d)) for d in walk(Ws, bs, x, y)[0]])


@delta_norms.misconception(
    "These are the derivatives by the activations: one slope is missing in every layer, and it is "
    "the slopes that make error terms vanish."
)
def derivatives_by_the_activations(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    deltas, A = walk(Ws, bs, x, y)
    after = [W.T @ d for W, d in zip(Ws[1:], deltas[1:], strict=True)]
    return norms([*after, A[-1] - y])


@delta_norms.misconception(
    "On its way through the hidden layers your error term meets no slope. Then it is the weights "
    "alone that change its size."
)
def hidden_slopes_forgotten(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return norms(walk(Ws, bs, x, y, slope=np.ones_like)[0])


@delta_norms.misconception(
    "You began with the output minus the target. The slope at the output is missing, and with it "
    "all norms are too large."
)
def output_slope_forgotten(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return norms(walk(Ws, bs, x, y, first=np.ones_like)[0])


# ---- vanishing ---------------------------------------------------------------------------------

TRUTH = (True, False)

vanishing = quiz(
    "vanishing",
    delta_further.vanishing,
    marks=2,
    section=SECTION,
    rules=Rules(masks=True),  # 5 > 0 is a slope of relu
    options={
        "quarter": ("the exact value", "an upper bound", "a lower bound"),
        "delta can grow": TRUTH,
        "tanh never vanishes": TRUTH,
    },
    hints=[
        "Where is the sigmoid steepest, and how steep is it there? Then: this factor once for each "
        "layer.",
        "An error term is multiplied by slopes and by weights. Which of the two can be large?",
        "tanh has the slope 1 at one single place. How steep is it far from there?",
    ],
)
wrong = vanishing.wrong_answer
wrong(
    "bound_taken_as_equality",
    "A quarter is the steepest that the sigmoid gets, at z = 0 only. Everywhere else the slope is "
    "smaller.",
    quarter="the exact value",
)
wrong(
    "bound_on_the_wrong_side",
    "Can the slope of the sigmoid be more than at z = 0? Or less?",
    quarter="a lower bound",
)
wrong(
    "weights_cannot_enlarge",
    "The bound is for the slopes. The weights multiply as well, and a weight may be large.",
    **{"delta can grow": False},
)
wrong(
    "slope_of_tanh_taken_as_one",
    "tanh has the slope 1 at z = 0 only. It saturates on both sides, so error terms can vanish in "
    "its networks too.",
    **{"tanh at 5": 1.0, "tanh never vanishes": True},
)
wrong(
    "slopes_added",
    "You took the factor times the number of layers. Each layer multiplies what the one behind it "
    "left over.",
    **{"10 layers": 2.5, "20 layers": 5.0},
)
wrong(
    "height_at_zero",
    "One half is how high the sigmoid is at z = 0. How steep is it there?",
    **{"10 layers": 0.5**10, "20 layers": 0.5**20},
)
wrong(
    "heights_instead_of_slopes",
    "That is how high the function is there. How steep it is there is another thing.",
    **{
        "sigmoid at 10": float(1 / (1 + np.exp(-10.0))),
        "tanh at 5": float(np.tanh(5.0)),
        "relu at 5": 5.0,
    },
)
wrong(
    "counted_as_zero",
    "Small is not zero: compute the number, with at least seven digits.",
    # Not the 20 layers: beside 0 any other small number would be taken for the same.
    **{"10 layers": 0.0, "sigmoid at 10": 0.0, "tanh at 5": 0.0},
)
wrong(
    "rounded_too_early",
    "Right as far as it goes: give at least seven digits, as in 1.234567e-8, or an expression.",
    **{"10 layers": 9.54e-7, "20 layers": 9.09e-13, "sigmoid at 10": 4.54e-5, "tanh at 5": 1.82e-4},
)
