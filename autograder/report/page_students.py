"""On the page: who is missing or late, and who should be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from autograder.exporters.writing import duration
from autograder.feedback.escaping import said
from autograder.report.attention import RULES
from autograder.report.parts import (
    folded,
    joined,
    marks,
    paragraph,
    person,
    section,
    table,
    who,
)

Report = Mapping[str, Any]
MOST = 30  # students that are shown unfolded
MANY = 12  # names that are shown unfolded


def missing_section(report: Report) -> Markup:
    """Return who has no result that counts, and who was late."""
    title = "Missing, late, not graded"
    parts = [*_missing(report["missing"], report["assignment"]), *_late(report)]
    return section("missing", title, *(parts or [paragraph("Nobody.")]))


def _missing(missing: Mapping[str, Any], assignment: str) -> Iterator[Markup]:
    again = f"`backgrade grade {assignment}`"
    lists = (
        ("absent", "Nothing handed in", "In the gradebook, and not in submitted/."),
        (
            "outdated",
            "Stale, and counted here",
            f"These marks may change: run {again}. Where the submission is gone, they stay.",
        ),
        ("unrecorded", "Not in the gradebook as graded", f"To record it, run {again}."),
    )
    troubles = (
        ("ungraded", "Not graded", f"Not in the numbers above. Run {again}; what it says is why."),
        (
            "stale",
            "Stale result",
            f"Not in the numbers above. Run {again}; where the submission is gone, it changes "
            "nothing.",
        ),
        ("damaged", "Damaged result", f"Not in the numbers above. Run {again}."),
    )
    for name, title, words in troubles:
        if found := missing[name]:
            yield _heading(title, found)
            yield paragraph(words)
            yield _reasons(title, found)
    for name, title, words in lists:
        if found := missing[name]:
            yield _heading(title, found)
            yield paragraph(words)
            yield who(found, most=MANY)


def _heading(title: str, found: Sequence[Any]) -> Markup:
    return Markup("<h3>{} ({})</h3>").format(title, len(found))


def _reasons(title: str, found: Sequence[Mapping[str, str]]) -> Markup:
    """Return who it is for each reason; a reason of many is said once."""
    by_reason: dict[str, list[str]] = {}
    for entry in found:
        by_reason.setdefault(entry["why"], []).append(entry["student"])
    rows = [[said(why or title), who(students)] for why, students in by_reason.items()]
    return _rows(title, [("Why", "name"), ("Who", "")], rows)


def _late(report: Report) -> Iterator[Markup]:
    late = [row for row in report["students"] if row["seconds_late"] or row["penalty"]]
    if not late:
        return
    yield _heading("Late", late)
    rows = [
        [
            person(row["student"]),
            duration(row["seconds_late"]) if row["seconds_late"] else "",
            marks(row["penalty"]),
        ]
        for row in sorted(late, key=lambda row: -row["seconds_late"])
    ]
    yield _rows("Late", [("Student", "name"), ("By", ""), ("Marks taken off", "number")], rows)


def look_section(report: Report) -> Markup:
    """Return the students whom a person should look at, and the rules."""
    title = "Worth a look"
    found = report["look"]
    if not found:
        return section("look", title, paragraph("No rule applies to anybody."), _rules())
    words = (
        "A list for a second look by a person, made by the rules below. Nothing on it says that "
        "anybody did anything wrong; most of it has an ordinary reason."
    )
    people = {row["student"]: row for row in report["students"]}
    rows = [
        [_person(people[entry["student"]]), entry["marks"], _seen(entry["reasons"])]
        for entry in found
    ]
    columns = [("Student", "name"), ("Marks", "number"), ("What was seen", "")]
    return section("look", title, paragraph(words), _rules(), _rows(title, columns, rows))


def _person(row: Mapping[str, Any]) -> Markup:
    name = " ".join(part for part in (row["first_name"], row["last_name"]) if part)
    if not name:
        return person(row["student"])
    return Markup('{} <span class="soft">{}</span>').format(person(row["student"]), person(name))


def _seen(reasons: Sequence[Mapping[str, str]]) -> Markup:
    return Markup("<br>\n").join(said(reason["seen"]) for reason in reasons)


def _rules() -> Markup:
    form = Markup("<dt><b>{}</b></dt><dd>{}</dd>")
    rules = joined(form.format(rule.name, rule.why) for rule in RULES)
    return folded("The rules, and what may be behind each", Markup("<dl>{}</dl>").format(rules))


def _rows(
    caption: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]
) -> Markup:
    first, rest = rows[:MOST], rows[MOST:]
    shown = [table(caption, columns, first)]
    if rest:
        shown.append(folded(f"{len(rest)} more", table(f"{caption}: the others", columns, rest)))
    return joined(shown)
