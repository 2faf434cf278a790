"""The workers that grade: processes of this machine, each with a warm sandbox of its own."""

from __future__ import annotations

import atexit
import os
import signal
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

from autograder.course import Assignment
from autograder.errors import BackgradeError
from autograder.intake import Submission
from autograder.warm import WarmGrader


@dataclass(frozen=True)
class Job:
    """One submission to grade, and what earlier runs saw of its notebooks (observed.py)."""

    submission: Submission
    memory: dict[str, bytes]


@dataclass(frozen=True)
class Done:
    """The result document, and what was seen of the notebooks that were run just now."""

    result: dict[str, Any]
    memory: dict[str, bytes]


# What a future raises whose worker ended with the job in hand; another one may try.
WorkerLostError = BrokenProcessPool


class CrewGoneError(BackgradeError):
    """There is nobody left to work; the sentence says what to do."""

    exit_code = 4


class Crew(Protocol):
    """Grades jobs of one assignment, in any order. Raises CrewGoneError where nobody is left."""

    @property
    def slots(self) -> int:
        """How many jobs to have in hand: enough to keep all busy, and memory stays bounded."""

    def submit(self, job: Job) -> Future[Done]:
        """Return at once. The future raises what grading raised, or WorkerLostError."""

    def close(self) -> None:
        """End; what has not begun is not begun."""


class _Here(threading.local):
    """What a working thread keeps between submissions."""

    grader: WarmGrader | None = None


_here = _Here()
_graders: list[WarmGrader] = []


def work(
    assignment: Assignment, job: Job, root: Path | None = None, *, unsafe: bool = False
) -> Done:
    """Grade one submission in this process: what every worker does, here and elsewhere.

    root: the course folder where there is one. unsafe: without a sandbox.
    """
    memory = dict(job.memory)
    result = _grader(root, unsafe=unsafe).grade(job.submission, assignment, memory)
    return Done(result, {n: seen for n, seen in memory.items() if job.memory.get(n) != seen})


def _grader(root: Path | None, *, unsafe: bool) -> WarmGrader:
    grader = _here.grader
    if grader is None or (grader.root, grader.unsafe) != (root, unsafe):
        if grader is not None:
            grader.close()
        grader = _here.grader = WarmGrader(root, unsafe=unsafe)
        _graders.append(grader)
    return grader


def rest() -> None:
    """Close the sandboxes of this process; the next job starts a new one."""
    while _graders:
        _graders.pop().close()


class LocalCrew:
    """A pool of processes, replaced when one of them is killed."""

    def __init__(
        self, assignment: Assignment, workers: int = 0, *, root: Path, unsafe: bool
    ) -> None:
        """Start them, and return before they are warm. workers: 0 for one a core."""
        self._given = (assignment, root, unsafe)
        self.workers = workers or os.cpu_count() or 1
        self._pool = self._new_pool()
        for _ in range(self.workers):
            self._pool.submit(_warm_up)

    @property
    def slots(self) -> int:
        """Two for each worker."""
        return 2 * self.workers

    def submit(self, job: Job) -> Future[Done]:
        """Give a job to the next free worker."""
        try:
            return self._pool.submit(_work, job)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._new_pool()
            return self._pool.submit(_work, job)

    def close(self) -> None:
        """End the pool; what runs comes to its end."""
        self._pool.shutdown(cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        given = (os.getpid(), *self._given)
        return ProcessPoolExecutor(self.workers, get_context("spawn"), _start, given)


class _Process:
    """What a process of the pool is given once."""

    assignment: Assignment
    root: Path
    unsafe: bool


def _start(parent: int, assignment: Assignment, root: Path, unsafe: bool) -> None:
    # An interrupt at the terminal is for the parent to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_into_death, args=(parent,), daemon=True).start()
    atexit.register(rest)
    _Process.assignment, _Process.root, _Process.unsafe = assignment, root, unsafe


def _work(job: Job) -> Done:
    return work(_Process.assignment, job, _Process.root, unsafe=_Process.unsafe)


def _warm_up() -> None:
    """Start and prove the sandbox. What is wrong with it the first job will say as well."""
    _grader(_Process.root, unsafe=_Process.unsafe).prove(_Process.assignment.limits)


def _follow_into_death(parent: int) -> None:
    """End this worker when the run was killed: it would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
