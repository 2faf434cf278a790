"""The bank of exercises: all that the suite declares, by name."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Collection, Iterable
from functools import cache

from autograder.collect import collect, prove
from autograder.model import DeclarationError, Exercise
from autograder.suite import ASSIGNMENTS


@cache
def suite(assignment: str) -> dict[str, Exercise]:
    """Return the exercises of the topics of one of the kit's own assignments, by name."""
    package = importlib.import_module(f"autograder.suite.{ASSIGNMENTS[assignment]}")
    found: dict[str, Exercise] = {}
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for name, exercise in collect(importlib.import_module(info.name)).items():
            if found.setdefault(name, exercise) is not exercise:
                raise DeclarationError(f"{name}: declared in two modules of {package.__name__}")
    return found


@cache
def bank() -> dict[str, Exercise]:
    """Return the exercises of all topics, by name."""
    found: dict[str, Exercise] = {}
    for assignment in ASSIGNMENTS:
        for name, exercise in suite(assignment).items():
            if found.setdefault(name, exercise) is not exercise:
                raise DeclarationError(f"{name}: declared for two assignments")
    return found


def exercises_for(assignment: str, names: Iterable[str]) -> dict[str, Exercise]:
    """Return the named exercises: the assignment's notebooks decide which of the bank it asks for.

    Raises DeclarationError for a name that is not in the bank, or that does not hold (`prove`).
    """
    found = named(assignment, list(names))
    for made in found.values():
        prove(made)
    return found


def named(assignment: str, names: Collection[str]) -> dict[str, Exercise]:
    """Return the named exercises, as `exercises_for` does, and prove nothing."""
    own = suite(assignment) if assignment in ASSIGNMENTS else {}
    known = own if own.keys() >= set(names) else bank()
    for name in names:
        if name not in known:
            raise DeclarationError(
                f"there is no exercise {name!r}; {nearest(name, known)} "
                "(`backgrade exercises` lists all)"
            )
    return {name: known[name] for name in names}


def nearest(name: str, known: Collection[str]) -> str:
    """Return what may have been meant by a name that is not known, as half a sentence."""
    found = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(found)}?" if found else "no other name is like it"
