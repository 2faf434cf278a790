"""The one submission of a run of pytest: found, read, and run once in the sandbox."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from autograder.cells import solution_ids
from autograder.course import Assignment, CourseError, assignments, load
from autograder.inspection import SeenNotebook, inspect_notebook
from autograder.intake import Reading, read_file, read_submission
from autograder.model import DeclarationError
from autograder.sandbox.host import Sandbox
from autograder.settings import CONFIGURATION, SettingsError


class SubmissionRun:
    """A submission with its assignment. Raises pytest.UsageError where there is none.

    here: where pytest was started, in the course folder. path: of a folder or a notebook.
    assignment: its name; empty: that of the submission's folder.
    """

    def __init__(self, here: Path, path: str, assignment: str) -> None:
        self.path = absolute(here, path)
        if not self.path.exists():
            raise pytest.UsageError(f"--submission {self.path}: there is no such file or folder")
        folder = self.path if self.path.is_dir() else self.path.parent
        name = assignment or folder.name
        try:
            self.root = _course(here, self.path)
            if name not in assignments(self.root):
                hint = "" if assignment else " (--assignment says which one it is)"
                raise pytest.UsageError(f"the course has no assignment {name!r}{hint}")
            self.assignment = load(self.root, name)
        except (CourseError, DeclarationError, SettingsError) as error:
            raise pytest.UsageError(str(error)) from error
        self.readings = _readings(self.path, self.assignment)
        self._seen: dict[str, SeenNotebook | Exception] = {}
        self._sandbox: Sandbox | None = None

    def notebook_of(self, path: Path) -> str:
        """Return the released name of a notebook file of the submission."""
        return next(iter(self.readings)) if path == self.path else path.stem

    def seen(self, notebook: str, exercises: Collection[str]) -> SeenNotebook:
        """Return what a notebook was seen to do; only the first time it is run.

        exercises: the names of those that are called. Raises what broke, which is our fault, and
        the same again without another try.
        """
        if notebook not in self._seen:
            try:
                self._seen[notebook] = inspect_notebook(
                    notebook, self.readings[notebook], self.assignment, self._ready(), exercises
                )
            except Exception as error:
                self._seen[notebook] = error
        found = self._seen[notebook]
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        """End the sandbox, if there is one."""
        if self._sandbox is not None:
            self._sandbox.close()

    def _ready(self) -> Sandbox:
        if self._sandbox is None:
            sandbox = Sandbox(limits=self.assignment.limits)
            try:
                sandbox.probe([self.root])
            except BaseException:
                sandbox.close()
                raise
            self._sandbox = sandbox
        return self._sandbox


def absolute(here: Path, path: str) -> Path:
    """Return the path as pytest has it: without "..", links left as they are."""
    return Path(os.path.abspath(here / path))  # noqa: PTH100


def _course(here: Path, submission: Path) -> Path:
    """Return the course folder that pytest was started in.

    Never one in a submission: its configuration is code, and would be run.
    """
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file() and submission not in (folder, *folder.parents):
            return folder
    raise CourseError(f"{here} is in no course folder: start pytest beside {CONFIGURATION}")


def _readings(path: Path, assignment: Assignment) -> Mapping[str, Reading]:
    """Return what was handed in, by the name of the released notebook."""
    if path.is_dir():
        return read_submission(path, path.parent.name, assignment.name, assignment.frames).notebooks
    reading = read_file(path)
    if reading.problem:
        raise pytest.UsageError(f"--submission {path}: {reading.problem}")
    ids = {cell["grade_id"] for cell in reading.cells}
    shared = {
        name: len(ids & solution_ids(frame["cells"])) for name, frame in assignment.frames.items()
    }
    name = path.stem if path.stem in shared else max(shared, key=lambda each: shared[each])
    if not shared[name]:
        raise pytest.UsageError(
            f"--submission {path}: none of its cells belongs to {assignment.name}"
        )
    return {name: reading}
