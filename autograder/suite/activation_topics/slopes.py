"""The slopes of the logistic function and of tanh."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import LN2, LN3, SECTION, TO_THIRTY, logistic
from solutions import activations

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
    "These are the slopes of tanh. The two curves are alike, but at 0 tanh is four times as steep."
)
def slope_of_tanh(z: Any) -> Any:
    return 1 - np.tanh(z) ** 2


@sigmoid_grad.misconception(
    "These are the values of 1 − σ(z): one factor is missing. If you took the quotient rule: what "
    "does it do to the denominator?"
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
        case("another Python number", a=0.3),
        case(
            "whole numbers for units that are fully on or off, then others",
            call="(sigmoid_grad_from_a(a), sigmoid_grad_from_a(others))",
            a=[[0, 1], [1, 0]],
            others=[0.3, 0.6],
        ),
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


@tanh_grad.misconception("tanh was applied twice: the slope is taken at tanh(z) instead of at z.")
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
