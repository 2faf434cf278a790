"""Result documents on disk: validated, written at once or not at all, reused while still true."""

from __future__ import annotations

import json
import os
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema


class ResultError(Exception):
    """A result document is not what its schema says; names the file and the place."""


class Store:
    """The results of one course folder: results/<assignment>/<student>.json."""

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
            text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
        except ValueError as error:
            raise ResultError(f"the new result: a number in it is not finite ({error})") from error
        path = self.path(document["assignment"], document["student"])
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def validate(document: Any, where: str) -> None:
    """Raise ResultError, naming `where` and the place in it, unless the schema is met."""
    for error in _validator().iter_errors(document):
        raise ResultError(f"{where}: {error.json_path}: {error.message[:300]}")


@cache
def _validator() -> jsonschema.Draft202012Validator:
    text = resources.files("autograder").joinpath("result.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))
