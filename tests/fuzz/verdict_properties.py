"""What must hold for whatever is judged: a mark, sentences, and nothing is right that differs."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.judge import MAX_DETAIL, diagnose, expected, judge, score
from autograder.model import Exercise, Outcome
from autograder.running import _Session
from autograder.sandbox.worker.calls import Observation
from autograder.sandbox.worker.frames import decode
from autograder.sandbox.worker.plain import Foreign
from tests.fuzz.properties import observation
from tests.fuzz.wellformed import LONGEST_SENTENCE, is_text, writable


def verdict(data: bytes, exercises: Mapping[str, Exercise]) -> None:
    """Any observation is judged: as one of the exercise that it names, or of any of them."""
    found = observation(data)
    if found is None:
        return
    name = decode(data).message.get("exercise")
    known = type(name) is str and name in exercises
    exercise = exercises[name if known else sorted(exercises)[zlib.crc32(data) % len(exercises)]]
    # What the parent believes of it: `running` drops names and texts that only a child knows.
    session: Any = SimpleNamespace(lines={found.cell: 3})
    seen = [_Session._believable(session, found, case.request) for case in exercise.cases]
    judged(exercise, seen)


def judged(exercise: Exercise, seen: Sequence[Observation]) -> float:
    """Judge observations, one for each case, and return the marks."""
    verdicts = judge(exercise, seen)
    marks = score(exercise, verdicts)
    assert type(marks) is float
    assert 0 <= marks <= exercise.marks
    assert (marks == exercise.marks) == all(v.passed for v in verdicts if v.case.hidden)
    for made, right, mine in zip(verdicts, expected(exercise), seen, strict=True):
        assert type(made.outcome) is Outcome
        for sentence in (made.sentence, made.detail, made.note):
            is_text(sentence, MAX_DETAIL)
        is_text(made.sentence, LONGEST_SENTENCE)
        if made.case.hidden:
            assert made.detail == made.sentence
        if made.passed and made.case.faults is None:
            assert mine.kind == "returned"
            assert not mine.changed
            assert near(right.value, mine.value), "a value passes that differs"
            assert mine.repeats or near(right.value, mine.again), "it differs the second time"
    writable([d.misconception.diagnosis for d in diagnose(exercise, verdicts)])
    return marks


def near(right: Any, mine: Any) -> bool:
    """Is it the same to one part in a hundred? No tolerance of any exercise is as wide.

    Written again here, in another way: what the judge lets pass must be near by this as well.
    """
    if right is None or isinstance(right, Foreign):
        return type(right) is type(mine) and bool(right == mine)
    if isinstance(right, str):
        mine = mine.item() if isinstance(mine, np.ndarray) and mine.ndim == 0 else mine
        return isinstance(mine, str) and mine.strip().casefold() == right.strip().casefold()
    if isinstance(right, (set, frozenset)):
        items = [v.item() if isinstance(v, np.ndarray) else v for v in mine]
        return set(items) == right
    if isinstance(right, dict):
        return (
            isinstance(mine, dict)
            and set(mine) == set(right)
            and all(near(value, mine[key]) for key, value in right.items())
        )
    if isinstance(right, (list, tuple)):
        return (
            isinstance(mine, (list, tuple))
            and len(mine) == len(right)
            and all(map(near, right, mine))
        )
    numbers = np.asarray(mine)
    if numbers.dtype.kind not in "biuf" or numbers.shape != np.shape(right):
        return False
    wanted = np.asarray(right, dtype=float)
    finite = np.abs(wanted[np.isfinite(wanted)])
    scale = float(finite.max()) if finite.size and finite.max() else 1.0
    with np.errstate(all="ignore"):
        return np.allclose(
            numbers.astype(float), wanted, rtol=0.01, atol=1e-4 * scale, equal_nan=True
        )
