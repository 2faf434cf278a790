"""LeakyReLU and its slope."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations_further

BOTH_SIDES = [[-2.0, -0.0, 0.0], [0.5, 3.0, -1e-3]]

# ---- leaky_relu --------------------------------------------------------------------------------

leaky_relu = exercise(
    activations_further.leaky_relu,
    marks=2,
    section=SECTION,
    visible=[
        case("one row", z=[-2.0, 0.0, 3.0], gamma=0.1),
        case("a Python number", z=-4.0, gamma=0.25),
        case("whole numbers", z=[-4, 0, 5], gamma=0.5),
    ],
    hidden=[
        case("both sides and both zeros", z=BOTH_SIDES, gamma=0.1),
        case("other whole numbers", z=integers(2, 4, seed=221), gamma=0.15),
        case("gamma above 1", z=normal(3, 4, seed=222), gamma=1.5),
        case("a Python number below 0, gamma above 1", z=-1.25, gamma=3.0),
        case("large values", z=[-1000.0, -2.0, 3.0, 1000.0], gamma=0.02),
        case(
            "an array that refuses to be written",
            z=normal(4, 3, seed=223),
            gamma=0.3,
            read_only=True,
        ),
    ],
    hints=[
        "Two straight pieces meet at the origin. Which slope has each of them?",
        "A maximum of two lines picks the right piece only as long as gamma is not above 1.",
        "If you write into a copy of z, remember that a copy of whole numbers holds whole numbers.",
    ],
)


@leaky_relu.misconception(
    "Taking the larger of the two lines is the lecture's shortcut; it holds up to gamma = 1. "
    "For a steeper leak the larger line is the wrong branch."
)
def wrong_branch_for_large_gamma(z: Any, gamma: float) -> Any:
    return np.maximum(z, gamma * z)


@leaky_relu.misconception(
    "That is plain ReLU: gamma is not used, and nothing leaks through on the negative side."
)
def leak_forgotten(z: Any, _gamma: float) -> Any:
    return np.maximum(z, 0.0)


@leaky_relu.misconception(
    "On the negative side your values are positive. The leak has a positive slope, so z keeps "
    "its sign."
)
def leak_mirrored(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, -gamma * z)


@leaky_relu.misconception("You divide by gamma. Which slope has your negative side then?")
def divided_by_gamma(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, z / gamma)


@leaky_relu.misconception(
    "For whole numbers the leak was cut down to whole numbers: a copy of z keeps its integer type."
)
def leak_cut_to_whole_numbers(z: Any, gamma: float) -> Any:
    out = np.array(z)
    out[out <= 0] = gamma * out[out <= 0]
    return out


@leaky_relu.misconception(
    "z.copy() keeps the integer type of z, so that the leak is cut down to whole numbers; and a "
    "plain Python number has no copy() at all. Let np.where make the result."
)
def leak_written_into_a_copy(z: Any, gamma: float) -> Any:
    out = z.copy()
    out[z <= 0] = gamma * out[z <= 0]
    return out


@leaky_relu.misconception(
    "Your negative side is a constant. gamma is the slope there; the value depends on z."
)
def slope_as_value(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, gamma)


# ---- leaky_relu_grad ---------------------------------------------------------------------------

leaky_relu_grad = exercise(
    activations_further.leaky_relu_grad,
    marks=1,
    section=SECTION,
    oracle=oracles.leaky_relu_grad,
    visible=[
        case("both sides", z=[-2.0, -0.5, 3.0], gamma=0.1),
        case("a Python number", z=1.5, gamma=0.25),
        case("the kink", z=[0.0], gamma=0.25),
    ],
    hidden=[
        case("both sides and both zeros", z=BOTH_SIDES, gamma=0.1),
        case("whole numbers", z=[[-3, 0, 2], [4, -1, 1]], gamma=0.2),
        case("a matrix, gamma above 1", z=normal(3, 5, seed=231), gamma=1.5),
        case("a Python number below 0", z=-2.5, gamma=0.35),
        case(
            "an array that refuses to be written",
            z=[0.0, -1.5, 2.5, -4.0],
            gamma=2 / 3,
            read_only=True,
        ),
    ],
    hints=[
        "Each of the two straight pieces has one slope, wherever on the piece you are.",
        "The definition says which piece owns the point z = 0. What does an array of whole "
        "numbers do with a fraction that is written into it?",
    ],
)


@leaky_relu_grad.misconception(
    "At z = 0 you take the slope of the positive piece; this point belongs to the other."
)
def one_at_the_kink(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, gamma)


@leaky_relu_grad.misconception(
    "That is the slope of plain ReLU: on the negative side a small slope must remain."
)
def leak_forgotten_in_the_slope(z: Any, _gamma: float) -> Any:
    return (np.asarray(z) > 0) * 1.0


@leaky_relu_grad.misconception(
    "On the negative side you return the value. The slope of a straight piece does not depend on z."
)
def value_of_the_leak(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, 1.0, gamma * z)


@leaky_relu_grad.misconception(
    "Your slope is negative on the left, but LeakyReLU rises everywhere."
)
def negative_slope(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, 1.0, -gamma)


@leaky_relu_grad.misconception(
    "For whole numbers gamma was cut down to a whole number: the array that holds the slopes took "
    "over the integer type of z."
)
def slopes_cut_to_whole_numbers(z: Any, gamma: float) -> Any:
    out = np.ones_like(z)
    out[np.asarray(z) <= 0] = gamma
    return out
