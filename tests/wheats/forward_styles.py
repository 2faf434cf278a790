"""Ways to dress up and to spoil functions of networks: lists of arrays in, any form out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.model import Exercise
from tests.wheats.styles import careless, dressed

Subject = Callable[..., Any]


def mapped(change: Callable[[np.ndarray], Any], value: Any) -> Any:
    """Return the same lists and tuples with `change` applied to every array or number."""
    if isinstance(value, (list, tuple)):
        return type(value)(mapped(change, part) for part in value)
    return change(np.asarray(value))


def leaves(value: Any) -> list[np.ndarray]:
    """Return all arrays and numbers of nested lists and tuples."""
    if isinstance(value, (list, tuple)):
        return [leaf for part in value for leaf in leaves(part)]
    return [np.asarray(value)]


def dressed_network(right: Subject) -> dict[str, Subject]:
    """Return right functions of unusual make, of arguments that may be lists of arrays."""
    styles = dressed(right)
    del styles["a memory of its own results"]  # it expects arrays
    return styles | {
        "a memory of all that it has seen": _remembering(right),
        "one that works on copies of everything": lambda *v: right(
            *(mapped(np.array, x) for x in v)
        ),
    }


def dressed_results(right: Subject) -> dict[str, Subject]:
    """Return right functions whose results, in whatever lists and tuples, have an unusual make."""
    return {
        "results in single precision": _after(right, lambda a: a.astype(np.float32)),
        "all in single precision": lambda *v: mapped(
            _single, right(*(mapped(_single, x) for x in v))
        ),
        "results in Fortran order": _after(right, lambda a: np.array(a, order="F")),
        "results in extended precision": _after(right, lambda a: a.astype(np.longdouble)),
        "results of the other byte order": _after(right, lambda a: a.astype(">f8")),
        "read-only results": _after(right, _locked),
        "results that are windows of something larger": _after(right, _window),
    }


def exchanged_brackets(right: Subject) -> dict[str, Subject]:
    """Return functions that give tuples for lists and lists for tuples."""
    return {
        "tuples only": lambda *v: _bracketed(tuple, right(*v)),
        "lists only": lambda *v: _bracketed(list, right(*v)),
    }


def _bracketed(kind: type, value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return kind(_bracketed(kind, part) for part in value)
    return value


def dressed_number(right: Subject) -> dict[str, Subject]:
    """Return right functions that give a number of another kind."""
    return {
        "a Python number": lambda *v: float(right(*v)),
        "a numpy number": lambda *v: np.float64(right(*v)),
        "a numpy number in single precision": lambda *v: np.float32(right(*v)),
        "a 0-d array": lambda *v: np.array(right(*v)),
        "an array of one, then its only entry": lambda *v: np.array([[right(*v)]])[0, 0],
        "all in single precision": lambda *v: np.float32(right(*(mapped(_single, x) for x in v))),
    }


def recited_network(exercise: Exercise) -> Subject:
    """Return a function that knows the visible cases by heart and spoils all else."""

    def answer(*values: Any) -> Any:
        right = exercise.reference(*values)
        for case in exercise.visible:
            known, given = leaves(list(case.request.inputs.values())), leaves(list(values))
            if len(known) == len(given) and all(map(np.array_equal, known, given)):
                return right
        return mapped(lambda a: np.zeros(a.shape), right)

    return answer


def spoiled_results(right: Subject) -> dict[str, Subject]:
    """Return wrong functions that have something of `right`, for arrays in lists and tuples."""
    return {
        **careless(),
        **_spoiled_values(right),
        "returns lists of numbers": _after(right, lambda a: a.tolist()),
        "returns np.matrix": _after(right, np.asmatrix),
        "returns masked arrays": _after(right, np.ma.masked_array),
        "returns a generator": lambda *v: (part for part in right(*v)),
        "returns a dict": lambda *v: dict(enumerate(right(*v))),
        "returns an array of objects": lambda *v: _boxed(right(*v)),
        "an array too many": lambda *v: [*right(*v), leaves(right(*v))[-1]],
        "an array too few": lambda *v: right(*v)[:-1],
        "wrapped once more": lambda *v: [right(*v)],
        "the first part only": lambda *v: right(*v)[0],
        "an axis too many": _after(right, lambda a: a[None]),
        "flattened": _after(right, np.ravel),
        "transposed": _after(right, np.transpose),
        "repeated columns": _after(right, lambda a: np.hstack([a, a])),
        "sums only": _after(right, np.sum),
        "nan in one place": lambda *v: _one_entry(right(*v), np.nan),
        "one entry a little off": lambda *v: _one_entry(right(*v), 1e-3),
        "right values, then the inputs are overwritten": lambda *v: _overwriting(right, v),
        "rounds its inputs in place": lambda *v: right(*(mapped(_rounded, x) for x in v)),
        "right for one sample, the mean of all for many": lambda *v: mapped(
            lambda a: np.broadcast_to(a.mean(axis=-1, keepdims=True), a.shape), right(*v)
        ),
    }


def spoiled_number(right: Subject) -> dict[str, Subject]:
    """Return wrong functions that have something of `right`, for a result that is a number."""
    return {
        **careless(),
        **_spoiled_values(right),
        "a list of one": lambda *v: [float(right(*v))],
        "a tuple of one": lambda *v: (right(*v),),
        "a dict": lambda *v: {"loss": right(*v)},
        "an array of one": lambda *v: np.array([right(*v)]),
        "an array of one by one": lambda *v: np.array([[right(*v)]]),
        "text of the number": lambda *v: f"{float(right(*v)):.12g}",
        "its absolute value, as a complex number": lambda *v: complex(right(*v)),
        "a generator": lambda *v: (x for x in [right(*v)]),
        "a function": lambda *v: lambda: right(*v),
        "rounded up": lambda *v: float(np.ceil(right(*v))),
        "squared": lambda *v: float(right(*v)) ** 2,
        "its reciprocal": lambda *v: 1 / float(right(*v)),
        "printed, not returned": lambda *v: str(right(*v)) and None,
        "right values, then the inputs are overwritten": lambda *v: _overwriting(right, v),
    }


def _spoiled_values(right: Subject) -> dict[str, Subject]:
    return {
        "off by one part in ten thousand": _after(right, lambda a: a * (1 + 1e-4)),
        "a constant off": _after(right, lambda a: a + 1e-3),
        "rounded to three digits": _after(right, lambda a: np.round(a, 3)),
        "half precision": _after(right, lambda a: a.astype(np.float16)),
        "complex numbers": _after(right, lambda a: a.astype(complex)),
        "text": _after(right, lambda a: a.astype(str)),
        "boxes with numbers": _after(right, lambda a: a.astype(object)),
        "the sign reversed": _after(right, lambda a: -a),
        "doubled": _after(right, lambda a: 2 * a),
        "cut to whole numbers": _after(right, np.trunc),
        "everything nan": _after(right, lambda a: a * np.nan),
        "everything 0": _after(right, lambda a: np.zeros(a.shape)),
        "everything 1": _after(right, lambda a: np.ones(a.shape)),
        "noise of the right form": _after(right, lambda a: np.random.default_rng().random(a.shape)),
        "drifts from call to call": _drifting(right),
        "remembers its first answer for ever": _first_answer(right),
        "inputs cut to whole numbers": lambda *v: right(
            *(mapped(lambda a: np.trunc(a) if a.dtype.kind == "f" else a, x) for x in v)
        ),
    }


def _after(right: Subject, change: Callable[[np.ndarray], Any]) -> Subject:
    return lambda *values: mapped(change, right(*values))


def _single(array: np.ndarray) -> Any:
    return array.astype(np.float32) if array.dtype.kind in "fi" else array


def _locked(array: np.ndarray) -> np.ndarray:
    copy = np.array(array, dtype=float)
    copy.setflags(write=False)
    return copy


def _window(array: np.ndarray) -> np.ndarray:
    return np.pad(array.astype(float), 2)[(slice(2, -2),) * array.ndim]


def _rounded(array: np.ndarray) -> np.ndarray:
    if array.ndim:
        array[...] = np.round(array)
    return array


def _boxed(value: Any) -> np.ndarray:
    box = np.empty(len(value), dtype=object)
    box[:] = list(value)
    return box


def _one_entry(value: Any, change: float) -> Any:
    found = mapped(lambda a: np.array(a, dtype=float), value)
    leaves(found)[-1].flat[-1] += change
    return found


def _overwriting(right: Subject, values: tuple[Any, ...]) -> Any:
    result = mapped(np.array, right(*values))
    for array in leaves(list(values)):
        if array.ndim:
            array[...] = 0
    return result


def _remembering(right: Subject) -> Subject:
    memory: dict[str, Any] = {}

    def function(*values: Any) -> Any:
        key = repr([(a.shape, str(a.dtype), a.tolist()) for a in leaves(list(values))])
        if key not in memory:
            memory[key] = right(*values)
        return mapped(np.array, memory[key])

    return function


def _drifting(right: Subject) -> Subject:
    count = -1

    def function(*values: Any) -> Any:
        nonlocal count
        count += 1
        return mapped(lambda a: a + 0.25 * count, right(*values))

    return function


def _first_answer(right: Subject) -> Subject:
    first: list[Any] = []

    def function(*values: Any) -> Any:
        first[:] = first or [right(*values)]
        return first[0]

    return function
