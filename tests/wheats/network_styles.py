"""More ways to dress up and to spoil functions of networks, beside those of `forward_styles`."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np

from tests.wheats.forward_styles import mapped
from tests.wheats.styles import Subject


def careful(right: Subject) -> dict[str, Subject]:
    """Return right functions that do more than they must, for lists of arrays and all else."""
    return {
        "a deep copy of all inputs first": lambda *v: right(*copy.deepcopy(v)),
        "tuples where lists came in": lambda *v: right(
            *(tuple(x) if isinstance(x, list) else x for x in v)
        ),
        "prints and warns": _talking(right),
        "inputs left in Fortran order": lambda *v: right(*(_turned(x) for x in v)),
    }


def forgetful(right: Subject) -> dict[str, Subject]:
    """Return wrong functions that lose a part of what `right` returns in lists and tuples."""
    return {
        "the first array zero": lambda *v: _zeroed(right(*v), 0),
        "the last array zero": lambda *v: _zeroed(right(*v), -1),
        "without the signs": lambda *v: mapped(abs, right(*v)),
        "only where it is positive": lambda *v: mapped(lambda a: np.maximum(a, 0), right(*v)),
        "in reverse order": lambda *v: right(*v)[::-1],
        "an iterator": lambda *v: iter(right(*v)),
        "unit length": lambda *v: mapped(lambda a: a / (np.linalg.norm(a) or 1.0), right(*v)),
    }


def buffered(right: Subject) -> Subject:
    """Return a function that gives out the same arrays in every call, with new contents.

    Wrong only where a case keeps the result of one call over another one.
    """
    kept: dict[bytes, Any] = {}

    def function(*values: Any) -> Any:
        found = mapped(np.array, right(*values))
        form = pickle.dumps(mapped(np.shape, found))
        return _poured(found, kept.setdefault(form, found))

    return function


def _talking(right: Subject) -> Subject:
    def function(*values: Any) -> Any:
        print("called with", len(values), "arguments")
        np.log(np.zeros(1))  # a warning on the way
        return right(*values)

    return function


def _turned(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(map(_turned, value))
    return np.asfortranarray(value) if isinstance(value, np.ndarray) else value


def _zeroed(value: Any, which: int) -> Any:
    if isinstance(value, (list, tuple)):
        parts = list(value)
        parts[which] = _zeroed(parts[which], which)
        return type(value)(parts)
    return np.zeros(np.shape(value))


def _poured(source: Any, target: Any) -> Any:
    if isinstance(source, (list, tuple)):
        return type(source)(map(_poured, source, target))
    target[...] = source
    return target
