"""ReLU and its slope."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations

# ---- relu --------------------------------------------------------------------------------------

relu = exercise(
    activations.relu,
    marks=1,
    section=SECTION,
    visible=[
        case("one row", z=[-2.0, 0.0, 0.5, 3.0]),
        case("a Python number", z=-1.5),
        case("a matrix of whole numbers", z=[[-3, 1], [2, -1], [0, 4]]),
    ],
    hidden=[
        case("both signs and both zeros", z=[[-2.0, -0.0, 0.0], [0.5, 3.0, -1e-3]]),
        case("whole numbers", z=integers(8, seed=61)),
        case("a block with three axes", z=normal(2, 3, 4, seed=62)),
        case("Python numbers", call="(relu(low), relu(high))", low=-2 / 3, high=8 / 3),
        case("large values", z=[-1000.0, -3.0, 2.0, 1000.0]),
        case("an array that refuses to be written", z=normal(3, 5, seed=63), read_only=True),
    ],
    hints=[
        "Each entry is compared with 0 on its own, and the result has the shape of z.",
        "numpy has two functions with similar names: one finds the largest entry of an array, the "
        "other compares two arrays entry by entry.",
    ],
)


@relu.misconception(
    "Your result has lost an axis: this function looks for the largest entry along an axis. "
    "You need the one that compares entry by entry."
)
def largest_along_an_axis(z: Any) -> Any:
    return np.max(z, 0)


@relu.misconception(
    "Negative inputs come out mirrored to the positive side. They should be switched off."
)
def absolute_value(z: Any) -> Any:
    return np.abs(z)


@relu.misconception(
    "You kept the negative half and switched off the positive one: the comparison is reversed."
)
def smaller_value_kept(z: Any) -> Any:
    return np.minimum(0, z)


@relu.misconception(
    "The values are right, but the negative entries of the caller's z are gone, and the backward "
    "pass still needs them. Build a new array."
)
def zeros_written_into_z(z: Any) -> Any:
    z[z < 0] = 0
    return z


@relu.misconception(
    "`if` and Python's own max ask for one yes or no, which an array of comparisons does not have. "
    "Compare entry by entry, with numpy."
)
def max_of_python(z: Any) -> Any:
    return max(0, z)


@relu.misconception("Your values are 0 and 1 only: that is the slope of ReLU, not ReLU itself.")
def slope_of_relu(z: Any) -> Any:
    return (np.asarray(z) > 0) * 1.0


# ---- relu_grad ---------------------------------------------------------------------------------

relu_grad = exercise(
    activations.relu_grad,
    marks=1,
    section=SECTION,
    rules=Rules(masks=True),
    oracle=oracles.relu_grad,
    visible=[
        case("both sides", z=[-2.0, -0.5, 0.5, 3.0]),
        case("a Python number", z=1.5),
        case("the kink", z=[0.0]),
    ],
    hidden=[
        case("both sides and both zeros", z=[[-2.0, -0.0, 0.0], [0.5, 3.0, -1e-3]]),
        case("whole numbers, with a zero", z=[[3, 0, -2], [-1, 4, 0]]),
        case("a matrix without a zero", z=normal(4, 3, seed=71)),
        case("Python numbers", call="(relu_grad(low), relu_grad(high))", low=-0.25, high=1.75),
        case("large values", z=[-1000.0, 2.0, 1000.0, -7.0]),
        case("an array that refuses to be written", z=[0.0, -1.5, 2.5], read_only=True),
    ],
    hints=[
        "Draw ReLU: two straight pieces. Which slope has each of them?",
        "A comparison gives an array of True and False; these count as 1 and 0. "
        "Think of the point z = 0 too: the text says which slope is agreed there.",
    ],
)


@relu_grad.misconception(
    "At z = 0 you answer 1. The slope agreed there is 0: which comparison leaves the zero out?"
)
def one_at_the_kink(z: Any) -> Any:
    return (np.asarray(z) >= 0).astype(float)


@relu_grad.misconception(
    "For negative z you answer -1, but there ReLU is constant. How steep is a flat line?"
)
def sign_of_z(z: Any) -> Any:
    return np.sign(z)


@relu_grad.misconception("These are the values of ReLU itself. The slope of its rising part is 1.")
def relu_itself(z: Any) -> Any:
    return np.maximum(0, z)


@relu_grad.misconception(
    "Halfway between the two slopes is a possible agreement for z = 0, but not the one used here."
)
def one_half_at_the_kink(z: Any) -> Any:
    return np.heaviside(np.asarray(z, dtype=float), 0.5)


@relu_grad.misconception(
    "Value divided by z is the slope on both sides, but at z = 0 it is 0/0, which is nan. "
    "A comparison needs no division."
)
def value_divided_by_z(z: Any) -> Any:
    return np.maximum(0, z) / z


@relu_grad.misconception(
    "Your slope is 1 everywhere, also where ReLU is constant. Only the positive side rises."
)
def one_everywhere(z: Any) -> Any:
    return np.ones_like(z)
