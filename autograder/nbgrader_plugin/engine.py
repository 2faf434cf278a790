"""One warm sandbox and one results store for all that nbgrader does in this process."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.annotate import annotated
from autograder.course import load
from autograder.grading import result_key
from autograder.intake import Reading, read_submission
from autograder.results import Store
from autograder.warm import WarmGrader


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
    """Grades a submission when nbgrader asks for its first notebook, and remembers it."""

    def __init__(self, root: Path, submitted: str) -> None:
        self.root = root
        self.submitted = submitted
        self.store = Store(root)
        self.grader = WarmGrader(root)
        atexit.register(self.grader.close)
        self.last: tuple[str, Graded] | None = None

    def graded(self, student: str, name: str) -> Graded:
        """Return the grading of a submission, from the store where it is still true."""
        # Read anew each time: formgrader's server lives long, and a release may change meanwhile.
        assignment = load(self.root, name)
        folder = self.root / self.submitted / student / name
        submission = read_submission(folder, student, name, assignment.frames)
        key = result_key(submission, assignment)
        if self.last is None or self.last[0] != f"{student} {key}":
            document = self.store.read(name, student, key)
            if document is None:
                memory = self.store.memory(name, student)
                document = self.grader.grade(submission, assignment, memory)
                self.store.write(document)
                self.store.remember(name, student, memory)
            found = Graded(
                document["key"],
                document["sandbox"],
                assignment.frames,
                submission.notebooks,
                {notebook["name"]: notebook for notebook in document["notebooks"]},
            )
            self.last = (f"{student} {key}", found)
        return self.last[1]


def engine(coursedir: Any) -> Engine:
    """Return the engine for nbgrader's course directory."""
    return _engine(Path(coursedir.root).resolve(), coursedir.submitted_directory)


@cache
def _engine(root: Path, submitted: str) -> Engine:
    return Engine(root, submitted)
