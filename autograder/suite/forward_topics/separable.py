"""Which boolean functions of two inputs a single neuron can have."""

from __future__ import annotations

from itertools import product
from typing import Any

from autograder.declare import case, exercise
from autograder.suite.forward_topics.boolean import (
    A_ONLY,
    ALWAYS,
    AND,
    B_ONLY,
    CORNERS,
    IF_A_THEN_B,
    NAND,
    NEVER,
    NOR,
    OR,
    XNOR,
    XOR,
    Truth,
    tables,
)
from autograder.suite.forward_topics.xor import GATES
from solutions import forward_further

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
    "Your answers are inverted: you say True to XOR and False to AND. True means that a single "
    "neuron can do it."
)
def answer_inverted(truth: Truth) -> bool:
    return not forward_further.is_separable(truth)


@is_separable.misconception(
    "You call every table separable. If you compare with XOR: the table is made of tuples, and a "
    "list in square brackets never equals a tuple."
)
def every_table_accepted(_truth: Truth) -> bool:
    return True
