"""Canvas: the CSV file of the gradebook, as "Import Grades" takes it.

After "How do I import grades in the Gradebook?" and "How do I export grades in the Gradebook?"
(Canvas Instructor Guide), and after the reader and the writer in Canvas's published source
(lib/gradebook_importer.rb, lib/gradebook_exporter.rb of instructure/canvas-lms):

- The header begins with Student, ID, SIS User ID, SIS Login ID, Section; then come assignments as
  "Title (id)". A title without an id makes a new assignment.
- A row "Points Possible" gives the maxima; "Manual Posting" may stand in a row before it.
- A student is found by ID, then SIS User ID, then SIS Login ID, then name.
- An empty cell is no mark, "EX" an excused and "N/A" an unassigned student. Marks have a point or a
  comma before the decimals. Columns marked "(read only)" are passed over.
- There is no place for comments. A column that is neither known to Canvas nor part of the above
  becomes an assignment, so there are none here; a column "Notes" that the file has is one of the
  instructor's own, and takes how late somebody was.
"""

from __future__ import annotations

import re
from pathlib import Path

from autograder.exporters.class_marks import ClassMarks, Person
from autograder.exporters.form import Form, as_float, mark_text
from autograder.exporters.plugin import GradebookExport
from autograder.exporters.table import Table
from autograder.exporters.writing import harmless, number

HEADER = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
POINTS = "Points Possible"
NOTES = "Notes"
READ_ONLY = "(read only)"
ABOUT_STUDENTS = {*HEADER, "LastName", "FirstName", "Integration ID", "Root Account", NOTES}
WITH_ID = re.compile(r"(.+) \(\d+\)")


def new(marks: ClassMarks, no_mark: str, _to: Path) -> tuple[Table, list[str]]:
    """Return a file whose assignments are new ones to Canvas."""
    titles = [harmless(a.name) for a in marks.assignments]
    maxima = [number(a.maximum) for a in marks.assignments]
    rows = [[*HEADER, *titles], [f"    {POINTS}", *[""] * (len(HEADER) - 1), *maxima]]
    warnings = [
        "without a template Canvas makes a new assignment for each column: "
        f"{', '.join(titles)}. To fill assignments that are there, export the gradebook from "
        "Canvas and name the file: --CanvasExport.template=exported.csv"
    ]
    for person in marks.people:
        ids = [_numeric(person), _institutional(person), person.id]
        safe = [harmless(text) for text in ids]
        if safe != ids:
            warnings.append(
                f"{person.shown}: an id begins like a formula and was written with ' before "
                "it; Canvas will not know it. Use a template."
            )
        name = f"{person.last_name}, {person.first_name}".strip(", ") or person.id
        scores = [mark_text(a, person.id, no_mark) for a in marks.assignments]
        rows.append([harmless(name), *safe, "", *scores])
    return Table(rows), warnings


def title(header: str) -> str | None:
    """Return the title without Canvas's id."""
    if header.strip() in ABOUT_STUDENTS:
        return None
    found = WITH_ID.fullmatch(header.strip())
    return found[1] if found else header


def first_student(table: Table) -> int:
    """Return the row after "Points Possible", which comes after other special rows."""
    for row, cells in enumerate(table.rows[:5]):
        if cells and POINTS in cells[0]:
            return row + 1
    return min(1, len(table.rows))


def maximum(table: Table, column: int) -> float | None:
    """Return the points possible."""
    row = first_student(table) - 1
    return as_float(table.cell(row, column)) if row > 0 else None


def note_column(table: Table, _column: int) -> int | None:
    """Return the instructor's column "Notes", where the file has it and it may be written."""
    row = first_student(table) - 1
    for place, header in enumerate(table.header):
        if header.strip() == NOTES and table.cell(row, place).strip() != READ_ONLY:
            return place
    return None


CANVAS = Form(
    system="Canvas",
    identity={
        "ID": ("lms_user_id",),
        "SIS User ID": ("lms_user_id", "id"),
        "SIS Login ID": ("id", "email"),
        "Integration ID": ("lms_user_id",),
    },
    title=title,
    new=new,
    first_student=first_student,
    maximum=maximum,
    locked=("EX", "N/A"),  # excused, not assigned
    note_column=note_column,
)


class CanvasExport(GradebookExport):
    """`nbgrader export --exporter=autograder.exporters.canvas.CanvasExport`."""

    form = CANVAS
    to_default = "canvas.csv"


def _numeric(person: Person) -> str:
    """Return the id if it can be Canvas's own, which is a whole number."""
    return person.lms_user_id if person.lms_user_id.isdecimal() else ""


def _institutional(person: Person) -> str:
    return "" if _numeric(person) else person.lms_user_id
