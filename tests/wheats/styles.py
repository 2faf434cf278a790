"""Ways to dress up a right function, and ways to spoil it, that fit any exercise."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.model import Exercise

Subject = Callable[..., Any]


def dressed(right: Subject) -> dict[str, Subject]:
    """Return right functions of unusual make, all with the values of `right`."""

    class Instance:
        def __call__(self, *values: Any) -> Any:
            return right(*values)

        def method(self, *values: Any) -> Any:
            return right(*values)

    def closure() -> Subject:
        calls = []

        def inner(*values: Any) -> Any:
            calls.append(len(values))
            return right(*values)

        return inner

    return {
        "an instance with __call__": Instance(),
        "a bound method": Instance().method,
        "a closure that counts its calls": closure(),
        "functools.partial": functools.partial(right),
        "a lambda with any arguments": lambda *values: right(*values),
        "a memory of its own results": _remembering(right),
        "a second parameter list with defaults": lambda *values, verbose=False: right(*values),
    }


def dressed_arrays(right: Subject) -> dict[str, Subject]:
    """Return right functions whose result, an array or a number, has an unusual make."""
    return {
        "a result in single precision": lambda *v: np.asarray(right(*v)).astype(np.float32),
        "inputs in single precision": lambda *v: right(*map(_single, v)).astype(np.float32),
        "a result in Fortran order": lambda *v: np.array(right(*v), order="F"),
        "a result in extended precision": lambda *v: np.asarray(right(*v)).astype(np.longdouble),
        "a result of the other byte order": lambda *v: np.asarray(right(*v)).astype(">f8"),
        "a read-only result": lambda *v: _locked(np.array(right(*v), dtype=float)),
    }


def spoiled(right: Subject) -> dict[str, Subject]:
    """Return wrong functions that have something of `right`, for results that are an array."""
    return {
        **careless(),
        "returns a list": lambda *v: np.asarray(right(*v)).tolist(),
        "returns an np.matrix": lambda *v: np.asmatrix(right(*v)),
        "returns a masked array": lambda *v: np.ma.masked_array(right(*v)),
        "returns an array of objects": lambda *v: np.asarray(right(*v)).astype(object),
        "returns complex numbers": lambda *v: np.asarray(right(*v)).astype(complex),
        "returns text": lambda *v: np.asarray(right(*v)).astype(str),
        "returns a tuple of one": lambda *v: (right(*v),),
        "half precision": lambda *v: np.asarray(right(*v)).astype(np.float16),
        "cut to whole numbers": lambda *v: np.trunc(right(*v)),
        "rounded to three digits": lambda *v: np.round(right(*v), 3),
        "an axis too many": lambda *v: np.asarray(right(*v))[None],
        "flattened": lambda *v: np.ravel(right(*v)),
        "the sum only": lambda *v: np.sum(right(*v)),
        "the sign reversed": lambda *v: -np.asarray(right(*v)),
        "doubled": lambda *v: 2 * np.asarray(right(*v)),
        "a constant off": lambda *v: np.asarray(right(*v)) + 1e-3,
        "nan for negative inputs": lambda *v: np.where(np.asarray(v[0]) < 0, np.nan, 1) * right(*v),
        "right values, then the input is overwritten": lambda *v: _overwriting(right, v),
        "drifts from call to call": drifting(right),
    }


def careless() -> dict[str, Subject]:
    """Return wrong functions that know nothing of the exercise."""

    def stops(*_values: Any) -> Any:
        raise ValueError("not today")

    def placeholder(*_values: Any) -> Any:
        raise NotImplementedError

    return {
        "returns None": lambda *_: None,
        "returns its first argument": lambda *v: v[0],
        "all zeros": lambda *v: np.zeros(np.shape(v[0])),
        "all ones": lambda *v: np.ones(np.shape(v[0])),
        "all a half": lambda *v: np.full(np.shape(v[0]), 0.5),
        "the number 0": lambda *_: 0.0,
        "nan": lambda *v: np.full(np.shape(v[0]), np.nan),
        "noise": lambda *v: np.random.default_rng().random(np.shape(v[0])),
        "stops with an error": stops,
        "the starter code": placeholder,
        "takes no arguments": lambda: 0.0,
        "is a number": 0.5,
        "is the name of the function": "sigmoid",
    }


def recited(exercise: Exercise) -> Subject:
    """Return a function that knows the visible cases by heart and answers 0 to all else."""

    def answer(*values: Any) -> Any:
        for case in exercise.visible:
            known = list(case.request.inputs.values())
            if all(np.array_equal(a, b) for a, b in zip(known, values, strict=True)):
                return exercise.reference(*values)
        return np.zeros(np.shape(values[0]))

    return answer


def one_sided(f: Subject, step: float) -> Subject:
    """Return the forward difference quotient of f by its first argument."""
    return lambda z, *rest: (f(z + step, *rest) - f(z, *rest)) / step


def central(f: Subject, step: float) -> Subject:
    """Return the central difference quotient of f by its first argument."""
    return lambda z, *rest: (f(z + step, *rest) - f(z - step, *rest)) / (2 * step)


def entries(z: Any) -> Iterator[tuple[tuple[int, ...], float]]:
    """Return index and value of each entry."""
    yield from np.ndenumerate(np.asarray(z))


def looped(scalar: Callable[..., float]) -> Subject:
    """Return the elementwise function of a function of one Python number."""

    def function(z: Any, *rest: Any) -> Any:
        out = np.zeros(np.shape(z))
        for index, value in entries(z):
            out[index] = scalar(float(value), *rest)
        return out

    return function


def recursive(scalar: Callable[..., float]) -> Subject:
    """Return the same, but taking arrays apart axis by axis."""

    def function(z: Any, *rest: Any) -> Any:
        if np.ndim(z):
            return np.array([function(part, *rest) for part in z])
        return scalar(float(z), *rest)

    return function


def vectorized(scalar: Callable[..., float]) -> Subject:
    """Return the same through np.vectorize."""
    return np.vectorize(scalar, otypes=[float])


def drifting(right: Subject) -> Subject:
    """Return a function that is right the first time only."""
    count = -1

    def function(*values: Any) -> Any:
        nonlocal count
        count += 1
        return np.asarray(right(*values)) + 0.25 * count

    return function


def _remembering(right: Subject) -> Subject:
    memory: dict[str, Any] = {}

    def function(*values: Any) -> Any:
        key = repr(
            [(type(v), np.shape(v), np.asarray(v).dtype, np.ravel(v).tolist()) for v in values]
        )
        if key not in memory:
            memory[key] = right(*values)
        found = memory[key]
        return found.copy() if isinstance(found, np.ndarray) else found

    return function


def _overwriting(right: Subject, values: tuple[Any, ...]) -> Any:
    result = np.array(right(*values))
    if isinstance(values[0], np.ndarray):
        values[0][...] = 0
    return result


def _single(value: Any) -> Any:
    return np.asarray(value).astype(np.float32)


def _locked(array: np.ndarray) -> np.ndarray:
    array.setflags(write=False)
    return array
