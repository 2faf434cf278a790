"""The report itself: one document of plain values (report.schema.json), from which all is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import fastjsonschema

from autograder.report.attention import flag_count, to_look_at
from autograder.report.classroom import NOTHING, Answer, Classroom, Result, Trouble, answers
from autograder.report.exercises import exercises
from autograder.report.findings import flags, limits, misconceptions
from autograder.report.measures import histogram, spread

SCHEMA = "backgrade-report"
VERSION = 1


def report(room: Classroom, made: datetime, *, anonymous: bool = False) -> dict[str, Any]:
    """Return the report on a class; `changes` is None until it is compared with another.

    made: with a time zone. anonymous: the names are numbers already (anonymous.py), and what is
    meant for the instructor alone is left out: flags, and who should be looked at.
    """
    found = answers(room)
    by_student: dict[str, list[Answer]] = {}
    for given in found.values():
        for answer in given:
            by_student.setdefault(answer.student, []).append(answer)
    scores = [round(room.marks_of(result).score, 4) for result in room.results]
    maximum = max((room.marks_of(result).maximum for result in room.results), default=0.0)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "course": room.course,
        "assignment": room.assignment,
        "made": f"{made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "anonymous": anonymous,
        "suite": room.suite,
        "sandbox": dict(sorted(Counter(r["sandbox"] for r in room.results).items())),
        "submissions": len(room.results),
        "max": round(maximum, 4),
        "marks": spread(scores),
        "histogram": histogram(scores, maximum),
        "exercises": exercises(found),
        "misconceptions": misconceptions(room.results),
        "limits": limits(room.results),
        "flags": [] if anonymous else flags(room.results),
        "look": [] if anonymous else to_look_at(room.results, by_student),
        "students": [
            *(_student(room, r, anonymous=anonymous) for r in room.results),
            *_without_result(room),
        ],
        "missing": {
            "absent": list(room.absent),
            "ungraded": _troubles(room.ungraded),
            "stale": _troubles(room.stale),
            "damaged": _troubles(room.damaged),
            "outdated": list(room.outdated),
            "unrecorded": [r["student"] for r in room.results if _unrecorded(room, r)],
        },
        "changes": None,
    }


def _student(room: Classroom, result: Result, *, anonymous: bool) -> dict[str, Any]:
    marks = room.marks_of(result)
    scores = {
        f"{name}/{cell}": round(mark.score, 4)
        for name, notebook in marks.notebooks.items()
        for cell, mark in notebook.marks.items()
        if not mark.waiting
    }
    earned = sum(notebook.earned for notebook in marks.notebooks.values())
    return _row(room, result["student"], "graded") | {
        "score": round(marks.score, 4),
        "max": round(marks.maximum, 4),
        "earned": round(earned, 4),
        "penalty": round(earned - marks.score, 4),
        "flags": 0 if anonymous else flag_count(result),
        "exercises": scores,
    }


def _without_result(room: Classroom) -> list[dict[str, Any]]:
    kinds = {"stale": room.stale, "damaged": room.damaged, "not graded": room.ungraded}
    rows = [(t.student, kind) for kind, troubles in kinds.items() for t in troubles]
    rows += [(student, "nothing handed in") for student in room.absent]
    return [_row(room, student, status) for student, status in rows]


def _row(room: Classroom, student: str, status: str) -> dict[str, Any]:
    """Return the row of a student without any marks."""
    person = room.people.get(student)
    time = person.handed_in if person else None
    return {
        "student": student,
        "last_name": person.last_name if person else "",
        "first_name": person.first_name if person else "",
        "status": status,
        "score": None,
        "max": None,
        "earned": None,
        "penalty": None,
        "seconds_late": round(person.seconds_late) if person else 0,
        "handed_in": f"{time:%Y-%m-%dT%H:%M:%SZ}" if time else None,
        "flags": 0,
        "exercises": {},
    }


def _troubles(troubles: Sequence[Trouble]) -> list[dict[str, str]]:
    return [{"student": t.student, "why": t.why} for t in troubles]


def _unrecorded(room: Classroom, result: Result) -> bool:
    """Has the gradebook no marks of this result, or other automatic ones?"""
    marks = room.marks.get(result["student"])
    if marks is None:
        return True
    for notebook in result["notebooks"]:
        known = marks.notebooks.get(notebook["name"])
        for exercise in notebook["exercises"]:
            mark = known.marks.get(exercise["name"]) if known else None
            automatic = mark.automatic if mark else None
            if automatic is None or abs(automatic - exercise["score"]) > NOTHING:
                return True
    return False


class NoReport(Exception):
    """A file is no report of this version; says why."""


def read_report(text: str) -> dict[str, Any]:
    """Return a report from its JSON. Raises NoReport."""
    try:
        found: dict[str, Any] = json.loads(text)
        _validator()(found)
    except (ValueError, RecursionError, fastjsonschema.JsonSchemaValueException) as error:
        raise NoReport(str(error)[:300]) from error
    return found


@cache
def _validator() -> Callable[[Any], Any]:
    text = resources.files("autograder").joinpath("report.schema.json").read_text("utf-8")
    compiled: Callable[[Any], Any] = fastjsonschema.compile(json.loads(text))
    return compiled


def as_json(document: Mapping[str, Any]) -> bytes:
    """Return a report as JSON. A name that is no text, as folders may have, survives."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")
