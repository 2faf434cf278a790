"""Forward passes in the conventions of other lectures."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite.forward_topics.networks import in_out, parameters, passed
from solutions import activations, forward_further

sigmoid = activations.sigmoid

# ---- forward_rows ------------------------------------------------------------------------------

forward_rows = exercise(
    forward_further.forward_rows,
    marks=2,
    section="Chapter 1, 1.2: networks with one neuron a column (每一列对应一个神经元)",
    visible=[
        case(
            "two inputs, two hidden neurons, one output, three samples",
            Ws=[np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([[2.0], [-1.0]])],
            bs=[np.array([0.5, -1.0]), np.array([0.25])],
            X=[[1.0, 0.0], [0.0, 1.0], [2.0, 1.0]],
        ),
        case("one layer, one sample", **in_out(parameters(3, 2, seed=1601)), X=[[1, 0, -2]]),
    ],
    hidden=[
        case(
            "layers of 4, 3, 5 and 2 neurons, seven samples",
            **in_out(parameters(4, 3, 5, 2, seed=1611)),
            X=normal(7, 4, seed=1621),
        ),
        case(
            "all layers as large as the number of samples",
            **in_out(parameters(3, 3, 3, 3, seed=1631)),
            X=normal(3, 3, seed=1641),
        ),
        case("one sample", **in_out(parameters(5, 2, 4, seed=1651)), X=normal(1, 5, seed=1661)),
        case(
            "whole numbers",
            **in_out(parameters(2, 3, 2, seed=1671, whole=True)),
            X=integers(5, 2, seed=1681, low=-2, high=2),
        ),
        case(
            "arrays that refuse to be written",
            **in_out(parameters(4, 6, 1, seed=1691)),
            X=normal(3, 4, seed=1701),
            read_only=True,
        ),
    ],
    hints=[
        "Write down the shapes: samples are rows of X, neurons are columns of W. Which of the two "
        "stands left in the product?",
        "The result of each layer must have one row for each sample again.",
        "b has one entry for each column: numpy adds it to every row by itself.",
    ],
)


def rows(Ws: Any, bs: Any, X: Any) -> Any:
    """Return the output of the network, samples in rows."""
    for W, b in zip(Ws, bs, strict=True):
        X = sigmoid(X @ W + b)
    return X


def columns(bs: Any) -> list[Any]:
    """Return the biases as columns."""
    return [b.reshape(-1, 1) for b in bs]


@forward_rows.misconception(
    "You put the weights on the left, as in the course's convention. Here samples are rows: "
    "the weights stand behind them."
)
def weights_on_the_left(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, columns(bs), X)[0][-1]


@forward_rows.misconception(
    "Your result has one column for each sample. In this convention samples are rows throughout."
)
def result_in_columns(Ws: Any, bs: Any, X: Any) -> Any:
    return rows(Ws, bs, X).T


@forward_rows.misconception(
    "You transposed X. It has one row for each sample already and fits in front of W."
)
def input_transposed(Ws: Any, bs: Any, X: Any) -> Any:
    return rows(Ws, bs, X.T)


@forward_rows.misconception(
    "You made columns of the biases, so that they run along the samples. Here neurons are columns: "
    "a bias of shape (n_l,) is right as it is."
)
def bias_as_a_column(Ws: Any, bs: Any, X: Any) -> Any:
    return rows(Ws, columns(bs), X)


@forward_rows.misconception(
    "You transposed the weights. In this convention W has one neuron a column and already fits "
    "behind X."
)
def weights_transposed(Ws: Any, bs: Any, X: Any) -> Any:
    return rows([W.T for W in Ws], bs, X)


@forward_rows.misconception(
    "The biases take no part: your result is right only where all of them are 0."
)
def bias_left_out(Ws: Any, bs: Any, X: Any) -> Any:
    return rows(Ws, [0 * b for b in bs], X)


@forward_rows.misconception(
    "Your last layer has no activation function. In this exercise every layer has one."
)
def last_layer_linear(Ws: Any, bs: Any, X: Any) -> Any:
    return rows(Ws[:-1], bs[:-1], X) @ Ws[-1] + bs[-1]


# ---- forward_in_out ----------------------------------------------------------------------------


def notes_weights(layer: int, k: int, n: int) -> np.ndarray:
    """Return the weights of a layer by a formula, so that an instructor can say them in class."""
    s, t = np.arange(k).reshape(-1, 1), np.arange(n)
    made: np.ndarray = ((3 * s + 5 * t + 2 * layer) % 11 - 5) / 4
    return made


def weights(*sizes: int, seed: int, whole: bool = False) -> list[np.ndarray]:
    """Return made-up weights (n_{l-1}, n_l)."""
    made: list[np.ndarray] = in_out(parameters(*sizes, seed=seed, whole=whole))["Ws"]
    return made


forward_in_out = exercise(
    forward_further.forward_in_out,
    marks=2,
    section="4-3-4-3 notes, a single sample, forward (单样本情况, 正向传播)",
    # a0 is x by definition.
    rules=Rules(may_share=True),
    visible=[
        case(
            "two inputs, two hidden neurons, one output",
            Ws=[np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([[2.0], [-1.0]])],
            x=[[1.0], [0.5]],
        ),
        case("one layer", Ws=weights(3, 2, seed=1711), x=[[1.0], [0.0], [-2.0]]),
    ],
    hidden=[
        case(
            "the network 4-3-4-3 of the notes",
            Ws=[notes_weights(1, 4, 3), notes_weights(2, 3, 4), notes_weights(3, 4, 3)],
            x=[[0.5], [-1.0], [0.25], [2.0]],
        ),
        case("layers of equal size", Ws=weights(3, 3, 3, seed=1721), x=normal(3, 1, seed=1731)),
        case(
            "whole numbers",
            Ws=weights(2, 4, 3, seed=1741, whole=True),
            x=integers(2, 1, seed=1751, low=-2, high=2),
        ),
        case("a deep network", Ws=weights(5, 2, 4, 3, 2, seed=1761), x=normal(5, 1, seed=1771)),
        case(
            "arrays that refuse to be written",
            Ws=weights(4, 2, 6, seed=1781),
            x=normal(4, 1, seed=1791),
            read_only=True,
        ),
    ],
    hints=[
        "w[s, t] leads from s to t: over which index is added up for one receiving neuron?",
        "x is a column, and W has one row for each entry of x. What must be done with W, so that "
        "the product is a column again?",
        "Keep a list that begins with x; each layer appends its activations.",
    ],
)


@forward_in_out.misconception(
    "You multiply W as it is, with one neuron a row. In these notes each neuron is a column of W."
)
def weights_not_transposed(Ws: Any, x: Any) -> Any:
    made = [x]
    for W in Ws:
        made.append(sigmoid(W @ made[-1]))
    return made


@forward_in_out.misconception(
    "Your activations are rows. The notes keep a sample as a column, in every layer."
)
def activations_as_rows(Ws: Any, x: Any) -> Any:
    return [a.T for a in forward_further.forward_in_out(Ws, x)]


@forward_in_out.misconception("Your list begins behind the input. a0 is x and belongs to it.")
def input_not_kept(Ws: Any, x: Any) -> Any:
    return forward_further.forward_in_out(Ws, x)[1:]


@forward_in_out.misconception(
    "You return the output only. What the layers in between answered is asked too."
)
def only_the_output(Ws: Any, x: Any) -> Any:
    return forward_further.forward_in_out(Ws, x)[-1]


@forward_in_out.misconception(
    "You applied the activation function to the input. a0 is x as it comes."
)
def activation_of_the_input(Ws: Any, x: Any) -> Any:
    return forward_further.forward_in_out(Ws, sigmoid(x))


@forward_in_out.misconception(
    "Your list holds the pre-activations: each layer hands on the sum without its activation."
)
def no_activation_at_all(Ws: Any, x: Any) -> Any:
    made = [x]
    for W in Ws:
        made.append(W.T @ made[-1])
    return made


@forward_in_out.misconception("The activations stand in the order of the way back. Begin with a0.")
def order_reversed(Ws: Any, x: Any) -> Any:
    return forward_further.forward_in_out(Ws, x)[::-1]


@forward_in_out.misconception(
    "Your activations have lost an axis. A sample is a column here, of shape (n_l, 1), in every "
    "layer."
)
def activations_flattened(Ws: Any, x: Any) -> Any:
    return [a.ravel() for a in forward_further.forward_in_out(Ws, x)]
