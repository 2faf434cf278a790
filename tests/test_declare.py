"""A suite module that declares nonsense is told so, with exercise, found and expected."""

from __future__ import annotations

import types
from pathlib import Path

import pytest

from autograder.collect import collect, prove
from autograder.declare import DeclarationError, case, exercise, quiz


def double(z):
    return 2 * z


def test_lists_of_whole_numbers_become_an_int_array_and_arguments_go_by_position():
    made = exercise(double, marks=1, hidden=[case("whole numbers", z=[1, 2])])
    request = made.hidden[0].request
    assert request.inputs["z"].dtype.kind == "i"
    assert request.expression == "double(z)"


@pytest.mark.parametrize(
    ("inputs", "found"), [({"q": 1.0}, r"\['q'\]"), ({}, r"\[\]"), ({"z": 1.0, "w": 2.0}, "w")]
)
def test_a_case_with_other_arguments_names_exercise_found_and_expected(inputs, found):
    with pytest.raises(
        DeclarationError, match=rf"double: case 'odd' gives .*{found}.*takes \['z'\]"
    ):
        exercise(double, marks=1, hidden=[case("odd", **inputs)])


@pytest.mark.parametrize("marks", [0, -1, float("nan"), float("inf"), True, "2"])
def test_marks_that_are_not_positive_are_refused(marks):
    with pytest.raises(DeclarationError, match=r"double: marks are .* expected a positive number"):
        exercise(double, marks=marks, hidden=[case("a", z=1.0)])


def test_an_exercise_without_hidden_cases_is_refused():
    with pytest.raises(DeclarationError, match="double: has no hidden case"):
        exercise(double, marks=1, hidden=[], visible=[case("a", z=1.0)])


def test_two_cases_of_one_label_are_refused():
    with pytest.raises(DeclarationError, match="two cases are labelled 'a'"):
        exercise(double, marks=1, hidden=[case("a", z=1.0)], visible=[case("a", z=2.0)])


def test_an_expression_that_ignores_an_input_or_the_exercise_is_refused():
    with pytest.raises(DeclarationError, match=r"does not use \['x'\]"):
        exercise(double, marks=1, hidden=[case("a", call="double(z)", z=1.0, x=2.0)])
    with pytest.raises(DeclarationError, match="must use double"):
        exercise(double, marks=1, hidden=[case("a", call="z + 1", z=1.0)])
    with pytest.raises(DeclarationError, match="is no expression"):
        exercise(double, marks=1, hidden=[case("a", call="double(", z=1.0)])


def test_an_input_that_is_no_plain_value_is_refused():
    with pytest.raises(DeclarationError, match="gives z as a function"):
        exercise(double, marks=1, hidden=[case("a", z=double)])


def test_a_misconception_needs_a_name_of_its_own_and_a_sentence():
    made = exercise(double, marks=1, hidden=[case("a", z=1.0)])

    @made.misconception("The factor is missing.")
    def identity(z):
        return z

    with pytest.raises(DeclarationError, match="'identity' is declared twice"):
        made.misconception("Again.")(identity)
    with pytest.raises(DeclarationError, match="has no diagnosis"):
        made.misconception("  ")(double)


def test_a_misconception_that_equals_the_reference_is_refused():
    made = exercise(double, marks=1, hidden=[case("a", z=1.0)])
    made.misconception("Adds instead.")(lambda z: z + z)
    with pytest.raises(
        DeclarationError, match="double: misconception '<lambda>' equals the reference"
    ):
        prove(made)


def test_a_quiz_answer_outside_the_options_and_an_unknown_item_are_refused():
    with pytest.raises(DeclarationError, match=r"answer to .relu. is not among"):
        quiz("side", {"relu": "left"}, marks=1, options=("both",))
    made = quiz("side", {"relu": "left"}, marks=1)
    with pytest.raises(DeclarationError, match=r"gives \['elu'\], but the items are \['relu'\]"):
        made.wrong_answer("wrong_side", "Look again.", elu="right")


def test_a_duplicate_exercise_is_refused_even_where_the_variable_hides_it(tmp_path):
    made = exercise(double, marks=1, hidden=[case("a", z=1.0)])
    other = exercise(double, marks=2, hidden=[case("a", z=1.0)])
    with pytest.raises(DeclarationError, match="double: declared twice"):
        collect(module_of(tmp_path, "", double=made, again=other))
    source = "double = exercise(1)\ndouble = exercise(2)\n"
    with pytest.raises(DeclarationError, match="double: assigned 2 times"):
        collect(module_of(tmp_path, source, double=other))


def module_of(folder: Path, source: str, **names: object) -> types.ModuleType:
    """A module with a source file, holding `names`."""
    path = folder / "suite_module.py"
    path.write_text(source, "utf-8")
    module = types.ModuleType("suite_module")
    module.__file__ = str(path)
    vars(module).update(names)
    return module
