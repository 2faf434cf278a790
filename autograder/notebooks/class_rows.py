"""The rows of a class for an assignment's cells: places for marks and comments, what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import or_, select, text
from sqlalchemy.orm import selectinload

from autograder.model import CHECK_PREFIX
from autograder.notebooks.database import GradebookError


def hold(gradebook: Any, assignment: str, *, alone: bool = False) -> Any:
    """Begin a transaction in which nobody changes the assignment's cells; return the assignment.

    alone: nobody enters a submission either. Raises MissingEntry, and GradebookError where the
    assignment is another course's.
    """
    db = gradebook.db
    if gradebook.engine.dialect.name == "sqlite":
        db.execute(text("BEGIN IMMEDIATE"))  # otherwise it would begin with the first change
    wanted = select(Assignment).where(Assignment.name == assignment)
    found = db.execute(wanted.with_for_update(read=not alone)).scalar_one_or_none()
    if found is None:
        raise MissingEntry(assignment)
    refuse_another_course(gradebook, found)
    return found


def refuse_another_course(gradebook: Any, assignment: Any) -> None:
    """Raise GradebookError where a database on a server has the assignment from another course."""
    server = gradebook.engine.dialect.name != "sqlite"
    if server and assignment.course_id != gradebook.course_id:
        raise GradebookError(
            f"the database holds {assignment.name} of the course {assignment.course_id!r}, and "
            f"this course is {gradebook.course_id!r}: nbgrader tells assignments apart by name "
            "alone, so each course needs a database of its own"
        )


def add_places(db: Any, submission: Any) -> None:
    """Give a submission a place for every grade and comment, as nbgrader does; keep what it has."""
    notebooks = {handed_in.notebook_id: handed_in for handed_in in submission.notebooks}
    with db.no_autoflush:
        _add_places(submission, notebooks)
    # Each notebook too: from a submission that is known already, nothing new would be found.
    db.add_all([submission, *submission.notebooks])


def _add_places(submission: Any, notebooks: Mapping[str, Any]) -> None:
    for notebook in submission.assignment.notebooks:
        handed_in = notebooks.get(notebook.id)
        if handed_in is None:
            handed_in = SubmittedNotebook(notebook=notebook, assignment=submission)
        graded = {grade.cell_id for grade in handed_in.grades}
        commented = {comment.cell_id for comment in handed_in.comments}
        for cell in notebook.grade_cells + notebook.task_cells:
            if cell.id not in graded:
                Grade(cell=cell, notebook=handed_in)
        for cell in notebook.solution_cells + notebook.task_cells:
            if cell.id not in commented:
                Comment(cell=cell, notebook=handed_in)


def by_hand(db: Any, cell: Any) -> Iterator[str]:
    """Yield what people have given for a cell, in words."""
    for what, row, given in (
        ("marks", Grade, or_(Grade.manual_score.is_not(None), Grade.extra_credit.is_not(None))),
        ("comments", Comment, Comment.manual_comment != ""),
    ):
        students = db.execute(
            select(SubmittedAssignment.student_id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(row, row.notebook_id == SubmittedNotebook.id)
            .where(row.cell_id == cell.id, given)
            .order_by(SubmittedAssignment.student_id)
        )
        if names := list(students.scalars()):
            yield f"{what} by hand on {name_of(cell)} ({_listed(names)})"


def marks_above_the_maximum(db: Any, entered: Any) -> list[str]:
    """Return a sentence for each cell for which people gave more than it now has."""
    said = []
    for notebook in entered.notebooks:
        for cell in notebook.grade_cells + notebook.task_cells:
            high = (Grade.cell_id == cell.id) & (Grade.manual_score > cell.max_score)
            students = (
                select(SubmittedAssignment.student_id)
                .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
                .where(high)
                .order_by(SubmittedAssignment.student_id)
            )
            if names := list(db.execute(students).scalars()):
                said.append(
                    f"{name_of(cell)}: marks by hand above its {cell.max_score:g} "
                    f"({_listed(names)}); look at them in formgrader"
                )
    return said


def submissions(db: Any, entered: Any) -> list[Any]:
    """Return all submissions of an assignment, with their rows."""
    wanted = (
        select(SubmittedAssignment)
        .where(SubmittedAssignment.assignment_id == entered.id)
        .options(
            selectinload(SubmittedAssignment.notebooks).options(
                selectinload(SubmittedNotebook.grades), selectinload(SubmittedNotebook.comments)
            )
        )
    )
    return list(db.execute(wanted).scalars())


def name_of(cell: Any) -> str:
    """Return the name of the exercise that a cell is for."""
    return str(cell.name).removeprefix(CHECK_PREFIX)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"
