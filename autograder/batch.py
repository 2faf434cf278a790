"""Grade a class: what is new or changed goes to a crew of workers, and is stored as it comes."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.cluster import ClusterCrew
from autograder.course import Assignment, CourseError, load
from autograder.crew import Crew, CrewGoneError, Done, Job, LocalCrew, WorkerLostError
from autograder.grading import result_key
from autograder.intake import Submission, read_submission
from autograder.results import Store
from autograder.sandbox.host import SandboxError
from autograder.sandbox.leftovers import sweep

MAX_TRIES = 2
GRADED, REJUDGED, REUSED, BROKEN = "graded", "rejudged", "reused", "broken"


@dataclass(frozen=True)
class Event:
    """What became of one submission.

    status: graded; rejudged (the suite has changed, the student's code did not run again); reused
    (nothing has changed); broken (our fault, with the traceback in `trouble`).
    """

    student: str
    status: str
    result: dict[str, Any] | None = None
    trouble: str = ""


@dataclass(frozen=True)
class _Wish:
    """The settings of `grade_class`."""

    workers: int
    force: bool
    only: Collection[str]
    unsafe: bool
    scheduler: str


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
    names: Collection[str],
    *,
    workers: int = 0,
    force: bool = False,
    only: Collection[str] = (),
    unsafe: bool = False,
    scheduler: str = "",
) -> Iterator[Event]:
    """Grade the submissions of `names` and yield an event for each one as it is done.

    workers: 0 for one a core. force: run again what is in the store; only: these notebooks, the
    others are judged from what was seen. unsafe: no sandbox. scheduler: of a Dask cluster.
    Workers start at once where there are new submissions, and get work when events are asked for.
    Results are stored before their event is seen. Raises SandboxError where there is no sandbox
    for the first one that is to be graded, CrewGoneError where all workers are lost.
    """
    wish = _Wish(workers, force, only, unsafe, scheduler)
    assignment = load(root, assignment_name)
    unknown = sorted(set(wish.only) - set(assignment.frames))
    if unknown:
        raise CourseError(
            f"{assignment_name} has no notebook {unknown}; there are: {sorted(assignment.frames)}"
        )
    store = Store(root)
    hands = _Hands(lambda: _crew(root, assignment, wish), store)
    if wish.force or not all(store.path(assignment_name, name).exists() for name in names):
        hands.hire()
    return _grade_class(root, assignment, names, wish, hands)


def _grade_class(
    root: Path, assignment: Assignment, names: Iterable[str], wish: _Wish, hands: _Hands
) -> Iterator[Event]:
    store = hands.store
    try:
        for name in names:
            folder = root / "submitted" / name / assignment.name
            submission = read_submission(folder, name, assignment.name, assignment.frames)
            key = result_key(submission, assignment, unsafe=wish.unsafe)
            stored = None if wish.force else store.read(assignment.name, name, key)
            if stored is not None:
                yield Event(name, REUSED, stored)
                continue
            memory = store.memory(assignment.name, name)
            if wish.force:
                memory = {n: m for n, m in memory.items() if wish.only and n not in wish.only}
            while hands.full:
                yield from hands.finished()
            hands.take(Job(submission, memory))
        while hands.jobs:
            yield from hands.finished()
    finally:
        hands.close()
        sweep()  # what a killed run has left; where nothing was to be graded, no sandbox did


def _crew(root: Path, assignment: Assignment, wish: _Wish) -> Crew:
    if wish.scheduler:
        return ClusterCrew(wish.scheduler, assignment, unsafe=wish.unsafe)
    return LocalCrew(assignment, wish.workers, root=root, unsafe=wish.unsafe)


class _Hands:
    """The jobs in hand; what a lost worker had is tried once more."""

    def __init__(self, crew: Callable[[], Crew], store: Store) -> None:
        self.new_crew = crew
        self.crew: Crew | None = None
        self.proved = False
        self.store = store
        self.jobs: dict[Future[Done], tuple[Job, int]] = {}

    @property
    def full(self) -> bool:
        return self.crew is not None and len(self.jobs) >= self.crew.slots

    def take(self, job: Job, tries: int = 1) -> None:
        self.jobs[self.hire().submit(job)] = (job, tries)

    def hire(self) -> Crew:
        # Not before there is work: most runs of a large class find most of it done.
        self.crew = self.crew or self.new_crew()
        return self.crew

    def close(self) -> None:
        if self.crew is not None:
            self.crew.close()

    def finished(self) -> Iterator[Event]:
        """Wait for at least one submission and yield its event, the result stored before."""
        done, _ = wait(self.jobs, return_when=FIRST_COMPLETED)
        for future in done:
            job, tries = self.jobs.pop(future)
            student = job.submission.student
            try:
                found = future.result()
                self.store.write(found.result)
            except CrewGoneError:
                raise
            except Exception as error:
                if isinstance(error, SandboxError) and not self.proved:
                    raise
                if isinstance(error, WorkerLostError) and tries < MAX_TRIES:
                    self.take(job, tries + 1)
                else:
                    yield Event(student, BROKEN, trouble=traceback.format_exc())
            else:
                self.proved = True
                self._remember(job.submission, found)
                status = REJUDGED if job.memory and not found.memory else GRADED
                yield Event(student, status, found.result)

    def _remember(self, submission: Submission, found: Done) -> None:
        if found.memory:
            self.store.remember(submission.assignment, submission.student, found.memory)
