"""The cost from a layer on: what a gradient check need not work out again."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.gradcheck_topics.errors import SECTION
from autograder.suite.oracles_network import output
from solutions import gradcheck_further as right
from solutions.activations import sigmoid

Net = dict[str, Any]


def network(*sizes: int, samples: int, seed: int, moved: int) -> Net:
    """Return Ws, bs, cache and Y; one entry of Ws and bs of layer `moved` has moved since."""
    shapes = list(enumerate(pairwise(sizes)))
    Ws = [normal(n, k, seed=seed + i) for i, (k, n) in shapes]
    bs = [normal(n, 1, seed=seed + 20 + i, scale=0.5) for i, (_, n) in shapes]
    X = normal(sizes[0], samples, seed=seed + 40)
    Y = np.round(0.5 + normal(sizes[-1], samples, seed=seed + 41, scale=0.2), 3)
    cache = [X] + [np.real(output(Ws[:k], bs[:k], X)) for k in range(1, len(sizes))]
    cache = [np.round(A, 12) for A in cache]
    Ws[moved - 1][-1, 0] += 0.5
    bs[moved - 1][0, 0] -= 0.25
    return {"Ws": Ws, "bs": bs, "cache": cache, "Y": Y}


EVERY = "[loss_from_layer(Ws, bs, cache, l, Y) for l in layers]"
LINE: Net = {
    "Ws": [np.array([[1.0]]), np.array([[2.0]])],
    "bs": [np.array([[0.0]]), np.array([[-1.0]])],
    "cache": [np.array([[0.0]]), np.array([[0.5]]), np.array([[0.4]])],
    "Y": np.array([[1.0]]),
}

loss_from_layer = exercise(
    right.loss_from_layer,
    marks=2,
    section=SECTION,
    visible=[
        case("one neuron a layer, from layer 2 on: 1/8", layer=2, **LINE),
        case("one neuron a layer, from layer 1 on: 1/8", layer=1, **LINE),
        case(
            "a network 2-3-2 with four samples",
            layer=1,
            **network(2, 3, 2, samples=4, seed=1100, moved=1),
        ),
    ],
    hidden=[
        case(
            "a weight of layer 2 has moved",
            layer=2,
            **network(4, 3, 5, 2, samples=7, seed=1200, moved=2),
        ),
        case(
            "a weight of layer 1 has moved",
            layer=1,
            **network(4, 3, 5, 2, samples=7, seed=1300, moved=1),
        ),
        case(
            "a weight of the last layer has moved",
            layer=3,
            **network(4, 3, 5, 2, samples=7, seed=1400, moved=3),
        ),
        case(
            "the last layer has moved: every way to start gives the same cost",
            call=EVERY,
            layers=(1, 2, 3, 4),
            **network(3, 4, 2, 4, 3, samples=5, seed=1500, moved=4),
        ),
        case(
            "three neurons in every layer, three samples",
            layer=2,
            **network(3, 3, 3, 3, samples=3, seed=1600, moved=2),
        ),
        case(
            "whole numbers, arrays that refuse to be written",
            layer=1,
            Ws=[
                integers(2, 3, seed=1701, low=-2, high=2),
                integers(2, 2, seed=1702, low=-2, high=2),
            ],
            bs=[np.array([[1], [-1]]), np.array([[0], [2]])],
            cache=[
                integers(3, 4, seed=1703, low=-2, high=2),
                np.full((2, 4), 0.5),
                np.full((2, 4), 0.5),
            ],
            Y=np.array([[0, 1, 1, 0], [1, 0, 1, 0]]),
            read_only=True,
        ),
    ],
    hints=[
        "What does layer `layer` receive as input? It stands in the cache, and it is not what this "
        "layer itself gave.",
        "Lists begin at 0, layers at 1: where in Ws does the matrix of layer `layer` stand?",
        "From there on it is a forward pass like any other, with the cost at its end.",
    ],
)


def cost(A: Any, Y: Any) -> Any:
    """Return the cost of the outputs A."""
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])


def passed_on(Ws: Any, bs: Any, A: Any) -> Any:
    """Return A after all the layers given."""
    for W, b in zip(Ws, bs, strict=True):
        A = sigmoid(W @ A + b)
    return A


@loss_from_layer.misconception(
    "You start behind the layer that has moved, with activations from before: its change is "
    "never seen."
)
def started_behind_the_layer(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return cost(passed_on(Ws[layer:], bs[layer:], cache[layer]), Y)


@loss_from_layer.misconception(
    "Your weights belong to the layers behind: layers count from 1 and lists from 0, so Ws[layer] "
    "is not the matrix of layer `layer`."
)
def weights_of_the_next_layer(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    A = cache[layer - 1]
    for n in range(layer, len(Ws) + 1):
        A = sigmoid(Ws[n] @ A + bs[n])
    return cost(A, Y)


@loss_from_layer.misconception(
    "You start with the right activations and then skip the layer itself: layers count from 1 and "
    "lists from 0, so Ws[layer:] begins one layer too late."
)
def layer_itself_skipped(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return cost(passed_on(Ws[layer:], bs[layer:], cache[layer - 1]), Y)


@loss_from_layer.misconception(
    "You feed the input of the whole network into a later layer. Which activations does that layer "
    "receive?"
)
def started_with_the_input(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return cost(passed_on(Ws[layer - 1 :], bs[layer - 1 :], cache[0]), Y)


@loss_from_layer.misconception(
    "The layer's own activations are fed into the layer once more. It receives those of the layer "
    "before."
)
def own_activations_as_input(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return cost(passed_on(Ws[layer - 1 :], bs[layer - 1 :], cache[layer]), Y)


@loss_from_layer.misconception(
    "You take the outputs that the cache holds. They belong to the network before anything moved."
)
def cached_outputs(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return cost(cache[-1], Y) + 0 * layer + 0 * len(Ws) + 0 * len(bs)


@loss_from_layer.misconception(
    "Your cost grows with the number of samples: a mean is wanted, as in the whole network."
)
def samples_not_averaged(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return right.loss_from_layer(Ws, bs, cache, layer, Y) * Y.shape[1]


@loss_from_layer.misconception("The half in front of the squared error is missing.")
def half_forgotten(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return right.loss_from_layer(Ws, bs, cache, layer, Y) * 2


@loss_from_layer.misconception(
    "You took the mean over all entries. The cost adds up the outputs of a sample and averages "
    "over the samples only."
)
def averaged_over_the_outputs(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    return right.loss_from_layer(Ws, bs, cache, layer, Y) / Y.shape[0]


@loss_from_layer.misconception(
    "You stop after one layer. The change runs on through all the layers behind it."
)
def one_layer_only(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    A = sigmoid(Ws[layer - 1] @ cache[layer - 1] + bs[layer - 1])
    return cost(A if layer == len(Ws) else cache[-1], Y)


@loss_from_layer.misconception(
    "Your biases have lost their column: a flat array is added along the samples, not down the "
    "neurons."
)
def biases_flattened(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    A = cache[layer - 1]
    for W, b in zip(Ws[layer - 1 :], bs[layer - 1 :], strict=True):
        A = sigmoid(W @ A + b.ravel())
    return cost(A, Y)


@loss_from_layer.misconception("The biases have been left out on the way.")
def biases_forgotten(Ws: Any, bs: Any, cache: Any, layer: int, Y: Any) -> Any:
    zeros = [0.0 * b for b in bs]
    return right.loss_from_layer(Ws, zeros, cache, layer, Y)
