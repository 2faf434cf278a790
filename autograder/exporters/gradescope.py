"""Gradescope: results.json of submissions that are graded already, one file a student."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin
from traitlets import Enum, Unicode

from autograder.exporters.class_marks import ExportError, read_class
from autograder.exporters.results_json import DEFAULT_VISIBILITY, VISIBILITIES, results_json
from autograder.exporters.writing import named
from autograder.feedback.class_marks import class_marks
from autograder.feedback.marks import SubmissionMarks, automatic_marks
from autograder.results import ResultError, Store, validate
from autograder.wording import counted


class GradescopeExport(ExportPlugin):  # type: ignore[misc]
    """`nbgrader export --exporter=autograder.exporters.gradescope.GradescopeExport`.

    Writes <to>/<assignment>/<student>.json: what an autograder on Gradescope would write for the
    submission (see `results_json`), with the gradebook's marks, those by hand included.
    """

    course = Unicode("", help="the course folder, where `results` lies (default: nbgrader's)").tag(
        config=True
    )
    visibility = Enum(
        VISIBILITIES, default_value=DEFAULT_VISIBILITY, help="when students see the tests"
    ).tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write the files; exit code 1 where none could be written."""
        try:
            written = self._export(gradebook)
        except (ExportError, OSError) as error:
            self.log.error("%s", error)
            sys.exit(1)
        self.log.info("Wrote results of %s to %s", counted(written, "submission"), self._to)

    @property
    def _to(self) -> Path:
        return Path(self.to or "gradescope")

    def _export(self, gradebook: Any) -> int:
        store = Store(Path(self.course or self.parent.coursedir.root))
        marks = read_class(
            gradebook,
            students=[str(name) for name in self.student],
            assignments=[str(name) for name in self.assignment],
        )
        written = 0
        for assignment in marks.assignments:
            by_hand = class_marks(gradebook, assignment.name)
            for person in marks.people:
                if person.id not in assignment.marks:
                    continue
                try:
                    result = _stored(store, assignment.name, person.id)
                    _require_same(result, by_hand[person.id])
                except ResultError as error:
                    self.log.warning("%s: left out, because %s", person.shown, error)
                    continue
                path = self._to / assignment.name / f"{person.id}.json"
                document = results_json(result, by_hand[person.id], visibility=self.visibility)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(document, allow_nan=False, indent=1), "utf-8")
                written += 1
        if not written:
            raise ExportError("no submission has a result; run `backgrade grade` first")
        return written


def _stored(store: Store, assignment: str, student: str) -> Mapping[str, Any]:
    """Return the result as it was stored. Raises ResultError."""
    if Path(student).name != student or student in ("", ".", ".."):
        raise ResultError(f"{named(student)!r} is no name of a folder")
    path = store.path(assignment, student)
    try:
        result: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ResultError(f"{path} cannot be read; run `backgrade grade {assignment}`") from error
    validate(result, str(path))
    return result


def _require_same(result: Mapping[str, Any], marks: SubmissionMarks) -> None:
    """Raise ResultError where the gradebook got its automatic marks from another result."""
    for name, automatic in automatic_marks(result).notebooks.items():
        recorded = marks.notebooks[name].marks if name in marks.notebooks else {}
        for exercise, mark in automatic.marks.items():
            there = recorded.get(exercise)
            if there is None or there.automatic != mark.automatic:
                raise ResultError(
                    f"the gradebook has other marks for {exercise} than its result; "
                    f"run `backgrade grade {result['assignment']}`"
                )
