"""The report as CSV: one row a student, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from autograder.exporters.writing import harmless

COLUMNS = {
    "student": "student",
    "last_name": "last name",
    "first_name": "first name",
    "status": "status",
    "score": "marks",
    "max": "of",
    "earned": "earned before penalty",
    "penalty": "late penalty",
    "handed_in": "handed in (UTC)",
    "seconds_late": "seconds late",
    "flags": "flags",
}
NAMES = ("last_name", "first_name", "handed_in", "flags")


def spreadsheet(report: Mapping[str, Any]) -> bytes:
    """Return the CSV in UTF-8 with a mark at its beginning, by which spreadsheets know it.

    After the columns above, one for each exercise, named notebook/exercise.
    """
    columns = {
        key: title for key, title in COLUMNS.items() if not (report["anonymous"] and key in NAMES)
    }
    places = dict.fromkeys(f"{e['notebook']}/{e['name']}" for e in report["exercises"])
    for row in report["students"]:
        places |= dict.fromkeys(row["exercises"])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*columns.values(), *map(cell, places)])
    for row in report["students"]:
        marks = (row["exercises"].get(place) for place in places)
        writer.writerow([*(cell(row[key]) for key in columns), *map(cell, marks)])
    return text.getvalue().encode("utf-8-sig")


def cell(value: str | float | None) -> str | float:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value
