"""A student's own cells: the code as text, and what it printed, drew and raised."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from autograder.cells import checked_exercise, grading
from autograder.feedback.colours import coloured
from autograder.feedback.escaping import clipped

OWN = "own-"  # how transplant names the cells that are the student's own
MAX_CELLS = 100  # of the student's own, on one page
MAX_OUTPUTS = 50  # of one cell
_NUMBER = re.compile(r"^#{1,6}[ \t]+(\d+(?:\.\d+)*)\b", re.MULTILINE)
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

Cell = Mapping[str, Any]


@dataclass(frozen=True)
class Work:
    """What of a notebook is the student's.

    answers: solution cells by name. others: the student's own cells, and those of the notebook
    that showed something. numbers: of the section in which an answer stands, such as 1.3.
    """

    answers: Mapping[str, Cell]
    others: Sequence[Cell]
    numbers: Mapping[str, str]


def work(notebook: Mapping[str, Any]) -> Work:
    """Return the student's part of an autograded notebook."""
    answers, others, numbers = {}, [], {}
    number = ""
    for cell in notebook["cells"]:
        entry = grading(cell)
        own = cell["id"].startswith(OWN) and not entry
        if entry.get("solution"):
            answers[entry["grade_id"]] = cell
            numbers[entry["grade_id"]] = number
        elif own or (not checked_exercise(cell) and cell.get("outputs")):
            others.append(cell)
        elif cell["cell_type"] == "markdown" and (found := _NUMBER.search(cell["source"])):
            number = found[1]
    return Work(answers, others, numbers)


def shown_cell(cell: Cell) -> Markup:
    """Return a cell with its outputs."""
    source = cell["source"]
    if cell["cell_type"] != "code":
        if cell["id"].startswith(OWN):  # transplant has indented it
            source = "\n".join(line.removeprefix("    ") for line in source.split("\n"))
        return Markup('<pre class="prose">{}</pre>').format(clipped(source))
    code = Markup("<pre><code>{}</code></pre>").format(coloured(clipped(source)))
    return Markup("").join([code, *shown_outputs(cell.get("outputs", ()))])


def shown_outputs(outputs: Sequence[Mapping[str, Any]]) -> Iterator[Markup]:
    """Yield what a cell showed. Only text and pictures are known."""
    drawn = 0
    for output in outputs[:MAX_OUTPUTS]:
        kind = output["output_type"]
        if kind == "stream":
            printed = output.get("name") != "stderr"
            yield _printed("Printed:" if printed else "Warnings:", output["text"])
        elif kind == "error":
            yield _raised(output)
        elif picture := _picture(output["data"]):
            drawn += 1
            yield Markup('<p class="what">Drawn:</p><img src="{}" alt="Picture {} of {}">').format(
                picture, drawn, "this cell"
            )
        elif text := output["data"].get("text/plain"):
            yield _printed("Shown:", text)
    if len(outputs) > MAX_OUTPUTS:
        more = len(outputs) - MAX_OUTPUTS
        yield Markup('<p class="what">… and {} more outputs.</p>').format(more)


def _printed(what: str, text: str) -> Markup:
    return Markup('<p class="what">{}</p><pre class="out"><samp>{}</samp></pre>').format(
        what, clipped(text.rstrip("\n"))
    )


def _raised(output: Mapping[str, Any]) -> Markup:
    name, value = str(output["ename"]), str(output["evalue"])
    traceback = "\n".join(map(str, output["traceback"])).strip("\n")
    # A ruler comes first, wider than a phone.
    traceback = traceback.removeprefix("-" * 75).lstrip("\n")
    if not traceback or traceback == value:
        return _printed(f"{name}:", value)
    return _printed(f"The cell ended with {name}:", traceback)


def _picture(data: Mapping[str, Any]) -> str:
    """Return the address of a picture that stands in the page, or nothing."""
    for kind, start in _PICTURES.items():
        try:
            content = base64.b64decode("".join(str(data.get(kind, "")).split()), validate=True)
        except (binascii.Error, ValueError):
            continue
        if content.startswith(start):
            # Encoded anew: nothing but what was decoded comes into the page.
            return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    return ""
