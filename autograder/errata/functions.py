"""Activation functions, losses and difference quotients as the lectures print them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def logistic(z: Array) -> Array:
    """Return 1 / (1 + exp(−z))."""
    return 1 / (1 + np.exp(-z))


def slope(z: float) -> float:
    """Return the slope of the logistic function at z."""
    a = 1 / (1 + math.exp(-z))
    return a * (1 - a)


def _vector(values: Array) -> str:
    return "(" + ", ".join(f"{value + 0.0:.3f}" for value in values) + ")"


def softmax_delta() -> Mapping[str, str]:
    """Return δ of softmax with cross-entropy at z = (1, −0.5, 2), y = (0, 1, 0): right, printed."""
    z, y = np.array([1.0, -0.5, 2.0]), np.array([0.0, 1.0, 0.0])
    a = np.exp(z) / np.exp(z).sum()
    slopes = -y / a
    return {
        "right": _vector((np.diag(a) - np.outer(a, a)) @ slopes),
        "printed": _vector(np.abs(slopes * a * (1 - a)) * -1),
    }


def leaky() -> Mapping[str, float]:
    """Return max(x, γx) and the definition by cases, γ = 1.5, at x = −2 and x = 2."""
    return {"left": max(-2.0, 1.5 * -2.0), "right": max(2.0, 1.5 * 2.0), "case": 1.5 * -2.0}


def elu() -> Mapping[str, float]:
    """Return max(0, x) + min(0, γ(e^x − 1)) and the definition by cases, γ = −0.5, x = −1."""
    by_cases = -0.5 * math.expm1(-1.0)
    return {"printed": max(0.0, -1.0) + min(0.0, by_cases), "case": by_cases}


def elu_slope() -> Mapping[str, float]:
    """Return I(x > 0) + I(x ≤ 0) γ e^x typed literally, γ = 0.7, at x = 1000."""
    x = np.array(1000.0)
    with np.errstate(all="ignore"):
        return {"printed": float((x > 0) + (x <= 0) * 0.7 * np.exp(x))}


def softplus() -> Mapping[str, float]:
    """Return log(1 + e^x) typed literally, and by logaddexp, at x = 1000."""
    with np.errstate(all="ignore"):
        literal = float(np.log(1 + np.exp(np.array(1000.0))))
    return {"printed": literal, "stable": float(np.logaddexp(0.0, 1000.0))}


def _one_sided(h: float) -> float:
    return float((logistic(np.array(1 + h)) - logistic(np.array(1.0))) / h)


def _central(h: float) -> float:
    return float((logistic(np.array(1 + h)) - logistic(np.array(1 - h))) / (2 * h))


@cache
def orders() -> Mapping[str, float]:
    """Return the measured orders of both difference quotients, h = 0.01 and 0.001, σ at 1."""
    exact = slope(1.0)
    return {
        name: math.log10(abs(quotient(1e-2) - exact) / abs(quotient(1e-3) - exact))
        for name, quotient in (("one_sided", _one_sided), ("central", _central))
    }


@cache
def step_of_the_check() -> Mapping[str, float]:
    """Return the errors of the central difference of σ at 1 with h = 1e-4, and others beside it.

    The float32 values are rounded from float64, so that every machine has the same.
    """
    exact = slope(1.0)

    def single(h: float) -> float:
        points = [np.array(np.float32(1 + sign * h), dtype=np.float64) for sign in (1, -1)]
        plus, minus = (np.float32(logistic(point)) for point in points)
        return abs(float((plus - minus) / np.float32(2 * h)) - exact)

    return {
        "double": abs(_central(1e-4) - exact),
        "double_better": abs(_central(1e-5) - exact),
        "single": single(1e-4),
        "single_better": single(1e-2),
    }


def shrink(rate: float = 0.1, decay: float = 0.01, samples: int = 1000) -> Mapping[str, float]:
    """Return by what factor weight decay alone multiplies W in one epoch, sample by sample."""
    return {"factor": (1 - rate * decay) ** samples}


def gaussian() -> Mapping[str, float]:
    """Return −log N(y; ŷ, I) in three dimensions, and both ways to write it as a sum of squares."""
    y, yhat = np.array([0.4, -1.2, 2.0]), np.array([0.1, -0.2, 1.5])
    density = np.prod(np.exp(-((y - yhat) ** 2) / 2) / math.sqrt(2 * math.pi))
    squares = float(np.sum((y - yhat) ** 2))
    rest = 1.5 * math.log(2 * math.pi)
    return {"likelihood": -math.log(density), "halved": squares / 2 + rest, "full": squares + rest}


def saturation() -> Mapping[str, float]:
    """Return the slope of the logistic function at a small and at two large |z|."""
    return {"small": slope(0.1), "high": slope(10.0), "low": slope(-10.0)}


def graph() -> Mapping[str, int]:
    """Return e and its derivatives in the graph c = a + b, d = b + 1, e = c·d at a = 2, b = 1."""
    a, b = 2, 1
    c, d = a + b, b + 1
    return {"e": c * d, "de_da": d, "de_db": d + c}
