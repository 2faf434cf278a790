"""What there is on the machine: processes of ours, files, sockets, memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
from pathlib import Path

# Attacks that leave something somewhere call it so.
MARK = "backgrade-attack"
SHARED_FOLDERS = ("/tmp", "/dev/shm", "/var/tmp", "/run/lock")

PR_SET_CHILD_SUBREAPER = 36
# Processes that this one has started for other ends; what is below them is not looked at.
OTHERS: set[int] = set()


def adopt_orphans() -> None:
    """Make this process the parent of every process below it whose own parent ends.

    So a process that detaches itself in whatever way is still found by `processes`.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def processes() -> set[int]:
    """Return the processes below this one; what has ended is reaped first."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                if fields[0] != "Z":
                    parents[int(folder.name)] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found - OTHERS:
        found |= more
    return found - {os.getpid()}


def files(*folders: Path) -> set[str]:
    """Return all paths beneath the folders, and what attacks have left in shared places."""
    found = {str(path) for folder in folders for path in folder.rglob("*")}
    for shared in map(Path, SHARED_FOLDERS):
        with contextlib.suppress(OSError):
            found |= {str(path) for path in shared.iterdir() if MARK in path.name}
    return found


def sockets() -> set[str]:
    """Return the names of sockets that attacks have left."""
    try:
        lines = Path("/proc/net/unix").read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {line.split()[-1] for line in lines if MARK in line}


class Memory:
    """How much more memory this process held at some time since `start` than at it, in bytes."""

    def __init__(self) -> None:
        self.start = 0
        self.exact = False

    def reset(self) -> None:
        """Begin anew."""
        try:
            # The kernel's own peak, set back to what is held now.
            Path("/proc/self/clear_refs").write_text("5")
            self.exact = True
        except OSError:
            self.exact = False
        self.start = _status("VmRSS") if self.exact else _peak()

    def growth(self) -> int:
        """Return the growth; without the right to reset the kernel's peak, that of the peak."""
        return max(0, (_status("VmHWM") if self.exact else _peak()) - self.start)


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
