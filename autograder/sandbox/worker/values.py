"""Plain values as JSON and raw bytes, and back: what a call is given and what it gave.

Every value but None, True, False, text and whole numbers is a list that starts with a letter for
its type. Floats travel as hexadecimal text, so that nan, inf and the last bit survive. Reading
checks each type, name and size, and raises nothing but FrameError.
"""

from __future__ import annotations

import math
import re
import sys
from typing import Any

import numpy as np

from .frames import MAX_BLOB, FrameError
from .plain import FOREIGN_NAMES, MAX_DEPTH, MAX_ITEMS, UNKNOWN_TYPE, Foreign

MAX_NODES = 100_000
MAX_TEXT = 100_000
MAX_DIMENSIONS = 8
INT64 = range(-(2**63), 2**63)
DTYPE = re.compile(r"[<>|](b1|[iu][1248]|f[248]|c8|c16|U[1-9][0-9]{0,6})")
HEX_FLOAT = re.compile(r"-?(nan|inf|0x[01]\.[0-9a-f]{1,13}p[+-][0-9]{1,4})")


class _TooLargeError(Exception):
    """The value has more parts or bytes than may cross."""


class Packer:
    """Turns plain values into trees; the bytes of their arrays are gathered in one blob.

    foreign: how many values could not be carried and have a type's name in their place.
    """

    def __init__(self) -> None:
        """Start with an empty blob."""
        self.foreign = 0
        self._blob = bytearray()
        self._nodes = 0

    @property
    def blob(self) -> bytes:
        """The bytes of all arrays so far."""
        return bytes(self._blob)

    def pack(self, value: Any) -> Any:
        """Return the tree of a plain value; one that is too large becomes a Foreign."""
        nodes, size = self._nodes, len(self._blob)
        try:
            return self._tree(value)
        except _TooLargeError as error:
            self._nodes = nodes
            del self._blob[size:]
            return self._foreign(str(error))

    def _tree(self, value: Any) -> Any:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _TooLargeError("value that is too large")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return value if value in INT64 else self._foreign("whole number that is too large")
        if kind is str:
            return value if len(value) <= MAX_TEXT else self._foreign("text that is too long")
        if kind is float:
            return ["f", value.hex()]
        if kind is complex:
            return ["c", value.real.hex(), value.imag.hex()]
        if kind is np.ndarray:
            return self._array(value)
        if kind in (list, tuple, set, dict) and len(value) > MAX_ITEMS:
            raise _TooLargeError("value that is too large")
        if kind is list or kind is tuple:
            return ["l" if kind is list else "t", [self._tree(item) for item in value]]
        if kind is set:
            keys = {_safe_key(item) for item in value}
            return ["s", [self._tree(item) for item in keys]]
        if kind is dict:
            pairs = {_safe_key(key): item for key, item in value.items()}
            return ["d", [[self._tree(k), self._tree(v)] for k, v in pairs.items()]]
        name = value.type_name if kind is Foreign else UNKNOWN_TYPE
        return self._foreign(name if name in FOREIGN_NAMES else UNKNOWN_TYPE)

    def _foreign(self, name: str) -> Any:
        self.foreign += 1
        return ["o", name]

    def _array(self, array: np.ndarray) -> Any:
        if array.dtype.str[1:] == "U0":
            array = array.astype("U1")
        if not DTYPE.fullmatch(array.dtype.str):
            return self._foreign("array of another kind")
        if array.ndim > MAX_DIMENSIONS or len(self._blob) + array.nbytes > MAX_BLOB:
            raise _TooLargeError("array that is too large")
        start = len(self._blob)
        self._blob += array.tobytes()
        return ["a", array.dtype.str, list(array.shape), start, array.nbytes]


