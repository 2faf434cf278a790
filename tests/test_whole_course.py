"""All assignments: current, complete, and free to be shortened by an instructor."""

from __future__ import annotations

import shutil

import nbformat
import pytest

from autograder.bank import suite
from autograder.cells import grading
from autograder.course import load
from autograder.demo.submissions import Fixture, source_notebooks, submission
from autograder.grading import grade
from autograder.notebooks.release import build, stale
from autograder.suite import ASSIGNMENTS
from tests.conftest import ROOT

EVENING = range(8, 16)
# Exercises that others of the same notebook call: without them the reference must be given.
TAKEN_OUT = {
    "1-activations": "sigmoid",
    "2-forward": "layer_forward",
    "3-delta": "delta_hidden",
    "4-batch": "backward_batch",
    "5-gradcheck": "numerical_grad",
}
assignments = pytest.mark.parametrize("name", ASSIGNMENTS)


def core(name):
    return name.split("-")[1]


def cells(name, notebook, folder="release"):
    return nbformat.read(ROOT / folder / name / f"{notebook}.ipynb", as_version=4).cells


@assignments
def test_source_and_release_are_current(name):
    assert stale(ROOT, name) == []


def test_no_two_exercises_of_the_course_have_the_same_name():
    names = [exercise for name in ASSIGNMENTS for exercise in suite(name)]
    assert len(names) == len(set(names))


@assignments
def test_every_exercise_stands_in_a_notebook_and_the_core_one_fits_an_evening(name):
    loaded = load(ROOT, name)
    found = [e.name for notebook in loaded.frames for e in loaded.exercises_of(notebook)]
    assert sorted(found) == sorted(suite(name))
    assert list(loaded.frames) == [core(name), "further"]
    assert len(loaded.exercises_of(core(name))) in EVENING


@assignments
def test_every_assignment_asks_for_shapes(name):
    assert [e.name for e in suite(name).values() if e.name.endswith("_shapes") and e.quiz]


@assignments
def test_a_notebook_says_what_it_is_for_and_what_was_learnt(name):
    for notebook in (core(name), "further"):
        prose = [c.source for c in cells(name, notebook) if c.cell_type == "markdown"]
        assert prose[0].startswith("# ")
        assert "**What you will be able to do**" in prose[0] or notebook == "further"
        assert "ecture" in prose[0]
        assert prose[-1].startswith("## "), "the last cell looks back"


@assignments
def test_every_exercise_has_a_text_in_front_of_it(name):
    for notebook in (core(name), "further"):
        text = ""
        for cell in cells(name, notebook):
            if grading(cell).get("solution"):
                assert f"`{grading(cell)['grade_id']}`" in text, grading(cell)["grade_id"]
                text = ""
            elif cell.cell_type == "markdown":
                text += cell.source


@assignments
def test_the_further_notebook_or_an_exercise_can_be_taken_out_without_touching_code(
    name, tmp_path, sandbox
):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "source" / name, tmp_path / "source" / name)
    (tmp_path / "source" / name / "further.ipynb").unlink()
    path = tmp_path / "source" / name / f"{core(name)}.ipynb"
    content = nbformat.read(path, as_version=4)
    gone = {TAKEN_OUT[name], f"test-{TAKEN_OUT[name]}"}
    kept = [c for c in content.cells if grading(c).get("grade_id") not in gone]
    assert len(content.cells) - len(kept) == 2
    content.cells = kept
    nbformat.write(content, path)
    build(tmp_path, name)
    loaded = load(tmp_path, name)
    made = submission(
        Fixture("s", "", "reference", ()), name, source_notebooks(tmp_path, name), loaded.frames
    )
    result = grade(made, loaded, sandbox)
    exercises = [e for n in result["notebooks"] for e in n["exercises"]]
    assert [(e["name"], e["sentence"]) for e in exercises if e["score"] != e["max"]] == []
    assert TAKEN_OUT[name] not in [e["name"] for e in exercises]
    assert result["score"] == result["max"] > 0
