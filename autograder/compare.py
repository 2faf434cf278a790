"""Compare two plain values: the first difference that matters, in words.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.sandbox.worker.plain import Foreign

WORDS: dict[type, str] = {
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    set: "a set",
    str: "text",
}


@dataclass(frozen=True)
class Tolerance:
    """How near is right. `absolute` is scaled by the largest magnitude in the expected value.

    Source: course contract: 1e-6 and 1e-9 separate every listed mistake from every right variant;
    float32 carries 7 digits, so 1e-5 and 1e-6 are what a right float32 solution can meet.
    """

    relative: float = 1e-6
    absolute: float = 1e-9
    relative32: float = 1e-5
    absolute32: float = 1e-6


@dataclass(frozen=True)
class Rules:
    """What counts as right for one exercise beside the expected values.

    masks: bool results count where the values are whole numbers by definition.
    results: names of the results where several are returned, used in sentences.
    may_share: the result may be (part of) an input by definition.
    """

    tolerance: Tolerance = Tolerance()
    masks: bool = False
    results: tuple[str, ...] = ()
    may_share: bool = False


@dataclass(frozen=True)
class Difference:
    """kind: the value of an Outcome. safe: tells nothing about hidden data. detail: with values."""

    kind: str
    safe: str
    detail: str = ""


def difference(
    expected: Any,
    got: Any,
    rules: Rules,
    where: str = "the result",
    sizes: frozenset[int] = frozenset(),
) -> Difference | None:
    """Return the first difference between plain values, None where `got` is right.

    rules: tolerance, masks, results (see Rules). sizes: the lengths that may be named in a
    sentence beside those of `expected`, so that a shape cannot carry hidden numbers out.
    Order: None, type, structure, shape, dtype, finite, value.
    """
    if got is None and expected is not None:
        return Difference("returned None", f"{where} is None; is a `return` missing?")
    if isinstance(expected, Foreign) or expected is None:
        return None if expected == got else Difference("type", f"{where} is of another type")
    if isinstance(expected, str):
        return _text(expected, got, where)
    if isinstance(expected, (set, frozenset)):
        return _set(expected, got, where)
    if isinstance(expected, dict):
        return _dict(expected, got, rules, where, sizes)
    if isinstance(expected, (list, tuple)):
        return _sequence(expected, got, rules, where, sizes)
    return _numbers(np.asarray(expected), got, rules, where, sizes)


def described(value: Any) -> str:
    """Return what kind of thing a plain value is, without any of its contents."""
    if isinstance(value, Foreign):
        return f"{'an' if value.type_name[0] in 'aeiou' else 'a'} {value.type_name}"
    if isinstance(value, np.ndarray):
        return "an array" if value.ndim else "a number"
    return WORDS.get(type(value), "a number")


def shape_words(shape: Iterable[int], sizes: frozenset[int]) -> str:
    """Return the shape where all its lengths are on the list, otherwise 'another shape'."""
    lengths = tuple(shape)
    return f"shape {lengths}" if sizes.issuperset(lengths) and len(lengths) < 5 else "another shape"


def _text(expected: str, got: Any, where: str) -> Difference | None:
    if not isinstance(got, str):
        return Difference("type", f"{where} is {described(got)}, expected text in quotes")
    if got.strip().casefold() == expected.strip().casefold():
        return None
    return Difference("value", f"{where} is not right", f"{where} is {got[:40]!r}")


def _set(expected: Any, got: Any, where: str) -> Difference | None:
    if isinstance(got, np.ndarray) and got.ndim == 1:
        if got.dtype.kind == "b":
            return Difference("type", f"{where} is a mask of True and False, expected the indices")
        got = got.tolist()
    if not isinstance(got, (list, tuple, set)):
        return Difference("type", f"{where} is {described(got)}, expected a list of indices")
    items = [v.item() if isinstance(v, np.ndarray) and v.ndim == 0 else v for v in got]
    if any(isinstance(v, bool) for v in items):
        return Difference("type", f"{where} is a mask of True and False, expected the indices")
    if not all(isinstance(v, (int, float)) for v in items):
        return Difference("type", f"{where} holds something that is not a whole number")
    if set(items) == set(expected):
        return None
    detail = f"{where} is {sorted(items)[:20]}, expected {sorted(expected)}"
    return Difference("value", f"{where} does not hold the right indices", detail)


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


def _sequence(
    expected: Any, got: Any, rules: Rules, where: str, sizes: frozenset[int]
) -> Difference | None:
    names = rules.results if len(rules.results) == len(expected) else ()
    wanted = f"{len(expected)} things ({', '.join(names)})" if names else f"{len(expected)} things"
    if not isinstance(got, (list, tuple)):
        return Difference("structure", f"{where} is {described(got)}, expected {wanted}")
    if len(got) != len(expected):
        count = str(len(got)) if len(got) <= 20 else "many"
        return Difference("structure", f"{where} holds {count} things, expected {wanted}")
    for index, (right, mine) in enumerate(zip(expected, got, strict=True)):
        part = names[index] if names else f"part {index + 1} of {where}"
        found = difference(right, mine, rules, part, sizes)
        if found:
            return found
    return None


def _numbers(
    expected: np.ndarray, got: Any, rules: Rules, where: str, sizes: frozenset[int]
) -> Difference | None:
    wanted = f"an array of shape {expected.shape}" if expected.ndim else "a number"
    if not isinstance(got, (np.ndarray, bool, int, float, complex)):
        advice = "; np.array makes one of it" if type(got) in (list, tuple) else ""
        return Difference("type", f"{where} is {described(got)}, expected {wanted}{advice}")
    array = np.asarray(got)
    if array.shape != expected.shape:
        return _shapes(expected.shape, array.shape, where, sizes)
    kind = array.dtype.kind
    if kind == "U":
        return Difference("dtype", f"{where} holds text, expected numbers")
    if kind == "O":
        return Difference("dtype", f"{where} holds a number beyond 64 bits")
    if kind == "c":
        return Difference("dtype", f"{where} holds complex numbers, expected real ones")
    if kind == "b" and not (rules.masks or expected.dtype.kind == "b"):
        return Difference("dtype", f"{where} holds True and False, expected numbers")
    if kind == "f" and array.dtype.itemsize < 4:
        return Difference("dtype", f"{where} is in half precision (float16); use float64")
    return _values(expected.astype(float), array, rules.tolerance, where)


def _shapes(
    expected: tuple[int, ...], got: tuple[int, ...], where: str, sizes: frozenset[int]
) -> Difference:
    advice = ""
    if len(expected) == 2 and got == expected[::-1]:
        advice = "; is it transposed?"
    elif len(got) < len(expected) and got == tuple(n for n in expected if n != 1):
        advice = "; an axis was dropped: keepdims=True keeps it"
    said = shape_words(got, sizes | set(expected) | {1})
    want = "a single number" if expected == () else f"shape {expected}"
    if not got:
        return Difference("shape", f"{where} is a single number, expected {want}")
    return Difference(
        "shape",
        f"{where} has {said}, expected {want}{advice}",
        f"{where} has shape {got}, expected {want}{advice}",
    )


def _values(
    expected: np.ndarray, array: np.ndarray, tolerance: Tolerance, where: str
) -> Difference | None:
    single = array.dtype == np.float32
    got = array.astype(float)
    strange = ~np.isfinite(got) & np.isfinite(expected)
    if strange.any():
        index = tuple(int(i) for i in np.argwhere(strange)[0])
        what = "nan" if np.isnan(got[index]) else "infinite"
        safe = f"{where} is {what} where a finite number is expected"
        return Difference("not finite", safe, f"{safe}, first at {list(index)}" if index else safe)
    finite = np.abs(expected[np.isfinite(expected)])
    scale = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
    relative = tolerance.relative32 if single else tolerance.relative
    absolute = (tolerance.absolute32 if single else tolerance.absolute) * scale
    near = np.isclose(got, expected, rtol=relative, atol=absolute, equal_nan=True)
    if near.all():
        return None
    return _wrong_values(expected, got, near, where)


def _wrong_values(
    expected: np.ndarray, got: np.ndarray, near: np.ndarray, where: str
) -> Difference:
    pattern = ""
    for factor, words in ((-1.0, "has the wrong sign"), (2.0, "is doubled"), (0.5, "is halved")):
        if np.any(expected) and np.allclose(got, factor * expected, rtol=1e-6, atol=0):
            pattern = f"; everything {words}" if expected.ndim else f"; it {words}"
    if not expected.ndim:
        detail = f"{where} is {_figure(got, expected)}, expected {_figure(expected, got)}{pattern}"
        return Difference("value", f"{where} is a wrong number{pattern}", detail)
    wrong = int((~near).sum())
    said = (
        f"no entry of {where} is right"
        if wrong == near.size
        else f"some entries of {where} are wrong"
    )
    with np.errstate(all="ignore"):
        gap = np.where(near, -1.0, np.nan_to_num(np.abs(got - expected), nan=np.inf, posinf=np.inf))
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(gap)), gap.shape))
    place = f"{'the furthest off is ' if wrong > 1 else ''}{list(index)}"
    detail = (
        f"{wrong} of {near.size} entries of {where} {'are' if wrong > 1 else 'is'} wrong; {place}: "
        f"yours {_figure(got[index], expected[index])}, "
        f"expected {_figure(expected[index], got[index])}{pattern}"
    )
    return Difference("value", said + pattern, detail)


def _figure(value: Any, other: Any) -> str:
    """Return the number with 6 digits, or as many as tell it from the other one."""
    mine, yours = float(value), float(other)
    digits = 6
    while digits < 15 and abs(float(f"{mine:.{digits}g}") - mine) > abs(mine - yours) / 2:
        digits += 3
    return f"{mine:.{digits}g}"
