"""What many tests need: the real course folder, a released copy of it, one warm sandbox."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.batch import grade_class, students
from autograder.course import Assignment, load
from autograder.demo.course import make_course
from autograder.demo.submissions import Fixture, source_notebooks, submission, submission_files
from autograder.grading import grade
from autograder.notebooks.release import build
from autograder.sandbox.host import Sandbox
from autograder.suite import ASSIGNMENTS
from tests.postgres_server import Server, programs

ROOT = Path(__file__).parent.parent
ASSIGNMENT = "1-activations"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with the assignment released and entered in its gradebook; do not change."""
    course = tmp_path_factory.mktemp("released")
    copy_source(course)
    build(course, ASSIGNMENT)
    return course


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Path:
    """A released course folder of one's own."""
    copy = tmp_path / "course"
    shutil.copytree(released, copy)
    return copy


@pytest.fixture(scope="session")
def assignment(released: Path) -> Assignment:
    return load(released, ASSIGNMENT)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as warm:
        warm.probe()
        yield warm


@pytest.fixture(scope="session")
def sources(released: Path) -> dict[str, Any]:
    """The notebooks with solutions, by name."""
    return source_notebooks(released, ASSIGNMENT)


@pytest.fixture
def hand_in(assignment: Assignment, sources: dict[str, Any]) -> Callable[..., Path]:
    """Write a submission: hand_in(course, student, base, ("solve", "relu", "..."), ...)."""

    def write(course: Path, student: str, base: str, *sections: tuple[str, str, str]) -> Path:
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        fixture = Fixture(student, "", base, sections)
        for name, text in submission_files(fixture, sources, assignment.frames).items():
            (folder / name).write_text(text, "utf-8")
        return folder

    return write


@pytest.fixture
def graded(
    assignment: Assignment, sources: dict[str, Any], sandbox: Sandbox
) -> Callable[..., dict[str, dict[str, Any]]]:
    """Grade a made-up submission and return its exercises by name."""

    def run(base: str, *sections: tuple[str, str, str]) -> dict[str, dict[str, Any]]:
        fixture = Fixture("s", "", base, sections)
        made = submission(fixture, assignment.name, sources, assignment.frames)
        result = grade(made, assignment, sandbox)
        return {e["name"]: e for n in result["notebooks"] for e in n["exercises"]}

    return run


@pytest.fixture(scope="session")
def demo_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder in which the demo class has handed in."""
    course = tmp_path_factory.mktemp("demo")
    make_course(ROOT, course, list(ASSIGNMENTS))
    config = course / "nbgrader_config.py"
    # Some of the class never come to an end; half the patience is enough to see it.
    hasty = "c.Backgrade.cell_seconds = 8\nc.Backgrade.call_seconds = 3\n"
    config.write_text(config.read_text("utf-8") + hasty, "utf-8")
    return course


@pytest.fixture(scope="session")
def demo_results(demo_course: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The demo class, graded with a pool of workers: (assignment, student) -> result document."""
    results = {}
    for assignment in ASSIGNMENTS:
        names = students(demo_course, assignment)
        events = list(grade_class(demo_course, assignment, names, workers=2))
        assert {e.status for e in events} == {"graded"}, [e.trouble for e in events if e.trouble]
        results |= {(assignment, e.student): e.result for e in events if e.result is not None}
    return results


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for all tests of a run."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with Server(found) as server:
        yield server


def copy_source(course: Path) -> None:
    """Copy configuration and source of the assignment, as an instructor's course has them."""
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "source" / ASSIGNMENT, course / "source" / ASSIGNMENT)
