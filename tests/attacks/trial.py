"""Try one attack: hand it in, grade it for real, look what it has done."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import signal
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.annotate import annotated
from autograder.cells import grading
from autograder.class_table import class_table
from autograder.course import Assignment
from autograder.grading import grade
from autograder.intake import Submission, read_submission
from autograder.sandbox import children
from autograder.sandbox.host import Sandbox
from autograder.sandbox.limits import Limits
from tests.attacks import machine
from tests.attacks.honest import honest, shortened
from tests.attacks.page import feedback_page, formgrader_page
from tests.attacks.planted import PlantedCourse
from tests.attacks.reader import Attack, hand_in

# Small, so that what never ends is soon over; an honest notebook needs a small part of each.
LIMITS = Limits(
    cell_seconds=1.2,
    call_seconds=0.6,
    notebook_seconds=4.0,
    cpu_seconds=60,
    memory_bytes=768 * 2**20,
    output_bytes=100_000,
    file_bytes=4 * 2**20,
    open_files=128,
)
# How many times what it may take is waited for.
PATIENCE = 6
WIDTHS = (60, 73, 80, 97, 120)
PAGES: dict[str, str] = {}
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")


@dataclass(repr=False)
class Trial:
    """What was seen of one attack on its bench.

    said: all bytes that its processes sent to the grader. pages: the feedback, a page a notebook.
    formgrader: the instructor's pages, where text of the student's is what attacks. tables: the
    class at a glance, in several widths.
    growth: bytes of memory that the grader needed on top. left: processes, files and sockets that
    are still there. next_result, next_look: the honest student who was graded after it.
    """

    attack: Attack
    bench: Bench
    result: dict[str, Any]
    said: bytes
    pages: list[str]
    formgrader: list[str]
    tables: list[str]
    seconds: float
    growth: int
    changed: list[str]
    left: list[str]
    next_result: dict[str, Any] = field(default_factory=dict)
    next_look: dict[str, Any] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """The result as it is stored, without the timings, which stand apart from it."""
        return json.dumps({**self.result, "timings": {}}, ensure_ascii=False, sort_keys=True)

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
        return set(NUMBER.findall(self.document)) | {
            n for text in self.pages for n in NUMBER.findall(text)
        }


class Bench:
    """A warm sandbox in which one attack is tried after another, with all that it needs."""

    def __init__(
        self,
        sandbox: Sandbox,
        assignment: Assignment,
        sources: Mapping[str, Any],
        planted: PlantedCourse,
        temporary: Path,
    ) -> None:
        self.sandbox = sandbox
        self.assignment = assignment
        self.short = shortened(assignment)
        core, *others = assignment.frames
        self.core = replace(assignment, frames={core: assignment.frames[core]})
        cells = [cell for name in others for cell in assignment.frames[name]["cells"]]
        self.elsewhere = {grading(cell).get("grade_id") for cell in cells}
        self.sources = sources
        self.planted = planted
        self.temporary = temporary
        self.memory = machine.Memory()
        self.broken = False
        self.kind = ""
        self.check()
        self.first_look = honest(self.short, sources, sandbox)[1]

    def check(self) -> None:
        """Grade all answers of an honest student: before the first class of attacks, between two
        of them, and after the last one.
        """
        result, _ = honest(self.assignment, self.sources, self.sandbox)
        assert result["score"] == result["max"] > 0, f"after {self.kind}: {result['score']}"

    def close(self) -> None:
        """End the sandbox; the last class of attacks has left it as it was."""
        try:
            if not self.broken:
                self.check()
        finally:
            self.sandbox.close()

    def submission(self, attack: Attack) -> Submission:
        """Write the submission and read it as the grader would; nothing of it stays on disk."""
        student = attack.student or attack.name
        folder = self.planted.submitted / student.replace("/", "_") / self.assignment.name
        folder.mkdir(parents=True)
        try:
            hand_in(attack, folder, self.sources, self.assignment.frames, self.planted.known())
            self.memory.reset()
            return read_submission(folder, student, self.assignment.name, self.assignment.frames)
        finally:
            _remove(folder.parent)

    def grade(self, attack: Attack, assignment: Assignment | None = None) -> dict[str, Any]:
        """Grade an attack and nothing else."""
        return grade(self.submission(attack), assignment or self.assignment, self.sandbox)

    def attacked(self, attack: Attack) -> Assignment:
        """Return the assignment; its first notebook alone where the attack touches no other."""
        if attack.on_disk or attack.targets & self.elsewhere:
            return self.assignment
        return self.core

    def try_out(self, attack: Attack) -> Trial:
        """Grade an attack, look around, and grade an honest student in the same sandbox."""
        if attack.kind != self.kind:
            self.check()
            self.kind = attack.kind
        self.broken = True  # until all of it went as it should
        before = self._there()
        with overheard() as said, no_longer_than(PATIENCE * attack.seconds, attack.id):
            started = time.monotonic()
            submission = self.submission(attack)
            result = grade(submission, self.attacked(attack), self.sandbox)
            pages, formgrader = self._pages(attack, submission, result)
            seconds = time.monotonic() - started
        trial = Trial(
            attack=attack,
            bench=self,
            result=result,
            said=bytes(said),
            pages=pages,
            formgrader=formgrader,
            tables=_tables(result),
            seconds=seconds,
            growth=self.memory.growth(),
            changed=self.planted.changed(),
            left=self._left(before),
        )
        trial.next_result, trial.next_look = honest(self.short, self.sources, self.sandbox)
        self.broken = False
        return trial

    def _pages(
        self, attack: Attack, submission: Submission, result: Mapping[str, Any]
    ) -> tuple[list[str], list[str]]:
        made: list[str] = []
        formgrader: list[str] = []
        for notebook in result["notebooks"]:
            name = notebook["name"]
            shown = annotated(self.assignment.frames[name], submission.notebooks[name], notebook)
            made.append(feedback_page(shown, result, name))
            if attack.kind == "injection" and name == next(iter(self.assignment.frames)):
                key = json.dumps(shown, sort_keys=True)
                # Both forms of the sandbox show the same: the page is made once.
                if key not in PAGES:
                    PAGES[key] = formgrader_page(shown)
                formgrader.append(PAGES[key])
        return made, formgrader

    def _there(self) -> set[str]:
        """Return all processes, files and sockets that an attack could have left."""
        found = {f"process {pid}" for pid in machine.processes()}
        return found | machine.files(self.temporary) | machine.sockets()

    def _left(self, before: set[str]) -> list[str]:
        left = self._there() - before
        for _ in range(40):  # an ended process is gone a moment later
            if not left:
                break
            time.sleep(0.05)
            left = self._there() - before
        return sorted(left)


@contextlib.contextmanager
def overheard() -> Iterator[bytearray]:
    """Gather every byte that a child sends while this is open."""
    said = bytearray()
    with pytest.MonkeyPatch.context() as patch:

        class Listener(children.FrameReader):
            def _take(self, count: int, deadline: float | None) -> bytes:
                data = super()._take(count, deadline)
                said.extend(data)
                return data

        patch.setattr(children, "FrameReader", Listener)
        yield said


class TooLongError(Exception):
    """The grader was still at it long after it should have been done; names the attack."""


@contextlib.contextmanager
def no_longer_than(seconds: float, what: str) -> Iterator[None]:
    """Raise TooLongError in the midst of what takes longer: a suite that hangs says nothing."""

    def stop(*_: object) -> None:
        raise TooLongError(f"{what}: not graded within {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _tables(result: Mapping[str, Any]) -> list[str]:
    """Return the class at a glance, in terminals of several widths: lines break elsewhere."""
    made = []
    table = class_table(str(result["assignment"]), [result])
    for width in WIDTHS:
        out = io.StringIO()
        Console(file=out, width=width, force_terminal=True, color_system=None).print(table)
        made.append(out.getvalue())
    return made


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)
