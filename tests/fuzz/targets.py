"""What is fuzzed, and the seeds: frames and notebooks as the course really makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

from autograder import compare, declare, finding, intake, judge, numeric, recognise, transplant
from autograder.bank import suite
from autograder.model import Exercise
from autograder.sandbox import children, reading
from autograder.sandbox.worker import frames, messages, values
from autograder.sandbox.worker.calls import Observation, Request, observe
from autograder.sandbox.worker.frames import encode
from autograder.sandbox.worker.messages import observation_message, request_message
from autograder.sandbox.worker.outputs import Outputs
from autograder.sandbox.worker.plain import Foreign
from autograder.sandbox.worker.values import Packer
from tests.fuzz import course_notebooks, notebook_properties, properties, verdict_properties
from tests.fuzz.engine import Target
from tests.fuzz.formats import FRAMES, NOTEBOOK, Format

VALUES: tuple[Any, ...] = (
    None,
    [True, 1, -1.5, "σ", 1j, float("nan"), float("-inf"), -0.0],
    (np.eye(2), np.arange(6, dtype=np.int8).reshape(1, 2, 3), np.array(0.5, np.float32)),
    {"W": np.zeros((2, 0)), 1: {"a", 2, False}, 2.5: [[], ()]},
    np.array([["relu", "tanh"]]),
    np.array([True, False]),
    np.array([1 + 2j], np.complex64),
    [np.zeros((0, 2**24)), np.array(2**64 - 1, np.uint64), np.array("left"), (1e308, -(2**63))],
    Foreign("function"),
)
OBSERVATIONS = (
    Observation("returned", value=np.eye(2), changed=("W",), shared=("z",), uses=("np", "relu")),
    Observation("returned", value=1.0, again=2.0, repeats=False, warned=True),
    Observation("raised", error="ValueError", message="no \x1b[31m", cell="relu", line=3),
    Observation("unattempted"),
    Observation("missing"),
)
# One exercise for each kind of value and of rules: arrays, numbers, truth, sets, texts, shapes,
# tuples, lists, quizzes, and results that are checked instead of compared.
EXERCISES = {
    "1-activations": (
        *("leaky_relu_grad", "relu_grad", "saturation", "zero_centred", "activation_table"),
        *("mp_neuron", "dead_units", "activation_shapes"),
    ),
    "2-forward": ("collapse_linear", "net_input", "forward_rows", "param_shapes", "is_separable"),
    "4-batch": ("minibatches", "init_uniform", "symmetric", "train_xor"),
    "5-gradcheck": ("gradcheck", "directional_check", "lecture_bug", "best_h"),
}


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
    more = {name: value for name, value in enumerate(VALUES) if not isinstance(value, Foreign)}
    other, bytes_too = request_message(Request("f", "f(*x)", {"x": more}, None, once=True))
    return [encode({"id": 1, "call": message}, blob), encode({"id": 2, "call": other}, bytes_too)]


def _observations(number: int = 1, **more: Any) -> list[bytes]:
    made = []
    for seen in (*OBSERVATIONS, *(Observation("returned", value=value) for value in VALUES)):
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
        for second in _observations(2)[:6]:
            talks.append(first + second + _outputs(3)[1] + _observations(4)[0])
    return talks


def table(z: Any) -> dict[str, Any]:
    """Return what no exercise of the course does: a dict, with a None and text in it."""
    return {"z": 2 * z, "sizes": (z.size, {z.size}), "kind": "row", "bias": None}


@cache
def exercises() -> dict[str, Exercise]:
    """Return the exercises with which observations are judged, by name.

    What is right and what is mistaken has been worked out: only judging is watched.
    """
    found = {n: suite(assignment)[n] for assignment, names in EXERCISES.items() for n in names}
    found["table"] = declare.exercise(
        table, marks=1, hidden=[declare.case("two numbers", z=[0.5, -2.0])]
    )
    for exercise in found.values():
        wrong = [Observation("returned")] * len(exercise.cases)
        judge.diagnose(exercise, judge.judge(exercise, wrong))
    return found


def _answers() -> list[bytes]:
    """Right and wrong answers, and a right one that comes about in a wrong way."""
    made = _observations()
    for name, exercise in exercises().items():
        wrong = [found.subject for found in list(exercise.misconceptions.values())[:2]]
        case = exercise.cases[-1]
        right, *others = (observe(case.request, way) for way in (exercise.reference, *wrong))
        names = tuple(case.request.inputs)
        ways = {"changed": names, "shared": names, "repeats": False, "warned": True}
        spoilt = [replace(right, **{key: way}) for key, way in ways.items()]
        for seen in (right, *others, *spoilt):
            message, blob = observation_message(seen)
            made.append(encode({"exercise": name, "observation": message}, blob))
    return made


def notebook(data: bytes) -> None:
    """Read a notebook and put it into the frames."""
    submitted = notebook_properties.cells(data)
    if submitted is not None:
        for made in course_notebooks.frames():
            notebook_properties.rebuilt(made, submitted)


def verdict(data: bytes) -> None:
    """Judge an observation as that of one exercise."""
    verdict_properties.verdict(data, exercises())


# What of these modules foreign bytes do not reach: writing, our own side of the talk, files.
BESIDE = (
    *("encode", "write", "Packer", "_safe_key", "request_message", "observation_message"),
    *("_TooLargeError", "prove", "wait_until_ready", "abandon", "_listing", "read_words"),
    *("read_submission", "read_file", "read_short", "_unfit", "_unfit_size", "_untouched"),
    *("_renamed", "cells", "marks_text", "behaviour", "expected"),
)
CALLS = ("read_request",)
SEEN = ("read_observation", "_names")


def _target(
    name: str,
    run: Callable[[bytes], object],
    seeds: Callable[[], list[bytes]],
    *modules: ModuleType,
    form: Format = FRAMES,
    without: Sequence[str] = (),
) -> Target:
    return Target(name, run, form, seeds, modules, (*BESIDE, *without))


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        _target("frame", properties.frame, _frames, frames),
        _target("value", properties.value, _values, frames, values),
        _target("request", properties.request, _requests, messages, values, without=SEEN),
        _target(
            "observation", properties.observation, _observations, messages, values, without=CALLS
        ),
        _target("outputs", properties.outputs, _outputs, reading),
        _target(
            "child", properties.child, _talks, children, reading, messages, frames, without=CALLS
        ),
        _target("verdict", verdict, _answers, judge, finding, compare, numeric, recognise),
        _target(
            "notebook", notebook, course_notebooks.notebooks, intake, transplant, form=NOTEBOOK
        ),
    )
}
