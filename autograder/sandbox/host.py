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
import socket
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from autograder.sandbox import launch
from autograder.sandbox.children import CellRun, Child, ChildDied, ChildTimedOut
from autograder.sandbox.launch import SandboxError, SandboxUnavailable
from autograder.sandbox.limits import Limits
from autograder.sandbox.syscalls import FilterError, student_filter
from autograder.sandbox.worker.frames import (
    Frame,
    FrameClosed,
    FrameError,
    FrameReader,
    FrameTimeout,
    write,
)

UNCONFINED = launch.NONE

__all__ = [
    "UNCONFINED",
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


class Sandbox:
    """A warm template process and the children it forks. To be used by the process that made it.

    The thread that makes it must live as long: bubblewrap ends with the thread that started it.
    form: "bubblewrap", "inner", or "auto" for the first of them that works. unsafe: no confinement
    at all; an explicit override that must be stamped on every result.
    """

    def __init__(
        self, form: str = "auto", limits: Limits | None = None, *, unsafe: bool = False
    ) -> None:
        """Start the template and wait until it is warm; raise SandboxError where it is not."""
        if not unsafe:
            launch.require_linux()
        self.limits = limits or Limits()
        self._owner = os.getpid()
        self._count = 0
        self._children: dict[int, Child] = {}
        self._bpf = b"" if unsafe else _filter()
        self.unsafe = unsafe
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
            for child in self._children.values():
                child.abandon()
            self._started.stop()

    def spawn(
        self, files: Mapping[str, bytes] | None = None, *, imported: Iterable[str] = ()
    ) -> Child:
        """Return a fresh child whose working folder holds `files`.

        imported: which of them are modules of ours, imported already. Never a student's.
        """
        files = dict(files or {})
        for name in files:
            if name in ("", ".", "..") or "/" in name or "\0" in name:
                raise ValueError(f"files for a child have plain names, not {name!r}")
        self._count += 1
        number = self._count
        message = {
            "spawn": number,
            "plan": self._started.plan(self.limits, confined=not self.unsafe),
            "bpf": len(self._bpf),
            "files": [[name, len(content)] for name, content in files.items()],
            "imported": list(imported),
            "output_bytes": self.limits.output_bytes,
        }
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        child = Child(ours, self.limits, lambda grace: self._end(number, grace))
        try:
            with theirs:
                self._command(message, self._bpf + b"".join(files.values()), theirs)
            if self._answer(COMMAND_SECONDS).message != {"spawned": number}:
                raise SandboxError("The sandbox gave an answer that makes no sense.")
        except BaseException:
            child.abandon()
            raise
        self._children[number] = child
        try:
            child.wait_until_ready()
        except BaseException:
            child.close()
            raise
        return child

    def probe(self, folders: Iterable[Path] = ()) -> None:
        """Prove from inside that the confinement holds; raise SandboxError with what was possible.

        folders: places that must stay closed beside this repository, such as the course.
        """
        repository = Path(__file__).resolve().parents[2]
        wanted = [*folders, repository, Path.cwd(), Path.home(), Path(tempfile.gettempdir())]
        places = sorted({place.resolve() for place in wanted})
        with contextlib.ExitStack() as stack:
            canaries = [Path(__file__).resolve()]
            for place in places:
                # A file that is certainly there and readable; made only where there is none.
                with contextlib.suppress(OSError):
                    found = next((p for p in place.iterdir() if p.is_file()), None)
                    if found is None:
                        file = stack.enter_context(tempfile.NamedTemporaryFile(dir=place))
                        found = Path(file.name)
                    canaries.append(found)
            child = self.spawn()
            try:
                child.prove(canaries, places)
            except (ChildDied, ChildTimedOut) as error:
                raise SandboxError(f"The sandbox's probe did not finish: {error}") from error
            finally:
                child.close()

    def _end(self, number: int, grace: float) -> dict[str, Any]:
        """End a child (it has `grace` seconds to do so by itself) and return how it ended."""
        self._children.pop(number, None)
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


def _filter() -> bytes:
    try:
        return student_filter()
    except FilterError as error:
        raise SandboxUnavailable(str(error)) from error
