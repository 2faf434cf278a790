"""The gradients of one layer's weights and biases."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta
from solutions.activations import sigmoid_grad

SECTION = (
    "ML-2-1, backpropagation (反向传播算法): derivatives by the parameters; "
    "NNDL notes, gradients of W and b"
)

# ---- grad_W ------------------------------------------------------------------------------------

grad_W = exercise(  # noqa: N816
    delta.grad_W,
    marks=2,
    section=SECTION,
    oracle=oracles.grad_W,
    visible=[
        case("two neurons, three inputs", d=[[0.5], [-1.0]], a_prev=[[1.0], [2.0], [0.0]]),
        case("one neuron, two inputs", d=[[0.25]], a_prev=[[4.0], [-2.0]]),
    ],
    hidden=[
        case("five neurons, three inputs", d=normal(5, 1, seed=711), a_prev=normal(3, 1, seed=712)),
        case("two neurons, four inputs", d=normal(2, 1, seed=713), a_prev=normal(4, 1, seed=714)),
        case("three and three", d=normal(3, 1, seed=715), a_prev=normal(3, 1, seed=716)),
        case("whole numbers", d=integers(4, 1, seed=717), a_prev=integers(2, 1, seed=718)),
        case(
            "no error, an error and twice the error",
            call="[grad_W(k * d, a_prev) for k in (0, 1, 2)]",
            d=normal(3, 1, seed=719),
            a_prev=normal(5, 1, seed=720),
        ),
        case(
            "arrays that refuse to be written",
            d=normal(2, 1, seed=721),
            a_prev=normal(6, 1, seed=722),
            read_only=True,
        ),
    ],
    hints=[
        "One weight W[i, j] moves one entry of z only. Which one, and how fast?",
        "So each entry of the gradient is a product of one entry of d and one entry of a_prev. "
        "Every pair occurs once.",
        "The result must have the shape of W. Which product of a column with a row gives it?",
    ],
)


@grad_W.misconception(
    "These are the right products in a transposed table. The gradient must have the shape of W, "
    "one receiving neuron a row."
)
def transposed(d: Any, a_prev: Any) -> Any:
    return a_prev @ d.T


@grad_W.misconception(
    "Two columns cannot be multiplied as they stand; one of them must lie down first. (The 4-3-4-3 "
    "notes print two gradients without that sign.)"
)
def row_forgotten(d: Any, a_prev: Any) -> Any:
    return d @ a_prev


@grad_W.misconception(
    "You multiplied entry by entry. Every neuron is connected to every input, so every pair of "
    "entries is needed."
)
def entry_by_entry(d: Any, a_prev: Any) -> Any:
    return d * a_prev


@grad_W.misconception(
    "You put the row in front, which adds the products up to one number. Each weight needs its own."
)
def products_added_up(d: Any, a_prev: Any) -> Any:
    return d.T @ a_prev


@grad_W.misconception(
    "You multiplied by a slope once more. The step from a to z is contained in δ already; what "
    "remains is how z depends on a weight."
)
def slope_on_top(d: Any, a_prev: Any) -> Any:
    return d @ sigmoid_grad(a_prev).T


@grad_W.misconception(
    "Every row of your gradient is the error alone, as it is for a bias. A weight also counts with "
    "what comes in through it."
)
def input_unused(d: Any, a_prev: Any) -> Any:
    return d @ np.ones_like(a_prev).T


@grad_W.misconception(
    "Every sign is reversed. The minus of gradient descent belongs to the update, not to the "
    "gradient."
)
def minus_of_the_update(d: Any, a_prev: Any) -> Any:
    return -d @ a_prev.T


# ---- grad_b ------------------------------------------------------------------------------------

grad_b = exercise(
    delta.grad_b,
    marks=1,
    section=SECTION,
    rules=Rules(may_share=True),
    oracle=oracles.grad_b,
    visible=[
        case("three neurons", d=[[0.5], [-1.0], [2.0]]),
        case("one neuron", d=[[0.25]]),
    ],
    hidden=[
        case("five neurons", d=normal(5, 1, seed=731)),
        case("two neurons", d=normal(2, 1, seed=732)),
        case("whole numbers", d=integers(4, 1, seed=733)),
        case(
            "no error, an error and twice the error",
            call="[grad_b(k * d) for k in (0, 1, 2)]",
            d=normal(3, 1, seed=734),
        ),
        case("an array that refuses to be written", d=normal(7, 1, seed=735), read_only=True),
    ],
    hints=[
        "If the bias of neuron i rises by a little, by how much does z_i rise? And the other ones?",
        "Look at the shape of b: the gradient must have the same one.",
    ],
)


@grad_b.misconception(
    "You added the errors of all neurons. Each neuron has a bias of its own, which moves its own z "
    "only."
)
def neurons_added(d: Any) -> Any:
    return d.sum()


@grad_b.misconception(
    "Right numbers in a flat array. In an update b - alpha * db a flat one would spread the column "
    "out to a square: keep the shape of b."
)
def column_shape_lost(d: Any) -> Any:
    return d.ravel().copy()


@grad_b.misconception(
    "Right numbers in a row. b is a column, and its gradient must have the same shape."
)
def row_instead_of_column(d: Any) -> Any:
    return d.T.copy()


@grad_b.misconception("That is how z depends on b. What is missing is how the loss depends on z.")
def error_unused(d: Any) -> Any:
    return np.ones_like(d)


@grad_b.misconception(
    "You averaged over the neurons. A mean over samples comes later; the neurons have nothing to "
    "share."
)
def neurons_averaged(d: Any) -> Any:
    return np.mean(d, axis=0, keepdims=True) + 0 * d


@grad_b.misconception(
    "You return a diagonal matrix. The identity is the Jacobian of z by b; multiplied with δ it "
    "leaves a column."
)
def diagonal_matrix(d: Any) -> Any:
    return np.diag(d.ravel())
