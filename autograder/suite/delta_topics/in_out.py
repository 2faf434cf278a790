"""Backpropagation in the convention of the 4-3-4-3 notes, and their printed formulas."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise, quiz
from autograder.suite import oracles_network as oracles
from solutions import delta_further
from solutions.activations import sigmoid, sigmoid_grad

SECTION = "4-3-4-3 notes, backward pass (反向传播)"


def network(*sizes: int, seed: int, scale: float = 1.0) -> dict[str, Any]:
    """Return weights (n_(l-1), n_l), one sample and its target, as arguments by name."""
    return {
        "Ws": [
            normal(k, n, seed=seed + i, scale=scale) for i, (k, n) in enumerate(pairwise(sizes))
        ],
        "x": normal(sizes[0], 1, seed=seed + 40),
        "y": np.abs(normal(sizes[-1], 1, seed=seed + 41, scale=0.5)),
    }


def quarters(n_in: int, n_out: int, layer: int) -> np.ndarray:
    """Return a matrix of multiples of 1/4 from -5/4 to 5/4, the same on every machine."""
    s, t = np.indices((n_in, n_out))
    return ((3 * s + 5 * t + 2 * layer) % 11 - 5) / 4


QUARTERS: dict[str, Any] = {
    "Ws": [quarters(4, 3, 1), quarters(3, 4, 2), quarters(4, 3, 3)],
    "x": [[0.5], [-1.0], [0.25], [2.0]],
    "y": [[0.0], [1.0], [0.5]],
}

backward_in_out = exercise(
    delta_further.backward_in_out,
    marks=3,
    section=SECTION,
    oracle=oracles.backward_in_out,
    visible=[
        case("the network 4-3-4-3, weights in quarters", **QUARTERS),
        case("one layer", **network(3, 2, seed=2200)),
    ],
    hidden=[
        case("another network 4-3-4-3", **network(4, 3, 4, 3, seed=2300, scale=1.5)),
        case("the network 5-2-3-1", **network(5, 2, 3, 1, seed=2400)),
        case("three neurons in every layer", **network(3, 3, 3, 3, seed=2500, scale=1.5)),
        case(
            "whole numbers",
            Ws=[integers(3, 2, seed=2601, low=-2, high=2), integers(2, 4, seed=2602)],
            x=integers(3, 1, seed=2603, low=-1, high=2),
            y=integers(4, 1, seed=2604, low=0, high=1),
        ),
        case(
            "a sample, a sample of zeros and a sample twice as large, one after the other",
            call="[backward_in_out(Ws, k * x, y) for k in (1, 0, 2)]",
            **network(5, 4, 2, 3, seed=2750),
        ),
        case("arrays that refuse to be written", **network(2, 6, 3, seed=2700), read_only=True),
    ],
    hints=[
        "Here the forward pass has the transpose: z = W.T @ a. Follow one edge: w_(s,t) leads from "
        "s to t. In which row or column of W stand the weights that neuron s sends with?",
        "The gradient must have the shape of W, (n_(l-1), n_l). Which product of a column with a "
        "row gives it?",
        "Take the printed formulas with care: not all of them have shapes that fit.",
    ],
)


def walk(
    Ws: Any,
    x: Any,
    y: Any,
    *,
    back: Any = lambda W: W,
    forward: Any = lambda W: W.T,
    output_slope: Any = sigmoid_grad,
    hidden_slope: Any = sigmoid_grad,
    product: Any = lambda a, d: a @ d.T,
    behind: int = 0,
) -> list[Any]:
    """Return the gradients with some part of backpropagation exchanged for another."""
    A, Z = [x], []
    for W in Ws:
        Z.append(forward(W) @ A[-1])
        A.append(sigmoid(Z[-1]))
    deltas = [(A[-1] - y) * output_slope(Z[-1])]
    for k in reversed(range(len(Ws) - 1)):
        deltas.insert(0, (back(Ws[k + 1]) @ deltas[0]) * hidden_slope(Z[k]))
    last = len(Ws) - 1
    grads: list[Any] = []
    for k in reversed(range(len(Ws))):  # in the order of students: the same product stops first
        grads.insert(0, product(A[k], deltas[min(k + behind, last)]))
    return grads


@backward_in_out.misconception(
    "You multiplied two columns, as the notes print it. One of them must lie down first, so that "
    "every pair of entries meets."
)
def column_times_column(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, product=lambda a, d: a @ d)


@backward_in_out.misconception(
    "Your gradients use the error term of the next layer, as the notes print it for layer 1. W_l "
    "leads into layer l: which error term does that layer have?"
)
def error_term_of_the_next_layer(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, behind=1)


@backward_in_out.misconception(
    "Right numbers in the convention of the rest of the course. Here the senders are the rows, and "
    "each gradient has the shape of its W."
)
def gradients_transposed(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, product=lambda a, d: d @ a.T)


@backward_in_out.misconception(
    "You transposed W on the way back. In this convention the forward pass has the transpose "
    "already, and the way back undoes it."
)
def transposed_on_the_way_back(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, back=lambda W: W.T)


@backward_in_out.misconception(
    "Your forward pass reads the weights in the convention of the rest of the course. Here the "
    "neurons of a layer are the columns of its W."
)
def forward_without_transpose(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, forward=lambda W: W)


@backward_in_out.misconception(
    "The last gradient is right, the ones before it are not: in the hidden layers the error is not "
    "multiplied by the slope."
)
def hidden_slopes_forgotten(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, hidden_slope=np.ones_like)


@backward_in_out.misconception(
    "The slopes in the hidden layers were taken at the activations, so the sigmoid was applied "
    "twice."
)
def hidden_slopes_at_the_activations(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, hidden_slope=lambda z: sigmoid_grad(sigmoid(z)))


@backward_in_out.misconception(
    "The error starts as the derivative by the output. It must pass the last activation function "
    "before anything else: all gradients are affected."
)
def output_slope_forgotten(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y, output_slope=np.ones_like)


@backward_in_out.misconception(
    "You collected the gradients from the last layer to the first and left them in this order."
)
def last_layer_first(Ws: Any, x: Any, y: Any) -> Any:
    return walk(Ws, x, y)[::-1]


# ---- impossible_formulas -----------------------------------------------------------------------

FITS = ("possible", "impossible")
DELTAS = ("delta_1", "delta_2", "delta_3")

impossible_formulas = quiz(
    "impossible_formulas",
    delta_further.impossible_formulas,
    marks=2,
    section=SECTION,
    options={
        **{
            item: FITS
            for item, answer in delta_further.impossible_formulas.items()
            if answer in FITS
        },
        "delta for dL/dW_1": DELTAS,
    },
    hints=[
        "Write the shape below every letter. For a product, the inner lengths must be equal.",
        "The shapes must fit with each other, and with what stands on the left.",
        "With seven samples A_2 is 4 x 7. What are Delta_3 and W_3?",
    ],
)
wrong = impossible_formulas.wrong_answer
wrong(
    "printed_so_right",
    "Printed does not mean that the shapes fit: write them below the letters, two columns beside "
    "each other in particular.",
    **{
        "dL/dW_2 = a_1 delta_2": "possible",
        "dL/dW_1 = x delta_2": "possible",
        "dL/dW_3 = A_2 Delta_3": "possible",
    },
)
wrong(
    "samples_taken_as_neurons",
    "You let the samples of one matrix meet the neurons of the other. Their numbers are different "
    "things, and here different numbers.",
    **{"dL/dW_3 = A_2 Delta_3": "possible"},
)
wrong(
    "transpose_missed_on_the_way_back",
    "You miss a transpose, but in these notes it stands in the forward pass: here W has one column "
    "for each neuron of its layer, and W times a column of that length fits.",
    **{
        "delta_2 = W_3 delta_3 (.) f'(z_2)": "impossible",
        "dL/da_1 = W_2 delta_2": "impossible",
        "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": "impossible",
    },
)
wrong(
    "forward_pass_in_the_other_convention",
    "In these notes W has the senders as rows, (n_(l-1), n_l). Then z needs the transpose.",
    **{"z_1 = W_1^T x": "impossible", "shape of W_1": (3, 4)},
)
wrong(
    "outer_product_rejected",
    "A column times a row is a matrix: every entry of the one with every entry of the other.",
    **{"dL/dW_3 = a_2 delta_3^T": "impossible"},
)
wrong(
    "printed_error_term",
    "That is the error term the notes print there. With the transpose added, what shape would the "
    "gradient have, and what shape does W_1 have?",
    **{"delta for dL/dW_1": "delta_2"},
)
wrong(
    "shape_made_to_fit",
    "x has four entries. How many has delta_2? A column times a row has one row for each entry of "
    "the column and one column for each entry of the row.",
    **{"shape of x delta_2^T": (4, 3)},
)
