"""Assignment 5, further notebook: dual numbers, a graph with a backward pass, symbols."""

from __future__ import annotations

from typing import Any

import numpy as np


class Dual:
    """A value v together with its derivative d by one chosen input.

    Dual(v) is a constant, so d = 0; Dual(v, 1.0) is the chosen input. v and d are numbers.
    Every operation returns a new Dual with attributes v and d; its operands stay as they were.
    On either side of + - * / there may be a Dual, an int or a float.
    """

    def __init__(self, v: float, d: float = 0.0) -> None:
        """Keep the value v and the derivative d."""
        self.v = v
        self.d = d

    def __add__(self, other: Dual | float) -> Dual:
        """Return self + other, where other may be a plain number."""
        other = other if isinstance(other, Dual) else type(self)(other)
        return type(self)(self.v + other.v, self.d + other.d)

    def __radd__(self, other: float) -> Dual:
        """Return other + self, where other is a plain number."""
        return self + other

    def __neg__(self) -> Dual:
        """Return -self."""
        return type(self)(-self.v, -self.d)

    def __sub__(self, other: Dual | float) -> Dual:
        """Return self - other, where other may be a plain number."""
        other = other if isinstance(other, Dual) else type(self)(other)
        return type(self)(self.v - other.v, self.d - other.d)

    def __rsub__(self, other: float) -> Dual:
        """Return other - self, where other is a plain number."""
        return type(self)(other) - self

    def __mul__(self, other: Dual | float) -> Dual:
        """Return self * other, where other may be a plain number."""
        other = other if isinstance(other, Dual) else type(self)(other)
        return type(self)(self.v * other.v, self.d * other.v + self.v * other.d)

    def __rmul__(self, other: float) -> Dual:
        """Return other * self, where other is a plain number."""
        return self * other

    def __truediv__(self, other: Dual | float) -> Dual:
        """Return self / other, where other may be a plain number."""
        other = other if isinstance(other, Dual) else type(self)(other)
        slope = (self.d * other.v - self.v * other.d) / other.v**2
        return type(self)(self.v / other.v, slope)

    def __rtruediv__(self, other: float) -> Dual:
        """Return other / self, where other is a plain number."""
        return type(self)(other) / self

    def exp(self) -> Dual:
        """Return e to the power self."""
        return type(self)(np.exp(self.v), np.exp(self.v) * self.d)

    def sin(self) -> Dual:
        """Return the sine of self."""
        return type(self)(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self) -> Dual:
        """Return the cosine of self."""
        return type(self)(np.cos(self.v), -np.sin(self.v) * self.d)


class Node:
    """A value v in a graph that remembers which nodes it was made from.

    After e.backward() every node n that e was made from, and e itself, has n.grad = de/dn. Nodes
    that e was not made from keep the grad they have.
    On either side of + and * there may be a Node, an int or a float; the operands keep their v.
    """

    def __init__(self, v: float) -> None:
        """Keep the value v; grad is 0.0 at first; nothing is known yet of where v comes from."""
        self.v = v
        self.grad = 0.0
        self.parents: list[tuple[Node, float]] = []  # (node, slope of this node by it)

    def __add__(self, other: Node | float) -> Node:
        """Return the node self + other, where other may be a plain number."""
        other = other if isinstance(other, Node) else type(self)(other)
        made = type(self)(self.v + other.v)
        made.parents = [(self, 1.0), (other, 1.0)]
        return made

    def __radd__(self, other: float) -> Node:
        """Return the node other + self, where other is a plain number."""
        return self + other

    def __neg__(self) -> Node:
        """Return the node -self."""
        made = type(self)(-self.v)
        made.parents = [(self, -1.0)]
        return made

    def __mul__(self, other: Node | float) -> Node:
        """Return the node self * other, where other may be a plain number."""
        other = other if isinstance(other, Node) else type(self)(other)
        made = type(self)(self.v * other.v)
        made.parents = [(self, other.v), (other, self.v)]
        return made

    def __rmul__(self, other: float) -> Node:
        """Return the node other * self, where other is a plain number."""
        return self * other

    def exp(self) -> Node:
        """Return the node e to the power self."""
        made = type(self)(np.exp(self.v))
        made.parents = [(self, made.v)]
        return made

    def recip(self) -> Node:
        """Return the node 1 / self."""
        made = type(self)(1 / self.v)
        made.parents = [(self, -made.v * made.v)]
        return made

    def backward(self) -> None:
        """Set the grad of every node that self was made from, and of self, afresh.

        A second call gives the same gradients, not their double. Chains of up to 200 nodes occur,
        so a function that calls itself is welcome.
        """
        order: list[Node] = []  # each node behind all nodes it was made from

        def visit(node: Node) -> None:
            if node not in order:
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


def diff(expr: Any, var: str) -> Any:
    """Return the derivative of an expression by the variable var, as an expression.

    An expression is a number; or a text, which is the name of a variable; or one of the tuples
    ("+", u, v), ("*", u, v), ("neg", u) for -u, ("exp", u) for e to the power u, and ("inv", u) for
    1/u, where u and v are expressions again.
    The result need not be simplified: only its values are looked at. A derivative that is 0
    everywhere may be the number 0 or any expression with the value 0.
    """
    if isinstance(expr, str):
        return 1 if expr == var else 0
    if not isinstance(expr, tuple):
        return 0
    kind, u = expr[0], expr[1]
    du = diff(u, var)
    if kind == "+":
        return ("+", du, diff(expr[2], var))
    if kind == "*":
        return ("+", ("*", du, expr[2]), ("*", u, diff(expr[2], var)))
    if kind == "neg":
        return ("neg", du)
    if kind == "exp":
        return ("*", expr, du)
    return ("neg", ("*", ("*", expr, expr), du))  # "inv"


# How many passes are needed? All partial derivatives are wanted, each pass goes through the
# whole graph once. forward: the derivatives go along with the values, as in `Dual`; reverse: they
# come back from one output, as in `Node`. f(x; w, b) = 1 / (exp(-(wx + b)) + 1).
# Then: which mode needs fewer passes, "forward", "reverse" or "equal"?
passes = {
    "f_by_w_and_b_forward": 2,
    "f_by_w_b_and_x_forward": 3,
    "f_by_w_and_b_reverse": 1,
    "cost_by_46_parameters_forward": 46,
    "cost_by_46_parameters_reverse": 1,
    "100_outputs_by_1_input_forward": 1,
    "100_outputs_by_1_input_reverse": 100,
    "fewer_for_a_cost": "reverse",
    "fewer_for_100_outputs_of_1_input": "forward",
    "fewer_for_3_outputs_of_3_inputs": "equal",
}
