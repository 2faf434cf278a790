"""The error term of a sigmoid output layer with the half squared error."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.arrays import integers, normal, one_hot
from autograder.declare import case, exercise
from autograder.suite import oracles_network as oracles
from solutions import delta
from solutions.activations import sigmoid, sigmoid_grad

SECTION = "ML-2-1, backpropagation (反向传播算法): the error of the output layer"
LN3 = math.log(3.0)

APART = """
def apart(function, z, y):
    return np.hstack([function(z[:, [k]], y[:, [k]]) for k in range(z.shape[1])])
"""

delta_out_mse = exercise(
    delta.delta_out_mse,
    marks=2,
    section=SECTION,
    oracle=oracles.delta_out_mse,
    visible=[
        case("the first example of the May slides", z=[[0.801444986673512]], y=[[0.5]]),
        case("outputs 1/2 and 3/4 to check by hand", z=[[0.0], [LN3]], y=[[1.0], [0.5]]),
        case("two outputs, three samples", z=[[0.0, 1.0, -1.0], [2.0, 0.5, -3.0]], y=np.eye(2, 3)),
    ],
    hidden=[
        case("ten outputs, one sample", z=normal(10, 1, seed=641), y=one_hot(10, 1, seed=642)),
        case("ten outputs, seven samples", z=normal(10, 7, seed=643), y=one_hot(10, 7, seed=644)),
        case(
            "as many outputs as samples, targets between 0 and 1",
            z=normal(3, 3, seed=645, scale=2),
            y=np.abs(normal(3, 3, seed=646, scale=0.3)),
        ),
        case(
            "whole numbers",
            z=integers(5, 2, seed=647),
            y=integers(5, 2, seed=648, low=0, high=1),
        ),
        case("one output", z=[[-2.25]], y=[[1.0]]),
        case(
            "samples alone and together, in arrays that refuse to be written",
            call="[delta_out_mse(z, y), apart(delta_out_mse, z, y)]",
            helpers=APART,
            z=normal(2, 4, seed=649, scale=1.5),
            y=normal(2, 4, seed=650),
            read_only=True,
        ),
    ],
    hints=[
        "Two steps: how does L change with the output a, and how does a change with z?",
        "Derive ½ (a - y)² by a. Then multiply, entry by entry, with the slope of the sigmoid.",
        "At which argument is the slope taken: at z, or at a? You have a function for each.",
    ],
)


@delta_out_mse.misconception(
    "Every sign is reversed. With the target first, a step against your gradient would climb."
)
def sign_reversed(z: Any, y: Any) -> Any:
    return (y - sigmoid(z)) * sigmoid_grad(z)


@delta_out_mse.misconception(
    "You stopped at the output a. δ says how the loss changes with z, one step further back."
)
def slope_forgotten(z: Any, y: Any) -> Any:
    return sigmoid(z) - y


@delta_out_mse.misconception(
    "The slope of the sigmoid was taken at the output a, so the sigmoid was applied twice."
)
def slope_taken_at_the_output(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * sigmoid_grad(sigmoid(z))


@delta_out_mse.misconception(
    "The short form of the slope, one thing times one minus it, is made for the output of the "
    "neuron. You put z into it."
)
def short_form_with_z(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * z * (1 - z)


@delta_out_mse.misconception(
    "You kept the 2 that comes down from the square. What stands in front of the square in L?"
)
def doubled(z: Any, y: Any) -> Any:
    return 2 * (sigmoid(z) - y) * sigmoid_grad(z)


@delta_out_mse.misconception(
    "You used a matrix product. Each output has a slope of its own: ⊙ works entry by entry."
)
def matrix_product(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) @ sigmoid_grad(z)


@delta_out_mse.misconception(
    "You compared the target with z. What the network answers, and what is compared, is a."
)
def target_compared_with_z(z: Any, y: Any) -> Any:
    return (z - y) * sigmoid_grad(z)


@delta_out_mse.misconception(
    "One of your factors lost its column shape. A column times a flat array spreads out to a table "
    "of all pairs."
)
def flat_factor(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * sigmoid_grad(z).ravel()


@delta_out_mse.misconception(
    "You added everything up to one number. δ has an entry for each neuron and each sample."
)
def summed_to_one_number(z: Any, y: Any) -> Any:
    return np.sum((sigmoid(z) - y) * sigmoid_grad(z))


@delta_out_mse.misconception(
    "You multiplied by the output itself. The factor is the slope of the sigmoid, not its height."
)
def height_instead_of_slope(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * sigmoid(z)


@delta_out_mse.misconception(
    "You divided by the number of samples. In this course the mean is taken later, in the "
    "gradients of W and b; every column of δ belongs to its own sample."
)
def divided_by_the_samples(z: Any, y: Any) -> Any:
    return (sigmoid(z) - y) * sigmoid_grad(z) / z.shape[1]
