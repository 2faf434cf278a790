"""Put a result into its notebook: captured outputs, an account on each check cell, a summary.

nbgrader reads the score from the account's text form; people read its HTML form.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Mapping
from typing import Any

from autograder.intake import Reading, parse
from autograder.judge import marks_text
from autograder.model import CHECK_PREFIX
from autograder.transplant import transplant

# Outcomes that are true of the whole exercise, so that naming one case would only confuse.
WHOLE = ("unattempted", "missing", "not handed in")


def annotated(
    frame: Mapping[str, Any], reading: Reading, result: Mapping[str, Any], *, sandbox: str = ""
) -> dict[str, Any]:
    """Return the notebook to show to student and instructor, for one notebook of a result.

    frame: the released notebook. result: its entry in the result document. sandbox: what confined
    the student's code; that nothing did is said on top of the page.
    """
    if reading.problem:
        notebook = copy.deepcopy(dict(frame))
    else:
        notebook = transplant(frame, parse(reading.data))
    outputs = {cell["index"]: cell["outputs"] for cell in result["cells"]}
    accounts = {exercise["name"]: exercise for exercise in result["exercises"]}
    for index, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        cell["outputs"] = copy.deepcopy(outputs.get(index, []))
        cell["execution_count"] = None
        graded = cell["metadata"].get("nbgrader", {})
        if graded.get("grade"):
            exercise = accounts[graded["grade_id"].removeprefix(CHECK_PREFIX)]
            cell["outputs"] = [_account_output(exercise)]
    notebook["cells"].insert(0, _summary(result, sandbox))
    return notebook


def account(exercise: Mapping[str, Any]) -> list[str]:
    """Return the account of one exercise in sentences: the marks first, then what explains them."""
    hidden = [case for case in exercise["cases"] if case["hidden"]]
    passed = sum(case["outcome"] == "passed" for case in hidden)
    lines = [f"{marks_text(exercise['score'])} of {marks_text(exercise['max'])} marks"]
    if hidden and exercise["outcome"] not in WHOLE:
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
    if exercise["outcome"] in WHOLE:
        return f"{sentence[:1].upper()}{sentence[1:]}."
    return f"First reason, case “{exercise['where']}”: {sentence}."


def _account_output(exercise: Mapping[str, Any]) -> dict[str, Any]:
    marks, *rest = account(exercise)
    items = "".join(f"<li>{_marked_up(line)}</li>" for line in rest)
    rows = "".join(
        f"<tr><td>{_mark(case)}</td><td>{_marked_up(case['label'])}</td>"
        f"<td>{'hidden' if case['hidden'] else 'visible'}</td></tr>"
        for case in exercise["cases"]
    )
    table = f"<table>{rows}</table>"
    if exercise["outcome"] in ("passed", *WHOLE):
        table = ""
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {},
        "data": {
            # nbgrader reads this line: one plain number between 0 and the points of the cell.
            "text/plain": repr(float(exercise["score"])),
            "text/html": f"<div><p><b>{html.escape(exercise['name'])}: {html.escape(marks)}</b></p>"
            f"<ul>{items}</ul>{table}</div>",
        },
    }


def _mark(case: Mapping[str, Any]) -> str:
    return "✓ passed" if case["outcome"] == "passed" else f"✗ {html.escape(case['outcome'])}"


def _marked_up(text: str) -> str:
    """Return text as HTML, with code in backticks set as code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text))


def _summary(result: Mapping[str, Any], sandbox: str) -> dict[str, Any]:
    total = f"{marks_text(result['score'])} of {marks_text(result['max'])} marks"
    lines = [f"## Your result: {total}", ""]
    if sandbox.startswith("none"):
        lines += ["**Graded without a sandbox: these marks are not to be trusted.**", ""]
    if result["problem"]:
        lines += ["No marks could be given for this notebook:", "", _quoted(result["problem"])]
    if result["note"]:
        lines += ["A note on this notebook, which costs nothing:", "", _quoted(result["note"])]
    if not result["problem"]:
        lines += ["", "| exercise | marks | in short |", "|:--|:--|:--|"]
        for exercise in result["exercises"]:
            diagnoses = [diagnosis["text"] for diagnosis in exercise["diagnoses"][:1]]
            short = " ".join(diagnoses) or ("right" if exercise["outcome"] == "passed" else "")
            short = short or f"see the account below ({exercise['outcome']})"
            if exercise["outcome"] == "unattempted":
                short = "not attempted"
            marks = f"{marks_text(exercise['score'])} / {marks_text(exercise['max'])}"
            lines.append(f"| `{exercise['name']}` | {marks} | {_in_table(short)} |")
        lines += ["", "Below each of your answers stands an account: what was tried, the first "]
        lines[-1] += "reason for a lost mark, and what may be behind it."
    return {
        "cell_type": "markdown",
        "id": "backgrade-summary",
        "metadata": {},
        "source": "\n".join(lines),
    }


def _quoted(sentence: str) -> str:
    """Return indented code: a file name in the sentence cannot become Markdown or HTML."""
    return f"    {sentence}\n"


def _in_table(text: str) -> str:
    """Return text for a cell of a Markdown table: signs of Markdown and HTML stay as they are."""
    return re.sub(r"([\\|*_$<>\[\]])", r"\\\1", text)
