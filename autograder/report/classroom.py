"""What a report is made of: the class as results, gradebook and folders have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks, automatic_marks

Result = Mapping[str, Any]
Place = tuple[str, str]  # notebook and exercise, or the cell that people mark
NOTHING = 1e-6  # marks are rounded to four decimals


@dataclass(frozen=True)
class Person:
    """A student of the gradebook. seconds_late: after the due date, extensions included."""

    first_name: str = ""
    last_name: str = ""
    handed_in: datetime | None = None
    seconds_late: float = 0.0


@dataclass(frozen=True)
class Trouble:
    """A student without a result that can be used, and why."""

    student: str
    why: str


@dataclass(frozen=True)
class Classroom:
    """One assignment of a class.

    suite: the digest of what it is graded with. results: those that count, in the order in which
    students are listed. marks: of the gradebook, where it has them. people: who is enrolled.
    stale, damaged, ungraded: who handed in and has no current result. absent: who is enrolled and
    handed in nothing. outdated: whose result counts although it is stale.
    """

    course: str
    assignment: str
    suite: str
    results: Sequence[Result] = ()
    marks: Mapping[str, SubmissionMarks] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    stale: Sequence[Trouble] = ()
    damaged: Sequence[Trouble] = ()
    ungraded: Sequence[Trouble] = ()
    absent: Sequence[str] = ()
    outdated: Sequence[str] = ()

    def marks_of(self, result: Result) -> SubmissionMarks:
        """Return the marks that count: nbgrader's, or the automatic ones where it has none."""
        found = self.marks.get(result["student"])
        return found if found and found.notebooks else automatic_marks(result)


@dataclass(frozen=True)
class Answer:
    """What a student made of one exercise. exercise: None for a cell that people mark."""

    student: str
    mark: Mark
    exercise: Mapping[str, Any] | None

    @cached_property
    def tried(self) -> bool:
        """Was something attempted, or handed to a person to mark?"""
        if self.exercise is None:
            return True
        outcomes = {case["outcome"] for case in self.exercise["cases"]}
        untouched = self.exercise["outcome"] == "unattempted" and len(outcomes) == 1
        return not untouched and self.exercise["outcome"] != "not handed in"

    @cached_property
    def counted(self) -> float:
        """The marks of the exercise itself, without extra credit."""
        mark = self.mark
        given = mark.automatic if mark.manual is None else mark.manual
        return min(max(given or 0.0, 0.0), mark.maximum)

    @property
    def share(self) -> float:
        """The share of the marks, from 0 to 1."""
        return self.counted / self.mark.maximum

    @property
    def kind(self) -> str:
        """One of full, partial, zero, unattempted, waiting."""
        if self.mark.waiting:
            return "waiting"
        if self.counted > self.mark.maximum - NOTHING:
            return "full"
        if self.counted > NOTHING:
            return "partial"
        return "zero" if self.tried else "unattempted"

    @cached_property
    def visible_only(self) -> bool:
        """Did it pass all visible checks and fail a hidden case?"""
        cases = self.exercise["cases"] if self.exercise else ()
        seen = {True: [True], False: [True]}
        for case in cases:
            seen[case["hidden"]].append(case["outcome"] == "passed")
        return len(seen[False]) > 1 and all(seen[False]) and not all(seen[True])


def answers(room: Classroom) -> dict[Place, list[Answer]]:
    """Return the answers of the class by exercise, in the order of the notebooks.

    Cells that people mark come last. A cell without marks to earn is no question.
    """
    found: dict[Place, list[Answer]] = {}
    by_hand: dict[Place, list[Answer]] = {}
    for result in room.results:
        student, marks = result["student"], room.marks_of(result)
        known = set()
        for notebook in result["notebooks"]:
            mine = marks.notebooks.get(notebook["name"], NotebookMarks()).marks
            for exercise in notebook["exercises"]:
                place = (notebook["name"], exercise["name"])
                known.add(place)
                mark = mine.get(exercise["name"], Mark(exercise["max"], exercise["score"]))
                if mark.maximum > 0:
                    found.setdefault(place, []).append(Answer(student, mark, exercise))
        for name, notebook_marks in marks.notebooks.items():
            for cell, mark in notebook_marks.marks.items():
                if (name, cell) not in known and mark.maximum > 0:
                    by_hand.setdefault((name, cell), []).append(Answer(student, mark, None))
    return {**found, **by_hand}
