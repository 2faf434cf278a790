"""The numerical gradient of a function of an array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import Rules, Tolerance, exercise
from autograder.suite.gradcheck_topics.numerical_cases import HIDDEN, VISIBLE
from autograder.suite.gradcheck_topics.quotients import SECTION
from solutions import gradcheck as right

Function = Callable[[Any], Any]

numerical_grad = exercise(
    right.numerical_grad,
    marks=3,
    section=SECTION,
    # A difference quotient has errors of its own: rounding and the step, which students may choose.
    rules=Rules(tolerance=Tolerance(relative=1e-6, absolute=1e-7)),
    oracle="a difference quotient is the independent way itself, and never exact",
    visible=VISIBLE,
    hidden=HIDDEN,
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
    "You move entries in the array that was given. You put them back, but an array of whole "
    "numbers takes no small step, and one that is locked takes none: work on a copy with floats."
)
def moved_in_the_given_array(f: Function, X: Any, eps: float = 1e-5) -> Any:
    G = np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        value = X[i]
        X[i] = value + eps
        above = f(X)
        X[i] = value - eps
        G[i] = (above - f(X)) / (2 * eps)
        X[i] = value
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
    "X may hold whole numbers. Then a copy of it, and an array of zeros like it, hold whole "
    "numbers as well: steps and slopes are cut off. Make floats of both."
)
def whole_numbers_everywhere(f: Function, X: Any, eps: float = 1e-5) -> Any:
    return whole_numbers_stay_whole(f, X, eps).astype(X.dtype)


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
