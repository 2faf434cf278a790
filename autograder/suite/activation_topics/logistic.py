"""The logistic function, and tanh made from it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from solutions import activations

SECTION = "NNDL notes, activation functions (激活函数)"
LN2, LN3 = math.log(2.0), math.log(3.0)
TO_THIRTY = [[-30.0, -2.0, -0.5, 0.0], [1.0, 3.0, 7.0, 30.0]]


def logistic(z: Any) -> Any:
    """Return σ(z) as most students write it; overflows to the right value."""
    return 1 / (1 + np.exp(-np.asarray(z)))


# ---- sigmoid -----------------------------------------------------------------------------------

sigmoid = exercise(
    activations.sigmoid,
    marks=2,
    section=SECTION,
    visible=[
        case("three values to check by hand: 1/4, 1/2, 3/4", z=[-LN3, 0.0, LN3]),
        case("a Python number", z=2.0),
        case("whole numbers", z=[-1, 0, 1]),
    ],
    hidden=[
        case("moderate values of both signs", z=[-40.0, -2.0, -0.5, 0.0, 1.0, 3.0]),
        case("other whole numbers", z=integers(3, 4, seed=11)),
        case("a matrix", z=normal(4, 3, seed=12, scale=3)),
        case("very large values of both signs", z=[-1000.0, -30.0, 0.5, 800.0, 1000.0]),
        case("a Python number below 0", z=-1.25),
        case("an array that refuses to be written", z=normal(2, 5, seed=13), read_only=True),
    ],
    hints=[
        "Which sign must the exponent have, so that the values go to 1 for large positive z?",
        "np.exp works on a whole array at once. Put the complete denominator into brackets.",
        "exp of a large positive number overflows, exp of a negative one never does. How can you "
        "write σ so that the number inside exp is never positive?",
    ],
)


@sigmoid.misconception(
    "For large positive z both exponentials overflow, and infinity divided by infinity is nan. "
    "Multiply numerator and denominator by something that lets only a falling exponential remain."
)
def overflowing_fraction(z: Any) -> Any:
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.misconception(
    "Your curve falls where σ rises: these are the values of σ(-z). Look at the sign inside exp."
)
def sigma_of_minus_z(z: Any) -> Any:
    return 1 / (1 + np.exp(z))


@sigmoid.misconception(
    "σ never leaves the range from 0 to 1, but your values do. Python divides before it adds: "
    "which part is meant to be the denominator?"
)
def denominator_without_brackets(z: Any) -> Any:
    return 1 / 1 + np.exp(-z)


@sigmoid.misconception(
    "For whole numbers your fractions were cut down to 0 or 1: the array that holds the result "
    "took over the integer type of z."
)
def result_in_an_integer_array(z: Any) -> Any:
    out = np.empty_like(z)
    out[...] = activations.sigmoid(z)
    return out


@sigmoid.misconception(
    "The values are right, but your code writes into z, which the caller still needs. "
    "An operator such as *= and an assignment to z[...] work inside the array; make a new one."
)
def sign_flipped_in_place(z: Any) -> Any:
    z *= -1
    return 1 / (1 + np.exp(z))


@sigmoid.misconception(
    "A choice between two forms is a good idea, but each form stands where its exponential "
    "overflows. Which of the two is safe for positive z?"
)
def branches_exchanged(z: Any) -> Any:
    return np.where(np.asarray(z) >= 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))


@sigmoid.misconception(
    "These are values of tanh, which reach down to -1. The logistic function stays above 0."
)
def tanh_instead(z: Any) -> Any:
    return np.tanh(z)


@sigmoid.misconception(
    "The exponential of the math module takes one single number. numpy has one for arrays."
)
def exp_of_the_math_module(z: Any) -> Any:
    return 1 / (1 + math.exp(-z))


# ---- tanh_from_sigmoid -------------------------------------------------------------------------

tanh_from_sigmoid = exercise(
    activations.tanh_from_sigmoid,
    marks=1,
    section=SECTION,
    visible=[
        case("three values to check by hand: -0.6, 0, 0.6", x=[-LN2, 0.0, LN2]),
        case("a Python number: the result is 1/2", x=LN3 / 2),
    ],
    hidden=[
        case("values of both signs, some of them large", x=TO_THIRTY),
        case("whole numbers", x=integers(6, seed=21)),
        case("a matrix", x=normal(3, 5, seed=22)),
        case("a Python number below 0", x=-0.75),
        case("an array that refuses to be written", x=normal(4, 2, seed=23), read_only=True),
    ],
    hints=[
        "Compare the ranges: σ runs from 0 to 1, tanh from -1 to 1. What does that say about the "
        "factor in front and about the shift?",
        "At x = 0 tanh has the slope 1. Which slope has σ there, and what does the factor in front "
        "make of it? The rest must come from the factor inside.",
    ],
)


@tanh_from_sigmoid.misconception(
    "Height and shift are right, but your curve is too flat: these are values of tanh(x/2). "
    "The argument needs a factor as well."
)
def argument_not_doubled(x: Any) -> Any:
    return 2 * logistic(x) - 1


@tanh_from_sigmoid.misconception(
    "Your curve is only 1 high, but tanh runs from -1 to 1. Stretch before you shift."
)
def not_stretched(x: Any) -> Any:
    return logistic(2 * x) - 1


@tanh_from_sigmoid.misconception(
    "Your curve runs from 0 to 2. It has the right form, but must be moved down."
)
def not_shifted(x: Any) -> Any:
    return 2 * logistic(2 * x)


@tanh_from_sigmoid.misconception(
    "Your curve ends at 0 instead of 1: the shift is doubled too. What belongs into the bracket?"
)
def shift_inside_the_bracket(x: Any) -> Any:
    return 2 * (logistic(2 * x) - 1)
