"""One exercise on the page: marks, the first reason, the diagnosis, the code, the cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from autograder.annotate import WHOLE, WORDS, first_reason
from autograder.feedback.escaping import MAX_TEXT, said
from autograder.feedback.marks import Mark
from autograder.feedback.work import Cell, shown_cell
from autograder.judge import marks_text

Exercise = Mapping[str, Any]


def anchor(name: str) -> str:
    """Return the id of an exercise's section in the page."""
    return f"exercise-{name}"


def link(name: str) -> Markup:
    """Return a link to an exercise of the same page."""
    return Markup('<a href="#{}"><code>{}</code></a>').format(anchor(name), name)


def not_attempted(exercise: Exercise) -> bool:
    """Is it as it was handed out, in all of its cases?"""
    outcomes = {case["outcome"] for case in exercise["cases"]}
    return exercise["outcome"] == "unattempted" and len(outcomes) == 1


def state(exercise: Exercise | None, mark: Mark) -> tuple[str, str]:
    """Return a class for the style and a word with its sign: no meaning by colour alone."""
    if mark.waiting:
        return "open", "… not marked yet"
    if mark.full:
        return "right", "✓ right"
    if exercise is not None and not_attempted(exercise) and not mark.score:
        return "open", "○ not attempted"
    return ("part", "◐ partly right") if mark.score else ("lost", "✗ not right")


def section(
    exercise: Exercise, mark: Mark, *, number: str, answer: Cell | None, comment: str
) -> Markup:
    """Return the section of one exercise.

    number: of its section in the notebook. answer: the student's cell. comment: the instructor's.
    """
    kind, word = state(exercise, mark)
    name = exercise["name"]
    content = [
        *_by_hand(mark),
        *_comment(comment),
        *_reasons(exercise),
        *_behind(exercise, answer, kind),
    ]
    return _section(name, kind, _heading(name, mark, word, kind, number), content)


def by_hand(name: str, mark: Mark | None, *, answer: Cell | None, comment: str) -> Markup:
    """Return the section of a cell that people mark, or only comment."""
    content = _comment(comment)
    if answer is not None:
        content.append(_folded(*_code(answer), opened=True))
    if mark is None:
        heading = Markup('<h3 id="{}-h"><code>{}</code></h3>').format(anchor(name), name)
        return _section(name, "open", heading, content)
    kind, word = state(None, mark)
    return _section(name, kind, _heading(name, mark, word, kind), content)


def _section(name: str, kind: str, heading: Markup, content: Sequence[Markup]) -> Markup:
    return Markup(
        '<section class="exercise {kind}" id="{id}" aria-labelledby="{id}-h">\n{heading}{content}'
        "</section>"
    ).format(kind=kind, id=anchor(name), heading=heading, content=Markup("").join(content))


def _heading(name: str, mark: Mark, word: str, kind: str, number: str = "") -> Markup:
    marks = f"{marks_text(mark.score)} of {marks_text(mark.maximum)}"
    return Markup(
        '<h3 id="{}-h"><span class="name">{} <code>{}</code></span> '
        '<span class="outcome"><span class="state {}">{}</span> '
        '<span class="marks">{} marks</span></span></h3>\n'
    ).format(anchor(name), number, name, kind, word, marks)


def _by_hand(mark: Mark) -> list[Markup]:
    lines = []
    if mark.manual is not None:
        form = Markup("<p><b>Marked by your instructor:</b> {} marks. Automatic: {}.</p>\n")
        automatic = "none" if mark.automatic is None else marks_text(mark.automatic)
        lines.append(form.format(marks_text(mark.manual), automatic))
    if mark.extra:
        form = Markup("<p><b>Extra credit:</b> {} marks.</p>\n")
        lines.append(form.format(marks_text(mark.extra)))
    return lines


def _comment(comment: str) -> list[Markup]:
    if not comment:
        return []
    form = Markup('<div class="comment"><b>Comment of your instructor:</b> {}</div>\n')
    return [form.format(said(comment, MAX_TEXT))]


