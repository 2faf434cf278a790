"""nbgrader's gradebook of one assignment, held open for a class: one transaction a submission.

What is written is what nbgrader's own converter writes (Autograde, SaveAutoGrades,
AssignLatePenalties), with its classes and its late-submission plug-in.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.exc import StaleDataError

from autograder.course import CourseError
from autograder.model import CHECK_PREFIX
from autograder.notebooks.class_rows import add_places, hold, refuse_another_course
from autograder.notebooks.database import GradebookError, described, fault
from autograder.notebooks.nbgrader_run import configuration, course_directory, open_gradebook

NO_RESPONSE = "No response."  # nbgrader's words, which formgrader knows
PATIENCE_SECONDS = 60.0


class RecordingError(GradebookError):
    """The gradebook did not take a submission; the sentence says whose and why."""


@dataclass(frozen=True)
class Entry:
    """What the gradebook is told of one submission.

    scores: by exercise. unanswered: solution cells that are as they were handed out.
    """

    student: str
    timestamp: datetime | None
    scores: Mapping[str, float]
    unanswered: frozenset[str]

    def marks(self, cell: str, *, by_hand: bool = False) -> dict[str, Any]:
        """Return what nbgrader's `Grade` of a cell says; by_hand: somebody has given marks."""
        # A cell that people mark has no score here: it waits for them, unless it is empty.
        empty = 0.0 if cell in self.unanswered else None
        score = self.scores.get(cell.removeprefix(CHECK_PREFIX), empty)
        # Whoever has given a mark by hand is asked to look again.
        return {"auto_score": score, "needs_manual_grade": by_hand or score is None}

    def comment(self, cell: str) -> dict[str, Any]:
        """Return what nbgrader's `Comment` on a cell says."""
        return {"auto_comment": NO_RESPONSE if cell in self.unanswered else None}


class ClassGradebook:
    """Use as a context manager. Raises CourseError where the assignment is not known."""

    def __init__(self, root: Path, assignment: str) -> None:
        self.root = root
        self.assignment = assignment
        self._penalties = AssignLatePenalties(config=configuration(root))
        self._penalties.init_plugin()
        self._patience = PATIENCE_SECONDS
        # Where marks go is said wherever it is not gradebook.db in the course folder.
        self._db_url = course_directory(root).db_url
        self.server = "" if self._db_url.startswith("sqlite") else described(self._db_url)

    def __enter__(self) -> ClassGradebook:
        """Open the gradebook; raises GradebookError where it is locked, damaged or not there."""
        self._opened = open_gradebook(self.root)
        self._gradebook = self._opened.__enter__()
        try:
            found = self._gradebook.find_assignment(self.assignment)
            refuse_another_course(self._gradebook, found)
        except MissingEntry:
            self.__exit__(None, None, None)
            raise CourseError(
                f"the gradebook does not know {self.assignment}: run `backgrade build`"
            ) from None
        except SQLAlchemyError as error:  # it opens, and what is asked for cannot be read
            self.__exit__(None, None, None)
            raise fault(self._db_url, error) from error
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *error: Any) -> None:
        """Close it."""
        self._opened.__exit__(*error)

    def students(self) -> set[str]:
        """Return who has a submission of this assignment in it. Raises GradebookError."""
        submissions = select(SubmittedAssignment.student_id).join(Assignment)
        mine = submissions.where(Assignment.name == self.assignment)
        try:
            students = set(self._gradebook.db.execute(mine).scalars())
        except SQLAlchemyError as error:
            raise fault(self._db_url, error) from error
        self._gradebook.db.rollback()  # a server need not keep a transaction open meanwhile
        return students

    def enter(self, entry: Entry) -> None:
        """Enter one submission, all of it or nothing; waits for a database that is locked or gone.

        Manual scores and comments stay. Raises RecordingError.
        """
        deadline = time.monotonic() + self._patience
        while True:
            try:
                self._enter(entry)
            except (OperationalError, IntegrityError, StaleDataError) as error:
                # Locked, the server restarting, or another grader with the same student.
                self._gradebook.db.rollback()
                if time.monotonic() > deadline:
                    self._patience = 0.0  # the rest of the class need not wait as long again
                    raise self._refused(entry, error) from error
                time.sleep(0.2)
            except (DBAPIError, MissingEntry) as error:
                self._gradebook.db.rollback()
                raise self._refused(entry, error) from error
            else:
                self._patience = PATIENCE_SECONDS
                return

    def _refused(self, entry: Entry, error: Exception) -> RecordingError:
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        return RecordingError(f"{entry.student}: {said}")

    def _enter(self, entry: Entry) -> None:
        db = self._gradebook.db
        assignment = hold(self._gradebook, self.assignment)
        submission = self._submission(assignment, entry.student)
        if submission is None:
            submission = self._new_submission(assignment, entry)
        else:
            _renew(submission, entry)
        if entry.timestamp is not None:
            submission.timestamp = entry.timestamp
        db.flush()
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = None
            if submission.total_seconds_late > 0:
                db.refresh(notebook)
                notebook.late_submission_penalty = self._penalty(submission, notebook)
        db.commit()

    def _penalty(self, submission: Any, notebook: Any) -> float | None:
        late = self._penalties.plugin_inst.late_submission_penalty(
            submission.student_id, notebook.score, submission.total_seconds_late
        )
        if late is None:
            return None
        return float(self._penalties._check_late_penalty(notebook, late))

    def _submission(self, assignment: Any, student: str) -> Any:
        """Return the submission with its rows, held until the end of the transaction, or None."""
        mine = (SubmittedAssignment.assignment_id == assignment.id) & (
            SubmittedAssignment.student_id == student
        )
        rows = selectinload(SubmittedAssignment.notebooks).options(
            selectinload(SubmittedNotebook.grades).selectinload(Grade.cell),
            selectinload(SubmittedNotebook.comments).selectinload(Comment.cell),
        )
        wanted = select(SubmittedAssignment).where(mine).options(rows).with_for_update()
        return self._gradebook.db.execute(wanted).scalar_one_or_none()

    def _new_submission(self, assignment: Any, entry: Entry) -> Any:
        db = self._gradebook.db
        if db.get(Student, entry.student) is None:
            db.add(Student(id=entry.student))
            db.flush()
        made = SubmittedAssignment(assignment_id=assignment.id, student_id=entry.student)
        add_places(db, made, entry.marks, entry.comment)
        return made


def _renew(submission: Any, entry: Entry) -> None:
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            new = entry.marks(grade.cell.name, by_hand=grade.manual_score is not None)
            grade.auto_score = new["auto_score"]
            grade.needs_manual_grade = new["needs_manual_grade"]
        for comment in notebook.comments:
            comment.auto_comment = entry.comment(comment.cell.name)["auto_comment"]
