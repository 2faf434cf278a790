"""Moodle: the CSV file of "Grades > Import > CSV file".

After "Grade import", section "CSV import", and "Grade export" (MoodleDocs), and after Moodle's
published source (grade/import/csv/classes/load_data.php, grade/export/txt):

- One header line, then a line for each student; UTF-8, commas. On import the instructor says which
  column identifies students (ID number, email address or username) and which holds which grade.
- "-" is no grade. In a column that becomes a new grade item, an empty cell would not do.
- One student whom Moodle does not know makes it refuse the whole file; and a line without an id
  would be taken for the student of the line before. So a column of ids is written only where each
  line has one, and no two the same.
- Feedback is a column of its own. Whoever imports it has to import the grades with it.
- A file that was exported keeps its columns; none may be added. An assignment's are called
  "Assignment: title (Real)" and "(Feedback)", in the language of whoever exported it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.exporters.class_marks import AssignmentMarks, ClassMarks, ExportError, Person
from autograder.exporters.form import Form, mark_text
from autograder.exporters.matching import key
from autograder.exporters.plugin import GradebookExport
from autograder.exporters.table import Table
from autograder.exporters.writing import harmless

NAMES = ["First name", "Last name"]
IDS = {"Username": "id", "ID number": "lms_user_id", "Email address": "email"}
FEEDBACK = "Feedback"
# Columns of an assignment that hold something else than its marks, as Moodle calls them in English.
OTHER_KINDS = (FEEDBACK, "Percentage", "Letter")
ITEM = re.compile(r"(?:[^:()]+: )?(.+?)(?: \(([^()]+)\))?")


def new(marks: ClassMarks, no_mark: str, _to: Path) -> tuple[Table, list[str]]:
    """Return a file with a column of marks and one of feedback for each assignment."""
    people = [p for p in marks.people if harmless(p.id) == p.id]
    columns, warnings = _id_columns(people)
    warnings += [
        f"{p.shown}: left out, because the username begins like a formula; Moodle knows no such"
        for p in marks.people
        if p not in people
    ]
    header = [*NAMES, *columns]
    for assignment in marks.assignments:
        header += [f"{harmless(assignment.name)} ({kind})" for kind in ("Real", FEEDBACK)]
    rows = [header]
    for person in people:
        names = [person.first_name, person.last_name or person.id]
        row = [harmless(t) for t in (*names, *(getattr(person, IDS[c]) for c in columns))]
        for assignment in marks.assignments:
            row.append(mark_text(assignment, person.id, no_mark))
            row.append(harmless(_feedback(assignment, person.id)))
        rows.append(row)
    warnings.append(
        f"Moodle refuses the whole file where it does not know one of these {len(people)} "
        "students; with a template that cannot happen: export the grades from Moodle and name the "
        "file, --MoodleExport.template=exported.csv"
    )
    return Table(rows), warnings


def title(header: str) -> str | None:
    """Return the name of the grade item without the kind of activity and of grade."""
    found = ITEM.fullmatch(header.strip())
    if not found or found[2] in OTHER_KINDS or header.strip() in (*NAMES, *IDS):
        return None
    return found[1]


def note_column(table: Table, column: int) -> int | None:
    """Return the column of feedback of the same grade item."""
    item = _stem(table.header[column])
    for place, header in enumerate(table.header):
        if key(header) == key(f"{item} ({FEEDBACK})"):
            return place
    return None


MOODLE = Form(
    system="Moodle",
    identity={
        "ID number": ("lms_user_id", "id"),
        "Email address": ("email", "id"),
        "Username": ("id",),
    },
    title=title,
    new=new,
    no_mark="-",
    note_column=note_column,
)


class MoodleExport(GradebookExport):
    """`nbgrader export --exporter=autograder.exporters.moodle.MoodleExport`."""

    form = MOODLE
    to_default = "moodle.csv"


def _feedback(assignment: AssignmentMarks, student: str) -> str:
    mark = assignment.marks.get(student)
    return f"[{assignment.name}: {mark.note}]" if mark and mark.note else ""


def _id_columns(people: Sequence[Person]) -> tuple[list[str], list[str]]:
    """Return the columns by which Moodle can tell all students apart, and why others are not.

    Raises ExportError where there is none.
    """
    columns, warnings = [], []
    for column, name in IDS.items():
        values = [getattr(person, name) for person in people]
        lacking = values.count("")
        if lacking == len(values):
            continue  # nobody has one; nothing is missed
        if reason := _unfit(values, lacking):
            warnings.append(f"the column {column!r} is left out, because {reason}")
        else:
            columns.append(column)
    if not columns:
        raise ExportError(f"Moodle could not tell these students apart: {'; '.join(warnings)}")
    return columns, warnings


def _unfit(values: Sequence[str], lacking: int) -> str:
    if lacking:
        return f"{lacking} of the {len(values)} students have none"
    if any(harmless(value) != value for value in values):
        return "one of them begins like a formula"
    return "two students have the same" if len({key(v) for v in values}) < len(values) else ""


def _stem(header: str) -> str:
    return re.sub(r" \([^()]+\)$", "", header.strip())
