"""The numerical gradient of a function of an array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, Tolerance, case, exercise
from autograder.suite.gradcheck_topics.quotients import SECTION
from solutions import gradcheck as right

Function = Callable[[Any], Any]

# The slope by one entry depends on the others, so that an entry left moved is noticed.
MIXED = """
def f(X):
    weights = np.arange(1, X.size + 1).reshape(X.shape)
    return np.sum(np.sin(X) * X**2) + np.sum(weights * X) ** 2 / 10
"""
LAYER = """
inputs = np.array([[0.5, -1.2, 0.8, 0.1], [1.5, 0.3, -0.6, -0.9]])
targets = np.array([[0.9, 0.1, 0.6, 0.2], [0.2, 0.8, 0.1, 0.7], [0.4, 0.3, 0.9, 0.5]])
def f(W):
    A = 1 / (1 + np.exp(-(W @ inputs)))
    return np.sum((A - targets) ** 2) / 8
"""
PRODUCT = """
def f(X):
    return np.prod(1 + X / 4) * np.exp(X.ravel()[0] / 3)
"""
CALL = "numerical_grad(f, X)"

numerical_grad = exercise(
    right.numerical_grad,
    marks=3,
    section=SECTION,
    # A difference quotient has errors of its own: rounding and the step, which students may choose.
    rules=Rules(tolerance=Tolerance(relative=1e-6, absolute=1e-7)),
    oracle="a difference quotient is the independent way itself, and never exact",
    visible=[
        case(
            "the sum of all squares, at three numbers",
            call="numerical_grad(lambda X: np.sum(X**2), X)",
            X=[1.0, -2.0, 0.5],
        ),
        case(
            "a product of entries, at a matrix",
            call="numerical_grad(lambda X: X[0, 0] * X[1, 1] + X[0, 1] ** 2, X)",
            X=[[2.0, 3.0], [-1.0, 5.0]],
        ),
        case(
            "whole numbers",
            call="numerical_grad(lambda X: np.sum(X**2) / 4, X)",
            X=[[1, -2], [0, 3]],
        ),
    ],
    hidden=[
        case(
            "every slope depends on all entries",
            call=CALL,
            helpers=MIXED,
            X=normal(2, 3, seed=1021),
        ),
        case(
            "a wide step is given",
            call="numerical_grad(f, X, eps=eps)",
            helpers=MIXED,
            X=normal(3, 2, seed=1022),
            eps=1e-4,
        ),
        case(
            "the cost of a layer, by its weights",
            call=CALL,
            helpers=LAYER,
            X=normal(3, 2, seed=1023),
        ),
        case("one axis", call=CALL, helpers=PRODUCT, X=normal(5, seed=1024)),
        case("three axes", call=CALL, helpers=MIXED, X=normal(2, 2, 3, seed=1025)),
        case(
            "zeros among the entries",
            call=CALL,
            helpers=PRODUCT,
            X=[[0.0, 2.5], [-1.5, 0.0], [1.0, -0.75]],
        ),
        case(
            "whole numbers that refuse to be written",
            call=CALL,
            helpers=MIXED,
            X=integers(4, 1, seed=1026, low=-3, high=3),
            read_only=True,
        ),
    ],
    hints=[
        "Take one entry. Move it up and work out f, move it down and work out f, put it back. The "
        "quotient is one entry of the gradient.",
        "np.ndindex(X.shape) goes through the places of an array with any number of axes.",
        "Work on a copy with floats: in an array of whole numbers 2 + 0.00001 becomes 2 again.",
    ],
)


def quotients(f: Function, X: Any, eps: float, move: Callable[..., Any]) -> Any:
    """Return central quotients; `move(index, step)` gives the array with one entry moved."""
    G = np.zeros(np.shape(X))
    for index in np.ndindex(G.shape):
        G[index] = (f(move(index, eps)) - f(move(index, -eps))) / (2 * eps)
    return G


@numerical_grad.misconception(
    "You move entries of the caller's array and do not put them back: X is not what it was, and "
    "each entry is worked out at another place."
)
def not_put_back(f: Function, X: Any, eps: float = 1e-5) -> Any:
    G = np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        X[i] += eps
        above = f(X)
        X[i] -= 2 * eps
        G[i] = (above - f(X)) / (2 * eps)
    return G


@numerical_grad.misconception(
    "Your copy protects the caller, but inside the loop the entries stay moved, so that every "
    "later one is worked out at a shifted place."
)
def not_put_back_in_the_copy(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return not_put_back(f, np.array(X, dtype=float), eps)


@numerical_grad.misconception(
    "P = X makes no second array, only a second name. Plus and minus meet in the same array, and "
    "nothing is left of the difference."
)
def two_names_for_one_array(f: Function, X: Any, eps: float = 1e-5) -> Any:
    G = np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        P = X
        P[i] += eps
        M = X
        M[i] -= eps
        G[i] = (f(P) - f(M)) / (2 * eps)
    return G


@numerical_grad.misconception(
    "All your slopes are 0: f never gets to see the entry that you moved. Does flatten, or "
    "whatever you write into, still belong to the array that f receives?"
)
def moved_where_f_does_not_look(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return quotients(f, X, eps, lambda _i, _step: X)


@numerical_grad.misconception(
    "With whole numbers in X a small step is cut off as soon as it is stored. Make floats first."
)
def whole_numbers_stay_whole(f: Function, X: Any, eps: float = 1e-5) -> Any:
    def move(index: Any, step: float) -> Any:
        P = X.copy()
        P[index] = X[index] + step
        return P

    return quotients(f, X, eps, move)


@numerical_grad.misconception(
    "Your slopes are cut to whole numbers: the array for the results took its dtype from X."
)
def results_cut_to_whole_numbers(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return right.numerical_grad(f, X, eps).astype(X.dtype)


@numerical_grad.misconception(
    "All entries move together, so you get one number, the sum of all slopes. Move one at a time."
)
def all_entries_at_once(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return np.full(np.shape(X), (f(X + eps) - f(X - eps)) / (2 * eps))


@numerical_grad.misconception(
    "The result is near, but not near enough: a one-sided quotient has an error like eps itself."
)
def one_sided(f: Function, X: Any, eps: float = 1e-5) -> Any:
    def move(index: Any, step: float) -> Any:
        P = np.array(X, dtype=float)
        P[index] += max(step, 0)
        return P

    return 2 * quotients(f, X, eps, move)


@numerical_grad.misconception(
    "Your loop goes along the first axis and moves a whole row at a time. A slope is wanted for "
    "every single entry."
)
def whole_rows(f: Function, X: Any, eps: float = 1e-5) -> Any:
    G = np.zeros(X.shape)
    for i in range(len(X)):
        E = np.zeros(X.shape)
        E[i] = eps
        G[i] = (f(X + E) - f(X - E)) / (2 * eps)
    return G


@numerical_grad.misconception(
    "Your step is so small that adding it changes nothing: 1 + 1e-17 is 1 on a computer."
)
def step_below_the_last_digit(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return right.numerical_grad(f, X, 1e-17) + 0 * eps


@numerical_grad.misconception(
    "You multiply each entry by 1 + eps. Then the step depends on the entry, and where the entry "
    "is 0 nothing moves at all."
)
def step_relative_to_the_entry(f: Function, X: Any, eps: float = 1e-5) -> Any:
    def move(index: Any, step: float) -> Any:
        P = np.array(X, dtype=float)
        P[index] *= 1 + step
        return P

    return quotients(f, X, eps, move)


@numerical_grad.misconception("The numbers are right, but lie in one row: give them X's shape.")
def flat_result(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return right.numerical_grad(f, X, eps).ravel()


@numerical_grad.misconception(
    "Every slope is twice too large: how far apart are the two places where you work out f?"
)
def divided_by_one_step(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return 2 * right.numerical_grad(f, X, eps)


@numerical_grad.misconception(
    "Every slope has the wrong sign: the place with the entry moved up comes first."
)
def places_exchanged(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return -right.numerical_grad(f, X, eps)
