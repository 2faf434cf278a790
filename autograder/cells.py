"""What nbgrader's metadata says about a cell of a released notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from autograder.model import CHECK_PREFIX


def grading(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return nbgrader's entry in the metadata; empty for prose, pictures and own cells."""
    entry: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return entry


def checked_exercise(cell: Mapping[str, Any]) -> str:
    """Return the name of the exercise that a check cell is for; empty for any other cell.

    An answer that people mark is graded and a solution at once: no exercise of ours.
    """
    entry = grading(cell)
    checks = entry.get("grade") and not entry.get("solution")
    return entry["grade_id"].removeprefix(CHECK_PREFIX) if checks else ""


def solution_ids(cells: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the grade_ids of the solution cells."""
    entries = (grading(cell) for cell in cells)
    return {entry["grade_id"] for entry in entries if entry.get("solution")}
