"""The two quizzes of the core notebook, and the table of functions with their slopes."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise, quiz
from autograder.model import Misconception
from autograder.suite.activation_topics.logistic import LN3, SECTION
from solutions import activations

# ---- saturation --------------------------------------------------------------------------------

saturation = quiz(
    "saturation",
    activations.saturation,
    marks=3,
    section=SECTION,
    options=("left", "right", "both", "neither"),
    hints=[
        "Look at the slope f', not at the height f: a curve saturates where it becomes flat.",
        "Left means x to minus infinity, right means x to plus infinity. Sketch the slope of each "
        "function and look at both ends.",
    ],
)
saturation.wrong_answer(
    "height_instead_of_slope",
    "You looked at whether the value goes to 0. A curve that levels out at any height saturates, "
    "for it is the slope that goes to 0.",
    sigmoid="left",
    tanh="neither",
    elu="neither",
    hard_logistic="left",
    hard_tanh="neither",
)
saturation.wrong_answer(
    "rectifiers_on_both_sides",
    "To the right this function rises for ever with a slope near 1: it saturates on one side only.",
    relu="both",
    elu="both",
    softplus="both",
)
saturation.wrong_answer(
    "leak_taken_as_flat",
    "A small slope is not a slope that goes to 0: LeakyReLU keeps the slope gamma for ever.",
    leaky_relu="left",
)
saturation.wrong_answer(
    "sides_exchanged",
    "Left and right are exchanged: left means x to minus infinity.",
    relu="right",
    elu="right",
    softplus="right",
)
saturation.wrong_answer(
    "constant_slope_taken_as_zero",
    "The slope is constant there, but not 0. It is the slope itself that must go to 0, not its "
    "change.",
    leaky_relu="both",
    identity="both",
)

# ---- zero_centred ------------------------------------------------------------------------------

zero_centred = quiz(
    "zero_centred",
    activations.zero_centred,
    marks=2,
    section=SECTION,
    options=(True, False),
    hints=[
        "Work out f(x) + f(-x). If it is 0 for every x, positive and negative outputs cancel.",
        "A zero at the origin, or outputs of both signs, is not enough: they must balance.",
    ],
)
zero_centred.wrong_answer(
    "symmetric_about_its_middle",
    "The curve is symmetric about its middle point, but this point is not at height 0: all "
    "outputs are positive, or none is negative, and so is their mean.",
    sigmoid=True,
    hard_logistic=True,
)
zero_centred.wrong_answer(
    "elu_nearly_centred",
    "ELU has outputs of both signs, but they do not cancel: its negative side levels out. "
    "Lectures call it approximately zero-centred; its mean depends on gamma and on the range.",
    elu=True,
)
zero_centred.wrong_answer(
    "value_at_the_origin",
    "f(0) = 0 is not enough. ReLU passes through the origin too, and never gives anything "
    "negative: compare the outputs on both sides.",
    relu=True,
    leaky_relu=True,
    elu=True,
)
zero_centred.wrong_answer(
    "both_signs_are_enough",
    "Outputs of both signs need not balance: with a gamma below 1 the negative ones are smaller.",
    leaky_relu=True,
)

# ---- activation_table --------------------------------------------------------------------------

FUNCTION, SLOPE = 'activation_table["{}"][0](z)', 'activation_table["{}"][1](z)'


def entry(label: str, name: str, column: str, z: Any, *, read_only: bool = False) -> Any:
    """Return a case that asks one entry of the table for its values at z."""
    return case(label, item=name, call=column.format(name), z=z, read_only=read_only)


activation_table = exercise(
    activations.activation_table,
    name="activation_table",
    marks=3,
    rules=Rules(masks=True),  # the slope of ReLU may be a mask, as in its own exercise
    section=SECTION,
    visible=[
        entry("sigmoid, the function", "sigmoid", FUNCTION, [-LN3, 0.0, LN3]),
        entry("tanh, the slope", "tanh", SLOPE, [-LN3 / 2, 0.0, LN3 / 2]),
        entry("elu, the slope of a Python number", "elu", SLOPE, -1.0),
    ],
    hidden=[
        entry("sigmoid at a matrix", "sigmoid", FUNCTION, normal(3, 4, seed=121, scale=2)),
        entry("slope of sigmoid", "sigmoid", SLOPE, normal(2, 5, seed=122, scale=2)),
        entry("tanh at whole numbers", "tanh", FUNCTION, integers(6, seed=123)),
        entry("slope of tanh", "tanh", SLOPE, normal(8, seed=124)),
        entry("relu", "relu", FUNCTION, [[-1.5, 0.0], [2.5, -0.25]]),
        entry("slope of relu away from the kink", "relu", SLOPE, [-1.5, 0.75, 2.5, -0.25]),
        entry("slope of relu at the kink", "relu", SLOPE, [0.0, -2.0, 1.5], read_only=True),
        entry("elu", "elu", FUNCTION, [-2.5, -0.5, 0.0, 1.5]),
        entry("slope of elu", "elu", SLOPE, [[-2.5, -0.5, 1.5], [3.0, -1.25, 0.25]]),
        entry("softplus at whole numbers", "softplus", FUNCTION, integers(2, 3, seed=125)),
        entry("slope of softplus", "softplus", SLOPE, normal(3, 3, seed=126, scale=2)),
    ],
    hints=[
        "Each entry is a pair of two functions of z: write their names, without calling them.",
        "ELU takes gamma as well, but the table wants functions of z alone: wrap it in a lambda "
        "or a small def.",
        "All slopes are functions of the pre-activation z, not of the activation a.",
    ],
)


def central(f: Any, h: float) -> Any:
    """Return the central difference quotient of f with step h, as a function."""
    return lambda z: (f(z + h) - f(z - h)) / (2 * h)


def wrong_table(name: str, diagnosis: str, **entries: Any) -> None:
    """Declare a table with some wrong entries; the others are right."""
    subject = {**activations.activation_table, **entries}
    activation_table.add_misconception(Misconception(name, diagnosis, subject))


TABLE: dict[str, Any] = dict(activations.activation_table)

wrong_table(
    "slopes_that_expect_a",
    "This slope is a rule for the activation a, but the table calls it with the pre-activation z: "
    "work out a inside the function.",
    sigmoid=(TABLE["sigmoid"][0], lambda a: a * (1 - a)),
    tanh=(TABLE["tanh"][0], lambda a: 1 - a**2),
    elu=(TABLE["elu"][0], lambda a: np.where(np.asarray(a) > 0, 1.0, a + 0.5)),
    softplus=(TABLE["softplus"][0], lambda a: 1 - np.exp(-a)),
)
wrong_table(
    "finite_differences_with_a_tiny_step",
    "This slope is a difference quotient whose step is so small that rounding noise is left. "
    "The table asks for the derivative as a formula.",
    **{name: (pair[0], central(pair[0], 1e-12)) for name, pair in TABLE.items()},
)
wrong_table(
    "one_half_at_the_kink",
    "At the kink of ReLU a central difference gives the mean of both slopes, 1/2. That is no "
    "slope of ReLU: the agreed one at z = 0 is that of the flat side.",
    relu=(TABLE["relu"][0], lambda z: np.heaviside(z, 0.5)),
)
wrong_table(
    "slope_first",
    "The pair stands in the wrong order: first the function, then its slope.",
    **{name: (pair[1], pair[0]) for name, pair in TABLE.items()},
)
wrong_table(
    "elu_with_gamma_one",
    "This ELU has gamma = 1; the text of the exercise gives another one.",
    elu=(lambda z: activations.elu(z, 1.0), lambda z: activations.elu_grad(z, 1.0)),
)
wrong_table(
    "values_instead_of_functions",
    "This entry holds numbers, because the function was called while the table was made. "
    "Store the function itself: its name without brackets.",
    **{name: (pair[0](0.5), pair[1](0.5)) for name, pair in TABLE.items()},
)
