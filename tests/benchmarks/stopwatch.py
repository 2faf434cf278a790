"""Times real functions from outside: each second counts for the innermost stage that it falls into.

CPU seconds are those of this process and, beside them, of the sandbox: its template and the child
that runs at the time.
"""

from __future__ import annotations

import importlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from autograder.sandbox.host import Sandbox

Times = tuple[float, float, float]  # wall, CPU here, CPU in the sandbox


class Stopwatch:
    """Wraps functions, each for a stage; `lap` gives what was used since the last lap."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._used: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        self._last: Times = (0.0, 0.0, 0.0)
        self._sandbox = _SandboxCpu()

    def wrap(self, stage: str, place: str) -> None:
        """Time a function, "module:name" or "module:Class.name", as a part of `stage`."""
        owner, name = found(place)
        setattr(owner, name, self._timed(stage, vars(owner)[name]))

    def watch(self, sandbox: Sandbox) -> None:
        """Count the CPU seconds of this sandbox's processes from now on."""
        self._sandbox.watch(sandbox)

    def forget(self) -> None:
        """Count no sandbox any more: it is about to be closed."""
        self._sandbox = _SandboxCpu()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a block as a stage."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def lap(self) -> dict[str, Times]:
        """Return what each stage has used since the last lap."""
        used = {stage: (v[0], v[1], v[2]) for stage, v in self._used.items()}
        self._used.clear()
        return used

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            with self.stage(stage):
                return function(*arguments, **options)

        return timed

    def _turn(self) -> None:
        """Count the time since the last turn for the stage that was open."""
        now = (time.perf_counter(), time.process_time(), self._sandbox.seconds())
        if self._open:
            used = self._used[self._open[-1]]
            for i in range(3):
                used[i] += now[i] - self._last[i]
        self._last = (time.perf_counter(), time.process_time(), now[2])


class _SandboxCpu:
    """CPU seconds of a template and of its children, of which one runs at a time."""

    def __init__(self) -> None:
        self._template = 0
        self._files: dict[int, int] = {}
        self._seen: dict[int, float] = {}

    def watch(self, sandbox: Sandbox) -> None:
        """Find the template: the innermost process that was started for the sandbox."""
        self._template = sandbox._started.process.pid
        while inner := _children(self._template):
            self._template = inner[0]

    def seconds(self) -> float:
        """Return what all have used so far; what a child uses after the last look is lost."""
        if not self._template:
            return 0.0
        for pid in [self._template, *_children(self._template)]:
            if pid not in self._files:
                self._files[pid] = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY)
        for pid, file in list(self._files.items()):
            try:
                self._seen[pid] = int(os.pread(file, 100, 0).split()[0]) / 1e9
            except ProcessLookupError:
                os.close(self._files.pop(pid))
        return sum(self._seen.values())


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def found(place: str) -> tuple[Any, str]:
    """Return where a function is kept, and its name there.

    Raises LookupError where there is none: the grader has changed, and so must the table.
    """
    module, _, path = place.partition(":")
    *outer, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for part in outer:
        owner = getattr(owner, part)
    if name not in vars(owner):
        raise LookupError(f"there is no {place}; name the function that does this now")
    return owner, name
