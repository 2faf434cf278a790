"""Plain values: the only things that cross the boundary or are ever compared."""

from __future__ import annotations

import decimal
import fractions
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_DEPTH = 6
MAX_ITEMS = 20_000

# A type's name is text that a student may choose, so only names on this list are ever repeated.
KNOWN_TYPES = {
    np.ma.MaskedArray: "masked array",
    np.matrix: "np.matrix",
    types.FunctionType: "function",
    types.BuiltinFunctionType: "function",
    types.MethodType: "function",
    np.ufunc: "function",
    types.GeneratorType: "generator",
    types.ModuleType: "module",
    type: "class",
    type(NotImplemented): "NotImplemented",
    type(...): "...",
    bytes: "bytes",
    range: "range",
    map: "map object",
    zip: "zip object",
    filter: "filter object",
    slice: "slice",
    decimal.Decimal: "Decimal",
    fractions.Fraction: "Fraction",
}
UNKNOWN_TYPE = "object of another type"
# Every name that a Foreign may have: what a sandboxed process says beside these is refused.
FOREIGN_NAMES = frozenset(
    {
        *KNOWN_TYPES.values(),
        UNKNOWN_TYPE,
        "array of objects",
        "array of another kind",
        "array that is too large",
        "exception",
        "text that is too long",
        "value that is too large",
        "whole number that is too large",
        *(
            f"{kind} that is too deep or too long"
            for kind in ["list", "tuple", "set", "frozenset", "dict"]
        ),
    }
)


@dataclass(frozen=True)
class Foreign:
    """Stands for a value that is not plain; `type_name` is one of a fixed set of names."""

    type_name: str


def plain(value: Any, depth: int = 0) -> Any:
    """Return `value` rebuilt from None, bool, int, float, complex, text, ndarrays and containers.

    numpy scalars become 0-d arrays, so that their dtype survives. Subclasses are not plain: an
    `np.matrix` or a class of the student's own becomes a `Foreign`, however it behaves. Containers
    deeper than 6 or longer than 20000 become a `Foreign` too.
    """
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str):
        return value
    if kind is np.ndarray or isinstance(value, np.generic):
        return _plain_array(np.asarray(value))
    if isinstance(value, tuple) and hasattr(kind, "_fields"):  # a namedtuple
        value = tuple(tuple.__iter__(value))
        kind = tuple
    if kind in (list, tuple, set, frozenset, dict):
        if depth >= MAX_DEPTH or len(value) > MAX_ITEMS:
            return Foreign(f"{kind.__name__} that is too deep or too long")
        if kind is dict:
            return {_key(k): plain(v, depth + 1) for k, v in value.items()}
        items = [plain(v, depth + 1) for v in value]
        if kind in (set, frozenset):
            return {v if isinstance(v, (int, float, str)) else _key(v) for v in items}
        return items if kind is list else tuple(items)
    return Foreign(KNOWN_TYPES.get(kind, UNKNOWN_TYPE))


def _plain_array(array: np.ndarray) -> Any:
    if array.dtype.kind not in "biufcU":
        return Foreign("array of objects" if array.dtype.kind == "O" else "array of another kind")
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(np.float64)
    if array.dtype.kind == "c" and array.dtype.itemsize > 16:
        array = array.astype(np.complex128)
    # Native byte order and an own copy: nothing that the student keeps can change it later.
    return np.array(array, dtype=array.dtype.newbyteorder("="), order="C", copy=True)


def _key(key: Any) -> Any:
    if type(key) in (str, int, bool, float):
        return key
    item = plain(key)
    if isinstance(item, np.ndarray) and item.ndim == 0 and item.dtype.kind in "iub":
        return int(item)
    if isinstance(item, np.ndarray) and item.ndim == 0 and item.dtype.kind == "U":
        return str(item)
    return UNKNOWN_TYPE


def copied(value: Any, *, read_only: bool = False) -> Any:
    """Return a deep copy of a plain value; with `read_only`, its arrays refuse to be written."""
    if isinstance(value, np.ndarray):
        array = value.copy()
        array.setflags(write=not read_only)
        return array
    if isinstance(value, (list, tuple)):
        return type(value)(copied(v, read_only=read_only) for v in value)
    if isinstance(value, Mapping):
        return {k: copied(v, read_only=read_only) for k, v in value.items()}
    return set(value) if isinstance(value, (set, frozenset)) else value


def identical(a: Any, b: Any) -> bool:
    """Return whether two plain values are equal to the last bit (nan equals nan)."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return bool(a.dtype == b.dtype) and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(identical(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(identical(v, b[k]) for k, v in a.items())
    return bool(a == b or (a != a and b != b))


def kept(before: Any, after: Any) -> bool:
    """Is an input as it was? What adding and subtracting a small number leaves behind is no change.

    Source: course contract, numerical_grad: an entry may be restored by adding the step back.
    """
    if identical(before, after):
        return True
    if type(before) is not type(after):
        return False
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(kept, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(kept(v, after[k]) for k, v in before.items())
    if not isinstance(before, np.ndarray) or before.dtype.kind != "f":
        return False
    same = before.dtype == after.dtype and before.shape == after.shape
    return same and bool(np.allclose(after, before, rtol=1e-12, atol=1e-13))


def sharing(raw: Any, inputs: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the inputs whose memory the raw result shares."""
    results = _arrays(raw)
    return tuple(
        name
        for name, value in inputs.items()
        if any(np.may_share_memory(a, b) for a in _arrays(value) for b in results)
    )


def _arrays(value: Any) -> list[np.ndarray]:
    if isinstance(value, np.ndarray):
        return [value] if value.size else []
    if isinstance(value, dict):
        value = list(value.values())
    if type(value) in (list, tuple):
        return [array for item in value for array in _arrays(item)]
    return []
