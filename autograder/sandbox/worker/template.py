"""The template: a warm process that is forked once for each run of a submission.

It has paid for Python, numpy, matplotlib and IPython, holds no secrets (its environment, its
arguments and its open files name nothing of the course) and never runs student code, nor reads
what a child sends: children talk to the parent alone.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from . import scratch
from .child import BROKEN, Start, live, rehearse
from .confine import Plan, hide
from .frames import FrameError, FrameReader, write
from .shell import Shell, build

WATCH_SECONDS = 0.1
MAX_THREADS = 128
WITH_SOCKET = b"S"


@dataclass
class _Child:
    pid: int
    folder: str
    status: int | None = None
    reason: str = ""


def main(control: int, root: str, packages: str) -> None:
    """Serve the parent on the socket `control`; scratch folders are made beneath `root`."""
    hide()
    shell = build()
    rehearse(shell)
    Template(socket.socket(fileno=control), shell, root, packages).serve()


class Template:
    """Forks, watches and reaps children on the parent's command."""

    def __init__(self, control: socket.socket, shell: Shell, root: str, packages: str) -> None:
        """Serve `control`, forking `shell`; `root` holds scratch folders."""
        self._control = control
        self._shell = shell
        self._root = root
        self._packages = packages
        self._children: dict[int, _Child] = {}
        self._imported: dict[str, bytes] = {}

    def serve(self) -> None:
        """Serve until the parent closes its end, then leave nothing behind."""
        gc.freeze()  # what exists now is shared with every child; its collector need not touch it
        write(self._control, {"ready": True})
        reader = FrameReader(self._control)
        try:
            while True:
                wait = WATCH_SECONDS if self._children else None
                if not select.select([self._control], [], [], wait)[0]:
                    self._watch()
                    continue
                # Each command starts with one byte, which a child's socket travels with.
                marker, sockets, _, _ = socket.recv_fds(self._control, 1, 1)
                if not marker:
                    return
                frame = reader.read()
                if marker == WITH_SOCKET:
                    self._spawn(frame.message, frame.blob, socket.socket(fileno=sockets[0]))
                else:
                    self._end(frame.message["end"], frame.message["grace"])
        except FrameError:
            return
        finally:
            for number in list(self._children):
                self._reap(self._children.pop(number), 0)

    def _spawn(self, message: dict[str, Any], blob: bytes, sock: socket.socket) -> None:
        number = message["spawn"]
        folder = f"{self._root}/{number}"
        Path(folder).mkdir(mode=0o700)
        bpf, start = blob[: message["bpf"]], message["bpf"]
        for name, size in message["files"]:
            content = blob[start : start + size]
            Path(folder, name).write_bytes(content)
            if name in message["imported"]:
                self._import(name, content)
            start += size
        plan = Plan(scratch=folder, **message["plan"])
        names = ((folder, "/scratch"), (self._packages, "/packages"))
        pid = os.fork()
        if pid == 0:
            self._control.detach()
            try:
                live(Start(sock, self._shell, plan, bpf, message["output_bytes"], names))
            finally:
                os._exit(BROKEN)  # whatever happens, a child never goes on as a template
        sock.close()
        self._children[number] = _Child(pid, folder)
        write(self._control, {"spawned": number})

    def _import(self, file: str, content: bytes) -> None:
        """Import a module of ours once for all children that get the same text."""
        if self._imported.get(file) == content:
            return
        self._imported[file] = content
        name = file.removesuffix(".py")
        module = sys.modules[name] = ModuleType(name)
        module.__file__ = file
        try:
            exec(compile(content, file, "exec"), vars(module))  # noqa: S102 - never a student's
        except Exception:
            # A child that imports it shows what is wrong with it.
            del sys.modules[name]
        gc.freeze()

    def _end(self, number: int, grace: float) -> None:
        child = self._children.pop(number)
        self._reap(child, grace)
        status = child.status or 0
        write(
            self._control,
            {
                "ended": number,
                "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
                "exit": os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0,
                "reason": child.reason,
            },
        )

    def _reap(self, child: _Child, grace: float) -> None:
        """Wait `grace` seconds for the child's own end, then kill it; empty its folder."""
        until = time.monotonic() + grace
        while child.status is None:
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if pid:
                child.status = status
            elif time.monotonic() >= until:
                self._kill(child)
            else:
                time.sleep(0.002)
        if not self._children:
            # Everything, not this child's folder alone: without Landlock it can have left traces
            # beside it.
            scratch.empty(self._root)

    def _watch(self) -> None:
        """End children that use what no limit of the kernel bounds: files and threads."""
        for child in self._children.values():
            if child.status is not None:
                continue
            if scratch.too_full(child.folder):
                child.reason = "files"
            elif _threads(child.pid) > MAX_THREADS:
                child.reason = "threads"
            if child.reason:
                self._kill(child)

    def _kill(self, child: _Child) -> None:
        os.kill(child.pid, signal.SIGKILL)
        child.status = os.waitpid(child.pid, 0)[1]


def _threads(pid: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
    except OSError:  # no /proc here; memory bounds their number in the end
        return 0
