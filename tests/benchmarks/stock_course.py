"""The same course for stock nbgrader: its own configuration, the checks as hidden test cells."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from autograder.bank import suite
from autograder.cells import checked_exercise, grading
from autograder.demo.submissions import Fixture, source_notebooks
from autograder.model import CHECKS_FILE
from autograder.transplant import PICTURE
from tests.benchmarks.classes import SETUPS, hand_in, honest, keep_gradebook
from tests.benchmarks.measured import program, run
from tests.benchmarks.stock_checks import SAME, check_cell
from tests.conftest import ROOT

CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'
Marks = dict[tuple[str, str], tuple[float, float]]


def stock_course(
    course: Path, assignment: str, students: Sequence[Fixture], *, pictures: bool
) -> None:
    """Make a course folder for stock nbgrader in which a class has handed in.

    pictures: keep the cells that draw for the student, which stock nbgrader runs, and matplotlib
    and checks.py, which they need. Without them its notebooks are as lean as can be.
    """
    course.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    source = course / "source" / assignment
    source.mkdir(parents=True)
    for name, notebook in source_notebooks(ROOT, assignment).items():
        _convert(notebook, assignment, pictures=pictures)
        (source / f"{name}.ipynb").write_text(json.dumps(notebook, indent=1), "utf-8")
    if pictures:
        shutil.copy(ROOT / "source" / assignment / CHECKS_FILE, source)
    run([program("nbgrader"), "generate_assignment", assignment], course)
    release = course / "release" / assignment
    frames = {path.stem: _joined(path) for path in sorted(release.glob("*.ipynb"))}
    hand_in(course, assignment, students, source_notebooks(course, assignment), frames)
    keep_gradebook(course)


def _convert(notebook: Any, assignment: str, *, pictures: bool) -> None:
    exercises = suite(assignment)
    kept = []
    for cell in notebook["cells"]:
        if PICTURE in cell["metadata"].get("tags", ()) and not pictures:
            continue
        if name := checked_exercise(cell):
            cell["source"] = check_cell(exercises[name])
            cell["metadata"].pop("tags", None)
        elif grading(cell).get("grade_id") in SETUPS:
            setup = "".join(cell["source"]) if pictures else "import numpy as np"
            cell["source"] = f"{setup}\n\n\n{SAME}"
        kept.append(cell)
    notebook["cells"] = kept


def _joined(path: Path) -> Any:
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def marks(course: Path, assignment: str) -> Marks:
    """Return (score, maximum) in the gradebook of a course by student and check cell."""
    found: Marks = {}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    key = (submission.student.id, grade.cell.name)
                    found[key] = (float(grade.auto_score or 0), float(grade.max_score))
    return found


def unbelievable(found: Marks, students: Sequence[Fixture]) -> list[str]:
    """Return a sentence for each student whose marks show that nothing was really graded."""
    said = []
    for student in students:
        mine = {cell: mark for (name, cell), mark in found.items() if name == student.name}
        lost = [cell for cell, (score, most) in mine.items() if score < most]
        if not mine:
            said.append(f"{student.name} is not in the gradebook")
        elif honest(student.name) and lost:
            said.append(f"{student.name} is right, but lost marks in {', '.join(lost)}")
        elif not honest(student.name) and not lost:
            said.append(f"{student.name} is not right, but has full marks")
    return said
