"""Layers without activation functions are one layer."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite.forward_topics.networks import parameters, passed
from solutions import forward_further

collapse_linear = exercise(
    forward_further.collapse_linear,
    marks=2,
    section="Chapter 1, 1.2 (退化为单层线性映射); May slides, activation functions (激活函数)",
    # With one layer, that layer is the answer.
    rules=Rules(results=("W", "b"), may_share=True),
    visible=[
        case(
            "two layers to check by hand",
            Ws=[np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, -1.0]])],
            bs=[np.array([[1.0], [3.0]]), np.array([[0.5]])],
        ),
        case("a single layer", **parameters(2, 3, seed=1501)),
    ],
    hidden=[
        case("layers of 4, 3, 5 and 2 neurons", **parameters(4, 3, 5, 2, seed=1511)),
        case("layers of equal size", **parameters(3, 3, 3, 3, seed=1521)),
        case("two layers", **parameters(5, 2, 4, seed=1531)),
        case("whole numbers", **parameters(2, 3, 1, 4, seed=1541, whole=True)),
        case(
            "what the collapsed layer does to some inputs",
            call="[W @ X + b for W, b in [collapse_linear(Ws, bs)]][0]",
            **parameters(3, 5, 2, seed=1551),
            X=normal(3, 6, seed=1561),
        ),
        case(
            "arrays that refuse to be written",
            Ws=[integers(3, 4, seed=1571), normal(2, 3, seed=1572)],
            bs=[integers(3, 1, seed=1573), normal(2, 1, seed=1574)],
            read_only=True,
        ),
    ],
    hints=[
        "Write out two layers: W2 (W1 x + b1) + b2. Which part belongs to x, which does not?",
        "The layer that acts first stands rightmost. Every bias passes through all later matrices.",
        "Go through the layers with a W and a b of everything so far, and update both.",
    ],
)


@collapse_linear.misconception(
    "You multiply the matrices in the order in which they are read. The first layer acts first, "
    "so it stands next to x."
)
def product_in_reading_order(Ws: Any, bs: Any) -> Any:
    W = Ws[0]
    for later in Ws[1:]:
        W = W @ later
    return W, forward_further.collapse_linear(Ws, bs)[1]


@collapse_linear.misconception(
    "You add the biases as they are. What the first layer adds still passes through all later "
    "layers."
)
def biases_added(Ws: Any, bs: Any) -> Any:
    return forward_further.collapse_linear(Ws, bs)[0], sum(bs[1:], bs[0])


@collapse_linear.misconception(
    "Only the last bias is left. The earlier ones do not vanish: they pass through the later "
    "weights."
)
def last_bias_only(Ws: Any, bs: Any) -> Any:
    return forward_further.collapse_linear(Ws, bs)[0], bs[-1]


@collapse_linear.misconception(
    "Your W maps the output to the input: it stands the other way round."
)
def result_transposed(Ws: Any, bs: Any) -> Any:
    W, b = forward_further.collapse_linear(Ws, bs)
    return W.T, b


@collapse_linear.misconception(
    "The bias of the last layer is missing: nothing comes after it, so it is added as it is."
)
def last_bias_left_out(Ws: Any, bs: Any) -> Any:
    W, b = forward_further.collapse_linear(Ws, bs)
    return W, b - bs[-1]


@collapse_linear.misconception(
    "An activation function is applied in between. Here the layers have none: that is why they "
    "collapse."
)
def activation_kept(Ws: Any, bs: Any) -> Any:
    zeros = np.zeros((Ws[0].shape[1], 1))
    b = passed(Ws, bs, zeros, last=lambda z: z)[0][-1]
    return forward_further.collapse_linear(Ws, bs)[0], b


@collapse_linear.misconception(
    "Both results are transposed, as if samples were rows. Here a layer is W x + b with a column x."
)
def samples_taken_for_rows(Ws: Any, bs: Any) -> Any:
    W, b = forward_further.collapse_linear(Ws, bs)
    return W.T, b.T
