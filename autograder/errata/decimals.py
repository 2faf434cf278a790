"""Matrices of decimal numbers: 0.35 is 0.35, and every machine finds the same last digit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.object_]
P = ParamSpec("P")
R = TypeVar("R")

DIGITS = 28


def in_decimals(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function compute with 28 digits, whatever the caller's decimal context is."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(Context(prec=DIGITS)):
            return function(*args, **kwargs)

    return run


def matrix(*rows: str) -> Matrix:
    """Return a matrix of Decimals: one text of numbers a row."""
    return np.array([[Decimal(number) for number in row.split()] for row in rows], dtype=object)


def logistic(z: Matrix) -> Matrix:
    """Return 1 / (1 + exp(-z)), entry by entry, in a new matrix of Decimals."""
    result = np.empty(z.shape, dtype=object)
    for place in np.ndindex(z.shape):
        result[place] = 1 / (1 + (-number(z[place])).exp())
    return result


def number(entry: object) -> Decimal:
    """Return an entry or a sum of a matrix as the Decimal that it is."""
    if not isinstance(entry, Decimal):
        raise TypeError(f"a Decimal was expected, not {entry!r}")
    return entry


def shown(value: Decimal, digits: int = 10) -> str:
    """Return that many digits of a number as text, fewer where it ends: "0.755", "2.92e-07"."""
    mantissa, _, exponent = f"{value.normalize():.{digits}g}".partition("e")
    return f"{mantissa}e{int(exponent):03d}" if exponent else mantissa


def norm(a: Matrix) -> Decimal:
    """Return the Frobenius norm."""
    return number((a * a).sum()).sqrt()
