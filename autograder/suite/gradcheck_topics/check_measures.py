"""Other measures and other limits by which gradients are accused, each with its diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from solutions.gradcheck import numerical_grad, rel_error

Gradient = Callable[[Callable[[Any], Any], Any, float], Any]


@dataclass(frozen=True)
class Measured:
    """An array is accused if `measure(quotients, claimed)` is above `limit(threshold)`."""

    name: str
    diagnosis: str
    measure: Callable[[Any, Any], Any] = rel_error
    limit: Callable[[float], float] = float
    gradient: Gradient = numerical_grad


def norm(a: Any) -> Any:
    """Return the root of the sum of the squares of all entries."""
    return np.sqrt(np.sum(a**2))


def share(part: Any, whole: Any) -> Any:
    """Return the quotient, 0 where there is nothing to divide by."""
    return part / whole if whole > 0 else 0.0


def entry_by_entry(a: Any, b: Any) -> Any:
    """Return the relative error of each entry, 0 where both are 0."""
    size = np.abs(a) + np.abs(b)
    return np.abs(a - b) / np.where(size > 0, size, 1.0)


def one_sided(f: Callable[[Any], Any], X: Any, eps: float) -> Any:
    """Return the quotients (f(X + step) - f(X)) / eps."""
    X = np.array(X, dtype=float)
    here, G = f(X), np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        P = X.copy()
        P[i] += eps
        G[i] = (f(P) - here) / eps
    return G


MEASURED = [
    Measured(
        "absolute_threshold",
        "You ask whether differences are small, but small compared with what? Tiny gradients pass "
        "however wrong they are, and huge ones fail by rounding.",
        lambda a, b: np.max(np.abs(a - b)),
        lambda _threshold: 1e-6,
    ),
    Measured(
        "allclose",
        "np.allclose has limits of its own. It forgives any difference below 1e-8, for example, "
        "which is much for a gradient that is tiny itself. Compare rel_error with the threshold.",
        lambda a, b: float(not np.allclose(a, b)),
    ),
    Measured(
        "sums_compared",
        "You compare one sum with another. Errors of opposite sign cancel in a sum, and so do "
        "entries that stand in each other's place.",
        lambda a, b: share(abs(np.sum(a) - np.sum(b)), abs(np.sum(a)) + abs(np.sum(b))),
    ),
    Measured(
        "lengths_compared",
        "You compare the lengths of the two gradients. A gradient with the wrong sign, or with its "
        "entries in the wrong places, has the right length.",
        lambda a, b: share(abs(norm(a) - norm(b)), norm(a) + norm(b)),
    ),
    Measured(
        "errors_averaged",
        "You take the mean of the relative errors of all entries. One wrong entry is lost among "
        "many right ones: compare the two arrays as wholes.",
        lambda a, b: np.mean(entry_by_entry(a, b)),
    ),
    Measured(
        "first_entry_only",
        "You look at the first entry of each array and trust the others.",
        lambda a, b: share(abs(a.flat[0] - b.flat[0]), abs(a.flat[0]) + abs(b.flat[0])),
    ),
    Measured(
        "one_sided_entry_by_entry",
        "Right gradients are accused. One-sided quotients have errors like eps, which is much for "
        "an entry that is small beside the others: use central differences.",
        lambda a, b: np.max(entry_by_entry(a, b)),
        gradient=one_sided,
    ),
    Measured(
        "threshold_never_reached",
        "Nothing is ever accused. A relative error never exceeds 1: is yours compared with "
        "something that it cannot reach?",
        limit=lambda _threshold: 1.0,
    ),
    Measured(
        "threshold_below_rounding",
        "Right gradients are accused. Do you ask for more digits than a difference quotient has?",
        limit=lambda _threshold: 1e-13,
    ),
    Measured(
        "threshold_of_its_own",
        "You compare with a threshold of your own. It is an argument, and not always the same.",
        limit=lambda _threshold: 1e-4,
    ),
    Measured(
        "threshold_too_generous",
        "An error of a tenth of a percent in one entry passes your check. Such errors are real: "
        "rounding is a thousand times smaller. With what do you compare the relative error?",
        limit=lambda threshold: 100 * threshold,
    ),
]
