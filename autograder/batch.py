"""Grade a class: a pool of worker processes, each with a warm sandbox of its own."""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from autograder.course import Assignment, CourseError, load
from autograder.grading import result_key
from autograder.intake import Submission, read_submission
from autograder.results import Store
from autograder.warm import WarmGrader

MAX_TRIES = 2
GRADED, REUSED, BROKEN = "graded", "reused", "broken"


@dataclass(frozen=True)
class Event:
    """What became of one submission: graded, reused, or broken (our fault, with the traceback)."""

    student: str
    status: str
    result: dict[str, Any] | None = None
    trouble: str = ""


def students(root: Path, assignment: str) -> list[str]:
    """Return who has handed in something for the assignment, in order."""
    folder = root / "submitted"
    if not folder.is_dir():
        raise CourseError(f"{folder} is missing; collect submissions there with `nbgrader collect`")
    found = sorted(p.name for p in folder.iterdir() if os.path.lexists(p / assignment))
    if not found:
        raise CourseError(
            f"no submission of {assignment} in {folder}; "
            f"expected {folder.name}/<student>/{assignment}/"
        )
    return found


def grade_class(
    root: Path,
    assignment_name: str,
    names: Iterable[str],
    *,
    workers: int = 0,
    force: bool = False,
    unsafe: bool = False,
) -> Iterator[Event]:
    """Grade the submissions of `names` and yield an event for each one as it is done.

    workers: 0 for one a core. force: grade again what is in the store. Results are stored before
    their event is seen. Raises SandboxError before anything is graded where there is no sandbox.
    """
    assignment = load(root, assignment_name)
    store = Store(root)
    prover = WarmGrader(root, unsafe=unsafe)
    prover.prove()
    prover.close()
    crew = _Crew(root, assignment, workers or os.cpu_count() or 1, unsafe=unsafe)
    try:
        for name in names:
            submission = read_submission(
                root / "submitted" / name / assignment_name,
                name,
                assignment_name,
                assignment.frames,
            )
            key = result_key(submission, assignment, unsafe=unsafe)
            stored = None if force else store.read(assignment_name, name, key)
            if stored is not None:
                yield Event(name, REUSED, stored)
                continue
            while crew.busy:
                yield from crew.finished(store)
            crew.hand_over(submission)
        while crew.running:
            yield from crew.finished(store)
    finally:
        crew.dismiss()


class _Crew:
    """A pool of workers that is replaced when one of them is killed; what it had is tried again."""

    def __init__(self, root: Path, assignment: Assignment, count: int, *, unsafe: bool) -> None:
        # One digest for the whole run: what is called current here is called current there.
        self.arguments = (os.getpid(), root, assignment.name, assignment.digest, unsafe)
        self.count = count
        self.pool = self._new_pool()
        self.running: dict[Future[dict[str, Any]], tuple[Submission, int]] = {}

    @property
    def busy(self) -> bool:
        """Two submissions a worker in hand: enough to keep all busy, and memory stays bounded."""
        return len(self.running) >= 2 * self.count

    def hand_over(self, submission: Submission, tries: int = 1) -> None:
        """Give a submission to the next free worker."""
        try:
            future = self.pool.submit(_work, submission)
        except BrokenProcessPool:
            self.pool.shutdown(wait=False)
            self.pool = self._new_pool()
            future = self.pool.submit(_work, submission)
        self.running[future] = (submission, tries)

    def finished(self, store: Store) -> Iterator[Event]:
        """Wait for at least one submission and yield its event, the result stored before."""
        done, _ = wait(self.running, return_when=FIRST_COMPLETED)
        for future in done:
            submission, tries = self.running.pop(future)
            try:
                result = future.result()
                store.write(result)
            except Exception as error:
                if isinstance(error, BrokenProcessPool) and tries < MAX_TRIES:
                    self.hand_over(submission, tries + 1)
                else:
                    yield Event(submission.student, BROKEN, trouble=traceback.format_exc())
            else:
                yield Event(submission.student, GRADED, result)

    def dismiss(self) -> None:
        """End the pool; after an interrupt, what has not begun is not begun."""
        self.pool.shutdown(cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.count, get_context("spawn"), _start_worker, self.arguments)


class _Worker:
    """What a worker process keeps between submissions."""

    assignment: Assignment
    grader: WarmGrader


def _start_worker(parent: int, root: Path, assignment_name: str, digest: str, unsafe: bool) -> None:
    # An interrupt at the terminal is for the parent to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_into_death, args=(parent,), daemon=True).start()
    _Worker.assignment = replace(load(root, assignment_name), digest=digest)
    _Worker.grader = WarmGrader(root, unsafe=unsafe)


def _follow_into_death(parent: int) -> None:
    """End this worker when the run was killed: it would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _work(submission: Submission) -> dict[str, Any]:
    return _Worker.grader.grade(submission, _Worker.assignment)
