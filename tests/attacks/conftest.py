"""A course with canaries, a warm sandbox in each form, and one trial for each attack."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment, load
from autograder.demo.submissions import source_notebooks
from autograder.sandbox import bubblewrap
from autograder.sandbox.host import Sandbox
from autograder.sandbox.worker import landlock
from tests.attacks import machine
from tests.attacks.planted import CANARIES, VARIABLE, PlantedCourse
from tests.attacks.reader import Attack, attacks
from tests.attacks.trial import LIMITS, Bench, Trial
from tests.conftest import ASSIGNMENT, ROOT

FORMS = ("bubblewrap", "inner")


@pytest.fixture(scope="session", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    """The forms of the sandbox that work here."""
    if sys.platform != "linux":
        pytest.skip("the sandbox needs Linux")
    if request.param == "bubblewrap" and bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    if request.param == "inner" and landlock.version() == 0:
        pytest.skip("this kernel has no Landlock")
    return str(request.param)


@pytest.fixture(scope="session")
def attacked() -> Assignment:
    """The assignment as it is released in the repository."""
    return load(ROOT, ASSIGNMENT)


@pytest.fixture(scope="session")
def solved() -> dict[str, Any]:
    """Its notebooks with solutions."""
    return source_notebooks(ROOT, ASSIGNMENT)


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlantedCourse]:
    """The course with canaries; one of them is in the grader's environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, CANARIES["environment"])
        course = PlantedCourse(tmp_path_factory.mktemp("planted"))
        yield course
        course.remove()


@pytest.fixture(scope="session")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The only place for temporary files, so that each one that stays is seen."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield folder


@pytest.fixture(scope="session")
def bench(
    form: str,
    attacked: Assignment,
    solved: dict[str, Any],
    planted: PlantedCourse,
    temporary: Path,
) -> Iterator[Bench]:
    """One warm sandbox for all attacks, as a class is graded."""
    machine.adopt_orphans()
    with Sandbox(form, LIMITS) as sandbox:
        sandbox.probe([planted.root])
        yield Bench(sandbox, attacked, solved, planted, temporary)


@pytest.fixture(scope="session", params=attacks(), ids=lambda attack: attack.id)
def trial(request: pytest.FixtureRequest, bench: Bench) -> Trial:
    """The trial of one attack."""
    attack: Attack = request.param
    if attack.needs_root and os.geteuid() != 0:
        pytest.skip("making a device needs root")
    return bench.try_out(attack)
