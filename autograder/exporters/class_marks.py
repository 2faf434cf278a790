"""The marks of a class for an export: read from nbgrader's gradebook, then plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.exporters.writing import duration, named, number


class ExportError(Exception):
    """Nothing was exported; the sentence says why, and what to do."""


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them. Only `id` is certain to be there."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """First and last name, or the id where there is neither."""
        return f"{self.first_name} {self.last_name}".strip() or self.id

    @property
    def shown(self) -> str:
        """The student for a message: the id, and the name where it says more."""
        return named(self.id if self.name == self.id else f"{self.id} ({self.name})")


@dataclass(frozen=True)
class Mark:
    """What counts for one submission: marks by hand included, the late penalty taken off.

    penalty: what was taken off, never more than there was. waiting: for marks by hand.
    """

    score: float
    penalty: float = 0.0
    seconds_late: float = 0.0
    waiting: bool = False

    @property
    def note(self) -> str:
        """How late it was and what that cost; '' where it was in time."""
        if not self.seconds_late:
            return ""
        cost = number(self.penalty)
        taken = f"{cost} mark{'' if cost == '1' else 's'}" if self.penalty else "nothing"
        return f"handed in {duration(self.seconds_late)} late, {taken} taken off"


@dataclass(frozen=True)
class AssignmentMarks:
    """One assignment: its maximum, and a mark for each student who has handed in."""

    name: str
    maximum: float
    marks: Mapping[str, Mark]


@dataclass(frozen=True)
class ClassMarks:
    """All that an export needs of a gradebook.

    people: those to be exported, in the order of their names. everyone: all whom it knows.
    """

    people: Sequence[Person]
    assignments: Sequence[AssignmentMarks]
    everyone: Sequence[Person]


def read_class(
    gradebook: Any, *, students: Sequence[str] = (), assignments: Sequence[str] = ()
) -> ClassMarks:
    """Return the marks of the named students and assignments, or of all.

    Raises ExportError where the gradebook does not know one of them, or knows none at all.
    """
    people = {s.id: _person(s) for s in gradebook.students}
    entries = {a.name: a for a in gradebook.assignments}
    _require(students, people, "student")
    _require(assignments, entries, "assignment")
    chosen = [p for p in people.values() if not students or p.id in students]
    chosen.sort(key=lambda p: (p.last_name.casefold(), p.first_name.casefold(), p.id))
    kept = [
        AssignmentMarks(name, float(entry.max_score), _marks(gradebook, name))
        for name, entry in entries.items()
        if not assignments or name in assignments
    ]
    if not kept or not chosen:
        raise ExportError("the gradebook has no students or no assignments; grade a class first")
    return ClassMarks(chosen, kept, list(people.values()))


def _marks(gradebook: Any, assignment: str) -> dict[str, Mark]:
    marks = {}
    for entry in gradebook.assignment_submissions(assignment):
        score = float(entry.score)
        penalty = min(float(entry.late_submission_penalty or 0.0), score)
        marks[entry.student_id] = Mark(
            score=score - penalty,  # what nbgrader's own export writes as `score`
            penalty=penalty,
            seconds_late=float(entry.total_seconds_late),
            waiting=bool(entry.needs_manual_grade),
        )
    return marks


def _person(student: Any) -> Person:
    fields = ("id", "first_name", "last_name", "email", "lms_user_id")
    return Person(**{name: (getattr(student, name) or "").strip() for name in fields})


def _require(wanted: Sequence[str], known: Mapping[str, Any], what: str) -> None:
    for name in wanted:
        if name not in known:
            there = ", ".join(named(k) for k in sorted(known)[:10]) or "none"
            raise ExportError(f"the gradebook knows no {what} {named(name)!r}; there are: {there}")
