"""On the page: what was found in the answers of the class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from autograder.feedback.escaping import said
from autograder.report.parts import (
    code,
    folded,
    joined,
    paragraph,
    section,
    table,
    who,
)
from autograder.report.pictures import share_bar
from autograder.wording import counted

Report = Mapping[str, Any]
MOST = 12  # misconceptions that are shown unfolded
NONE = "None in this class."


def misconceptions_section(report: Report) -> Markup:
    """Return the misconceptions of the class, the most frequent first."""
    title = "What the class gets wrong"
    found = report["misconceptions"]
    if not found:
        return section("misconceptions", title, paragraph(NONE))
    total = report["submissions"]
    first, rest = found[:MOST], found[MOST:]
    parts = [
        paragraph(
            "What students were told, the most frequent first. Where two misconceptions give the "
            "same values, both are named."
        ),
        _listed(first, total),
    ]
    if rest:
        students = sum(len(entry["students"]) for entry in rest)
        summary = f"{counted(len(rest), 'more misconception')}, found {counted(students, 'time')}"
        parts.append(folded(summary, _listed(rest, total)))
    return section("misconceptions", title, *parts)


def _listed(found: Sequence[Mapping[str, Any]], total: int) -> Markup:
    return Markup('<ul class="found">\n{}</ul>').format(joined(_one(e, total) for e in found))


def _one(entry: Mapping[str, Any], total: int) -> Markup:
    students = entry["students"]
    return Markup(
        '<li><p>{}<b>{} of {}</b> in {} <span class="soft">({})</span></p>\n<p>{}</p>\n{}</li>'
    ).format(
        share_bar(len(students) / total),
        len(students),
        total,
        code(entry["exercise"]),
        entry["name"],
        said(entry["text"]),
        who(students),
    )


def visible_only_section(report: Report) -> Markup:
    """Return the exercises that pass the visible checks and fail hidden cases."""
    found = [e for e in report["exercises"] if e["visible_only"]]
    found.sort(key=lambda e: -len(e["visible_only"]))
    title = "Visible checks passed, hidden cases failed"
    if not found:
        return section("visible-only", title, paragraph(NONE))
    words = (
        "These students saw all checks pass and lost marks nevertheless. Many in one exercise: a "
        "visible case is missing there, or its text leaves something open."
    )
    rows = [
        [code(e["name"]), f"{len(e['visible_only'])} of {e['submissions']}", who(e["visible_only"])]
        for e in found
    ]
    columns = [("Exercise", "name"), ("Submissions", "number"), ("Who", "")]
    return section("visible-only", title, paragraph(words), table(title, columns, rows))


def limits_section(report: Report) -> Markup:
    """Return where time, memory or room for output came to an end."""
    title = "Out of time, and other limits"
    if not report["limits"]:
        return section("limits", title, paragraph(NONE))
    rows = [[_place(entry), entry["what"], who(entry["students"])] for entry in report["limits"]]
    columns = [("Where", "name"), ("What", ""), ("Who", "")]
    return section("limits", title, table(title, columns, rows))


def _place(entry: Mapping[str, Any]) -> Markup:
    if entry["exercise"]:
        return Markup("{} in {}").format(code(entry["exercise"]), entry["notebook"])
    if entry["cell"]:
        return Markup("the cell {} in {}").format(code(entry["cell"]), entry["notebook"])
    return Markup("a cell in {}").format(entry["notebook"])


def flags_section(report: Report) -> Markup:
    """Return what the text of the code holds, for the instructor alone."""
    found = report["flags"]
    title = "Flags, for you alone"
    if not found:
        return section("flags", title, paragraph(NONE))
    return section("flags", title, *_flags(found))


def _flags(found: Sequence[Mapping[str, Any]]) -> Iterator[Markup]:
    yield paragraph(
        "Hints from reading the code. They change no mark and are on no student's page; most have "
        "a good reason."
    )
    rows = [[_where(entry), said(entry["text"]), who(entry["students"])] for entry in found]
    columns = [("Where", "name"), ("What", ""), ("Who", "")]
    first, rest = rows[: 2 * MOST], rows[2 * MOST :]
    yield table("Flags", columns, first)
    if rest:
        yield folded(f"{len(rest)} more", table("Flags: the others", columns, rest))


def _where(entry: Mapping[str, Any]) -> Markup:
    return code(entry["exercise"]) if entry["exercise"] else Markup("{}").format(entry["notebook"])
