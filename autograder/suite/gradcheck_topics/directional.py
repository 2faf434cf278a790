"""The gradient check along one direction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from autograder.suite.gradcheck_topics import check_data as data
from autograder.suite.gradcheck_topics.errors import SECTION
from solutions import gradcheck as right

Function = Callable[[Any], Any]


def direction(*shape: int, seed: int, length: float = 1e-4) -> Any:
    """Return a step of the given length."""
    E = normal(*shape, seed=seed)
    return length * E / np.sqrt(np.sum(E**2))


def along_and_across(G: Any, E: Any) -> Any:
    """Return G with one entry 0.1 % too large, and with an error at right angles to E."""
    along, across = G.copy(), normal(*G.shape, seed=1060)
    place = np.unravel_index(np.argmax(np.abs(G * E)), G.shape)
    along[place] *= 1.001
    return along, G + across - np.sum(across * E) / np.sum(E * E) * E


# Every case asks about several gradients, right and wrong, so that no constant answer passes.
SINE = "[directional_check(lambda W: np.sum(np.sin(W)), G, W, E) for G in Gs]"
COST = """
def cost_of_layer(P, X, Y):
    def cost(W):
        A = 1 / (1 + np.exp(-(W @ X + P["b1"])))
        A = 1 / (1 + np.exp(-(P["W2"] @ A + P["b2"])))
        A = 1 / (1 + np.exp(-(P["W3"] @ A + P["b3"])))
        return np.sum((A - Y) ** 2) / (2 * X.shape[1])
    return cost
"""
W0, W1, W2 = normal(2, 3, seed=1061), normal(3, 3, seed=1062), normal(5, seed=1063)
E0, E1, E2 = direction(2, 3, seed=1064), direction(3, 3, seed=1065), direction(5, seed=1066)
E3, E4 = direction(3, 4, seed=1067), direction(2, 2, 3, seed=1069)
LEVEL = E0 - np.sum(E0 * W0) / np.sum(W0 * W0) * W0
ALONG, ACROSS = along_and_across(np.cos(W0), E0)
NET = {name: data.NET[name] for name in ("b1", "W2", "b2", "W3", "b3")}
DW1 = data.TRUE["W1"]
W4 = np.array([[[1, 0, -2], [2, 1, 0]], [[-1, 2, 1], [0, -2, 2]]])

directional_check = exercise(
    right.directional_check,
    marks=2,
    section=SECTION,
    visible=[
        case(
            "a plane: the right gradient, then one that is too steep",
            call="[directional_check(lambda W: 3 * W[0] + 4 * W[1], G, W, E) for G in Gs]",
            W=[1.0, 2.0],
            E=[6e-5, 8e-5],
            Gs=(np.array([3.0, 4.0]), np.array([3.3, 4.4])),
        ),
        case(
            "sines: the right gradient, then zeros, then one of opposite sign",
            call=SINE,
            W=W0,
            E=-E0,
            Gs=(np.cos(W0), np.zeros((2, 3)), -np.cos(W0)),
        ),
        case(
            "an array with one entry: the right gradient, then one that is too steep",
            call="[directional_check(lambda W: np.sum(W**3), G, W, E) for G in Gs]",
            W=[[2.0]],
            E=[[1e-4]],
            Gs=(np.array([[12.0]]), np.array([[12.6]])),
        ),
    ],
    hidden=[
        case(
            "right, 10 % too steep, 10 % too flat",
            call=SINE,
            W=W0,
            E=E0,
            Gs=(np.cos(W0), 1.1 * np.cos(W0), 0.9 * np.cos(W0)),
        ),
        case(
            "one entry 0.1 % too large, and an error that this direction cannot see",
            call=SINE,
            W=W0,
            E=E0,
            Gs=(ALONG, ACROSS),
        ),
        case(
            "a direction in which f is level: right, wrong",
            call="[directional_check(lambda W: np.sum(W**2) / 2, G, W, E) for G in Gs]",
            W=W0,
            E=LEVEL,
            Gs=(W0, W0 + 0.3 * np.sign(LEVEL)),
        ),
        case(
            "a square matrix, right and transposed",
            call=SINE,
            W=W1,
            E=E1,
            Gs=(np.cos(W1), np.cos(W1).T),
        ),
        case(
            "one axis, right and in reverse order",
            call="[directional_check(lambda W: np.sum(W**2) + W[0] * W[4], G, W, E) for G in Gs]",
            W=W2,
            E=E2,
            Gs=tuple(
                G[::order]
                for order in (1, -1)
                for G in [2 * W2 + W2[4] * np.eye(5)[0] + W2[0] * np.eye(5)[4]]
            ),
        ),
        case(
            "a network, by the weights of its first layer",
            call="[directional_check(cost_of_layer(P, X, Y), G, W, E) for G in Gs]",
            helpers=COST,
            P=NET,
            X=data.X,
            Y=data.Y,
            W=data.NET["W1"],
            E=E3,
            Gs=(1.3 * DW1, DW1, DW1[::-1]),
        ),
        case(
            "whole numbers with three axes that refuse to be written",
            call="[directional_check(lambda W: np.sum(W**2) / 2, G, W, E) for G in Gs]",
            W=W4,
            E=E4,
            Gs=(W4, W4 + 1, 2 * W4),
            read_only=True,
        ),
    ],
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
    return bool(abs(np.sum(G * E) - (f(W + E) - f(W - E)) / 2) < 1e-4)


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
    "You ask for two equal numbers. A quotient has errors of its own: near is all it can be."
)
def exactly_equal(f: Function, G: Any, W: Any, E: Any) -> bool:
    return bool(np.sum(G * E) / norm(E) == (f(W + E) - f(W - E)) / (2 * norm(E)))
