"""An assignment changes after a class has handed in: the marks follow, what people gave stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograder.cli import main
from autograder.course import load
from autograder.demo.submissions import Fixture, source_notebooks, submission_files
from autograder.notebooks.nbgrader_run import open_gradebook
from autograder.notebooks.release import build, stale
from tests.conftest import ASSIGNMENT, ROOT, copy_source

NOTEBOOK = "activations"
LATER = "sigmoid_grad_from_a"  # the first release does not have it yet
SMALL_ONLY = "def relu(z):\n    return np.maximum(z, 0) if np.size(z) < 100 else np.asarray(z)"
RELU = "autograder/suite/activation_topics/relu.py"
LAST_CASE = '        case("an array that refuses to be written", z=normal(3, 5, seed=63)'
BUILD_AND_GRADE = f"""
from autograder.cli import main
assert main(["build", "{ASSIGNMENT}"]) == 0
assert main(["grade", "{ASSIGNMENT}", "--workers", "1"]) == 0
"""
ONE_MORE = '        case("many numbers", z=normal(100, seed=64)),\n'


def grade(course):
    return main(["--course", str(course), "grade", ASSIGNMENT, "--quiet", "--workers", "1"])


def notebook(course):
    return course / "source" / ASSIGNMENT / f"{NOTEBOOK}.ipynb"


def without(course, name):
    """Delete the two cells of an exercise from the source."""
    content = nbformat.read(notebook(course), as_version=4)
    before = len(content.cells)
    content.cells = [
        cell
        for cell in content.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") not in (name, f"test-{name}")
    ]
    assert len(content.cells) == before - 2
    nbformat.write(content, notebook(course))


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """Two students are graded; to one a person has given marks and comments. Do not change."""
    course = tmp_path_factory.mktemp("handed-in")
    copy_source(course)
    (course / "source" / ASSIGNMENT / "further.ipynb").unlink()
    solved = source_notebooks(course, ASSIGNMENT)
    without(course, LATER)
    build(course, ASSIGNMENT)
    frames = load(course, ASSIGNMENT).frames
    for student, sections in (("ada", ()), ("ben", (("solve", "relu", SMALL_ONLY),))):
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        fixture = Fixture(student, "", "reference", sections)
        for name, text in submission_files(fixture, solved, frames).items():
            (folder / name).write_text(text, "utf-8")
    assert grade(course) == 0
    with open_gradebook(course) as book:
        for name, mark, said in (("relu", 0.5, "Copied?"), ("sigmoid", 1.75, "Name the branch.")):
            given = book.find_grade(f"test-{name}", NOTEBOOK, ASSIGNMENT, "ada")
            given.manual_score, given.needs_manual_grade = mark, False
            comment = book.find_comment(name, NOTEBOOK, ASSIGNMENT, "ada")
            comment.manual_comment = said
        given.extra_credit = 0.25
        book.db.commit()
    return course


@pytest.fixture
def course(handed_in, tmp_path):
    copy = tmp_path / "course"
    shutil.copytree(handed_in, copy)
    return copy


@pytest.fixture
def revised(tmp_path):
    """Build and grade with a kit whose module on ReLU is changed: revised(course, old, new)."""

    def run(course, old, new):
        kit = tmp_path / "kit"
        for package in ("autograder", "solutions"):
            shutil.copytree(ROOT / package, kit / package)
        text = (kit / RELU).read_text("utf-8")
        assert text.count(old) == 1
        (kit / RELU).write_text(text.replace(old, new), "utf-8")
        ran = subprocess.run(
            [sys.executable, "-c", BUILD_AND_GRADE],
            cwd=course,
            env={**os.environ, "PYTHONPATH": str(kit), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run


def marks(course, student):
    """name -> (score by the kit, by hand, extra, does it wait for a person, maximum)."""
    with open_gradebook(course) as book:
        submission = book.find_submission_notebook(NOTEBOOK, ASSIGNMENT, student)
        return {
            g.name.removeprefix("test-"): (
                g.auto_score,
                g.manual_score,
                g.extra_credit,
                g.needs_manual_grade,
                g.max_score,
            )
            for g in submission.grades
        }


def comments(course, student):
    """All that is said of a student's cells, by people or by nbgrader."""
    with open_gradebook(course) as book:
        submission = book.find_submission_notebook(NOTEBOOK, ASSIGNMENT, student)
        return {c.name: c.comment for c in submission.comments if c.comment}


def page(course, student):
    return (course / "feedback" / student / ASSIGNMENT / f"{NOTEBOOK}.html").read_text("utf-8")


def result(course, student):
    """name -> the exercise in the newest result."""
    path = course / "results" / ASSIGNMENT / f"{student}.json"
    found = json.loads(path.read_text("utf-8"))["notebooks"][0]["exercises"]
    return {exercise["name"]: exercise for exercise in found}


BY_HAND = {"relu": "Copied?", "sigmoid": "Name the branch."}


def test_a_hidden_case_added_later_regrades_all_and_keeps_what_people_gave(course, revised):
    before = marks(course, "ada")
    assert marks(course, "ben")["relu"][0] == 1.0
    said = revised(course, LAST_CASE, ONE_MORE + LAST_CASE)
    assert "2 newly recorded in the gradebook; 2 with new feedback" in said
    assert marks(course, "ben")["relu"] == (pytest.approx(6 / 7, abs=1e-3), None, None, False, 1.0)
    assert result(course, "ben")["relu"]["where"] == "many numbers"
    assert "many numbers" in page(course, "ben")
    after = marks(course, "ada")
    assert after.pop("relu") == (1.0, 0.5, None, True, 1.0)  # a person is asked to look again
    assert after.pop("sigmoid") == (2.0, 1.75, 0.25, True, 2.0)
    assert after == {name: mark for name, mark in before.items() if name not in BY_HAND}
    assert comments(course, "ada") == BY_HAND
    assert all(said in page(course, "ada") for said in BY_HAND.values())


