"""Notebooks as the course gives them out, and as students hand them in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from autograder.course import load
from autograder.suite import ASSIGNMENTS
from tests.conftest import ROOT


@cache
def released() -> dict[str, Any]:
    """Return all released notebooks as grading has them, by assignment and name."""
    found = {}
    for assignment in ASSIGNMENTS:
        made = load(ROOT, assignment).frames
        found |= {f"{assignment}/{name}": frame for name, frame in made.items()}
    return found


def small_frame() -> dict[str, Any]:
    """Return a frame with one cell of each kind that nbgrader and the course know."""
    nbgrader = {"schema_version": 3, "points": 2, "locked": True, "solution": False}
    check = {**nbgrader, "grade": True}
    task = {**nbgrader, "grade": True, "solution": True, "locked": False}
    answer = {**nbgrader, "grade": False, "solution": True, "locked": False}
    setup = {**nbgrader, "grade": False}
    cells = [
        _cell("markdown", "title", "# Title"),
        _cell("code", "setup", "import numpy as np", nbgrader={**setup, "grade_id": "setup"}),
        _cell("markdown", "said", "Read.", nbgrader={**setup, "grade_id": "said"}),
        _cell("code", "relu", "raise NotImplementedError()", nbgrader={**answer, "grade_id": "r"}),
        _cell("code", "test-relu", "check('relu')", nbgrader={**check, "grade_id": "test-r"}),
        _cell("code", "drawn", "_picture()", tags=["picture"]),
        _cell("code", "open", "# try it here"),
        _cell("markdown", "why", "Your answer", nbgrader={**task, "grade_id": "why"}),
        _cell("code", "plot", "# your plot", nbgrader={**task, "grade_id": "plot"}),
        _cell("raw", "raw", "raw"),
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(kind: str, name: str, source: str, **metadata: Any) -> dict[str, Any]:
    cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


@cache
def frames() -> tuple[dict[str, Any], ...]:
    """Return small frames into which what is handed in is put."""
    first = load(ROOT, "1-activations").frames["activations"]
    return small_frame(), {**first, "cells": first["cells"][:16]}


def notebooks() -> list[bytes]:
    """Return what students hand in for these frames."""
    return [json.dumps(notebook).encode() for notebook in _handed_in()]


def _handed_in() -> Iterator[dict[str, Any]]:
    """Return notebooks as students hand them in: untouched, solved, with cells of their own."""
    for made in frames():
        yield made
        cells = [{**cell, "source": f"{cell['source']}\nx = 1"} for cell in made["cells"]]
        own = [_cell("code", "mine", "y = 2"), _cell("markdown", "text", "a\n<b>\r\nc\n")]
        own.append({"cell_type": "code", "metadata": {}, "source": ["a\n", "b"], "outputs": []})
        yield {**made, "cells": [own[0], *cells[:4], cells[3], *own[1:], *cells[:2:-1]]}
