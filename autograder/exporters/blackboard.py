"""Blackboard: the file of "Upload grades", comma-separated (.csv) or tab-separated (.xls).

After "Work Offline with Grade Data" (Blackboard Help for Instructors, Original and Ultra; sections
"Format external files" and "Download grades from the gradebook"), and after files that Blackboard
has exported:

- One header line, then a line for each student. Columns are Last Name, First Name, Username,
  Student ID, then marks; downloads have Last Access and Availability before these.
- A student is found by the Username and nothing else. A line without one is of no use.
- A column is found by its id: "Title [Total Pts: 24 Score] |4711". A header without an id makes a
  new column, of which text and points have to be set in Blackboard afterwards.
- In comma-separated files every cell stands in quotes. Tab-separated ones are UTF-16 with a byte
  order mark, comma-separated ones UTF-8 with one. The header must not be changed.
- An empty cell is no mark. The download of one single column has "Feedback to Learner" with a
  format beside it; how late somebody was is said there.
"""

from __future__ import annotations

import re
from pathlib import Path

from autograder.exporters.class_marks import ClassMarks
from autograder.exporters.form import Form, as_float, mark_text
from autograder.exporters.plugin import GradebookExport
from autograder.exporters.table import Table
from autograder.exporters.writing import harmless

HEADER = ["Last Name", "First Name", "Username", "Student ID"]
FEEDBACK = "Feedback to Learner"
ABOUT_STUDENTS = {*HEADER, "Last Access", "Availability", "Child Course ID"}
TABBED = (".xls", ".txt", ".tsv")
NOTES = {"Grading Notes", "Notes Format", FEEDBACK, "Feedback Format"}
COLUMN = re.compile(r"(?P<title>.+) \[(?P<points>[^\[\]]*)\](?: ?\|\d+)?")


def new(marks: ClassMarks, no_mark: str, to: Path) -> tuple[Table, list[str]]:
    """Return a file whose columns are new ones to Blackboard."""
    titles = [harmless(a.name) for a in marks.assignments]
    rows = [[*HEADER, *titles]]
    warnings = [
        "without a template Blackboard makes a new column for each assignment "
        f"({', '.join(titles)}), with points and type to be set by hand. To fill columns that "
        "are there, download the gradebook and name the file: "
        "--BlackboardExport.template=gradebook.xls"
    ]
    for person in marks.people:
        if harmless(person.id) != person.id:
            warnings.append(
                f"{person.shown}: the username begins like a formula and was written with ' "
                "before it; Blackboard will not know it. Use a template."
            )
        cells = [person.last_name or person.id, person.first_name, person.id]
        scores = [mark_text(a, person.id, no_mark) for a in marks.assignments]
        rows.append([*map(harmless, cells), harmless(person.lms_user_id), *scores])
    return _written(rows, to), warnings


def title(header: str) -> str | None:
    """Return the title without points and id."""
    header = header.strip()
    if header in ABOUT_STUDENTS or header in NOTES:
        return None
    found = COLUMN.fullmatch(header)
    return found["title"] if found else header


def maximum(table: Table, column: int) -> float | None:
    """Return the points that the header names."""
    found = COLUMN.fullmatch(table.header[column].strip())
    numbers = re.findall(r"[\d.,]+", found["points"]) if found else []
    return as_float(numbers[-1]) if numbers else None


def note_column(table: Table, _column: int) -> int | None:
    """Return the feedback, which belongs to the one column of the file."""
    marks = [h for h in table.header if title(h) is not None]
    if len(marks) != 1 or FEEDBACK not in table.header:
        return None
    return table.header.index(FEEDBACK)


def _written(rows: list[list[str]], to: Path) -> Table:
    """Return the table in the form that the end of the file's name asks for."""
    if to.suffix.lower() in TABBED:
        return Table(rows, "\t", "utf-16", quoted=True)
    return Table(rows, ",", "utf-8-sig", quoted=True)


BLACKBOARD = Form(
    system="Blackboard",
    identity={
        "Username": ("id", "email", "lms_user_id"),
        "Student ID": ("lms_user_id", "id"),
    },
    title=title,
    new=new,
    maximum=maximum,
    note_column=note_column,
)


class BlackboardExport(GradebookExport):
    """`nbgrader export --exporter=autograder.exporters.blackboard.BlackboardExport`."""

    form = BLACKBOARD
    to_default = "blackboard.csv"
