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
from autograder.sandbox.worker import scratch
from tests.attacks.planted import CANARIES, PlantedCourse
from tests.attacks.reader import CLASSES, attacks, hand_in
from tests.conftest import ASSIGNMENT

# What is graded is the same as without nbgrader (test_trials.py); here it is what nbgrader itself
# reads, copies and writes: all that is odd about files, and some of every other class.
WHOLE = "files"
SOME = {
    "reading/gradebook",
    "reading/neighbours-work",
    "forging/equals-everything",
    "forging/fake-scores",
    "denial/prints",
    "denial/stops-itself",
    "denial/sudden-ends",
    "injection/prose-cells",
    "injection/rich-displays",
    "exfiltration/kept-across-runs",
    "exfiltration/printed",
    "cross-submission/files-everywhere",
    "cross-submission/patched-modules",
}
CHOSEN = [
    attack
    for attack in attacks()
    if (attack.kind == WHOLE or attack.id in SOME) and not (attack.needs_root and os.geteuid())
]
HONEST = ("aaron", "neighbour", "zoe")  # the first and the last of the class, and one in between
NOTES = "notes.csv"


@pytest.fixture(scope="module")
def class_(released, assignment, sources, tmp_path_factory):
    """A course in which honest and other students have handed in, graded by nbgrader alone."""
    course = tmp_path_factory.mktemp("attacked") / "course"
    shutil.copytree(released, course)
    honest = submission_files(Fixture("h", "", "reference", ()), sources, assignment.frames)
    for student in HONEST:
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        for name, text in {**honest, NOTES: CANARIES["neighbour"]}.items():
            (folder / name).write_text(text, "utf-8")
    with PlantedCourse(tmp_path_factory.mktemp("planted")) as planted:
        for attack in CHOSEN:
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
            timeout=1200,
            check=False,
        )
        assert planted.fingerprint() == before
    yield course, ran
    # Of a depth at which pytest's own way of removing folders gives up.
    scratch.empty(str(course / "submitted"))


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


def test_attacks_of_every_class_are_in_it():
    assert {attack.kind for attack in CHOSEN} == set(CLASSES)
    assert {attack.id for attack in CHOSEN} >= SOME


def test_the_whole_class_is_graded(class_, marks):
    _, ran = class_
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert set(marks) == {*HONEST, *(attack.name for attack in CHOSEN)}


def test_honest_students_get_their_marks_whoever_is_in_the_class(marks, assignment):
    full = {name: exercise.marks for name, exercise in assignment.exercises.items()}
    assert [marks[student] for student in HONEST] == [full] * len(HONEST)


@pytest.mark.parametrize("attack", [pytest.param(a, id=a.id) for a in CHOSEN])
def test_an_attack_earns_nothing_but_what_it_answers_rightly(attack, marks, assignment):
    allowed = attack.earned({n: e.marks for n, e in assignment.exercises.items()})
    over = {name: score for name, score in marks[attack.name].items() if score > allowed[name]}
    assert over == {}


def test_nothing_of_others_stands_in_what_nbgrader_wrote(class_):
    course, _ = class_
    for folder in (course / "autograded").iterdir():
        for path in folder.rglob("*"):
            assert not path.is_symlink(), path
            assert path.is_dir() or path.is_file(), path
            if path.is_file() and folder.name not in HONEST:
                text = path.read_bytes()
                leaked = [kind for kind, word in CANARIES.items() if word.encode() in text]
                assert leaked == [], path


def test_an_honest_students_own_files_are_kept_whoever_is_in_the_class(class_):
    course, _ = class_
    for student in HONEST:
        kept = course / "autograded" / student / ASSIGNMENT / NOTES
        assert kept.read_text("utf-8") == CANARIES["neighbour"]


def test_no_submission_makes_nbgrader_write_more_than_a_course_needs(class_):
    course, _ = class_
    for folder in (course / "autograded").iterdir():
        written = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        assert len(written) < 100, folder.name
        assert sum(written) < 25_000_000, folder.name


def test_nothing_in_its_log_is_obeyed_by_a_terminal_or_a_host_of_logs(class_):
    _, ran = class_
    said = ran.stdout + ran.stderr
    assert not [c for c in said if not c.isprintable() and c not in "\n\t"]
    assert "##[" not in said
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::")]


def test_what_was_too_much_is_kept_beside_the_submission(class_):
    course, _ = class_
    for student, name in (("many-files", "4999.txt"), ("heavy-folder", "data-99.bin")):
        assert (course / "submitted" / student / f"{ASSIGNMENT}.refused" / name).is_file()
