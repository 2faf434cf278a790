"""The release gate: prove that every exercise's marks can be trusted, before students see it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course import Assignment, load
from autograder.demo.submissions import Fixture, submission_files
from autograder.grading import grade
from autograder.intake import Reading, Submission
from autograder.judge import behaviour, diagnose, expected, judge, score
from autograder.model import CHECKS_FILE, Exercise
from autograder.notebooks.fill import BEGIN, solution_source
from autograder.notebooks.literal import to_json
from autograder.notebooks.release import REMEDY, stale
from autograder.sandbox.host import Sandbox

ORACLE_AGREEMENT = 1e-10
GRADIENT = re.compile(r"grad|jacobian|vjp|slope")
FORBIDDEN = (
    "BEGIN SOLUTION",
    "HIDDEN TESTS",
    "from autograder",
    "import solutions",
    "/home/",
    "/root/",
)


@dataclass
class Row:
    """What was proven for one exercise."""

    exercise: Exercise
    reference: str = ""
    stub: str = ""
    killed: int = 0
    named: int = 0
    coinciding: list[str] = field(default_factory=list)
    oracle: str = "-"


def examine(root: Path, assignment_name: str) -> tuple[list[Row], list[str]]:
    """Return a row for each exercise and one sentence for each thing that is not so."""
    problems = stale(root, assignment_name)
    assignment = load(root, assignment_name)
    problems += release_problems(root, assignment)
    problems += picture_problems(assignment)
    rows = [Row(e) for name in assignment.frames for e in assignment.exercises_of(name)]
    for row in rows:
        problems += misconception_problems(row)
        problems += oracle_problems(row)
    with Sandbox() as sandbox:
        sandbox.probe([root])
        problems += graded_problems(root, assignment, sandbox, rows, "reference")
        problems += graded_problems(root, assignment, sandbox, rows, "starter")
    return rows, problems


def misconception_problems(row: Row) -> Iterator[str]:
    """Yield a sentence for each misconception that keeps full marks or is not recognised."""
    exercise = row.exercise
    for name, misconception in exercise.misconceptions.items():
        verdicts = judge(exercise, behaviour(exercise, misconception.subject))
        if all(v.passed for v in verdicts):
            yield f"{exercise.name}: misconception {name!r} equals the reference on every case"
        elif score(exercise, verdicts) >= exercise.marks:
            yield f"{exercise.name}: misconception {name!r} keeps full marks on the hidden cases"
        else:
            row.killed += 1
        names = [d.misconception.name for d in diagnose(exercise, verdicts)]
        if name in names:
            row.named += 1
            row.coinciding += [
                f"{name} = {n}" for n in names if n > name and _same(exercise, name, n)
            ]
        else:
            yield f"{exercise.name}: misconception {name!r} is not recognised; found {names}"


def oracle_problems(row: Row) -> Iterator[str]:
    """Yield a sentence where a gradient has no oracle or disagrees with it."""
    exercise = row.exercise
    if exercise.oracle is None:
        if GRADIENT.search(exercise.name) and callable(exercise.reference):
            yield f"{exercise.name}: a gradient without an oracle; give exercise(..., oracle=)"
        return
    gaps = [
        _gap(right.value, other.value)
        for right, other in zip(
            expected(exercise), behaviour(exercise, exercise.oracle), strict=True
        )
    ]
    row.oracle = f"{max(gaps):.0e}"
    if not max(gaps) <= ORACLE_AGREEMENT:
        yield (
            f"{exercise.name}: the reference differs from its oracle by {max(gaps):.1e}, "
            f"expected at most {ORACLE_AGREEMENT:g}"
        )


def release_problems(root: Path, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each thing in the release folder that students must not get."""
    folder = root / "release" / assignment.name
    allowed = {CHECKS_FILE, *(f"{name}.ipynb" for name in assignment.frames)}
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
        for exercise in assignment.exercises.values():
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
    """Does the whole body of the reference, comments apart, stand in the text?"""
    body = solution_source(exercise).split(BEGIN)[1].splitlines()[1:-1]
    lines = [line.strip() for line in body if line.strip() and not line.strip().startswith("#")]
    stripped = {line.strip() for line in text.splitlines()}
    return all(line in stripped for line in lines)


def _shows_hidden(text: str, exercise: Exercise) -> bool:
    """Does the text hold a hidden input? Only arrays are told from other numbers in it."""
    seen = {json.dumps(to_json(v)) for c in exercise.visible for v in c.request.inputs.values()}
    for case in exercise.hidden:
        for value in case.request.inputs.values():
            written = json.dumps(to_json(value))
            large = isinstance(value, np.ndarray) and value.size > 2
            if large and written in text and written not in seen:
                return True
    return False


def graded_problems(
    root: Path, assignment: Assignment, sandbox: Sandbox, rows: list[Row], base: str
) -> Iterator[str]:
    """Yield a sentence for each exercise whose reference or stub (`base`) is graded wrongly."""
    folder = root / "source" / assignment.name
    sources = {
        name: json.loads((folder / f"{name}.ipynb").read_text("utf-8"))
        for name in assignment.frames
    }
    files = submission_files(Fixture(base, "", base, ()), sources, assignment.frames)
    readings = {name: Reading(files[f"{name}.ipynb"].encode()) for name in assignment.frames}
    result = grade(Submission(base, assignment.name, readings), assignment, sandbox)
    by_name = {e["name"]: e for notebook in result["notebooks"] for e in notebook["exercises"]}
    for row in rows:
        exercise: dict[str, Any] = by_name[row.exercise.name]
        said = f"{exercise['score']:g}/{exercise['max']:g}"
        if base == "reference":
            row.reference = said
            if exercise["score"] != exercise["max"] or exercise["outcome"] != "passed":
                yield (
                    f"{row.exercise.name}: the reference earns {said} in the sandbox "
                    f"({exercise['where']}: {exercise['sentence']}), expected full marks"
                )
        else:
            row.stub = exercise["outcome"]
            if exercise["score"] != 0 or exercise["outcome"] != "unattempted":
                yield (
                    f"{row.exercise.name}: the stub is {exercise['outcome']!r} with {said}, "
                    "expected 'unattempted' with 0"
                )


def _same(exercise: Exercise, one: str, other: str) -> bool:
    """Do two misconceptions do the same on every case, so that nothing could tell them apart?"""
    seen = behaviour(exercise, exercise.misconceptions[one].subject)
    verdicts = judge(exercise, behaviour(exercise, exercise.misconceptions[other].subject))
    names = {d.misconception.name for d in diagnose(exercise, verdicts)}
    back = {d.misconception.name for d in diagnose(exercise, judge(exercise, seen))}
    return {one, other} <= names and {one, other} <= back


def _gap(right: Any, other: Any) -> float:
    """Return the largest gap, relative to the largest right value where that is above 1."""
    if isinstance(right, (list, tuple)):
        return max(_gap(a, b) for a, b in zip(right, other, strict=True))
    a, b = np.asarray(right, dtype=float), np.asarray(other, dtype=float)
    if a.shape != b.shape:
        return float("inf")
    gap = float(np.max(np.abs(a - b), initial=0.0))
    return gap / max(1.0, float(np.max(np.abs(a), initial=0.0)))
