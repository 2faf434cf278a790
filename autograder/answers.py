"""Has an item of a quiz an answer of the form that is asked? Nothing here knows the right one.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

WANTED = {
    "truth": "True or False, without quotes",
    "number": "a number",
    "text": "text in quotes",
    "shape": "a tuple of whole numbers such as (3, 1)",
    "names": "a set or list of names in quotes",
    "array": "an array (np.array makes one of a list)",
}


def form(answer: Any) -> str:
    """Return which form the right answer has: a key of WANTED, or '' where any is accepted."""
    if isinstance(answer, bool):
        return "truth"
    if isinstance(answer, (int, float)):
        return "number"
    if isinstance(answer, str):
        return "text"
    if isinstance(answer, tuple) and all(type(part) is int for part in answer):
        return "shape"
    if isinstance(answer, (set, frozenset)):
        return "names"
    return "array" if isinstance(answer, np.ndarray) else ""


def unfit(answer: Any, wanted: str, options: Sequence[Any]) -> str:
    """Return why the answer cannot be taken, '' where it can.

    wanted: what `form` returned for the right answer. options: the allowed answers, if fixed.
    """
    if answer is None:
        return "no answer yet"
    if options:
        if allowed(answer, options):
            return ""
        return f"{repr(answer)[:40]} is none of the allowed answers: {listed(options)}"
    if wanted == "number" and isinstance(answer, np.ndarray) and answer.ndim:
        return f"an array of shape {answer.shape}, expected one number: take it out, as in z[0, 0]"
    fits = {
        "truth": isinstance(answer, (bool, np.bool_)),
        "number": isinstance(answer, (int, float, np.number))
        or (isinstance(answer, np.ndarray) and not answer.ndim),
        "text": isinstance(answer, str),
        "shape": isinstance(answer, (tuple, list)) and all(map(_whole_number, answer)),
        "names": isinstance(answer, (set, frozenset, list, tuple)),
        "array": isinstance(answer, np.ndarray),
    }
    return "" if fits.get(wanted, True) else f"expected {WANTED[wanted]}"


def listed(options: Sequence[Any]) -> str:
    """Return the allowed answers as they are typed."""
    return ", ".join(repr(option) for option in options)


def allowed(answer: Any, options: Sequence[Any]) -> bool:
    """Is it one of the allowed answers, right or wrong?"""
    return any(_same(answer, option) for option in options)


def _same(answer: Any, option: Any) -> bool:
    if isinstance(option, str):
        return isinstance(answer, str) and answer.strip().casefold() == option.casefold()
    if isinstance(option, tuple):
        return isinstance(answer, (tuple, list)) and tuple(answer) == option
    # Nothing is made an array of here: a list may hold texts of any length, and rows of any.
    if isinstance(answer, (list, tuple, set, frozenset, dict)):
        return False
    if isinstance(answer, np.ndarray) and answer.ndim:
        return False
    # 1 may stand for True, but True does not stand for a number.
    number = not isinstance(option, bool)
    if number and isinstance(answer, (bool, np.bool_)):
        return False
    return bool(answer == option)


def _whole_number(part: Any) -> bool:
    return isinstance(part, (int, np.integer)) and not isinstance(part, bool)
