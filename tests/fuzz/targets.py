"""What is fuzzed, and the seeds: frames and notebooks as the course really makes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import numpy as np

from autograder import compare, finding, intake, judge, numeric, recognise, transplant
from autograder.course import suite
from autograder.model import Exercise
from autograder.sandbox import children, reading
from autograder.sandbox.worker import frames, messages, values
from autograder.sandbox.worker.calls import Observation, Request, observe
from autograder.sandbox.worker.frames import encode
from autograder.sandbox.worker.messages import observation_message, request_message
from autograder.sandbox.worker.outputs import Outputs
from autograder.sandbox.worker.plain import Foreign
from autograder.sandbox.worker.values import Packer
from tests.conftest import ROOT
from tests.fuzz import properties
from tests.fuzz.engine import Target
from tests.fuzz.formats import FRAMES, NOTEBOOK

VALUES: tuple[Any, ...] = (
    None,
    [True, 1, -1.5, "σ", 1j, float("nan"), float("-inf"), -0.0],
    (np.eye(2), np.arange(6, dtype=np.int8).reshape(1, 2, 3), np.array(0.5, np.float32)),
    {"W": np.zeros((2, 0)), 1: {"a", 2, False}, 2.5: [[], ()]},
    np.array([["relu", "tanh"]]),
    np.array([True, False]),
    np.array([1 + 2j], np.complex64),
    Foreign("function"),
)
OBSERVATIONS = (
    Observation("returned", value=np.eye(2), changed=("W",), shared=("z",), uses=("np", "relu")),
    Observation("returned", value=1.0, again=2.0, repeats=False, warned=True),
    Observation("raised", error="ValueError", message="no \x1b[31m", cell="relu", line=3),
    Observation("unattempted"),
    Observation("missing"),
)
# Few enough to be fast, many enough for all kinds of values: arrays, numbers, dicts, sets, texts,
# shapes, tuples, quizzes, results that are checked instead of compared.
MAX_EXERCISES = 14


def _frames() -> list[bytes]:
    return [encode({}), encode({"a": [1, 1.5, None, True, "σ\n", {"b": []}]}, b"blob"), *_values()]


def _values() -> list[bytes]:
    made = []
    for value in VALUES:
        packer = Packer()
        tree = packer.pack(value)
        made.append(encode({"value": tree}, packer.blob))
    return made


def _requests() -> list[bytes]:
    asked = Request("f", "f(x, W)", {"x": 0.5, "W": np.eye(2)}, "key", True, "def g(): return 1")
    message, blob = request_message(asked)
    return [encode({"id": 1, "call": message}, blob)]


def _observations(number: int = 1, **more: Any) -> list[bytes]:
    made = []
    for seen in OBSERVATIONS:
        message, blob = observation_message(seen)
        made.append(encode({"id": number, "observation": message, **more}, blob))
    return made


def _outputs(number: int = 1) -> list[bytes]:
    shown = Outputs(10**4)
    shown.stream("stdout", "loss 0.5 <__main__.Net object at 0x7f00aa>\n")
    shown.stream("stderr", "warning\n")
    shown.display({"text/plain": "array([1.])"}, 3)
    shown.display({"text/plain": "<Figure>", "image/png": "iVBORw0KGgo=\n"})
    shown.error("ValueError", "no", ["Traceback", "ValueError: no"])
    every = shown.take()
    return [
        encode({"id": number, "outputs": chosen, "ok": bool(number % 2)})
        for chosen in (every, every[:1], [])
    ]


def _talks() -> list[bytes]:
    """Answers to the four questions of `properties.child`, one after another."""
    talks = []
    for first in _outputs(1):
        for second in _observations(2):
            talks.append(first + second + _outputs(3)[1] + _observations(4)[0])
    return talks


@cache
def exercises() -> dict[str, Exercise]:
    """Return the exercises with which observations are judged, of different kinds."""
    kinds: dict[Any, Exercise] = {}
    for name in ("1-activations", "2-forward", "5-gradcheck"):
        for exercise in suite(name).values():
            right = judge.expected(exercise)[0].value
            form = (type(right), getattr(right, "ndim", 0), exercise.quiz, exercise.rules)
            checked = any(case.faults for case in exercise.cases)
            kinds.setdefault((form, checked), exercise)
    return {exercise.name: exercise for exercise in list(kinds.values())[:MAX_EXERCISES]}


def _answers() -> list[bytes]:
    made = _observations(exercise=next(iter(exercises())))
    for name, exercise in exercises().items():
        ways = [exercise.reference, *(m.subject for m in exercise.misconceptions.values())]
        for way in ways[:2]:
            message, blob = observation_message(observe(exercise.cases[-1].request, way))
            made.append(encode({"exercise": name, "observation": message}, blob))
    return made


def released() -> dict[str, Any]:
    """Return all released notebooks, by the names of their folder and file."""
    found = sorted((ROOT / "release").glob("*/*.ipynb"))
    return {f"{p.parent.name}/{p.stem}": json.loads(p.read_text("utf-8")) for p in found}


def small_frame() -> dict[str, Any]:
    """Return a frame with one cell of each kind that nbgrader and the course know."""
    nbgrader = {"schema_version": 3, "points": 2, "locked": True, "solution": False}
    check = {**nbgrader, "grade": True}
    task = {**nbgrader, "grade": True, "solution": True, "locked": False}
    answer = {**nbgrader, "grade": False, "solution": True, "locked": False}
    setup = {**nbgrader, "grade": False}
    cells = [
        _cell("markdown", "title", "# Title"),
        _cell("code", "setup", "import numpy as np", nbgrader={**setup, "grade_id": "setup"}),
        _cell("markdown", "said", "Read.", nbgrader={**setup, "grade_id": "said"}),
        _cell("code", "relu", "raise NotImplementedError()", nbgrader={**answer, "grade_id": "r"}),
        _cell("code", "test-relu", "check('relu')", nbgrader={**check, "grade_id": "test-r"}),
        _cell("code", "drawn", "_picture()", tags=["picture"]),
        _cell("code", "open", "# try it here"),
        _cell("markdown", "why", "Your answer", nbgrader={**task, "grade_id": "why"}),
        _cell("code", "plot", "# your plot", nbgrader={**task, "grade_id": "plot"}),
        _cell("raw", "raw", "raw"),
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(kind: str, name: str, source: str, **metadata: Any) -> dict[str, Any]:
    cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


@cache
def _frames_of_notebooks() -> tuple[dict[str, Any], ...]:
    first = released()["1-activations/activations"]
    return small_frame(), {**first, "cells": first["cells"][:16]}


def _notebooks() -> list[bytes]:
    return [json.dumps(notebook).encode() for notebook in _handed_in()]


def _handed_in() -> Iterator[dict[str, Any]]:
    """Return notebooks as students hand them in: untouched, solved, with cells of their own."""
    for made in _frames_of_notebooks():
        yield made
        cells = [{**cell, "source": f"{cell['source']}\nx = 1"} for cell in made["cells"]]
        own = [_cell("code", "mine", "y = 2"), _cell("markdown", "text", "a\n<b>\r\nc\n")]
        own.append({"cell_type": "code", "metadata": {}, "source": ["a\n", "b"], "outputs": []})
        yield {**made, "cells": [own[0], *cells[:4], cells[3], *own[1:], *cells[:2:-1]]}


def notebook(data: bytes) -> None:
    """Read a notebook and put it into the frames."""
    submitted = properties.cells(data)
    if submitted is not None:
        for made in _frames_of_notebooks():
            properties.rebuilt(made, submitted)


def _verdict(data: bytes) -> None:
    properties.verdict(data, exercises())


_packing = ("encode", "write", "Packer", "_safe_key", "request_message", "observation_message")
_asking = ("read_request", "request_message", "observation_message")
_parents = ("prove", "wait_until_ready", "abandon", "_listing", "read_words", "_TooLargeError")
_files = ("read_submission", "read_file", "read_short", "_unfit", "_unfit_size", "_untouched")


def _target(name: str, run: Callable[[bytes], object], seeds: Any, *modules: Any) -> Target:
    return Target(name, run, FRAMES, seeds, modules, (*_packing, *_parents))


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        _target("frame", properties.frame, _frames, frames),
        _target("value", properties.value, _values, frames, values),
        _target("request", properties.request, _requests, messages, values),
        _target("observation", properties.observation, _observations, messages, values),
        _target("outputs", properties.outputs, _outputs, reading),
        _target("child", properties.child, _talks, children, reading, messages, frames),
        _target("verdict", _verdict, _answers, judge, finding, compare, numeric, recognise),
        Target(
            "notebook",
            notebook,
            NOTEBOOK,
            _notebooks,
            (intake, transplant),
            (*_files, "_renamed", "cells"),
        ),
    )
}
_ = partial
