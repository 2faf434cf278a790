"""What `backgrade grade` enters is what `nbgrader autograde` would have entered."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from autograder.cli import main
from autograder.notebooks.nbgrader_run import open_gradebook
from autograder.notebooks.release import build
from tests.conftest import ASSIGNMENT

DUE = "2026-11-20 20:00:00 UTC"
TIMESTAMPS = {
    "early": "2026-11-20 19:00:00 UTC",
    "late": "2026-11-21 19:00:00 UTC",
    "elsewhere": "2026-11-20 23:30:00 +0200",
    "garbled": "yesterday evening",
    "empty": "",
}
BY_HAND = "early"


def contents(course):
    """All that the gradebook holds of the class, in plain values."""
    with open_gradebook(course) as book:
        return {
            s.student.id: {
                "timestamp": s.timestamp,
                "late": s.total_seconds_late,
                "score": s.score,
                "notebooks": {
                    n.name: {
                        "penalty": n.late_submission_penalty,
                        "grades": sorted(
                            (g.name, g.auto_score, g.manual_score, g.needs_manual_grade, g.score)
                            for g in n.grades
                        ),
                        "comments": sorted(
                            (c.name, c.auto_comment or "", c.manual_comment or "")
                            for c in n.comments
                        ),
                    }
                    for n in s.notebooks
                },
            }
            for s in book.assignment_submissions(ASSIGNMENT)
        }


def marked_by_hand(course):
    """A person gives a mark and a comment, as in formgrader."""
    with open_gradebook(course) as book:
        grade = book.find_grade("test-relu", "activations", ASSIGNMENT, BY_HAND)
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        comment = book.find_comment("relu", "activations", ASSIGNMENT, BY_HAND)
        comment.manual_comment = "Nice, but see me."
        book.db.commit()


@pytest.fixture
def two_courses(course, tmp_path, hand_in):
    """The same class twice: one for nbgrader's command, one for ours."""
    path = course / "nbgrader_config.py"
    penalty = 'c.LateSubmissionPlugin.penalty_method = "zero"'
    path.write_text(f"{path.read_text('utf-8')}\n{penalty}\n", "utf-8")
    half = ("solve", "sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))")
    for student, timestamp in TIMESTAMPS.items():
        folder = hand_in(course, student, "starter", half)
        (folder / "timestamp.txt").write_text(timestamp, "utf-8")
    with open_gradebook(course) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
    other = tmp_path / "other"
    shutil.copytree(course, other)
    return course, other


def nbgrader(course, *arguments):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    command = [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT, *arguments]
    subprocess.run(command, cwd=course, env=environment, check=False, capture_output=True)


def test_both_ways_to_grade_enter_the_same(two_courses):
    theirs, ours = two_courses
    nbgrader(theirs)
    assert main(["--course", str(ours), "grade", ASSIGNMENT, "--quiet"]) == 0
    expected, found = contents(theirs), contents(ours)
    # nbgrader stops at a timestamp that it cannot read; we count the submission as undated.
    assert found.pop("garbled")["timestamp"] is None
    expected.pop("garbled", None)
    assert found == expected
    assert found["late"]["late"] > 0
    assert found["late"]["notebooks"]["activations"]["penalty"] == found["late"]["score"] > 0
    assert found["early"]["notebooks"]["activations"]["penalty"] is None
    comments = dict(c[:2] for c in found["early"]["notebooks"]["activations"]["comments"])
    assert comments["sigmoid"] == ""
    assert comments["relu"] == "No response."


def test_marks_and_comments_by_hand_survive_a_regrade_and_ask_to_be_looked_at(two_courses):
    theirs, ours = two_courses
    nbgrader(theirs, "--student", BY_HAND)
    assert main(["--course", str(ours), "grade", ASSIGNMENT, "--quiet", "--student", BY_HAND]) == 0
    for course in two_courses:
        marked_by_hand(course)
        # The submission changes, so that it is graded anew.
        path = course / "submitted" / BY_HAND / ASSIGNMENT / "activations.ipynb"
        path.write_text(path.read_text("utf-8").replace("1 / (1 +", "1.0 / (1 +"), "utf-8")
    nbgrader(theirs, "--student", BY_HAND, "--force")
    assert main(["--course", str(ours), "grade", ASSIGNMENT, "--quiet", "--student", BY_HAND]) == 0
    assert contents(ours) == contents(theirs)
    grades = contents(ours)[BY_HAND]["notebooks"]["activations"]["grades"]
    assert [g for g in grades if g[0] == "test-relu"] == [("test-relu", 0.0, 1.5, True, 1.5)]


def test_an_answer_that_people_mark_stays_theirs(course, hand_in, tmp_path):
    path = course / "source" / ASSIGNMENT / "activations.ipynb"
    content = nbformat.read(path, as_version=4)
    essay = nbformat.v4.new_markdown_cell("Why do slopes matter?", id="essay")
    essay.metadata["nbgrader"] = {
        "cell_type": "markdown",
        "grade": True,
        "grade_id": "essay",
        "locked": False,
        "points": 3,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    content.cells.append(essay)
    nbformat.write(content, path)
    build(course, ASSIGNMENT)
    for student, answer in (("wrote", "Because."), ("silent", None)):
        folder = course / "submitted" / student / ASSIGNMENT
        shutil.copytree(course / "release" / ASSIGNMENT, folder)
        own = nbformat.read(folder / "activations.ipynb", as_version=4)
        own.cells[-1].source = answer or own.cells[-1].source
        nbformat.write(own, folder / "activations.ipynb")
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet"]) == 0
    grades = {
        student: {g[0]: g[1:] for g in entry["notebooks"]["activations"]["grades"]}
        for student, entry in contents(course).items()
    }
    assert grades["wrote"]["essay"] == (None, None, True, 0.0)
    assert grades["silent"]["essay"] == (0.0, None, False, 0.0)
    page = (course / "autograded" / "wrote" / ASSIGNMENT / "activations.ipynb").read_text("utf-8")
    assert "Because." in page


def overwrite(gradebook):
    gradebook.write_bytes(b"no database at all" * 100)


def lose_submissions(gradebook):
    """Damage the pages of a table: the file opens, and nobody can be read from it."""
    with closing(sqlite3.connect(gradebook)) as database:
        (size,) = database.execute("PRAGMA page_size").fetchone()
        table = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'submitted_assignment'"
        pages = [page for (page,) in database.execute(table)]
    with gradebook.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)


@pytest.mark.parametrize("damage", [overwrite, lose_submissions])
def test_a_damaged_gradebook_is_named_with_what_to_do_and_that_does_it(
    course, hand_in, capsys, damage
):
    hand_in(course, "ada", "reference")
    grade = ["--course", str(course), "grade", ASSIGNMENT, "--quiet", "--no-feedback"]
    assert main(grade) == 0
    before = contents(course)
    capsys.readouterr()

    damage(course / "gradebook.db")
    assert main(grade) == 4
    said = " ".join(capsys.readouterr().err.split())
    assert "gradebook.db is damaged: " in said
    assert "Restore a backup of the file. Without one, move it away" in said
    assert "run `backgrade build` and `backgrade grade`, which make a new one" in said
    assert "given by hand" in said

    (course / "gradebook.db").rename(course / "damaged.db")
    assert main(["--course", str(course), "build", ASSIGNMENT]) == 0
    assert main(grade) == 0
    assert contents(course) == before
