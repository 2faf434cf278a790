"""Softplus and its slope."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import LN3, SECTION
from solutions import activations

FAR_OUT = [-1000.0, -800.0, -1.0, 2.0, 800.0, 1000.0]

# ---- softplus ----------------------------------------------------------------------------------

softplus = exercise(
    activations.softplus,
    marks=2,
    section=SECTION,
    visible=[
        case("zero: the result is ln 2 = 0.693147...", z=[0.0]),
        case("a Python number: the result is ln 4 = 1.386294...", z=LN3),
        case("both signs", z=[-2.0, 1.0, 5.0]),
        case("large values: the text warns of them", z=[-1000.0, 1000.0]),
    ],
    hidden=[
        case("values of both signs, some of them large", z=[-30.0, -1.0, 0.0, 1.0, 30.0]),
        case("whole numbers", z=integers(3, 3, seed=101)),
        case("very large values of both signs", z=FAR_OUT),
        case("a matrix", z=normal(2, 6, seed=102, scale=2)),
        case("a Python number below 0", z=-0.6),
        case("an array that refuses to be written", z=normal(4, 2, seed=103), read_only=True),
    ],
    hints=[
        "First write the definition down as it is, and test it at z = 0.",
        "For large z the exponential overflows, although softplus(z) is nearly z. Can the large "
        "part be taken out of the logarithm?",
        "numpy has a function that adds two numbers given by their logarithms. Of which two "
        "numbers is softplus the logarithm of the sum?",
    ],
)


@softplus.misconception(
    "The formula is right on paper, but exp overflows for large z, where the answer is nearly z "
    "itself. Rewrite it so that the exponential cannot overflow."
)
def overflowing_logarithm(z: Any) -> Any:
    return np.log(1 + np.exp(z))


@softplus.misconception(
    "You got the mirror image: these are the values of softplus(-z). Softplus rises with z."
)
def softplus_of_minus_z(z: Any) -> Any:
    return np.log(1 + np.exp(-np.asarray(z)))


@softplus.misconception(
    "All your values are too small by the same factor: this logarithm has the base 10."
)
def logarithm_to_base_10(z: Any) -> Any:
    return np.log10(1 + np.exp(z))


@softplus.misconception(
    "All your values are too large by the same factor: this logarithm has the base 2."
)
def logarithm_to_base_2(z: Any) -> Any:
    return np.log2(1 + np.exp(z))


@softplus.misconception(
    "Your logarithm just undoes the exponential, so that z comes back. What is added in between?"
)
def one_forgotten(z: Any) -> Any:
    return np.log(np.exp(z))


@softplus.misconception(
    "That is ReLU, which softplus approaches only far out. Near 0 the curve is smooth and higher."
)
def relu_instead(z: Any) -> Any:
    return np.maximum(z, 0.0)


# ---- softplus_grad -----------------------------------------------------------------------------

softplus_grad = exercise(
    activations.softplus_grad,
    marks=1,
    section=SECTION,
    oracle=oracles.softplus_grad,
    visible=[
        case("three slopes to check by hand: 1/4, 1/2, 3/4", z=[-LN3, 0.0, LN3]),
        case("a Python number", z=2.0),
    ],
    hidden=[
        case("values of both signs, some of them large", z=[-30.0, -1.0, 0.0, 1.0, 30.0]),
        case("whole numbers", z=integers(6, seed=111)),
        case("very large values of both signs", z=FAR_OUT),
        case("a matrix", z=normal(3, 4, seed=112, scale=2)),
        case("a Python number below 0", z=-1.4),
        case("an array that refuses to be written", z=normal(2, 3, seed=113), read_only=True),
    ],
    hints=[
        "Use the chain rule on the logarithm. The result is a function that you know well.",
        "The slope of softplus rises from 0 to 1. For large z keep the exponential from "
        "overflowing, as you did before.",
    ],
)


@softplus_grad.misconception(
    "For large z you divide infinity by infinity, which is nan. The same fraction can be written "
    "with a falling exponential."
)
def overflowing_quotient(z: Any) -> Any:
    return np.exp(z) / (1 + np.exp(z))


@softplus_grad.misconception(
    "Your slope falls from 1 to 0, but softplus gets steeper with growing z. Check a sign."
)
def falling_slope(z: Any) -> Any:
    return 1 / (1 + np.exp(z))


@softplus_grad.misconception("You differentiated once too often: this is the slope of the slope.")
def second_derivative(z: Any) -> Any:
    s = activations.sigmoid(z)
    return s * (1 - s)


@softplus_grad.misconception("These are the values of softplus itself. Its slope never exceeds 1.")
def softplus_itself(z: Any) -> Any:
    return np.logaddexp(0, z)


@softplus_grad.misconception(
    "You have the right function, but at the wrong place: it wants z, not softplus(z)."
)
def slope_taken_at_the_value(z: Any) -> Any:
    return activations.sigmoid(np.logaddexp(0, z))


@softplus_grad.misconception(
    "Two things at once: the sign in the exponential is lost, and in its place stands softplus(z) "
    "where z belongs."
)
def falling_slope_taken_at_the_value(z: Any) -> Any:
    return 1 - activations.sigmoid(np.logaddexp(0, z))


@softplus_grad.misconception(
    "That is the slope of ReLU, with a jump at 0. Softplus is smooth, and so is its slope."
)
def step_like_relu(z: Any) -> Any:
    return (np.asarray(z) > 0) * 1.0
