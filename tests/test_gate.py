"""Each thing that `backgrade check` proves is provoked to fail once."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from autograder import gate, gate_release
from autograder.cli import main
from autograder.course import load
from autograder.declare import case, exercise
from autograder.model import Misconception
from autograder.notebooks.literal import to_json
from tests.conftest import ASSIGNMENT, ROOT


def double_grad(z):
    return 2.0 * np.ones_like(z, dtype=float)


def made(**options):
    hidden = [case("floats", z=[1.0, 2.0]), case("ints", z=[1, 2])]
    return exercise(double_grad, marks=2, hidden=hidden, visible=[case("seen", z=[3.0])], **options)


def problems_of(check, one):
    return list(check(gate.Row(one)))


def test_the_real_assignment_passes_the_gate(capsys):
    assert main(["--course", str(ROOT), "check", ASSIGNMENT]) == 0
    assert "All of it holds." in capsys.readouterr().out


def test_a_misconception_that_keeps_full_marks_is_named():
    one = made()
    one.add_misconception(
        Misconception("wrong_at_3", "Look at 3.", lambda z: np.where(np.asarray(z) == 3, 0.0, 2.0))
    )
    assert problems_of(gate.misconception_problems, one) == [
        "double_grad: misconception 'wrong_at_3' keeps full marks on the hidden cases"
    ]


def test_a_misconception_that_equals_the_reference_is_named():
    one = made()
    one.add_misconception(Misconception("same", "No.", lambda z: 2.0 + 0.0 * z))
    assert problems_of(gate.misconception_problems, one) == [
        "double_grad: misconception 'same' equals the reference on every case",
        "double_grad: misconception 'same' is not recognised; found []",
    ]


def test_a_misconception_that_another_one_hides_is_named():
    one = made()
    for name in ("a", "b", "c", "d"):
        one.add_misconception(Misconception(name, f"Sentence {name}.", lambda z: 0.0 * z))
    (problem,) = problems_of(gate.misconception_problems, one)
    assert problem == "double_grad: misconception 'd' is not recognised; found ['a', 'b', 'c']"


def test_misconceptions_that_nothing_tells_apart_are_listed():
    one = made()
    for name in ("a", "b"):
        one.add_misconception(Misconception(name, f"Sentence {name}.", lambda z: 0.0 * z))
    row = gate.Row(one)
    assert not list(gate.misconception_problems(row))
    assert row.coinciding == ["a = b"]


def test_a_gradient_without_an_oracle_is_named():
    assert problems_of(gate.oracle_problems, made()) == [
        "double_grad: a gradient without an oracle; give exercise(..., oracle=), "
        "a function or the reason why there is none"
    ]


def test_a_reference_that_differs_from_its_oracle_is_named():
    one = made(oracle=lambda z: 2.0 * np.ones_like(z, dtype=float) + 1e-8)
    (problem,) = problems_of(gate.oracle_problems, one)
    assert problem.startswith("double_grad: the reference differs from its oracle by 5.0e-09")


def test_a_stale_file_makes_the_command_fail_with_one_sentence(course, capsys):
    path = course / "release" / ASSIGNMENT / "checks.py"
    path.write_text(path.read_text("utf-8") + "\n# touched\n", "utf-8")
    assert main(["--course", str(course), "check", ASSIGNMENT]) == 1
    out = capsys.readouterr().out
    assert f"NOT SO  release/{ASSIGNMENT}/checks.py is stale: run `backgrade build`" in out
    assert "1 thing is not so." in out


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("notes.txt", "x", "does not belong in a release"),
        ("checks.py", "### BEGIN SOLUTION", "holds 'BEGIN SOLUTION'"),
        ("checks.py", "raise: HIDDEN TESTS", "holds 'HIDDEN TESTS'"),
        ("checks.py", "open('/home/me/x')", "holds '/home/'"),
        ("checks.py", "from autograder import judge", "holds 'from autograder'"),
        ("checks.py", "    return 1 - np.tanh(z) ** 2", "shows the solution of tanh_grad"),
    ],
)
def test_what_students_must_not_see_in_a_release_is_named(course, name, text, words):
    path = course / "release" / ASSIGNMENT / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + f"\n{text}\n", "utf-8")
    found = list(gate_release.release_problems(course, load(course, ASSIGNMENT)))
    assert [f for f in found if words in f], found


def test_hidden_inputs_in_the_checks_file_are_named(course):
    loaded = load(course, ASSIGNMENT)
    one = loaded.exercises["tanh_grad"]
    leak = dataclasses.replace(one.hidden[0], hidden=False)
    spoiled = dataclasses.replace(one, visible=(*one.visible, leak))
    exercises = {**loaded.exercises, "tanh_grad": spoiled}
    from autograder.notebooks.student_checks import checks_file

    path = course / "release" / ASSIGNMENT / "checks.py"
    text = checks_file(ASSIGNMENT, exercises, dict.fromkeys(exercises, "activations"))
    path.write_text(text, "utf-8")
    found = list(gate_release.release_problems(course, loaded))
    assert any("holds hidden inputs of tanh_grad" in f for f in found), found


def test_a_hidden_input_that_is_also_visible_does_not_cover_another_one():
    one = exercise(
        double_grad,
        marks=1,
        visible=[case("seen", z=[1.0, 2.0, 3.0])],
        hidden=[case("seen too", z=[1.0, 2.0, 3.0]), case("secret", z=[4.0, 5.0, 6.0])],
    )
    texts = [json.dumps(to_json(c.request.inputs["z"])) for c in one.hidden]
    assert gate_release._shows_hidden(f'  "double_grad": {" ".join(texts)}', one)
    assert not gate_release._shows_hidden(f'  "double_grad": {texts[0]}', one)
    assert not gate_release._shows_hidden(f'  "another": {" ".join(texts)}', one)


def test_outputs_in_a_released_notebook_are_named(course):
    path = course / "release" / ASSIGNMENT / "activations.ipynb"
    text = path.read_text("utf-8").replace('"outputs": []', '"outputs": [{}]', 1)
    path.write_text(text, "utf-8")
    found = list(gate_release.release_problems(course, load(course, ASSIGNMENT)))
    assert any("holds outputs" in f for f in found), found


@pytest.mark.parametrize(
    ("base", "text", "words"),
    [
        ("reference", "def relu(z):\n    return -z", "relu: the reference earns 0/1"),
        ("starter", "def relu(z):\n    return np.maximum(z, 0)", "relu: the stub is 'passed'"),
    ],
)
def test_a_reference_that_fails_and_a_stub_that_earns_are_named(course, sandbox, base, text, words):
    """The source or the release is spoiled, so that the sandbox runs something else."""
    import json

    folder = "source" if base == "reference" else "release"
    path = course / folder / ASSIGNMENT / "activations.ipynb"
    content = json.loads(path.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "relu":
            cell["source"] = text
    path.write_text(json.dumps(content), "utf-8")
    loaded = load(course, ASSIGNMENT)
    rows = [gate.Row(e) for name in loaded.frames for e in loaded.exercises_of(name)]
    found = list(gate.graded_problems(course, loaded, sandbox, rows, base))
    assert any(words in f for f in found), found


def test_an_open_cell_that_leaves_names_behind_is_named(course):
    loaded = load(course, ASSIGNMENT)
    assert list(gate_release.picture_problems(loaded)) == []
    cell = next(c for c in loaded.frames["activations"]["cells"] if c["id"] == "plot-sigmoid")
    cell["source"] = "slope = 1\nfor z in range(3):\n    pass\n_kept = 2"
    assert list(gate_release.picture_problems(loaded)) == [
        "activations: the cell 'plot-sigmoid' leaves ['slope', 'z'] behind; "
        "put its code into a function `_picture()`"
    ]
