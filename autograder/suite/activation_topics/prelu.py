"""The gradients of PReLU."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations_further

GAMMA3 = [[0.1], [0.5], [1.5]]

prelu_grads = exercise(
    activations_further.prelu_grads,
    marks=3,
    section=SECTION,
    rules=Rules(results=("dX", "dgamma")),
    oracle=oracles.prelu_grads,
    visible=[
        case(
            "two neurons, three samples",
            X=[[1.0, -2.0, -1.0], [-3.0, 4.0, 2.0]],
            gamma=[[0.5], [0.1]],
            G=[[1.0, 1.0, 2.0], [2.0, 0.5, -1.0]],
        ),
        case("one neuron, one sample", X=[[-2.0]], gamma=[[0.25]], G=[[3.0]]),
    ],
    hidden=[
        case(
            "three neurons, five samples",
            X=normal(3, 5, seed=241),
            gamma=GAMMA3,
            G=normal(3, 5, seed=242),
        ),
        case(
            "as many neurons as samples, with zeros in X",
            X=[[0.0, -1.5, 2.0], [1.0, 0.0, -0.5], [-2.0, 3.0, 0.0]],
            gamma=GAMMA3,
            G=normal(3, 3, seed=243),
        ),
        case(
            "whole numbers",
            X=integers(4, 2, seed=244),
            gamma=[[0.2], [2.0], [0.7], [0.05]],
            G=integers(4, 2, seed=245),
        ),
        case(
            "one sample",
            X=normal(5, 1, seed=246) - 0.5,
            gamma=np.abs(normal(5, 1, seed=247)),
            G=normal(5, 1, seed=248),
        ),
        case(
            "arrays that refuse to be written",
            X=normal(2, 6, seed=249),
            gamma=[[0.3], [1.2]],
            G=normal(2, 6, seed=250),
            read_only=True,
        ),
    ],
    hints=[
        "dX: the slope of the layer at each entry, times the gradient that comes in.",
        "dgamma: how does one entry of the output change with gamma? Only where X is negative.",
        "All samples of a neuron share its gamma, so their contributions add up along the row; "
        "the result must have the shape of gamma.",
    ],
)


def slopes(X: Any, gamma: Any) -> Any:
    """Return the slopes of the layer, gamma where X <= 0."""
    return np.where(X > 0, 1.0, gamma)


@prelu_grads.misconception(
    "These are slopes of the layer alone. The gradient that comes in from above, G, must be "
    "multiplied in."
)
def incoming_gradient_unused(X: Any, gamma: Any, _G: Any) -> Any:
    return slopes(X, gamma), np.sum(np.minimum(X, 0.0), axis=1, keepdims=True)


@prelu_grads.misconception(
    "Your dgamma has one entry for each sample, but all samples share the gamma of their neuron: "
    "contributions to one parameter add up."
)
def samples_not_summed(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), G * np.minimum(0, X)


@prelu_grads.misconception(
    "The sums are right, but dgamma lost its column shape. In an update gamma - alpha * dgamma it "
    "would spread out to a square matrix."
)
def column_shape_lost(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.sum(G * np.minimum(0, X), axis=1)


@prelu_grads.misconception(
    "You added up the neurons of each sample. Neurons are rows and samples are columns: "
    "along which axis do the samples run?"
)
def summed_over_neurons(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.sum(G * np.minimum(0, X), axis=0, keepdims=True).T


@prelu_grads.misconception(
    "Your dgamma has an entry for each sample and a single axis: axis=0 adds up the neurons. Along "
    "which axis do the samples run, and which argument keeps the column?"
)
def summed_over_neurons_to_a_flat_array(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.sum(G * np.minimum(0, X), axis=0)


@prelu_grads.misconception(
    "Your dgamma is a row with an entry for each sample: you added up the neurons. Along which "
    "axis do the samples run?"
)
def summed_over_neurons_to_a_row(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.sum(G * np.minimum(0, X), axis=0, keepdims=True)


@prelu_grads.misconception(
    "Positive inputs contribute to your dgamma, but there the output does not depend on gamma."
)
def positive_inputs_counted(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.sum(G * X, axis=1, keepdims=True)


@prelu_grads.misconception(
    "You averaged over the samples. If the loss is a mean, G holds the 1/m already; "
    "contributions are added."
)
def averaged_over_samples(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma), np.mean(G * np.minimum(0, X), axis=1, keepdims=True)


@prelu_grads.misconception(
    "Your gamma runs along the samples. It belongs to the neurons, one for each row: keep it as a "
    "column."
)
def gamma_along_the_samples(X: Any, gamma: Any, G: Any) -> Any:
    return G * slopes(X, gamma.ravel()), np.sum(G * np.minimum(0, X), axis=1, keepdims=True)


@prelu_grads.misconception(
    "Where X is 0 your dX uses the slope of the positive branch; the agreed one is that of X <= 0."
)
def slope_one_at_zero(X: Any, gamma: Any, G: Any) -> Any:
    dgamma = np.sum(G * np.minimum(0, X), axis=1, keepdims=True)
    return G * np.where(X >= 0, 1.0, gamma), dgamma


@prelu_grads.misconception("The two results stand in the wrong order: first dX, then dgamma.")
def results_exchanged(X: Any, gamma: Any, G: Any) -> Any:
    return activations_further.prelu_grads(X, gamma, G)[::-1]
