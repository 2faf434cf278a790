"""Judge observations: reference and misconceptions are evaluated here, in the trusted parent."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from autograder.answers import allowed, listed
from autograder.finding import Finding, first_finding
from autograder.model import Case, Exercise, Misconception, Outcome, Verdict
from autograder.recognise import recognise
from autograder.sandbox.worker.calls import Observation, observe

MAX_DIAGNOSES, MAX_QUIZ_DIAGNOSES = 3, 6
MAX_DETAIL = 1000  # of what is said about a visible case, a student's own words in it
# What checks itself instead of being compared may be so many times as large as the reference's.
TIMES_LARGER, LARGER = 10, 10**5
FORM = "the result does not have the form that the exercise asks for"


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
    seen = behaviour(exercise, exercise.misconceptions[name].subject)
    return tuple(map(_viewed, exercise.cases, seen, expected(exercise)))


def behaviour(exercise: Exercise, subject: Any) -> tuple[Observation, ...]:
    """Return what a trusted subject (function or dict of answers) does, case by case."""
    with np.errstate(all="ignore"):
        return tuple(observe(case.request, subject) for case in exercise.cases)


def judge(exercise: Exercise, seen: Sequence[Observation]) -> list[Verdict]:
    """Return one verdict a case; `seen` has one observation for each of `exercise.cases`."""
    verdicts = []
    for case, mine, right in zip(exercise.cases, seen, expected(exercise), strict=True):
        found = _finding(exercise, case, mine, right)
        detail = found.safe if case.hidden else found.detail[:MAX_DETAIL]
        verdicts.append(
            Verdict(case, Outcome(found.outcome), found.safe, detail, found.note, observation=mine)
        )
    return verdicts


def _finding(exercise: Exercise, case: Case, mine: Observation, right: Observation) -> Finding:
    name, rules, item = exercise.name, exercise.rules, case.request.item
    if case.faults and mine.kind == "returned" and mine.value is not None:
        if found := _faults(case, mine.value, right.value):
            return Finding("value", found[0], found[0])
        # Right in its own way: what is left to look at are inputs, memory and the second call.
        again = mine.again if _faults(case, mine.again, right.value) else right.value
        mine = replace(mine, value=right.value, again=again)
    finding = first_finding(name, mine, right, rules, item)
    choice = exercise.options.get(item or "", ())
    if finding.outcome == "value" and choice and not allowed(mine.value, choice):
        said = f"the answer is none of the allowed ones: {listed(choice)}"
        return Finding("value", said, said)
    return finding


def _viewed(case: Case, seen: Observation, right: Observation) -> Observation:
    """Return what misconceptions are recognised by: the value, or what is not so about it."""
    if case.faults is None or seen.kind != "returned":
        return seen
    return replace(seen, value=_faults(case, seen.value, right.value), repeats=True)


def _faults(case: Case, value: Any, right: Any) -> list[str]:
    if case.faults is None:
        return []
    if _extent(value) > TIMES_LARGER * _extent(right) + LARGER:
        return [FORM]
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return case.faults(value, case.request.inputs)
    except Exception:  # any value may come back, of any form
        return [FORM]


def _extent(value: Any) -> int:
    """Return the bytes that one array of all that is in a plain value would take.

    A suite's functions make such arrays, and in them every number is as wide as the longest text.
    """
    count, width = _count_and_width(value)
    return count * width


def _count_and_width(value: Any) -> tuple[int, int]:
    if isinstance(value, np.ndarray):
        # Without entries there may still be millions of rows to walk through.
        return max(value.size, *value.shape, 1), max(value.itemsize, 8)
    if isinstance(value, str):
        return 1, max(4 * len(value), 8)
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if not isinstance(value, (list, tuple, set, frozenset)):
        return 1, 16
    parts = [_count_and_width(part) for part in value]
    return sum((n for n, _ in parts), 1), max((width for _, width in parts), default=8)


def score(exercise: Exercise, verdicts: Sequence[Verdict]) -> float:
    """Return the marks, from 0 to `exercise.marks`: an equal share for each hidden case passed."""
    hidden = [v for v in verdicts if v.case.hidden]
    passed = sum(v.passed for v in hidden)
    # Four decimals: no sum of thirds prints as 0.9999999999999999 in a gradebook.
    return round(exercise.marks * passed / len(hidden), 4)


def marks_text(marks: float) -> str:
    """Return marks as people write them: at most two decimals."""
    return f"{marks:.2f}".rstrip("0").rstrip(".")


def marks_in_words(marks: float) -> str:
    """Return "1 mark", "2.5 marks"."""
    return f"{marks_text(marks)} {'mark' if marks == 1 else 'marks'}"


def diagnose(exercise: Exercise, verdicts: Sequence[Verdict]) -> list[Diagnosis]:
    """Return the misconceptions that reproduce what failed, best explanation first."""
    passed = [v.passed for v in verdicts]
    if all(passed):
        return []
    mistaken = {name: _mistaken(exercise, name) for name in exercise.misconceptions}
    seen = [
        _viewed(verdict.case, verdict.observation or Observation("not run"), right)
        for verdict, right in zip(verdicts, expected(exercise), strict=True)
    ]
    # The items of a quiz are questions of their own, each with its own misunderstanding.
    share, most = (0.0, MAX_QUIZ_DIAGNOSES) if exercise.quiz else (0.5, MAX_DIAGNOSES)
    found = recognise(mistaken, seen, passed, exercise.rules, share=share, most=most)
    return [
        Diagnosis(exercise.misconceptions[name], tuple(verdicts[i].case.label for i in indices))
        for name, indices in found
    ]
