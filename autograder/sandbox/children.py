"""The parent's side of one child: ask, wait no longer than allowed, believe nothing."""

from __future__ import annotations

import contextlib
import signal
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.sandbox.launch import SandboxError
from autograder.sandbox.limits import Limits
from autograder.sandbox.reading import read_outputs, read_words
from autograder.sandbox.worker.calls import Observation, Request
from autograder.sandbox.worker.frames import (
    Frame,
    FrameClosed,
    FrameError,
    FrameReader,
    FrameTimeout,
    write,
)
from autograder.sandbox.worker.messages import read_observation, request_message

READY_SECONDS = 20.0
GRACE_SECONDS = 1.0
# What a child's outputs may take in all frames together, as a multiple of their limit: JSON needs
# more bytes than the text that it holds.
OUTPUT_FACTOR = 4
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
        self._reader = FrameReader(sock)
        self._asked = 0
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
        seconds = self._limits.call_seconds if timeout is None else timeout
        message, blob = request_message(request)
        frame = self._ask({"call": message}, blob, seconds)
        with self._students_fault():
            if set(frame.message) != {"id", "observation"}:
                raise FrameError("observation")
            return read_observation(frame.message["observation"], frame.blob)

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
                f"{_listing(possible, **asked)} was possible. Nothing is graded."
            )
        if broken:
            raise SandboxError(
                f"Inside the sandbox {', '.join(broken)} did not work. Nothing is graded."
            )
        if not self.run("probe", "import numpy\nassert numpy.eye(2).trace() == 2").ok:
            raise SandboxError("Inside the sandbox a cell with numpy did not work.")

    def _ask(self, message: dict[str, Any], blob: bytes, seconds: float) -> Frame:
        if self._over:
            raise ChildDied("The notebook's process had already ended.")
        self._asked += 1
        deadline = time.monotonic() + seconds
        with self._students_fault(seconds):
            write(self._sock, {"id": self._asked, **message}, blob, deadline)
            frame = self._reader.read(deadline)
            if frame.message.get("id") != self._asked:
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
            raise ChildDied(_how(ended), number, code) from None
        except (FrameError, RecursionError):  # nested as deep as can just be read
            self._finish(0.0)
            raise ChildDied("Your code disturbed the connection to the grader.") from None

    def _finish(self, grace: float) -> dict[str, Any]:
        self.abandon()
        return self._end(grace)


def _how(ended: Mapping[str, Any]) -> str:
    if ended["reason"] in ("files", "threads"):
        return f"Your code made too many {ended['reason']} and was stopped."
    if ended["signal"]:
        try:
            name = signal.Signals(ended["signal"]).name
        except ValueError:
            name = f"signal {ended['signal']}"
        return f"Your code ended the whole Python process ({name})."
    return f"Your code ended the whole Python process (exit code {ended['exit']})."


def _listing(words: Iterable[str], files: list[str], folders: list[str]) -> str:
    """Return words like "read:0" and "socket" as a list for people."""
    verbs = {"read": "reading", "list": "listing", "write": "writing in"}
    nouns = {
        "socket": "opening a socket",
        "process": "starting a process",
        "signal": "signalling another process",
        "metadata": "changing permissions",
    }
    result = []
    for word in words:
        verb, _, place = word.partition(":")
        known = files if verb == "read" else folders
        if verb in verbs and place.isdigit() and int(place) < len(known):
            result.append(f"{verbs[verb]} {known[int(place)]}")
        else:
            result.append(nouns.get(word, "something unknown"))
    return ", ".join(dict.fromkeys(result))
