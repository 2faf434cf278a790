"""Boolean functions of two inputs as networks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
from autograder.suite.forward_topics.xor import GATES
from solutions import forward_further

Truth = tuple[tuple[int, int], tuple[int, int]]
Gate = Callable[[int, int], int]

CORNERS = tuple(product((0, 1), repeat=2))


def tables(*, ones: int) -> tuple[Truth, ...]:
    """Return all truth tables with so many ones, as the exercises take them."""
    return tuple(
        ((p, q), (r, s)) for p, q, r, s in product((0, 1), repeat=4) if p + q + r + s == ones
    )


AND, OR, NAND, NOR = ((0, 0), (0, 1)), ((0, 1), (1, 1)), ((1, 1), (1, 0)), ((1, 0), (0, 0))
XOR, XNOR = ((0, 1), (1, 0)), ((1, 0), (0, 1))
A_ONLY, B_ONLY, IF_A_THEN_B = ((0, 0), (1, 0)), ((0, 1), (0, 0)), ((1, 1), (0, 1))
NEVER, ALWAYS = ((0, 0), (0, 0)), ((1, 1), (1, 1))

ONE = "[[net(a, b) for b in (0, 1)] for net in [boolean_net(truth)] for a in (0, 1)]"
MANY = "[[net(a, b) for a in (0, 1) for b in (0, 1)] for net in [boolean_net(t) for t in tables]]"

boolean_net = exercise(
    forward_further.boolean_net,
    marks=2,
    section=GATES,
    rules=Rules(masks=True),
    visible=[
        case("AND", call=ONE, truth=AND),
        case("if a, then b", call=ONE, truth=IF_A_THEN_B),
    ],
    hidden=[
        case("the tables with a single 1", call=MANY, tables=tables(ones=1)),
        case("the tables with two 1s", call=MANY, tables=tables(ones=2)),
        case("the tables with three 1s", call=MANY, tables=tables(ones=3)),
        case("the tables of one answer only", call=MANY, tables=(NEVER, ALWAYS)),
    ],
    hints=[
        "Which neuron fires for the inputs 1 and 0, and for no others? Do the same for each of the "
        "four inputs.",
        "Take one such neuron for each 1 of the table, and join them with one more neuron.",
        "Define a function inside your function and return it, without calling it. Does it also "
        "work for a table without a 1?",
    ],
)


def fired(patterns: list[tuple[int, int]], a: int, b: int) -> list[int]:
    """Return the answers of one AND neuron for each pattern."""
    return [int((a, b) == pattern) for pattern in patterns]


def ones_of(truth: Truth) -> list[tuple[int, int]]:
    """Return the inputs with the answer 1."""
    return [(i, j) for i, j in CORNERS if truth[i][j]]


@boolean_net.misconception(
    "The two inputs are exchanged: the first index of the table is a, the second is b."
)
def inputs_exchanged(truth: Truth) -> Gate:
    return lambda a, b: truth[b][a]


@boolean_net.misconception(
    "All your answers are inverted: you collect the inputs with a 0 in the table."
)
def answers_inverted(truth: Truth) -> Gate:
    return lambda a, b: 1 - truth[a][b]


@boolean_net.misconception(
    "Your AND neurons all fire for 1 and 1, whatever the table is. Either no input is negated, or "
    "they are made in a loop: a function looks up the loop's variables when it is called, not "
    "when it is made, and then they have their last values."
)
def nothing_negated(truth: Truth) -> Gate:
    return lambda a, b: int(bool(ones_of(truth)) and a + b - 1.5 >= 0)


@boolean_net.misconception(
    "Your network knows one of the 1s of the table only. Each of them needs a neuron, and the last "
    "neuron fires if any of these does."
)
def first_one_only(truth: Truth) -> Gate:
    return lambda a, b: int(sum(fired(ones_of(truth)[:1], a, b)) - 0.5 >= 0)


@boolean_net.misconception(
    "Of the table's 1s your network knows the last one only. Does each round of a loop replace the "
    "neuron of the round before? (A function that is made in a loop looks up the loop's variables "
    "only when it is called.)"
)
def last_one_only(truth: Truth) -> Gate:
    return lambda a, b: int(sum(fired(ones_of(truth)[-1:], a, b)) - 0.5 >= 0)


@boolean_net.misconception(
    "Your network answers 1 to everything. An M-P neuron fires at a sum of exactly 0 too: where "
    "does your last neuron draw its line, at a point or between the points?"
)
def last_neuron_always_fires(_truth: Truth) -> Gate:
    return lambda _a, _b: 1


@boolean_net.misconception(
    "The neuron that joins the others wants all of them to fire at once. It is an OR that is "
    "needed there."
)
def joined_with_and(truth: Truth) -> Gate:
    patterns = ones_of(truth)
    return lambda a, b: int(sum(fired(patterns, a, b)) - len(patterns) + 0.5 >= 0)


@boolean_net.misconception(
    "You return the table's answers, but a function is asked that takes a and b and answers then."
)
def answers_instead_of_a_function(truth: Truth) -> Any:
    return [truth[a][b] for a, b in CORNERS]


@boolean_net.misconception(
    "You return an array of answers, but a function is asked that takes a and b and answers then."
)
def array_instead_of_a_function(truth: Truth) -> Any:
    return np.array(truth)


@boolean_net.misconception(
    "You return one answer, but a function is asked: define it inside yours and return it by its "
    "name, without calling it."
)
def number_instead_of_a_function(truth: Truth) -> Any:
    return truth[0][0]


@boolean_net.misconception(
    "Nothing comes out of your function. It defines the network, perhaps, but it must return it "
    "too."
)
def function_not_returned(_truth: Truth) -> Any:
    return None


@boolean_net.misconception(
    "Your network has no answer for a table without a 1: the maximum of nothing does not exist. "
    "What should a neuron without inputs and with a negative bias say?"
)
def maximum_of_nothing(truth: Truth) -> Gate:
    return lambda a, b: max(fired(ones_of(truth), a, b))
