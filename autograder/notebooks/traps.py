"""What often happens in a notebook and looks like a mistake: said kindly, with the way out.

numpy only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from autograder.numeric import described
from autograder.sandbox.worker.calls import Observation
from autograder.sandbox.worker.plain import plain

RUN_ABOVE = "In the menu choose “Run > Run All Above Selected Cell”, then run this cell again"
NOT_DEFINED = re.compile(r"name '(\w+)' is not defined")


def not_defined(name: str, names: Mapping[str, Any], asked: Collection[str]) -> str:
    """Return what to do where the notebook has no `name`.

    names: what it has defined. asked: the names of all exercises.
    """
    if "np" not in names and not any(other in names for other in asked):
        return f"Nothing of this notebook has been run since its kernel started. {RUN_ABOVE}"
    if near := _near(name, names, asked):
        return (
            f"There is `{near}`, though: is it that? The checks and the grading look for `{name}`, "
            "so please give it this name again and run its cell"
        )
    return (
        "Run the cell above that defines it. If that cell stops with an error, mend this first; "
        f"and the name has to stay `{name}`"
    )


def not_callable(name: str, subject: Any) -> str:
    """Return what to do where `name` is no function any more."""
    return (
        f"`{name}` is {described(plain(subject))} now, no function: some line such as "
        f"`{name} = ...` has used its name for something else. Give that another name, run the "
        f"cell that defines `{name}`, then this one"
    )


def left_in_place(name: str) -> str:
    """Return what to do where the starter code is still there."""
    return (
        f"The starter line `raise NotImplementedError()` is still in `{name}`. Put your code in "
        "its place, delete the line, and run that cell: a change counts once its cell has been run"
    )


def way_out(seen: Observation, names: Mapping[str, Any], asked: Collection[str]) -> str:
    """Return what to do where a call ended with an exception that is none of the function's own."""
    if seen.kind != "raised":
        return ""
    if seen.error == "NameError" and (found := NOT_DEFINED.search(seen.message)):
        unknown = found[1]
        if unknown in names:
            return ""
        if unknown in ("np", "plt"):
            return f"The first cells of the notebook have not been run. {RUN_ABOVE}."
        if unknown in asked:
            return f"Your code uses `{unknown}`: run the cell that defines it first."
        if hasattr(np, unknown):
            return f"numpy's `{unknown}` is called `np.{unknown}` here."
    if seen.error == "NotImplementedError":
        return f"Solve {seen.message} first and run its cell: your code calls it."
    return ""


def _near(name: str, names: Mapping[str, Any], asked: Collection[str]) -> str:
    """Return the student's own name that is most like the missing one, or nothing."""
    own = {
        other.casefold(): other
        for other, value in list(names.items())
        if other not in asked and not other.startswith("_") and _made_here(value)
    }
    found = difflib.get_close_matches(name.casefold(), own, n=1, cutoff=0.7)
    return own[found[0]] if found else ""


def _made_here(value: Any) -> bool:
    """Is it a function, class or dict of the notebook, and nothing that came with an import?"""
    return type(value) is dict or getattr(value, "__module__", "") == "__main__"
