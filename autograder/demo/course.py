"""Set up a demo course: released assignments and a class that has handed them in."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from autograder.course import load
from autograder.demo.submissions import fixtures, source_notebooks, submission_files
from autograder.notebooks.nbgrader_run import open_gradebook
from autograder.notebooks.release import build

# Made-up students never enter the gradebook of the course itself, wherever that is.
OWN_GRADEBOOK = """
# The gradebook of this demo.
from pathlib import Path

c.CourseDirectory.db_url = f"sqlite:///{Path(__file__).resolve().parent}/gradebook.db"
"""
HANDED_IN_AT = "2026-11-20 21:45:00 UTC"


def make_course(root: Path, demo: Path, assignments: Sequence[str]) -> dict[str, list[str]]:
    """Copy the course's configuration and source to `demo`, release it there, hand in the class.

    Results, gradebook and feedback of an earlier demo stay and are reused where still true.
    Returns the names of the students by assignment.
    """
    demo.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / "nbgrader_config.py", demo)
    with (demo / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(OWN_GRADEBOOK)
    for assignment in assignments:
        source = demo / "source" / assignment
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(root / "source" / assignment, source)
        build(demo, assignment)
    return {assignment: hand_in(demo, assignment) for assignment in assignments}


def _enrol(course: Path, names: list[str]) -> None:
    """Enter the students with names, so that formgrader shows them like real ones."""
    with open_gradebook(course) as gradebook:
        for name in names:
            first, _, last = name.partition("-")
            gradebook.update_or_create_student(
                name, first_name=first.capitalize(), last_name=last.replace("-", " ") or "-"
            )


def hand_in(course: Path, assignment: str) -> list[str]:
    """Write submitted/<fixture>/<assignment>/ for every fixture; return the names."""
    released = load(course, assignment).frames
    sources = source_notebooks(course, assignment)
    class_ = fixtures(assignment)
    for fixture in class_:
        handed_in = course / "submitted" / fixture.name / assignment
        shutil.rmtree(handed_in, ignore_errors=True)
        handed_in.mkdir(parents=True)
        for name, text in submission_files(fixture, sources, released).items():
            (handed_in / name).write_text(text, "utf-8")
        (handed_in / "timestamp.txt").write_text(HANDED_IN_AT, "utf-8")
    _enrol(course, [fixture.name for fixture in class_])
    return [fixture.name for fixture in class_]
