"""Which row of an exported gradebook is whose, and which column is for which assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from autograder.exporters.class_marks import AssignmentMarks, ExportError, Person
from autograder.exporters.form import Form
from autograder.exporters.table import Table
from autograder.exporters.writing import named

Identity = Mapping[str, tuple[str, ...]]


def match_columns(
    table: Table,
    form: Form,
    assignments: Sequence[AssignmentMarks],
    columns: Mapping[str, str],
    *,
    strict: bool,
) -> tuple[list[tuple[AssignmentMarks, int]], list[str]]:
    """Return the column of each assignment, and a warning for each that has none.

    columns: assignment -> header, where the names differ. strict: to have none is an error. Raises
    ExportError for that, for several candidates, and where nothing is left.
    """
    titles = [form.title(header) for header in table.header]
    found: list[tuple[AssignmentMarks, int]] = []
    warnings = []
    for assignment in assignments:
        header = columns.get(assignment.name)
        places = _places(table, titles, assignment.name, header)
        if len(places) == 1:
            found.append((assignment, places[0]))
            continue
        said = (
            f"{assignment.name} has {len(places) or 'no'} columns in {form.system}'s file, "
            f"expected one; name it: --{form.system}Export.columns"
            f'="{assignment.name}=<header of the column>"'
        )
        if strict or places or header:
            raise ExportError(said)
        warnings.append(f"left out: {said}")
    taken = [column for _, column in found]
    if len(set(taken)) < len(taken):
        raise ExportError("two assignments were given the same column; give each one of its own")
    if not found:
        there = ", ".join(named(title) for title in titles if title is not None)
        raise ExportError(
            f"no assignment has a column in {form.system}'s file; its columns are for: {there}. "
            f"Name them: --{form.system}Export.columns"
            f'="{assignments[0].name}=<header of the column>"'
        )
    return found, warnings


def _places(
    table: Table, titles: Sequence[str | None], assignment: str, header: str | None
) -> list[int]:
    if header:
        return [i for i, text in enumerate(table.header) if text.strip() == header.strip()]
    return [i for i, t in enumerate(titles) if t is not None and key(t) == key(assignment)]


def match_people(
    table: Table, form: Form, people: Sequence[Person], identity: Identity
) -> tuple[dict[str, int], dict[str, str]]:
    """Return the row of each student who has one for certain, and why others have none.

    identity: see Form. Raises ExportError where the file has none of these columns.
    """
    places = [(h.strip(), i) for i, h in enumerate(table.header) if h.strip() in identity]
    if not places:
        first = next(iter(identity), "Email")
        raise ExportError(
            f"{form.system}'s file has none of the columns that say who a student is "
            f"({', '.join(identity)}); say which does, for example "
            f'--{form.system}Export.identity="{first}=email"'
        )
    there: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in student_rows(table, form):
        for header, column in places:
            if value := key(table.cell(row, column)):
                there[header, value].add(row)
    mine: dict[str, set[int]] = {}
    owners: dict[int, set[str]] = defaultdict(set)
    for person in people:
        mine[person.id] = set()
        for header, _ in places:
            for name in identity[header]:
                mine[person.id] |= there.get((header, key(getattr(person, name))), set())
        for row in mine[person.id]:
            owners[row].add(person.id)
    rows, doubtful = {}, {}
    for person in people:
        found = sorted(mine[person.id])
        rivals = sorted({o for row in found for o in owners[row]} - {person.id})
        if not found:
            doubtful[person.id] = f"{form.system}'s file has no such student" + _namesake(
                table, form, person
            )
        elif rivals:
            doubtful[person.id] = f"line {found[0] + 1} could also be of " + ", ".join(
                map(named, rivals)
            )
        elif len(found) > 1:
            lines = ", ".join(str(row + 1) for row in found)
            doubtful[person.id] = f"the lines {lines} could all be theirs"
        else:
            rows[person.id] = found[0]
    return rows, doubtful


def student_rows(table: Table, form: Form) -> Iterator[int]:
    """Yield the rows of students; blank ones are none."""
    for row in range(form.first_student(table), len(table.rows)):
        if any(cell.strip() for cell in table.rows[row]):
            yield row


def _namesake(table: Table, form: Form, person: Person) -> str:
    """Return a hint where a row has the same name: people may share one, so it is not taken."""
    wanted = {key(person.name), key(f"{person.last_name}, {person.first_name}")}
    for row in student_rows(table, form):
        first = [key(cell) for cell in table.rows[row][:2]]
        if wanted & {*first, " ".join(first), " ".join(reversed(first))}:
            return f" (line {row + 1} has the same name, but no id that fits)"
    return ""


def key(text: str) -> str:
    """Return a text as it is compared: without regard to case and to the width of spaces."""
    return " ".join(text.split()).casefold()
