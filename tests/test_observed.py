"""What was seen of a notebook is judged again where the student's code need not run again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder import observed
from autograder.batch import grade_class
from autograder.demo.submissions import Fixture, submission
from autograder.grading import grade
from autograder.model import Exercise
from autograder.results import Store
from autograder.rules import Rules, Tolerance
from autograder.sandbox.host import Sandbox
from autograder.sandbox.limits import Limits
from tests.conftest import ASSIGNMENT


class Forbidden:
    """A sandbox in which nothing may be run any more."""

    unsafe = False
    form = "bubblewrap + inner layer"

    def __init__(self, limits):
        self.limits = limits

    def spawn(self, *_, **__):
        raise AssertionError("the student's code ran again")


@pytest.fixture
def handed_in(assignment, sources):
    sections = (
        (
            "solve",
            "tanh_grad",
            "def tanh_grad(z):\n    return 1 - np.tanh(np.asarray(z)) ** 2 + 1e-4",
        ),
        ("solve", "relu", "def relu(z):\n    raise ValueError('no idea')"),
        ("solve", "elu", "def elu(z, alpha=1.0):\n    while True: pass"),
    )
    made = Fixture("s", "", "reference", sections)
    hasty = replace(assignment, limits=replace(assignment.limits, call_seconds=1.0))
    return submission(made, assignment.name, sources, assignment.frames), hasty


def without_time(result):
    return {key: value for key, value in result.items() if key != "timings"}


def changed(assignment, name, **fields):
    """The assignment with one exercise declared otherwise."""
    old = assignment.exercises[name]
    settings = {f: getattr(old, f) for f in old.__dataclass_fields__}
    return replace(
        assignment, exercises={**assignment.exercises, name: Exercise(**{**settings, **fields})}
    )


@pytest.fixture(scope="module")
def hasty_sandbox():
    with Sandbox(limits=Limits(call_seconds=1.0)) as sandbox:
        yield sandbox


@pytest.fixture
def graded(handed_in, hasty_sandbox):
    made, assignment = handed_in
    memory = {}
    return made, assignment, memory, grade(made, assignment, hasty_sandbox, memory)


def test_what_was_seen_gives_the_same_result_document(graded):
    made, assignment, memory, result = graded
    again = grade(made, assignment, Forbidden(assignment.limits), memory)
    assert without_time(again) == without_time(result)
    outcomes = {e["outcome"] for n in result["notebooks"] for e in n["exercises"]}
    assert {"passed", "value", "raised", "timed out"} <= outcomes


def test_a_wider_tolerance_is_judged_without_running(graded):
    made, assignment, memory, result = graded
    wide = Rules(tolerance=Tolerance(relative=1e-2, absolute=1e-2))
    kinder = changed(assignment, "tanh_grad", rules=wide, marks=4)
    again = grade(made, kinder, Forbidden(assignment.limits), memory)
    before, after = (
        {e["name"]: e for n in r["notebooks"] for e in n["exercises"]} for r in (result, again)
    )
    assert (before["tanh_grad"]["score"], after["tanh_grad"]["score"]) == (0, 4)
    # The table is blamed on what it depends on, which is right now.
    others = {n for n in before if before[n] != after[n]}
    assert others == {"tanh_grad", "activation_table"}


def test_a_case_that_was_never_called_is_run(graded, hasty_sandbox):
    made, assignment, memory, _ = graded
    old = assignment.exercises["tanh_grad"]
    case = old.hidden[0]
    new = replace(case, label="another", request=replace(case.request, inputs={"z": 0.123}))
    stricter = changed(assignment, "tanh_grad", hidden=(*old.hidden, new))
    with pytest.raises(AssertionError, match="ran again"):
        grade(made, stricter, Forbidden(assignment.limits), memory)
    result = grade(made, stricter, hasty_sandbox, memory)
    exercises = {e["name"]: e for n in result["notebooks"] for e in n["exercises"]}
    assert exercises["tanh_grad"]["cases"][-1]["label"] == "another"


def test_a_case_fewer_is_judged_without_running_unless_calls_were_lost(graded, assignment):
    made, hasty, memory, _ = graded
    fewer = changed(hasty, "tanh_grad", hidden=hasty.exercises["tanh_grad"].hidden[1:])
    notebook = next(n for n in hasty.frames if fewer.exercises["elu"] in fewer.exercises_of(n))
    assert notebook == "activations"
    # elu never came back, and the calls after it were not made: they might come back now.
    with pytest.raises(AssertionError, match="ran again"):
        grade(made, fewer, Forbidden(hasty.limits), memory)
    further = hasty.exercises_of("further")[0]
    shorter = changed(hasty, further.name, hidden=further.hidden[1:])
    assert grade(made, shorter, Forbidden(hasty.limits), memory)["score"] > 0


def test_other_limits_or_another_submission_are_run(graded, sources):
    made, assignment, memory, _ = graded
    slower = replace(assignment, limits=replace(assignment.limits, call_seconds=2.0))
    other = Fixture("s", "", "reference", (("solve", "relu", "relu = None"),))
    for handed_in, asked in (
        (made, slower),
        (submission(other, assignment.name, sources, assignment.frames), assignment),
    ):
        with pytest.raises(AssertionError, match="ran again"):
            grade(handed_in, asked, Forbidden(asked.limits), memory)


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "foreign"])
def test_damaged_bytes_are_run_again(graded, damage):
    made, assignment, memory, _ = graded
    for name, content in memory.items():
        memory[name] = {
            "cut": content[: len(content) // 2],
            "flipped": content[:50] + bytes([content[50] ^ 255]) + content[51:],
            "empty": b"",
            "foreign": b"{}",
        }[damage]
    with pytest.raises(AssertionError, match="ran again"):
        grade(made, assignment, Forbidden(assignment.limits), memory)


def test_what_is_too_large_is_not_kept(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.worker.frames.MAX_HEADER", 1000)
    cells = observed.Seen({0: observed.CellResult("ok", [{"text": "x" * 2000}])}, {})
    assert observed.remember("key", "form", cells, []) == b""


def test_after_a_change_of_the_suite_a_class_is_judged_again(demo_course, demo_results):
    """The key of a result names the suite; what was seen does not."""
    store = Store(demo_course)
    student = "right-loops"
    path = store.path(ASSIGNMENT, student)
    before = path.read_text("utf-8")
    key = demo_results[ASSIGNMENT, student]["key"]
    path.write_text(before.replace(key, "0" * 64), "utf-8")
    (event,) = grade_class(demo_course, ASSIGNMENT, [student], workers=1)
    assert event.status == "rejudged", event.trouble
    assert without_time(event.result) == without_time(demo_results[ASSIGNMENT, student])
    (event,) = grade_class(
        demo_course, ASSIGNMENT, [student], workers=1, force=True, only=["further"]
    )
    assert event.status == "graded", event.trouble
    assert without_time(event.result) == without_time(demo_results[ASSIGNMENT, student])
