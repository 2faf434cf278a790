"""The class at a glance: one line a student, in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from autograder.judge import marks_text
from autograder.terminal import safe_line
from autograder.wording import counted


@dataclass(frozen=True)
class Row:
    """What the table says of one submission."""

    student: str
    marks: str
    in_full: str
    stands_out: str


def row(result: Mapping[str, Any]) -> Row:
    """Return the row of a result."""
    exercises = [e for notebook in result["notebooks"] for e in notebook["exercises"]]
    full = sum(e["score"] == e["max"] for e in exercises)
    return Row(
        safe_line(result["student"]),
        f"{marks_text(result['score'])} / {marks_text(result['max'])}",
        f"{full} / {len(exercises)}",
        safe_line(standing_out(result)),
    )


def class_table(assignment: str, rows: Sequence[Row]) -> Table:
    """Return a table of students, marks, exercises in full, and what most wants attention."""
    table = Table(
        title=f"{assignment}: {counted(len(rows), 'submission')}",
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    table.add_column("student", no_wrap=True)
    table.add_column("marks", justify="right", no_wrap=True)
    table.add_column("in full", justify="right", no_wrap=True)
    table.add_column("what stands out", overflow="fold")
    for found in sorted(rows, key=lambda row: row.student):
        shown = (found.student, found.marks, found.in_full, found.stands_out)
        table.add_row(*(Text(text) for text in shown))
    return table


def standing_out(result: Mapping[str, Any]) -> str:
    """Return the most telling thing about a result in a few words."""
    notebooks = result["notebooks"]
    said = [f"{n['name']}: {n['problem']}" for n in notebooks if n["problem"]]
    exercises = [e for n in notebooks for e in n["exercises"]]
    missed = [e for e in exercises if e["outcome"] not in ("passed", "not handed in")]
    stopped = [
        c["status"] for n in notebooks for c in n["cells"] if c["status"] in ("timed out", "died")
    ]
    said += [f"a cell {status}" for status in sorted(set(stopped))]
    outcomes: dict[str, list[str]] = {}
    for exercise in missed:
        outcomes.setdefault(exercise["outcome"], []).append(exercise["name"])
    if missed and len(missed) == len(exercises) == len(outcomes.get("unattempted", [])):
        return "nothing attempted"
    commonest = sorted(outcomes, key=lambda outcome: -len(outcomes[outcome]))
    for outcome in commonest[:2]:
        names = outcomes[outcome]
        said.append(f"{outcome}: {names[0]}{_more(names)}")
    if len(commonest) > 2:
        said.append(f"and {counted(len(commonest) - 2, 'other kind')}")
    said += [n["note"] for n in notebooks if n["note"]]
    flags = [f"{e['name']} {flag}" for e in exercises for flag in e["flags"]]
    flags += [flag for n in notebooks for flag in n["flags"]]
    said += [f"to look at: {flags[0]}{_more(flags)}"] if flags else []
    notes = {e["note"] for e in exercises if e["note"]}
    return "; ".join(said) or ("; ".join(sorted(notes)) or "everything right")


def _more(things: Sequence[str]) -> str:
    return f" and {len(things) - 1} more" if len(things) > 1 else ""
