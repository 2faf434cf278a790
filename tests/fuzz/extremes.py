"""Plain values at the edges of what a child may send: large, deep, odd, and as wrong as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.sandbox.worker.plain import MAX_ITEMS, Foreign

MOST = 2**64 - 1
NAN, INF = float("nan"), float("inf")
SMALL = np.zeros((2, 2))
WIDE = "\U000e0001"

# By name, what makes them: some have 16 MB.
EXTREMES: dict[str, Callable[[], Any]] = {
    "the largest number": lambda: np.array(MOST, np.uint64),
    "many of the largest number": lambda: [np.array(MOST, np.uint64)] * MAX_ITEMS,
    "1e308": lambda: 1e308,
    "complex": lambda: complex(1e308, NAN),
    "the smallest": lambda: -(2**63),
    "nan": lambda: NAN,
    "pair of inf": lambda: (INF, -INF),
    "half precision": lambda: np.full((3,), INF, np.float16),
    "no entries, huge shape": lambda: np.zeros((0, 2**24, 2**24)),
    "no entries, many rows": lambda: np.zeros((2**24, 0), np.int8),
    "parts of huge shape": lambda: (np.zeros((2**24, 0)),) * 3,
    "many axes": lambda: np.ones((1,) * 8),
    "16 million small numbers": lambda: np.arange(2**24, dtype=np.uint8),
    "16 million truths": lambda: np.zeros(2**24, bool),
    "2 million numbers": lambda: np.arange(2.0**21),
    "4 million letters": lambda: np.full(2**22, "x"),
    "one text of 4 million letters": lambda: np.array("ﬃ" * 2**22),
    "blanks": lambda: np.array(" " * 2**22),
    "a long text": lambda: WIDE * 100_000,
    "one long text among many": lambda: [WIDE * 100_000] + ["a"] * (MAX_ITEMS - 1),
    "many texts": lambda: {f"{n:06}" * 10 for n in range(MAX_ITEMS)},
    "many arrays": lambda: [SMALL] * MAX_ITEMS,
    "many arrays, deep": lambda: _nested([SMALL] * MAX_ITEMS, 5),
    "arrays of long texts": lambda: (np.array([WIDE * 10**5]), np.array([WIDE * 10**5])),
    "deep": lambda: _nested(1.0, 6),
    "many deep": lambda: [_nested(1.0, 5)] * 5000,
    "a set of all kinds": lambda: {1, 2.5, "a", False, NAN},
    "a set of nan": lambda: {float("nan") for _ in range(MAX_ITEMS)},
    "many whole numbers": lambda: list(range(MAX_ITEMS)),
    "odd keys": lambda: {1: 1, 2.5: 2, NAN: 3, "": 4},
    "a large dict": lambda: {f"{n:05}": "x" * 100 for n in range(MAX_ITEMS)},
    "parts of all kinds": lambda: [None, "a", 1j, SMALL, Foreign("function"), {}, (), set()],
    "nothing in it": list,
    "networks of long texts": lambda: [([WIDE * 10**5] + ["a"] * 9999, [SMALL], [1.0])] * 3,
}

FILLED: tuple[Callable[[Any], Any], ...] = (
    lambda a: np.full(a.shape, MOST, np.uint64),
    lambda a: np.full(a.shape, 1.7976931348623157e308),
    lambda a: np.full(a.shape, -1e308),
    lambda a: np.full(a.shape, NAN),
    lambda a: np.full(a.shape, 3e38, np.float32),
    lambda a: np.full(a.shape, complex(INF, NAN)),
    lambda a: np.full(a.shape, "1"),
    lambda a: np.full(a.shape, -128, np.int8),
)


def filled(right: Any) -> Iterator[Any]:
    """Return values of the form of the right one, with extreme numbers everywhere."""
    for fill in FILLED:
        yield _filled(right, fill)


def _filled(value: Any, fill: Callable[[Any], Any]) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(_filled(part, fill) for part in value)
    if isinstance(value, (bool, int, float, np.ndarray)):
        return fill(np.asarray(value))
    return value


def _nested(value: Any, depth: int) -> Any:
    for _ in range(depth):
        value = [value]
    return value
