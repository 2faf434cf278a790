"""What counts as equal, and the sentence for what is not."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from autograder.compare import difference
from autograder.rules import Rules
from autograder.sandbox.worker.plain import Foreign, plain

COLUMN = np.array([[0.5], [0.25], [2.0]])


def found(expected, got, **rules):
    return difference(plain(expected), plain(got), Rules(**rules))


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (COLUMN, COLUMN * (1 + 5e-7)),
        (COLUMN, COLUMN.astype(np.float32)),
        (np.array([1.0, 2.0]), np.array([1, 2])),
        (np.array(0.0), -0.0),
        (1.5, np.float64(1.5)),
        (2.0, 2),
        ((COLUMN, 1.0), [COLUMN, 1.0]),
        ({1, 3}, [3, 1]),
        ({1, 3}, np.array([3, 1])),
        ("left", " Left "),
        (np.array([1e-12, 2e-12]), np.array([1e-12, 2e-12])),
        (np.array([1.0, 9.36e-14]), np.array([1.0, 0.0])),
    ],
)
def test_right_values_in_any_honest_form_are_equal(expected, got):
    assert found(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got", "kind"),
    [
        (COLUMN, None, "returned None"),
        (COLUMN, [[0.5], [0.25], [2.0]], "type"),
        (COLUMN, COLUMN.view(np.matrix), "type"),
        (COLUMN, np.ma.masked_array(COLUMN), "type"),
        (COLUMN, Foreign("function"), "type"),
        (COLUMN, COLUMN.ravel(), "shape"),
        (COLUMN, COLUMN.T, "shape"),
        (COLUMN, 0.5, "shape"),
        (1.5, np.array([1.5]), "shape"),
        (COLUMN, COLUMN.astype(complex), "dtype"),
        (COLUMN, COLUMN.astype(str), "dtype"),
        (COLUMN, COLUMN.astype(object), "type"),
        (COLUMN, COLUMN.astype(np.float16), "dtype"),
        (np.array([1.0, 0.0]), np.array([True, False]), "dtype"),
        (COLUMN, COLUMN * np.nan, "not finite"),
        (COLUMN, COLUMN * np.inf, "not finite"),
        (COLUMN, COLUMN * (1 + 1e-5), "value"),
        (COLUMN, COLUMN.astype(np.float32) * np.float32(1.001), "value"),
        (np.array([1e-12, 2e-12]), np.array([2e-12, 2e-12]), "value"),
        ((COLUMN, 1.0), COLUMN, "structure"),
        ((COLUMN, 1.0), (COLUMN, 1.0, 2.0), "structure"),
        ({1, 3}, np.array([False, True, False, True]), "type"),
        ({1, 3}, [1], "value"),
        ("left", True, "type"),
        (1.0, 10**400, "dtype"),
        ({"a": 1.0}, {}, "structure"),
    ],
)
def test_the_first_difference_that_matters_is_named(expected, got, kind):
    assert found(expected, got).kind == kind


def test_shape_is_looked_at_before_values_and_a_dropped_axis_is_named():
    said = found(COLUMN, COLUMN.ravel() * 7)
    assert (
        said.safe == "the result has shape (3,), expected shape (3, 1); "
        "an axis was dropped (a sum with keepdims=True keeps it)"
    )


def test_masks_count_only_where_the_rules_say_so():
    assert found(np.array([1.0, 0.0]), np.array([True, False]), masks=True) is None


def test_a_safe_sentence_never_holds_a_value_and_a_detailed_one_does():
    said = found(COLUMN, COLUMN + np.array([[0], [0.123456], [0]]))
    assert said.safe == "some entries of the result are wrong"
    assert "[1, 0]: yours 0.373456, expected 0.25" in said.detail


def test_a_shape_cannot_carry_numbers_out():
    said = found(np.ones(3), np.ones((3, 4711)))
    assert "4711" not in said.safe
    assert "another shape" in said.safe


def test_sign_and_factor_of_two_are_pointed_out():
    assert "wrong sign" in found(COLUMN, -COLUMN).safe
    assert "doubled" in found(COLUMN, 2 * COLUMN).safe


def test_figures_show_enough_digits_to_differ():
    assert found(0.5, 0.50000123).detail == "the result is 0.500001, expected 0.5"


@pytest.mark.parametrize(
    ("expected", "got", "rules", "kind"),
    [
        ((3, 1), [np.array(["x" * 100_000])] * 200, {"shapes": True}, "structure"),
        ((3, 1), [np.array(["x" * 100_000])] * 2, {"shapes": True}, "type"),
        ({1, 3}, np.zeros(2**22, np.int8), {}, "value"),
        ({1, 3}, list(range(20_000)), {}, "value"),
        ({"W"}, {f"{n:06}" * 10 for n in range(20_000)}, {}, "value"),
        ({"W"}, ["\U000e0001" * 2**20], {}, "value"),
        ("left", np.array("\ufb03" * 2**20), {}, "value"),
        ("left", "left" + " " * 2**20, {}, "value"),
    ],
)
def test_a_giant_is_wrong_and_nothing_is_made_of_it(expected, got, rules, kind):
    tracemalloc.start()
    try:
        said = difference(expected, got, Rules(**rules))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said.kind == kind
    assert len(said.detail) < 400
    # One text in a list is hashed, shown in part, never written out; an array's text is read once.
    assert peak < 6 * 2**20


@pytest.mark.parametrize("expected", [1.5e308, -1.6e308, np.inf, np.nan])
@pytest.mark.parametrize("got", [1.7e308, -1.7e308, 5e-324, -0.0, 2**63 - 1, np.uint64(2**64 - 1)])
def test_the_largest_numbers_are_compared_without_a_warning(expected, got):
    assert found(expected, got).kind == "value"
    assert found(np.array([expected, 1.0]), np.array([got, 1.0])).kind == "value"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**400])
def test_an_index_beyond_64_bits_is_no_index(number):
    assert found(np.array([1, 2]), [1, number], indices=True).kind == "type"


def test_a_shape_holds_numbers_and_no_truths():
    assert found((3, 1), (3, True), shapes=True).kind == "type"
    assert found((3, 1), [np.int64(3), 1.0], shapes=True) is None
    assert (
        found((3, 1), (3, 1, 1), shapes=True).detail == "the result is (3, 1, 1), expected (3, 1)"
    )
