"""Collect what a suite module declares, and refuse what would be lost or could never be told."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from autograder.judge import behaviour, judge
from autograder.model import DeclarationError, Exercise


def collect(module: ModuleType) -> dict[str, Exercise]:
    """Return the exercises that a suite module declares, by name, in the order of the module.

    Raises DeclarationError for two exercises of one name, a duplicate variable included. What
    takes long to find out about them, `prove` does.
    """
    found: dict[str, Exercise] = {}
    for value in vars(module).values():
        if not isinstance(value, Exercise):
            continue
        if found.get(value.name, value) is not value:
            raise DeclarationError(f"{value.name}: declared twice in {module.__name__}")
        found[value.name] = value
    for name, count in _assigned(module).items():
        if count > 1:
            raise DeclarationError(
                f"{name}: assigned {count} times in {module.__name__} or beside it, expected once; "
                "the first declaration would be lost"
            )
    return found


@cache
def prove(made: Exercise) -> None:
    """Raise DeclarationError for a misconception that no case tells from the reference."""
    for name, misconception in made.misconceptions.items():
        if all(v.passed for v in judge(made, behaviour(made, misconception.subject))):
            raise DeclarationError(
                f"{made.name}: misconception {name!r} equals the reference on every case; "
                "expected a wrong way, or data that show it to be one"
            )


def _assigned(module: ModuleType) -> dict[str, int]:
    """Return how often each exercise's variable is assigned in the module and those it imports."""
    counts: dict[str, int] = {}
    imports = (n for n in ast.parse(_source(module)).body if isinstance(n, ast.ImportFrom))
    inside = [sys.modules[n.module] for n in imports if n.module in sys.modules]
    suite = module.__name__.rpartition(".")[0]
    inside = [m for m in inside if suite and m.__name__.startswith(f"{suite}.")]
    for part in {id(m): m for m in [module, *inside]}.values():
        for node in ast.parse(_source(part)).body:
            if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
                continue
            if ast.unparse(node.value.func) in ("exercise", "quiz"):
                name = ast.unparse(node.targets[0])
                counts[name] = counts.get(name, 0) + 1
    return counts


def _source(module: ModuleType) -> str:
    return Path(module.__file__).read_text("utf-8") if module.__file__ else ""