def _reasons(exercise: Exercise) -> list[Markup]:
    """Return what explains the marks, in the order in which a student needs it."""
    lines = []
    # That nothing was attempted is said by the heading.
    if (reason := first_reason(exercise)) and not not_attempted(exercise):
        lines.append(Markup("<p>{}</p>\n").format(said(reason)))
    diagnosis = Markup('<p class="diagnosis"><b>Diagnosis:</b> {}</p>\n')
    lines += [diagnosis.format(said(found["text"])) for found in exercise["diagnoses"]]
    if others := exercise["depends_on"]:
        names = Markup(", ").join(link(name) for name in others)
        them = "it" if len(others) == 1 else "them"
        why = f"Your code here uses {them}, and something is wrong there too."
        lines.append(Markup("<p><b>Mend first:</b> {}. {}</p>\n").format(names, why))
    if exercise["note"]:
        lines.append(Markup("<p><b>Note:</b> {}</p>\n").format(said(exercise["note"])))
    if exercise["section"] and exercise["outcome"] not in ("passed", "not handed in"):
        read = Markup('<p class="soft"><b>{}:</b> {}</p>\n')
        again = "To read" if not_attempted(exercise) else "To read again"
        lines.append(read.format(again, said(exercise["section"])))
    return lines


def _behind(exercise: Exercise, answer: Cell | None, kind: str) -> list[Markup]:
    """Return code and cases, folded: one line where all is right, the code open where it is not."""
    code = None if answer is None or kind == "open" else _code(answer)
    cases = _cases(exercise["cases"])
    if kind == "right" and code and cases:
        return [_folded(f"{code[0]} ({cases[0]})", code[1] + cases[1])]
    folded = [_folded(*code, opened=kind != "right")] if code else []
    return folded + ([_folded(f"What was tried ({cases[0]})", cases[1])] if cases else [])


def _folded(summary: str, content: Markup, *, opened: bool = False) -> Markup:
    return Markup("<details{}><summary>{}</summary>{}</details>\n").format(
        Markup(" open") if opened else "", summary, content
    )


def _code(answer: Cell) -> tuple[str, Markup]:
    shown = " and what it showed" if answer.get("outputs") else ""
    return f"Your {'answer' if answer['cell_type'] != 'code' else 'code'}{shown}", shown_cell(
        answer
    )


def _cases(cases: Sequence[Mapping[str, Any]]) -> tuple[str, Markup] | None:
    """Return how many cases passed, and the table of them; None where it would say nothing."""
    if {case["outcome"] for case in cases} <= set(WHOLE):
        return None
    passed = sum(case["outcome"] == "passed" for case in cases)
    rows = [
        _row(case["outcome"], case["label"], case["sentence"], hidden=case["hidden"])
        for case in cases
    ]
    table = Markup(
        '<table><thead><tr><th scope="col">Result</th><th scope="col">Case</th>'
        '<th scope="col">Kind</th></tr></thead>\n<tbody>{}</tbody></table>'
    )
    return f"{passed} of {len(cases)} cases passed", table.format(Markup("").join(rows))


@lru_cache(maxsize=4096)
def _row(outcome: str, label: str, sentence: str, *, hidden: bool) -> Markup:
    """Return the row of a case; most of them are the same for most of the class."""
    return Markup("<tr><td>{}</td><td>{}{}</td><td>{}</td></tr>\n").format(
        _word(outcome),
        said(label),
        # What a hidden case holds stays hidden; its label says what it is about.
        "" if hidden else _values(sentence),
        "hidden" if hidden else "visible",
    )


def _word(outcome: str) -> str:
    # The sign stays beside its word.
    return (
        "✓\N{NO-BREAK SPACE}" + outcome
        if outcome == "passed"
        else ("✗\N{NO-BREAK SPACE}" + WORDS.get(outcome, outcome))
    )


def _values(sentence: str) -> Markup:
    return (
        Markup('<br><span class="soft">{}</span>').format(said(sentence)) if sentence else Markup()
    )
