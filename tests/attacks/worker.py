"""Try attacks in one form of the sandbox: `python -m tests.attacks.worker FORM FOLDER`.

Names of attacks come in on standard input. For each one a line of JSON goes out: the promises that
it broke, or the traceback where it could not be tried. Everything is written beneath FOLDER, which
TMPDIR must lie in; nothing is kept from one attack to the next.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Any

from autograder.course import load
from autograder.demo.submissions import source_notebooks
from autograder.sandbox.host import Sandbox
from tests.attacks import machine
from tests.attacks.bench import LIMITS, Bench
from tests.attacks.hidden import unknown_numbers
from tests.attacks.planted import PlantedCourse
from tests.attacks.promises import broken_promises
from tests.attacks.reader import Attack, attacks
from tests.attacks.trial import Trials
from tests.conftest import ASSIGNMENT, ROOT

# A process that hangs says nothing, so it is ended, and what it was doing is told. Attacks are over
# in a second; nobody waits as long for one but on a machine that does much else.
PATIENCE = 300.0
HONEST = "after all of its class an honest student gets full marks"


class Tester:
    """Tries attacks on a bench that is replaced where one of them could not be tried."""

    def __init__(self, form: str, planted: PlantedCourse, *, formgrader: bool) -> None:
        self.form = form
        self.planted = planted
        self.formgrader = formgrader
        self.assignment = load(ROOT, ASSIGNMENT)
        self.sources = source_notebooks(ROOT, ASSIGNMENT)
        self.hidden = unknown_numbers(self.assignment)
        self.trials: Trials | None = None

    def record(self, attack: Attack, *, last: bool) -> dict[str, Any]:
        """Return what is told of an attack. last: of its class."""
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        try:
            self.trials = self.trials or self._new_trials()
            trial = self.trials.try_out(attack)
            broken = broken_promises(trial, self.hidden)
            if last:
                broken |= self._honest()
            return {"attack": attack.id, "broken": broken}
        except Exception:
            self.close()
            return {"attack": attack.id, "error": traceback.format_exc()}
        finally:
            faulthandler.cancel_dump_traceback_later()

    def close(self) -> None:
        """End the sandbox, if there is one."""
        if self.trials is not None:
            self.trials.bench.sandbox.close()
            self.trials = None

    def _new_trials(self) -> Trials:
        sandbox = Sandbox(self.form, LIMITS)
        try:
            sandbox.probe([self.planted.root])
            bench = Bench(sandbox, self.assignment, self.sources, self.planted)
            temporary = Path(tempfile.gettempdir())
            return Trials(bench, temporary, formgrader=self.formgrader)
        except BaseException:
            sandbox.close()
            raise

    def _honest(self) -> dict[str, list[str]]:
        try:
            self.trials.bench.check()
        except AssertionError as error:
            return {HONEST: [str(error)]}
        return {}


def with_the_last_of_each_class(names: set[str]) -> Iterator[tuple[Attack, bool]]:
    """Return the attacks of these names, and whether each is the last one of its class."""
    wanted = (attack for attack in attacks() if attack.id in names)
    for _, group in groupby(wanted, lambda attack: attack.kind):
        *others, last = group
        yield from ((attack, False) for attack in others)
        yield last, True


def main() -> None:
    """Try what standard input names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formgrader", action="store_true", help="make formgrader's pages as well")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was begun is brought to its end
    names = set(sys.stdin.read().split())
    machine.adopt_orphans()
    planted = asked.folder / "planted"
    planted.mkdir()
    with ExitStack() as stack:
        course = stack.enter_context(PlantedCourse(planted))
        tester = Tester(asked.form, course, formgrader=asked.formgrader)
        stack.callback(tester.close)
        for attack, last in with_the_last_of_each_class(names):
            print(json.dumps(tester.record(attack, last=last)), flush=True)


if __name__ == "__main__":
    main()
