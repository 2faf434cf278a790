"""Enter results into nbgrader's gradebook and autograded folder, with nbgrader's converter."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.course import Assignment, CourseError
from autograder.model import CHECKS_FILE
from autograder.nbgrader_plugin.engine import engine
from autograder.notebooks.nbgrader_run import (
    configuration,
    course_directory,
    nbgrader_at_work,
    open_gradebook,
)


class RecordClass(Autograde):  # type: ignore[misc]
    """nbgrader's Autograde over given students, also those whose folder holds no notebook at all.

    Nothing is executed here: the plug-in finds every result in the store.
    """

    students: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    checks: bytes = b""

    def init_notebooks(self) -> None:
        """List the released notebooks for each student, whatever the submission holds."""
        folders = [self._format_source(self.coursedir.assignment_id, s) for s in self.students]
        self.assignments = {f: [f"{f}/{name}.ipynb" for name in self.released] for f in folders}

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Prepare as nbgrader does, but copy nothing that a student put beside the notebooks."""
        ignored = self.coursedir.ignore
        self.coursedir.ignore = ["*"]
        try:
            super().init_assignment(assignment_id, student_id)
        finally:
            self.coursedir.ignore = ignored
        folder = Path(self._format_dest(assignment_id, student_id))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CHECKS_FILE).write_bytes(self.checks)


def record(root: Path, assignment: Assignment, results: Sequence[dict[str, Any]]) -> list[str]:
    """Record results that are not recorded yet; return the students that were recorded now.

    Raises CourseError where the gradebook does not know the assignment.
    """
    new = [r["student"] for r in _not_recorded(root, assignment, results)]
    if not new:
        return []
    coursedir = course_directory(root)
    coursedir.assignment_id = assignment.name
    converter = RecordClass(coursedir=coursedir, config=configuration(root))
    converter.students = tuple(new)
    converter.released = tuple(assignment.frames)
    converter.checks = assignment.checks
    for result in results:
        engine(coursedir).adopt(result)
    converter.force = True
    said = _Said()
    converter.log.addHandler(said)
    try:
        with nbgrader_at_work():
            converter.start()
    except NbGraderException:
        lost = [r["student"] for r in _not_recorded(root, assignment, results)]
        raise RecordingError(
            f"nbgrader could not record {lost}; the results are kept, run the command again\n"
            + "\n".join(said.lines)
        ) from None
    finally:
        converter.log.removeHandler(said)
    return new


class RecordingError(Exception):
    """nbgrader refused to record some results; the sentence names the students."""


class _Said(logging.Handler):
    """Keeps what nbgrader reports as errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _not_recorded(
    root: Path, assignment: Assignment, results: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the results that gradebook and autograded folder do not both have."""
    with open_gradebook(root) as gradebook:
        if assignment.name not in {a.name for a in gradebook.assignments}:
            raise CourseError(
                f"the gradebook does not know {assignment.name}: run `backgrade build`"
            )
        known = {s.student.id for s in gradebook.assignment_submissions(assignment.name)}
    return [
        result
        for result in results
        if result["student"] not in known or not _autograded(root, assignment, result)
    ]


def _autograded(root: Path, assignment: Assignment, result: Mapping[str, Any]) -> bool:
    for name in assignment.frames:
        path = root / "autograded" / result["student"] / assignment.name / f"{name}.ipynb"
        try:
            noted = json.loads(path.read_text("utf-8"))["metadata"]["backgrade"]["result"]
        except (OSError, ValueError, LookupError, TypeError):
            return False  # missing, damaged, or not made by us: it is made again
        if noted != result["key"]:
            return False
    return True
