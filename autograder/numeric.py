"""Compare arrays and numbers: type, shape, kind of number, finite, values, in this order.

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from autograder.rules import Difference, Rules, Tolerance
from autograder.sandbox.worker.plain import Foreign

FACTORS = ((-1.0, "has the wrong sign"), (2.0, "is doubled"), (0.5, "is halved"))
WORDS: dict[type, str] = {
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    set: "a set",
    str: "text",
}


def numeric_difference(
    expected: np.ndarray, got: Any, rules: Rules, where: str, sizes: frozenset[int]
) -> Difference | None:
    """Return the first difference between the expected numbers and what came back."""
    wanted = f"an array of shape {expected.shape}" if expected.ndim else "a number"
    if expected.dtype.kind == "b" and not expected.ndim:
        wanted = "True or False, without quotes"
    if rules.indices and type(got) in (list, tuple) and all(map(_whole, got)):
        got = np.array(got, dtype=int)
    if not isinstance(got, (np.ndarray, bool, int, float, complex)):
        advice = (
            "; np.array makes one of it" if type(got) in (list, tuple) and expected.ndim else ""
        )
        return Difference("type", f"{where} is {described(got)}, expected {wanted}{advice}")
    array = np.asarray(got)
    if array.shape != expected.shape:
        return _shapes(expected.shape, array.shape, where, sizes)
    if expected.dtype.kind == "b" and not expected.ndim and array.dtype.kind in "biuf":
        said = f"{where} is not right"
        right = bool(array == expected)
        return None if right else Difference("value", said, f"{said}: it is {bool(array)}")
    kind = array.dtype.kind
    if kind == "U":
        return Difference("dtype", f"{where} holds text, expected numbers")
    if kind == "O":
        return Difference("dtype", f"{where} holds a number beyond 64 bits")
    if kind == "c":
        return Difference("dtype", f"{where} holds complex numbers, expected real ones")
    if rules.indices and kind not in "iu":
        return Difference("dtype", f"{where} holds no whole numbers, but they serve as indices")
    if kind == "b" and not (rules.masks or expected.dtype.kind == "b"):
        return Difference("dtype", f"{where} holds True and False, expected numbers")
    if kind == "f" and array.dtype.itemsize < 4:
        return Difference("dtype", f"{where} is in half precision (float16); use float64")
    whole = expected.dtype.kind in "biu"
    with np.errstate(all="ignore"):  # any numbers may have come back, the largest there are too
        return _values(expected.astype(float), array, rules.tolerance, where, whole=whole)


def _whole(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "iu"
    return type(value) is int and -(2**63) <= value < 2**63


def _shapes(
    expected: tuple[int, ...], got: tuple[int, ...], where: str, sizes: frozenset[int]
) -> Difference:
    advice = ""
    if len(expected) == 2 and got == expected[::-1]:
        advice = "; is it transposed?"
    elif len(got) < len(expected) and got == tuple(n for n in expected if n != 1):
        advice = "; an axis was dropped (a sum with keepdims=True keeps it)"
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
    expected: np.ndarray, array: np.ndarray, tolerance: Tolerance, where: str, *, whole: bool
) -> Difference | None:
    single = array.dtype == np.float32
    got = array.astype(float)
    if np.array_equal(got, expected):  # most right answers are right to the last bit
        return None
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
    # A count or a length that is twice too large by chance tells nothing.
    return _wrong_values(expected, got, near, where, FACTORS[:1] if whole else FACTORS)


def _wrong_values(
    expected: np.ndarray,
    got: np.ndarray,
    near: np.ndarray,
    where: str,
    factors: Iterable[tuple[float, str]],
) -> Difference:
    pattern = ""
    for factor, words in factors:
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


def described(value: Any) -> str:
    """Return what kind of thing a plain value is, without any of its contents."""
    if isinstance(value, Foreign):
        return f"{'an' if value.type_name[0] in 'aeiou' else 'a'} {value.type_name}"
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "U":
            return "text"
        return "an array" if value.ndim else "a number"
    return WORDS.get(type(value), "a number")


def shape_words(shape: Iterable[int], sizes: frozenset[int]) -> str:
    """Return the shape where all its lengths are on the list, otherwise 'another shape'."""
    lengths = tuple(shape)
    return f"shape {lengths}" if sizes.issuperset(lengths) and len(lengths) < 5 else "another shape"
