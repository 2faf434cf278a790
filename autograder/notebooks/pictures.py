"""Helpers for the plot cells of a notebook: a picture that waits for the student's function.

numpy only, the axes come from the notebook: the text of this module is part of the checks file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.notebooks.checker import notebook_names


def drawn(name: str, *args: Any) -> Any:
    """Return the notebook's function `name` at `args` as an array, or print why not: None."""
    names = notebook_names()
    if name not in names:
        print(f"{name} is not known yet: run its cell first.")
        return None
    try:
        values = names[name](*args)
        if values is not None:
            return np.asarray(values, dtype=float)
        print(f"{name} returns None so far: is its return line missing?")
    except NotImplementedError:
        print(f"{name} is not written yet: the picture is complete once you have solved it.")
    except Exception as error:
        print(f"{name} stopped with {type(error).__name__}: its check says more.")
    return None


def curve(axes: Any, z: Any, name: str, *args: Any, label: str) -> Any:
    """Draw the notebook's function `name` over z, with a gap at a jump; return values or None."""
    values = drawn(name, z.copy(), *args)
    if values is None:
        return None
    if values.shape != z.shape:
        print(f"{name} returns shape {values.shape} for shape {z.shape}: it cannot be drawn.")
        return None
    steps = np.abs(np.diff(values, append=values[-1]))
    jumps = steps > 10 * max(0.01, np.median(steps))
    axes.plot(z, np.where(jumps, np.nan, values), label=label)
    return values


def ready(names: str, work: Callable[[], Any]) -> Any:
    """Return work(), which calls the student's functions, or print why not: None."""
    try:
        return work()
    except NotImplementedError:
        print(f"This picture is complete as soon as it can use your {names}.")
    except Exception as error:
        print(f"This picture uses {names} and met {type(error).__name__}: the checks say more.")
    return None


def finish(axes: Any, where: str = "upper left", **settings: Any) -> None:
    """Label the axes; add a legend if anything was drawn."""
    axes.set(**settings)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc=where, fontsize=8, framealpha=0.9)
