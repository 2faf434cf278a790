"""One warm sandbox and one results store for all that nbgrader does in this process."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.annotate import annotated
from autograder.course import Assignment, load
from autograder.grading import grade, result_key
from autograder.intake import Reading, read_submission
from autograder.results import Store
from autograder.sandbox.host import Sandbox


@dataclass(frozen=True)
class Graded:
    """A graded submission, notebook by notebook."""

    key: str
    sandbox: str
    frames: Mapping[str, Any]
    readings: Mapping[str, Reading]
    results: Mapping[str, Any]

    def notebook(self, name: str) -> dict[str, Any]:
        """Return one notebook with outputs and accounts."""
        return annotated(
            self.frames[name], self.readings[name], self.results[name], sandbox=self.sandbox
        )


class Engine:
    """Grades a submission when nbgrader asks for its first notebook; the store has the others."""

    def __init__(self, root: Path, submitted: str) -> None:
        self.root = root
        self.submitted = submitted
        self.store = Store(root)
        self.sandbox: Sandbox | None = None
        self.assignments: dict[str, Assignment] = {}
        self.adopted: dict[tuple[str, str], dict[str, Any]] = {}

    def adopt(self, document: dict[str, Any]) -> None:
        """Use this result for its submission, whatever the store says."""
        self.adopted[document["student"], document["assignment"]] = document

    def graded(self, student: str, assignment_name: str) -> Graded:
        """Return the grading of a submission, from the store where it is still true."""
        assignment = self._assignment(assignment_name)
        folder = self.root / self.submitted / student / assignment_name
        submission = read_submission(folder, student, assignment_name, assignment.frames)
        document = self.adopted.get((student, assignment_name)) or self.store.read(
            assignment_name, student, result_key(submission, assignment)
        )
        if document is None:
            document = grade(submission, assignment, self._warm())
            self.store.write(document)
        results = {notebook["name"]: notebook for notebook in document["notebooks"]}
        return Graded(
            document["key"],
            document["sandbox"],
            assignment.frames,
            submission.notebooks,
            results,
        )

    def _assignment(self, name: str) -> Assignment:
        if name not in self.assignments:
            self.assignments[name] = load(self.root, name)
        return self.assignments[name]

    def _warm(self) -> Sandbox:
        if self.sandbox is None:
            self.sandbox = Sandbox()
            self.sandbox.__enter__()
            atexit.register(self.sandbox.__exit__, None, None, None)
            self.sandbox.probe([self.root])
        return self.sandbox


def engine(coursedir: Any) -> Engine:
    """Return the engine for nbgrader's course directory."""
    return _engine(Path(coursedir.root).resolve(), coursedir.submitted_directory)


@cache
def _engine(root: Path, submitted: str) -> Engine:
    return Engine(root, submitted)
