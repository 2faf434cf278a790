"""The gradient check along one direction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import exercise
from autograder.suite.gradcheck_topics.directional_cases import HIDDEN, VISIBLE
from autograder.suite.gradcheck_topics.errors import SECTION
from solutions import gradcheck as right

Function = Callable[[Any], Any]


directional_check = exercise(
    right.directional_check,
    marks=2,
    section=SECTION,
    visible=VISIBLE,
    hidden=HIDDEN,
    hints=[
        "How fast does f change if W moves along E? Each entry of G counts with the entry of E "
        "that stands in its place.",
        "Both numbers must be slopes along the same direction of length 1: what does each have to "
        "be divided by?",
        "W + E and W - E are further apart than E is long.",
    ],
)


def near(promised: Any, measured: Any) -> bool:
    """Return whether the two numbers differ by less than 1e-6."""
    return bool(abs(promised - measured) < 1e-6)


def norm(E: Any) -> Any:
    """Return the root of the sum of the squares of all entries."""
    return np.sqrt(np.sum(E**2))


@directional_check.misconception(
    "You subtract one number from a whole array, as the lecture prints it, and that is never "
    "small. What the quotient measures is a slope in one direction: make one number of G as well."
)
def as_printed(f: Function, G: Any, W: Any, E: Any) -> bool:
    return bool(norm(G - (f(W + E) - f(W - E)) / (2 * norm(E))) < 1e-6)


@directional_check.misconception(
    "One side is a slope along a step of length 1, the other is the change along E. Divide both "
    "by the same length."
)
def inner_product_not_divided(f: Function, G: Any, W: Any, E: Any) -> bool:
    return near(np.sum(G * E), (f(W + E) - f(W - E)) / (2 * norm(E)))


@directional_check.misconception(
    "Neither side is divided by the length of E, so both are tiny, and so is their difference, "
    "even for a wrong gradient."
)
def nothing_divided(f: Function, G: Any, W: Any, E: Any) -> bool:
    return near(np.sum(G * E), (f(W + E) - f(W - E)) / 2)


@directional_check.misconception(
    "Your limit is wider than the 1e-6 that is asked: slopes that are a little wrong pass."
)
def wider_limit(f: Function, G: Any, W: Any, E: Any) -> bool:
    return bool(abs(np.sum(G * E) / norm(E) - (f(W + E) - f(W - E)) / (2 * norm(E))) < 1e-4)


@directional_check.misconception(
    "G @ E is a product of matrices. The inner product multiplies entry by entry and adds up."
)
def product_of_matrices(f: Function, G: Any, W: Any, E: Any) -> bool:
    G, across = np.atleast_2d(G), np.swapaxes(np.atleast_2d(E), -1, -2)
    return near(np.sum(G @ across) / norm(E), (f(W + E) - f(W - E)) / (2 * norm(E)))


@directional_check.misconception(
    "Your measured slope is twice too large: how far is it from W - E to W + E?"
)
def divided_by_one_step(f: Function, G: Any, W: Any, E: Any) -> bool:
    return near(np.sum(G * E) / norm(E), (f(W + E) - f(W - E)) / norm(E))


@directional_check.misconception(
    "With f(W) in the place of f(W - E) the quotient is one-sided, and right gradients fail by the "
    "bend of the curve."
)
def one_sided(f: Function, G: Any, W: Any, E: Any) -> bool:
    return near(np.sum(G * E) / norm(E), (f(W + E) - f(W)) / norm(E))


@directional_check.misconception(
    "You compare without the sign in mind: any slope that is too small passes. How far apart are "
    "the two, whichever is larger?"
)
def difference_with_its_sign(f: Function, G: Any, W: Any, E: Any) -> bool:
    return bool(np.sum(G * E) / norm(E) - (f(W + E) - f(W - E)) / (2 * norm(E)) < 1e-6)


@directional_check.misconception(
    "You compare the slope with the length of G, the slope in the steepest direction. E points "
    "somewhere else."
)
def steepest_slope(f: Function, G: Any, W: Any, E: Any) -> bool:
    return near(norm(G), (f(W + E) - f(W - E)) / (2 * norm(E)))


@directional_check.misconception(
    "Your answer is the opposite one: True where the two slopes do not agree."
)
def answer_reversed(f: Function, G: Any, W: Any, E: Any) -> bool:
    return not right.directional_check(f, G, W, E)


@directional_check.misconception(
    "False for every gradient, the right one too. Do you ask for two equal numbers? A quotient has "
    "errors of its own: near is all it can be."
)
def exactly_equal(f: Function, G: Any, W: Any, E: Any) -> bool:
    return bool(np.sum(G * E) / norm(E) == (f(W + E) - f(W - E)) / (2 * norm(E)))
