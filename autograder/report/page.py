"""The report as one HTML page: a pure function of the document. Nothing is loaded, nothing runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from autograder.feedback.document import framed
from autograder.report.page_exercises import exercises_section
from autograder.report.page_findings import (
    flags_section,
    limits_section,
    misconceptions_section,
    visible_only_section,
)
from autograder.report.page_marks import changes_section, marks_section
from autograder.report.page_students import look_section, missing_section
from autograder.report.parts import joined, moment
from autograder.report.style import CSS, POLICY
from autograder.sandbox.host import UNCONFINED
from autograder.wording import counted

Report = Mapping[str, Any]


def page(report: Report) -> str:
    """Return the page of a report."""
    sections = [
        marks_section(report),
        misconceptions_section(report),
        exercises_section(report),
        visible_only_section(report),
        limits_section(report),
        missing_section(report),
    ]
    # For the instructor alone.
    if not report["anonymous"]:
        sections += [look_section(report), flags_section(report)]
    sections.append(changes_section(report))
    title = f"{report['assignment']}: report on the class"
    return framed(title, _header(report), sections, css=CSS, policy=POLICY)


def _header(report: Report) -> Iterator[Markup]:
    if report["course"]:
        yield Markup('<p class="about"><bdi>{}</bdi></p>').format(report["course"])
    yield Markup("<h1>{}</h1>").format(report["assignment"])
    yield from _notices(report)
    facts = [
        ("Submissions", report["submissions"]),
        ("Made", moment(report["made"])),
        ("Sandbox", _sandbox(report["sandbox"])),
        ("Suite", report["suite"][:12]),
    ]
    form = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    yield Markup('<dl class="facts">{}</dl>').format(joined(form.format(*fact) for fact in facts))
    yield _contents(report)


def _sandbox(forms: Mapping[str, int]) -> str:
    if len(forms) == 1:
        return next(iter(forms))
    return ", ".join(f"{form}: {count}" for form, count in forms.items()) or "—"


def _contents(report: Report) -> Markup:
    missing = report["missing"]
    lost = sum(len(missing[name]) for name in ("absent", "ungraded", "stale", "damaged"))
    late = sum(bool(row["seconds_late"] or row["penalty"]) for row in report["students"])
    kinds = len(report["misconceptions"])
    visible_only = sum(bool(e["visible_only"]) for e in report["exercises"])
    entries = [
        ("marks", "Marks", ""),
        ("misconceptions", "What the class gets wrong", counted(kinds, "misconception")),
        ("exercises", "Exercises", str(len(report["exercises"]))),
        ("visible-only", "Visible passed, hidden failed", counted(visible_only, "exercise")),
        ("limits", "Out of time, and other limits", counted(len(report["limits"]), "place")),
        ("missing", "Missing, late, not graded", f"{lost} missing, {late} late"),
    ]
    if not report["anonymous"]:
        entries += [
            ("look", "Worth a look", counted(len(report["look"]), "student")),
            ("flags", "Flags", str(len(report["flags"]))),
        ]
    entries.append(("changes", "Since the last report", ""))
    form = Markup('<li><a href="#{}">{}</a> <span class="count soft">{}</span></li>')
    return Markup('<nav aria-label="Contents"><ul>\n{}</ul></nav>').format(
        joined(form.format(*entry) for entry in entries)
    )


def _notices(report: Report) -> Iterator[Markup]:
    loud = Markup('<p class="box warn" role="note"><b>{}</b> {}</p>')
    unsafe = report["sandbox"].get(UNCONFINED, 0)
    if unsafe:
        said = f"{counted(unsafe, 'submission')} of {report['submissions']}; "
        yield loud.format("Graded without a sandbox:", f"{said}these marks are not to be trusted.")
    missing = report["missing"]
    left = [
        *(counted(len(missing[k]), f"{k} result") for k in ("stale", "damaged") if missing[k]),
        *([f"{len(missing['ungraded'])} not graded"] if missing["ungraded"] else []),
    ]
    if left:
        words = "these students are in none of the numbers; see “Missing, late, not graded”."
        yield loud.format(f"Left out: {', '.join(left)}.", words.capitalize())
    if missing["outdated"]:
        count = counted(len(missing["outdated"]), "result is stale", "results are stale")
        words = "the submission or the suite has changed since, or the submission is gone."
        yield loud.format(f"{count} and counted:", words)
    if missing["unrecorded"]:
        count = counted(len(missing["unrecorded"]), "result is", "results are")
        words = "the gradebook has no mark, or another automatic one."
        yield loud.format(f"{count} not in the gradebook:", words)
    quiet = Markup('<p class="box" role="note"><b>{}</b> {}</p>')
    if waiting := sum(exercise["waiting"] for exercise in report["exercises"]):
        yield quiet.format("Still to be marked by people:", f"{counted(waiting, 'answer')}.")
    if report["anonymous"]:
        words = "numbers stand for students. Flags and notes are left out."
        yield quiet.format("Without names:", words)
