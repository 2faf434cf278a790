"""Classes `Dual` that students of assignment 5 might write, all of them right."""

from __future__ import annotations

import math
from collections import namedtuple
from dataclasses import dataclass

import numpy as np


class ByAttribute:
    """Asks for the attribute instead of the class; everything else goes back to + and *."""

    def __init__(self, v, d=0.0):
        self.v, self.d = v, d

    def __add__(self, other):
        return ByAttribute(self.v + getattr(other, "v", other), self.d + getattr(other, "d", 0))

    def __mul__(self, other):
        v, d = getattr(other, "v", other), getattr(other, "d", 0)
        return ByAttribute(self.v * v, self.v * d + v * self.d)

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -1 * other

    def __rsub__(self, other):
        return other + -self

    def inverse(self):
        return ByAttribute(1 / self.v, -self.d / self.v**2)

    def __truediv__(self, other):
        return self * other.inverse() if isinstance(other, ByAttribute) else self * (1 / other)

    def __rtruediv__(self, other):
        return other * self.inverse()

    def chain(self, f, df):
        return ByAttribute(f(self.v), df(self.v) * self.d)

    def exp(self):
        return self.chain(math.exp, math.exp)

    def sin(self):
        return self.chain(math.sin, math.cos)

    def cos(self):
        return self.chain(math.cos, lambda t: -math.sin(t))


def lifted(method):
    """Turn a plain number into a dual before the method sees it; the style of a decorator."""

    def wrapper(self, other):
        if not isinstance(other, Frozen):
            other = Frozen(float(other))
        return method(self, other)

    return wrapper


@dataclass(frozen=True)
class Frozen:
    v: float
    d: float = 0.0

    @lifted
    def __add__(self, o):
        return Frozen(self.v + o.v, self.d + o.d)

    @lifted
    def __radd__(self, o):
        return o + self

    @lifted
    def __sub__(self, o):
        return Frozen(self.v - o.v, self.d - o.d)

    @lifted
    def __rsub__(self, o):
        return o - self

    @lifted
    def __mul__(self, o):
        return Frozen(self.v * o.v, self.d * o.v + self.v * o.d)

    @lifted
    def __rmul__(self, o):
        return o * self

    @lifted
    def __truediv__(self, o):
        quotient = self.v / o.v
        return Frozen(quotient, (self.d - quotient * o.d) / o.v)

    @lifted
    def __rtruediv__(self, o):
        return o / self

    def __neg__(self):
        return Frozen(-self.v, -self.d)

    def exp(self):
        e = np.exp(self.v)
        return Frozen(e, e * self.d)

    def sin(self):
        return Frozen(np.sin(self.v), self.d * np.cos(self.v))

    def cos(self):
        return Frozen(np.cos(self.v), self.d * -np.sin(self.v))


class Matrix:
    """A dual number is the matrix [[v, d], [0, v]]: matrices know all the rules already."""

    def __init__(self, v, d=0.0):
        self.M = np.array([[v, d], [0, v]], dtype=float)

    v = property(lambda self: self.M[0, 0])
    d = property(lambda self: self.M[0, 1])

    @classmethod
    def of(cls, M):
        return cls(M[0, 0], M[0, 1])

    @staticmethod
    def matrix(number):
        return number.M if isinstance(number, Matrix) else number * np.eye(2)

    def __add__(self, other):
        return self.of(self.M + self.matrix(other))

    def __radd__(self, other):
        return self.of(self.matrix(other) + self.M)

    def __sub__(self, other):
        return self.of(self.M - self.matrix(other))

    def __rsub__(self, other):
        return self.of(self.matrix(other) - self.M)

    def __mul__(self, other):
        return self.of(self.M @ self.matrix(other))

    def __rmul__(self, other):
        return self.of(self.matrix(other) @ self.M)

    def __truediv__(self, other):
        return self.of(self.M @ np.linalg.inv(self.matrix(other)))

    def __rtruediv__(self, other):
        return self.of(self.matrix(other) @ np.linalg.inv(self.M))

    def __neg__(self):
        return self.of(-self.M)

    def series(self, terms):
        total, power = np.zeros((2, 2)), np.eye(2)
        for k in range(30):
            total += terms[k % 4] * power / math.factorial(k)
            power = power @ self.M
        return self.of(total)

    def exp(self):
        return self.series([1, 1, 1, 1])

    def sin(self):
        return self.series([0, 1, 0, -1])

    def cos(self):
        return self.series([1, 0, -1, 0])


class Slotted(namedtuple("Pair", "v d", defaults=[0.0])):
    """A tuple of two: + and * of tuples are written over."""

    __slots__ = ()


def _binary(rule):
    def method(self, other):
        if isinstance(other, (int, float, np.number)):
            other = Slotted(other, 0)
        elif not isinstance(other, Slotted):
            return NotImplemented
        return Slotted(*rule(self.v, self.d, other.v, other.d))

    return method


def _unary(rule):
    return lambda self: Slotted(*rule(self.v, self.d))


# Operations from a table, put into the class afterwards.
RULES = {
    "__add__": lambda u, du, v, dv: (u + v, du + dv),
    "__radd__": lambda u, du, v, dv: (v + u, dv + du),
    "__sub__": lambda u, du, v, dv: (u - v, du - dv),
    "__rsub__": lambda u, du, v, dv: (v - u, dv - du),
    "__mul__": lambda u, du, v, dv: (u * v, du * v + u * dv),
    "__rmul__": lambda u, du, v, dv: (u * v, du * v + u * dv),
    "__truediv__": lambda u, du, v, dv: (u / v, du / v - u * dv / v**2),
    "__rtruediv__": lambda u, du, v, dv: (v / u, dv / u - v * du / u**2),
}
for _name, _rule in RULES.items():
    setattr(Slotted, _name, _binary(_rule))
Slotted.__neg__ = _unary(lambda u, du: (-u, -du))
Slotted.exp = _unary(lambda u, du: (math.e**u, du * math.e**u))
Slotted.sin = _unary(lambda u, du: (math.sin(u), du * math.cos(u)))
Slotted.cos = _unary(lambda u, du: (math.cos(u), -du * math.sin(u)))


class Single(Frozen):
    """Keeps both numbers in single precision."""

    def __init__(self, v, d=0.0):
        object.__setattr__(self, "v", np.float32(v))
        object.__setattr__(self, "d", np.float32(d))


class OneElementArrays(ByAttribute):
    """0-d arrays instead of numbers."""

    def __init__(self, v, d=0.0):
        self.v, self.d = np.array(v, dtype=float), np.array(d, dtype=float)

    def exp(self):
        return OneElementArrays(np.exp(self.v), np.exp(self.v) * self.d)


DUALS = {
    "asks for attributes": ByAttribute,
    "a frozen dataclass with a decorator": Frozen,
    "matrices of two rows": Matrix,
    "a named tuple with a table of rules": Slotted,
    "single precision at first": Single,
    "0-d arrays": OneElementArrays,
    "a function that makes the class": lambda v, d=0.0: ByAttribute(v, d),
}
