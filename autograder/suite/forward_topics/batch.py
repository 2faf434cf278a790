"""A whole network, for many samples at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite.forward_topics.networks import FORWARD, parameters, passed
from solutions import activations, forward

sigmoid = activations.sigmoid

forward_batch = exercise(
    forward.forward_batch,
    marks=3,
    section=FORWARD,
    # A0 is X by definition.
    rules=Rules(results=("activations", "pre-activations"), may_share=True),
    visible=[
        case(
            "two inputs, two hidden neurons, one output, three samples",
            Ws=[np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([[2.0, -1.0]])],
            bs=[np.array([[0.5], [-1.0]]), np.array([[0.25]])],
            X=[[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]],
        ),
        case("a single layer, one sample", **parameters(3, 2, seed=1101), X=[[1], [0], [-2]]),
    ],
    hidden=[
        case(
            "layers of 4, 3, 5 and 2 neurons, seven samples",
            **parameters(4, 3, 5, 2, seed=1111),
            X=normal(4, 7, seed=1121),
        ),
        case(
            "all layers as large as the number of samples",
            **parameters(3, 3, 3, 3, seed=1131),
            X=normal(3, 3, seed=1141),
        ),
        case("one sample", **parameters(5, 4, 2, seed=1151), X=normal(5, 1, seed=1161)),
        case(
            "whole numbers",
            **parameters(2, 3, 2, seed=1171, whole=True),
            X=integers(2, 5, seed=1181, low=-2, high=2),
        ),
        case(
            "two layers of equal size", **parameters(4, 4, 4, seed=1191), X=normal(4, 6, seed=1201)
        ),
        case(
            "arrays that refuse to be written",
            **parameters(3, 5, 4, 1, seed=1211),
            X=normal(3, 2, seed=1221),
            read_only=True,
        ),
    ],
    hints=[
        "Keep two lists. Each layer takes the newest activations and adds one entry to each list.",
        "The list of activations begins with X, so it is one longer than that of pre-activations.",
        "zip(Ws, bs) walks through the layers; in the loop stands what `layer_forward` does.",
    ],
)


@forward_batch.misconception(
    "Your list of activations is one too short: the input A0 belongs to it. The gradient of the "
    "first weights will need it."
)
def input_not_kept(Ws: Any, bs: Any, X: Any) -> Any:
    As, Zs = passed(Ws, bs, X)
    return As[1:], Zs


@forward_batch.misconception(
    "Your last layer has no activation function. In this exercise every layer has one."
)
def last_layer_linear(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, X, last=lambda z: z.copy())


@forward_batch.misconception(
    "You applied the activation function to the input. A0 is X as it comes; the first activation "
    "function belongs to layer 1."
)
def activation_of_the_input(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, sigmoid(X))


@forward_batch.misconception(
    "Your biases are those of another layer: the one of layer l has one entry for each neuron of "
    "layer l. ML-2-1 prints its index one too low; and in Python index -1 is the last entry."
)
def bias_of_the_layer_before(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, [bs[-1], *bs[:-1]], X)


@forward_batch.misconception(
    "You transposed the weights. On the way forward their shapes fit together as they are: "
    "(n_l, n_{l-1}) in front of (n_{l-1}, m)."
)
def weights_transposed(Ws: Any, bs: Any, X: Any) -> Any:
    return passed([W.T for W in Ws], bs, X)


@forward_batch.misconception(
    "Behind A0 your two lists hold the same: the pre-activations. The list of activations should "
    "hold what the activation function made of them."
)
def pre_activations_stored_twice(Ws: Any, bs: Any, X: Any) -> Any:
    Zs = passed(Ws, bs, X)[1]
    return [X, *(Z.copy() for Z in Zs)], Zs


@forward_batch.misconception(
    "No activation function is applied anywhere: each layer hands its pre-activation on."
)
def no_activation_at_all(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, X, f=lambda z: z.copy())


@forward_batch.misconception("The activation function is applied twice in every layer.")
def activation_applied_twice(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, X, f=lambda z: sigmoid(sigmoid(z)))


@forward_batch.misconception(
    "The biases have lost their column shape and run along the samples. Where there are as many "
    "samples as neurons, numpy does not even complain."
)
def bias_flattened(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, [b.ravel() for b in bs], X)


@forward_batch.misconception(
    "You walk through the layers from the end. The input enters the first layer of the list."
)
def layers_reversed(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws[::-1], bs[::-1], X)


@forward_batch.misconception(
    "The biases take no part: your result is right only where all of them are 0."
)
def bias_left_out(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, [0 * b for b in bs], X)


@forward_batch.misconception(
    "Every layer of yours starts from the input X. A layer takes what the layer before it has made."
)
def every_layer_starts_from_the_input(Ws: Any, bs: Any, X: Any) -> Any:
    Zs = [W @ X + b for W, b in zip(Ws, bs, strict=True)]
    return [X, *map(sigmoid, Zs)], Zs


@forward_batch.misconception(
    "The two lists are exchanged: the activations come first, then the pre-activations."
)
def lists_exchanged(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, X)[::-1]


@forward_batch.misconception(
    "You return the output of the network only. The way back will need what every layer has seen: "
    "two lists with everything in between."
)
def only_the_output(Ws: Any, bs: Any, X: Any) -> Any:
    return passed(Ws, bs, X)[0][-1]


@forward_batch.misconception(
    "You put the input in front of both lists. It is A0; a pre-activation it is not."
)
def input_in_both_lists(Ws: Any, bs: Any, X: Any) -> Any:
    As, Zs = passed(Ws, bs, X)
    return As, [X, *Zs]
