"""Is everything here that a notebook needs? Said in one sentence, with the way to get it.

numpy only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import sys

LEAST_PYTHON = (3, 11)
# With older ones something differs: numpy 1 mixes float32 and float64 in another way.
LEAST = {"numpy": (2, 0), "matplotlib": (3, 8)}
# The build writes here what this checks file belongs to.
ASSIGNMENT = ""
RELEASE = ""


def environment(assignment: str, release: str) -> None:
    """Print whether Python, numpy, matplotlib and this file are what the notebook needs.

    assignment, release: what the notebook belongs to. Prints nothing where there is no kernel, for
    then the notebook is being graded and nobody waits for an answer.
    """
    shell = sys.modules.get("IPython")
    if shell and hasattr(shell.get_ipython(), "kernel"):
        print(
            missing(assignment, release)
            or f"Ready: {', '.join(_versions())}, checks of {ASSIGNMENT}."
        )


def missing(assignment: str, release: str) -> str:
    """Return the sentence about what is missing, nothing where all is well."""
    if sys.version_info < LEAST_PYTHON:
        return (
            f"Not ready: this kernel runs Python {_dotted(sys.version_info[:2])} and the notebook "
            f"needs {_dotted(LEAST_PYTHON)} or newer; install one and choose it with "
            "Kernel > Change Kernel."
        )
    if old := {name: least for name, least in LEAST.items() if _numbers(name) < least}:
        have = " and ".join(f"{name} {_dotted(_numbers(name))}" for name in old)
        need = " ".join(f'"{name}>={_dotted(least)}"' for name, least in old.items())
        return (
            f"Not ready: this notebook needs newer versions than {have}; run `%pip install {need}` "
            "in a cell of its own, then choose Kernel > Restart Kernel."
        )
    if assignment != ASSIGNMENT:
        return (
            f"Not ready: this notebook belongs to {assignment}, but the checks.py beside it to "
            f"{ASSIGNMENT}; keep each assignment in a folder of its own, with its own checks.py, "
            "then choose Kernel > Restart Kernel."
        )
    if release != RELEASE:
        return (
            f"Not ready: this notebook and the checks.py beside it come from two releases of "
            f"{assignment}; get the newer checks.py (or fetch the assignment again into a new "
            "folder and copy your answers), then choose Kernel > Restart Kernel."
        )
    return ""


def _versions() -> list[str]:
    python = f"Python {_dotted(sys.version_info[:3])}"
    return [python, *(f"{name} {sys.modules[name].__version__}" for name in LEAST)]


def _numbers(name: str) -> tuple[int, ...]:
    """Return the version of an imported module as far as it is compared."""
    return tuple(int(part) for part in sys.modules[name].__version__.split(".")[:2])


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
