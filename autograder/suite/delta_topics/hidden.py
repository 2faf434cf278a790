"""The error term of a hidden layer."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta
from solutions.activations import sigmoid, sigmoid_grad

delta_hidden = exercise(
    delta.delta_hidden,
    marks=3,
    section="ML-2-1, backpropagation (反向传播算法): the error passed between hidden layers; "
    "NNDL notes, error term (误差项)",
    oracle=oracles.delta_hidden,
    visible=[
        case(
            "z = 0: two neurons, one behind them",
            W_next=[[2.0, -4.0]],
            d_next=[[1.0]],
            z=[[0.0], [0.0]],
        ),
        case(
            "two neurons, three behind them, one sample",
            W_next=[[1.0, 0.5], [-2.0, 1.0], [0.5, 3.0]],
            d_next=[[0.2], [0.1], [-0.4]],
            z=[[0.5], [-1.0]],
        ),
    ],
    hidden=[
        case(
            "three neurons, five behind them, one sample",
            W_next=normal(5, 3, seed=681),
            d_next=normal(5, 1, seed=682),
            z=normal(3, 1, seed=683),
        ),
        case(
            "three neurons, five behind them, seven samples",
            W_next=normal(5, 3, seed=684),
            d_next=normal(5, 7, seed=685),
            z=normal(3, 7, seed=686, scale=1.5),
        ),
        case(
            "three of everything",
            W_next=normal(3, 3, seed=687),
            d_next=normal(3, 3, seed=688),
            z=normal(3, 3, seed=689, scale=1.5),
        ),
        case(
            "three neurons in both layers, one sample",
            W_next=normal(3, 3, seed=690),
            d_next=normal(3, 1, seed=691),
            z=normal(3, 1, seed=692),
        ),
        case(
            "whole numbers",
            W_next=integers(2, 4, seed=693),
            d_next=integers(2, 3, seed=694),
            z=integers(4, 3, seed=695, low=-3, high=3),
        ),
        case(
            "no error, an error and twice the error from above",
            call="[delta_hidden(W_next, k * d_next, z) for k in (0, 1, 2)]",
            W_next=normal(2, 5, seed=696),
            d_next=normal(2, 4, seed=697),
            z=normal(5, 4, seed=698),
        ),
        case(
            "arrays that refuse to be written",
            W_next=normal(4, 2, seed=699),
            d_next=normal(4, 6, seed=700),
            z=normal(2, 6, seed=701),
            read_only=True,
        ),
    ],
    hints=[
        "Take one neuron j of the hidden layer. To which neurons does it send its activation, and "
        "with which weights? In which row or column of W_next do they stand?",
        "The errors come back along the same edges and are added up: a matrix product.",
        "What you have then is how the loss changes with the activation. One factor leads on to z.",
    ],
)


@delta_hidden.misconception(
    "You multiplied by W_next as in the forward pass. Going backward, a neuron gathers from the "
    "neurons that it feeds: its weights to them stand in a column of W_next."
)
def transpose_forgotten(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next @ d_next) * sigmoid_grad(z)


@delta_hidden.misconception(
    "You stopped at the activation of the hidden layer. δ is taken with respect to z, so the slope "
    "of the sigmoid is still missing."
)
def slope_forgotten(W_next: Any, d_next: Any, z: Any) -> Any:
    return W_next.T @ d_next + 0 * z


@delta_hidden.misconception(
    "The slope was taken at the activation, so the sigmoid was applied twice. Take it at the "
    "pre-activation."
)
def slope_taken_at_the_activation(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next.T @ d_next) * sigmoid_grad(sigmoid(z))


@delta_hidden.misconception(
    "You scaled the errors before they came back through the weights. The slope belongs to this "
    "layer, so it acts after the weights."
)
def slope_before_the_weights(W_next: Any, d_next: Any, z: Any) -> Any:
    return W_next.T @ (d_next * sigmoid_grad(z))


@delta_hidden.misconception(
    "The sums are right for one sample, but the axis was dropped, and a flat array times a column "
    "spreads out to a table. With several samples the product needs another form anyway."
)
def sums_without_their_axis(W_next: Any, d_next: Any, z: Any) -> Any:
    return np.sum(W_next * d_next, axis=0) * sigmoid_grad(z)


@delta_hidden.misconception(
    "You summed along the wrong axis of the weights: add over the neurons that receive, not over "
    "those that send."
)
def summed_over_the_senders(W_next: Any, d_next: Any, z: Any) -> Any:
    return np.sum(W_next * d_next, axis=1, keepdims=True) * sigmoid_grad(z)


@delta_hidden.misconception(
    "You multiplied by the activation. The factor is how steep the sigmoid is, not how high."
)
def height_instead_of_slope(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next.T @ d_next) * sigmoid(z)


@delta_hidden.misconception(
    "The last product is a matrix product. ⊙ means entry by entry, even where a lecture calls it "
    "点积."
)
def matrix_product_with_the_slope(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next.T @ d_next) @ sigmoid_grad(z)


@delta_hidden.misconception(
    "The short form of the slope, one thing times one minus it, is made for the activation of the "
    "neuron. You put z into it."
)
def short_form_with_z(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next.T @ d_next) * z * (1 - z)


@delta_hidden.misconception(
    "Python works from left to right: `f * W.T @ d` multiplies f into the weights first. For one "
    "sample this comes out right by accident, for several it does not. Use brackets."
)
def brackets_forgotten(W_next: Any, d_next: Any, z: Any) -> Any:
    return sigmoid_grad(z) * W_next.T @ d_next


@delta_hidden.misconception(
    "You averaged over the neurons behind this one. Their errors are added: each of them is a path "
    "of its own to the loss."
)
def averaged_over_the_receivers(W_next: Any, d_next: Any, z: Any) -> Any:
    return (W_next.T @ d_next) / len(d_next) * sigmoid_grad(z)