class Unpacker:
    """Reads trees that a foreign process has made."""

    def __init__(self, blob: bytes) -> None:
        """Read arrays from `blob`."""
        self._blob = blob
        self._nodes = 0
        self._bytes = 0

    def unpack(self, tree: Any, depth: int = 0) -> Any:
        """Return the plain value; raise FrameError for anything that Packer does not make."""
        self._nodes += 1
        check(self._nodes <= MAX_NODES, "a value has too many parts")
        check(depth <= MAX_DEPTH + 2, "a value is too deep")
        kind = type(tree)
        if tree is None or kind is bool:
            return tree
        if kind is int:
            check(tree in INT64, "a whole number is too large")
            return tree
        if kind is str:
            check(len(tree) <= MAX_TEXT, "a text is too long")
            return tree
        check(kind is list and len(tree) >= 2 and type(tree[0]) is str, "a value has no type")
        tag, body = tree[0], tree[1]
        if tag == "a":
            return self._array(tree)
        if tag == "c":
            check(len(tree) == 3, "a complex number has two parts")
            return complex(_float(body), _float(tree[2]))
        check(len(tree) == 2, "a value has too many fields")
        if tag == "f":
            return _float(body)
        if tag == "o":
            check(type(body) is str and body in FOREIGN_NAMES, "a type's name is unknown")
            return Foreign(body)
        check(tag in ("l", "t", "s", "d") and type(body) is list, "a value has an unknown type")
        # As in `plain`. Keys can be chosen so that each one is looked for among all the others.
        check(len(body) <= MAX_ITEMS, "a value is too long")
        if tag == "d":
            return self._dict(body, depth)
        items = [self.unpack(item, depth + 1) for item in body]
        if tag == "s":
            check(all(type(item) in (str, int, bool, float) for item in items), "a set of that")
            return set(items)
        return items if tag == "l" else tuple(items)

    def _dict(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in pairs:
            check(type(pair) is list and len(pair) == 2, "a dict's entry is a pair")
            key = self.unpack(pair[0], depth + 1)
            check(type(key) in (str, int, bool, float), "a dict's key has a wrong type")
            check(key not in result, "a dict gives a key twice")
            result[key] = self.unpack(pair[1], depth + 1)
        return result

    def _array(self, tree: list[Any]) -> np.ndarray:
        check(len(tree) == 5, "an array has five fields")
        _, name, shape, start, nbytes = tree
        check(type(name) is str and DTYPE.fullmatch(name) is not None, "an array's dtype")
        dtype = np.dtype(name)
        check(dtype.isnative, "an array's byte order")
        check(type(shape) is list and len(shape) <= MAX_DIMENSIONS, "an array's shape")
        check(all(type(n) is int and 0 <= n <= MAX_BLOB for n in shape), "an array's shape")
        # numpy refuses shapes whose lengths multiply to too much even where one of them is 0.
        check(math.prod(n for n in shape if n) * dtype.itemsize < 2**62, "an array's shape")
        check(type(start) is int and type(nbytes) is int, "an array's place")
        check(math.prod(shape) * dtype.itemsize == nbytes, "an array's size is not its shape's")
        check(0 <= start <= start + nbytes <= len(self._blob), "an array's place")
        # Counted over all arrays: many that name the same bytes would be many copies of them.
        self._bytes += nbytes
        check(self._bytes <= MAX_BLOB, "arrays are too large")
        raw = self._blob[start : start + nbytes]
        array = np.frombuffer(bytearray(raw), dtype=dtype).reshape(shape)
        # Bit patterns that no bool and no character has would fail later, far from here.
        if dtype.kind == "b" and nbytes:
            check(max(raw) <= 1, "a bool that is neither")
        if dtype.kind == "U" and nbytes:
            codes = np.frombuffer(raw, dtype=np.uint32)
            half = (codes >= 0xD800) & (codes <= 0xDFFF)
            check(int(codes.max()) <= 0x10FFFF and not half.any(), "a character that is none")
        return array


def _safe_key(key: Any) -> Any:
    if type(key) is int and key not in INT64:
        return UNKNOWN_TYPE
    if type(key) is str and len(key) > MAX_TEXT:
        return UNKNOWN_TYPE
    return key if type(key) in (str, int, bool, float) else UNKNOWN_TYPE


def held(value: Any) -> int:
    """Return about how many bytes of memory a plain value takes."""
    if isinstance(value, np.ndarray):
        return value.nbytes + 200
    own = sys.getsizeof(value)
    if isinstance(value, dict):
        return own + sum(held(key) + held(item) for key, item in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return own + sum(map(held, value))
    return own


def check(condition: bool, what: str) -> None:
    """Raise FrameError unless the condition holds."""
    if not condition:
        raise FrameError(f"not a value of ours: {what}")


def _float(text: Any) -> float:
    check(type(text) is str and HEX_FLOAT.fullmatch(text) is not None, "a float")
    try:
        return float.fromhex(text)
    except (ValueError, OverflowError):
        raise FrameError("not a value of ours: a float") from None
