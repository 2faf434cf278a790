"""Numbers in the place of names, for pages that are shown to a class or to colleagues.

Who has a number keeps it, in every assignment. New numbers are drawn at random: in the order of
names, they would give the names away.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.report.classroom import Classroom, Person, Result, Trouble

SCHEMA = "backgrade-numbers"
VERSION = 1


class NumbersError(Exception):
    """The file of numbers is damaged; the sentence says what to do."""


def read_numbers(text: str, where: str) -> dict[str, int]:
    """Return the numbers by student. Raises NumbersError, naming `where`."""
    try:
        found = json.loads(text)
        known = found["schema"] == SCHEMA and found["version"] == VERSION
        numbers = {str(name): int(number) for name, number in found["numbers"].items()}
        if not known or len(set(numbers.values())) < len(numbers):
            raise ValueError("another format, or a number twice")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NumbersError(
            f"{where} should hold the numbers of students and cannot be used ({error}); "
            "mend it, or delete it: then everybody gets a new number"
        ) from error
    return numbers


def numbers_text(numbers: Mapping[str, int]) -> bytes:
    """Return the numbers as their file holds them."""
    document = {"schema": SCHEMA, "version": VERSION, "numbers": numbers}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8", "backslashreplace")


def extended(numbers: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    """Return the numbers with one for each name that had none."""
    new = sorted(set(names) - numbers.keys())
    first = max(numbers.values(), default=0) + 1
    free = list(range(first, first + len(new)))
    random.SystemRandom().shuffle(free)
    return {**numbers, **dict(zip(new, free, strict=True))}


def everybody(room: Classroom) -> list[str]:
    """Return all names that a report on the class would hold."""
    troubles = (*room.stale, *room.damaged, *room.ungraded)
    named = [*(result["student"] for result in room.results), *(t.student for t in troubles)]
    return list(dict.fromkeys([*named, *room.people, *room.absent]))


def without_names(room: Classroom, numbers: Mapping[str, int]) -> Classroom:
    """Return the class in the order of its numbers, without what students or their files say.

    Notes, problems, outputs and the time of handing in could tell who it is.
    """
    ordered = sorted(everybody(room), key=lambda name: numbers[name])
    label = {name: f"Student {numbers[name]:03}" for name in ordered}
    place = {name: index for index, name in enumerate(ordered)}

    def troubles(found: Sequence[Trouble]) -> list[Trouble]:
        return [
            Trouble(label[t.student], "") for t in sorted(found, key=lambda t: place[t.student])
        ]

    def names(found: Iterable[str]) -> list[str]:
        return [label[name] for name in sorted(found, key=lambda name: place[name])]

    return replace(
        room,
        results=[
            _without_words(result, label[result["student"]])
            for result in sorted(room.results, key=lambda r: place[r["student"]])
        ],
        marks={label[name]: marks for name, marks in room.marks.items() if name in label},
        people={
            label[name]: Person(seconds_late=person.seconds_late)
            for name, person in room.people.items()
        },
        stale=troubles(room.stale),
        damaged=troubles(room.damaged),
        ungraded=troubles(room.ungraded),
        absent=names(room.absent),
        outdated=names(room.outdated),
    )


def _without_words(result: Result, label: str) -> dict[str, Any]:
    notebooks = [
        {
            **notebook,
            "problem": "",
            "note": "",
            "flags": [],
            "exercises": [{**exercise, "flags": []} for exercise in notebook["exercises"]],
            "cells": [{**cell, "label": ""} for cell in notebook["cells"]],
        }
        for notebook in result["notebooks"]
    ]
    return {**result, "student": label, "notebooks": notebooks}
