"""`backgrade show`: what an instructor sees of a submission, and what no terminal ever gets."""

from __future__ import annotations

import json

import numpy as np
import pytest

from autograder.cli import main
from autograder.grading import grade
from autograder.inspection import inspect_notebook
from autograder.intake import read_submission
from autograder.results import Store
from autograder.sandbox.host import SandboxUnavailable
from autograder.sandbox.worker.plain import Foreign
from autograder.terminal import safe_lines
from autograder.values_text import value_lines
from tests.conftest import ASSIGNMENT

SIGMA_TWICE = "def sigmoid_grad(z):\n    s = sigmoid(sigmoid(z))\n    return s * (1 - s)"
TALKATIVE = """\
def relu(z):
    print("called with", np.shape(z))
    np.exp(np.float64(1000.0))
    def inner(value):
        raise ValueError("no way")
    return inner(z)
"""
HOSTILE = r"""
print("\x1b[2J\x1b]0;owned\x07 \u202e cleared")
import warnings
def relu(z):
    print("\x1b[31mred\x07 \u202e")
    warnings.warn("\x1b[5mblinking")
    if np.ndim(z) > 1:
        raise ValueError("\x1b]52;c;bad\x07 \u202e")
    return "\x1b[0m::error::text"
"""


@pytest.fixture
def show(course, capsys):
    """Run the command and return its exit code and what it printed."""

    def run(*arguments):
        code = main(["--course", str(course), "show", *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_failed_case_is_shown_with_inputs_expected_got_and_diagnosis(course, hand_in, show):
    hand_in(course, "ada", "reference", ("solve", "sigmoid_grad", SIGMA_TWICE))
    code, said = show("ada", ASSIGNMENT, "--exercise", "sigmoid_grad")
    assert code == 0
    assert "✗ sigmoid_grad: 0 of 2 marks; 0 of 6 hidden cases passed" in said
    assert "✗ visible  three slopes to check by hand: 3/16, 1/4, 3/16: value" in said
    assert "✗ hidden   a Python number below 0: value" in said
    # A hidden case with its values, which no page of a student's shows.
    block = said.split("hidden   a Python number below 0: value")[1].split("✗")[0]
    assert "the result is 0.247932, expected 0.149146" in block
    assert "call       sigmoid_grad(z)" in block
    assert "z          -1.5" in block
    assert "expected   0.14914645207033284" in block
    assert "got        0.24793" in block
    assert "diagnosis  sigmoid_applied_twice: The logistic function was applied twice" in said
    assert "(explains all 8 cases that failed)" in said


def test_what_a_call_prints_its_warnings_and_its_traceback_are_shown(course, hand_in, show):
    hand_in(course, "ada", "reference", ("solve", "relu", TALKATIVE))
    code, said = show("ada", ASSIGNMENT, "--exercise", "relu")
    assert code == 0
    assert "your code stopped with ValueError (line 5 of the cell `relu`): no way" in said
    assert "prints     | called with (" in said
    assert 'File "<cell relu>", line 6, in relu' in said
    assert 'File "<cell relu>", line 5, in inner' in said
    assert "ValueError: no way" in said
    assert "RuntimeWarning: overflow encountered in exp" in said
    assert "autograder" not in said, "frames of ours tell nothing about the mistake"


def test_flags_and_cells_that_stopped_are_shown(course, hand_in, show):
    quotient = (
        "def tanh_grad(z):\n    return (np.tanh(z + 1e-6) - np.tanh(z - 1e-6)) / 2e-6\nprint('hm')"
    )
    hand_in(
        course,
        "ada",
        "reference",
        ("solve", "tanh_grad", quotient),
        ("extra-after", "relu", "import socket\n1 / 0"),
    )
    code, said = show("ada", ASSIGNMENT)
    assert code == 0
    assert "looks like a difference quotient where a formula is asked" in said
    assert "its cell   | hm" in said
    assert "imports socket in the cell" in said
    assert "the cell import socket: error" in said
    assert "| ZeroDivisionError: division by zero" in said


def test_an_exercise_that_is_right_takes_one_line_unless_it_is_named(course, hand_in, show):
    hand_in(course, "ada", "reference")
    _, said = show("ada", ASSIGNMENT)
    assert "ada, 1-activations: 48 of 48 marks" in said
    assert "✓ sigmoid: 2 of 2 marks; 6 of 6 hidden cases passed\n✓ tanh_from_sigmoid" in said
    _, said = show("ada", ASSIGNMENT, "--exercise", "sigmoid", "--exercise", "softmax")
    assert "ada, 1-activations: 5 of 5 marks" in said
    assert "    ✓ hidden   a Python number below 0\n" in said
    assert "softmax: 3 of 3 marks" in said
    assert "tanh_from_sigmoid" not in said


def test_a_starter_is_shown_in_a_few_lines(course, hand_in, show):
    hand_in(course, "ada", "starter")
    _, said = show("ada", ASSIGNMENT)
    assert "    ✗ all 9 cases: unattempted\n" in said
    assert said.count("\n") < 120


def test_a_call_without_end_shows_its_inputs_and_the_other_cases_are_not_tried(
    course, hand_in, show
):
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + "c.Backgrade.call_seconds = 1\n", "utf-8")
    loop = "def relu(z):\n    while True: pass"
    hand_in(course, "ada", "reference", ("solve", "relu", loop))
    _, said = show("ada", ASSIGNMENT, "--exercise", "relu")
    first, *others = said.split("✗ ")[2:]
    assert "timed out" in first
    assert "z          " in first
    assert others
    assert all("not tried: an earlier call" in other for other in others)


def test_a_missing_notebook_is_shown_with_its_reason(course, hand_in, show):
    (hand_in(course, "ada", "reference") / "further.ipynb").unlink()
    _, said = show("ada", ASSIGNMENT)
    assert "further.ipynb: 0 of 24 marks\n" in said
    assert "the notebook is missing from the submission" in said


def test_the_stored_result_is_compared(course, hand_in, show, assignment, sandbox):
    folder = hand_in(course, "ada", "reference")
    asked = ("ada", ASSIGNMENT, "--exercise", "relu")
    assert "There is no result of it on disk" in show(*asked)[1]
    read = read_submission(folder, "ada", ASSIGNMENT, assignment.frames)
    document = grade(read, assignment, sandbox)
    store = Store(course)
    store.write(document)
    path = f"results/{ASSIGNMENT}/ada.json"
    assert f"{path} says the same." in show(*asked)[1]
    relu = next(e for n in document["notebooks"] for e in n["exercises"] if e["name"] == "relu")
    relu["cases"][0]["outcome"] = "timed out"
    store.write(document)
    said = show(*asked)[1]
    assert f"{path} differs, although nothing has changed since: relu, “" in said
    assert "timed out there, passed here" in said
    notebook = folder / "activations.ipynb"
    notebook.write_text(notebook.read_text("utf-8") + "\n", "utf-8")
    assert f"{path} is stale: submission, release or suite have changed" in show(*asked)[1]


def test_no_control_character_of_a_student_reaches_the_terminal(course, hand_in, show):
    hand_in(course, "ada\x1b[2J\u202e", "reference", ("solve", "relu", HOSTILE))
    code, said = show("ada\x1b[2J\u202e", ASSIGNMENT, "--exercise", "relu")
    assert code == 0
    assert "blinking" in said
    assert "red" in said
    assert not [c for c in said if not (c.isprintable() or c == "\n")]
    # A log of a machine obeys lines that begin so.
    assert not [line for line in said.splitlines() if line.lstrip().startswith(("::", "##["))]


def test_names_that_are_not_there_are_answered_with_the_nearest(course, hand_in, show):
    hand_in(course, "ada", "starter")
    code, said = show("adda", ASSIGNMENT)
    assert (code, "did you mean ada?" in said) == (2, True)
    code, said = show("ada", ASSIGNMENT, "--exercise", "sigmod")
    assert code == 2
    assert "1-activations has no exercise 'sigmod'; did you mean sigmoid or" in said


def test_without_a_sandbox_nothing_is_shown(course, hand_in, show, monkeypatch):
    def refuse(**_):
        raise SandboxUnavailable("There is no working sandbox here.")

    hand_in(course, "ada", "reference")
    monkeypatch.setattr("autograder.commands.show.Sandbox", refuse)
    code, said = show("ada", ASSIGNMENT)
    assert code == 3
    assert "There is no working sandbox" in said


def test_only_the_exercises_that_are_named_are_called(course, hand_in, assignment, sandbox):
    folder = hand_in(course, "ada", "reference", ("solve", "relu", "def relu(z): raise OSError"))
    reading = read_submission(folder, "ada", ASSIGNMENT, assignment.frames).notebooks["activations"]
    seen = inspect_notebook("activations", reading, assignment, sandbox, {"relu"})
    assert [e.exercise.name for e in seen.exercises] == ["relu"]
    assert seen.exercises[0].score == 0
    assert {c.said is not None for c in seen.exercises[0].cases} == {True}


def test_the_values_are_those_that_were_graded(course, hand_in, assignment, sandbox):
    folder = hand_in(course, "ada", "reference", ("solve", "sigmoid_grad", SIGMA_TWICE))
    read = read_submission(folder, "ada", ASSIGNMENT, assignment.frames)
    graded = grade(read, assignment, sandbox)["notebooks"][0]
    seen = inspect_notebook("activations", read.notebooks["activations"], assignment, sandbox)
    shown = [
        (e.exercise.name, e.score, [c.verdict.outcome.value for c in e.cases], e.flags)
        for e in seen.exercises
    ]
    assert json.dumps(shown) == json.dumps(
        [
            (e["name"], e["score"], [c["outcome"] for c in e["cases"]], e["flags"])
            for e in graded["exercises"]
        ]
    )


def test_large_values_are_shortened_and_small_ones_are_complete():
    assert value_lines(np.array([1.5, 2.0])) == ["[1.5, 2. ]  float64 (2,)"]
    assert value_lines(np.array(0.25, dtype=np.float32)) == ["0.25  (float32)"]
    big = value_lines(np.arange(10_000.0).reshape(100, 100))
    assert len(big) < 10
    assert big[-1].endswith("float64 (100, 100)")
    parts = value_lines(([np.zeros((2, 2))], 3))
    assert parts[0] == "tuple of 2"
    assert parts[-1] == "  [1] 3"
    assert value_lines({"b": 1, "a": "x"}) == ["{'a': 'x', 'b': 1}"]
    assert value_lines({"w", "b"}) == ["['b', 'w'] as a set"]
    assert value_lines(Foreign("function")) == ["<function>"]
    assert len(value_lines("\x1b" * 10**6)[0]) < 300
    assert len("".join(value_lines(np.array(["\x1b" * 10**5])))) < 1000
    assert "\x1b" not in "".join(value_lines(np.array(["\x1b[2J"])))


def test_a_long_text_is_cut_and_the_rest_is_counted():
    assert safe_lines("a\nb\nc\n", 3) == ["a", "b", "c"]
    assert safe_lines("a\nb\nc\nd", 2) == ["a", "b", "... (2 more lines)"]
    assert safe_lines("x" * 500, 2, width=10) == ["x" * 10 + " ..."]
