"""Read a class from its course folder: results that are current, the gradebook, who is missing."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.batch import students
from autograder.cells import solution_ids
from autograder.course import Assignment, CourseError, load
from autograder.feedback.class_marks import class_marks
from autograder.feedback.marks import SubmissionMarks
from autograder.grading import result_key
from autograder.intake import Submission, read_submission
from autograder.notebooks.nbgrader_run import course_directory
from autograder.report.classroom import Classroom, Person, Trouble
from autograder.report.findings import cut_off
from autograder.report.gradebook import existing_gradebook, people
from autograder.results import ResultError, Store, validate
from autograder.sandbox.host import UNCONFINED
from autograder.transplant import code_cells

UNGRADED = "handed in, and there is no result"
CHANGED = "the submission or the suite has changed since it was graded"
GONE = (
    "the submission is not in submitted/ any more, its result is kept: put the submission back, "
    "or count the result as it is with `--stale`"
)


def read_class(root: Path, assignment_name: str, *, stale: bool = False) -> Classroom:
    """Return the class of an assignment. stale: results that are no longer current count too.

    Raises CourseError where there is no result that counts.
    """
    assignment = load(root, assignment_name)
    reader = _Reader(root, assignment, stale=stale)
    with _no_collecting():
        for name in sorted({*reader.handed_in, *reader.stored()}):
            reader.read(name)
    if not reader.results:
        raise CourseError(reader.nothing())
    marks, persons = _gradebook(root, assignment_name)
    here = reader.handed_in | {result["student"] for result in reader.results}
    return Classroom(
        course=str(course_directory(root).course_id),
        assignment=assignment_name,
        suite=assignment.digest,
        results=reader.results,
        marks=marks,
        people=persons,
        stale=reader.stale,
        damaged=reader.damaged,
        ungraded=reader.ungraded,
        absent=sorted(persons.keys() - here - {t.student for t in reader.stale + reader.damaged}),
        outdated=reader.outdated,
    )


class _Reader:
    """Reads one result after another and sorts out what does not count."""

    def __init__(self, root: Path, assignment: Assignment, *, stale: bool) -> None:
        self.root = root
        self.assignment = assignment
        self.store = Store(root)
        self.stale_counts = stale
        self.handed_in = _handed_in(root, assignment.name)
        self.results: list[dict[str, Any]] = []
        self.stale: list[Trouble] = []
        self.damaged: list[Trouble] = []
        self.ungraded: list[Trouble] = []
        self.outdated: list[str] = []
        self._cases: dict[tuple[Any, ...], dict[str, Any]] = {}

    def stored(self) -> set[str]:
        """Return whose results are kept."""
        folder = self.store.folder / self.assignment.name
        return {path.stem for path in folder.glob("*.json") if path.is_file()}

    def read(self, student: str) -> None:
        """Take a student's result, or note why not."""
        path = self.store.path(self.assignment.name, student)
        try:
            result = _result(path, student, self.assignment.name)
        except FileNotFoundError:
            self.ungraded.append(Trouble(student, UNGRADED))
            return
        except (OSError, ValueError, RecursionError, ResultError) as error:
            why = str(error).replace(str(self.root), "").lstrip("/")
            self.damaged.append(Trouble(student, why))
            return
        submission = self._submission(student)
        current = submission is not None and self._key(submission, result) == result["key"]
        if not current and not self.stale_counts:
            self.stale.append(Trouble(student, CHANGED if submission else GONE))
            return
        if not current:
            self.outdated.append(student)
        self._slim(result, submission if current else None)
        self.results.append(result)

    def nothing(self) -> str:
        """Say why there is nothing to report on."""
        name = self.assignment.name
        again = f"run `backgrade grade {name}` first"
        if self.stale:
            many = f"no result of {name} is current ({len(self.stale)} found)"
            if all(trouble.why == GONE for trouble in self.stale):
                again = "the submissions are not in submitted/ any more; put them back"
            return f"{many}: {again}, or report on them as they are with `--stale`"
        if self.damaged:
            many = f"no result of {name} can be read ({len(self.damaged)} found"
            return f"{many}, the first: {self.damaged[0].why}): {again}"
        return f"there is no result of {name} in {self.store.folder}: {again}"

    def _submission(self, student: str) -> Submission | None:
        if student not in self.handed_in:
            return None
        folder = self.root / "submitted" / student / self.assignment.name
        return read_submission(folder, student, self.assignment.name, self.assignment.frames)

    def _key(self, submission: Submission, result: Mapping[str, Any]) -> str:
        unsafe = result["sandbox"] == UNCONFINED
        return result_key(submission, self.assignment, unsafe=unsafe)

    def _slim(self, result: dict[str, Any], submission: Submission | None) -> None:
        """Drop what cells have shown, and name those that were stopped by their exercise."""
        for notebook in result["notebooks"]:
            for exercise in notebook["exercises"]:
                # A thousand students have the same few cases: they are held once.
                exercise["cases"] = [
                    self._cases.setdefault(tuple(case.values()), case) for case in exercise["cases"]
                ]
            for cell in notebook["cells"]:
                cell["outputs"] = [output for output in cell["outputs"] if cut_off(output)]
            stopped = [c for c in notebook["cells"] if c["status"] in ("timed out", "died")]
            if submission is None or not stopped or notebook["name"] not in self.assignment.frames:
                continue
            frame = self.assignment.frames[notebook["name"]]
            cells = code_cells(frame, submission.notebooks[notebook["name"]].cells)
            known = solution_ids(frame["cells"])
            labels = {index: label for index, label, _ in cells if label in known}
            for cell in stopped:
                cell["label"] = labels.get(cell["index"], "")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let Python not look for cycles: a thousand documents have none, and take a fifth longer."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _handed_in(root: Path, assignment: str) -> set[str]:
    try:
        return set(students(root, assignment))
    except CourseError:  # results may have been kept, and submissions put away
        return set()


def _result(path: Path, student: str, assignment: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    validate(document, path.name)
    if (document["student"], document["assignment"]) != (student, assignment):
        raise ResultError(
            f"{path.name} is the result of {document['student']!r} for {document['assignment']!r}"
        )
    return document


def _gradebook(root: Path, assignment: str) -> tuple[dict[str, SubmissionMarks], dict[str, Person]]:
    with existing_gradebook(root) as gradebook:
        if gradebook is None:
            return {}, {}
        return class_marks(gradebook, assignment), people(gradebook, assignment)
