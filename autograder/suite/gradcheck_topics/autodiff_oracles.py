"""Dual numbers and graphs whose derivatives come from a complex step: no rule is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

STEP = 1e-40


class Dual:
    """One complex number: its real part is the value, its imaginary part holds the derivative."""

    def __init__(self, v: Any, d: Any = 0.0) -> None:
        self.z = v if isinstance(v, complex) else complex(v, STEP * d)

    @property
    def v(self) -> float:
        """The value."""
        return self.z.real

    @property
    def d(self) -> float:
        """The derivative."""
        return self.z.imag / STEP

    exp: Any
    sin: Any
    cos: Any


class Node:
    """A value that knows the operation and the operands it was made from."""

    def __init__(self, v: Any, made_by: Any = None, operands: tuple[Any, ...] = ()) -> None:
        self.v, self.grad, self.made_by, self.operands = v, 0.0, made_by, operands

    def backward(self) -> None:
        """Move each node in turn along the imaginary axis and work everything out anew."""
        nodes: list[Node] = []
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            if not any(node is known for known in nodes):
                nodes.append(node)
                waiting += node.operands
        for moved in nodes:
            moved.grad = _value(self, {id(moved): complex(moved.v, STEP)}).imag / STEP

    exp: Any
    recip: Any


def _value(node: Node, known: dict[int, complex]) -> complex:
    """Return the value of a node, where some nodes have values already."""
    if id(node) not in known:
        values = [_value(operand, known) for operand in node.operands]
        known[id(node)] = complex(node.made_by(*values) if node.made_by else node.v)
    return known[id(node)]


def _of_duals(f: Callable[..., Any]) -> Any:
    """Return a method of Dual that applies f to complex numbers."""
    return lambda *parts: Dual(complex(f(*[p.z if isinstance(p, Dual) else p for p in parts])))


def _of_nodes(f: Callable[..., Any]) -> Any:
    """Return a method of Node that remembers f and its operands."""

    def method(*parts: Any) -> Node:
        nodes = tuple(p if isinstance(p, Node) else Node(p) for p in parts)
        return Node(float(np.real(f(*[n.v for n in nodes]))), f, nodes)

    return method


OPERATIONS: Mapping[str, Callable[..., Any]] = {
    "__add__": lambda a, b: a + b,
    "__radd__": lambda a, b: b + a,
    "__sub__": lambda a, b: a - b,
    "__rsub__": lambda a, b: b - a,
    "__mul__": lambda a, b: a * b,
    "__rmul__": lambda a, b: b * a,
    "__truediv__": lambda a, b: a / b,
    "__rtruediv__": lambda a, b: b / a,
    "__neg__": lambda a: -a,
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "recip": lambda a: 1 / a,
}
for _name, _operation in OPERATIONS.items():
    setattr(Dual, _name, _of_duals(_operation))
    setattr(Node, _name, _of_nodes(_operation))
