"""Grade one submission: a pure function, without course folder or database."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from autograder.cells import solution_ids
from autograder.course import Assignment, running_digest
from autograder.flags import Cells, costly_walks, numerical_tricks, unusual_imports
from autograder.intake import Reading, Submission
from autograder.judge import diagnose, judge, score
from autograder.model import CHECKS_FILE, Exercise, Outcome, Verdict
from autograder.observed import recall, remember, run_key
from autograder.running import CellResult, Seen, observe_notebook
from autograder.sandbox.host import Sandbox
from autograder.sandbox.launch import WEAKEST_FIRST
from autograder.transplant import code_cells

SCHEMA = "backgrade-result"
VERSION = 1
FOREIGN = "none of its cells is an answer cell of this assignment; was another notebook handed in?"


def grade(
    submission: Submission,
    assignment: Assignment,
    sandbox: Sandbox,
    memory: MutableMapping[str, bytes] | None = None,
) -> dict[str, Any]:
    """Return the result document of a submission (result.schema.json).

    memory: what earlier runs saw, by notebook. What is still true is judged without running the
    student's code again; what has been run is put there.
    Never raises for what a student did. Raises SandboxError where the fault is ours.
    """
    started = time.perf_counter()
    graded = [
        _notebook(name, submission.notebooks[name], assignment, sandbox, memory)
        for name in assignment.frames
    ]
    notebooks = [document for document, _ in graded]
    forms = {form for _, form in graded if form}
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "key": result_key(submission, assignment, unsafe=sandbox.unsafe),
        "student": submission.student,
        "assignment": assignment.name,
        "sandbox": next((form for form in WEAKEST_FIRST if form in forms), sandbox.form),
        "score": round(sum(n["score"] for n in notebooks), 4),
        "max": sum(n["max"] for n in notebooks),
        "notebooks": notebooks,
        "timings": {"seconds": round(time.perf_counter() - started, 3)},
    }


def result_key(submission: Submission, assignment: Assignment, *, unsafe: bool = False) -> str:
    """Return the hash of all that the result depends on: submission and suite.

    unsafe: graded without a sandbox; such a result never stands in for one that can be trusted.
    """
    total = hashlib.sha256(f"{SCHEMA} {VERSION} {assignment.digest} {unsafe}".encode())
    for name, reading in sorted(submission.notebooks.items()):
        for part in (name.encode(), reading.data, reading.problem.encode(), reading.note.encode()):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def _notebook(
    name: str,
    reading: Reading,
    assignment: Assignment,
    sandbox: Sandbox,
    memory: MutableMapping[str, bytes] | None,
) -> tuple[dict[str, Any], str]:
    """Return the notebook's part of the document, and what confined it: nothing if not run."""
    form = ""
    exercises = assignment.exercises_of(name)
    cells: Mapping[int, CellResult] = {}
    note = reading.note
    flags: list[str] = []
    if reading.problem:
        graded = [_not_graded(exercise, reading.problem) for exercise in exercises]
    else:
        runs = code_cells(assignment.frames[name], reading.cells)
        seen, form = _seen(name, runs, assignment, sandbox, memory)
        cells = seen.cells
        judged = {e.name: judge(e, seen.observations[e.name]) for e in exercises}
        failed = {key for key, verdicts in judged.items() if not all(v.passed for v in verdicts)}
        graded = [
            _graded(exercise, judged[exercise.name], failed) | {"flags": flags_of(exercise, runs)}
            for exercise in exercises
        ]
        flags = unusual_imports(runs)
        known = solution_ids(assignment.frames[name]["cells"]) & {
            cell["grade_id"] for cell in reading.cells
        }
        if not known and not any(exercise["score"] for exercise in graded):
            note = note or FOREIGN
    document = {
        "name": name,
        "problem": reading.problem,
        "note": note,
        "flags": flags,
        "score": round(sum(e["score"] for e in graded), 4),
        "max": sum(e["max"] for e in graded),
        "exercises": graded,
        "cells": [
            {"index": index, "status": result.status, "outputs": list(result.outputs)}
            for index, result in sorted(cells.items())
        ],
    }
    return document, form


def _seen(
    name: str,
    runs: Cells,
    assignment: Assignment,
    sandbox: Sandbox,
    memory: MutableMapping[str, bytes] | None,
) -> tuple[Seen, str]:
    """Return what is known of a run of these very cells, or run them."""
    exercises = assignment.exercises_of(name)
    files = {CHECKS_FILE: assignment.checks}
    if memory is None:
        return observe_notebook(sandbox, runs, exercises, files), sandbox.form
    # The checks tell a cell something only where it calls them; the frame's import does not.
    own = {"".join(cell["source"]) for cell in assignment.frames[name]["cells"]}
    asks = any("check" in text or "hint" in text for _, _, text in runs if text not in own)
    shown = files if asks else {}
    limits = repr(assignment.limits)
    key = run_key(runs, shown, limits, running_digest(), str(sandbox.unsafe))
    known = recall(memory.get(name, b""), key, exercises)
    if known is not None:
        return known
    seen = observe_notebook(sandbox, runs, exercises, files)
    memory[name] = remember(key, sandbox.form, seen, exercises)
    return seen, sandbox.form


def _graded(exercise: Exercise, verdicts: Sequence[Verdict], failed: set[str]) -> dict[str, Any]:
    failing = [v for v in verdicts if not v.passed]
    # What is wrong says more than what is still open.
    answered = [v for v in failing if v.outcome is not Outcome.UNATTEMPTED]
    first = next(iter(answered or failing), None)
    notes = [v.note for v in verdicts if v.note]
    uses = verdicts[0].observation.uses if verdicts[0].observation else ()
    return {
        "name": exercise.name,
        "score": score(exercise, verdicts),
        "max": exercise.marks,
        "outcome": "passed" if first is None else first.outcome.value,
        "sentence": "" if first is None else first.detail,
        "where": "" if first is None else first.case.label,
        "diagnoses": [
            {
                "name": d.misconception.name,
                "text": d.misconception.diagnosis,
                "cases": list(d.labels),
            }
            for d in diagnose(exercise, verdicts)
        ],
        "depends_on": sorted(failed.intersection(uses) - {exercise.name}) if first else [],
        "section": exercise.section,
        "note": notes[0] if notes else "",
        "cases": [
            {
                "label": v.case.label,
                "hidden": v.case.hidden,
                "outcome": v.outcome.value,
                "sentence": v.detail,
            }
            for v in verdicts
        ],
    }


def flags_of(exercise: Exercise, runs: Cells) -> list[str]:
    """Return hints for the instructor on one exercise, from the text of the cells that ran."""
    if isinstance(exercise.reference, type):
        return costly_walks(exercise.name, runs)
    return numerical_tricks(exercise.name, runs) if callable(exercise.oracle) else []


def _not_graded(exercise: Exercise, problem: str) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "score": 0.0,
        "max": exercise.marks,
        "outcome": "not handed in",
        "sentence": problem,
        "where": "",
        "diagnoses": [],
        "depends_on": [],
        "section": exercise.section,
        "note": "",
        "flags": [],
        "cases": [],
    }
