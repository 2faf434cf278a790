"""The trusted side of the sandbox: start it, prove it, run a student's code in it.

    with Sandbox() as sandbox:
        sandbox.probe()
        child = sandbox.spawn({"checks.py": b"..."})
        run = child.run("sigmoid", source)
        seen = child.call(request)

Whose fault something is decides what is raised: ChildDied and ChildTimedOut are the student's and
cost marks; SandboxError is ours and must never do.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.sandbox import launch
from autograder.sandbox.launch import SandboxError, SandboxUnavailable
from autograder.sandbox.reading import read_outputs, read_words
from autograder.sandbox.syscalls import FilterError, student_filter
from autograder.sandbox.worker.calls import Observation, Request
from autograder.sandbox.worker.frames import (
    Frame,
    FrameClosed,
    FrameError,
    FrameReader,
    FrameTimeout,
    write,
)
from autograder.sandbox.worker.values import read_observation, request_message

__all__ = [
    "CellRun",
    "Child",
    "ChildDied",
    "ChildTimedOut",
    "Limits",
    "Sandbox",
    "SandboxError",
    "SandboxUnavailable",
]

START_SECONDS = 60.0
COMMAND_SECONDS = 20.0
GRACE_SECONDS = 1.0
# What a child's outputs may take in all frames together, as a multiple of their limit: JSON needs
# more bytes than the text that it holds.
OUTPUT_FACTOR = 4


@dataclass(frozen=True)
class Limits:
    """What one child may use. Source: a notebook of the course takes 0.1 s and 200 MB."""

    cell_seconds: float = 20.0
    call_seconds: float = 5.0
    memory_bytes: int = 2 * 2**30
    output_bytes: int = 10**6
    file_bytes: int = 16 * 2**20
    open_files: int = 256
    cpu_seconds: int = 600


@dataclass(frozen=True)
class CellRun:
    """What one cell showed (outputs of the notebook format, version 4) and whether it succeeded."""

    outputs: list[dict[str, Any]]
    ok: bool


class ChildDied(Exception):
    """The child ended, or sent what is no answer. `sentence` speaks to the student."""

    def __init__(self, sentence: str, signal: int = 0, exit: int = 0) -> None:  # noqa: A002
        super().__init__(sentence)
        self.sentence = sentence
        self.signal = signal
        self.exit = exit


class ChildTimedOut(Exception):
    """The child did not answer in time and was killed. `sentence` speaks to the student."""

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.seconds = seconds


class Sandbox:
    """A warm template process and the children it forks. To be used by the process that made it.

    form: "bubblewrap", "inner", or "auto" for the first of them that works. unsafe: no confinement
    at all; an explicit override that must be stamped on every result.
    """

    def __init__(
        self, form: str = "auto", limits: Limits | None = None, *, unsafe: bool = False
    ) -> None:
        self.limits = limits or Limits()
        self._owner = os.getpid()
        self._count = 0
        self._bpf = b"" if unsafe else _filter()
        self._unsafe = unsafe
        self._started = launch.start(form, unsafe=unsafe)
        self._reader = FrameReader(self._started.control)
        try:
            if self._answer(START_SECONDS).message != {"ready": True}:
                raise SandboxError("The sandbox started with an answer that makes no sense.")
        except BaseException:
            self.close()
            raise

    @property
    def form(self) -> str:
        """What confines students' code, as it is written into results."""
        return self._started.form

    def __enter__(self) -> Sandbox:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """End the template and all its children. May be called twice."""
        if os.getpid() == self._owner:
            self._started.stop()

    def spawn(self, files: Mapping[str, bytes] | None = None) -> Child:
        """Return a fresh child whose working folder holds `files`."""
        files = dict(files or {})
        for name in files:
            if name in ("", ".", "..") or "/" in name or "\0" in name:
                raise ValueError(f"files for a child have plain names, not {name!r}")
        self._count += 1
        number = self._count
        message = {
            "spawn": number,
            "plan": self._started.plan(self.limits, confined=not self._unsafe),
            "bpf": len(self._bpf),
            "files": [[name, len(content)] for name, content in files.items()],
            "output_bytes": self.limits.output_bytes,
        }
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with theirs:
                self._command(message, self._bpf + b"".join(files.values()), theirs)
            self._expect("spawned", number)
            child = Child(self, number, ours)
            child.wait_until_ready()
        except BaseException:
            ours.close()
            raise
        return child

    def probe(self, folders: Iterable[Path] = ()) -> None:
        """Prove from inside that the confinement holds; raise SandboxError with what was possible.

        folders: places that must stay closed beside this repository, such as the course.
        """
        places = [*folders, Path.cwd(), Path(__file__).resolve().parents[2]]
        places = sorted({place.resolve() for place in places})
        outside = [Path(tempfile.gettempdir()), Path.home()]
        with contextlib.ExitStack() as stack:
            canaries = [Path(__file__).resolve()]
            for place in places:
                # A file that is certainly there and readable, where we may make one.
                with contextlib.suppress(OSError):
                    file = stack.enter_context(tempfile.NamedTemporaryFile(dir=place))
                    canaries.append(Path(file.name))
            child = self.spawn()
            try:
                child.prove(canaries, [*places, *outside])
            except (ChildDied, ChildTimedOut) as error:
                raise SandboxError(f"The sandbox's probe did not finish: {error}") from error
            finally:
                child.close()

    def end(self, number: int, grace: float) -> dict[str, Any]:
        """End a child (it has `grace` seconds to do so by itself) and return how it ended."""
        self._command({"end": number, "grace": grace})
        answer = self._answer(COMMAND_SECONDS + grace).message
        if answer.get("ended") != number:
            raise SandboxError("The sandbox gave an answer that makes no sense.")
        return answer

    def _command(
        self, message: dict[str, Any], blob: bytes = b"", sock: socket.socket | None = None
    ) -> None:
        if os.getpid() != self._owner:
            raise SandboxError("A sandbox belongs to the process that made it; make another one.")
        control = self._started.control
        try:
            control.settimeout(COMMAND_SECONDS)
            socket.send_fds(control, [b"S" if sock else b"-"], [sock.fileno()] if sock else [])
            write(control, message, blob, time.monotonic() + COMMAND_SECONDS)
        except (OSError, FrameError, FrameTimeout) as error:
            raise SandboxError(self._started.explain("does not take commands")) from error

    def _answer(self, seconds: float) -> Frame:
        try:
            return self._reader.read(time.monotonic() + seconds)
        except FrameClosed as error:
            raise SandboxError(self._started.explain("ended unexpectedly")) from error
        except (FrameError, FrameTimeout) as error:
            raise SandboxError(self._started.explain("does not answer")) from error

    def _expect(self, word: str, number: int) -> None:
        if self._answer(COMMAND_SECONDS).message != {word: number}:
            raise SandboxError("The sandbox gave an answer that makes no sense.")


