"""The attacks are many, of all classes, and real: without a sandbox they find what they want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment
from autograder.sandbox.host import Sandbox
from tests.attacks import table
from tests.attacks.bench import LIMITS, Bench, overheard
from tests.attacks.planted import CANARIES, PlantedCourse, canaries_in
from tests.attacks.reader import CLASSES, FOLDER, Attack, AttackError, attacks, read_attack

ALL = attacks()


def test_there_are_over_a_hundred_and_some_of_every_class() -> None:
    assert len(ALL) >= 100
    assert {path.parent.name for path in FOLDER.glob("*/*.py")} == set(CLASSES)
    assert min(Counter(attack.kind for attack in ALL).values()) >= 10


def test_each_has_a_name_and_a_sentence_of_its_own() -> None:
    assert len({attack.name for attack in ALL}) == len(ALL)
    assert len({attack.fixture.about for attack in ALL}) == len(ALL)
    assert all(attack.fixture.about.endswith(".") for attack in ALL)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("# base: starter\n# stock: x", "earns"),
        ("# base: starter\n# earns: nothing", "stock"),
        ("# base: starter\n# stock: x\n# earns: nothing\n# expects: relu value", "expects"),
        ("# base: starter\n# stock: x\n# earns: nothing\n# expect: relu", "two words"),
    ],
)
def test_a_file_that_says_too_little_or_something_unknown_is_refused(
    tmp_path: Path, head: str, said: str
) -> None:
    path = tmp_path / "attack.py"
    path.write_text(f'"""Tries."""\n{head}\n\n# %% relu\n1\n', "utf-8")
    with pytest.raises(AttackError, match=said):
        read_attack(path)


@pytest.fixture
def unguarded(attacked: Assignment, solved: dict[str, Any], tmp_path: Path) -> Iterator[Bench]:
    """A bench without any sandbox, for attacks that read; its course is theirs to spoil."""
    with PlantedCourse(tmp_path) as course, Sandbox(limits=LIMITS, unsafe=True) as sandbox:
        yield Bench(sandbox, attacked, solved, course)


@pytest.mark.parametrize("attack", [a for a in ALL if a.unguarded], ids=lambda attack: attack.id)
def test_without_a_sandbox_it_finds_its_canaries(attack: Attack, unguarded: Bench) -> None:
    assert set(attack.unguarded) <= set(CANARIES)
    with overheard() as said:
        result = unguarded.grade_alone(attack)
    assert set(canaries_in(bytes(said))) >= set(attack.unguarded)
    assert result["sandbox"] == "none (override)"


def test_the_table_names_every_attack_once() -> None:
    lines = table.table().splitlines()
    assert len(lines) == 2 + len(ALL)
    assert len({line.count(" | ") for line in lines}) == 1


def test_the_table_in_the_security_page_is_current() -> None:
    text = table.PAGE.read_text("utf-8") if table.PAGE.is_file() else ""
    if table.BEGIN not in text:
        pytest.skip("SECURITY.md has no place for the table")
    assert text == table.filled(text), "run: python -m tests.attacks.table"
