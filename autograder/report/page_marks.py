"""On the page: the marks of the class, and what changed since the last report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from autograder.report.parts import (
    code,
    folded,
    joined,
    marks,
    moment,
    paragraph,
    percent,
    person,
    section,
    table,
    who,
)
from autograder.report.pictures import histogram
from autograder.wording import counted

Report = Mapping[str, Any]
MOST_CHANGES = 30  # rows that are shown unfolded


def marks_section(report: Report) -> Markup:
    """Return histogram, mean, median and quartiles, and the histogram as a table."""
    spread = report["marks"]
    if spread is None:
        return section("marks", "Marks", paragraph("No submission counts yet."))
    facts = [
        ("Mean", spread["mean"]),
        ("Median", spread["median"]),
        ("Lower quartile", spread["lower_quartile"]),
        ("Upper quartile", spread["upper_quartile"]),
        ("Lowest", spread["lowest"]),
        ("Highest", spread["highest"]),
    ]
    form = Markup("<div><dt>{}</dt><dd><b>{}</b> of {}</dd></div>")
    most = marks(report["max"])
    shown = [form.format(title, marks(value), most) for title, value in facts]
    bins = report["histogram"]
    last = len(bins) - 1
    rows = [
        [f"{marks(b['from'])} to {'' if i == last else 'under '}{marks(b['to'])}", b["count"]]
        for i, b in enumerate(bins)
    ]
    columns = [("Marks", "name"), ("Submissions", "number")]
    return section(
        "marks",
        "Marks",
        histogram(bins, spread, report["max"]),
        Markup('<dl class="facts">{}</dl>').format(joined(shown)),
        folded("The histogram as a table", table("Submissions by marks", columns, rows)),
    )


def changes_section(report: Report) -> Markup:
    """Return what is new since the last report that said something else."""
    changes = report["changes"]
    if changes is None:
        words = "This is the first report on this assignment here. The next one is compared with it"
        return section("changes", "Since the last report", paragraph(f"{words}."))
    return section("changes", "Since the last report", *_changes(changes))


def _changes(changes: Mapping[str, Any]) -> Iterator[Markup]:
    up = sum(m["after"] > m["before"] for m in changes["marks"])
    said = [
        counted(len(changes["new"]), "new student"),
        f"{len(changes['gone'])} no longer here",
        f"marks up for {up}",
        f"down for {len(changes['marks']) - up}",
    ]
    since = f"Since {moment(changes['since'])}"
    if changes["new"] or changes["gone"] or changes["marks"]:
        yield paragraph(f"{since}: {', '.join(said)}.")
    else:
        yield paragraph(f"{since}: the same students with the same marks.")
    if changes["suite_changed"]:
        yield paragraph(
            "The suite or the kit has changed in between: part of this may come from there."
        )
    for title, students in (("New", changes["new"]), ("No longer here", changes["gone"])):
        if students:
            yield Markup("<h3>{}</h3>").format(title)
            yield who(students, most=20)
    if changes["marks"]:
        yield Markup("<h3>Other marks</h3>")
        yield _folded_after(
            "Students with other marks than before",
            [("Student", "name"), ("Before", "number"), ("Now", "number"), ("Change", "")],
            [
                [person(m["student"]), marks(m["before"]), marks(m["after"]), _way(m)]
                for m in changes["marks"]
            ],
        )
    if changes["exercises"]:
        yield Markup("<h3>Exercises</h3>")
        yield _folded_after(
            "Exercises whose mean share of marks is another one",
            [("Exercise", "name"), ("Before", "number"), ("Now", "number"), ("Change", "")],
            [
                [code(e["name"]), percent(e["before"]), percent(e["after"]), _way(e)]
                for e in changes["exercises"]
            ],
        )


def _way(change: Mapping[str, Any]) -> str:
    before, after = change["before"], change["after"]
    if before is None or after is None:
        return "new" if before is None else "no longer there"
    return "▲ up" if after > before else "▼ down"


def _folded_after(
    caption: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]
) -> Markup:
    """Return a table of which the first rows are always seen."""
    first, rest = rows[:MOST_CHANGES], rows[MOST_CHANGES:]
    shown = [table(caption, columns, first)]
    if rest:
        shown.append(folded(f"{len(rest)} more", table(f"{caption}: the others", columns, rest)))
    return joined(shown)
