"""A course with canaries, and the runs in which all attacks are tried."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.course import Assignment, load
from autograder.demo.submissions import source_notebooks
from autograder.sandbox.host import Sandbox
from tests.attacks.bench import LIMITS, Bench
from tests.attacks.planted import PlantedCourse
from tests.attacks.reader import attacks
from tests.attacks.runs import FORMS, USERS, Runs, unavailable
from tests.conftest import ASSIGNMENT, ROOT


@pytest.fixture(scope="session")
def attacked() -> Assignment:
    """The assignment as it is released in the repository."""
    return load(ROOT, ASSIGNMENT)


@pytest.fixture(scope="session")
def solved() -> dict[str, Any]:
    """Its notebooks with solutions."""
    return source_notebooks(ROOT, ASSIGNMENT)


@pytest.fixture(scope="session")
def bench(
    attacked: Assignment, solved: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """A bench in the best form of the sandbox that works here."""
    form = next((form for form in FORMS if not unavailable(form)), None)
    if form is None:
        pytest.skip("no form of the sandbox works here")
    with (
        PlantedCourse(tmp_path_factory.mktemp("planted")) as planted,
        Sandbox(form, LIMITS) as sandbox,
    ):
        sandbox.probe([planted.root])
        yield Bench(sandbox, attacked, solved, planted)


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest) -> Iterator[Runs]:
    """The runs of the attacks that are asked for."""
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in request.session.items:
        if asked := _params(item).get("trial"):
            user, form, attack = asked
            wanted[user, form].append(attack.id)
    begun = Runs(wanted)
    yield begun
    begun.end()


@pytest.fixture(scope="session", autouse=True)
def _begun(request: pytest.FixtureRequest) -> None:
    """Begin the runs before the first test: they go on beside all others.

    Where tests are spread over processes (pytest-xdist), the one that needs the runs begins them.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        request.getfixturevalue("runs")


def _params(item: pytest.Item) -> dict[str, Any]:
    return item.callspec.params if hasattr(item, "callspec") else {}


@pytest.fixture(
    params=[(user, form, attack) for user in USERS for form in FORMS for attack in attacks()],
    ids=lambda asked: f"{asked[2].id}-{asked[1]}-{asked[0]}",
)
def trial(request: pytest.FixtureRequest, runs: Runs) -> dict[str, Any]:
    """What is told of one attack, tried by one user in one form of the sandbox."""
    user, form, attack = request.param
    if (user, form) in runs.impossible:
        pytest.skip(runs.impossible[user, form])
    if attack.needs_root and user != "root":
        pytest.skip("making a device needs root")
    return runs.runs[user, form].record(attack.id)
