"""The first worked example of the May slides: right, and with the mistake behind its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from autograder.errata.decimals import Matrix, in_decimals, logistic, matrix, norm, number

X = matrix("0.35", "0.9")
TARGET = Decimal("0.5")
W0 = matrix("0.1 0.8", "0.4 0.6")
W1 = matrix("0.3 0.9")
ETA = Decimal(1)  # the slides name η and never give it; all their digits need 1

WEIGHTS = ("w31", "w32", "w41", "w42", "w53", "w54")

Gradients = Callable[[Matrix, Matrix], tuple[Matrix, Matrix]]


class Pass(NamedTuple):
    """z and y of the hidden neurons 3 and 4, (2, 1); of the output neuron 5, (1, 1); the cost."""

    z: Matrix
    y: Matrix
    z5: Matrix
    y5: Matrix
    cost: Decimal


def forward(w0: Matrix, w1: Matrix) -> Pass:
    """Return the forward pass."""
    z = w0 @ X
    y = logistic(z)
    z5 = w1 @ y
    y5 = logistic(z5)
    return Pass(z, y, z5, y5, number((y5 - TARGET)[0, 0] ** 2 / 2))


def gradients(w0: Matrix, w1: Matrix) -> tuple[Matrix, Matrix]:
    """Return ∂C/∂W0 (2, 2) and ∂C/∂W1 (1, 2)."""
    return _backward(forward(w0, w1), w1)


def _backward(run: Pass, w1: Matrix) -> tuple[Matrix, Matrix]:
    d5 = (run.y5 - TARGET) * run.y5 * (1 - run.y5)
    d34 = (w1.T @ d5) * run.y * (1 - run.y)
    return d34 @ X.T, d5 @ run.y.T


def broadcast_gradients(w0: Matrix, w1: Matrix) -> tuple[Matrix, Matrix]:
    """Return what the program behind the slides took for the gradients.

    `d5 * w1` is a row; times a column it spreads to (2, 2), and X.T makes one row (1, 2) of it,
    which is then subtracted from both rows of W0.
    """
    run = forward(w0, w1)
    d5 = (run.y5 - TARGET) * run.y5 * (1 - run.y5)
    spread = (d5 * w1) * (run.y * (1 - run.y))
    return X.T @ spread, d5 @ run.y.T


def late_gradients(w0: Matrix, w1: Matrix) -> tuple[Matrix, Matrix]:
    """Return the gradients of someone who updates W1 first and sends δ back through the new one."""
    run = forward(w0, w1)
    right = _backward(run, w1)[1]
    return _backward(run, w1 - ETA * right)[0], right


def train(updates: int, rule: Gradients = gradients) -> tuple[Matrix, Matrix]:
    """Return W0 and W1 after some updates."""
    w0, w1 = W0, W1
    for _ in range(updates):
        d0, d1 = rule(w0, w1)
        w0, w1 = w0 - ETA * d0, w1 - ETA * d1
    return w0, w1


def _named(w0: Matrix, w1: Matrix) -> dict[str, Decimal]:
    return dict(zip(WEIGHTS, [*w0.ravel(), *w1.ravel()], strict=True))


@cache
@in_decimals
def values() -> Mapping[str, Decimal]:
    """Return the exact numbers of the example by the names that the tables give them."""
    start = forward(W0, W1)
    d0, d1 = gradients(W0, W1)
    found = {
        "z3": start.z[0, 0],
        "z4": start.z[1, 0],
        "y3": start.y[0, 0],
        "y4": start.y[1, 0],
        "z5": start.z5[0, 0],
        "y5": start.y5[0, 0],
        "C": start.cost,
    }
    found |= {f"∂C/∂{name}": value for name, value in _named(d0, d1).items()}
    return found | trained(gradients)


@cache
@in_decimals
def trained(rule: Gradients) -> dict[str, Decimal]:
    """Return weights and costs after 1, 99 and 100 updates by a rule for the gradients."""
    found: dict[str, Decimal] = {}
    for updates in (1, 99, 100):
        weights = train(updates, rule)
        words = f"after {updates} update" + "s" * (updates > 1)
        found |= {f"{name} {words}": value for name, value in _named(*weights).items()}
        found[f"C {words}"] = forward(*weights).cost
    return found


@cache
@in_decimals
def bug() -> Mapping[str, Decimal]:
    """Return what shows that the slides' program is wrong, and why nobody noticed.

    cosine and error compare its ∂C/∂W0 with the right one at the start; falls_right and
    falls_wrong count in how many of 100 updates the cost falls.
    """
    right, wrong = gradients(W0, W1)[0], broadcast_gradients(W0, W1)[0]
    wrong = wrong + 0 * right  # one row for both neurons, as the subtraction spreads it
    return {
        "cosine": number((right * wrong).sum()) / (norm(right) * norm(wrong)),
        "error": norm(right - wrong) / (norm(right) + norm(wrong)),
        "falls_right": Decimal(_falls(gradients)),
        "falls_wrong": Decimal(_falls(broadcast_gradients)),
    }


@cache
@in_decimals
def rates() -> Mapping[str, tuple[Decimal, Decimal]]:
    """Return between which η the right gradient would give the printed new weights.

    For each weight all η for which the new value, rounded or cut, has the printed digits.
    """
    printed = {"w31": "0.096", "w32": "0.798", "w41": "0.396", "w42": "0.589"}
    slopes, start = _named(*gradients(W0, W1)), _named(W0, W1)
    return {
        name: (
            (start[name] - Decimal(text) - Decimal("0.001")) / slopes[name],
            (start[name] - Decimal(text) + Decimal("0.0005")) / slopes[name],
        )
        for name, text in printed.items()
    }


def _falls(rule: Gradients) -> int:
    w0, w1 = W0, W1
    costs = [forward(w0, w1).cost]
    for _ in range(100):
        d0, d1 = rule(w0, w1)
        w0, w1 = w0 - ETA * d0, w1 - ETA * d1
        costs.append(forward(w0, w1).cost)
    return sum(after < before for before, after in pairwise(costs))
