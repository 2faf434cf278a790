"""A student's notebook without a kernel: the released checks file over names that cells define."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT


class Evening:
    """The names that a student has defined, and what the checks of one assignment say to them.

    reports: all that was shown, the last one last.
    """

    def __init__(self, assignment: str) -> None:
        self.checks = load_checks(ROOT / "release" / assignment / "checks.py")
        # As in a kernel: what cells define belongs to `__main__`.
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.reports: list[Any] = []
        vars(self.checks)["notebook_names"] = lambda: self.names
        vars(self.checks)["_show"] = self.reports.append

    def run(self, cell: str) -> None:
        """Run a cell."""
        exec(compile(cell, "<cell>", "exec"), self.names)

    def set_up(self) -> None:
        """Run what the first cells of a notebook do."""
        self.run("import numpy as np")

    def check(self, name: str) -> Any:
        """Run a check cell and return the report that it shows."""
        try:
            self.checks.check(name)
        except self.checks.ChecksFailed:
            assert not self.reports[-1].passed
        else:
            assert self.reports[-1].passed
        return self.reports[-1]

    def refusal(self, name: str) -> str:
        """Run a check cell that does not pass, and return the one line of its error."""
        with pytest.raises(self.checks.ChecksFailed) as caught:
            self.checks.check(name)
        (line,) = caught.value._render_traceback_()
        return line


def load_checks(path: Path) -> ModuleType:
    """Import a checks file anew, as a kernel does that has just started."""
    spec = importlib.util.spec_from_file_location("checks_of_a_student", path)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # its dataclasses look themselves up while they are made
    spec.loader.exec_module(made)
    del sys.modules[spec.name]
    return made


@pytest.fixture
def evening() -> Evening:
    """The first assignment, its first cells run."""
    made = Evening("1-activations")
    made.set_up()
    return made
