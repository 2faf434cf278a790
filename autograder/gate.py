"""The release gate: prove that every exercise's marks can be trusted, before students see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder import gate_release
from autograder.course import Assignment, load
from autograder.demo.submissions import Fixture, source_notebooks, submission
from autograder.grading import grade
from autograder.judge import behaviour, diagnose, expected, judge, score
from autograder.model import Exercise
from autograder.notebooks.release import stale
from autograder.sandbox.host import Sandbox

ORACLE_AGREEMENT = 1e-10
GRADIENT = re.compile(r"grad|jacobian|vjp|slope|delta|backward")


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
    problems += gate_release.release_problems(root, assignment)
    problems += gate_release.picture_problems(assignment)
    rows = [Row(e) for name in assignment.frames for e in assignment.exercises_of(name)]
    for row in rows:
        problems += misconception_problems(row)
        problems += oracle_problems(row)
    with Sandbox(limits=assignment.limits) as sandbox:
        sandbox.probe([root])
        problems += graded_problems(root, assignment, sandbox, rows, "reference")
        problems += graded_problems(root, assignment, sandbox, rows, "starter")
    return rows, problems


def misconception_problems(row: Row) -> Iterator[str]:
    """Fill in the row; yield a sentence for each misconception that keeps full marks or is lost."""
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
    """Fill in the row; yield a sentence where a gradient has no oracle or disagrees with it."""
    exercise = row.exercise
    if isinstance(exercise.oracle, str):
        gradient = GRADIENT.search(exercise.name) and callable(exercise.reference)
        if gradient and not exercise.oracle:
            yield (
                f"{exercise.name}: a gradient without an oracle; give exercise(..., oracle=), "
                "a function or the reason why there is none"
            )
        return
    gaps = [
        gap(right.value, other.value)
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


def graded_problems(
    root: Path, assignment: Assignment, sandbox: Sandbox, rows: list[Row], base: str
) -> Iterator[str]:
    """Fill in the rows; yield a sentence for each reference or stub (`base`) graded wrongly."""
    sources = source_notebooks(root, assignment.name)
    made = submission(Fixture(base, "", base, ()), assignment.name, sources, assignment.frames)
    result = grade(made, assignment, sandbox)
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


def gap(right: Any, other: Any) -> float:
    """Return the largest gap, relative to the largest right value where that is above 1."""
    if isinstance(right, (list, tuple)):
        return max(gap(a, b) for a, b in zip(right, other, strict=True))
    a, b = np.asarray(right, dtype=float), np.asarray(other, dtype=float)
    if a.shape != b.shape:
        return float("inf")
    largest = float(np.max(np.abs(a - b), initial=0.0))
    return largest / max(1.0, float(np.max(np.abs(a), initial=0.0)))
