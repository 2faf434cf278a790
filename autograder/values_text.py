"""Values as text for an instructor: complete where they are small, shortened where they are not."""

from __future__ import annotations

import reprlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.sandbox.worker.plain import Foreign

MAX_ENTRIES = 40  # of an array that is shown in full
MAX_PARTS = 12
MAX_WIDTH = 400
DIGITS = 8

# What is quoted comes out with its control characters escaped.
_short = reprlib.Repr()
_short.maxlevel, _short.maxstring = 4, 200
_short.maxlist = _short.maxtuple = _short.maxset = _short.maxdict = 20


def value_lines(value: Any) -> list[str]:
    """Return a plain value as lines: an array with its shape and dtype, containers part by part."""
    lines = _lines(value)
    return [line if len(line) <= MAX_WIDTH else f"{line[:MAX_WIDTH]} ..." for line in lines]


def _lines(value: Any) -> list[str]:
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, Foreign):
        return [f"<{value.type_name}>"]
    if isinstance(value, (set, frozenset)):
        return [_short.repr(sorted(value, key=str)) + " as a set"]
    if isinstance(value, dict) and any(map(_long, value.values())):
        return list(_parts("dict", [(f"{_short.repr(k)}: ", v) for k, v in value.items()]))
    if isinstance(value, (list, tuple)) and any(map(_long, value)):
        numbered = [(f"[{index}] ", part) for index, part in enumerate(value)]
        return list(_parts(type(value).__name__, numbered))
    return [_short.repr(value)]


def _long(part: Any) -> bool:
    return isinstance(part, (np.ndarray, Foreign, list, tuple, dict))


def _array(array: np.ndarray) -> list[str]:
    kind = f"{array.dtype.name}" if array.dtype.kind != "U" else "text"
    if array.ndim == 0:
        return [f"{array.item()!r}  ({kind})"]
    text = np.array2string(
        array,
        separator=", ",
        precision=DIGITS,
        threshold=MAX_ENTRIES,
        edgeitems=3,
        max_line_width=88,
    )
    *lines, last = text.split("\n")
    return [*lines, f"{last}  {kind} {array.shape}"]


def _parts(kind: str, parts: list[tuple[str, Any]]) -> Iterator[str]:
    yield f"{kind} of {len(parts)}"
    for name, part in parts[:MAX_PARTS]:
        first, *rest = _lines(part)
        yield f"  {name}{first}"
        yield from (" " * (len(name) + 2) + line for line in rest)
    if len(parts) > MAX_PARTS:
        yield f"  ... and {len(parts) - MAX_PARTS} more"
