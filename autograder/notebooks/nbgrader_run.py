"""Call nbgrader on a course folder as its own commands would, with the folder's configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
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


def generate_assignment(root: Path, assignment: str) -> None:
    """Make release/<assignment>. Raises CourseError with nbgrader's own words where it refuses."""
    done = api(root).generate_assignment(assignment, force=True, create=True)
    if not done["success"]:
        said = (done.get("error") or done.get("log") or "it gave no reason").strip()
        raise CourseError(f"nbgrader could not release {assignment}: {said}")


def generate_feedback(root: Path, assignment: str) -> None:
    """Write feedback/<student>/<assignment>/*.html for every autograded submission."""
    done = api(root).generate_feedback(assignment, force=True)
    if not done["success"]:
        said = (done.get("error") or done.get("log") or "it gave no reason").strip()
        raise CourseError(f"nbgrader could not write feedback for {assignment}: {said}")
