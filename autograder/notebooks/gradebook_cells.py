"""What the gradebook knows of an assignment's cells, brought into step with its release.

nbgrader's own command refuses to add or remove cells once somebody has handed in. Here the cells
that stay keep their rows, and with them what people have marked and written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from nbgrader.api import (
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import delete

from autograder.course import CourseError
from autograder.model import CHECK_PREFIX
from autograder.notebooks.class_rows import (
    add_places,
    by_hand,
    hold,
    marks_above_the_maximum,
    name_of,
    submissions,
)

# Each kind of cell with what nbgrader keeps of it beside the name.
KINDS: dict[Any, tuple[str, ...]] = {
    GradeCell: ("max_score", "cell_type"),
    TaskCell: ("max_score", "cell_type"),
    SolutionCell: (),
    SourceCell: ("cell_type", "locked", "source", "checksum"),
}


@dataclass(frozen=True)
class ReleasedNotebook:
    """A notebook as nbgrader enters it. cells: (kind, name) -> the values of `KINDS`."""

    kernelspec: str | None
    cells: Mapping[tuple[Any, str], Mapping[str, Any]]


def read(gradebook: Any, assignment: str) -> dict[str, ReleasedNotebook]:
    """Return the notebooks of an assignment by name, as plain values."""
    found = gradebook.find_assignment(assignment)
    return {
        notebook.name: ReleasedNotebook(
            notebook.kernelspec,
            {
                (type(cell), cell.name): {a: getattr(cell, a) for a in KINDS[type(cell)]}
                for cell in _cells(notebook)
            },
        )
        for notebook in found.notebooks
    }


def enter(
    gradebook: Any,
    assignment: str,
    released: Mapping[str, ReleasedNotebook],
    dropped: Collection[str] = (),
) -> list[str]:
    """Make the gradebook know exactly these notebooks, in one transaction; say what that changed.

    dropped: names of exercises that may go although people have marked or commented on them.
    Raises CourseError, and changes nothing, where others would have to go or one of these is still
    there; GradebookError where the assignment is another course's.
    """
    _refuse_to_drop_what_stays(assignment, released, dropped)
    db = gradebook.db
    gradebook.update_or_create_assignment(assignment)
    try:
        entered = hold(gradebook, assignment, alone=True)
        said = _take_out(db, entered, released, dropped)
        put_in, new_places = _put_in(db, entered, released)
        handed_in = submissions(db, entered)
        if new_places:
            for submission in handed_in:
                add_places(db, submission)
        db.flush()
        said += put_in + marks_above_the_maximum(db, entered)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    return said if handed_in else []  # before anybody has handed in it is nobody's loss


def _refuse_to_drop_what_stays(
    assignment: str, released: Mapping[str, ReleasedNotebook], dropped: Collection[str]
) -> None:
    for notebook, found in released.items():
        for _, cell in found.cells:
            if cell.removeprefix(CHECK_PREFIX) in dropped:
                raise CourseError(
                    f"{cell} still stands in source/{assignment}/{notebook}.ipynb; "
                    "delete its cells there, then drop it"
                )


def _take_out(
    db: Any, entered: Any, released: Mapping[str, ReleasedNotebook], dropped: Collection[str]
) -> list[str]:
    gone = [
        cell
        for notebook in entered.notebooks
        for cell in _cells(notebook)
        if notebook.name not in released
        or (type(cell), cell.name) not in released[notebook.name].cells
    ]
    cells = [cell for cell in gone if not isinstance(cell, SourceCell)]
    lost = [said for cell in cells if name_of(cell) not in dropped for said in by_hand(db, cell)]
    if lost:
        raise CourseError(
            "people have marked what would go from the gradebook: "
            + "; ".join(lost)
            + ". Put the cell back, or let it go with `backgrade build --drop NAME`"
        )
    for cell in cells:
        db.execute(delete(Grade).where(Grade.cell_id == cell.id))
        db.execute(delete(Comment).where(Comment.cell_id == cell.id))
    said = [f"{name_of(cell)} taken out" for cell in cells if "max_score" in KINDS[type(cell)]]
    for cell in gone:
        db.delete(cell)
    db.flush()
    for notebook in entered.notebooks:
        if notebook.name not in released:
            handed_in = SubmittedNotebook.notebook_id == notebook.id
            db.execute(delete(SubmittedNotebook).where(handed_in))
            db.delete(notebook)
    db.flush()
    db.expire_all()
    return said


def _put_in(
    db: Any, entered: Any, released: Mapping[str, ReleasedNotebook]
) -> tuple[list[str], bool]:
    """Add and change cells; what that did, and whether submissions need new places for it."""
    said = []
    new_places = False
    notebooks = {notebook.name: notebook for notebook in entered.notebooks}
    for name, wanted in released.items():
        notebook = notebooks.get(name) or Notebook(name=name, assignment=entered)
        db.add(notebook)
        notebook.kernelspec = wanted.kernelspec
        there = {(type(cell), cell.name): cell for cell in _cells(notebook)}
        for (kind, cell_name), values in wanted.cells.items():
            cell = there.get((kind, cell_name))
            if cell is None:
                cell = kind(name=cell_name, notebook=notebook, **values)
                db.add(cell)
                new_places |= kind is not SourceCell
                said += [f"{name_of(cell)} added"] if "max_score" in values else []
                continue
            now = values.get("max_score")
            if now is not None and now != cell.max_score:
                said.append(f"{name_of(cell)} has {now:g} marks instead of {cell.max_score:g}")
            for attribute, value in values.items():
                setattr(cell, attribute, value)
    db.flush()
    return said, new_places


def _cells(notebook: Any) -> list[Any]:
    return [
        *notebook.grade_cells,
        *notebook.task_cells,
        *notebook.solution_cells,
        *notebook.source_cells,
    ]
