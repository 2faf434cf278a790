"""A suite's exercise as the check cell of stock nbgrader: plain code, as an instructor writes it.

Inputs and expected values stand in the cell as numbers, so nothing is worked out while grading.
Every hidden case is called once; partial credit is the number on the cell's last line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograder.judge import expected
from autograder.model import Case, Exercise
from autograder.sandbox.worker.calls import Observation
from tests.benchmarks.stock_properties import PROPERTIES

# In the locked first cell, beside `import numpy as np`.
SAME = '''def same(got, want, rtol=1e-5):
    """Raise AssertionError unless a result is the expected one."""
    if isinstance(want, (tuple, list)):
        assert len(got) == len(want)
        for one, other in zip(got, want):
            same(one, other, rtol)
    elif isinstance(want, str):
        assert got.strip().casefold() == want.casefold()
    elif isinstance(want, set):
        assert set(np.ravel(list(got)).tolist()) == want
    else:
        assert np.shape(got) == np.shape(want)
        largest = np.max(np.abs(want)) or 1
        np.testing.assert_allclose(got, want, rtol=rtol, atol=1e-6 * largest)'''
MARGIN = "    "


def check_cell(exercise: Exercise) -> str:
    """Return the source of the check cell: visible cases, then hidden ones for the marks."""
    lines = [f"# {exercise.name}"]
    helpers = dict.fromkeys(c.request.helpers.strip() for c in exercise.cases if c.request.helpers)
    lines += [*helpers]
    if exercise.name in PROPERTIES:
        lines.append(PROPERTIES[exercise.name].helpers)
    pairs = list(zip(exercise.cases, expected(exercise), strict=True))
    lines.append('with np.errstate(all="ignore"):')
    for case, right in pairs:
        if not case.hidden:
            lines += _margin(_statements(exercise, case, right))
    lines += [f"{MARGIN}pass", "### BEGIN HIDDEN TESTS", "passed = 0"]
    lines.append('with np.errstate(all="ignore"):')
    for case, right in pairs:
        if case.hidden:
            lines.append(f"{MARGIN}try:")
            lines += _margin(_margin(_statements(exercise, case, right)))
            lines.append(f"{MARGIN * 2}passed += 1")
            lines += [f"{MARGIN}except Exception:", f"{MARGIN * 2}pass"]
    lines += [f"{exercise.marks} * passed / {len(exercise.hidden)}", "### END HIDDEN TESTS"]
    return "\n".join(lines)


def _statements(exercise: Exercise, case: Case, right: Observation) -> Iterator[str]:
    request = case.request
    for name, value in request.inputs.items():
        yield f"{name} = {literal(value)}"
        if request.read_only and isinstance(value, np.ndarray):
            yield f"{name}.setflags(write=False)"
    if case.faults is not None:
        yield PROPERTIES[exercise.name].statement(request.expression)
        return
    if right.kind != "returned":
        raise ValueError(f"{exercise.name}: the reference gives no value in case {case.label!r}")
    rtol = exercise.rules.tolerance.relative32
    beside = "" if rtol == 1e-5 else f", {rtol}"
    yield f"same({request.expression}, {literal(right.value)}{beside})"


def _margin(lines: Iterator[str] | list[str]) -> list[str]:
    return [MARGIN + line for line in lines]


def literal(value: Any) -> str:
    """Return an expression over `np` that gives a plain value."""
    if isinstance(value, np.ndarray):
        if value.size == 0:
            return f"np.zeros({value.shape}, dtype={value.dtype.name!r})"
        numbers = _numbers(value.tolist())
        if np.array(value.tolist()).dtype == value.dtype:
            return f"np.array({numbers})"
        return f"np.array({numbers}, dtype={value.dtype.name!r})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k!r}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + "".join(f"{literal(item)}, " for item in value) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return _numbers(value)


def _numbers(value: Any) -> str:
    """Return the text of numbers in lists; inf and nan have no literals."""
    if isinstance(value, list):
        return "[" + ", ".join(_numbers(item) for item in value) + "]"
    if isinstance(value, float) and not np.isfinite(value):
        return (
            f"np.{value}" if value == value and value > 0 else "-np.inf" if value < 0 else "np.nan"
        )
    return repr(value)
