"""A course with canaries, a warm sandbox in each form, and one trial for each attack."""

from __future__ import annotations

import contextlib
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
from tests.attacks import machine, ordinary
from tests.attacks.planted import PlantedCourse
from tests.attacks.reader import attacks
from tests.attacks.trial import LIMITS, Bench, Trial
from tests.conftest import ASSIGNMENT, ROOT

FORMS = ("bubblewrap", "inner")


def unavailable(form: str) -> str:
    """Return why a form of the sandbox does not work here, nothing where it does."""
    if sys.platform != "linux":
        return "the sandbox needs Linux"
    if form == "bubblewrap" and bubblewrap.working_variant() is None:
        return "bubblewrap does not work here"
    if form == "inner" and landlock.version() == 0:
        return "this kernel has no Landlock"
    return ""


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
    """The course with canaries, which no attack may change."""
    with PlantedCourse(tmp_path_factory.mktemp("planted")) as course:
        yield course


@pytest.fixture(scope="session")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The only place for temporary files, so that each one that stays is seen."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield folder


@pytest.fixture(scope="session")
def ordinary_run() -> Iterator[Callable[[], ordinary.Run]]:
    """The run of an ordinary user, begun when it is first asked for; skipped where it cannot be."""
    runs: list[ordinary.Run] = []
    # Not in pytest's own folder, which is closed to others.
    with tempfile.TemporaryDirectory(prefix="backgrade-ordinary-", dir="/tmp") as folder:

        def run() -> ordinary.Run:
            if not runs:
                try:
                    runs.append(ordinary.Run(Path(folder)))
                except ordinary.NotPossible as error:
                    pytest.skip(str(error))
            return runs[0]

        yield run
        for begun in runs:
            begun.end()


@pytest.fixture(scope="session")
def benches(
    request: pytest.FixtureRequest,
    attacked: Assignment,
    solved: dict[str, Any],
    planted: PlantedCourse,
    temporary: Path,
    ordinary_run: Callable[[], ordinary.Run],
) -> Iterator[Callable[[str], Bench]]:
    """One warm sandbox of each form for all attacks, as a class is graded; started when needed."""
    if os.geteuid() == 0 and any("ordinary" in item.name for item in request.session.items):
        with contextlib.suppress(pytest.skip.Exception):
            ordinary_run()  # goes on beside us; its own test waits for it
    machine.adopt_orphans()
    made: dict[str, Bench] = {}

    def bench(form: str) -> Bench:
        if form in made and made[form].broken:
            made.pop(form).close()
        if form not in made:
            sandbox = Sandbox(form, LIMITS)
            sandbox.probe([planted.root])
            made[form] = Bench(sandbox, attacked, solved, planted, temporary)
        return made[form]

    yield bench
    for used in made.values():
        used.close()


@pytest.fixture(
    scope="session",
    params=[(form, attack) for form in FORMS for attack in attacks()],
    ids=lambda pair: f"{pair[1].id}-{pair[0]}",
)
def trial(request: pytest.FixtureRequest, benches: Callable[[str], Bench]) -> Trial:
    """The trial of one attack in one form of the sandbox."""
    form, attack = request.param
    if reason := unavailable(form):
        pytest.skip(reason)
    if attack.needs_root and os.geteuid() != 0:
        pytest.skip("making a device needs root")
    return benches(form).try_out(attack)
