"""What the gradebook knows about a class beside its marks: names, due dates, who is late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Student, SubmittedAssignment
from sqlalchemy import and_, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from autograder.notebooks.database import fault
from autograder.notebooks.nbgrader_run import course_directory, open_gradebook
from autograder.report.classroom import Person


@contextmanager
def existing_gradebook(root: Path) -> Iterator[Any]:
    """Open the gradebook of a course folder; None where there is none, and none is made.

    Raises GradebookError where it cannot be read.
    """
    db_url = course_directory(root).db_url
    url = make_url(db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        yield None
        return
    with open_gradebook(root) as gradebook:
        try:
            yield gradebook
        except SQLAlchemyError as error:
            raise fault(db_url, error) from error


def people(gradebook: Any, assignment: str) -> dict[str, Person]:
    """Return all students of the gradebook, with the time at which they handed in."""
    rows = (
        select(
            Student.id,
            Student.first_name,
            Student.last_name,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Assignment.duedate,
        )
        .select_from(Student)
        .join(Assignment, Assignment.name == assignment, isouter=True)
        .join(
            SubmittedAssignment,
            and_(
                SubmittedAssignment.student_id == Student.id,
                SubmittedAssignment.assignment_id == Assignment.id,
            ),
            isouter=True,
        )
    )
    return {
        row.id: Person(
            first_name=row.first_name or "",
            last_name=row.last_name or "",
            handed_in=row.timestamp,
            seconds_late=_late(row.timestamp, row.duedate, row.extension),
        )
        for row in gradebook.db.execute(rows)
    }


def _late(handed_in: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    """Return by how many seconds, as nbgrader counts them."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())
