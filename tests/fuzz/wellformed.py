"""What is read has the form that it must have: each function raises AssertionError where not."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import nbformat
import numpy as np

from autograder.sandbox.worker.calls import KNOWN_ERRORS, Observation
from autograder.sandbox.worker.frames import MAX_BLOB
from autograder.sandbox.worker.messages import CHILD_KINDS
from autograder.sandbox.worker.outputs import CONTROLS
from autograder.sandbox.worker.plain import FOREIGN_NAMES, MAX_ITEMS, Foreign, identical
from autograder.sandbox.worker.values import INT64, MAX_TEXT

LONGEST_SENTENCE = 400


def is_plain(found: Any) -> None:
    """It is built from the types that may cross the boundary, in native form, within limits."""
    kind = type(found)
    if found is None or kind in (bool, float, complex):
        return
    if kind is int:
        assert found in INT64
    elif kind is str:
        is_text(found, MAX_TEXT)
    elif kind is Foreign:
        assert found.type_name in FOREIGN_NAMES
    elif kind is np.ndarray:
        assert found.dtype.kind in "biufcU"
        assert found.dtype.isnative
        assert found.flags.c_contiguous
        assert found.flags.writeable
        assert found.nbytes <= MAX_BLOB
        if found.dtype.kind == "U":
            assert all(type(text) is str for text in found.ravel().tolist())
            writable(found.tolist())
        if found.dtype.kind == "b":
            assert set(np.unique(found.view(np.uint8)).tolist()) <= {0, 1}
    else:
        assert kind in (list, tuple, set, dict)
        assert len(found) <= MAX_ITEMS
        for item in found:
            if kind in (set, dict):
                assert type(item) in (str, int, bool, float)
            is_plain(item)
        if kind is dict:
            for item in found.values():
                is_plain(item)


def is_observation(found: Observation) -> None:
    """Every field is of its type and within its limit."""
    assert found.kind in CHILD_KINDS
    assert not found.error or found.error in KNOWN_ERRORS
    assert type(found.line) is int
    assert 0 <= found.line <= 10**6
    assert type(found.repeats) is bool
    assert type(found.warned) is bool
    is_text(found.message, 300)
    is_text(found.cell, 100)
    for names in (found.changed, found.shared, found.uses):
        assert type(names) is tuple
        assert len(names) <= 100
        for name in names:
            is_text(name, 200)
    is_plain(found.value)
    is_plain(found.again)


def are_outputs(found: Sequence[Mapping[str, Any]]) -> None:
    """A notebook with these outputs is valid, and nothing in them rewrites a terminal."""
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": "",
        "outputs": list(found),
        "execution_count": None,
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(notebook, version=4)
    assert not CONTROLS.search(writable(found).replace("\n", ""))
    for text in _texts(found):
        assert not CONTROLS.search(text)


def is_text(text: str, longest: int) -> None:
    """It is text of at most so many characters that can be written to a file."""
    assert type(text) is str
    assert len(text) <= longest, f"{len(text)} characters: {text[:100]}"
    text.encode("utf-8")


def writable(tree: Any) -> str:
    """Return it as it is written into a document; raises where that cannot be done."""
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False)
    text.encode("utf-8")
    return text


def alike(a: Any, b: Any) -> bool:
    """Are two plain values the same, to the bit, with types and order, nan and -0.0 included?"""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return a.hex() == b.hex() and math.copysign(1, a) == math.copysign(1, b)
    if isinstance(a, complex):
        return alike(a.real, b.real) and alike(a.imag, b.imag)
    if isinstance(a, set):
        return sorted(map(_spelt, a)) == sorted(map(_spelt, b))
    if isinstance(a, dict):
        return alike(list(a.items()), list(b.items()))
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b, strict=True))
    return identical(a, b)


def _spelt(item: Any) -> tuple[str, str]:
    return type(item).__name__, repr(item)


def _texts(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, Mapping):
        return [text for item in tree.items() for text in _texts(item)]
    if isinstance(tree, (list, tuple)):
        return [text for item in tree for text in _texts(item)]
    return []
