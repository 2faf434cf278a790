"""On the page: the exercises, how hard they were and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from autograder.annotate import WORDS
from autograder.feedback.escaping import said
from autograder.report.parts import (
    code,
    correlation_text,
    folded,
    joined,
    marks,
    paragraph,
    percent,
    section,
    table,
    who,
)
from autograder.report.pictures import share_bar
from autograder.wording import counted

Report = Mapping[str, Any]
Exercise = Mapping[str, Any]
COLUMNS = (
    ("Exercise", "name"),
    ("Mean share", "number"),
    ("Discrimination", "number"),
    ("Full", "number"),
    ("Partly", "number"),
    ("None", "number"),
    ("Not tried", "number"),
    ("Visible only", "number"),
    ("Marks", "number"),
)


def exercises_section(report: Report) -> Markup:
    """Return the table of exercises, each with what is behind its numbers."""
    exercises = report["exercises"]
    if not exercises:
        return section("exercises", "Exercises", paragraph("No submission counts yet."))
    caption = "Exercises: their marks, and how many submissions earned them"
    recognised: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for entry in report["misconceptions"]:
        recognised.setdefault((entry["notebook"], entry["exercise"]), []).append(entry)
    shown = [_exercise(e, recognised.get((e["notebook"], e["name"]), [])) for e in exercises]
    return section(
        "exercises",
        "Exercises",
        table(caption, COLUMNS, _rows(report)),
        folded("What these numbers are", *_explained()),
        Markup('<h3>Behind the numbers</h3>\n<div class="behind">{}</div>').format(joined(shown)),
    )


def _rows(report: Report) -> Iterator[list[Any]]:
    notebook = ""
    for exercise in report["exercises"]:
        if exercise["notebook"] != notebook:
            notebook = exercise["notebook"]
            yield [notebook]
        name = Markup('<a href="#{}">{}</a>').format(_anchor(exercise), code(exercise["name"]))
        yield [
            name,
            Markup("{}{}").format(percent(exercise["share"]), share_bar(exercise["share"])),
            correlation_text(exercise["discrimination"]),
            exercise["full"],
            exercise["partial"],
            exercise["zero"],
            exercise["unattempted"],
            len(exercise["visible_only"]),
            marks(exercise["max"]),
        ]


def _explained() -> Iterator[Markup]:
    yield paragraph(
        "Mean share is the difficulty: the mean share of the marks over all submissions, what was "
        "not tried included. 100 % is an exercise that everybody has right."
    )
    yield paragraph(
        "Discrimination is the correlation of the marks in this exercise with the marks in all "
        "others together (corrected item-rest correlation; for an exercise that is either right or "
        "wrong, the point-biserial one). From about 0.3 on, an exercise tells apart who knows the "
        "matter; one near 0 says little; a negative one is missed by those who are good elsewhere, "
        "so look at its text. With fewer than 30 submissions it is rough. “—” stands where it is "
        "not defined: fewer than three submissions, or all with the same marks."
    )
    yield paragraph(
        "Full, partly, none, not tried count submissions. Visible only counts those that pass all "
        "checks which students have, and fail a hidden case."
    )


def _anchor(exercise: Exercise) -> str:
    return f"exercise-{exercise['notebook']}-{exercise['name']}"


def _exercise(exercise: Exercise, recognised: list[Mapping[str, Any]]) -> Markup:
    right = f"{exercise['full']} of {exercise['submissions']} right"
    if exercise["waiting"]:
        right += f", {exercise['waiting']} still to be marked"
    return Markup(
        '<details class="exercise" id="{}"><summary>{}: {}</summary>\n{}</details>'
    ).format(
        _anchor(exercise), code(exercise["name"]), right, joined(_behind(exercise, recognised))
    )


def _label(case: Mapping[str, Any]) -> Markup:
    kind = "hidden" if case["hidden"] else "visible"
    return Markup('{} <span class="soft">{}</span>').format(said(case["label"]), kind)


def _behind(exercise: Exercise, recognised: list[Mapping[str, Any]]) -> Iterator[Markup]:
    if exercise["by_hand"]:
        yield paragraph("Marked by people.")
    if exercise["section"]:
        yield Markup('<p class="soft">{}</p>').format(said(exercise["section"]))
    if exercise["outcomes"]:
        found = [f"{WORDS.get(name, name)} {n}" for name, n in exercise["outcomes"].items()]
        yield Markup("<p>First reasons of what is not right: {}.</p>").format(", ".join(found))
    if recognised:
        found = [f"`{entry['name']}` {len(entry['students'])}" for entry in recognised]
        yield Markup("<p>Misconceptions: {}.</p>").format(said(", ".join(found)))
    if exercise["unexplained"]:
        count = counted(len(exercise["unexplained"]), "wrong result")
        yield Markup("<p>{} without a known misconception:</p>").format(count)
        yield who(exercise["unexplained"])
    if exercise["cases"]:
        yield table(
            f"Cases of {exercise['name']}, of {exercise['tried']} who tried",
            [("Case", "name"), ("Passed", "number"), ("Discrimination", "number")],
            [
                [
                    _label(case),
                    f"{case['passed']} of {case['tried']}",
                    correlation_text(case["discrimination"]),
                ]
                for case in exercise["cases"]
            ],
            titled=False,
        )
