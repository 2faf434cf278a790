"""The demo class, submissions like those of real students: each gets what it is named after."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.demo.submissions import fixtures
from autograder.model import Outcome
from autograder.suite import ASSIGNMENTS
from tests.demo_class import activations, batch, delta, forward, gradcheck
from tests.demo_class.expected import Result

PASSED, UNATTEMPTED, MISSING = Outcome.PASSED, Outcome.UNATTEMPTED, Outcome.MISSING
TABLES = {
    "1-activations": activations.EXPECTED,
    "2-forward": forward.EXPECTED,
    "3-delta": delta.EXPECTED,
    "4-batch": batch.EXPECTED,
    "5-gradcheck": gradcheck.EXPECTED,
}
ALL = [(assignment, student) for assignment, table in TABLES.items() for student in sorted(table)]
students = pytest.mark.parametrize(("assignment", "student"), ALL)


def exercises(result: Result) -> dict[str, dict[str, Any]]:
    return {e["name"]: e for notebook in result["notebooks"] for e in notebook["exercises"]}


def shown(result: Result) -> list[dict[str, Any]]:
    """Return all outputs of all cells."""
    notebooks = result["notebooks"]
    return [output for n in notebooks for cell in n["cells"] for output in cell["outputs"]]


def test_every_assignment_has_a_class() -> None:
    assert set(TABLES) == set(ASSIGNMENTS)


@pytest.mark.parametrize("assignment", TABLES)
def test_every_submission_of_the_class_is_expected_to_come_out_somehow(assignment: str) -> None:
    assert {fixture.name for fixture in fixtures(assignment)} == set(TABLES[assignment])


@students
def test_each_exercise_of_a_submission_has_the_outcome_that_its_student_earned(
    assignment: str, student: str, demo_results: dict[tuple[str, str], Result]
) -> None:
    expected = TABLES[assignment][student]
    found = exercises(demo_results[assignment, student])
    assert set(expected.outcomes) <= set(found)
    assert {name: e["outcome"] for name, e in found.items()} == {
        name: expected.outcomes.get(name, expected.others).value for name in found
    }


@students
def test_a_submission_has_full_marks_exactly_where_everything_is_right(
    assignment: str, student: str, demo_results: dict[tuple[str, str], Result]
) -> None:
    expected, result = TABLES[assignment][student], demo_results[assignment, student]
    assert (result["score"] == result["max"]) is expected.full_marks
    assert 0 <= result["score"] <= min(result["max"], expected.at_most)
    for name, exercise in exercises(result).items():
        assert 0 <= exercise["score"] <= exercise["max"], name
        # An exercise with a visible case that failed may have earned all of its hidden ones.
        assert exercise["outcome"] != PASSED or exercise["score"] == exercise["max"], name


@students
def test_a_known_misconception_is_named_and_nothing_right_is_diagnosed(
    assignment: str, student: str, demo_results: dict[tuple[str, str], Result]
) -> None:
    found = exercises(demo_results[assignment, student])
    for name, exercise in found.items():
        said = [diagnosis["name"] for diagnosis in exercise["diagnoses"]]
        wanted = TABLES[assignment][student].diagnoses.get(name)
        if wanted == () or exercise["outcome"] in (PASSED, UNATTEMPTED, MISSING):
            assert said == [], name
        assert set(wanted or ()) <= set(said), name


@students
def test_notes_say_what_a_student_should_know_beside_the_marks(
    assignment: str, student: str, demo_results: dict[tuple[str, str], Result]
) -> None:
    expected, result = TABLES[assignment][student], demo_results[assignment, student]
    found = exercises(result)
    for name, text in expected.notes.items():
        assert text in found[name]["note"], name
    for name, others in expected.depends_on.items():
        assert found[name]["depends_on"] == others, name
    core = next(n for n in result["notebooks"] if n["name"] != "further")
    assert expected.notebook_note in core["note"]
    assert bool(core["note"]) is bool(expected.notebook_note)
    assert not any(n["problem"] for n in result["notebooks"])
    assert tuple(c["status"] for c in core["cells"] if c["status"] != "ok") == expected.cells
    assert expected.prints in "".join(o.get("text", "") for o in shown(result))


@students
def test_nothing_that_a_cell_shows_can_run_in_a_page_or_steer_a_terminal(
    assignment: str, student: str, demo_results: dict[tuple[str, str], Result]
) -> None:
    for output in shown(demo_results[assignment, student]):
        assert set(output.get("data", {})) <= {"text/plain", "image/png", "image/jpeg"}
        texts = [output.get("text", ""), *output.get("data", {}).values()]
        texts += [output.get("evalue", ""), *output.get("traceback", [])]
        assert not any(c < " " and c not in "\t\n\r" for text in texts for c in text)


def test_the_one_who_leaves_by_a_cell_or_a_call_loses_only_what_did_not_come_back(
    demo_results: dict[tuple[str, str], Result],
) -> None:
    cases = exercises(demo_results["1-activations", "exits-the-process"])["tanh_from_sigmoid"][
        "cases"
    ]
    outcomes = [case["outcome"] for case in cases]
    died = outcomes.index("died")
    assert set(outcomes[:died]) == {"passed"}
    assert set(outcomes[died + 1 :]) == {"not run"}
