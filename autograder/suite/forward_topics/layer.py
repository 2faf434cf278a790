"""One sigmoid layer."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite.forward_topics.networks import FORWARD
from solutions import activations, forward

sigmoid = activations.sigmoid

layer_forward = exercise(
    forward.layer_forward,
    marks=2,
    section=FORWARD,
    rules=Rules(results=("z", "a_new")),
    visible=[
        case(
            "two neurons, three inputs, one sample",
            W=[[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]],
            b=[[0.5], [-1.0]],
            a=[[1.0], [2.0], [0.5]],
        ),
        case(
            "two neurons, two inputs, three samples",
            W=[[1, -1], [2, 3]],
            b=[[0], [1]],
            a=[[1, 0, 2], [0, 1, 1]],
        ),
    ],
    hidden=[
        case(
            "three neurons, four inputs, seven samples",
            W=normal(3, 4, seed=1011),
            b=normal(3, 1, seed=1012),
            a=normal(4, 7, seed=1013),
        ),
        case(
            "five neurons, three inputs, one sample",
            W=normal(5, 3, seed=1014),
            b=normal(5, 1, seed=1015),
            a=normal(3, 1, seed=1016),
        ),
        case(
            "as many neurons as inputs and samples",
            W=normal(3, 3, seed=1017),
            b=normal(3, 1, seed=1018),
            a=normal(3, 3, seed=1019),
        ),
        case(
            "one neuron, whole numbers",
            W=integers(1, 4, seed=1020, low=-2, high=2),
            b=[[-1]],
            a=integers(4, 2, seed=1021, low=-2, high=2),
        ),
        case(
            "arrays that refuse to be written",
            W=normal(2, 5, seed=1022),
            b=normal(2, 1, seed=1023),
            a=normal(5, 3, seed=1024),
            read_only=True,
        ),
    ],
    hints=[
        "Two steps: the net inputs of all neurons of the layer, then the activation function.",
        "Write down the shapes of W, a and b. Which product of them has one row for each neuron?",
        "b is a column: numpy adds it to every sample by itself. Return both, z first.",
    ],
)


@layer_forward.misconception(
    "You transposed W. Its rows are the neurons that receive, so it fits in front of a as it is; "
    "the transpose belongs to the way back."
)
def weights_transposed(W: Any, b: Any, a: Any) -> Any:
    z = W.T @ a + b
    return z, sigmoid(z)


@layer_forward.misconception(
    "The bias takes no part: your result is right only where b is 0. It shifts the net input."
)
def bias_left_out(W: Any, _b: Any, a: Any) -> Any:
    return W @ a, sigmoid(W @ a)


@layer_forward.misconception(
    "You add the bias behind the activation function. It is part of the net input z."
)
def bias_added_after_the_activation(W: Any, b: Any, a: Any) -> Any:
    return W @ a, sigmoid(W @ a) + b


@layer_forward.misconception(
    "You return z twice. The second result is what the layer hands on: something is still to be "
    "applied to z."
)
def net_input_returned_twice(W: Any, b: Any, a: Any) -> Any:
    z = W @ a + b
    return z, z.copy()


@layer_forward.misconception(
    "You return the activation twice. The first result is z, before the activation function; "
    "if you overwrite z on the way, keep a copy."
)
def activation_returned_twice(W: Any, b: Any, a: Any) -> Any:
    z = W @ a + b
    return sigmoid(z), sigmoid(z)


@layer_forward.misconception(
    "The activation function is applied to the weights. It acts on what a neuron has collected, "
    "its net input."
)
def activation_of_the_weights(W: Any, b: Any, a: Any) -> Any:
    return W @ a + b, sigmoid(W) @ a + b


@layer_forward.misconception(
    "The activation function is applied to the incoming activations. They have been through one "
    "already, in their own layer."
)
def activation_of_the_input(W: Any, b: Any, a: Any) -> Any:
    z = W @ sigmoid(a) + b
    return z, sigmoid(z)


@layer_forward.misconception(
    "Your bias has lost its column shape, so that numpy spreads it along the samples instead of "
    "adding one entry to each neuron."
)
def bias_flattened(W: Any, b: Any, a: Any) -> Any:
    z = W @ a + b.ravel()
    return z, sigmoid(z)


@layer_forward.misconception(
    "The star multiplies entry by entry. Each neuron needs the sum over all its inputs: "
    "which product of matrices gives that?"
)
def entry_by_entry_product(W: Any, b: Any, a: Any) -> Any:
    z = W * a + b
    return z, sigmoid(z)


@layer_forward.misconception(
    "Both values are right, but exchanged: the pre-activation comes first."
)
def results_exchanged(W: Any, b: Any, a: Any) -> Any:
    z = W @ a + b
    return sigmoid(z), z


@layer_forward.misconception(
    "Your activations fall where z rises: the sign in the exponent of the sigmoid is lost."
)
def sign_lost_in_the_exponent(W: Any, b: Any, a: Any) -> Any:
    z = W @ a + b
    return z, 1 / (1 + np.exp(z))
