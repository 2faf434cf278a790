"""The logistic function, tanh, and their slopes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
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
    "The values are right, but z itself has changed its sign, and the caller still needs it. "
    "An operator such as *= works inside the caller's array; make a new one."
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


# ---- sigmoid_grad ------------------------------------------------------------------------------

sigmoid_grad = exercise(
    activations.sigmoid_grad,
    marks=2,
    section=SECTION,
    oracle=oracles.sigmoid_grad,
    visible=[
        case("three slopes to check by hand: 3/16, 1/4, 3/16", z=[-LN3, 0.0, LN3]),
        case("a Python number", z=2.0),
    ],
    hidden=[
        case("values of both signs, some of them large", z=TO_THIRTY),
        case("whole numbers", z=integers(7, seed=31)),
        case("a matrix", z=normal(3, 4, seed=32, scale=2)),
        case("far out on both sides", z=[-14.0, -9.0, -6.0, 0.25, 6.0, 9.0, 14.0]),
        case("a Python number below 0", z=-1.5),
        case("an array that refuses to be written", z=normal(5, 2, seed=33), read_only=True),
    ],
    hints=[
        "Sketch σ. Where is it steepest, and what happens to the slope far out on both sides?",
        "Write s for σ(z). The quotient rule gives a product of two factors that contain s only.",
        "The slope is the same at z and at -z, and 1/4 at z = 0: two quick tests of your formula.",
    ],
)


@sigmoid_grad.misconception(
    "You have the right rule, but it speaks of the activation. Here z is the pre-activation: "
    "first work out s = σ(z), then use the rule on s."
)
def rule_for_a_used_on_z(z: Any) -> Any:
    return z * (1 - z)


@sigmoid_grad.misconception(
    "The logistic function was applied twice: your slope is taken at a = σ(z) instead of at z. "
    "It would never come near 0, however large z is."
)
def sigmoid_applied_twice(z: Any) -> Any:
    s = logistic(logistic(z))
    return s * (1 - s)


@sigmoid_grad.misconception(
    "Your slope grows towards 2, while the curve becomes flat for large z. Check a sign."
)
def plus_instead_of_minus(z: Any) -> Any:
    return logistic(z) * (1 + logistic(z))


@sigmoid_grad.misconception(
    "You multiplied s by itself. That agrees at z = 0 only; a slope of σ is the same at z and -z."
)
def s_squared(z: Any) -> Any:
    return logistic(z) ** 2


@sigmoid_grad.misconception(
    "You squared the distance of s from 1. That agrees at z = 0 only; far to the left the curve "
    "is flat, but your slope goes to 1."
)
def one_minus_s_squared(z: Any) -> Any:
    return (1 - logistic(z)) ** 2


@sigmoid_grad.misconception(
    "That is the rule that belongs to tanh. At z = 0 it gives three times the true slope of σ."
)
def tanh_rule(z: Any) -> Any:
    return 1 - logistic(z) ** 2


@sigmoid_grad.misconception(
    "Something is missing below the line: what does the quotient rule do to the denominator?"
)
def denominator_not_squared(z: Any) -> Any:
    return np.exp(-z) / (1 + np.exp(-z))


@sigmoid_grad.misconception(
    "For whole numbers all your slopes are 0: the array that holds the result has an integer type."
)
def slopes_in_an_integer_array(z: Any) -> Any:
    out = np.empty_like(z)
    out[...] = activations.sigmoid_grad(z)
    return out


# ---- sigmoid_grad_from_a -----------------------------------------------------------------------

sigmoid_grad_from_a = exercise(
    activations.sigmoid_grad_from_a,
    marks=1,
    section=SECTION,
    oracle=oracles.sigmoid_grad_from_a,
    visible=[
        case("three slopes to check by hand: 3/16, 1/4, 3/16", a=[0.25, 0.5, 0.75]),
        case("a Python number", a=0.9),
    ],
    hidden=[
        case("activations between 0 and 1", a=[0.01, 0.2, 0.35, 0.6, 0.97]),
        case("a matrix", a=np.round(activations.sigmoid(normal(3, 4, seed=41)), 3)),
        case("a Python number", a=0.3),
        case("units that are fully on or off, as whole numbers, and one half", a=[[0, 1], [1, 0]]),
        case("nearly on or off", a=[1e-6, 0.4, 0.999999]),
        case("an array that refuses to be written", a=[[0.15], [0.55], [0.8]], read_only=True),
    ],
    hints=[
        "You found σ' as a product of two factors that contain s = σ(z) only. What is s here?",
        "No exponential and no call of sigmoid is needed: a is the value of σ already.",
    ],
)


@sigmoid_grad_from_a.misconception(
    "a is the value of σ already; you applied the logistic function to it once more."
)
def sigmoid_applied_to_a(a: Any) -> Any:
    return logistic(a) * (1 - logistic(a))


@sigmoid_grad_from_a.misconception(
    "That is the rule for a = tanh(z). What is the slope of σ where its value is 1/2?"
)
def tanh_rule_for_a(a: Any) -> Any:
    return 1 - a**2


@sigmoid_grad_from_a.misconception(
    "Your slope is largest where the unit is fully on; there the curve is flat. Check a sign."
)
def plus_for_a(a: Any) -> Any:
    return a * (1 + a)


@sigmoid_grad_from_a.misconception(
    "One of the two factors is missing: your slope is not 0 where the unit is fully off."
)
def one_minus_a_only(a: Any) -> Any:
    return 1 - a


@sigmoid_grad_from_a.misconception(
    "You multiplied a by itself; the two factors are different and agree at a = 1/2 only."
)
def a_squared(a: Any) -> Any:
    return a**2


# ---- tanh_grad ---------------------------------------------------------------------------------

tanh_grad = exercise(
    activations.tanh_grad,
    marks=1,
    section=SECTION,
    oracle=oracles.tanh_grad,
    visible=[
        case("three slopes to check by hand: 0.64, 1, 0.64", z=[-LN2, 0.0, LN2]),
        case("a Python number: the slope is 3/4", z=LN3 / 2),
    ],
    hidden=[
        case("values of both signs, some of them large", z=TO_THIRTY),
        case("whole numbers", z=integers(2, 4, seed=51)),
        case("a matrix", z=normal(5, 3, seed=52)),
        case("a Python number below 0", z=-0.8),
        case("an array that refuses to be written", z=normal(7, seed=53), read_only=True),
    ],
    hints=[
        "Write t for tanh(z). The slope can be written with t alone.",
        "Three quick tests: the slope is 1 at z = 0, the same at z and -z, and nearly 0 far out.",
    ],
)


@tanh_grad.misconception(
    "The rule speaks of the activation t = tanh(z), but you put z itself into it. "
    "A slope of tanh can never be negative."
)
def tanh_rule_used_on_z(z: Any) -> Any:
    return 1 - z**2


@tanh_grad.misconception(
    "Your slope is not the same at z and at -z, though the curve is symmetric. "
    "Something in the rule must be squared."
)
def square_forgotten(z: Any) -> Any:
    return 1 - np.tanh(z)


@tanh_grad.misconception(
    "tanh was applied twice: the slope is taken at tanh(z) instead of at z."
)
def tanh_applied_twice(z: Any) -> Any:
    return 1 - np.tanh(np.tanh(z)) ** 2


@tanh_grad.misconception(
    "You squared the whole difference; only a part of it is meant. Far to the left your slope "
    "goes to 4, but the curve is flat there."
)
def difference_squared(z: Any) -> Any:
    return (1 - np.tanh(z)) ** 2


@tanh_grad.misconception(
    "That is the rule of the logistic function. What is the slope of tanh at z = 0?"
)
def logistic_rule(z: Any) -> Any:
    return np.tanh(z) * (1 - np.tanh(z))


@tanh_grad.misconception(
    "Your slope grows towards 2 far out, where tanh is nearly constant. Check a sign."
)
def plus_square(z: Any) -> Any:
    return 1 + np.tanh(z) ** 2
