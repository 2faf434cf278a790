"""A warm sandbox in which one attack is graded after another, with all that it needs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.cells import grading
from autograder.course import Assignment
from autograder.grading import grade
from autograder.intake import Submission, read_submission
from autograder.sandbox import children
from autograder.sandbox.host import Sandbox
from autograder.sandbox.limits import Limits
from autograder.sandbox.worker import scratch
from tests.attacks.honest import honest, shortened
from tests.attacks.planted import PlantedCourse
from tests.attacks.reader import Attack, hand_in

# Time is short only where an attack's file says so, for those that never end: how much a machine
# has to do beside must change nothing of what is expected. All else is small for every attack.
LIMITS = Limits(
    cell_seconds=60.0,
    call_seconds=30.0,
    notebook_seconds=240.0,
    cpu_seconds=60,
    memory_bytes=768 * 2**20,
    output_bytes=100_000,
    file_bytes=4 * 2**20,
    open_files=128,
)


class Bench:
    """Grades attacks and an honest student with one sandbox."""

    def __init__(
        self,
        sandbox: Sandbox,
        assignment: Assignment,
        sources: Mapping[str, Any],
        planted: PlantedCourse,
    ) -> None:
        self.sandbox = sandbox
        self.assignment = assignment
        self.sources = sources
        self.planted = planted
        self.short = shortened(assignment)
        core, *others = assignment.frames
        self._core = replace(assignment, frames={core: assignment.frames[core]})
        cells = [cell for name in others for cell in assignment.frames[name]["cells"]]
        self._elsewhere = {grading(cell).get("grade_id") for cell in cells}

    @contextlib.contextmanager
    def handed_in(self, attack: Attack) -> Iterator[Path]:
        """Put the submission into the course while this is open; nothing of it stays on disk."""
        student = attack.student or attack.name
        folder = self.planted.submitted / student.replace("/", "_") / self.assignment.name
        folder.mkdir(parents=True)
        try:
            hand_in(attack, folder, self.sources, self.assignment.frames, self.planted.known())
            yield folder
        finally:
            scratch.empty(str(folder.parent))  # whatever its depth
            folder.parent.rmdir()

    def read(self, attack: Attack, folder: Path) -> Submission:
        """Read the submission in `folder` as the grader would."""
        student = attack.student or attack.name
        return read_submission(folder, student, self.assignment.name, self.assignment.frames)

    def attacked(self, attack: Attack) -> Assignment:
        """Return the assignment; its first notebook alone where the attack touches no other."""
        if attack.on_disk or attack.targets & self._elsewhere:
            return self.assignment
        return self._core

    def grade(
        self,
        attack: Attack,
        submission: Submission,
        assignment: Assignment,
        memory: dict[str, bytes],
    ) -> dict[str, Any]:
        """Return the result document, graded under the limits of the attack.

        What was seen of its notebooks is put into `memory`, as for a class.
        """
        self.sandbox.limits = replace(LIMITS, **attack.limits)
        try:
            return grade(submission, assignment, self.sandbox, memory)
        finally:
            self.sandbox.limits = LIMITS

    def grade_alone(self, attack: Attack, assignment: Assignment | None = None) -> dict[str, Any]:
        """Hand in and grade an attack, and look at nothing else."""
        with self.handed_in(attack) as folder:
            submission = self.read(attack, folder)
        return self.grade(attack, submission, assignment or self.assignment, {})

    def next_student(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Grade a few exercises of an honest student; return the result and what was seen."""
        return honest(self.short, self.sources, self.sandbox)

    def check(self) -> None:
        """Grade all answers of an honest student. Raises AssertionError where marks are lost."""
        result, _ = honest(self.assignment, self.sources, self.sandbox)
        assert result["score"] == result["max"] > 0, f"an honest student has {result['score']}"


class Closed:
    """A sandbox in which nothing is run: what was seen once is judged again."""

    unsafe = False

    def __init__(self, like: Sandbox) -> None:
        self.form = like.form
        self.limits = like.limits

    def spawn(self, *_: object) -> None:
        """Refuse."""
        raise AssertionError("the student's code ran again")


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
