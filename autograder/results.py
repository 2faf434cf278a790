"""Result documents on disk: validated, written at once or not at all, reused while still true."""

from __future__ import annotations

import contextlib
import json
import stat
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import fastjsonschema

from autograder.errors import BackgradeError
from autograder.files import json_lines, put

LINES_TO_THE_EXERCISES = 4


class ResultError(BackgradeError):
    """A result document is not what its schema says; names the file and the place."""


class Store:
    """The results of one course folder: results/<assignment>/<student>.json.

    What was seen of the notebooks lies in results/<assignment>/seen/<student>/: a cache.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "results"

    def path(self, assignment: str, student: str) -> Path:
        """Return where the result of a submission is kept."""
        return self.folder / assignment / f"{student}.json"

    def read(self, assignment: str, student: str, key: str) -> dict[str, Any] | None:
        """Return the stored result of `key`; None where there is none, or it is damaged.

        A result can always be made again, so a damaged one is no reason to stop.
        """
        path = self.path(assignment, student)
        try:
            document = json.loads(path.read_text("utf-8"))
            validate(document, str(path))
        except (FileNotFoundError, ValueError, ResultError):
            return None
        found: dict[str, Any] = document
        return found if found["key"] == key else None

    def write(self, document: dict[str, Any]) -> None:
        """Keep a result; a crash at any moment leaves the old file or the new one, never half."""
        validate(document, "the new result")
        try:
            text = json_lines(document, LINES_TO_THE_EXERCISES)
        except ValueError as error:
            raise ResultError(f"the new result: a number in it is not finite ({error})") from error
        _write(self.path(document["assignment"], document["student"]), text.encode(), durable=True)

    def memory(self, assignment: str, student: str) -> dict[str, bytes]:
        """Return what earlier runs saw of a submission's notebooks, by name (observed.py)."""
        folder = self._memory(assignment, student)
        try:
            return {path.name: path.read_bytes() for path in folder.iterdir()}
        except OSError:
            return {}

    def remember(self, assignment: str, student: str, memory: Mapping[str, bytes]) -> None:
        """Keep what was seen. It can be seen again, so a full disk loses nothing here."""
        folder = self._memory(assignment, student)
        for name, content in memory.items():
            with contextlib.suppress(OSError):
                _write(folder / name, content, durable=False)

    def _memory(self, assignment: str, student: str) -> Path:
        return self.folder / assignment / "seen" / student


def _write(path: Path, content: bytes, *, durable: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shared = path.parent.stat().st_mode & stat.S_IWGRP  # a course that several instructors share
    put(path, content, 0o660 if shared else 0o600, durable=durable)


def validate(document: Any, where: str) -> None:
    """Raise ResultError, naming `where` and the place in it, unless the schema is met."""
    try:
        _validator()(document)
    except fastjsonschema.JsonSchemaValueException as error:
        raise ResultError(f"{where}: {error.message[:300]}") from error


@cache
def _validator() -> Callable[[Any], Any]:
    text = resources.files("autograder").joinpath("result.schema.json").read_text("utf-8")
    compiled: Callable[[Any], Any] = fastjsonschema.compile(json.loads(text))
    return compiled
