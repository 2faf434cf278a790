"""The first thing that is wrong with an observation, in the order in which reasons are looked for.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare import difference
from autograder.rules import Rules
from autograder.sandbox.worker.calls import Observation

PASSED = "passed"
SINGLE_NOTE = "worked out in single precision (float32): right to about 7 digits, which counts."
WARNING_NOTE = "numpy gave a warning on the way (an overflow, for example); the values count."
HINTS = {
    "MemoryError": " (it asked for more memory than there is for a notebook)",
    "RecursionError": " (a function calls itself without end)",
    "PermissionError": " (other files, programs and the network are closed while it is graded)",
}
# What numpy says when an array stands where a single truth value is needed.
AMBIGUOUS = "truth value of an array"


@dataclass(frozen=True)
class Finding:
    """outcome: the value of an Outcome. safe: for any case. detail: for visible cases only."""

    outcome: str
    safe: str = ""
    detail: str = ""
    note: str = ""


def first_finding(
    name: str, seen: Observation, expected: Observation, rules: Rules, item: str | None = None
) -> Finding:
    """Return why `seen` is not right, or that it passed; `expected` is the reference's observation.

    name: what the student defines, and item: the key asked for in a dict, used in sentences.
    rules: see rules.Rules.
    """
    if seen.kind != "returned":
        return _not_returned(name, seen, item)
    sizes = _sizes(expected.value)
    found = difference(expected.value, seen.value, rules, sizes=sizes)
    if found is not None:
        return Finding(found.kind, found.safe, found.detail or found.safe)
    if seen.changed:
        names = " and ".join(seen.changed)
        safe = f"the values are right, but your code changes its input {names}; work on a copy"
        return Finding("input changed", safe, safe)
    if seen.shared and not rules.may_share:
        names = " and ".join(seen.shared)
        safe = f"the values are right, but the result is no new array: it is part of {names}"
        return Finding("shared memory", safe, safe)
    if not seen.repeats and difference(expected.value, seen.again, rules) is not None:
        safe = "right the first time, but a second call with the same inputs gives something else"
        return Finding("not repeatable", safe, safe)
    return Finding(PASSED, note=_note(seen))


def _not_returned(name: str, seen: Observation, item: str | None) -> Finding:
    what = f"your code stopped with {seen.error}"
    if seen.error == "NotImplementedError":
        what = "your code calls something that still has its starter code"
    starter = f"`{name}` still has the starter line `raise NotImplementedError()`"
    sentences = {
        "unattempted": f"the item {item!r} has no answer yet" if item else starter,
        "missing": f"`{name}` is not defined after all cells have run{_because(seen)}",
        "raised": what,
        "timed out": "your code was still running when its time was up; does a loop never end?",
        "died": "your code ended the whole Python process",
        "not run": f"not tried{_because(seen)}",
    }
    safe = sentences[seen.kind]
    if seen.kind != "raised":
        return Finding(seen.kind, safe, safe)
    # Line and message come from the student's process: for a hidden case they could carry it out.
    safe += _hint(seen)
    cell = f"the cell `{seen.cell}`" if seen.cell else "your cell"
    place = f" (line {seen.line} of {cell})" if seen.line else ""
    return Finding(seen.kind, safe, safe + place + _because(seen))


def _hint(seen: Observation) -> str:
    if AMBIGUOUS in seen.message:
        return " (`if` and `and` ask for one yes or no; an array holds one for each entry)"
    return HINTS.get(seen.error, "")


def _because(seen: Observation) -> str:
    return f": {seen.message}" if seen.message else ""


def _note(seen: Observation) -> str:
    if _any_single(seen.value):
        return SINGLE_NOTE
    return WARNING_NOTE if seen.warned else ""


def _any_single(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return bool(value.dtype == np.float32)
    items = value.values() if isinstance(value, dict) else value
    return isinstance(value, (list, tuple, dict)) and any(_any_single(v) for v in items)


def _sizes(value: Any) -> frozenset[int]:
    if isinstance(value, np.ndarray):
        return frozenset(value.shape)
    if isinstance(value, (list, tuple)):
        return frozenset(n for v in value for n in _sizes(v))
    return frozenset()
