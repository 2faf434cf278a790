"""Each promise is seen to be broken where it is: a suite that cannot fail would prove nothing."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.attacks import machine
from tests.attacks.bench import Bench
from tests.attacks.planted import CANARIES
from tests.attacks.promises import PROMISES, Promise, broken_promises
from tests.attacks.reader import attacks
from tests.attacks.trial import Trial, Trials

SECRET_NUMBER = "0.73619"
(ATTACK,) = [attack for attack in attacks() if attack.name == "html-in-prints"]


@pytest.fixture(scope="module")
def kept(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A trial of an attack that breaks no promise."""
    trials = Trials(bench, tmp_path_factory.mktemp("temporary"), formgrader=True)
    return trials.try_out(ATTACK)


def with_result(**changes: Any) -> Callable[[Trial], Trial]:
    """Change fields of the result."""
    return lambda trial: replace(trial, result={**trial.result, **changes})


def with_exercise(**changes: Any) -> Callable[[Trial], Trial]:
    """Change fields of its first exercise, and its marks with it."""

    def changed(trial: Trial) -> Trial:
        result = copy.deepcopy(trial.result)
        result["notebooks"][0]["exercises"][0] |= changes
        result["score"] = sum(e["score"] for n in result["notebooks"] for e in n["exercises"])
        return replace(trial, result=result)

    return changed


def with_page(addition: str) -> Callable[[Trial], Trial]:
    """Add something to the student's page."""
    return lambda trial: replace(trial, pages=(trial.pages[0] + addition,))


BROKEN = {
    "it earns no mark that it did not deserve": {
        "a mark": with_exercise(score=1.0),
        "a bonus": with_result(score=1.0),
        "a mark that is none": with_exercise(score=float("nan")),
        "a document that is none": with_result(version="x"),
    },
    "it ends as its file says": {
        "another outcome": lambda trial: replace(
            trial, attack=replace(trial.attack, expect=(("relu", "raised"),))
        ),
        "nothing printed": lambda trial: replace(
            trial, attack=replace(trial.attack, expect=(("shows", "never printed"),))
        ),
    },
    "judged again without a run it has the same result": {
        "other marks": lambda trial: replace(trial, again={**trial.result, "score": 1.0}),
    },
    "no secret comes out": {
        "as it is": lambda trial: replace(trial, said=CANARIES["gradebook"].encode()),
        "written backwards": lambda trial: replace(trial, said=CANARIES["results"][::-1].encode()),
        "in the result": with_exercise(sentence=CANARIES["reference"]),
        "on a page": with_page(CANARIES["neighbour"]),
    },
    "no hidden input is shown": {
        "in a sentence": with_exercise(sentence=f"yours {SECRET_NUMBER}, expected 1"),
        "on a page": with_page(SECRET_NUMBER),
    },
    "it leaves nothing on the machine": {
        "a process": lambda trial: replace(trial, left=("process 123",)),
        "a change": lambda trial: replace(trial, changed=("gradebook.db",)),
    },
    "the next student sees nothing of it and gets full marks": {
        "a file": lambda trial: replace(trial, next_look={**trial.next_look, "places": "x"}),
        "a lost mark": lambda trial: replace(trial, next_result={**trial.next_result, "score": 1}),
    },
    "the grader needs little time and memory for it": {
        "time": lambda trial: replace(trial, seconds=60.0),
        "memory": lambda trial: replace(trial, growth=10**9),
        "disk": with_exercise(sentence="x" * 2_000_000),
    },
    "nothing of it acts on a page in a terminal or in a log": {
        "a script": with_page("<script>1</script>"),
        "a handler": with_page("<p onclick=pwned()>"),
        "a link": with_page("<a href=' JavaScript:pwned()'>x</a>"),
        "no policy": lambda trial: replace(trial, pages=("<p>",)),
        "a formula": lambda trial: replace(
            trial, formgrader=(trial.formgrader[0] + r"<p>$\href{javascript:pwned()}{x}$</p>",)
        ),
        "an escape sequence": with_exercise(sentence="\x1b[2J"),
        "in the terminal": lambda trial: replace(trial, tables=("\x1b]0;pwned\x07",)),
        "in the log": lambda trial: replace(trial, tables=("eve\n  ::set-output name=x::y",)),
    },
}


def test_an_attack_that_is_held_breaks_none(kept: Trial) -> None:
    assert kept.again is not None
    assert broken_promises(kept, {SECRET_NUMBER}) == {}


@pytest.mark.parametrize(
    ("promise", "change"),
    [
        pytest.param(promise, change, id=f"{promise}: {how}")
        for promise, changes in BROKEN.items()
        for how, change in changes.items()
    ],
)
def test_a_broken_promise_is_seen(
    kept: Trial, promise: str, change: Callable[[Trial], Trial]
) -> None:
    assert promise in broken_promises(change(kept), {SECRET_NUMBER})


def test_there_is_a_way_to_break_each_one() -> None:
    def said(promise: Promise) -> str:
        return promise.__name__.replace("_", " ")

    assert list(map(said, PROMISES)) == list(BROKEN)


def test_a_file_that_is_left_is_found_wherever_all_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder in own, shared:
        folder.mkdir()
    monkeypatch.setattr(machine, "SHARED_FOLDERS", (str(shared),))
    (own / "left").touch()
    (shared / "somebody-else's").touch()
    (shared / f"{machine.MARK}-left").touch()
    assert machine.files(own) == {str(own / "left"), str(shared / f"{machine.MARK}-left")}


def test_a_process_that_is_left_is_found() -> None:
    before = machine.processes()
    waiting = [sys.executable, "-S", "-c", "input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert machine.processes() - before == {process.pid}
        process.kill()
    assert machine.processes() <= before
