"""What changed since the last report: a comparison of two documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.report.classroom import NOTHING

Report = Mapping[str, Any]
# What says when a report was made, and against which one; all else is about the class.
PASSING = ("made", "changes")


def same(one: Report, other: Report) -> bool:
    """Do two reports say the same about the class?"""
    return _about_the_class(one) == _about_the_class(other)


def _about_the_class(report: Report) -> dict[str, Any]:
    return {name: value for name, value in report.items() if name not in PASSING}


def changes(before: Report, now: Report) -> dict[str, Any]:
    """Return what is new in a report.

    marks: students with other marks, the largest change first. exercises: whose mean share of
    marks is another one.
    """
    old, new = _students(before), _students(now)
    both = [name for name in new if name in old]
    marks = [
        {"student": name, "before": old[name], "after": new[name]}
        for name in both
        if abs(new[name] - old[name]) > NOTHING
    ]
    return {
        "since": before["made"],
        "suite_changed": before["suite"] != now["suite"],
        "new": [name for name in new if name not in old],
        "gone": [name for name in old if name not in new],
        "marks": sorted(marks, key=lambda m: -abs(m["after"] - m["before"])),
        "exercises": _exercises(before["exercises"], now["exercises"]),
    }


def _students(report: Report) -> dict[str, float]:
    """Return the marks of those who have a result."""
    rows = (row for row in report["students"] if row["score"] is not None)
    return {row["student"]: row["score"] for row in rows}


def _exercises(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    old, new = ({(e["notebook"], e["name"]): e["share"] for e in part} for part in (before, now))
    found = [
        {"notebook": n, "name": e, "before": old.get((n, e)), "after": new.get((n, e))}
        for n, e in dict.fromkeys([*new, *old])
        if old.get((n, e)) != new.get((n, e))
    ]
    return sorted(found, key=lambda c: -abs((c["after"] or 0.0) - (c["before"] or 0.0)))
