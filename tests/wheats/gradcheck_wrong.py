"""What wrong solutions of assignment 5 are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions.gradcheck import numerical_grad

EXERCISES = suite("5-gradcheck")


def recited(name: str, other: Any) -> Any:
    """Return a function that knows the visible cases by heart and answers `other` to all else."""
    exercise = EXERCISES[name]
    known = [list(case.request.inputs.values()) for case in exercise.visible]

    def answer(*values: Any, **named: Any) -> Any:
        given = [v for v in [*values, *named.values()] if not callable(v)]
        if any(_begins_with(inputs, given) for inputs in known):
            return exercise.reference(*values, **named)
        return other

    return answer


def _begins_with(inputs: list[Any], given: list[Any]) -> bool:
    pairs = zip(inputs, given, strict=False)
    return len(inputs) >= len(given) and all(np.array_equal(a, b) for a, b in pairs)


def after(right: Callable[..., Any], change: Callable[[Any], Any]) -> Any:
    """Return `right` with its result changed."""
    return lambda *values, **named: change(right(*values, **named))


# ---- numerical gradients -----------------------------------------------------------------------


def add(P: Any, index: Any, step: float) -> None:
    """Move what the index names."""
    P[index] += step


def moved(change: Callable[[Any, Any, float], None]) -> Any:
    """Return a gradient by quotients where `change(P, index, step)` moves P, a copy of X."""

    def function(f: Any, X: Any, eps: float = 1e-5) -> Any:
        G = np.zeros(np.shape(X))
        for i in np.ndindex(G.shape):
            up, down = np.array(X, dtype=float), np.array(X, dtype=float)
            change(up, i, eps)
            change(down, i, -eps)
            G[i] = (f(up) - f(down)) / (2 * eps)
        return G

    return function


def only_where(keep: Callable[..., Any]) -> Any:
    """Return a gradient with the entries of some places, and 0 elsewhere."""

    def function(f: Any, X: Any, eps: float = 1e-5) -> Any:
        G = numerical_grad(f, X, eps)
        return np.where(keep(*np.indices(G.shape)), G, 0)

    return function


def with_step(step: float) -> Any:
    """Return a central gradient with a step of its own."""
    return lambda f, X, eps=1e-5: numerical_grad(f, X, step)


def in_two_loops(f: Any, X: Any, eps: float = 1e-5) -> Any:
    G = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            E = np.zeros(X.shape)
            E[i, j] = eps
            G[i, j] = (f(X + E) - f(X - E)) / (2 * eps)
    return G


def in_the_caller_s_array(f: Any, X: Any, eps: float = 1e-5) -> Any:
    """Right for floats; whole numbers and locked arrays are not thought of."""
    G = np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        old = X[i]
        X[i] = old + eps
        up = f(X)
        X[i] = old - eps
        G[i] = (up - f(X)) / (2 * eps)
        X[i] = old
    return G


def one_sided(f: Any, X: Any, eps: float = 1e-5) -> Any:
    here, G = f(np.asarray(X, dtype=float)), np.zeros(np.shape(X))
    for i in np.ndindex(G.shape):
        P = np.array(X, dtype=float)
        P[i] += eps
        G[i] = (f(P) - here) / eps
    return G


def in_random_places(f: Any, X: Any, eps: float = 1e-5) -> Any:
    """Half of the entries are worked out, the others are taken from their neighbours."""
    G = numerical_grad(f, X, eps)
    chosen = np.random.default_rng(0).random(G.shape) < 0.5
    return np.where(chosen, G, np.roll(G, 1))


# ---- quotients ---------------------------------------------------------------------------------


def slope(errors: Any, hs: Any, one: Any, other: Any) -> Any:
    """Return the slope between two entries, in logarithms."""
    return np.log(np.abs(errors[one] / errors[other])) / np.log(hs[one] / hs[other])


def moving_x_itself(f: Any, x: Any, h: Any) -> Any:
    x += h
    above = f(x)
    x -= 2 * h
    result = (above - f(x)) / (2 * h)
    x += h
    return result
