"""All gradients of a network for one sample."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.model import Misconception
from autograder.suite import oracles_network as oracles
from solutions import delta
from solutions.activations import sigmoid, sigmoid_grad

Parts = dict[str, Any]


def network(*sizes: int, seed: int, scale: float = 1.0) -> Parts:
    """Return weights, biases, one sample and its target, as arguments of `backward`."""
    pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
    return {
        "Ws": [normal(n, k, seed=seed + i, scale=scale) for i, (n, k) in enumerate(pairs)],
        "bs": [normal(n, 1, seed=seed + 20 + i, scale=0.7) for i, (n, _) in enumerate(pairs)],
        "x": normal(sizes[0], 1, seed=seed + 40),
        "y": np.abs(normal(sizes[-1], 1, seed=seed + 41, scale=0.5)),
    }


EXAMPLE1: Parts = {
    "Ws": [np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])],
    "bs": [np.zeros((2, 1)), np.zeros((1, 1))],
    "x": [[0.35], [0.9]],
    "y": [[0.5]],
}

backward = exercise(
    delta.backward,
    marks=3,
    section="ML-2-1, backpropagation (反向传播算法); NNDL notes, stochastic gradient descent",
    rules=Rules(results=("dWs", "dbs")),
    oracle=oracles.network_gradients,
    visible=[
        case("the first example of the May slides, biases 0", **EXAMPLE1),
        case("one layer", **network(3, 2, seed=1400)),
    ],
    hidden=[
        case("the network 4-3-5-2", **network(4, 3, 5, 2, seed=1500)),
        case("three neurons in every layer", **network(3, 3, 3, 3, seed=1600, scale=1.5)),
        case("another network with one layer", **network(5, 2, seed=1700)),
        case("six layers", **network(2, 4, 3, 5, 3, 2, 4, seed=1800, scale=1.5)),
        case(
            "whole numbers",
            Ws=[integers(2, 3, seed=1901, low=-2, high=2), integers(4, 2, seed=1902)],
            bs=[integers(2, 1, seed=1903, low=-2, high=2), integers(4, 1, seed=1904)],
            x=integers(3, 1, seed=1905, low=-1, high=2),
            y=integers(4, 1, seed=1906, low=0, high=1),
        ),
        case(
            "a sample, a sample of zeros and a sample twice as large, one after the other",
            call="[backward(Ws, bs, k * x, y) for k in (1, 0, 2)]",
            **network(5, 4, 2, 3, seed=2050),
        ),
        case("arrays that refuse to be written", **network(2, 5, 1, seed=2000), read_only=True),
    ],
    hints=[
        "Forward first, storing every z and every a, the input included. Then from the last layer "
        "to the first: error term, gradients, next error term.",
        "Write down for three layers which W, z and a each line needs. Then look at Python's "
        "indices: the list of activations has one entry more than the others.",
        "You can insert each gradient at the front of its list, or reverse the lists at the end.",
    ],
)


def walk(
    Ws: Any,
    bs: Any,
    x: Any,
    y: Any,
    *,
    output_slope: Any = sigmoid_grad,
    hidden_slope: Any = sigmoid_grad,
    back: Any = lambda Ws, k, _: Ws[k + 1].T,
    entering: int = 0,
    forward_biases: bool = True,
) -> tuple[list[Any], list[Any]]:
    """Return (dWs, dbs) with some part of backpropagation exchanged for another."""
    A, Z = [x], []
    for W, b in zip(Ws, bs, strict=True):
        Z.append(W @ A[-1] + (b if forward_biases else 0))
        A.append(sigmoid(Z[-1]))
    d = (A[-1] - y) * output_slope(Z[-1])
    dWs: list[Any] = []
    dbs: list[Any] = []
    for k in reversed(range(len(Ws))):
        if k < len(Ws) - 1:
            d = (back(Ws, k, dWs) @ d) * hidden_slope(Z[k])
        dWs.insert(0, d @ A[k + entering].T)
        dbs.insert(0, d)
    return dWs, dbs


@backward.misconception(
    "The last layer is right, the ones before it are not: on the way through a hidden layer the "
    "error is not multiplied by the slope there."
)
def hidden_slopes_forgotten(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, hidden_slope=np.ones_like)


@backward.misconception(
    "The last layer is right, the ones before it are a little off: the slopes in the hidden layers "
    "were taken at the activations instead of the pre-activations."
)
def hidden_slopes_at_the_activations(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, hidden_slope=lambda z: sigmoid_grad(sigmoid(z)))


@backward.misconception(
    "The error comes back through the weights as in the forward pass. In the other direction the "
    "matrix must be turned: shapes that do not fit, or wrong numbers in square layers, show it."
)
def transpose_forgotten(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, back=lambda Ws, k, _: Ws[k + 1])


@backward.misconception(
    "Your weight gradients use the activation that leaves the layer. A weight counts with what "
    "comes in through it."
)
def activation_that_leaves(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, entering=1)


@backward.misconception(
    "The error came back through the layer's own weights. It has to cross the ones between this "
    "layer and the next."
)
def weights_of_the_same_layer(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, back=lambda Ws, k, _: Ws[k].T)


def error_through_updated_weights(rate: float, copied: bool) -> Any:
    """Return a backward pass that takes a step with each layer before it goes on to the next."""

    def subject(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
        own = list(Ws) if copied else Ws

        def step(k: int, dWs: Any) -> Any:
            own[k] = own[k] - rate * dWs[0]  # the newest gradient is the first in the list
            return own[k]

        dWs, dbs = walk(own, bs, x, y, back=lambda _, k, dWs: step(k + 1, dWs).T)
        step(0, dWs)
        return dWs, dbs

    return subject


# The step that students take is one of these; a wrong name would be worse than none.
for name, rate in {
    "error_through_updated_weights": 1.0,
    "error_through_weights_after_a_step_of_a_half": 0.5,
    "error_through_weights_after_a_step_of_a_tenth": 0.1,
    "error_through_weights_after_a_step_of_a_hundredth": 0.01,
}.items():
    for ending, copied in (("", True), ("_in_place", False)):
        backward.add_misconception(
            Misconception(
                name + ending,
                "The last layer is right, the ones before it are slightly off: you changed weights "
                "in the loop and sent the error back through the changed ones. This function takes "
                "no step; it returns gradients, all of them made with the weights as they came.",
                error_through_updated_weights(rate, copied),
            )
        )


@backward.misconception(
    "You collected the gradients from the last layer to the first and left them in this order. "
    "The first entry must belong to W_1."
)
def last_layer_first(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    dWs, dbs = walk(Ws, bs, x, y)
    return dWs[::-1], dbs[::-1]


@backward.misconception(
    "The error starts as the derivative by the output. Before it goes back through the last "
    "weights it must pass the last activation function: all layers are affected."
)
def output_slope_forgotten(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, output_slope=np.ones_like)


@backward.misconception(
    "The slope of the sigmoid is missing everywhere, at the output and in the hidden layers. Every "
    "activation function on the way back contributes one."
)
def no_slopes_at_all(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, output_slope=np.ones_like, hidden_slope=np.ones_like)


@backward.misconception(
    "Every sign is reversed: you begin with the target minus the output. A step against this "
    "gradient would climb."
)
def sign_reversed(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    dWs, dbs = walk(Ws, bs, x, y)
    return [-dW for dW in dWs], [-db for db in dbs]


@backward.misconception(
    "Your own forward pass leaves the biases out, so all gradients belong to another network."
)
def forward_without_biases(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y, forward_biases=False)


@backward.misconception(
    "The weight gradients are right, but the bias gradients became flat. Each must have the shape "
    "of its b, a column."
)
def biases_lost_their_column(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    dWs, dbs = walk(Ws, bs, x, y)
    return dWs, [db.ravel() for db in dbs]


@backward.misconception(
    "When your function is done, what was passed in is no longer what it was. Steps belong to the "
    "training, and whatever you write into must be your own."
)
def weights_stepped_in_place(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    dWs, dbs = walk(Ws, bs, x, y)
    for W, dW in zip(Ws, dWs, strict=True):
        W -= dW
    return dWs, dbs


@backward.misconception(
    "You return one pair for each layer. Here two lists are asked: all dWs first, then all dbs."
)
def pairs_of_a_layer(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return list(zip(*walk(Ws, bs, x, y), strict=True))


@backward.misconception("The two lists stand in the wrong order: first dWs, then dbs.")
def lists_exchanged(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    return walk(Ws, bs, x, y)[::-1]
