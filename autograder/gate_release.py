"""The part of the gate that looks at what students get: nothing hidden, nothing in their way."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from autograder.course import Assignment
from autograder.model import CHECKS_FILE, Exercise
from autograder.notebooks.literal import to_json
from autograder.notebooks.reference import BEGIN, END, solution_source
from autograder.notebooks.release import REMEDY
from autograder.notebooks.student_readme import README

FORBIDDEN = (
    "BEGIN SOLUTION",
    "HIDDEN TESTS",
    "from autograder",
    "import solutions",
    "/home/",
    "/root/",
)


def release_problems(root: Path, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each thing in the release folder that students must not get."""
    folder = root / "release" / assignment.name
    asked = [e for name in assignment.frames for e in assignment.exercises_of(name)]
    allowed = {CHECKS_FILE, README, *(f"{name}.ipynb" for name in assignment.frames)}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        place = path.relative_to(root)
        if str(path.relative_to(folder)) not in allowed:
            yield f"{place} does not belong in a release: delete it or move it out of source/"
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            if any(cell.get("outputs") for cell in cells):
                yield f"{place} holds outputs: {REMEDY}"
            text = "\n".join("".join(cell["source"]) for cell in cells)
        for word in (*FORBIDDEN, str(root)):
            if word in text:
                yield f"{place} holds {word!r}, which students must not see: {REMEDY}"
        for exercise in asked:
            if _shows_solution(text, exercise):
                yield f"{place} shows the solution of {exercise.name}: {REMEDY}"
            if path.name == CHECKS_FILE and _shows_hidden(text, exercise):
                yield f"{place} holds hidden inputs of {exercise.name}: {REMEDY}"


def picture_problems(assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each open cell that leaves names behind in the student's notebook.

    A helper of the student's with the same name would be overwritten, and its caller would fail.
    """
    for name, frame in assignment.frames.items():
        for cell in frame["cells"]:
            if cell["cell_type"] != "code" or "nbgrader" in cell["metadata"]:
                continue
            left = sorted(n for n in _names_left(cell["source"]) if not n.startswith("_"))
            if left:
                yield (
                    f"{name}: the cell {cell['id']!r} leaves {left} behind; "
                    "put its code into a function `_picture()`"
                )


def _names_left(source: str) -> set[str]:
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            names |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
    return names


def _shows_solution(text: str, exercise: Exercise) -> bool:
    """Does the whole of the reference, comments apart, stand in the text?"""
    parts = solution_source(exercise).split(BEGIN)[1:]
    body = [line for part in parts for line in part.split(END)[0].splitlines()]
    lines = [line.strip() for line in body if line.strip() and not line.strip().startswith("#")]
    stripped = {line.strip() for line in text.splitlines()}
    return all(line in stripped for line in lines)


def _shows_hidden(text: str, exercise: Exercise) -> bool:
    """Does the exercise's line of the checks file hold a hidden input?

    Only arrays are told from other numbers in it, and only those whose entries differ.
    """
    begin = f"  {json.dumps(exercise.name)}: "
    line = next((line for line in text.splitlines() if line.startswith(begin)), "")
    seen = {json.dumps(to_json(v)) for c in exercise.visible for v in c.request.inputs.values()}
    for case in exercise.hidden:
        for value in case.request.inputs.values():
            written = json.dumps(to_json(value))
            telling = isinstance(value, np.ndarray) and value.size > 2 and np.ptp(value) > 0
            if telling and written in line and written not in seen:
                return True
    return False
