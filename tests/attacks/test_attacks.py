"""No attack earns, learns, breaks or leaves anything, in any form of the sandbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.course import Assignment
from autograder.feedback.style import CSS, POLICY
from autograder.results import validate
from tests.attacks.page import acting, formgrader_itself, scripts
from tests.attacks.planted import canaries_in, hidden_numbers
from tests.attacks.trial import NUMBER, Trial
from tests.conftest import ASSIGNMENT, ROOT

MEGABYTE = 10**6
# A grader holds less than 100 MB; what a submission adds must leave it under 400.
MAX_GROWTH = 300 * MEGABYTE
MAX_DOCUMENT = MEGABYTE
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@pytest.fixture(scope="session")
def secret_numbers(attacked: Assignment) -> set[str]:
    """Hidden inputs that stand in nothing that students have."""
    texts = [p.read_text("utf-8") for p in sorted((ROOT / "release" / ASSIGNMENT).iterdir())]
    known = {number for text in texts for number in NUMBER.findall(text)}
    known |= set(NUMBER.findall(CSS))
    return hidden_numbers(attacked) - known


def test_it_earns_no_mark_that_it_did_not_deserve(trial: Trial) -> None:
    found = {name: e["score"] for name, e in trial.exercises.items()}
    maxima = {name: e["max"] for name, e in trial.exercises.items()}
    deserved = trial.attack.earned(maxima)
    for name in trial.attack.parts:  # of some exercises a part is right
        assert 0 < found.pop(name) < deserved.pop(name)
    assert found == deserved
    assert trial.result["score"] == pytest.approx(sum(e["score"] for e in trial.exercises.values()))
    validate(trial.result, trial.attack.id)


def test_it_ends_as_its_file_says(trial: Trial) -> None:
    statuses = {c["status"] for n in trial.result["notebooks"] for c in n["cells"]}
    wanted_statuses = {wanted for what, wanted in trial.attack.expect if what in ("cell", "maybe")}
    # A cell that stops for a mistake of its own would prove nothing.
    assert statuses <= {"ok"} | wanted_statuses, trial.outputs
    for what, wanted in trial.attack.expect:
        if what == "maybe":
            continue
        if what == "cell":
            assert wanted in statuses
        elif what == "shows":
            assert wanted in trial.outputs
        elif what in ("problem", "note"):
            assert any(wanted in n[what] for n in trial.result["notebooks"])
        else:
            assert trial.exercises[what]["outcome"] == wanted, trial.exercises[what]["sentence"]


def test_no_secret_comes_out(trial: Trial) -> None:
    assert canaries_in(trial.said) == []
    assert canaries_in(trial.document.encode()) == []
    if trial.attack.fixture.base == "starter":  # the reference's own lines are in the other ones
        assert not any(canaries_in(page.encode()) for page in trial.pages)


def test_no_hidden_input_is_shown(trial: Trial, secret_numbers: set[str]) -> None:
    assert trial.numbers & secret_numbers == set()


def test_it_leaves_nothing_and_changes_nothing_on_the_machine(trial: Trial) -> None:
    assert trial.left == []
    assert trial.changed == []


def test_the_next_student_sees_nothing_of_it_and_gets_full_marks(trial: Trial) -> None:
    assert trial.next_look == trial.bench.first_look
    assert trial.next_result["score"] == trial.next_result["max"] > 0


def test_the_grader_needs_little_time_and_memory_for_it(trial: Trial) -> None:
    assert trial.seconds < trial.attack.seconds
    assert trial.growth < MAX_GROWTH, f"{trial.growth / MEGABYTE:.0f} MB"
    assert len(trial.document) < MAX_DOCUMENT


def test_nothing_of_it_acts_on_a_page_in_a_terminal_or_in_a_log(trial: Trial) -> None:
    for page in trial.pages:
        assert acting(page, maths=False) == []
        assert scripts(page) == 0
        assert f'content="{POLICY}"' in page
    for page in trial.formgrader:
        known = acting(formgrader_itself(), maths=True)
        assert [found for found in acting(page, maths=True) if found not in known] == []
        assert scripts(page) == scripts(formgrader_itself())
    for text in texts(trial.result):
        assert not CONTROLS.search(text), text
    for table in trial.tables:
        assert not [c for c in table if not c.isprintable() and c != "\n"]
        # A host of continuous integration obeys such lines of a log, blanks before them or not.
        assert not [n for n in table.splitlines() if n.lstrip().startswith("::") or "##[" in n]


def texts(tree: Any) -> Iterator[str]:
    """Return all texts in a document."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from texts(key)
            yield from texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts(value)
