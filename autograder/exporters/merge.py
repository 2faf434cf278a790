"""Marks into a gradebook file that a system has exported: its rows, columns and ids stay as is."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autograder.exporters.class_marks import AssignmentMarks, ClassMarks, Person
from autograder.exporters.form import Form, as_float
from autograder.exporters.matching import Identity, match_columns, match_people, student_rows
from autograder.exporters.table import Table
from autograder.exporters.writing import named, number, with_note

EMPTY = ("", "-")
DIGITS = 0.005  # systems show two decimals


@dataclass
class Merged:
    """The file to upload. warnings: what the instructor has to look at. notes: what was done."""

    table: Table
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def merge(
    template: Table,
    form: Form,
    marks: ClassMarks,
    *,
    columns: Mapping[str, str],
    identity: Identity,
    zeros: bool,
    strict: bool,
) -> Merged:
    """Return the template with the marks entered; every other cell stays as it is.

    columns, strict: see `match_columns`. identity: see Form. zeros: whoever has handed in nothing
    gets 0 where the system has no mark either. Raises ExportError.
    """
    merged = Merged(copy.deepcopy(template))
    chosen, merged.warnings = match_columns(
        template, form, marks.assignments, columns, strict=strict
    )
    # Of all people: whoever is not exported now may have the same row as somebody who is.
    rows, doubtful = match_people(template, form, marks.everyone, identity)
    for person in marks.people:
        if person.id in doubtful:
            _report(person, doubtful[person.id], chosen, merged)
    for assignment, column in chosen:
        _compare_maximum(template, form, assignment, column, merged)
        place = form.note_column(template, column) if form.note_column else None
        for person in marks.people:
            if person.id in rows:
                row, mark = rows[person.id], assignment.marks.get(person.id)
                entered = _enter(merged, form, assignment, (row, column), person, zeros)
                if place is not None and entered:
                    _write_note(
                        merged.table, row, place, assignment.name, mark.note if mark else ""
                    )
    others = sum(1 for _ in student_rows(template, form)) - len(rows)
    if others:
        merged.notes.append(f"{others} lines are of nobody in the gradebook; they stay as they are")
    return merged


def _report(
    person: Person, why: str, chosen: Sequence[tuple[AssignmentMarks, int]], merged: Merged
) -> None:
    lost = [
        f"{a.name} {number(a.marks[person.id].score)}" for a, _ in chosen if person.id in a.marks
    ]
    said = f"{person.shown}: not entered, because {why}"
    if lost:
        merged.warnings.append(f"{said}; the marks are: {', '.join(lost)}")
    else:
        merged.notes.append(f"{said}; there is no mark either")


def _enter(
    merged: Merged,
    form: Form,
    assignment: AssignmentMarks,
    place: tuple[int, int],
    person: Person,
    zeros: bool,
) -> bool:
    """Put a mark into its cell; False where the system has decided otherwise."""
    mark = assignment.marks.get(person.id)
    old = merged.table.cell(*place).strip()
    if mark is None:
        if zeros and old in EMPTY:
            merged.table.put(*place, "0")
        return old.upper() not in form.locked
    new = number(mark.score)
    if old.upper() in form.locked:
        merged.warnings.append(
            f"{person.shown}: {assignment.name} stays {named(old)!r}, which was decided in "
            f"{form.system}; the mark would be {new}"
        )
        return False
    before = as_float(old)
    if before is not None and abs(before - mark.score) > DIGITS:
        merged.notes.append(f"{person.shown}: {assignment.name} was {named(old)}, is {new}")
    merged.table.put(*place, new)
    return True


def _write_note(table: Table, row: int, place: int, assignment: str, note: str) -> None:
    old = table.cell(row, place)
    new = with_note(old, assignment, note)
    if new != old.strip():
        table.put(row, place, new)


def _compare_maximum(
    template: Table, form: Form, assignment: AssignmentMarks, column: int, merged: Merged
) -> None:
    theirs = form.maximum(template, column) if form.maximum else None
    if theirs is not None and abs(theirs - assignment.maximum) > DIGITS:
        merged.warnings.append(
            f"{assignment.name} is out of {number(assignment.maximum)} here and out of "
            f"{number(theirs)} in {form.system}; marks are not scaled, so change it there"
        )
