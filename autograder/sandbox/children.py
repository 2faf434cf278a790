"""The parent's side of one child: ask, wait no longer than allowed, believe nothing."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.sandbox.launch import SandboxError
from autograder.sandbox.limits import Limits
from autograder.sandbox.reading import read_outputs, read_words
from autograder.sandbox.sentences import how_it_ended, what_was_possible
from autograder.sandbox.worker.calls import Observation, Request
from autograder.sandbox.worker.frames import (
    CHUNK,
    Frame,
    FrameClosed,
    FrameError,
    FrameReader,
    FrameTimeout,
    encode,
    send,
)
from autograder.sandbox.worker.messages import call_frame, read_observation

READY_SECONDS = 20.0
GRACE_SECONDS = 1.0
# What a child's outputs may take in all frames together, as a multiple of their limit: JSON needs
# more bytes than the text that it holds.
OUTPUT_FACTOR = 4
AHEAD_BYTES = 32 * 1024
MAX_SOURCE = 10**6
_TOO_LONG = {
    "output_type": "error",
    "ename": "SyntaxError",
    "evalue": "the cell is too long to be run",
    "traceback": ["SyntaxError: the cell is too long to be run"],
}


@dataclass(frozen=True)
class CellRun:
    """What one cell showed (outputs of the notebook format, version 4) and whether it succeeded."""

    outputs: list[dict[str, Any]]
    ok: bool


class ChildDied(Exception):
    """The child ended, or sent what is no answer. `sentence` speaks to the student."""

    def __init__(self, sentence: str, signal: int = 0, exit: int = 0) -> None:  # noqa: A002
        """`signal` and `exit` are 0 where the process did not end so."""
        super().__init__(sentence)
        self.sentence = sentence
        self.signal = signal
        self.exit = exit


class ChildTimedOut(Exception):
    """The child did not answer in time and was killed. `sentence` speaks to the student."""

    def __init__(self, sentence: str, seconds: float) -> None:
        """`seconds` is what was allowed."""
        super().__init__(sentence)
        self.sentence = sentence
        self.seconds = seconds


class Child:
    """One run of a submission. Requests are answered one after another, in order."""

    def __init__(
        self, sock: socket.socket, limits: Limits, end: Callable[[float], dict[str, Any]]
    ) -> None:
        """Talk on `sock`; `end` ends the process, after some seconds of grace, and says how."""
        self.mechanisms: tuple[str, ...] = ()
        self._sock = sock
        self._limits = limits
        self._end = end
        self._reader = FrameReader(sock, ahead=CHUNK)
        self._asked = 0
        self._answered = 0
        self._output_left = OUTPUT_FACTOR * limits.output_bytes + 10**5
        self._over = False

    def run(self, label: str, source: str, timeout: float | None = None) -> CellRun:
        """Run one cell in the student's namespace."""
        if len(source) > MAX_SOURCE:
            return CellRun([dict(_TOO_LONG)], ok=False)
        seconds = self._limits.cell_seconds if timeout is None else timeout
        frame = self._ask({"run": {"label": label, "source": source}}, b"", seconds)
        with self._students_fault():
            self._output_left -= len(str(frame.message))
            if self._output_left < 0 or set(frame.message) != {"id", "outputs", "ok"}:
                raise FrameError("outputs")
            if type(frame.message["ok"]) is not bool:
                raise FrameError("ok")
            return CellRun(read_outputs(frame.message["outputs"]), frame.message["ok"])

    def call(self, request: Request, timeout: float | None = None) -> Observation:
        """Make one call (twice, on fresh inputs) and return what was seen."""
        [seen] = self.calls([request], timeout)
        return seen

    def calls(
        self, requests: Iterable[Request], timeout: float | None = None
    ) -> Iterator[Observation]:
        """Make calls one after another and yield what was seen; to be read to its end.

        timeout: of each one, in seconds. ChildDied and ChildTimedOut speak of the call whose turn
        it was.
        """
        seconds = self._limits.call_seconds if timeout is None else timeout
        for batch in _batches(call_frame(self._number(), request) for request in requests):
            with self._students_fault(seconds):
                self._send(b"".join(batch), time.monotonic() + seconds)
            for _ in batch:
                with self._students_fault(seconds):
                    frame = self._answer(time.monotonic() + seconds)
                    if set(frame.message) != {"id", "observation"}:
                        raise FrameError("observation")
                    seen = read_observation(frame.message["observation"], frame.blob)
                yield seen

    def close(self) -> None:
        """End the child. May be called twice."""
        if not self._over:
            self._finish(0.0)

    def abandon(self) -> None:
        """Let go of the child: whoever calls this ends its process by other means."""
        self._over = True
        self._sock.close()

    def wait_until_ready(self) -> None:
        """Read the frame that says which mechanisms are on; without it no student code is run."""
        try:
            message = self._reader.read(time.monotonic() + READY_SECONDS).message
        except (FrameError, FrameTimeout) as error:
            raise SandboxError("A child of the sandbox did not become ready.") from error
        if set(message) != {"ready", "mechanisms"}:
            raise SandboxError(f"A child could not be confined: {message.get('failed', message)}")
        self.mechanisms = tuple(read_words(message["mechanisms"]))

    def prove(self, files: Iterable[Path], folders: Iterable[Path]) -> None:
        """Raise SandboxError unless everything forbidden fails and everything needed works."""
        asked = {"files": [str(path) for path in files], "folders": [str(p) for p in folders]}
        frame = self._ask({"probe": asked}, b"", READY_SECONDS)
        possible = read_words(frame.message.get("possible"))
        broken = read_words(frame.message.get("broken"))
        if possible:
            raise SandboxError(
                "The sandbox does not hold: inside it, "
                f"{what_was_possible(possible, **asked)} was possible. Nothing is graded."
            )
        if broken:
            raise SandboxError(
                f"Inside the sandbox {', '.join(broken)} did not work. Nothing is graded."
            )
        if not self.run("probe", "import numpy\nassert numpy.eye(2).trace() == 2").ok:
            raise SandboxError("Inside the sandbox a cell with numpy did not work.")

    def _ask(self, message: dict[str, Any], blob: bytes, seconds: float) -> Frame:
        deadline = time.monotonic() + seconds
        with self._students_fault(seconds):
            self._send(encode({"id": self._number(), **message}, blob), deadline)
            return self._answer(deadline)

    def _number(self) -> int:
        self._asked += 1
        return self._asked

    def _send(self, frames: bytes, deadline: float) -> None:
        if self._over:
            raise ChildDied("The notebook's process had already ended.")
        send(self._sock, frames, deadline)

    def _answer(self, deadline: float) -> Frame:
        frame = self._reader.read(deadline)
        self._answered += 1
        if frame.message.get("id") != self._answered:
            raise FrameError("an answer to another question")
        return frame

    @contextlib.contextmanager
    def _students_fault(self, seconds: float = 0.0) -> Iterator[None]:
        """Turn what a hostile or broken child does into ChildDied and ChildTimedOut."""
        try:
            yield
        except FrameTimeout:
            self._finish(0.0)
            raise ChildTimedOut(
                f"Your code did not finish within {seconds:g} seconds and was stopped.", seconds
            ) from None
        except FrameClosed:
            ended = self._finish(GRACE_SECONDS)
            number, code = int(ended["signal"]), int(ended["exit"])
            raise ChildDied(how_it_ended(ended), number, code) from None
        except (FrameError, RecursionError):  # nested as deep as can just be read
            self._finish(0.0)
            raise ChildDied("Your code disturbed the connection to the grader.") from None

    def _finish(self, grace: float) -> dict[str, Any]:
        self.abandon()
        return self._end(grace)


def _batches(frames: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yield frames together as long as they fit into the buffer of a socket.

    A child that has its next question already need not wait for its parent. What would not fit
    could leave both of them writing, and nobody reading.
    """
    batch: list[bytes] = []
    for frame in frames:
        if batch and sum(map(len, batch)) + len(frame) > AHEAD_BYTES:
            yield batch
            batch = []
        batch.append(frame)
    if batch:
        yield batch
