"""Reverse mode: a graph of values, and one pass back through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.model import Misconception
from autograder.suite.gradcheck_topics import autodiff_oracles
from autograder.suite.gradcheck_topics.autodiff_source import GRAPHS
from autograder.suite.gradcheck_topics.dual import SECTION
from solutions import autodiff


def graph(label: str, name: str, **inputs: Any) -> Any:
    """Return a case with one of the graphs of `autodiff_source`."""
    return case(label, call=f"{name}(Node, {', '.join(inputs)})", helpers=GRAPHS, **inputs)


node = exercise(
    autodiff.Node,
    marks=3,
    section=SECTION,
    oracle=autodiff_oracles.Node,
    visible=[
        graph(
            "c = a + b, d = b + 1, e = c d, at a = 2, b = 1: the slopes are 2 and 5",
            "fan_out",
            a=2.0,
            b=1.0,
        ),
        graph("(a + a) a - a at a = 3: before and after backward", "the_same_twice", a=3.0),
        graph("the lecture's function at w = b = 0", "logistic", x=1.0, w=0.0, b=0.0),
    ],
    hidden=[
        graph("the lecture's function elsewhere", "logistic", x=2.0, w=-0.5, b=0.25),
        graph("a node that is used twice", "fan_out", a=-0.5, b=1.75),
        graph("paths of unequal length, every node looked at", "unequal_paths", a=1.25),
        graph("plain numbers on either side", "numbers", a=0.8, b=-1.1),
        graph("backward called twice", "twice", a=1.5, b=-0.6),
        graph("two outputs, one backward after the other", "one_after_the_other", a=0.7, b=1.3),
        graph("a chain of a hundred steps", "chain", a=4.0, length=100),
        graph("the same node on both sides of an operation", "the_same_twice", a=-2),
    ],
    hints=[
        "Let each node keep the nodes it was made from, and its slope by each of them.",
        "A node may pass its grad on only when it is complete: when every node made from it has "
        "had its turn. In which order must the nodes be visited?",
        "Visit the nodes before yourself first, then add yourself to a list: the list is in order. "
        "Go through it backwards, and add up what arrives.",
    ],
)

N = autodiff.Node


def wrong(name: str, diagnosis: str, **methods: Any) -> None:
    """Declare a class with some wrong methods. It is called Node: errors name the class."""
    node.add_misconception(Misconception(name, diagnosis, type("Node", (N,), methods)))


def in_order(last: Any) -> list[Any]:
    """Return all nodes that `last` was made from, each behind those that it was made from."""
    order: list[Any] = []

    def visit(one: Any) -> None:
        if one not in order:
            for parent, _ in one.parents:
                visit(parent)
            order.append(one)

    visit(last)
    return order


def passed_back(
    order: Callable[[list[Any]], Any] = reversed,
    *,
    seed: float | None = 1.0,
    reset: bool = True,
    add: bool = True,
) -> Any:
    """Return a backward method: the order of the nodes, the first grad, whether grads add up."""

    def backward(self: Any) -> None:
        nodes = in_order(self)
        for one in nodes:
            one.grad = 0.0 if reset else one.grad
        self.grad = self.v if seed is None else seed
        for one in order(nodes):
            for parent, slope in one.parents:
                parent.grad = slope * one.grad + (parent.grad if add else 0.0)

    return backward


def pushed_on_a_stack(self: Any) -> None:
    """Pass on as soon as something arrives, and again when more arrives."""
    for one in in_order(self):
        one.grad = 0.0
    self.grad = 1.0
    stack = [self]
    while stack:
        one = stack.pop()
        for parent, slope in one.parents:
            parent.grad += slope * one.grad
            stack.append(parent)


def breadth_first(nodes: list[Any]) -> list[Any]:
    """Return the nodes by their distance from the last one."""
    queue = [nodes[-1]]
    for one in queue:
        queue += [parent for parent, _ in one.parents if parent not in queue]
    return list(dict.fromkeys(queue))


def made(slopes: Callable[..., Any], value: Callable[..., Any]) -> Any:
    """Return an operation with another slope."""

    def method(self: Any, *others: Any) -> Any:
        operands = [self] + [o if isinstance(o, N) else type(self)(o) for o in others]
        numbers = [o.v for o in operands]
        result = type(self)(value(*numbers))
        result.parents = list(zip(operands, slopes(*numbers), strict=True))
        return result

    return method


wrong(
    "last_path_wins",
    "A node that is used twice gets slopes along several paths. The last one overwrites the "
    "others: they must add up.",
    backward=passed_back(add=False),
)
wrong(
    "passed_on_too_early_and_again",
    "A node is handed on before all has arrived, and when more arrives it is handed on once more, "
    "with what was already passed on.",
    backward=pushed_on_a_stack,
)
wrong(
    "breadth_first",
    "Going by the distance from the output is right as long as all paths are equally long. A node "
    "must wait for the longest of them.",
    backward=passed_back(breadth_first),
)
wrong(
    "inputs_first",
    "You begin at the inputs, where nothing has arrived yet. The output comes first.",
    backward=passed_back(iter),
)
wrong(
    "output_starts_with_zero",
    "All gradients are 0, since the first one is: what is the slope of the output by itself?",
    backward=passed_back(seed=0.0),
)
wrong(
    "output_starts_with_its_value",
    "The pass back begins with the value of the output. It must begin with its slope by itself.",
    backward=passed_back(seed=None),
)
wrong(
    "gradients_not_reset",
    "What an earlier backward left behind is still there and is counted again.",
    backward=passed_back(reset=False),
)
wrong(
    "factors_exchanged",
    "How fast does u v grow with u? You took the factor itself in the place of the other one.",
    __mul__=made(lambda u, v: (u, v), lambda u, v: u * v),
)
wrong(
    "reciprocal_that_rises",
    "1/u falls when u grows: a sign is missing in its slope.",
    recip=made(lambda u: (1 / u**2,), lambda u: 1 / u),
)
wrong(
    "reciprocal_not_squared",
    "The slope of 1/u is steeper near 0 than you have it: which power of u stands below the line?",
    recip=made(lambda u: (-1 / u,), lambda u: 1 / u),
)
wrong(
    "exponent_as_slope",
    "The slope of exp(u) is not what stands in it: the exponential is its own slope.",
    exp=made(lambda u: (u,), np.exp),
)
wrong(
    "minus_keeps_the_slope",
    "The minus sign turns the value round, but the slope passes through unchanged.",
    __neg__=made(lambda _u: (1.0,), lambda u: -u),
)
wrong(
    "reflected_product_missing",
    "a * 2 works and 2 * a does not: for the latter Python looks for __rmul__.",
    __rmul__=lambda _self, _other: NotImplemented,
)
