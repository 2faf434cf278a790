"""Put a result into its notebook: captured outputs, an account on each check cell, a summary.

nbgrader reads the score from the account's text form; people read its HTML form.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.cells import checked_exercise
from autograder.intake import Reading
from autograder.judge import marks_text
from autograder.notebooks.check_report import CELL, marked_up
from autograder.sandbox.host import UNCONFINED
from autograder.transplant import transplant

BELOW = (
    "Below each of your answers stands an account: what was tried, the first reason for a lost "
    "mark, and what may be behind it."
)
WHOLE = ("unattempted", "missing", "not handed in")
# What stands beside a case, in a student's words.
WORDS = {
    "unattempted": "not answered",
    "missing": "not defined",
    "not run": "not tried",
    "raised": "exception",
    "timed out": "out of time",
    "died": "process ended",
    "type": "wrong type",
    "structure": "wrong structure",
    "shape": "wrong shape",
    "dtype": "wrong kind of number",
    "not finite": "nan or infinite",
    "value": "wrong value",
}


def annotated(
    frame: Mapping[str, Any], reading: Reading, result: Mapping[str, Any], *, sandbox: str = ""
) -> dict[str, Any]:
    """Return the notebook to show to student and instructor, for one notebook of a result.

    frame: the released notebook. result: its entry in the result document. sandbox: what confined
    the student's code; that nothing did is said on top of the page. Parts of frame and result are
    shared, not copied.
    """
    if reading.problem:
        notebook = {**frame, "cells": [dict(cell) for cell in frame["cells"]]}
    else:
        notebook = transplant(frame, reading.cells)
    outputs = {cell["index"]: cell["outputs"] for cell in result["cells"]}
    accounts = {exercise["name"]: exercise for exercise in result["exercises"]}
    for index, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        cell["outputs"] = outputs.get(index, [])
        cell["execution_count"] = None
        if name := checked_exercise(cell):
            cell["outputs"] = [_account_output(accounts[name])]
    notebook["cells"].insert(0, _summary(result, sandbox))
    return notebook


def account(exercise: Mapping[str, Any]) -> list[str]:
    """Return the account of one exercise in sentences: the marks first, then what explains them."""
    hidden = [case for case in exercise["cases"] if case["hidden"]]
    passed = sum(case["outcome"] == "passed" for case in hidden)
    lines = [f"{marks_text(exercise['score'])} of {marks_text(exercise['max'])} marks"]
    if hidden and not _whole(exercise):
        lines[0] += f"; {passed} of {len(hidden)} hidden cases passed"
    if reason := first_reason(exercise):
        lines.append(reason)
    lines += [f"Diagnosis: {diagnosis['text']}" for diagnosis in exercise["diagnoses"]]
    if exercise["depends_on"]:
        names = ", ".join(f"`{name}`" for name in exercise["depends_on"])
        lines.append(f"Your code also uses {names}, where something is wrong too; begin there.")
    if exercise["note"]:
        lines.append(f"Note: {exercise['note']}")
    if exercise["diagnoses"] and exercise["section"]:
        lines.append(f"To read again: {exercise['section']}.")
    return lines


def first_reason(exercise: Mapping[str, Any]) -> str:
    """Return the first reason why marks were lost, as one sentence; nothing where none was."""
    sentence: str = exercise["sentence"]
    if not sentence:
        return ""
    end = "" if sentence[-1] in ".?!" else "."
    if _whole(exercise):
        return f"{sentence[:1].upper()}{sentence[1:]}{end}"
    return f"First reason, case “{exercise['where']}”: {sentence}{end}"


def _whole(exercise: Mapping[str, Any]) -> bool:
    """Is the outcome one of the whole exercise, so that naming a case would only confuse?"""
    outcomes = {case["outcome"] for case in exercise["cases"]}
    return exercise["outcome"] in WHOLE and len(outcomes) <= 1


def _account_output(exercise: Mapping[str, Any]) -> dict[str, Any]:
    marks, *rest = account(exercise)
    items = "".join(f"<li>{marked_up(line)}</li>" for line in rest)
    some = exercise["outcome"] != "passed" and not _whole(exercise)
    table = _table(exercise["cases"]) if some else ""
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {},
        "data": {
            # nbgrader reads this line: one plain number between 0 and the points of the cell.
            "text/plain": repr(float(exercise["score"])),
            # Formgrader's page typesets formulas; what a student wrote stays text.
            "text/html": f'<div class="tex2jax_ignore mathjax_ignore">'
            f"<p><b>{html.escape(exercise['name'])}: {html.escape(marks)}</b></p>"
            f"<ul>{items}</ul>{table}</div>",
        },
    }


def _table(cases: Sequence[Mapping[str, Any]]) -> str:
    rows = "".join(
        f'<tr><td style="{CELL};white-space:nowrap">{_mark(case)}</td>'
        f'<td style="{CELL}">{marked_up(case["label"])}</td>'
        f'<td style="{CELL}">{"hidden" if case["hidden"] else "visible"}</td></tr>'
        for case in cases
    )
    return f"<table>{rows}</table>"


def _mark(case: Mapping[str, Any]) -> str:
    outcome = case["outcome"]
    return "✓ passed" if outcome == "passed" else f"✗ {html.escape(WORDS.get(outcome, outcome))}"


def _summary(result: Mapping[str, Any], sandbox: str) -> dict[str, Any]:
    total = f"{marks_text(result['score'])} of {marks_text(result['max'])} marks"
    lines = [f"## Your result: {total}", ""]
    if sandbox == UNCONFINED:
        lines += ["**Graded without a sandbox: these marks are not to be trusted.**", ""]
    if result["problem"]:
        lines += ["No marks could be given for this notebook:", "", _quoted(result["problem"])]
    if result["note"]:
        lines += ["A note on this notebook, which costs nothing:", "", _quoted(result["note"])]
    if not result["problem"]:
        rows = "".join(_row(exercise) for exercise in result["exercises"])
        lines += [f'<table class="tex2jax_ignore mathjax_ignore">{rows}</table>', "", BELOW]
    return {
        "cell_type": "markdown",
        "id": "backgrade-summary",
        "metadata": {},
        "source": "\n".join(lines),
    }


def _row(exercise: Mapping[str, Any]) -> str:
    """Return a row of the summary: two columns, which a phone has room for."""
    marks = f"{marks_text(exercise['score'])} / {marks_text(exercise['max'])}"
    return (
        f'<tr><td style="{CELL}"><code>{html.escape(exercise["name"])}</code><br>{marks}</td>'
        f'<td style="{CELL}">{marked_up(_in_short(exercise))}</td></tr>'
    )


def _in_short(exercise: Mapping[str, Any]) -> str:
    if exercise["outcome"] == "passed":
        return "right"
    if exercise["diagnoses"]:
        return str(exercise["diagnoses"][0]["text"])
    if exercise["outcome"] == "unattempted" and _whole(exercise):
        return "not attempted"
    # In one line: a blank one would end the table and let Markdown begin.
    return " ".join(first_reason(exercise).split())


def _quoted(sentence: str) -> str:
    """Return indented code: a file name in the sentence cannot become Markdown or HTML."""
    return f"    {sentence}\n"
