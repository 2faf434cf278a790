"""What an entry of the checks file says about its exercise and its cases.

numpy only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.notebooks.literal import from_json
from autograder.rules import Rules, Tolerance
from autograder.sandbox.worker.calls import Observation, Request

LONG = 90  # characters of one input, or of a line


def request_of(name: str, case: Any) -> Request:
    """Return the call that a case makes of `name`."""
    inputs = {key: from_json(tree) for key, tree in case["inputs"].items()}
    return Request(
        name,
        case["expression"],
        inputs,
        case["item"],
        case["read_only"],
        case["helpers"],
        case["once"],
    )


def observation_of(tree: Any) -> Observation:
    """Return what the reference, or a misconception, was seen to do."""
    return Observation(
        tree["kind"],
        value=from_json(tree["value"]),
        changed=tuple(tree["changed"]),
        shared=tuple(tree["shared"]),
        error=tree["error"],
        message=tree["message"],
    )


def rules_of(tree: Any) -> Rules:
    """Return what counts as right for an exercise."""
    fields = {
        **tree,
        "tolerance": Tolerance(**tree["tolerance"]),
        "results": tuple(tree["results"]),
    }
    return Rules(**fields)


def given_of(request: Request) -> str:
    """Return the call in words, with its inputs: in one line, or in one for each of many."""
    values = []
    for key, value in request.inputs.items():
        text = _in_short(value)
        values.append(f"{key} = {text if len(text) <= LONG else text[: LONG - 3] + '...'}")
    if not values:
        return request.expression
    line = f"{request.expression} with {', '.join(values)}"
    return line if len(line) <= LONG else "\n".join([f"{request.expression} with", *values])


def _in_short(value: Any) -> str:
    """Return a value as one would type it, arrays without the word."""
    if isinstance(value, np.ndarray):
        return _in_short(value.tolist())
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(_in_short, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_in_short(item)}" for key, item in value.items()) + "}"
    if isinstance(value, float) and np.isfinite(value):
        figure = f"{value:.6g}"
        return figure if set(figure) & set(".e") else f"{figure}.0"
    return repr(value)
