"""How many exercises of a notebook pass their visible checks, as far as the kernel knows.

numpy only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import dis
import textwrap
from collections.abc import Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from autograder.sandbox.worker.plain import Foreign, identical, plain

MAX_NAMED = 6
LINE_WIDTH = 72  # a narrow notebook has room for it, where a longer line is broken within a word
MAX_PARTS = 200
MAX_LEVELS = 4
LOADS = ("LOAD_GLOBAL", "LOAD_NAME")

# What the last check of each exercise found: did it pass, and on what of the notebook it rested.
_checked: dict[str, tuple[bool, dict[str, Any]]] = {}


def remember(name: str, passed: bool, names: Mapping[str, Any]) -> None:
    """Keep what a check of `name` found; names: what the notebook has defined."""
    _checked[name] = passed, _rests_on(name, names)


def was_checked(asked: Sequence[str]) -> bool:
    """Has one of the exercises been checked since the kernel started?"""
    return any(name in _checked for name in asked)


def standing(asked: Sequence[str], names: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the exercises by where they stand: passed, not yet, changed, not tried.

    changed: passed once, but the notebook has redefined it since, or something that it uses.
    """
    found: dict[str, list[str]] = {"passed": [], "not yet": [], "changed": [], "not tried": []}
    for name in asked:
        if name not in _checked:
            found["not tried"].append(name)
            continue
        passed, before = _checked[name]
        now = _rests_on(name, names)
        same = now.keys() == before.keys() and all(_same_thing(now[k], before[k]) for k in now)
        found["changed" if passed and not same else "passed" if passed else "not yet"].append(name)
    return found


def progress_line(asked: Sequence[str], names: Mapping[str, Any]) -> str:
    """Return how many of the exercises pass, and which have changed since their check passed."""
    found = standing(asked, names)
    new = len(found["not tried"])
    untried = f"; {new} not tried since the kernel started" * bool(new)
    changed = f" Check again, for it has changed: {_listing(found['changed'])}."
    return f"{_passing(found)}{untried}.{changed * bool(found['changed'])}"


def progress_list(asked: Sequence[str], names: Mapping[str, Any]) -> str:
    """Return how many of the exercises pass, and below it what is to be done with the others."""
    found = standing(asked, names)
    lines = [f"{_passing(found)}."]
    to_do = {
        "changed": "changed, so check again",
        "not yet": "not passing yet",
        "not tried": "not tried since the kernel started",
    }
    for key, words in to_do.items():
        if found[key]:
            listed = f"{words}: {', '.join(found[key])}"
            lines.append(
                textwrap.fill(listed, LINE_WIDTH, initial_indent="  ", subsequent_indent="    ")
            )
    return "\n".join(lines)


def _passing(found: Mapping[str, Sequence[str]]) -> str:
    passed, asked = len(found["passed"]), sum(map(len, found.values()))
    verb = "passes its" if passed == 1 else "pass their"
    return f"{passed} of {asked} exercise{'s' * (asked != 1)} {verb} visible checks"


def _listing(names: Sequence[str]) -> str:
    more = len(names) - MAX_NAMED
    return ", ".join(names[:MAX_NAMED]) + (f" and {more} more" if more > 0 else "")


def _rests_on(name: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `name` stands for, and what of the notebook its code uses, directly or not."""
    found: dict[str, Any] = {}
    waiting = [name]
    while waiting:
        key = waiting.pop()
        if key in names and key not in found:
            value = names[key]
            # An answer may be written into the same dict or array later.
            found[key] = dict(value) if type(value) is dict else _kept_value(value)
            waiting += _globals_of(value)
    return found


def _kept_value(value: Any) -> Any:
    return value.copy() if type(value) is np.ndarray else value


def _globals_of(value: Any) -> list[str]:
    """Return the global names that a function, the methods of a class or a table of them use."""
    used: list[str] = []
    stack = [value]
    for _ in range(MAX_PARTS):
        if not stack:
            break
        part = stack.pop()
        if type(part) in (dict, list, tuple):
            stack += list(part.values() if type(part) is dict else part)[:MAX_PARTS]
        elif isinstance(part, type) and part.__module__ == "__main__":
            stack += list(vars(part).values())
        elif isinstance(part, FunctionType) and part.__module__ == "__main__":
            stack.append(part.__code__)
        elif isinstance(part, CodeType):
            loads = (i.argval for i in dis.get_instructions(part) if i.opname in LOADS)
            used += [name for name in loads if name not in used]
            stack += [const for const in part.co_consts if isinstance(const, CodeType)]
    return used


def _same_thing(now: Any, before: Any, levels: int = MAX_LEVELS) -> bool:
    """Is it the same, or the same code run once more?"""
    if now is before:
        return True
    if type(now) is not type(before) or not levels:
        return False
    if isinstance(now, FunctionType):
        made = (now.__code__, repr(now.__defaults__), repr(now.__kwdefaults__))
        same = made == (before.__code__, repr(before.__defaults__), repr(before.__kwdefaults__))
        return same and now.__closure__ is None is before.__closure__
    if type(now) in (dict, list, tuple):
        mine, yours = (v.items() if type(v) is dict else enumerate(v) for v in (now, before))
        pairs = list(zip(mine, yours, strict=False))
        return len(now) == len(before) and all(
            key == other and _same_thing(one, two, levels - 1) for (key, one), (other, two) in pairs
        )
    if isinstance(now, type):
        return _same_thing(_methods(now), _methods(before), levels - 1)
    value = plain(now)
    return not isinstance(value, Foreign) and identical(value, plain(before))


def _methods(kind: type) -> dict[str, Any]:
    return {k: v for k, v in vars(kind).items() if isinstance(v, FunctionType)}
