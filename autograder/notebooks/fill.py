"""Fill a source notebook's code from solutions and suite; prose and order stay as written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.cells import checked_exercise, grading
from autograder.model import CHECK_PREFIX, DeclarationError, Exercise
from autograder.notebooks.first_cell import locked_cell
from autograder.notebooks.reference import given_names, given_source, needed, solution_source

KEPT_METADATA = ("nbgrader", "tags", "deletable", "editable")
# A check cell that is run first of all, after a restart of the kernel, can say what to do.
CHECK_IMPORT = "from checks import check"
# Stock nbgrader would give full marks to a check cell that stays silent; this line prevents it.
UNPLUGGED = (
    "### BEGIN HIDDEN TESTS\nraise RuntimeError(\"0 marks: Backgrade's grader is not plugged in; "
    'grade inside the course folder, beside nbgrader_config.py")\n### END HIDDEN TESTS'
)


def asked_for(notebook: Any) -> list[str]:
    """Return the names that the solution and check cells of `notebook` (nbformat 4) give."""
    entries = (grading(cell) for cell in notebook["cells"])
    return [
        entry["grade_id"].removeprefix(CHECK_PREFIX)
        for entry in entries
        # What is both is an answer that people mark.
        if bool(entry.get("solution")) != bool(entry.get("grade"))
    ]


def fill(notebook: Any, exercises: Mapping[str, Exercise]) -> list[str]:
    """Fill `notebook` (nbformat 4) in place and return the names of its exercises, in order.

    Solution cells (`grade_id` = exercise) get the reference between solution markers, check cells
    (`test-<exercise>`) the visible check and the marks, the cell `given` the functions that are
    used but not asked for. Outputs and what an editor leaves in metadata are removed. Raises
    DeclarationError for a cell that no exercise belongs to.
    """
    found: list[str] = []
    checked: list[str] = []
    for cell in notebook["cells"]:
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k in KEPT_METADATA}
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        graded = grading(cell)
        if graded.get("solution") and graded.get("grade"):
            continue  # an answer that people mark
        if graded.get("solution"):
            exercise = _exercise(graded["grade_id"], exercises)
            cell["source"] = solution_source(exercise)
            found.append(exercise.name)
        elif graded.get("grade"):
            exercise = _exercise(checked_exercise(cell), exercises)
            cell["source"] = f'{CHECK_IMPORT}\ncheck("{exercise.name}")\n{UNPLUGGED}'
            cell["metadata"]["nbgrader"]["points"] = exercise.marks
            # "Run all" goes on behind a check that does not pass yet.
            cell["metadata"]["tags"] = ["raises-exception"]
            checked.append(exercise.name)
    if sorted(found) != sorted(checked):
        odd = sorted(set(found) ^ set(checked)) or "a cell that stands twice"
        raise DeclarationError(
            f"expected one solution cell and one {CHECK_PREFIX}<name> cell for each exercise, "
            f"but this is not so for {odd}"
        )
    _fill_given(notebook["cells"], found)
    notebook["metadata"] = {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
    }
    return found


def _fill_given(cells: list[Any], exercises: list[str]) -> None:
    """Give what the solutions of this notebook call and no cell of it asks for.

    These are functions of assignments that are over, and of exercises that were taken out. They
    stand in the locked cell `given`, behind what its first line names already.
    """
    place = next((i for i, c in enumerate(cells) if grading(c).get("grade_id") == "given"), None)
    names = given_names(cells[place]["source"]) if place is not None else []
    names = [name for name in names if name not in exercises]
    names += [name for name in needed(exercises + names) if name not in exercises]
    if place is not None:
        cells[place]["source"] = given_source(names)
    elif names:
        setup = [
            i for i, c in enumerate(cells) if grading(c).get("grade_id", "").startswith("setup")
        ]
        cell = locked_cell("given", given_source(names))
        cells.insert(setup[0] + 1 if setup else 0, cell)


def _exercise(name: str, exercises: Mapping[str, Exercise]) -> Exercise:
    if name not in exercises:
        raise DeclarationError(
            f"a cell has the grade_id of an exercise {name!r}, but the suite has {list(exercises)}"
        )
    return exercises[name]
