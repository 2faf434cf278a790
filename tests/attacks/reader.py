"""Read attacks: small files in the format of the demo class, and what must come of them.

A file is what a student hands in (see `autograder.demo.submissions`), in the folder of its class.
Between its docstring, which says what it tries, and its first section stand lines:

    # base: starter                what all other cells hold, as in the demo class
    # stock: ...                   what nbgrader is known to do where it grades alone
    # earns: nothing               or everything; everything but relu, elu; relu, elu; in
                                   parentheses: (activation_table), a part of its marks
    # expect: relu raised          an exercise's outcome (any number of such lines)
    # expect: cell timed out       how a cell ended; `maybe` in the place of `cell`: or it did not
    # expect: shows ...            a text among the outputs
    # expect: problem ...          why the notebook was not graded
    # expect: note ...             what is noted beside the marks
    # unguarded: gradebook         which canaries come out where there is no sandbox
    # student: <b>Eve</b>          the name of the student's folder
    # needs: root                  skipped for ordinary users
    # limits: call_seconds=1       limits of its own (see bench.py for those of all others)

Beside the sections of the demo class there are those for what lies in the submission's folder:

    # %% file: numpy.py            a file with this text
    # %% link: activations.ipynb   a link to this place, instead of what is there
    # %% edit: activations         Python that changes `cells` or `notebook` before it is written
    # %% arrange: folder           Python that changes what lies in `folder`, a Path

In all of it `@course@` stands for the course folder, `@process@` for the number of a process of the
grader's user, `@repository@` for this repository: an attacker may have guessed them.
"""

from __future__ import annotations

import copy
import json
import os
import random
import re
import socket
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.demo.submissions import Fixture, read_fixture, submission_files

FOLDER = Path(__file__).parent / "submissions"
CLASSES = {
    "reading": "reads what it should not see",
    "forging": "makes wrong answers look right",
    "files": "hands in more or other than a notebook",
    "denial": "stops, fills or slows the grader",
    "injection": "puts code where others read",
    "exfiltration": "carries hidden inputs out",
    "cross-submission": "leaves something for the next one",
}
HEADER = re.compile(r"^# ([a-z]+): (.+)$", re.M)
KEYS = {"base", "stock", "earns", "expect", "unguarded", "student", "needs", "limits"}
ON_DISK = ("file", "link", "edit", "arrange")


class AttackError(Exception):
    """An attack's file is not as it should be; names the file."""


@dataclass(frozen=True)
class Attack:
    """One attack. on_disk: its sections for the folder, the others are in `fixture`."""

    name: str
    kind: str
    fixture: Fixture
    on_disk: tuple[tuple[str, str, str], ...]
    stock: str
    earns: str
    expect: tuple[tuple[str, str], ...] = ()
    unguarded: tuple[str, ...] = ()
    student: str = ""
    needs_root: bool = False
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Class and name."""
        return f"{self.kind}/{self.name}"

    @property
    def targets(self) -> set[str]:
        """The labels of the cells that it changes."""
        return {target for _, target, _ in self.fixture.sections}

    @property
    def parts(self) -> set[str]:
        """The exercises of which it may have a part of the marks."""
        return set(re.findall(r"\((\w+)\)", self.earns))

    def earned(self, maxima: Mapping[str, float]) -> dict[str, float]:
        """Return the marks that it may have, by exercise; of `parts` the marks of the whole."""
        word, _, names = self.earns.partition(" but ")
        if word not in ("everything", "nothing"):
            word, names = "nothing", self.earns
        chosen = set(re.findall(r"\w+", names)) - self.parts
        if unknown := (chosen | self.parts) - set(maxima):
            raise AttackError(f"{self.id}: there are no exercises {sorted(unknown)}")
        full = set(maxima) - chosen if word == "everything" else chosen
        return {n: marks if n in full | self.parts else 0.0 for n, marks in maxima.items()}


def attacks() -> list[Attack]:
    """Return all attacks, by class and name."""
    return [read_attack(path) for kind in CLASSES for path in sorted((FOLDER / kind).glob("*.py"))]


def read_attack(path: Path) -> Attack:
    """Return the attack in a file. Raises AttackError, naming the file."""
    fixture = read_fixture(path)
    head = path.read_text("utf-8").partition("\n# %% ")[0]
    lines = HEADER.findall(head)
    told = dict(lines)
    if unknown := {key for key, _ in lines} - KEYS:
        raise AttackError(f"{path}: lines of the kinds {sorted(unknown)} are not known")
    for key in ("stock", "earns"):
        if key not in told:
            raise AttackError(f"{path}: expected a line `# {key}: ...`")
    words = [tuple(value.split(maxsplit=1)) for key, value in lines if key == "expect"]
    if any(len(pair) != 2 for pair in words):
        raise AttackError(f"{path}: expected two words in each line `# expect: ...`")
    inside = tuple(s for s in fixture.sections if s[0] not in ON_DISK)
    return Attack(
        name=fixture.name,
        kind=path.parent.name,
        fixture=Fixture(fixture.name, fixture.about, fixture.base, inside),
        on_disk=tuple(s for s in fixture.sections if s[0] in ON_DISK),
        stock=told["stock"],
        earns=told["earns"],
        expect=tuple((first, rest) for first, rest in words),
        unguarded=tuple(told.get("unguarded", "").split()),
        student=told.get("student", ""),
        needs_root=told.get("needs") == "root",
        limits=_limits(told.get("limits", "")),
    )


def _limits(words: str) -> dict[str, float]:
    pairs = (word.partition("=") for word in words.split())
    return {name: float(value) for name, _, value in pairs}


def hand_in(
    attack: Attack,
    folder: Path,
    sources: Mapping[str, Any],
    released: Mapping[str, Any],
    known: Mapping[str, str],
) -> None:
    """Write the submission into `folder`, an empty one; `known` are places the attacker knows."""
    sections = tuple(
        (verb, target, filled(text, known)) for verb, target, text in attack.fixture.sections
    )
    fixture = Fixture(attack.name, attack.fixture.about, attack.fixture.base, sections)
    files = submission_files(fixture, sources, released)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    for verb, target, text in attack.on_disk:
        _ON_DISK[verb](folder, target, filled(text, known))


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return the text with the places that the attacker knows."""
    for name, value in known.items():
        text = text.replace(f"@{name}@", value)
    return text


def _file(folder: Path, target: str, text: str) -> None:
    path = folder / target
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "utf-8")


def _link(folder: Path, target: str, text: str) -> None:
    path = folder / target
    path.unlink(missing_ok=True)
    path.symlink_to(text.strip())


def _edit(folder: Path, target: str, text: str) -> None:
    path = folder / f"{target}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    names = {"notebook": notebook, "cells": notebook["cells"], "by_id": _by_id(notebook)}
    exec(compile(text, f"<edit {target}>", "exec"), {**_MODULES, **names})
    path.write_text(json.dumps(notebook), "utf-8")


def _arrange(folder: Path, target: str, text: str) -> None:
    exec(compile(text, f"<arrange {target}>", "exec"), {**_MODULES, "folder": folder})


def _by_id(notebook: Any) -> dict[str, Any]:
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: cell
        for cell in notebook["cells"]
        if "nbgrader" in cell["metadata"]
    }


_MODULES = {
    "Path": Path,
    "copy": copy,
    "json": json,
    "os": os,
    "random": random,
    "socket": socket,
    "string": string,
}
_ON_DISK = {"file": _file, "link": _link, "edit": _edit, "arrange": _arrange}
