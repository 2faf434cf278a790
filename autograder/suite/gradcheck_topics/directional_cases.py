"""What the gradient check along one direction is tried on."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case
from autograder.suite.gradcheck_topics import check_data as data


def direction(*shape: int, seed: int, length: float = 1e-4) -> Any:
    """Return a step of the given length."""
    E = normal(*shape, seed=seed)
    return length * E / np.sqrt(np.sum(E**2))


def unit(E: Any) -> Any:
    """Return the direction of E, of length 1."""
    return E / np.sqrt(np.sum(E**2))


def one_entry_off(G: Any, E: Any) -> Any:
    """Return G with the entry that counts most along E 0.1 % too large."""
    wrong = G.copy()
    wrong[np.unravel_index(np.argmax(np.abs(G * E)), G.shape)] *= 1.001
    return wrong


def across(G: Any, E: Any) -> Any:
    """Return G with a large error at right angles to E."""
    error = normal(*G.shape, seed=1060)
    return G + error - np.sum(error * unit(E)) * unit(E)


def promising(G: Any, E: Any, *more: float) -> tuple[Any, ...]:
    """Return G with its slope along E changed by each of these numbers."""
    return tuple(G + slope * unit(E) for slope in more)


# Every case asks about several gradients, right ones, wrong ones and some that are far off, so that
# no constant answer passes and no two ways to be wrong give the same answers by chance.
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
COS = np.cos(W0)
NET = {name: data.NET[name] for name in ("b1", "W2", "b2", "W3", "b3")}
DW1 = data.TRUE["W1"]
DW2 = 2 * W2 + W2[4] * np.eye(5)[0] + W2[0] * np.eye(5)[4]
W4 = np.array([[[1, 0, -2], [2, 1, 0]], [[-1, 2, 1], [0, -2, 2]]])

VISIBLE = [
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
]

HIDDEN = [
    case(
        "right, 10 % too steep, 10 % too flat, of opposite sign, far off",
        call=SINE,
        W=W0,
        E=E0,
        Gs=(COS, 1.1 * COS, 0.9 * COS, -COS, *promising(COS, E0, 3.0, -3.0)),
    ),
    case(
        "one entry 0.1 % too large, and an error that this direction cannot see",
        call=SINE,
        W=W0,
        E=E0,
        Gs=(COS, one_entry_off(COS, E0), across(COS, E0), *promising(COS, E0, -2.0, 2.0)),
    ),
    case(
        "a direction in which f is level",
        call="[directional_check(lambda W: np.sum(W**2) / 2, G, W, E) for G in Gs]",
        W=W0,
        E=LEVEL,
        Gs=(
            W0 + 0.3 * np.sign(LEVEL),
            W0,
            *promising(W0, LEVEL, -0.004, 2.0, -2.0),
        ),
    ),
    case(
        "a square matrix: right, transposed, of opposite sign, far off",
        call=SINE,
        W=W1,
        E=E1,
        Gs=(np.cos(W1), np.cos(W1).T, -np.cos(W1), *promising(np.cos(W1), E1, 2.0, -2.0)),
    ),
    case(
        "one axis: right, in reverse order, without its last part, far off",
        call="[directional_check(lambda W: np.sum(W**2) + W[0] * W[4], G, W, E) for G in Gs]",
        W=W2,
        E=E2,
        Gs=(DW2, DW2[::-1], 2 * W2, *promising(DW2, E2, 3.0, -3.0)),
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
        Gs=(1.3 * DW1, DW1, DW1[::-1], *promising(DW1, E3, -2.0, 2.0)),
    ),
    case(
        "whole numbers with three axes that refuse to be written",
        call="[directional_check(lambda W: np.sum(W**2) / 2, G, W, E) for G in Gs]",
        W=W4,
        E=E4,
        Gs=(W4, W4 + 1, 2 * W4, -W4, *promising(W4, E4, 2.0)),
        read_only=True,
    ),
    case(
        "just within 1e-6, just beyond it, and further beyond",
        call=SINE,
        W=W0,
        E=E0,
        Gs=promising(COS, E0, 6e-7, -6e-7, 1.5e-6, -1.5e-6, 4e-3, -4e-3, 2.0, -2.0),
    ),
]
