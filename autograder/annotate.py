"""Put a result into its notebook: captured outputs, and an account on each check cell.

nbgrader reads the score from the account's text form; people read its HTML form.
"""

from __future__ import annotations

import copy
import html
from collections.abc import Mapping
from typing import Any

from autograder.intake import Reading, parse
from autograder.notebooks.fill import TEST_PREFIX
from autograder.transplant import transplant


def annotated(
    frame: Mapping[str, Any], reading: Reading, result: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the notebook to show to student and instructor, for one notebook of a result.

    frame: the released notebook. result: its entry in the result document.
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
            exercise = accounts[graded["grade_id"].removeprefix(TEST_PREFIX)]
            cell["outputs"] = [_account_output(exercise)]
    if reading.problem or reading.note:
        notebook["cells"].insert(0, _notice(reading.problem or reading.note, bool(reading.problem)))
    return notebook


def account_text(exercise: Mapping[str, Any]) -> list[str]:
    """Return the account of one exercise as plain sentences, the most important first."""
    hidden = [c for c in exercise["cases"] if c["hidden"]]
    passed = sum(c["outcome"] == "passed" for c in hidden)
    lines = [f"{exercise['score']:g} of {exercise['max']:g} marks"]
    if hidden:
        lines[0] += f"; {passed} of {len(hidden)} hidden cases passed"
    if exercise["sentence"]:
        place = f"First reason, case “{exercise['where']}”: " if exercise["where"] else ""
        sentence = exercise["sentence"]
        lines.append(
            (place or "") + (sentence if place else sentence[:1].upper() + sentence[1:]) + "."
        )
    lines += [f"Diagnosis: {d['text']}" for d in exercise["diagnoses"]]
    if exercise["depends_on"]:
        names = ", ".join(f"`{n}`" for n in exercise["depends_on"])
        lines.append(f"Your code calls {names}, which is not right either: mend that first.")
    if exercise["note"]:
        lines.append(f"Note: {exercise['note']}")
    if exercise["diagnoses"] and exercise["section"]:
        lines.append(f"To read again: {exercise['section']}.")
    return lines


def _account_output(exercise: Mapping[str, Any]) -> dict[str, Any]:
    lines = account_text(exercise)
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines[1:])
    failed = [c for c in exercise["cases"] if c["outcome"] != "passed"]
    shown = "".join(
        f"<tr><td>{'✓ passed' if c['outcome'] == 'passed' else '✗ ' + html.escape(c['outcome'])}</td>"
        f"<td>{html.escape(c['label'])}</td><td>{'hidden' if c['hidden'] else 'visible'}</td></tr>"
        for c in exercise["cases"]
    )
    table = (
        f"<details><summary>All {len(exercise['cases'])} cases</summary><table>{shown}</table></details>"
        if failed
        else ""
    )
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {},
        "data": {
            # nbgrader reads this line: one plain number between 0 and the points of the cell.
            "text/plain": repr(float(exercise["score"])),
            "text/html": f"<div><p><b>{html.escape(exercise['name'])}: {html.escape(lines[0])}</b></p>"
            f"<ul>{items}</ul>{table}</div>",
        },
    }


def _notice(sentence: str, problem: bool) -> dict[str, Any]:
    lead = "No marks could be given for this notebook" if problem else "A note on this notebook"
    # Indented code is shown as it is: a file name cannot become Markdown or HTML.
    return {
        "cell_type": "markdown",
        "id": "backgrade-notice",
        "metadata": {},
        "source": f"**{lead}:**\n\n    {sentence}",
    }
