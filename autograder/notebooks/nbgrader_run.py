"""Call nbgrader on a course folder as its own commands would, with the folder's configuration."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course import CourseError


def configuration(root: Path) -> Config:
    """Return the configuration of a course folder, rooted there wherever we stand."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    return config


def course_directory(root: Path) -> Any:
    """Return nbgrader's view of a course folder."""
    return CourseDirectory(config=configuration(root))


def api(root: Path) -> Any:
    """Return nbgrader's own interface for a course folder."""
    config = configuration(root)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


@contextmanager
def open_gradebook(root: Path) -> Iterator[Any]:
    """Open the gradebook of a course folder, and close it."""
    coursedir = course_directory(root)
    with nbgrader_at_work(), Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        yield gradebook


def generate_assignment(root: Path, assignment: str) -> None:
    """Make release/<assignment>. Raises CourseError with nbgrader's own words where it refuses."""
    with nbgrader_at_work():
        done = api(root).generate_assignment(assignment, force=True, create=True)
    _require(done, f"nbgrader could not release {assignment}")


def generate_feedback(root: Path, assignment: str) -> None:
    """Write feedback/<student>/<assignment>/*.html for every autograded submission."""
    with nbgrader_at_work():
        done = api(root).generate_feedback(assignment, force=True)
    _require(done, f"nbgrader could not write feedback for {assignment}")


@contextmanager
def nbgrader_at_work() -> Iterator[None]:
    """Let nbgrader find `alembic`, which it starts by name, where no environment is activated.

    Warnings of SQLAlchemy about nbgrader's own queries say nothing to the people who read ours.
    """
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{before}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)
            yield
    finally:
        os.environ["PATH"] = before


def _require(done: dict[str, Any], what: str) -> None:
    if not done["success"]:
        said = (done.get("log") or done.get("error") or "it gave no reason").strip()
        raise CourseError(f"{what}:\n{said[-3000:]}")
