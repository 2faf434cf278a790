"""What a call gives may be anything: the parent judges it, and neither waits long nor grows."""

from __future__ import annotations

import json
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from autograder import running
from autograder.answers import unfit
from autograder.declare import case, exercise
from autograder.judge import FORM, expected, judge
from autograder.running import _Session
from autograder.sandbox.children import Child, ChildDied
from autograder.sandbox.limits import Limits
from autograder.sandbox.worker.calls import Observation
from autograder.sandbox.worker.frames import LENGTHS
from autograder.sandbox.worker.plain import Foreign
from autograder.sandbox.worker.values import held
from tests.conftest import ROOT
from tests.fuzz.wire import Wire

LONG = "\U000e0001" * 100_000


def checked(faults):
    def draw(n):
        return [1.0] * n

    return exercise(draw, marks=1, hidden=[case("draw", n=1000, faults=faults)])


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(2**24, np.int8),
        np.zeros((2**24, 0)),
        [np.zeros((2**20, 0))] * 20,
        [LONG, *["a"] * 19_999],
        [np.array([LONG]), *[np.array([1.0])] * 5000],
        {"a": [np.zeros(2**21)]},
    ],
)
def test_what_checks_itself_is_not_asked_about_a_giant(value):
    asked = []
    (verdict,) = judge(checked(lambda got, _: asked.append(got)), [Observation("returned", value)])
    assert (verdict.outcome.value, verdict.sentence) == ("value", FORM)
    assert asked == []


def test_what_checks_itself_may_be_larger_than_the_reference_s():
    larger = [1.0] * 9000
    made = checked(lambda got, _: [] if got == larger else ["no"])
    assert judge(made, [Observation("returned", larger)])[0].passed


def test_a_warning_while_it_is_checked_is_not_shown_and_costs_nothing():
    made = checked(lambda got, _: [] if np.float64(1e308) * 10 * got[0].astype(float) else ["no"])
    assert judge(made, [Observation("returned", [np.array(1 + 2j)])])[0].passed


@pytest.mark.parametrize("answer", [[[1], [1, 2]], [LONG, *["a"] * 10_000], {1: 2}, {"a"}, [1]])
@pytest.mark.parametrize("wanted", ["number", "truth", "text"])
def test_no_array_is_made_of_an_answer_to_a_quiz(answer, wanted):
    options = {"number": (1, 2), "truth": (True, False), "text": ("a", "b")}[wanted]
    assert "none of the allowed answers" in unfit(answer, wanted, options)


def session(room):
    made = SimpleNamespace(room=room)
    return lambda seen: _Session._kept(made, seen)


def test_small_results_always_have_room():
    keep = session(room=0)
    seen = Observation("returned", np.zeros(running.SMALL // 8 - 100))
    assert all(keep(seen) is seen for _ in range(1000))


def test_large_results_share_some_room_and_one_that_finds_none_is_too_large():
    keep = session(room=2**20)
    large, small = (Observation("returned", np.zeros(n)) for n in (2**17 - 100, 2**15))
    twice = Observation("returned", [small.value] * 2, repeats=False, again=[small.value] * 2)
    assert keep(large) is large
    assert keep(large).value == Foreign("value that is too large")
    assert keep(small).value == Foreign("value that is too large")
    assert keep(twice).value == keep(twice).again == Foreign("value that is too large")


def test_all_right_results_of_the_course_are_small(assignment):
    for made in assignment.exercises.values():
        assert max(held(seen.value) for seen in expected(made)) < running.SMALL


@pytest.mark.parametrize(("begin", "end"), [(b"[", b"]"), (b'{"a":', b"}"), (b'[{"a":', b"}]")])
def test_an_answer_that_is_nested_as_deep_as_can_be_read_is_the_child_s_end(begin, end):
    for depth in range(sys.getrecursionlimit() // 2 - 100, sys.getrecursionlimit() + 20, 3):
        body = begin * depth + b"1" + end * depth
        header = b'{"id":1,"ok":true,"outputs":' + body + b"}"
        wire = Wire(LENGTHS.pack(len(header), 0) + header)
        child = Child(wire, Limits(), lambda _: {"reason": "", "signal": 0, "exit": 0})
        with pytest.raises(ChildDied, match="disturbed the connection"):
            child.run("a cell", "x = 1")


GREEDY = """
import json, resource, sys
from pathlib import Path
from autograder.course import load
from autograder.grading import grade
from autograder.intake import Reading, Submission
from autograder.sandbox.host import Sandbox

own = "import numpy as np\\nfor name in %r: globals()[name] = lambda *_: np.zeros(2**21 - 9)"
assignment = load(Path(sys.argv[1]), "1-activations")
names = [name for name, made in assignment.exercises.items() if not made.quiz][:5]
readings = {}
for name, frame in assignment.frames.items():
    cell = {"cell_type": "code", "source": own % names, "id": "own", "metadata": {}}
    readings[name] = Reading(json.dumps({"cells": [*frame["cells"], cell]}).encode())
with Sandbox() as sandbox:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = grade(Submission("s", "1-activations", readings), assignment, sandbox)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([found["score"], (after - before) // 1024]))
"""


def test_a_notebook_with_giant_results_does_not_fill_the_parent(released):
    """Forty of them, with 16 MB each."""
    command = [sys.executable, "-c", GREEDY, str(released)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    score, grown = json.loads(done.stdout)
    assert score == 0
    assert grown < 250
