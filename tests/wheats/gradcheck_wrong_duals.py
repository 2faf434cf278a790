"""Wrong classes `Dual` that are no listed misconceptions."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any

import numpy as np

from solutions.autodiff import Dual
from tests.wheats.gradcheck_styles import careless


def dual(**methods: Any) -> Any:
    """Return a class Dual with some wrong methods."""
    return type("Dual", (Dual,), methods)


def other_of(self: Any, other: Any) -> Any:
    return other if isinstance(other, Dual) else type(self)(other)


def pairwise(rule: Any) -> Any:
    """Return a method with two operands: rule(u, du, v, dv) -> (value, slope)."""

    def method(self: Any, other: Any) -> Any:
        other = other_of(self, other)
        return type(self)(*rule(self.v, self.d, other.v, other.d))

    return method


def single(rule: Any) -> Any:
    return lambda self: type(self)(*rule(self.v, self.d))


def stored(change_v: Any, change_d: Any) -> Any:
    """Return an __init__ that changes what it keeps."""

    def init(self: Any, v: Any, d: Any = 0.0) -> None:
        self.v, self.d = change_v(v), change_d(d)

    return init


def in_place(self: Any) -> Any:
    self.v, self.d = np.exp(self.v), np.exp(self.v) * self.d
    return self


def turned_round(self: Any) -> Any:
    self.v, self.d = -self.v, -self.d
    return self


def product_in_place(self: Any, other: Any) -> Any:
    other = other_of(self, other)
    self.v, self.d = self.v * other.v, self.d * other.v + self.v * other.d
    return self


class Renamed:
    def __init__(self, value: Any, deriv: Any = 0.0) -> None:
        self.value, self.deriv = value, deriv


AGES = itertools.count()

DUALS: dict[str, Any] = careless() | {
    "values only": dual(__init__=stored(float, lambda d: 0.0)),
    "the slope always 1": dual(__init__=stored(float, lambda d: 1.0)),
    "whole numbers": dual(__init__=stored(int, int)),
    "half precision": dual(__init__=stored(np.float16, np.float16)),
    "slopes rounded": dual(__init__=stored(float, lambda d: round(float(d), 3))),
    "slopes in arrays of one": dual(__init__=stored(float, lambda d: np.reshape(d, (1,)))),
    "complex slopes": dual(__init__=stored(float, complex)),
    "text": dual(__init__=stored(str, str)),
    "older ones drift": dual(__init__=stored(float, lambda d: d + 1e-3 * next(AGES))),
    "1 in 10000 too much": dual(__init__=stored(float, lambda d: 1.0001 * d)),
    "other names of attributes": Renamed,
    "a namespace": lambda v, d=0.0: SimpleNamespace(v=v, d=d),
    "a pair": lambda v, d=0.0: (v, d),
    "no default": type("Dual", (Dual,), {"__init__": lambda s, v, d: Dual.__init__(s, v, d)}),
    "no number on the right": dual(__mul__=lambda s, o: type(s)(s.v * o.v, s.d * o.v + s.v * o.d)),
    "no number on the left of a product": dual(__rmul__=None),
    "no number on the left of a quotient": dual(__rtruediv__=None),
    "no number on the left of a difference": dual(__rsub__=None),
    "no minus sign": dual(__neg__=None),
    "no difference": dual(__sub__=None),
    "no cosine": dual(cos=None),
    "sine and cosine exchanged": dual(sin=Dual.cos, cos=Dual.sin),
    "sine with its own value as slope": dual(sin=single(lambda v, d: (np.sin(v), np.sin(v) * d))),
    "sine with a minus": dual(sin=single(lambda v, d: (np.sin(v), -np.cos(v) * d))),
    "degrees": dual(sin=single(lambda v, d: (np.sin(np.radians(v)), np.cos(np.radians(v)) * d))),
    "slope of exp as of a power": dual(exp=single(lambda v, d: (np.exp(v), v * np.exp(v - 1) * d))),
    "slope of exp by a quotient": dual(
        exp=single(lambda v, d: (np.exp(v), (np.exp(v + 1e-4) - np.exp(v)) / 1e-4 * d))
    ),
    "slope of sin by a quotient": dual(
        sin=single(lambda v, d: (np.sin(v), (np.sin(v + 1e-2) - np.sin(v - 1e-2)) / 2e-2 * d))
    ),
    "the exponential of the slope": dual(exp=single(lambda v, d: (np.exp(v), np.exp(d)))),
    "exp gives a number": dual(exp=lambda self: np.exp(self.v)),
    "the product of slopes added": dual(
        __mul__=pairwise(lambda u, du, v, dv: (u * v, du * v + u * dv + du * dv))
    ),
    "difference of products": dual(__mul__=pairwise(lambda u, du, v, dv: (u * v, du * v - u * dv))),
    "the larger slope of a sum": dual(__add__=pairwise(lambda u, du, v, dv: (u + v, max(du, dv)))),
    "first slope of a sum": dual(__add__=pairwise(lambda u, du, v, dv: (u + v, du))),
    "mean slope of a sum": dual(__add__=pairwise(lambda u, du, v, dv: (u + v, (du + dv) / 2))),
    "slopes of a difference exchanged": dual(
        __sub__=pairwise(lambda u, du, v, dv: (u - v, dv - du))
    ),
    "denominator with the wrong square": dual(
        __truediv__=pairwise(lambda u, du, v, dv: (u / v, (du * v - u * dv) / u**2))
    ),
    "quotient rule the wrong way round": dual(
        __truediv__=pairwise(lambda u, du, v, dv: (u / v, (u * dv - du * v) / v**2))
    ),
    "whole division": dual(
        __truediv__=pairwise(lambda u, du, v, dv: (u // v, (du * v - u * dv) / v**2))
    ),
    "constant over dual keeps its sign": dual(
        __rtruediv__=lambda s, o: type(s)(o / s.v, o * s.d / s.v**2)
    ),
    "exp in place": dual(exp=in_place),
    "minus in place": dual(__neg__=turned_round),
    "product in place": dual(__mul__=product_in_place),
    "numbers lose their value on the left": dual(__radd__=lambda s, o: type(s)(s.v, s.d)),
}
