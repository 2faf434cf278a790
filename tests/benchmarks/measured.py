"""What a command costs: wall and CPU seconds of all its processes, and its own peak of memory.

Kernels, workers, bubblewrap and the sandbox's children count as well, also those that outlive the
process which started them: this process adopts orphans and waits for them.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

BIN = Path(sys.executable).parent
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER
ORPHANS_SECONDS = 30.0
LOOK_SECONDS = 0.02


class CommandFailed(Exception):
    """A measured command did not do its work; with its last words."""


@dataclass(frozen=True)
class Cost:
    """wall, cpu: seconds. peak: of the command's own process, in MB, its children apart."""

    wall: float
    cpu: float
    peak: float
    output: str

    def __add__(self, other: Cost) -> Cost:
        """Return the cost of one command after the other."""
        return Cost(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.peak, other.peak),
            self.output + other.output,
        )


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in `folder` and return its cost. Raises CommandFailed."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    before = _cpu()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        peak = _Peak(process.pid)
        code = process.wait()
        wall = time.perf_counter() - start
        peak.stop()
        _wait_for_orphans()
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
    if code:
        raise CommandFailed(f"{command} in {folder} ended with {code}:\n{output[-3000:]}")
    return Cost(wall, _cpu() - before, peak.megabytes, output)


def program(name: str) -> Path:
    """Return the path of a console command of this environment."""
    return BIN / name


def _environment() -> dict[str, str]:
    """Return an environment that finds this environment's commands and this checkout's code."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
    }


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    deadline = time.monotonic() + ORPHANS_SECONDS
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            if time.monotonic() > deadline:
                raise CommandFailed("a process of the command is still running after its end")
            time.sleep(LOOK_SECONDS)


class _Peak:
    """Looks at a process's largest resident memory until it ends."""

    def __init__(self, pid: int) -> None:
        self.megabytes = 0.0
        self._status = Path(f"/proc/{pid}/status")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            try:
                lines = self._status.read_text().splitlines()
            except OSError:
                return
            for line in lines:
                if line.startswith("VmHWM:"):
                    self.megabytes = max(self.megabytes, int(line.split()[1]) / 1024)
