"""The workers of a Dask cluster: the same function on other machines.

A worker needs this package and nothing of the course: neither its folder nor its gradebook.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

from autograder.course import Assignment, CourseError, suite_digest
from autograder.crew import CrewGoneError, Done, Job, rest, work
from autograder.sandbox.host import SandboxError
from autograder.warm import WarmGrader

CONNECT_SECONDS = 20
WORKERS_SECONDS = 120
GONE = "the connection to the scheduler is lost; what was graded is kept, run the command again"
ANOTHER_VERSION = "another version of Backgrade is installed there"


class ClusterCrew:
    """Grades on the cluster of a scheduler; Dask gives a lost worker's jobs to another one."""

    def __init__(self, scheduler: str, assignment: Assignment, *, unsafe: bool) -> None:
        """Connect and prove the sandbox on every worker.

        scheduler: an address such as tcp://host:8786, or a scheduler file. Raises CourseError
        where nobody answers or a worker has another version, SandboxError where one has no sandbox.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise CourseError("--scheduler needs Dask: pip install 'backgrade[cluster]'") from error
        file = Path(scheduler)
        where = {"scheduler_file": scheduler} if file.is_file() else {"address": scheduler}
        try:
            self._client = Client(**where, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CourseError(
                f"no scheduler answers at {scheduler} ({error}); "
                "expected an address such as tcp://host:8786, or a scheduler file"
            ) from error
        self._unsafe = unsafe
        try:
            self._await_workers(scheduler)
            self._prove()
            # Made on a worker rather than sent with each job: it can be made again there when the
            # worker that has it is lost.
            self._assignment = self._client.submit(_same, assignment, pure=False)
            self._executor = self._client.get_executor(pure=False)
        except BaseException:
            self._client.close()
            raise

    @property
    def slots(self) -> int:
        """Two for each thread of the workers there are now: clusters grow and shrink."""
        try:
            threads: int = sum(self._client.nthreads().values())
        except OSError as error:
            raise CrewGoneError(GONE) from error
        return 2 * max(1, threads)

    def submit(self, job: Job) -> Future[Done]:
        """Give a job to the cluster."""
        if self._client.status != "running":
            raise CrewGoneError(GONE)
        theirs = self._executor.submit(work, self._assignment, job, unsafe=self._unsafe)
        ours: Future[Done] = Future()
        theirs.add_done_callback(lambda done: _pass_on(done, ours))
        return ours

    def close(self) -> None:
        """Cancel what has not begun, and let the workers close their sandboxes."""
        self._executor.shutdown(wait=False)
        with contextlib.suppress(OSError, TimeoutError):  # whoever is gone has closed it
            self._client.run(rest, on_error="ignore")
        self._client.close()

    def _await_workers(self, scheduler: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as error:
            raise CourseError(
                f"the scheduler {scheduler} has no workers; start some with `dask worker`"
            ) from error

    def _prove(self) -> None:
        answers: dict[str, str] = self._client.run(_proved, suite_digest(), self._unsafe)
        wrong = {worker: said for worker, said in answers.items() if said}
        if not wrong:
            return
        listed = "; ".join(f"{worker}: {said}" for worker, said in sorted(wrong.items()))
        if ANOTHER_VERSION in wrong.values():
            raise CourseError(f"nothing is graded, not every worker is fit: {listed}")
        raise SandboxError(f"nothing is graded, not every worker has a sandbox: {listed}")


def _same(assignment: Assignment) -> Assignment:
    return assignment


def _proved(digest: bytes, unsafe: bool) -> str:
    """Say what keeps this worker from grading; nothing where it is fit."""
    if digest != suite_digest():
        return ANOTHER_VERSION
    grader = WarmGrader(None, unsafe=unsafe)
    try:
        grader.prove()
    except SandboxError as error:
        return str(error)
    finally:
        grader.close()
    return ""


def _pass_on(theirs: Future[Any], ours: Future[Done]) -> None:
    """Give the outcome of Dask's future to ours, a loss under our own name."""
    try:
        ours.set_result(theirs.result())
    except CancelledError:
        ours.set_exception(CrewGoneError(GONE))
    except Exception as error:
        ours.set_exception(error)
