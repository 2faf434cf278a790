"""Keep a report: page, CSV and JSON beside each other, and the report before this one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from autograder.files import put
from autograder.report.anonymous import extended, numbers_text, read_numbers
from autograder.report.changes import changes, same
from autograder.report.document import NoReport, as_json, read_report
from autograder.report.page import page
from autograder.report.spreadsheet import spreadsheet

FORMATS = ("html", "csv", "json")
NUMBERS = "anonymous-numbers.json"
SHARED, PRIVATE = 0o660, 0o600


class Keeper:
    """The reports on one assignment in a folder.

    The JSON is what the next report is compared with. It gives way to one that says something else
    about the class, and is kept then as <name>.previous.json: to make the same report twice loses
    no comparison. shared: may the group of the files read them?
    """

    def __init__(self, folder: Path, assignment: str, *, anonymous: bool, shared: bool) -> None:
        self.folder = folder
        self.name = f"{assignment}.anonymous" if anonymous else assignment
        self.mode = SHARED if shared else PRIVATE

    def compared(self, report: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """Return the report with what changed since the last other one, and what went wrong."""
        trouble = ""
        for path in (self._path("json"), self._path("previous.json")):
            try:
                before = read_report(path.read_text("utf-8"))
            except FileNotFoundError:
                continue
            except (OSError, UnicodeDecodeError, NoReport) as error:
                trouble = f"{path} cannot be compared with ({error}); it is passed over"
                continue
            if not same(before, report):
                return {**report, "changes": changes(before, report)}, trouble
        return {**report, "changes": None}, trouble

    def keep(self, report: Mapping[str, Any], formats: Collection[str] = FORMATS) -> list[Path]:
        """Write the report in these formats; return the files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if "json" in formats:
            self._keep_previous(report)
        made = {
            "html": lambda: page(report).encode(),
            "csv": lambda: spreadsheet(report),
            "json": lambda: as_json(report),
        }
        written = []
        for kind in FORMATS:
            if kind in formats:
                path = self._path(kind)
                put(path, made[kind](), self.mode)
                written.append(path)
        return written

    def _keep_previous(self, report: Mapping[str, Any]) -> None:
        path = self._path("json")
        try:
            content = path.read_bytes()
            before = read_report(content.decode("utf-8"))
        except (OSError, UnicodeDecodeError, NoReport):
            return
        if not same(before, report):
            put(self._path("previous.json"), content, self.mode)

    def _path(self, kind: str) -> Path:
        return self.folder / f"{self.name}.{kind}"


def numbers_of(root: Path, names: Collection[str]) -> dict[str, int]:
    """Return the numbers of students, those of new ones drawn and kept in results/.

    Raises anonymous.NumbersError.
    """
    path = root / "results" / NUMBERS
    known = read_numbers(path.read_text("utf-8"), str(path)) if path.exists() else {}
    numbers = extended(known, names)
    if numbers != known:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, numbers_text(numbers), PRIVATE)
    return numbers
