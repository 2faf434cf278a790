"""The hard versions of the logistic function and of tanh."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations, activations_further

BOTH_CUTS = [-7.0, -2.6, -2.0, -1.3, 0.0, 0.4, 1.2, 2.0, 2.3, 9.0]

# ---- hard_logistic -----------------------------------------------------------------------------

hard_logistic = exercise(
    activations_further.hard_logistic,
    marks=1,
    section=SECTION,
    visible=[
        case("inside and outside", x=[-3.0, -1.0, 0.0, 1.0, 3.0]),
        case("a Python number", x=0.5),
    ],
    hidden=[
        case("both cuts and what lies between", x=BOTH_CUTS),
        case("whole numbers", x=integers(2, 6, seed=261)),
        case("a matrix", x=normal(4, 3, seed=262, scale=2)),
        case("a Python number below 0", x=-1.7),
        case("an array that refuses to be written", x=[2.4, -2.2, 1.7, -0.3], read_only=True),
    ],
    hints=[
        "Start from the tangent of σ at 0: its height is σ(0), its slope σ'(0).",
        "The values of σ lie between 0 and 1. Cut the line off where it leaves this range.",
    ],
)


@hard_logistic.misconception(
    "Your line has the slope 0.2. Some libraries define it so; here it is the tangent of σ at 0."
)
def slope_one_fifth(x: Any) -> Any:
    return np.clip(0.2 * x + 0.5, 0, 1)


@hard_logistic.misconception(
    "Your line has the slope 1/6. Some libraries define it so; here it is the tangent of σ at 0."
)
def slope_one_sixth(x: Any) -> Any:
    return np.clip(x / 6 + 0.5, 0, 1)


@hard_logistic.misconception(
    "Your line goes on for ever, above 1 and below 0, where σ never gets. Cut it off on both sides."
)
def line_not_cut(x: Any) -> Any:
    return 0.25 * x + 0.5


@hard_logistic.misconception("You cut off x itself. First make the line, then cut its values off.")
def argument_cut(x: Any) -> Any:
    return np.clip(x, 0, 1)


@hard_logistic.misconception(
    "Your lower cut is at -1. That is the range of tanh; which values can σ have?"
)
def range_of_tanh(x: Any) -> Any:
    return np.clip(0.25 * x + 0.5, -1, 1)


@hard_logistic.misconception(
    "The upper cut is there, the lower one is missing: far to the left your values are negative."
)
def upper_cut_only(x: Any) -> Any:
    return np.minimum(0.25 * x + 0.5, 1)


# ---- hard_tanh ---------------------------------------------------------------------------------

hard_tanh = exercise(
    activations_further.hard_tanh,
    marks=1,
    section=SECTION,
    visible=[
        case("inside and outside", x=[-3.0, -0.5, 0.0, 0.5, 3.0]),
        case("a Python number", x=0.25),
    ],
    hidden=[
        case("both cuts and what lies between", x=[*BOTH_CUTS, -1.0, 1.0, -0.6]),
        case("whole numbers", x=integers(3, 4, seed=271)),
        case("a matrix", x=normal(2, 7, seed=272)),
        case("Python numbers", call="(hard_tanh(x), hard_tanh(far))", x=-1 / 3, far=1.25),
        case("an array that refuses to be written", x=[0.8, -1.4, 1.3, -0.2], read_only=True),
    ],
    hints=[
        "What is the tangent of tanh at 0? It is a very simple line.",
        "The values of tanh lie between -1 and 1. Cut the line off where it leaves this range.",
    ],
)


@hard_tanh.misconception("Your lower cut is at 0. How far down does tanh go?")
def lower_cut_at_zero(x: Any) -> Any:
    return np.clip(x, 0, 1)


@hard_tanh.misconception(
    "You return the tangent itself. It must be cut off where it leaves the range of tanh."
)
def tangent_not_cut(x: Any) -> Any:
    return x * 1.0


@hard_tanh.misconception(
    "The way through hard-logistic is good, but your middle piece is half as steep as it should "
    "be. Compare tanh(x) = 2σ(2x) - 1."
)
def argument_not_doubled(x: Any) -> Any:
    return 2 * activations_further.hard_logistic(x) - 1


@hard_tanh.misconception(
    "You jump from -1 to 1. Between the two cuts the function is a sloping line."
)
def jump_at_zero(x: Any) -> Any:
    return np.sign(x)


@hard_tanh.misconception(
    "All your values are the same. Maximum and minimum are exchanged: which one makes a lower cut?"
)
def maximum_and_minimum_exchanged(x: Any) -> Any:
    return np.minimum(np.maximum(x, 1), -1)


# ---- hard_logistic_grad ------------------------------------------------------------------------

hard_logistic_grad = exercise(
    activations_further.hard_logistic_grad,
    marks=1,
    section=SECTION,
    oracle=oracles.hard_logistic_grad,
    visible=[
        case("inside and outside", x=[-3.0, 0.0, 1.0, 3.0]),
        case("a Python number", x=0.5),
    ],
    hidden=[
        case("inside and outside, both signs", x=[-7.0, -2.1, -1.3, 0.0, 0.9, 1.9, 3.0]),
        case("whole numbers, the kinks among them", x=[[-3, -2, -1], [0, 2, 5]]),
        case("a matrix", x=normal(3, 5, seed=281, scale=2)),
        case("a Python number below 0", x=-1.75),
        case("an array that refuses to be written", x=[2.4, -2.2, 1.7, -0.3], read_only=True),
    ],
    hints=[
        "hard-logistic has three straight pieces. Which slope has each of them?",
        "Where does the sloping line reach 0, and where 1? These two points are the kinks.",
    ],
)


@hard_logistic_grad.misconception(
    "Your slope is the same everywhere, but beyond the cuts the function is constant."
)
def same_slope_everywhere(x: Any) -> Any:
    return 0.25 + 0 * np.asarray(x)


@hard_logistic_grad.misconception(
    "Your kinks stand at -1 and 1; these belong to hard-tanh. Where does the line of hard-logistic "
    "reach 0 and 1?"
)
def kinks_of_hard_tanh(x: Any) -> Any:
    return np.where(np.abs(x) < 1, 0.25, 0.0)


@hard_logistic_grad.misconception(
    "The pieces are right, but the middle one is not that steep: it is the tangent of σ at 0."
)
def slope_one_inside(x: Any) -> Any:
    return np.where(np.abs(x) < 2, 1.0, 0.0)


@hard_logistic_grad.misconception(
    "That is the slope of the smooth σ. Here you differentiate the three straight pieces."
)
def slope_of_the_smooth_function(x: Any) -> Any:
    return activations.sigmoid_grad(x)


@hard_logistic_grad.misconception(
    "Inside and outside are exchanged: the function rises between its kinks and is flat beyond."
)
def inside_and_outside_exchanged(x: Any) -> Any:
    return np.where(np.abs(x) > 2, 0.25, 0.0)


@hard_logistic_grad.misconception(
    "Exactly at the kinks you take the slope of the middle piece; the agreed slope there is 0."
)
def rising_at_the_kinks(x: Any) -> Any:
    return np.where(np.abs(x) <= 2, 0.25, 0.0)
