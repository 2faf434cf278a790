"""How the class did in each exercise: difficulty, discrimination, what became of the answers."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.model import Outcome
from autograder.report.classroom import Answer, Place
from autograder.report.measures import correlation

# Results that a misconception could explain.
WRONG = (Outcome.VALUE, Outcome.SHAPE, Outcome.STRUCTURE, Outcome.NOT_FINITE)
KINDS = ("full", "partial", "zero", "unattempted", "waiting")

Answers = Mapping[Place, Sequence[Answer]]


def exercises(found: Answers) -> list[dict[str, Any]]:
    """Return the entry of each exercise in the report.

    share: the mean share of its marks, its difficulty (1: everybody has all). discrimination: the
    correlation of its marks with those of all other exercises together. unexplained: who tried, is
    not all right, and shows no known misconception.
    """
    totals: dict[str, float] = defaultdict(float)
    for given in found.values():
        for answer in given:
            totals[answer.student] += answer.counted
    return [_entry(place, given, totals) for place, given in found.items()]


def _entry(place: Place, given: Sequence[Answer], totals: Mapping[str, float]) -> dict[str, Any]:
    marked = [answer for answer in given if not answer.mark.waiting]
    rest = [totals[answer.student] - answer.counted for answer in marked]
    shares = [answer.share for answer in marked]
    kinds = Counter(answer.kind for answer in given)
    wrong = [a for a in given if a.exercise and a.tried and a.exercise["outcome"] != "passed"]
    outcomes = Counter(str(a.exercise["outcome"]) for a in wrong if a.exercise)
    section = next((a.exercise["section"] for a in given if a.exercise), "")
    return {
        "notebook": place[0],
        "name": place[1],
        "max": max(answer.mark.maximum for answer in given),
        "by_hand": all(answer.exercise is None for answer in given),
        "section": section,
        "submissions": len(given),
        "tried": sum(answer.tried for answer in given),
        "share": round(statistics.fmean(shares), 4) if shares else None,
        "discrimination": correlation(shares, rest),
        **{kind: kinds[kind] for kind in KINDS},
        "outcomes": dict(sorted(outcomes.items(), key=lambda entry: (-entry[1], entry[0]))),
        "visible_only": [answer.student for answer in given if answer.visible_only],
        "unexplained": [
            a.student
            for a in wrong
            if a.exercise and a.exercise["outcome"] in WRONG and not a.exercise["diagnoses"]
        ],
        "cases": _cases(given, totals),
    }


def _cases(given: Sequence[Answer], totals: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return how often each case was passed by those who tried the exercise."""
    seen: dict[tuple[int, str, bool], tuple[list[float], list[float]]] = {}
    for answer in given:
        if answer.exercise is None or not answer.tried:
            continue
        rest = totals[answer.student] - answer.counted
        for index, case in enumerate(answer.exercise["cases"]):
            key = (index, case["label"], case["hidden"])
            passed, rests = seen.setdefault(key, ([], []))
            passed.append(float(case["outcome"] == "passed"))
            rests.append(rest)
    return [
        {
            "label": label,
            "hidden": hidden,
            "tried": len(passed),
            "passed": int(sum(passed)),
            "discrimination": correlation(passed, rests),
        }
        for (_, label, hidden), (passed, rests) in seen.items()
    ]
