"""Judge observations: reference and misconceptions are evaluated here, in the trusted parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from autograder.compare import difference
from autograder.finding import first_finding
from autograder.model import Exercise, Misconception, Outcome, Verdict
from autograder.sandbox.worker.calls import Observation, observe

MAX_DIAGNOSES = 3


@dataclass(frozen=True)
class Diagnosis:
    """A recognised misconception and the labels of the cases that it explains."""

    misconception: Misconception
    labels: tuple[str, ...]


@cache
def expected(exercise: Exercise) -> tuple[Observation, ...]:
    """Return what the reference does, case by case."""
    return behaviour(exercise, exercise.reference)


@cache
def _mistaken(exercise: Exercise, name: str) -> tuple[Observation, ...]:
    return behaviour(exercise, exercise.misconceptions[name].subject)


def behaviour(exercise: Exercise, subject: Any) -> tuple[Observation, ...]:
    """Return what a trusted subject (function or dict of answers) does, case by case."""
    with np.errstate(all="ignore"):
        return tuple(observe(case.request, subject) for case in exercise.cases)


def judge(exercise: Exercise, seen: Sequence[Observation]) -> list[Verdict]:
    """Return one verdict a case; `seen` has one observation for each of `exercise.cases`."""
    verdicts = []
    for case, mine, right in zip(exercise.cases, seen, expected(exercise), strict=True):
        found = first_finding(exercise.name, mine, right, exercise.rules)
        detail = found.safe if case.hidden else found.detail
        verdicts.append(
            Verdict(case, Outcome(found.outcome), found.safe, detail, found.note, observation=mine)
        )
    return verdicts


def score(exercise: Exercise, verdicts: Sequence[Verdict]) -> float:
    """Return the marks, from 0 to `exercise.marks`: an equal share for each hidden case passed."""
    hidden = [v for v in verdicts if v.case.hidden]
    passed = sum(v.passed for v in hidden)
    # Four decimals: no sum of thirds prints as 0.9999999999999999 in a gradebook.
    return round(exercise.marks * passed / len(hidden), 4)


def diagnose(exercise: Exercise, verdicts: Sequence[Verdict]) -> list[Diagnosis]:
    """Return the misconceptions that reproduce what failed, best explanation first.

    The best one explains most failed cases and is wrong on fewest passed ones. Misconceptions that
    explain equally well are all named; what they leave unexplained may bring up another one.
    """
    failed = {i for i, v in enumerate(verdicts) if not v.passed}
    passed = set(range(len(verdicts))) - failed
    explains: dict[str, set[int]] = {}
    spoils: dict[str, int] = {}
    for name in exercise.misconceptions:
        mistaken = _mistaken(exercise, name)
        explains[name] = {i for i in failed if _alike(exercise, mistaken[i], verdicts[i])}
        spoils[name] = sum(not _alike(exercise, mistaken[i], verdicts[i]) for i in passed)
    chosen: list[str] = []
    open_cases = set(failed)
    while open_cases and len(chosen) < MAX_DIAGNOSES:
        rank = {n: (len(e & open_cases), -spoils[n]) for n, e in explains.items() if e & open_cases}
        if not rank:
            break
        best = max(rank.values())
        names = [n for n in rank if rank[n] == best]
        chosen += names
        open_cases -= set().union(*(explains[n] for n in names))
    return [
        Diagnosis(
            exercise.misconceptions[name],
            tuple(verdicts[i].case.label for i in sorted(explains[name])),
        )
        for name in chosen[:MAX_DIAGNOSES]
    ]


def _alike(exercise: Exercise, mistaken: Observation, verdict: Verdict) -> bool:
    """Does the student's observation look like the misconception's, and for a reason?"""
    seen = verdict.observation
    if seen is None or seen.kind != mistaken.kind:
        return False
    if seen.kind == "raised":
        return (seen.error, seen.message) == (mistaken.error, mistaken.message)
    if seen.kind != "returned" or bool(seen.changed) != bool(mistaken.changed):
        return False
    if bool(seen.shared) != bool(mistaken.shared) and verdict.outcome is Outcome.SHARED_MEMORY:
        return False
    return difference(mistaken.value, seen.value, exercise.rules) is None