def test_other_marks_for_an_exercise_rescale_what_the_kit_gave_and_nothing_else(course, revised):
    with open_gradebook(course) as book:
        total = book.find_assignment(ASSIGNMENT).max_score
    old, new = "activations.relu,\n    marks=1,", "activations.relu,\n    marks=0.4,"
    said = revised(course, old, new)
    assert "relu has 0.4 marks instead of 1" in said
    assert "relu: marks by hand above its 0.4 (ada); look at them in formgrader" in said
    with open_gradebook(course) as book:
        assert book.find_assignment(ASSIGNMENT).max_score == pytest.approx(total - 0.6)
    assert marks(course, "ben")["relu"] == (0.4, None, None, False, 0.4)
    assert marks(course, "ada")["relu"] == (0.4, 0.5, None, True, 0.4)
    assert marks(course, "ada")["sigmoid"] == (2.0, 1.75, 0.25, True, 2.0)
    assert comments(course, "ada") == BY_HAND
    assert all(said in page(course, "ada") for said in BY_HAND.values())


def test_an_exercise_goes_with_its_rows_while_submissions_still_hold_its_cells(course):
    before = marks(course, "ada")
    gone = "tanh_from_sigmoid"
    assert f'id="exercise-{gone}-h"' in page(course, "ben")
    without(course, gone)
    assert f"the gradebook: {gone} taken out" in build(course, ASSIGNMENT)
    assert stale(course, ASSIGNMENT) == []
    assert grade(course) == 0
    for student in ("ada", "ben"):
        after = marks(course, student)
        assert after.keys() == before.keys() - {gone}
        assert sum(mark[0] for mark in after.values()) == sum(
            exercise["score"] for exercise in result(course, student).values()
        )
        assert {e["outcome"] for e in result(course, student).values()} <= {"passed", "value"}
        assert f'id="exercise-{gone}-h"' not in page(course, student)
        own = course / "autograded" / student / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
        assert f"def {gone}(" in own.read_text("utf-8")
    assert marks(course, "ada")["relu"] == (1.0, 0.5, None, True, 1.0)
    assert comments(course, "ada") == BY_HAND


def test_an_exercise_that_people_have_marked_goes_only_where_it_is_named(course, capsys):
    without(course, "relu")
    release = course / "release" / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
    old = release.read_bytes()
    command = ["--course", str(course), "build", ASSIGNMENT]
    assert main(command) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "marks by hand on relu (ada); comments by hand on relu (ada)" in said
    assert "--drop NAME" in said
    assert release.read_bytes() == old
    assert marks(course, "ada")["relu"][1] == 0.5
    assert main([*command, "--drop", "sigmoid"]) == 2
    assert "sigmoid still stands in source" in capsys.readouterr().err
    assert main([*command, "--drop", "relu"]) == 0
    assert grade(course) == 0
    assert "relu" not in marks(course, "ada")
    assert comments(course, "ada") == {"sigmoid": "Name the branch."}
    assert marks(course, "ada")["sigmoid"] == (2.0, 1.75, 0.25, True, 2.0)


def test_after_a_refused_build_the_class_is_graded_as_it_was_released(course, capsys):
    before = {student: marks(course, student) for student in ("ada", "ben")}
    release = course / "release" / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
    old = release.read_bytes()
    content = nbformat.read(notebook(course), as_version=4)
    for cell in content.cells:
        graded = cell.metadata.get("nbgrader", {})
        if graded.get("grade_id") in ("relu", "test-relu"):
            graded["grade_id"] += "_slope"
    nbformat.write(content, notebook(course))
    misspelt = notebook(course).read_bytes()

    assert main(["--course", str(course), "build", ASSIGNMENT]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"{ASSIGNMENT}/{NOTEBOOK}.ipynb: there is no exercise 'relu_slope'; did you mean" in said
    assert (notebook(course).read_bytes(), release.read_bytes()) == (misspelt, old)

    again = ["--course", str(course), "grade", ASSIGNMENT, "--force", "--workers", "1"]
    assert main(again) == 0
    assert "2 graded, 0 reused, 0 broken" in capsys.readouterr().out
    assert {student: marks(course, student) for student in before} == before
    assert comments(course, "ada") == BY_HAND
    assert main(["--course", str(course), "report", ASSIGNMENT]) == 0
    assert f"{ASSIGNMENT}: 2 submissions" in capsys.readouterr().out


def test_an_exercise_added_later_is_missing_in_what_was_handed_in_before(course):
    before = marks(course, "ben")
    shutil.copy(ROOT / "source" / ASSIGNMENT / f"{NOTEBOOK}.ipynb", notebook(course))
    assert f"the gradebook: {LATER} added" in build(course, ASSIGNMENT)
    assert marks(course, "ben")[LATER][4] == 1.0  # formgrader has a place for it at once
    assert grade(course) == 0
    assert marks(course, "ben") == before | {LATER: (0.0, None, None, False, 1.0)}
    assert result(course, "ben")[LATER]["outcome"] in ("missing", "unattempted")
    assert comments(course, "ada") == BY_HAND | {LATER: "No response."}
    assert marks(course, "ada")["sigmoid"] == (2.0, 1.75, 0.25, True, 2.0)
    assert LATER in page(course, "ben")
