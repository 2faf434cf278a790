"""Change bytes that are JSON for the most part: as bytes, and as trees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from tests.fuzz.formats import Format

MAX_SIZE = 128 * 1024
LONG = 20_001
NUMBERS = (0, 1, -1, 2, 7, 8, 9, 100, 255, 2**16, 10**6, 10**6 + 1, 2**24, 2**31, 2**32 - 1)
LARGE = (2**53, 2**62, 2**63 - 1, 2**63, -(2**63), 2**64, 10**19, 10**20)
FLOATS = (0.5, -0.0, 1e-5, 5e-324, 1e308, 1.0)
TEXTS = (
    "",
    "a",
    "\x00",
    "\x1b[31m",
    "\x9b",
    "\u2028",
    "\r",
    "\ud800",
    "\udc00x",
    "\U0001f600",
    "<script>",
    "nan",
    "-inf",
    "0x1.8p+1",
    "0x1.8p+9999",
    "a" * 1000,
    "\n" * 500,
)
LEAVES: tuple[Any, ...] = (*NUMBERS, *LARGE, *FLOATS, *TEXTS, None, True, False)
BYTES = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\\ud83d",
    b"\\",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"1e999",
    b"NaN",
    b"-Infinity",
    b"\xef\xbb\xbf",
)

Path = tuple[Any, ...]


class Mutator:
    """Makes new inputs from old ones; the same random numbers give the same inputs.

    words: leaves and keys that mean something, gathered from the seeds.
    """

    def __init__(self, form: Format, seeds: Sequence[bytes], random: Random) -> None:
        self._form, self._random = form, random
        self.words: list[Any] = list(LEAVES)
        self.keys: list[str] = [""]
        for seed in seeds:
            for part in form.split(seed)[::2]:
                self._learn(tree_of(part))

    def change(self, data: bytes, other: bytes) -> bytes:
        """Return `data` changed in a few places, perhaps with something of `other` in it."""
        for _ in range(self._random.choice((1, 1, 2, 3, 5))):
            data = self._changed(data, other)[:MAX_SIZE]
        return data

    def _changed(self, data: bytes, other: bytes) -> bytes:
        if self._random.random() < 0.08:
            return self._as_bytes(data, other)
        parts, others = self._form.split(data), self._form.split(other)
        place = self._random.randrange(len(parts))
        from_other = others[place % 2] if place % 2 < len(others) else b""
        tree = tree_of(parts[place]) if place % 2 == 0 and self._random.random() < 0.8 else None
        if tree is None:
            parts[place] = self._as_bytes(parts[place], from_other)
        else:
            parts[place] = _written(self._as_tree(tree, tree_of(from_other)), self._random)
        if len(parts) > 2 and self._random.random() < 0.1:  # whole frames: twice, or not at all
            pair = parts[place // 2 * 2 :][:2]
            parts = parts + pair if self._random.random() < 0.5 else parts[2:]
        return self._form.join(parts)

    def _as_bytes(self, data: bytes, other: bytes) -> bytes:
        random = self._random
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((0, 1, 1, 2, 4, 8, 16, 64)))
        kind = random.randrange(6)
        if kind == 0:
            new = bytes(byte ^ 1 << random.randrange(8) for byte in data[start:end])
        elif kind == 1:
            new = b""
        elif kind == 2:
            new = data[start:end] * random.choice((2, 3, 10, 1000))
        elif kind == 3:
            new = random.choice(BYTES)
        elif kind == 4:
            begin = random.randrange(len(other) + 1)
            new = other[begin : begin + random.choice((1, 4, 16, 64))]
        else:
            new = random.randbytes(end - start or 1)
        return data[:start] + new + data[end:]

    def _as_tree(self, tree: Any, other: Any) -> Any:
        random = self._random
        path = random.choice(list(paths(tree)))
        old = at(tree, path)
        kind = random.randrange(10)
        if kind < 3:
            return put(tree, path, self._leaf(old))
        if kind == 3:
            return remove(tree, path)
        if kind == 4 and other is not None:
            return put(tree, path, at(other, random.choice(list(paths(other)))))
        if kind == 5:
            return put(tree, path, at(tree, random.choice(list(paths(tree)))))
        if kind == 6:
            depth = random.choice((1, 1, 2, 9, 500, 2000))
            if depth > 9:
                return put(tree, path, _Raw(b"[" * depth + b"]" * depth))
            for _ in range(depth):
                old = random.choice(([old], {random.choice(self.keys): old}, ["l", [old]]))
            return put(tree, path, old)
        if kind == 7 and isinstance(old, list):
            many = random.choice((2, 3, 101, LONG)) if len(old) < 3 else 2
            return put(tree, path, old * many)
        if kind == 8 and isinstance(old, list):
            return put(tree, path, random.sample(old, len(old)))
        if kind == 9 and isinstance(old, dict):
            return put(tree, path, {**old, random.choice(self.keys): random.choice(self.words)})
        return put(tree, path, random.choice(self.words))

    def _leaf(self, old: Any) -> Any:
        random = self._random
        if type(old) is bool and random.random() < 0.5:
            return not old
        if type(old) is int and random.random() < 0.5:
            return old + random.choice((-1, 1, -8, 8))
        if type(old) is str and random.random() < 0.5:
            place = random.randrange(len(old) + 1)
            return old[:place] + random.choice(TEXTS) + old[place + random.randrange(3) :]
        return random.choice(self.words)

    def _learn(self, tree: Any) -> None:
        if tree is None:
            return
        for path in paths(tree):
            found = at(tree, path)
            if not isinstance(found, (list, dict)) and found not in self.words:
                self.words.append(found)
            if isinstance(found, dict):
                self.keys += [key for key in found if key not in self.keys]


class _Raw:
    """Text of JSON that is put in as it is: no tree could be written so deep."""

    def __init__(self, text: bytes) -> None:
        self.text = text


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Return the ways to all parts of a tree, the tree itself first."""
    yield path
    if len(path) > 50:
        return
    if isinstance(tree, dict):
        for key, item in tree.items():
            yield from paths(item, (*path, key))
    elif isinstance(tree, list):
        for index, item in enumerate(tree[:300]):
            yield from paths(item, (*path, index))


def at(tree: Any, path: Path) -> Any:
    """Return the part at the end of the way."""
    for step in path:
        tree = tree[step]
    return tree


def put(tree: Any, path: Path, new: Any) -> Any:
    """Return the tree with another part there; the old tree stays as it is."""
    if not path:
        return new
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = put(tree[path[0]], path[1:], new)
    return copy


def remove(tree: Any, path: Path) -> Any:
    """Return the tree without that part."""
    if not path:
        return None
    holder = at(tree, path[:-1])
    copy: Any = dict(holder) if isinstance(holder, dict) else list(holder)
    del copy[path[-1]]
    return put(tree, path[:-1], copy)


def tree_of(data: bytes) -> Any:
    """Return the tree, None where it is no JSON or is `null`."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _written(tree: Any, random: Random) -> bytes:
    raw: list[bytes] = []

    def default(part: Any) -> str:
        raw.append(part.text)
        return "\x00raw\x00"

    escaped = random.random() < 0.2
    text = json.dumps(tree, ensure_ascii=escaped, separators=(",", ":"), default=default)
    data = text.encode("utf-8", "surrogatepass")
    for part in raw:
        data = data.replace(b'"\\u0000raw\\u0000"', part, 1)
    return data
