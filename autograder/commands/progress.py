"""How a class's grading is told while it goes on: a bar for people, lines of JSON for machines."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograder.batch import Event
from autograder.terminal import safe_line, say_trouble

SLOW_SECONDS = 10.0
CUT_OFF = ("timed out", "died", "not run")
MAX_NAMES = 5


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")


class Reporter:
    """Tells what becomes of each submission. Use as a context manager around the run.

    quiet: no bar. events: a file for lines of JSON, "-" for standard output (then nothing else
    goes there).
    """

    def __init__(self, assignment: str, total: int, *, quiet: bool, events: str = "") -> None:
        self.assignment = assignment
        self.total = total
        self.counts = Counter[str]()
        self.slow: list[str] = []
        self.cut_off: list[str] = []
        self._events = events
        self._file: IO[str] | None = None
        columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), _Rate())
        # On standard error: whatever is piped on stays clean.
        self._progress = Progress(
            *columns, TimeRemainingColumn(), console=Console(stderr=True), disable=quiet
        )

    def __enter__(self) -> Reporter:
        """Begin."""
        if self._events:
            self._file = sys.stdout if self._events == "-" else Path(self._events).open("w")
        self._say("started", submissions=self.total)
        self._progress.start()
        self._task = self._progress.add_task("grading", total=self.total)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End, whatever happened."""
        self._progress.stop()
        if error is not None:
            self._say("stopped", reason=kind.__name__ if kind else "")
        if self._file is not None and self._file is not sys.stdout:
            self._file.close()

    def graded(self, event: Event) -> None:
        """Count an event, say it, and say trouble at once."""
        self.counts[event.status] += 1
        self._progress.advance(self._task)
        if event.result is None:
            self.trouble(
                event.student,
                "could not be graded, and this is not the student's fault; nothing was recorded.\n"
                + event.trouble,
            )
            return
        seconds = event.result["timings"]["seconds"]
        limits = _limits(event.result)
        if limits:
            self.cut_off.append(event.student)
        elif event.status == "graded" and seconds > SLOW_SECONDS:
            self.slow.append(event.student)
        self._say(
            event.status,
            student=event.student,
            score=event.result["score"],
            max=event.result["max"],
            seconds=seconds,
            limits=limits,
        )

    def trouble(self, student: str, what: str) -> None:
        """Say what went wrong on our side, above the bar."""
        say_trouble(f"{student}: {what}")
        self._say("trouble", student=student, what=what)

    def finished(self, **figures: int) -> None:
        """Say the end."""
        self._say("finished", **self.counts, **figures)

    def summary(self) -> str:
        """Return what became of the class."""
        counts = self.counts
        again = f" ({counts['rejudged']} judged again)" if counts["rejudged"] else ""
        graded = counts["graded"] + counts["rejudged"]
        return f"{graded} graded{again}, {counts['reused']} reused, {counts['broken']} broken"

    def attention(self) -> list[str]:
        """Return sentences with the names of who was slow or cut off."""
        said = []
        if self.cut_off:
            said.append(f"did not run to the end: {_names(self.cut_off)}")
        if self.slow:
            said.append(f"slower than {SLOW_SECONDS:g} s: {_names(self.slow)}")
        return said

    def _say(self, event: str, **fields: Any) -> None:
        if self._file is not None:
            line = {"event": event, "assignment": self.assignment, **fields}
            # The same text, but nothing that a host of continuous integration obeys in its log.
            print(json.dumps(line).replace("##[", r"#\u0023["), file=self._file, flush=True)


def _limits(result: Mapping[str, Any]) -> list[str]:
    """Return where a limit cut the student's code off: cells and exercises."""
    found = []
    for notebook in result["notebooks"]:
        for cell in notebook["cells"]:
            if cell["status"] in CUT_OFF:
                found.append(f"{notebook['name']}: a cell {cell['status']}")
        for exercise in notebook["exercises"]:
            if exercise["outcome"] in CUT_OFF:
                found.append(f"{exercise['name']}: {exercise['outcome']}")
    return found


def _names(students: list[str]) -> str:
    shown = ", ".join(safe_line(name) for name in sorted(students)[:MAX_NAMES])
    more = len(students) - MAX_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
