"""The course's own settings: `c.Backgrade` in nbgrader_config.py."""

from __future__ import annotations

import traceback
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from traitlets.config.loader import PyFileConfigLoader

from autograder.errors import BackgradeError
from autograder.sandbox.limits import Limits

CONFIGURATION = "nbgrader_config.py"


class SettingsError(BackgradeError):
    """A setting is not what was expected; names it, and what may stand there."""


def limits(root: Path) -> Limits:
    """Return the limits that the course folder sets, the defaults for all others.

    Raises SettingsError for an unknown name or a value that is no positive number.
    """
    try:
        config = PyFileConfigLoader(CONFIGURATION, path=str(root)).load_config()
    except Exception as error:
        raise SettingsError(config_fault(error)) from None
    section: dict[str, Any] = config.get("Backgrade", {})
    known = asdict(Limits())
    for name, value in section.items():
        place = f"{root / CONFIGURATION}: c.Backgrade.{name}"
        if name not in known:
            raise SettingsError(f"{place} is not known; there are {', '.join(known)}")
        whole = isinstance(known[name], int)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            kind = "whole number" if whole else "number"
            raise SettingsError(f"{place} is {value!r}, expected a {kind}")
        if not 0 < value < float("inf"):
            raise SettingsError(f"{place} is {value!r}, expected a positive number")
    return replace(Limits(), **section)


def config_fault(error: Exception) -> str:
    """Say what is wrong with a configuration file and where, without its text.

    A line of it may hold the password of a database, so neither it nor a traceback is shown.
    """
    if isinstance(error, SyntaxError):
        return f"{error.filename}, line {error.lineno}: {type(error).__name__}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if f.filename.endswith("_config.py")]
    place = f"{inside[-1].filename}, line {inside[-1].lineno}: " if inside else ""
    return f"{place}{type(error).__name__}: {error}"
