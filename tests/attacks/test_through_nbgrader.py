"""Attacks as submissions to `nbgrader autograde`, in one class with honest students."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.demo.submissions import Fixture, submission_files
from autograder.notebooks.nbgrader_run import nbgrader_at_work
from tests.attacks.planted import CANARIES, PlantedCourse
from tests.attacks.reader import attacks, hand_in
from tests.conftest import ASSIGNMENT

# What is graded is the same as without nbgrader (tests/attacks); here it is what nbgrader itself
# reads, copies and writes: all that is odd about files, and some of every other class.
WHOLE = ("files",)
SAMPLES = 2
# nbgrader passes over a folder that is a link: there is nothing in it to be graded.
PASSED_OVER = {"linked-folder"}
LIMITS = """
c.Backgrade.cell_seconds = 2.0
c.Backgrade.call_seconds = 1.0
c.Backgrade.notebook_seconds = 6.0
"""
HONEST = ("aaron", "zoe")  # the first and the last of the class


def chosen():
    taken: dict[str, int] = {}
    for attack in attacks():
        taken[attack.kind] = taken.get(attack.kind, 0) + 1
        if attack.needs_root and os.getuid():
            continue
        # nbgrader takes a student's name from a path by a pattern: names of its own kind only.
        if attack.kind in WHOLE or taken[attack.kind] <= SAMPLES:
            yield attack


@pytest.fixture(scope="module")
def class_(released, assignment, sources, tmp_path_factory):
    """A course in which honest and other students have handed in, graded by nbgrader alone."""
    course = tmp_path_factory.mktemp("attacked") / "course"
    shutil.copytree(released, course)
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + LIMITS, "utf-8")
    honest = submission_files(Fixture("h", "", "reference", ()), sources, assignment.frames)
    for student in HONEST:
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        for name, text in honest.items():
            (folder / name).write_text(text, "utf-8")
    with PlantedCourse(tmp_path_factory.mktemp("planted")) as planted:
        for attack in chosen():
            folder = course / "submitted" / attack.name / ASSIGNMENT
            folder.mkdir(parents=True)
            hand_in(attack, folder, sources, assignment.frames, planted.known())
        before = planted.fingerprint()
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
            cwd=course,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=500,
            check=False,
        )
        assert planted.fingerprint() == before
    return course, ran


@pytest.fixture(scope="module")
def marks(class_):
    """student -> exercise -> marks."""
    course, _ = class_
    with nbgrader_at_work(), Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {
            s.student.id: {
                g.name.removeprefix("test-"): g.auto_score or 0.0
                for n in s.notebooks
                for g in n.grades
            }
            for s in book.assignment_submissions(ASSIGNMENT)
        }


def test_the_whole_class_is_graded(class_, marks):
    _, ran = class_
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert set(marks) == {*HONEST, *(attack.name for attack in chosen())} - PASSED_OVER


def test_honest_students_get_their_marks_whoever_is_in_the_class(marks, assignment):
    full = {name: exercise.marks for name, exercise in assignment.exercises.items()}
    assert [marks[student] for student in HONEST] == [full, full]


@pytest.mark.parametrize("attack", [pytest.param(a, id=a.id) for a in chosen()])
def test_an_attack_earns_nothing_but_what_it_answers_rightly(attack, marks, assignment):
    allowed = attack.earned({n: e.marks for n, e in assignment.exercises.items()})
    found = marks.get(attack.name, {})
    over = {name: score for name, score in found.items() if score > allowed[name]}
    assert over == {}


def test_nothing_of_others_stands_in_what_nbgrader_wrote(class_):
    course, _ = class_
    for path in (course / "autograded").rglob("*"):
        assert not path.is_symlink(), path
        assert path.is_dir() or path.is_file(), path
        if path.is_file():
            text = path.read_bytes()
            leaked = [kind for kind, word in CANARIES.items() if word.encode() in text]
            assert leaked == [], path
