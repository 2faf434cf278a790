"""Enter results into nbgrader's gradebook and autograded folder, as `nbgrader autograde` would."""

from __future__ import annotations

import errno
import json
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import LimitOutput

from autograder.annotate import annotated
from autograder.cells import grading
from autograder.course import Assignment
from autograder.files import json_lines
from autograder.gradebook import ClassGradebook, Entry, RecordingError
from autograder.grading import result_key
from autograder.intake import Submission, read_short, read_submission
from autograder.model import CHECKS_FILE
from autograder.notebooks.nbgrader_run import configuration
from autograder.sandbox.host import UNCONFINED
from autograder.timestamp import TIMESTAMP, handed_in_at

__all__ = ["Recorder", "RecordingError", "record", "recorder"]

READ_ONLY = 0o444
LINES_TO_THE_CELLS = 2
# What nbgrader's exchange puts beside a submission, and needs again to release feedback.
EXCHANGE_FILES = (TIMESTAMP, "submission_secret.txt")


class Recorder:
    """Records results one after another; made by `recorder`."""

    def __init__(self, root: Path, assignment: Assignment, gradebook: ClassGradebook) -> None:
        self.root = root
        self.assignment = assignment
        self.gradebook = gradebook
        self._known = gradebook.students()
        self._limit = LimitOutput(config=configuration(root))

    def record(self, result: Mapping[str, Any]) -> bool:
        """Record a result unless gradebook and autograded folder both have it; was there need?

        The gradebook comes first: where this is cut off in between, the old folder says so, and the
        next run records it again. Raises RecordingError.
        """
        student = result["student"]
        if student in self._known and self._autograded(result):
            return False
        submission = read_submission(
            self.root / "submitted" / student / self.assignment.name,
            student,
            self.assignment.name,
            self.assignment.frames,
        )
        unsafe = result["sandbox"] == UNCONFINED
        if result_key(submission, self.assignment, unsafe=unsafe) != result["key"]:
            raise RecordingError(f"{student}: the submission has changed since it was graded")
        self.gradebook.enter(self._entry(submission, result))
        self._write(submission, result)
        self._known.add(student)
        return True

    def _entry(self, submission: Submission, result: Mapping[str, Any]) -> Entry:
        scores = {e["name"]: e["score"] for n in result["notebooks"] for e in n["exercises"]}
        handed_in = {
            (name, cell["grade_id"]): cell["source"]
            for name, reading in submission.notebooks.items()
            if not reading.problem
            for cell in reading.cells
        }
        unanswered = {
            grade_id
            for name, frame in self.assignment.frames.items()
            for cell in frame["cells"]
            if grading(cell).get("solution")
            for grade_id in [grading(cell)["grade_id"]]
            if handed_in.get((name, grade_id), cell["source"]) == cell["source"]
        }
        folder = self.root / "submitted" / submission.student / submission.assignment
        return Entry(submission.student, handed_in_at(folder), scores, frozenset(unanswered))

    def _write(self, submission: Submission, result: Mapping[str, Any]) -> None:
        """Put the annotated notebooks into the place of what was there, all of them or none."""
        final = self.root / "autograded" / submission.student / submission.assignment
        final.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=final.parent, prefix=".new-"))
        try:
            for notebook in result["notebooks"]:
                name = notebook["name"]
                text = self._annotated(submission, result, notebook)
                (made / f"{name}.ipynb").write_text(text, "utf-8")
            (made / CHECKS_FILE).write_bytes(self.assignment.checks)
            handed_in = self.root / "submitted" / submission.student / submission.assignment
            for name in EXCHANGE_FILES:
                if name == TIMESTAMP and handed_in_at(handed_in) is None:
                    continue  # nbgrader reads it there too, and stops for one that is broken
                if text := read_short(handed_in / name):
                    (made / name).write_text(text, "utf-8")
            for path in made.iterdir():
                path.chmod(READ_ONLY)
            # As open as its parent: in a course that instructors share, any of them may replace it.
            made.chmod(stat.S_IMODE(final.parent.stat().st_mode))
            _exchange(made, final)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def _annotated(
        self, submission: Submission, result: Mapping[str, Any], notebook: Mapping[str, Any]
    ) -> str:
        name = notebook["name"]
        content = annotated(
            self.assignment.frames[name],
            submission.notebooks[name],
            notebook,
            sandbox=result["sandbox"],
        )
        content["metadata"] = {**content["metadata"], "backgrade": {"result": result["key"]}}
        content["cells"] = [
            self._limited(cell) if cell.get("outputs") else cell for cell in content["cells"]
        ]
        return json_lines(content, LINES_TO_THE_CELLS) + "\n"

    def _limited(self, cell: Mapping[str, Any]) -> Any:
        """Return a cell with its outputs cut to what nbgrader keeps."""
        limited, _ = self._limit.preprocess_cell(nbformat.from_dict(cell), {}, 0)
        return limited

    def _autograded(self, result: Mapping[str, Any]) -> bool:
        for name in self.assignment.frames:
            folder = self.root / "autograded" / result["student"] / self.assignment.name
            try:
                content = json.loads((folder / f"{name}.ipynb").read_text("utf-8"))
                noted = content["metadata"]["backgrade"]["result"]
            except (OSError, ValueError, LookupError, TypeError):
                return False  # missing, damaged, or not made by us: it is made again
            if noted != result["key"]:
                return False
        return True


@contextmanager
def recorder(root: Path, assignment: Assignment) -> Iterator[Recorder]:
    """Open the gradebook for a class. Raises CourseError where it does not know the assignment."""
    with ClassGradebook(root, assignment.name) as gradebook:
        yield Recorder(root, assignment, gradebook)


def record(root: Path, assignment: Assignment, results: Iterable[Mapping[str, Any]]) -> list[str]:
    """Record results; return the students that were recorded now. Raises RecordingError."""
    with recorder(root, assignment) as open_recorder:
        return [r["student"] for r in results if open_recorder.record(r)]


def _exchange(made: Path, final: Path) -> None:
    """Put a folder in the place of another; other graders may be about the same."""
    while True:
        with tempfile.TemporaryDirectory(dir=final.parent, prefix=".new-") as aside:
            with suppress(FileNotFoundError):
                final.rename(Path(aside, "old"))
            try:
                made.rename(final)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
            else:
                return
