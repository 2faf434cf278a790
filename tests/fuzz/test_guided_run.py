"""The guided run finds what is hidden, makes it small, and does the same again."""

from __future__ import annotations

import json
import re
import sys

import pytest

from autograder.sandbox.worker import frames
from tests.fuzz import engine, planted
from tests.fuzz.__main__ import main
from tests.fuzz.engine import Target, fuzz
from tests.fuzz.formats import FRAMES, NOTEBOOK
from tests.fuzz.targets import TARGETS

# Too few to find much: that each target works, and that its seeds keep the properties.
RUNS = 150


def planted_target(run, name="planted"):
    seeds = [json.dumps({"kind": "a", "words": ["zero", "one"], "depth": 1}).encode()]
    return Target(name, run, NOTEBOOK, lambda: seeds, (planted,), seconds=0.1)


@pytest.mark.parametrize("name", TARGETS)
def test_the_properties_hold_for_seeds_and_for_what_is_near_to_them(name):
    report = fuzz(TARGETS[name], runs=RUNS)
    assert report.findings == []
    assert report.executions >= RUNS
    assert report.lines > report.of / 2


def test_a_mistake_behind_four_conditions_is_found_and_made_small():
    report = fuzz(planted_target(planted.hidden), runs=50_000, findings=1)
    (found,) = report.findings
    assert (found.kind, found.message) == ("ZeroDivisionError", "ZeroDivisionError: planted")
    assert found.place.startswith("tests/fuzz/planted.py:")
    assert len(found.data) < 60
    with pytest.raises(ZeroDivisionError):
        planted.hidden(found.data)


@pytest.mark.parametrize(
    ("run", "kind"),
    [(planted.large, "memory"), (planted.slow, "slow"), (planted.endless, "endless")],
)
def test_what_takes_too_much_for_its_size_is_found(run, kind, monkeypatch):
    monkeypatch.setattr(engine, "ENDLESS", 1.0)
    report = fuzz(planted_target(run), runs=5000, findings=1)
    assert [found.kind for found in report.findings] == [kind]


def test_a_check_that_is_taken_out_of_the_frame_decoder_is_missed(monkeypatch):
    monkeypatch.setattr(frames, "SURROGATE", re.compile(b"nothing"))
    (found,) = fuzz(TARGETS["frame"], runs=20_000, findings=1).findings
    assert found.kind == "UnicodeEncodeError"
    assert b"\\ud" in found.data or b"\\uD" in found.data


def test_the_same_seed_gives_the_same_inputs():
    def tried(seed):
        inputs = []
        fuzz(planted_target(inputs.append), seed=seed, runs=500)
        return inputs

    assert tried(3) == tried(3) != tried(4)


def test_frames_fall_into_parts_and_come_together_again():
    for target in TARGETS.values():
        if target.form is FRAMES:
            assert all(FRAMES.join(FRAMES.split(seed)) == seed for seed in target.seeds())


def test_a_run_leaves_no_trace_function_behind():
    before = sys.gettrace()
    fuzz(planted_target(planted.hidden), runs=5)
    assert sys.gettrace() is before


def test_the_command_says_what_it_did_and_found(capsys, monkeypatch):
    assert main(["--runs", "20", "outputs"]) == 0
    said = capsys.readouterr().out
    assert re.match(r"outputs: \d+ executions in \d+ s, \d+/s, \d+ of \d+ lines", said)
    monkeypatch.setitem(TARGETS, "outputs", planted_target(planted.large, "outputs"))
    assert main(["--runs", "2000", "outputs"]) == 1
    said = capsys.readouterr().out
    assert "FOUND memory at no line of ours: 64.0 MiB for" in said
    assert "TARGETS['outputs'].run(b'" in said


def test_an_unknown_target_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["no-such-target"])
    assert "no target no-such-target; there are: frame, value" in capsys.readouterr().err
