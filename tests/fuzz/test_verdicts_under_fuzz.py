"""Whatever a call gives is judged: in bounded time and memory, with a mark, never too high."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.judge import expected
from autograder.sandbox.worker.calls import Observation
from autograder.sandbox.worker.frames import encode
from autograder.sandbox.worker.messages import observation_message
from tests.fuzz.bounds import growth
from tests.fuzz.extremes import EXTREMES, filled
from tests.fuzz.strategies import BLOB, bounded, message, observations
from tests.fuzz.targets import EXERCISES, exercises
from tests.fuzz.verdict_properties import judged, verdict
from tests.test_frames import values

NAMES = sorted(name for names in (*EXERCISES.values(), ("table",)) for name in names)
# Their hidden results are not compared but checked: see `faults` of a case.
CHECKED = ("init_uniform", "train_xor")
# One for each way of comparing: numbers, truth, texts, sets, shapes, tuples, lists, indices.
KINDS = (
    *("relu_grad", "mp_neuron", "zero_centred", "saturation", "dead_units", "activation_shapes"),
    *("collapse_linear", "param_shapes", "minibatches", "init_uniform", "gradcheck", "table"),
)
# Beside the value itself: 1 MB of numbers that check themselves, and what numpy makes of them.
PEAK, SECONDS = 24 * 2**20, 5.0


@pytest.fixture(scope="module", params=NAMES)
def exercise(request):
    return exercises()[request.param]


@bounded(0.2)
@given(seen=observations)
def test_any_observation_is_judged_with_a_mark_and_sentences_that_can_be_written(exercise, seen):
    verdict(message({"exercise": exercise.name, "observation": seen}, BLOB), exercises())


@bounded(0.2)
@given(value=values)
def test_any_plain_value_is_judged_with_a_mark_and_sentences_that_can_be_written(exercise, value):
    said, blob = observation_message(Observation("returned", value=value))
    verdict(encode({"exercise": exercise.name, "observation": said}, blob), exercises())


@pytest.mark.parametrize("make", EXTREMES.values(), ids=EXTREMES)
def test_an_extreme_value_is_judged_in_bounded_time_and_memory(make):
    value = make()
    seen = Observation("returned", value=value, repeats=False, again=value)
    kinds = [exercises()[name] for name in KINDS]
    marks = {}

    def judge_all():
        for exercise in kinds:
            marks[exercise] = judged(exercise, [seen] * len(exercise.cases))

    peak, seconds = growth(judge_all)
    assert all(marks[exercise] < exercise.marks for exercise in kinds)
    assert peak < PEAK
    assert seconds < SECONDS


def test_extreme_numbers_of_the_right_form_are_wrong_and_nothing_else(exercise):
    right = expected(exercise)
    for number, case in enumerate(exercise.cases):
        for value in filled(right[number].value):
            seen = [*right[:number], replace(right[number], value=value), *right[number + 1 :]]
            marks = judged(exercise, seen)
            assert marks == exercise.marks or case.hidden


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CHECKED])
@bounded(0.25)
@given(data=st.data())
def test_a_right_answer_with_one_wrong_part_never_has_all_marks(name, data):
    exercise = exercises()[name]
    right = list(expected(exercise))
    hidden = [n for n, c in enumerate(exercise.cases) if c.hidden and c.faults is None]
    number = data.draw(st.sampled_from(hidden))
    assert judged(exercise, right) == exercise.marks
    value = spoilt(data.draw, right[number].value)
    right[number] = data.draw(
        st.sampled_from(
            (
                replace(right[number], value=value),
                replace(right[number], repeats=False, again=value),
            )
        )
    )
    assert judged(exercise, right) < exercise.marks


def spoilt(draw, value):
    """Something else in one place: never what any tolerance or any other form would let pass."""
    if isinstance(value, (list, tuple)) and value:
        if draw(st.integers(0, 4)) == 0:
            return type(value)([*value[:-1]] if draw(st.booleans()) else [*value, value[-1]])
        place = draw(st.integers(0, len(value) - 1))
        parts = list(value)
        parts[place] = spoilt(draw, parts[place])
        return type(value)(parts)
    if isinstance(value, (set, frozenset)):
        return set(value) ^ {draw(st.sampled_from([*sorted(value), "more", 4711]))}
    if isinstance(value, dict):
        key = draw(st.sampled_from([*value, "more"]))
        return {**value, key: spoilt(draw, value[key]) if key in value else 1.0}
    if value is None:
        return draw(st.sampled_from((0.0, "", False, ())))
    if isinstance(value, str):
        return draw(st.sampled_from((value + "x", value[1:], None, 1.0, [value])))
    if isinstance(value, bool):
        return draw(st.sampled_from((not value, float(not value), None, str(value))))
    if isinstance(value, np.ndarray) and value.ndim and value.size:
        return _spoilt_array(draw, value)
    scale = 1 + abs(float(value)) if np.size(value) else 1.0
    wrong = (scale + 0.1, 1e308, math.nan, -math.inf, "1", None, [value], 1j, np.zeros((1, 1, 1)))
    return draw(st.sampled_from(wrong))


def _spoilt_array(draw, value):
    kind = draw(st.sampled_from(("number", "axis", "text", "list", "complex")))
    if kind == "axis":
        return value[None]
    if kind == "text":
        return value.astype(str)
    if kind == "list":
        return {"a": value}
    if kind == "complex":
        return value + 0j
    numbers = value.astype(float)
    place = draw(st.integers(0, value.size - 1))
    off = 0.1 * (1 + np.abs(numbers).max())
    wrong = (numbers.flat[place] + off, -1e308, math.nan, math.inf)
    numbers.flat[place] = draw(st.sampled_from(wrong))
    return numbers
