"""Does the suite accept what is right and reject what is wrong, in all assignments?"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from autograder.gate import gap
from autograder.judge import behaviour, diagnose, expected, judge, score
from autograder.recognise import recognise
from autograder.sandbox.worker.calls import Observation, observe
from tests.wheats import CHAFFS, COINCIDING, EXERCISES, WHEATS


def table(kind: dict[str, dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(EXERCISES[name], subject, id=f"{name}-{style}")
        for name, subjects in kind.items()
        for style, subject in subjects.items()
    ]


def misconceptions() -> list[Any]:
    return [
        pytest.param(exercise, wrong, id=f"{exercise.name}-{wrong.name}")
        for exercise in EXERCISES.values()
        for wrong in exercise.misconceptions.values()
    ]


def each_exercise(condition: Any = bool) -> list[Any]:
    return [pytest.param(e, id=e.name) for e in EXERCISES.values() if condition(e)]


def takes_arrays(exercise):
    """Do arrays go into it? (A function that gets another function may write what it likes.)"""
    values = [v for case in exercise.hidden for v in case.request.inputs.values()]
    return any(isinstance(v, np.ndarray) and v.ndim for v in values)


def test_every_exercise_has_wheats_and_chaffs():
    assert set(WHEATS) == set(CHAFFS) == set(EXERCISES)


@pytest.mark.parametrize(("exercise", "subject"), table(WHEATS))
def test_a_right_solution_of_any_style_gets_full_marks(exercise, subject):
    verdicts = judge(exercise, behaviour(exercise, subject))
    assert [(v.case.label, v.sentence) for v in verdicts if not v.passed] == []


@pytest.mark.parametrize(("exercise", "subject"), table(CHAFFS))
def test_a_wrong_solution_that_nobody_foresaw_loses_marks(exercise, subject):
    verdicts = judge(exercise, behaviour(exercise, subject))
    assert score(exercise, verdicts) < exercise.marks


@pytest.mark.parametrize(("exercise", "wrong"), misconceptions())
def test_a_misconception_loses_marks_and_is_recognised(exercise, wrong):
    verdicts = judge(exercise, behaviour(exercise, wrong.subject))
    assert score(exercise, verdicts) < exercise.marks
    named = {d.misconception.name for d in diagnose(exercise, verdicts)}
    assert named == {wrong.name} | {
        other
        for equals in COINCIDING
        if equals[0] == exercise.name and wrong.name in equals
        for other in equals[1:]
    }


@pytest.mark.parametrize("exercise", each_exercise())
def test_two_misconceptions_never_look_alike_on_all_cases_except_those_listed(exercise):
    seen = {m.name: behaviour(exercise, m.subject) for m in exercise.misconceptions.values()}
    count = len(exercise.cases)
    alike = {
        (exercise.name, a, b)
        for a, b in itertools.combinations(seen, 2)
        for _, indices in recognise({b: seen[b]}, seen[a], [False] * count, exercise.rules)
        if len(indices) == count
    }
    assert alike == {equals for equals in COINCIDING if equals[0] == exercise.name}


@pytest.mark.parametrize("exercise", each_exercise(lambda e: callable(e.oracle)))
def test_a_reference_gradient_agrees_with_an_independent_way_to_it(exercise):
    for case, right in zip(exercise.cases, expected(exercise), strict=True):
        found = observe(case.request, exercise.oracle)
        assert found.kind == "returned", found.message
        assert gap(right.value, found.value) <= 1e-10, case.label


@pytest.mark.parametrize("exercise", each_exercise())
def test_the_reference_is_quiet_and_repeatable_and_leaves_its_inputs_alone(exercise):
    for case, seen in zip(exercise.cases, expected(exercise), strict=True):
        shared = () if exercise.rules.may_share else seen.shared
        said = (seen.kind, seen.warned, seen.changed, shared, seen.repeats)
        assert said == ("returned", False, (), (), True), case.label


@pytest.mark.parametrize("exercise", each_exercise())
def test_an_exercise_has_hints_and_a_place_in_the_lectures(exercise):
    assert 2 <= len(exercise.hints) <= 3
    assert exercise.section
    assert 1 <= exercise.marks <= 3


@pytest.mark.parametrize("exercise", each_exercise(lambda e: not e.quiz))
def test_a_function_has_some_visible_and_more_hidden_cases(exercise):
    assert 1 <= len(exercise.visible) <= 4
    assert 3 <= len(exercise.hidden) <= 8


@pytest.mark.parametrize("exercise", each_exercise(takes_arrays))
def test_a_function_of_arrays_is_called_with_arrays_that_refuse_to_be_written(exercise):
    assert any(case.request.read_only for case in exercise.hidden)


@pytest.mark.parametrize("constant", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", sorted(n for n, e in EXERCISES.items() if callable(e.reference)))
def test_a_constant_answer_of_the_right_form_earns_nothing(name, constant):
    exercise = EXERCISES[name]
    seen = [
        Observation("returned", value=filled(right.value, constant)) for right in expected(exercise)
    ]
    assert score(exercise, judge(exercise, seen)) == 0


def filled(value, constant):
    """The same form with every number replaced."""
    if isinstance(value, np.ndarray):
        return np.full(value.shape, constant)
    if isinstance(value, (list, tuple)):
        return type(value)(filled(part, constant) for part in value)
    return set() if isinstance(value, set) else constant
