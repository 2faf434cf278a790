"""Try one attack: hand it in, grade it for real, look what it has done."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.annotate import annotated
from autograder.class_table import class_table, row
from autograder.grading import grade
from autograder.intake import Submission
from tests.attacks import machine
from tests.attacks.bench import Bench, Closed, overheard
from tests.attacks.page import feedback_page, formgrader_page
from tests.attacks.reader import Attack

WIDTHS = (60, 73, 80, 97, 120)
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")
# What an attack has started is gone a moment after its end; on a busy machine, a long one.
GONE_SECONDS = 30


@dataclass(frozen=True, repr=False)
class Trial:
    """What was seen of one attack.

    again: the result when what was seen of it is judged once more, without running anything; None
    where it was too much to be kept. said: all bytes that its processes sent to the grader.
    pages: the feedback, a page a notebook. formgrader: the instructor's pages, where text of the
    student's is what attacks. tables: the class at a glance, in several widths. seconds: what the
    grader itself computed, its waiting left out. growth: bytes of memory that it needed on top.
    changed: planted files that are not as they were. left: processes, files and sockets that are
    still there. next_result, next_look: the honest student who was graded after it; first_look:
    what was to be seen before any attack.
    """

    attack: Attack
    result: dict[str, Any]
    again: dict[str, Any] | None
    said: bytes
    pages: tuple[str, ...]
    formgrader: tuple[str, ...]
    tables: tuple[str, ...]
    seconds: float
    growth: int
    changed: tuple[str, ...]
    left: tuple[str, ...]
    next_result: dict[str, Any]
    next_look: dict[str, Any]
    first_look: dict[str, Any]

    @property
    def document(self) -> str:
        """The result as it is stored (see `told`)."""
        return told(self.result)

    @property
    def exercises(self) -> dict[str, dict[str, Any]]:
        """The exercises by name."""
        return {e["name"]: e for n in self.result["notebooks"] for e in n["exercises"]}

    @property
    def outputs(self) -> str:
        """All that its cells are shown to have printed, displayed and raised."""
        notebooks = self.result["notebooks"]
        return json.dumps([n["cells"] for n in notebooks], ensure_ascii=False)

    @property
    def numbers(self) -> set[str]:
        """All broken numbers in the document and on the pages."""
        return {n for text in (self.document, *self.pages) for n in NUMBER.findall(text)}


class Trials:
    """Tries one attack after another on the same bench.

    temporary: the folder for all temporary files. formgrader: make its pages too; they are the
    same wherever a notebook was graded, so once is enough.
    """

    def __init__(self, bench: Bench, temporary: Path, *, formgrader: bool) -> None:
        self.bench = bench
        self.temporary = temporary
        self.formgrader = formgrader
        self._memory = machine.Memory()
        bench.check()
        self._first_look = bench.next_student()[1]

    def try_out(self, attack: Attack) -> Trial:
        """Grade an attack, look around, and grade an honest student in the same sandbox."""
        before = self._there()
        with overheard() as said, self.bench.handed_in(attack) as folder:
            self._memory.reset()
            started = time.process_time()
            submission = self.bench.read(attack, folder)
            assignment = self.bench.attacked(attack)
            memory: dict[str, bytes] = {}
            result = self.bench.grade(attack, submission, assignment, memory)
            notebooks = self._annotated(submission, result)
            pages = tuple(feedback_page(shown, result, name) for name, shown in notebooks.items())
            tables = _tables(result)
            seconds = time.process_time() - started
            growth = self._memory.growth()
        again = None
        if all(memory.values()):
            again = grade(submission, assignment, Closed(self.bench.sandbox), memory)
        first = next(iter(notebooks.values()))
        harmful = self.formgrader and attack.kind == "injection"
        left = self._left(before)
        changed = self.bench.planted.changed()
        next_result, next_look = self.bench.next_student()
        return Trial(
            attack=attack,
            result=result,
            again=again,
            said=bytes(said),
            pages=pages,
            formgrader=(formgrader_page(first),) if harmful else (),
            tables=tables,
            seconds=seconds,
            growth=growth,
            changed=tuple(changed),
            left=left,
            next_result=next_result,
            next_look=next_look,
            first_look=self._first_look,
        )

    def _annotated(
        self, submission: Submission, result: Mapping[str, Any]
    ) -> dict[str, dict[str, Any]]:
        frames = self.bench.assignment.frames
        return {
            notebook["name"]: annotated(
                frames[notebook["name"]], submission.notebooks[notebook["name"]], notebook
            )
            for notebook in result["notebooks"]
        }

    def _there(self) -> set[str]:
        """Return all processes, files and sockets that an attack could have left."""
        found = {f"process {pid}" for pid in machine.processes()}
        return found | machine.files(self.temporary) | machine.sockets()

    def _left(self, before: set[str]) -> tuple[str, ...]:
        until = time.monotonic() + GONE_SECONDS
        while left := self._there() - before:
            if time.monotonic() > until:
                break
            time.sleep(0.05)
        return tuple(sorted(left))


def told(result: Mapping[str, Any]) -> str:
    """Return all that is stored of a result, but its timings, which differ each time."""
    return json.dumps({**result, "timings": {}}, ensure_ascii=False, sort_keys=True)


def _tables(result: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the class at a glance, in terminals of several widths: lines break elsewhere."""
    made = []
    table = class_table(str(result["assignment"]), [row(result)])
    for width in WIDTHS:
        out = io.StringIO()
        Console(file=out, width=width, force_terminal=True, color_system=None).print(table)
        made.append(out.getvalue())
    return tuple(made)
