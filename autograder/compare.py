"""Compare two plain values: the first difference that matters, in words.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np

from autograder.numeric import described, numeric_difference
from autograder.rules import Difference, Rules
from autograder.sandbox.worker.plain import Foreign

# Letters of a text, entries of a set: more of them are no answer, and are not looked at. A result
# may have millions of either, and is compared with every misconception.
LONGEST = 10_000
SHOWN = 200  # of what was given, in a sentence


def difference(
    expected: Any,
    got: Any,
    rules: Rules,
    where: str = "the result",
    sizes: frozenset[int] = frozenset(),
) -> Difference | None:
    """Return the first difference between plain values, None where `got` is right.

    rules: tolerance, masks, names of results. sizes: the lengths that may be named in a
    sentence beside those of `expected`, so that a shape cannot carry hidden numbers out.
    Order: None, type, structure, shape, dtype, finite, value.
    """
    if got is None and expected is not None:
        return Difference("returned None", f"{where} is None; is a `return` missing?")
    if isinstance(expected, Foreign) or expected is None:
        same = type(expected) is type(got) and expected == got
        return None if same else Difference("type", f"{where} is of another type")
    if isinstance(expected, str):
        return _text(expected, got, where)
    if isinstance(expected, (set, frozenset)):
        return _set(expected, got, where)
    if isinstance(expected, dict):
        return _dict(expected, got, rules, where, sizes)
    if rules.shapes and isinstance(expected, tuple) and all(type(n) is int for n in expected):
        return _shape(expected, got, where)
    if isinstance(expected, (list, tuple)):
        return _sequence(expected, got, rules, where, sizes)
    return numeric_difference(np.asarray(expected), got, rules, where, sizes)


def _text(expected: str, got: Any, where: str) -> Difference | None:
    got = _single(got)
    if not isinstance(got, str):
        return Difference("type", f"{where} is {described(got)}, expected text in quotes")
    if len(got) > LONGEST + len(expected):
        return Difference("value", f"{where} is not right", f"{where} is a text far too long")
    if got.strip().casefold() == expected.strip().casefold():
        return None
    return Difference("value", f"{where} is not right", f"{where} is {got[:40]!r}")


def _set(expected: Any, got: Any, where: str) -> Difference | None:
    names = bool(expected) and all(isinstance(v, str) for v in expected)
    what = "names" if names else "indices" if expected else "entries"
    mask = f"{where} is a mask of True and False, expected the {what}"
    if isinstance(got, np.ndarray) and got.ndim > 1:
        return Difference("shape", f"{where} has {got.ndim} axes, expected a list of {what}")
    if isinstance(got, np.ndarray) and got.ndim == 1:
        got = got[: LONGEST + 1].tolist()
    if not isinstance(got, (list, tuple, set, frozenset)):
        return Difference("type", f"{where} is {described(got)}, expected a list of {what}")
    if len(got) > LONGEST:
        said = f"{where} does not hold the right {what}"
        return Difference("value", said, f"{said}: it holds far too many")
    items = [_single(v) for v in got]
    if any(isinstance(v, bool) for v in items):
        return Difference("type", mask)
    if any(isinstance(v, np.ndarray) for v in items):
        said = f"{where} holds an array, expected {what} (np.where gives a tuple of arrays)"
        return Difference("structure", said)
    kinds: Any = str if names else (int, float, str) if not expected else (int, float)
    if not all(isinstance(v, kinds) for v in items):
        wanted = "a name in quotes" if names else "a whole number"
        return Difference("type", f"{where} holds something that is not {wanted}")
    if set(items) == set(expected):
        return None
    few = [v[:SHOWN] if isinstance(v, str) else v for v in sorted(items, key=str)[:20]]
    detail = f"{where} is {str(few)[:SHOWN]}, expected {sorted(expected)}"
    return Difference("value", f"{where} does not hold the right {what}", detail)


def _single(value: Any) -> Any:
    """Return the number or text in an array without axes, anything else as it is."""
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value


def _dict(
    expected: Any, got: Any, rules: Rules, where: str, sizes: frozenset[int]
) -> Difference | None:
    if not isinstance(got, dict):
        return Difference("type", f"{where} is {described(got)}, expected a dict")
    for key, value in expected.items():
        if key not in got:
            return Difference("structure", f"{where} has no entry {key!r}")
        found = difference(value, got[key], rules, f"entry {key!r}", sizes)
        if found:
            return found
    if len(got) > len(expected):
        return Difference("structure", f"{where} has more entries than {list(expected)}")
    return None


def _shape(expected: tuple[int, ...], got: Any, where: str) -> Difference | None:
    if not isinstance(got, (list, tuple)):
        return Difference("structure", f"{where} is {described(got)}, expected a shape like (3, 1)")
    given = tuple(_single(v) for v in islice(got, len(expected) + 1))
    numbers = all(type(n) in (int, float) for n in given)
    detail = f"{where} is {str(given)[:40]}, expected {expected}" if numbers else ""
    if len(got) != len(expected):
        return Difference("structure", f"{where} is a shape with another number of axes", detail)
    if not numbers:
        return Difference("type", f"{where} holds something that is no whole number")
    return None if given == expected else Difference("value", f"{where} is another shape", detail)


def _sequence(
    expected: Any, got: Any, rules: Rules, where: str, sizes: frozenset[int]
) -> Difference | None:
    names = rules.results if len(rules.results) == len(expected) else ()
    wanted = f"{len(expected)} thing{'s' if len(expected) != 1 else ''}"
    wanted += f" ({', '.join(names)})" if names else ""
    if not isinstance(got, (list, tuple)):
        return Difference("structure", f"{where} is {described(got)}, expected {wanted}")
    if len(got) != len(expected):
        count = "1 thing" if len(got) == 1 else f"{len(got) if len(got) <= 20 else 'many'} things"
        return Difference("structure", f"{where} holds {count}, expected {wanted}")
    inner = replace(rules, results=())  # names are those of the outermost parts
    for index, (right, mine) in enumerate(zip(expected, got, strict=True)):
        numbered = f"{where}[{index}]" if where.isidentifier() else f"part {index + 1} of {where}"
        part = names[index] if names else numbered
        found = difference(right, mine, inner, part, sizes)
        if found:
            return found
    return None
