"""What the gradebook files of learning management systems have in common, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.exporters.class_marks import AssignmentMarks, ClassMarks
from autograder.exporters.table import Table
from autograder.exporters.writing import number


def _after_header(table: Table) -> int:
    return min(1, len(table.rows))


@dataclass(frozen=True)
class Form:
    """The gradebook file of one system.

    system: its name. identity: the columns that say who a student is, each with the fields of
    nbgrader's that may stand there. title: the assignment that a header of marks is for, None for
    another column. new: (marks, what stands for no mark, path) -> a file made from the gradebook
    alone, and warnings. no_mark: what a new file says where nothing was handed in.
    first_student: the row in which students begin. maximum: of a column, None where the file is
    silent. locked: decisions made in the system, which no mark may overwrite. note_column: where a
    note on a mark of a column may stand.
    """

    system: str
    identity: Mapping[str, tuple[str, ...]]
    title: Callable[[str], str | None]
    new: Callable[[ClassMarks, str, Path], tuple[Table, list[str]]]
    no_mark: str = ""
    first_student: Callable[[Table], int] = _after_header
    maximum: Callable[[Table, int], float | None] | None = None
    locked: tuple[str, ...] = ()
    note_column: Callable[[Table, int], int | None] | None = None


def mark_text(assignment: AssignmentMarks, student: str, no_mark: str) -> str:
    """Return what a new file says of one student and assignment."""
    mark = assignment.marks.get(student)
    return no_mark if mark is None else number(mark.score)


def as_float(text: str) -> float | None:
    """Return the number that a cell holds, None where it holds none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
