"""`backgrade new`: an assignment composed across topics is built, checked, graded like others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.bank import bank
from autograder.cells import grading
from autograder.cli import main
from autograder.course import load
from autograder.demo.submissions import Fixture, source_notebooks, submission_files
from autograder.notebooks.compose import compose
from autograder.notebooks.nbgrader_run import nbgrader_at_work
from autograder.notebooks.release import stale
from tests.conftest import ROOT
from tests.nbgrader_command import nbgrader

NAME = "6-mixture"
# Four topics: functions, a quiz, a class.
EXERCISES = ["sigmoid_grad", "delta_out_mse", "passes", "Node"]
NO_SLOPE = "def delta_out_mse(z, y):\n    return sigmoid(z) - y"


@pytest.fixture(scope="module")
def composed(tmp_path_factory) -> Path:
    """A course whose only assignment is composed and built; do not change."""
    course = tmp_path_factory.mktemp("new") / "course"
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    made = ("new", NAME, "--exercises", ",".join(EXERCISES), "--title", "A mixture")
    assert main(["--course", str(course), *made]) == 0
    assert main(["--course", str(course), "build", NAME]) == 0
    return course


@pytest.fixture
def course(composed, tmp_path) -> Path:
    copy = tmp_path / "course"
    shutil.copytree(composed, copy)
    return copy


def cells(course: Path, folder: str) -> list:
    return nbformat.read(course / folder / NAME / "mixture.ipynb", as_version=4).cells


def hand_in_class(course: Path) -> None:
    frames = load(course, NAME).frames
    sources = source_notebooks(course, NAME)
    for student, base, sections in (
        ("right", "reference", ()),
        ("wrong", "reference", (("solve", "delta_out_mse", NO_SLOPE),)),
        ("untouched", "starter", ()),
    ):
        folder = course / "submitted" / student / NAME
        folder.mkdir(parents=True)
        made = Fixture(student, "", base, sections)
        for name, text in submission_files(made, sources, frames).items():
            (folder / name).write_text(text, "utf-8")


def marks(course: Path) -> dict[str, dict[str, float]]:
    """student -> exercise -> score as the gradebook has it."""
    with nbgrader_at_work(), Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return {
            submission.student.id: {
                grade.name.removeprefix("test-"): grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(NAME)
        }


def test_the_notebook_asks_for_the_exercises_with_text_answer_and_check(composed):
    released = cells(composed, "release")
    ids = [grading(c).get("grade_id") for c in released if grading(c)]
    asked = [part for name in EXERCISES for part in (name, f"test-{name}")]
    assert ids == ["environment", "setup", "given", *asked]
    by_id = {c.id: c for c in released}
    assert by_id["title"].source.startswith("# A mixture\n")
    # What the docstring says, and a place for the author's own words that no student sees.
    assert "Return σ'(z), the slope of the logistic function" in by_id["about-sigmoid_grad"].source
    assert "<!-- To be written:" in by_id["about-sigmoid_grad"].source
    assert by_id["given"].source.startswith("# Given: sigmoid\n")
    assert "raise NotImplementedError()" in by_id["delta_out_mse"].source
    assert '"fewer_for_a_cost": None' in by_id["passes"].source
    for name in EXERCISES:
        assert grading(by_id[f"test-{name}"])["points"] == bank()[name].marks


def test_the_composed_assignment_is_current_and_everything_holds(course, capsys):
    assert stale(course, NAME) == []
    assert main(["--course", str(course), "check"]) == 0
    said = capsys.readouterr().out
    assert "6-mixture: 4 exercises" in said
    assert "All of it holds." in said


def test_backgrade_and_nbgrader_grade_the_composed_assignment_alike(course, tmp_path, capsys):
    hand_in_class(course)
    other = tmp_path / "with-nbgrader"
    shutil.copytree(course, other)
    assert main(["--course", str(course), "grade", NAME]) == 0
    full = {name: bank()[name].marks for name in EXERCISES}
    graded = marks(course)
    assert graded["right"] == full
    assert graded["untouched"] == dict.fromkeys(EXERCISES, 0.0)
    assert graded["wrong"] == {**full, "delta_out_mse": 0.0}
    result = json.loads((course / "results" / NAME / "wrong.json").read_text("utf-8"))
    wrong = next(e for e in result["notebooks"][0]["exercises"] if e["name"] == "delta_out_mse")
    assert wrong["diagnoses"][0]["text"].startswith("You stopped at the output a.")
    assert (course / "feedback" / "wrong" / NAME / "mixture.html").is_file()
    assert main(["--course", str(course), "show", "wrong", NAME]) == 0
    assert "says the same" in capsys.readouterr().out
    assert main(["--course", str(course), "report", NAME]) == 0
    assert "delta_out_mse" in (course / "reports" / f"{NAME}.html").read_text("utf-8")
    ran = nbgrader(other, "autograde", NAME)
    assert ran.returncode == 0, ran.stderr
    assert marks(other) == graded


def test_an_exercise_of_any_topic_can_be_put_into_a_notebook_by_its_cells(course):
    path = course / "source" / NAME / "mixture.ipynb"
    notebook = nbformat.read(path, as_version=4)
    added = compose("", [bank()["softmax"]]).cells
    notebook.cells += [c for c in added if c.id in ("softmax", "test-softmax")]
    nbformat.write(notebook, path)
    assert main(["--course", str(course), "build"]) == 0
    assert [e.name for e in load(course, NAME).exercises_of("mixture")] == [*EXERCISES, "softmax"]


@pytest.mark.parametrize("folder", ["source", "release"])
def test_what_is_there_is_never_overwritten(course, folder, capsys):
    shutil.move(course / folder / NAME, course / folder / "7-other")
    assert main(["--course", str(course), "new", "7-other", "--exercises", "relu"]) == 2
    said = capsys.readouterr().err
    assert f"{course / folder / '7-other'} exists already; nothing is ever overwritten" in said


@pytest.mark.parametrize(
    ("name", "exercises", "sentence"),
    [
        ("7-x", "sigmod,relu", "there is no exercise 'sigmod'; did you mean sigmoid or"),
        ("7-x", "relu, relu", "--exercises names relu twice"),
        ("7-x", " , ", "--exercises names none"),
        ("../x", "relu", "'../x' is no name for an assignment"),
        (".x", "relu", "'.x' is no name for an assignment"),
        ("7-x", "activation_table,sigmoid,relu", "answers of activation_table use relu, sigmoid"),
    ],
)
def test_what_cannot_be_composed_is_refused_with_a_sentence(
    course, name, exercises, sentence, capsys
):
    before = sorted(course.rglob("*"))
    assert main(["--course", str(course), "new", name, "--exercises", exercises]) == 2
    assert sentence in capsys.readouterr().err
    assert sorted(course.rglob("*")) == before


def test_a_cell_of_an_unknown_exercise_is_named_with_its_notebook(course, capsys):
    path = course / "source" / NAME / "mixture.ipynb"
    path.write_text(path.read_text("utf-8").replace('"passes"', '"pases"'), "utf-8")
    path.write_text(path.read_text("utf-8").replace('"test-passes"', '"test-pases"'), "utf-8")
    assert main(["--course", str(course), "build", NAME]) == 2
    said = capsys.readouterr().err
    assert f"source/{NAME}/mixture.ipynb: there is no exercise 'pases'; did you mean passes" in said


def test_every_exercise_of_the_bank_can_be_asked_for_alone():
    for exercise in bank().values():
        notebook = compose("Alone", [exercise])
        nbformat.validate(notebook)
        assert [c.id for c in notebook.cells if c.id == exercise.name] == [exercise.name]
