"""Our page in the place of nbgrader's, for `nbgrader generate_feedback` and formgrader's button."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook

from autograder.feedback.class_marks import class_marks
from autograder.feedback.folder import (
    carried,
    feedback_folder,
    read_notebook,
    result_key_of,
)
from autograder.feedback.marks import SubmissionMarks, automatic_marks
from autograder.feedback.other_notebooks import files_of, other_notebooks, other_pages
from autograder.feedback.page import page
from autograder.results import Store

FALLEN_BACK = (
    '<p role="note" style="margin:1em;padding:.5em 1em;border:1px solid">'
    "This is nbgrader's own page: there is no result of Backgrade for this notebook.</p>"
)


class FeedbackExporter(HTMLExporter):  # type: ignore[misc]
    """For `GenerateFeedback.exporter_class`. One is made for each run of nbgrader over a class.

    A notebook that was graded otherwise, or whose result is gone, gets nbgrader's own page.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._marks: dict[str, dict[str, SubmissionMarks]] = {}
        self._last: tuple[tuple[str, str], dict[str, Any] | None] = (("", ""), None)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """Return the page of the autograded notebook `filename`."""
        if resources is None or "nbgrader" not in resources:
            raise ValueError("FeedbackExporter serves nbgrader generate_feedback only")
        who = resources["nbgrader"]
        notebook = read_notebook(Path(filename))
        result = self._result(who, result_key_of(notebook))
        if result is None:
            self.log.warning(
                "%s: no result of Backgrade; nbgrader's own page is made. "
                "`backgrade grade` makes the result again.",
                filename,
            )
            text, resources = super().from_filename(filename, resources, **kwargs)
            return text.replace("<body>", f"<body>\n{FALLEN_BACK}", 1), resources
        marks = self._class(who).get(who["student"], automatic_marks(result))
        others = other_notebooks(self._root, result)
        text = page(notebook, result, who["notebook"], marks, files_of(others))
        more = other_pages(others, result, marks, {f"{who['notebook']}.html": text.encode()})
        resources = self._init_resources(resources)
        # nbgrader has copied these as they lie in autograded/: read-only, and whatever they are.
        resources["outputs"] = more | carried(self._root, who["student"], who["assignment"])
        for name in resources["outputs"]:
            (feedback_folder(self._root, who["student"], who["assignment"]) / name).unlink(
                missing_ok=True
            )
        return text, resources

    @property
    def _root(self) -> Path:
        return Path(self.parent.coursedir.root)

    def _result(self, who: Mapping[str, str], key: str) -> dict[str, Any] | None:
        """Return the result of a key; the notebooks of a submission come one after another."""
        wanted = (who["student"], key)
        if key and self._last[0] != wanted:
            self._last = (wanted, Store(self._root).read(who["assignment"], who["student"], key))
        return self._last[1] if key else None

    def _class(self, who: Mapping[str, str]) -> dict[str, SubmissionMarks]:
        """Return the marks of all who get a page in this run."""
        name = who["assignment"]
        if name not in self._marks:
            asked: str = self.parent.coursedir.student_id
            one = who["student"] if asked == who["student"] else ""
            with Gradebook(who["db_url"]) as gradebook:
                self._marks[name] = class_marks(gradebook, name, one)
        return self._marks[name]
