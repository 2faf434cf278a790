"""A class of any size: the demo's made-up students again and again, each with words of their own.

Submissions that wait for a time limit, end their process or damage their notebook are left out:
what they cost is a setting, and stock nbgrader ends its run at some of them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.cells import grading
from autograder.course import load
from autograder.demo.submissions import Fixture, fixtures, source_notebooks, submission_files
from autograder.notebooks.release import build
from tests.conftest import ROOT

LEFT_OUT = (
    "deleted-cell",
    "duplicated-cell",
    "edited-test",
    "endless-loop",
    "endless-loop-in-a-cell",
    "exits-the-process",
    "mean-prints",
    "patches-allclose",
    "reads-the-reference",
    "renamed-notebook",
)
SETUPS = ("setup", "setup-further")
HANDED_IN_AT = "2026-11-20 21:45:00 UTC"
OWN_CELL = """# {name} tries something out
mine = np.linspace(-3, 3, 7) * {factor}
print("{name}", np.round(np.tanh(mine), 3))"""


def kinds(assignment: str) -> list[Fixture]:
    """Return the made-up students whose submissions come to an end by themselves."""
    return [fixture for fixture in fixtures(assignment) if fixture.name not in LEFT_OUT]


def honest(student: str) -> bool:
    """Is everything right in the submission of this student?"""
    return "-right-" in student


def made_up_class(assignment: str, count: int) -> list[Fixture]:
    """Return `count` students, the kinds in turn; no two submissions have a cell in common."""
    some = kinds(assignment)
    return [_student(number, some[number % len(some)]) for number in range(count)]


def _student(number: int, kind: Fixture) -> Fixture:
    name = f"s{number:04}-{kind.name}"
    own = OWN_CELL.format(name=name, factor=1 + number / 1000)
    cells = (("extra-after", setup, own) for setup in SETUPS)  # one in each notebook
    return replace(kind, name=name, sections=(*kind.sections, *cells))


def hand_in(
    course: Path,
    assignment: str,
    students: Sequence[Fixture],
    sources: Mapping[str, Any],
    frames: Mapping[str, Any],
) -> None:
    """Write submitted/<student>/<assignment>/ of a class; frames: the released notebooks."""
    starters = {name: _solutions(frame) for name, frame in frames.items()}
    for student in students:
        folder = course / "submitted" / student.name / assignment
        folder.mkdir(parents=True)
        for file, text in submission_files(student, sources, frames).items():
            notebook = json.loads(text)
            for cell in notebook["cells"]:
                grade_id = grading(cell).get("grade_id", "")
                starter = starters[Path(file).stem].get(grade_id)
                if starter is not None and cell["source"] != starter:
                    cell["source"] += f"\n# done by {student.name}"
            (folder / file).write_text(json.dumps(notebook, indent=1, ensure_ascii=False), "utf-8")
        (folder / "timestamp.txt").write_text(HANDED_IN_AT, "utf-8")


def _solutions(frame: Any) -> dict[str, str]:
    cells = (cell for cell in frame["cells"] if grading(cell).get("solution"))
    return {grading(cell)["grade_id"]: cell["source"] for cell in cells}


def our_course(course: Path, assignment: str, students: Sequence[Fixture]) -> None:
    """Make a course folder of ours in which a class has handed in."""
    course.mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "source" / assignment, course / "source" / assignment)
    build(course, assignment)
    frames = load(course, assignment).frames
    hand_in(course, assignment, students, source_notebooks(course, assignment), frames)
    keep_gradebook(course)


def keep_gradebook(course: Path) -> None:
    """Keep the gradebook as it is before anything is graded."""
    shutil.copy(course / "gradebook.db", course / "before.db")


def forget_grading(course: Path) -> None:
    """Put a course folder back to what it was before anything was graded."""
    for name in ("autograded", "feedback", "results"):
        shutil.rmtree(course / name, ignore_errors=True)
    shutil.copy(course / "before.db", course / "gradebook.db")
