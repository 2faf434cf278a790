"""Boolean functions of two inputs: as networks, and as single neurons."""

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

# ---- boolean_net -------------------------------------------------------------------------------

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
    "Your AND neurons never negate an input, so they all fire for 1 and 1. Where the table's input "
    "is 0, its weight must count against."
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


# ---- is_separable ------------------------------------------------------------------------------

EACH = "[is_separable(truth) for truth in tables]"

# Every hidden case asks for both answers, so that a constant one earns nothing.
is_separable = exercise(
    forward_further.is_separable,
    marks=2,
    section=GATES + "; linear separability (线性可分)",
    visible=[
        case("AND", truth=AND),
        case("XOR", truth=XOR),
    ],
    hidden=[
        case("XOR beside OR and AND", call=EACH, tables=(OR, AND, XOR)),
        case("XOR beside gates that negate", call=EACH, tables=(NAND, XOR, NOR, IF_A_THEN_B)),
        case("the tables with two 1s", call=EACH, tables=tables(ones=2)),
        case("one entry changed", call=EACH, tables=(XNOR, NOR, AND, NAND, XOR, A_ONLY, B_ONLY)),
        case("tables of one answer only, and XOR", call=EACH, tables=(NEVER, XOR, ALWAYS)),
        case("all sixteen tables", call=EACH, tables=sum((tables(ones=k) for k in range(5)), ())),
    ],
    hints=[
        "Draw the four inputs as corners of a square and mark the 1s. When does one straight line "
        "part them from the 0s?",
        "Either find the tables for which no line exists, or search: try some weights and biases. "
        "Which signs and sizes must be among them?",
        "Try all 16 tables: how many cannot be separated?",
    ],
)


def found(truth: Truth, weights: Any, biases: Any) -> bool:
    """Return whether one of these neurons has the truth table."""
    return any(
        all((u * i + v * j + b >= 0) == bool(truth[i][j]) for i, j in CORNERS)
        for u, v in product(weights, repeat=2)
        for b in biases
    )


@is_separable.misconception(
    "You search without a bias. The line that parts the corners need not run through the origin."
)
def no_bias(truth: Truth) -> bool:
    return found(truth, (-1, 0, 1), (0.0,))


@is_separable.misconception(
    "You try weights that are not negative. A gate that says NOT to an input needs one."
)
def no_negative_weights(truth: Truth) -> bool:
    return found(truth, (0, 1), (-1.5, -0.5, 0.5, 1.5))


@is_separable.misconception(
    "XOR is not the only table that cannot be separated. What happens if you exchange all its 0s "
    "and 1s?"
)
def all_but_xor(truth: Truth) -> bool:
    return truth != XOR


@is_separable.misconception(
    "You reject tables with one answer only. A line may also leave all four corners on one side."
)
def constant_tables_rejected(truth: Truth) -> bool:
    return found(truth, (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5)) and truth not in (NEVER, ALWAYS)


@is_separable.misconception(
    "Your biases are too small for some gates: a neuron that wants both inputs must outweigh a "
    "single one."
)
def small_biases_only(truth: Truth) -> bool:
    return found(truth, (-1, 0, 1), (-0.5, 0.5))


@is_separable.misconception(
    "You reject every table with two 1s. Where do the two stand: side by side, or across?"
)
def two_ones_rejected(truth: Truth) -> bool:
    return sum(map(sum, truth)) != 2


@is_separable.misconception(
    "All your answers are inverted: True means that a single neuron can do it."
)
def answer_inverted(truth: Truth) -> bool:
    return not forward_further.is_separable(truth)


@is_separable.misconception(
    "You call every table separable. If you compare with XOR: the table is made of tuples, and a "
    "list in square brackets never equals a tuple."
)
def every_table_accepted(_truth: Truth) -> bool:
    return True
