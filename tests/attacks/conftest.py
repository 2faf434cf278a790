"""A course with canaries, a warm sandbox in each form, and one trial for each attack."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
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
from tests.attacks.reader import attacks
from tests.attacks.trial import LIMITS, Bench, Trial
from tests.conftest import ASSIGNMENT, ROOT

FORMS = ("bubblewrap", "inner")


def require(form: str) -> None:
    """Skip, with the reason, where this form of the sandbox does not work."""
    if sys.platform != "linux":
        pytest.skip("the sandbox needs Linux")
    if form == "bubblewrap" and bubblewrap.working_variant() is None:
        pytest.skip("bubblewrap does not work here")
    if form == "inner" and landlock.version() == 0:
        pytest.skip("this kernel has no Landlock")


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
def benches(
    attacked: Assignment, solved: dict[str, Any], planted: PlantedCourse, temporary: Path
) -> Iterator[Callable[[str], Bench]]:
    """One warm sandbox of each form for all attacks, as a class is graded; started when needed."""
    machine.adopt_orphans()
    made: dict[str, Bench] = {}

    def bench(form: str) -> Bench:
        if form in made and made[form].broken:
            made.pop(form).sandbox.close()
        if form not in made:
            sandbox = Sandbox(form, LIMITS)
            sandbox.probe([planted.root])
            made[form] = Bench(sandbox, attacked, solved, planted, temporary)
        return made[form]

    yield bench
    for used in made.values():
        used.sandbox.close()


@pytest.fixture(
    scope="session",
    params=[(form, attack) for form in FORMS for attack in attacks()],
    ids=lambda pair: f"{pair[1].id}-{pair[0]}",
)
def trial(request: pytest.FixtureRequest, benches: Callable[[str], Bench]) -> Trial:
    """The trial of one attack in one form of the sandbox."""
    form, attack = request.param
    require(form)
    if attack.needs_root and os.geteuid() != 0:
        pytest.skip("making a device needs root")
    return benches(form).try_out(attack)
