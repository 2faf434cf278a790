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
from autograder.suite.gradcheck_topics.node_walks import (
    added_along_all_paths,
    breadth_first,
    operands_in_a_dict,
    passed_back,
    passed_on_by_calls,
    pushed_on_a_stack,
)
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
            "c = a + b, d = b + 1, e = c d: the value of e, then its slopes by a, b, c, d, e",
            "fan_out",
            a=2.0,
            b=1.0,
        ),
        graph(
            "y = (a + a) a - a: the grads of a and y at first, then y, its slope by a, and a",
            "the_same_twice",
            a=3.0,
        ),
        graph(
            "the lecture's f, z = wx + b: the value of f, then its slopes by f, z, x, w, b",
            "logistic",
            x=1.0,
            w=0.0,
            b=0.0,
        ),
    ],
    hidden=[
        graph(
            "the lecture's function elsewhere, looked at in the same way",
            "logistic",
            x=2.0,
            w=-0.5,
            b=0.25,
        ),
        graph("a node that is used twice: the value, then five slopes", "fan_out", a=-0.5, b=1.75),
        graph("paths of unequal length: five values, then five slopes", "unequal_paths", a=1.25),
        graph("plain numbers on either side: the value, then two slopes", "numbers", a=0.8, b=-1.1),
        graph("backward called twice: four slopes after each call", "twice", a=1.5, b=-0.6),
        graph(
            "two outputs, one backward after the other: the first one keeps its grad",
            "one_after_the_other",
            a=0.7,
            b=1.3,
        ),
        graph(
            "a long chain with many nodes of equal value: the value, then the slope",
            "chain",
            a=4.0,
            length=60,
        ),
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


def joined(slopes: Callable[..., Any], value: Callable[..., Any]) -> Any:
    """Return an operation that asks the other operand for v, whatever it is."""

    def method(self: Any, other: Any) -> Any:
        result = type(self)(value(self.v, other.v))
        result.parents = list(zip((self, other), slopes(self.v, other.v), strict=True))
        return result

    return method


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
    "passed_on_too_early_by_calls",
    "Each node hands its whole grad on whenever something arrives, so what arrived first is handed "
    "on several times. It must wait until all has arrived.",
    backward=passed_on_by_calls,
)
wrong(
    "operand_counted_once",
    "In u + u and in u u the node u is an operand twice. In a set or a dict it stands only once, "
    "and one of its two slopes is lost.",
    backward=operands_in_a_dict,
)
wrong(
    "breadth_first",
    "Going by the distance from the output is right as long as all paths are equally long. A node "
    "must wait for the longest of them.",
    backward=passed_back(breadth_first),
)
wrong(
    "inputs_first",
    "Only what stands right before the output gets its slope. Does your walk begin at the inputs, "
    "where nothing has arrived yet? The output comes first.",
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
    "added_to_earlier_gradients",
    "The slopes are added to those of an earlier backward. Each call must start afresh.",
    backward=added_along_all_paths,
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
    "plain_numbers_not_made_nodes",
    "A plain number has no v. Ask what kind of thing the other operand is, and make a Node of a "
    "number first.",
    __add__=joined(lambda _u, _v: (1.0, 1.0), lambda u, v: u + v),
    __mul__=joined(lambda u, v: (v, u), lambda u, v: u * v),
)
wrong(
    "reflected_product_missing",
    "a * 2 works and 2 * a does not: for the latter Python looks for __rmul__.",
    __rmul__=lambda _self, _other: NotImplemented,
)
