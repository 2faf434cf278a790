"""The rows of a class for an assignment's cells: places for marks and comments, what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
    new_uuid,
)
from sqlalchemy import insert, or_, select, text
from sqlalchemy.orm import selectinload

from autograder.model import CHECK_PREFIX
from autograder.notebooks.database import GradebookError

Row = Mapping[str, Any]


def _none(_: str) -> Row:
    return {}


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


def add_places(
    db: Any,
    submission: Any,
    marks: Callable[[str], Row] = _none,
    comment: Callable[[str], Row] = _none,
) -> None:
    """Give a submission a place for every grade and comment, as nbgrader does; keep what it has.

    marks, comment: of a cell's name, the columns of a new place beside the defaults. What the
    session has loaded of the submission's rows before, it does not have anew.
    """
    db.add(submission)
    db.flush()
    wanted = select(Notebook.id).where(Notebook.assignment_id == submission.assignment_id)
    notebooks = list(db.execute(wanted).scalars())
    mine = SubmittedNotebook.assignment_id == submission.id
    found = db.execute(select(SubmittedNotebook.notebook_id, SubmittedNotebook.id).where(mine))
    old = {row.notebook_id: row.id for row in found}
    new = {notebook: new_uuid() for notebook in notebooks if notebook not in old}
    _insert(
        db,
        SubmittedNotebook,
        [{"id": new[n], "notebook_id": n, "assignment_id": submission.id} for n in new],
    )
    places = old | new
    cells = db.execute(
        select(BaseCell.id, BaseCell.name, BaseCell.type, BaseCell.notebook_id).where(
            BaseCell.notebook_id.in_(notebooks)
        )
    ).all()
    for table, kinds, more in (
        (Grade, (GradeCell, TaskCell), marks),
        (Comment, (SolutionCell, TaskCell), comment),
    ):
        theirs = select(table.cell_id).where(table.notebook_id.in_(old.values()))
        known = set(db.execute(theirs).scalars()) if old else set()
        names = [kind.__name__ for kind in kinds]  # nbgrader's word for a kind in the database
        rows = [
            {"cell_id": cell.id, "notebook_id": places[cell.notebook_id], **more(cell.name)}
            for cell in cells
            if cell.type in names and cell.id not in known
        ]
        _insert(db, table, rows)


def _insert(db: Any, table: Any, rows: Sequence[Row]) -> None:
    if rows:
        db.execute(insert(table), rows)


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
