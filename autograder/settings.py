"""The course's own settings: `c.Backgrade` in nbgrader_config.py."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from traitlets.config.loader import PyFileConfigLoader

from autograder.sandbox.limits import Limits

CONFIGURATION = "nbgrader_config.py"


class SettingsError(Exception):
    """A setting is not what was expected; names it, and what may stand there."""


def limits(root: Path) -> Limits:
    """Return the limits that the course folder sets, the defaults for all others.

    Raises SettingsError for an unknown name or a value that is no positive number.
    """
    section: dict[str, Any] = (
        PyFileConfigLoader(CONFIGURATION, path=str(root)).load_config().get("Backgrade", {})
    )
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