class Child:
    """One run of a submission. Requests are answered one after another, in order."""

    def __init__(self, sandbox: Sandbox, number: int, sock: socket.socket) -> None:
        self.mechanisms: tuple[str, ...] = ()
        self._sandbox = sandbox
        self._number = number
        self._sock = sock
        self._reader = FrameReader(sock)
        self._asked = 0
        self._output_left = OUTPUT_FACTOR * sandbox.limits.output_bytes + 10**5
        self._over = False

    def run(self, label: str, source: str, timeout: float | None = None) -> CellRun:
        """Run one cell in the student's namespace."""
        seconds = self._sandbox.limits.cell_seconds if timeout is None else timeout
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
        seconds = self._sandbox.limits.call_seconds if timeout is None else timeout
        message, blob = request_message(request)
        frame = self._ask({"call": message}, blob, seconds)
        with self._students_fault():
            if set(frame.message) != {"id", "observation"}:
                raise FrameError("observation")
            return read_observation(frame.message["observation"], frame.blob)

    def close(self) -> None:
        """End the child. May be called twice."""
        if not self._over:
            self._over = True
            self._sock.close()
            self._sandbox.end(self._number, 0.0)

    def wait_until_ready(self) -> None:
        """Read the frame that says which mechanisms are on; without it no student code is run."""
        try:
            message = self._reader.read(time.monotonic() + COMMAND_SECONDS).message
        except (FrameError, FrameTimeout) as error:
            raise SandboxError("A child of the sandbox did not become ready.") from error
        if set(message) != {"ready", "mechanisms"}:
            raise SandboxError(f"A child could not be confined: {message.get('failed', message)}")
        self.mechanisms = tuple(read_words(message["mechanisms"]))

    def prove(self, files: Iterable[Path], folders: Iterable[Path]) -> None:
        """Raise SandboxError unless everything forbidden fails and everything needed works."""
        files, folders = [str(path) for path in files], [str(path) for path in folders]
        frame = self._ask({"probe": {"files": files, "folders": folders}}, b"", COMMAND_SECONDS)
        possible = read_words(frame.message.get("possible"))
        broken = read_words(frame.message.get("broken"))
        if possible:
            raise SandboxError(
                f"The sandbox ({self._sandbox.form}) does not hold: inside it, "
                f"{_listing(possible, files, folders)} was possible. Nothing is graded."
            )
        if broken:
            raise SandboxError(
                f"Inside the sandbox ({self._sandbox.form}) {', '.join(broken)} did not work. "
                "Nothing is graded."
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
    def _students_fault(self, seconds: float = 0.0) -> Any:
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
        except FrameError:
            self._finish(0.0)
            raise ChildDied("Your code disturbed the connection to the grader.") from None

    def _finish(self, grace: float) -> dict[str, Any]:
        self._over = True
        self._sock.close()
        return self._sandbox.end(self._number, grace)


def _filter() -> bytes:
    try:
        return student_filter()
    except FilterError as error:
        raise SandboxUnavailable(str(error)) from error


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
