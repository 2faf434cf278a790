"""The marks of a class as nbgrader's gradebook has them, read in one query."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import and_, func, select

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.model import CHECK_PREFIX


def class_marks(gradebook: Any, assignment: str, student: str = "") -> dict[str, SubmissionMarks]:
    """Return the marks of all submissions of an assignment, or of one student, by student."""
    marks: dict[tuple[str, str], dict[str, Mark]] = defaultdict(dict)
    comments: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    penalties: dict[tuple[str, str], float] = {}
    times: dict[str, Any] = {}
    # A large class has a hundred thousand rows: they are not held all at once.
    rows = _query(assignment, student).execution_options(yield_per=1000)
    for row in gradebook.db.execute(rows):
        where = (row.student, row.notebook)
        times[row.student] = row.timestamp
        penalties[where] = row.penalty or 0.0
        if row.maximum is not None:
            mark = Mark(row.maximum, row.auto_score, row.manual_score, row.extra_credit or 0.0)
            marks[where][row.cell.removeprefix(CHECK_PREFIX)] = mark
        # Automatic comments say "No response."; the page says more.
        if row.manual_comment:
            comments[where][row.cell] = row.manual_comment
    found: dict[str, dict[str, NotebookMarks]] = defaultdict(dict)
    for (name, notebook), penalty in penalties.items():
        where = (name, notebook)
        found[name][notebook] = NotebookMarks(marks[where], comments[where], penalty)
    return {name: SubmissionMarks(found[name], times[name]) for name in found}


def _query(assignment: str, student: str) -> Any:
    """Return a row for each cell that is graded or commented, of each submission."""
    graded, task = GradeCell.__table__, TaskCell.__table__
    rows = (
        select(
            SubmittedAssignment.student_id.label("student"),
            SubmittedAssignment.timestamp,
            Notebook.name.label("notebook"),
            SubmittedNotebook.late_submission_penalty.label("penalty"),
            BaseCell.__table__.c.name.label("cell"),
            func.coalesce(graded.c.max_score, task.c.max_score).label("maximum"),
            Grade.auto_score,
            Grade.manual_score,
            Grade.extra_credit,
            Comment.manual_comment,
        )
        .select_from(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(BaseCell.__table__, BaseCell.__table__.c.notebook_id == Notebook.id)
        .outerjoin(graded, graded.c.id == BaseCell.__table__.c.id)
        .outerjoin(task, task.c.id == BaseCell.__table__.c.id)
        .outerjoin(Grade, _of(Grade))
        .outerjoin(Comment, _of(Comment))
        .where(Assignment.name == assignment)
        .order_by(SubmittedAssignment.student_id, Notebook.name, BaseCell.__table__.c.name)
    )
    return rows.where(SubmittedAssignment.student_id == student) if student else rows


def _of(kind: Any) -> Any:
    """Return when a grade or a comment belongs to the cell of the row."""
    return and_(kind.cell_id == BaseCell.__table__.c.id, kind.notebook_id == SubmittedNotebook.id)
