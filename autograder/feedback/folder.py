"""Write pages into feedback/<student>/<assignment>/, where nbgrader's exchange takes them from."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from autograder.feedback.class_marks import class_marks
from autograder.feedback.document import is_ours, shows
from autograder.feedback.marks import SubmissionMarks, automatic_marks
from autograder.feedback.other_notebooks import files_of, other_notebooks, other_pages
from autograder.feedback.page import page
from autograder.files import put
from autograder.notebooks.nbgrader_run import course_directory, open_gradebook

TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"  # noqa: S105 - what `nbgrader release_feedback` names pages by
MAX_BYTES = 1000  # of each of the two


class FeedbackError(Exception):
    """A page could not be written; the sentence says why. It is no student's fault."""


class Writer:
    """Writes the pages of a class. The marks by hand are read once, when it is made."""

    def __init__(self, root: Path, assignment: str) -> None:
        self.root = root
        self.assignment = assignment
        self._permissions = 0o664 if course_directory(root).groupshared else 0o644
        with open_gradebook(root) as gradebook:
            self._marks = class_marks(gradebook, assignment)

    def write(self, result: Mapping[str, Any]) -> None:
        """Write the page of each notebook of a submission. Raises FeedbackError.

        Our pages of what is no longer there go; nothing else is ever deleted.
        """
        folder = feedback_folder(self.root, result["student"], self.assignment)
        try:
            others = other_notebooks(self.root, result)
            files = self._files(result, others)
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                put(folder / name, content, self._permissions)
            for path in _outdated(folder, _names(result, others)):
                path.unlink()
        except (OSError, ValueError, LookupError, TypeError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise FeedbackError(f"no feedback page was written ({reason})") from error

    def shown(self, result: Mapping[str, Any]) -> bool:
        """Are there all pages, made from this very result and these very marks, and no other ones?

        A run that was cut off may have left none, or the one of an earlier result; people give
        marks meanwhile.
        """
        folder = feedback_folder(self.root, result["student"], self.assignment)
        marks = self._marks_of(result)
        names = _names(result, other_notebooks(self.root, result))
        return all(shows(folder / name, result, marks) for name in names) and not _outdated(
            folder, names
        )

    def _marks_of(self, result: Mapping[str, Any]) -> SubmissionMarks:
        return self._marks.get(result["student"]) or automatic_marks(result)

    def _files(self, result: Mapping[str, Any], others: Mapping[str, str]) -> dict[str, bytes]:
        student = result["student"]
        marks = self._marks_of(result)
        pages = {}
        for name in (notebook["name"] for notebook in result["notebooks"]):
            path = self.root / "autograded" / student / self.assignment / f"{name}.ipynb"
            notebook = read_notebook(path)
            if result_key_of(notebook) != result["key"]:
                raise ValueError(f"{path} shows another result")
            text = page(notebook, result, name, marks, files_of(others))
            pages[f"{name}.html"] = text.encode()
        more = other_pages(others, result, marks, pages)
        return pages | more | carried(self.root, student, self.assignment)


def write_class(
    root: Path, assignment: str, results: Iterable[Mapping[str, Any]], recorded: Collection[str]
) -> tuple[int, list[tuple[str, str]]]:
    """Write the pages of the students `recorded`, and of others whose pages are not up to date.

    results: all of them are in the gradebook. Returns how many submissions got their pages, and
    (student, sentence) for each that did not.
    """
    writer = None
    told, troubles = 0, []
    for result in results:
        student = result["student"]
        writer = writer or Writer(root, assignment)
        if student not in recorded and writer.shown(result):
            continue
        try:
            writer.write(result)
            told += 1
        except FeedbackError as error:
            troubles.append((student, f"{error}; run the command again"))
    return told, troubles


def feedback_folder(root: Path, student: str, assignment: str) -> Path:
    """Return where the pages of a submission lie."""
    return root / "feedback" / student / assignment


def _names(result: Mapping[str, Any], others: Iterable[str]) -> set[str]:
    """Return the names of all pages of a submission."""
    own = (notebook["name"] for notebook in result["notebooks"])
    return {f"{name}.html" for name in (*own, *others)}


def _outdated(folder: Path, names: Collection[str]) -> list[Path]:
    """Return our pages of notebooks that the assignment, or the submission, has no longer."""
    return [p for p in folder.glob("*.html") if p.name not in names and is_ours(p)]


def read_notebook(path: Path) -> dict[str, Any]:
    """Return an autograded notebook, with every text in one piece. Raises ValueError."""
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        for output in cell.get("outputs", ()):
            if "text" in output:
                output["text"] = "".join(output["text"])
            for kind, data in output.get("data", {}).items():
                if isinstance(data, list):
                    output["data"][kind] = "".join(data)
    return notebook


def result_key_of(notebook: Mapping[str, Any]) -> str:
    """Return the key of the result that an autograded notebook shows, empty if it is not ours."""
    ours = notebook["metadata"].get("backgrade", {})
    key = ours.get("result", "") if isinstance(ours, dict) else ""
    return key if isinstance(key, str) else ""


def carried(root: Path, student: str, assignment: str) -> dict[str, bytes]:
    """Return the small files that `nbgrader release_feedback` asks for beside the pages."""
    autograded, submitted = (
        root / name / student / assignment for name in ("autograded", "submitted")
    )
    found = {
        TIMESTAMP: _short_file(autograded / TIMESTAMP),
        SECRET: _short_file(autograded / SECRET) or _short_file(submitted / SECRET),
    }
    return {name: content for name, content in found.items() if content}


def _short_file(path: Path) -> bytes:
    """Return what a short regular file holds, else nothing: it may have come from a student."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        handle = os.open(path, flags)
    except OSError:
        return b""
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        plain = stat.S_ISREG(about.st_mode) and about.st_size <= MAX_BYTES
        return file.read(MAX_BYTES) if plain else b""
