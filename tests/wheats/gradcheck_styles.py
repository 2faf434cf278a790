"""Ways to dress up and to spoil functions of assignment 5, which take functions and keywords."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

Subject = Callable[..., Any]


def dressed(right: Subject) -> dict[str, Subject]:
    """Return right functions of unusual make, all with the values of `right`."""

    class Instance:
        def __call__(self, *values: Any, **named: Any) -> Any:
            return right(*values, **named)

        def method(self, *values: Any, **named: Any) -> Any:
            return right(*values, **named)

    def closure() -> Subject:
        calls = []

        @functools.wraps(right)
        def inner(*values: Any, **named: Any) -> Any:
            calls.append(len(values))
            return right(*values, **named)

        return inner

    def talkative(*values: Any, **named: Any) -> Any:
        print("called with", len(values), "things")
        return right(*values, **named)

    return {
        "an instance with __call__": Instance(),
        "a bound method": Instance().method,
        "a closure that counts its calls": closure(),
        "functools.partial": functools.partial(right),
        "a lambda with any arguments": lambda *values, **named: right(*values, **named),
        "one more parameter": lambda *values, verbose=False, **named: right(*values, **named),
        "prints while it works": talkative,
    }


def dressed_results(right: Subject) -> dict[str, Subject]:
    """Return right functions whose result, an array or a number, has an unusual make."""
    return {
        "a result in single precision": _then(right, lambda r: r.astype(np.float32)),
        "a result in Fortran order": _then(right, lambda r: np.array(r, order="F")),
        "a result in extended precision": _then(right, lambda r: r.astype(np.longdouble)),
        "a result of the other byte order": _then(right, lambda r: r.astype(">f8")),
        "a view of something larger": _then(right, lambda r: np.stack([r, r])[1, ...]),
    }


def careless() -> dict[str, Subject]:
    """Return wrong functions that know nothing of the exercise."""

    def stops(*_values: Any, **_named: Any) -> Any:
        raise ValueError("not today")

    def placeholder(*_values: Any, **_named: Any) -> Any:
        raise NotImplementedError

    return {
        "returns None": lambda *_, **__: None,
        "returns its first argument": lambda *v, **_: v[0],
        "returns its second argument": lambda *v, **_: v[1] if len(v) > 1 else None,
        "the number 0": lambda *_, **__: 0.0,
        "the number 1": lambda *_, **__: 1.0,
        "True": lambda *_, **__: True,
        "False": lambda *_, **__: False,
        "nan": lambda *_, **__: np.nan,
        "noise": lambda *_, **__: np.random.default_rng().random(),
        "an empty list": lambda *_, **__: [],
        "stops with an error": stops,
        "the starter code": placeholder,
        "takes no arguments": lambda: 0.0,
        "is a number": 0.5,
        "is the name of a function": "central_diff",
        "is a dict": {},
    }


def spoiled(right: Subject) -> dict[str, Subject]:
    """Return wrong functions that have something of `right`, for results that are an array."""
    return {
        **careless(),
        "returns a list": lambda *v, **k: [np.asarray(right(*v, **k)).tolist()],
        "returns an np.matrix": _then(right, np.asmatrix),
        "returns a masked array": _then(right, np.ma.masked_array),
        "returns an array of objects": _then(right, lambda r: np.array([r, None], dtype=object)),
        "returns complex numbers": _then(right, lambda r: r.astype(complex)),
        "returns text": _then(right, lambda r: r.astype(str)),
        "returns a tuple of one": lambda *v, **k: (right(*v, **k),),
        "returns a generator": lambda *v, **k: (x for x in np.ravel(right(*v, **k))),
        "half precision": _then(right, lambda r: r.astype(np.float16)),
        "cut to whole numbers": _then(right, np.trunc),
        "rounded to three digits": _then(right, lambda r: np.round(r, 3)),
        "an axis too many": _then(right, lambda r: r[None]),
        "the sign reversed": _then(right, np.negative),
        "1 in 10000 too large": _then(right, lambda r: 1.0001 * r),
        "a thousandth off": _then(right, lambda r: r + 1e-3),
        "nan in one place": _then(right, _one_nan),
        "drifts from call to call": drifting(right),
        "remembers its first result": stuck(right),
    }


def drifting(right: Subject, drift: Callable[[Any, int], Any] | None = None) -> Subject:
    """Return a function that is right the first time only."""
    count = -1
    moved = drift or (lambda result, n: np.asarray(result) + 0.25 * n)

    def function(*values: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        return moved(right(*values, **named), count)

    return function


def stuck(right: Subject) -> Subject:
    """Return a function that gives its first result again and again."""
    return functools.partial(_first, right, [])


def _first(right: Subject, memory: list[Any], *values: Any, **named: Any) -> Any:
    if not memory:
        memory.append(right(*values, **named))
    return memory[0]


def _then(right: Subject, last: Callable[[Any], Any]) -> Subject:
    return lambda *values, **named: last(np.asarray(right(*values, **named)))


def _one_nan(result: Any) -> Any:
    changed = np.array(result, dtype=float)
    changed[(-1,) * changed.ndim] = np.nan
    return changed
