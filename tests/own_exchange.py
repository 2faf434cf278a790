"""A course and a student's folder with an exchange between them, all of whoever runs the tests."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import nbgrader_command

EXCHANGE = """
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""
STUDENT = "c = get_config()\nc.CourseDirectory.course_id = 'backpropagation'\n"


@dataclass(frozen=True)
class World:
    """An exchange, a course and a student's folder, who is whoever runs this test."""

    course: Path
    home: Path
    exchange: Path
    cache: Path


@pytest.fixture
def world(released, tmp_path) -> World:
    made = World(*(tmp_path / name for name in ("course", "home", "exchange", "cache")))
    shutil.copytree(released, made.course)
    for folder in (made.home, made.exchange, made.cache):
        folder.mkdir()
    made.exchange.chmod(0o777)
    settings = EXCHANGE.format(exchange=str(made.exchange), cache=str(made.cache))
    config = made.course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + settings, "utf-8")
    (made.home / "nbgrader_config.py").write_text(STUDENT + settings, "utf-8")
    return made


def nbgrader(folder: Path, *arguments: str) -> str:
    ran = nbgrader_command.nbgrader(folder, *arguments)
    assert ran.returncode == 0, ran.stderr
    return ran.stderr
