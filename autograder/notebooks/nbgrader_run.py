"""Call nbgrader on a course folder as its own commands would, with the folder's configuration."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_core.application import JupyterApp
from nbgrader.api import Base, Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SAWarning
from traitlets.config import Application, Config

from autograder.course import CourseError
from autograder.notebooks.database import patiently, rooted, share_file
from autograder.settings import CONFIGURATION, SettingsError, config_fault

# nbgrader reports a fault in a configuration file there, with the line, and goes on without it.
SILENT = logging.getLogger("backgrade.configuration")
SILENT.addHandler(logging.NullHandler())
SILENT.propagate = False


def configuration(root: Path) -> Config:
    """Return the configuration of a course folder, rooted there wherever we stand.

    It is what nbgrader's commands have in that folder: the system's files, the user's, the
    course's. Raises SettingsError for a faulty file, which nbgrader would leave out: the marks
    would go into another gradebook than the one that it names.
    """
    app = NbGrader(log=SILENT, raise_config_file_errors=True)
    try:
        JupyterApp.load_config_file(app, suppress_errors=False)
        Application.load_config_file(app, CONFIGURATION, path=str(root))
    except Exception as error:
        raise SettingsError(config_fault(error)) from None
    config: Config = app.config.copy()
    config.CourseDirectory.root = str(root)
    if "db_url" in config.CourseDirectory:
        config.CourseDirectory.db_url = rooted(config.CourseDirectory.db_url, root)
    return config


def course_directory(root: Path) -> Any:
    """Return nbgrader's view of a course folder."""
    return CourseDirectory(config=configuration(root))


def api(root: Path) -> Any:
    """Return nbgrader's own interface for a course folder."""
    return _api(configuration(root))


@contextmanager
def open_gradebook(root: Path) -> Iterator[Any]:
    """Open the gradebook of a course folder, and close it. Raises GradebookError."""
    coursedir = course_directory(root)
    db_url, course_id = coursedir.db_url, coursedir.course_id
    with nbgrader_at_work():
        gradebook = patiently(db_url, lambda: Gradebook(db_url, course_id))
        if coursedir.groupshared:
            share_file(db_url)
        try:
            yield gradebook
        finally:
            gradebook.close()


def generate_assignment(root: Path, assignment: str, workshop: Path) -> str:
    """Make workshop/release/<assignment> from workshop/source/<assignment>.

    Returns the URL of a gradebook in the workshop, with the assignment as nbgrader enters it. The
    course's own gradebook is not touched. Raises CourseError, in nbgrader's own words.
    """
    config = configuration(root)
    config.CourseDirectory.source_directory = str(workshop / "source")
    config.CourseDirectory.release_directory = str(workshop / "release")
    db_url = f"sqlite:///{workshop}/gradebook.db"
    config.CourseDirectory.db_url = db_url
    engine = create_engine(db_url)
    Base.metadata.create_all(engine)  # nbgrader would ask alembic for a version, which takes long
    engine.dispose()
    with nbgrader_at_work():
        done = _api(config).generate_assignment(assignment, force=True, create=True)
    _require(done, f"nbgrader could not release {assignment}")
    return db_url


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


def _api(config: Config) -> Any:
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _require(done: dict[str, Any], what: str) -> None:
    if not done["success"]:
        said = (done.get("log") or done.get("error") or "it gave no reason").strip()
        raise CourseError(f"{what}:\n{said[-3000:]}")
