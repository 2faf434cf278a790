"""Start the template in one of the forms of the sandbox."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from autograder.errors import BackgradeError
from autograder.sandbox import bubblewrap, leftovers, packages
from autograder.sandbox.worker import landlock, scratch

FORMS = ("auto", "bubblewrap", "inner")
BUBBLEWRAP = "bubblewrap + inner layer"
INNER = "inner layer"
NONE = "none (override)"
WEAKEST_FIRST = (NONE, INNER, BUBBLEWRAP)
# In bubblewrap, processes are counted among its own; else among all that the user has.
PROCESSES_INSIDE, PROCESSES_OUTSIDE = 256, 4096
STOP_SECONDS = 5.0
LOG_BYTES = 2000


class SandboxError(BackgradeError):
    """The sandbox failed; the message speaks to instructors. Never a student's fault."""

    exit_code = 3


class SandboxUnavailable(SandboxError):
    """There is no working sandbox on this machine."""


@dataclass
class Started:
    """A running template and what belongs to it."""

    form: str
    control: socket.socket
    process: subprocess.Popen[bytes]
    folder: tempfile.TemporaryDirectory[str]
    log: IO[bytes]

    def plan(self, limits: Any, *, confined: bool) -> dict[str, Any]:
        """Return what a child may use, in the names of the world it lives in."""
        read = packages.python_paths(bare=self.form == BUBBLEWRAP)
        if self.form == BUBBLEWRAP:
            read, listed = (*read, bubblewrap.PACKAGES), packages.listed_paths()
        else:
            farm = str(Path(self.folder.name) / "packages")
            targets = [*packages.importable().values(), packages.worker_folder()]
            read = (*read, *map(str, targets))
            listed = (*packages.listed_paths(), farm)
        return {
            "read": read,
            "listed": listed,
            "memory_bytes": limits.memory_bytes,
            "cpu_seconds": limits.cpu_seconds,
            "file_bytes": limits.file_bytes,
            "open_files": limits.open_files,
            "processes": PROCESSES_INSIDE if self.form == BUBBLEWRAP else PROCESSES_OUTSIDE,
            # Without bubblewrap nothing else guards files, so then it is not optional.
            "landlock": self.form == INNER or landlock.version() > 0,
            "confined": confined,
        }

    def explain(self, what: str) -> str:
        """Return a sentence with the last words of the template."""
        size = self.log.seek(0, os.SEEK_END)
        self.log.seek(max(0, size - LOG_BYTES))
        words = self.log.read().decode("utf-8", "replace").strip()
        return f"The sandbox ({self.form}) {what}." + (f" It said: {words}" if words else "")

    def stop(self) -> None:
        """End the template, which ends its children, and remove what it leaves."""
        self.control.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        root = Path(self.folder.name)
        if (root / "scratch").is_dir():
            scratch.empty(str(root / "scratch"))
        self.folder.cleanup()


def require_linux() -> None:
    """Raise SandboxUnavailable on other systems."""
    if sys.platform != "linux":
        raise SandboxUnavailable(
            "Students' code can only be confined on Linux; grade in a Linux virtual machine, "
            "in WSL2 or in a container."
        )


def start(form: str, *, unsafe: bool) -> Started:
    """Start a template; raise SandboxUnavailable with the reason where that cannot be."""
    if form not in FORMS:
        raise ValueError(f"a sandbox's form is one of {', '.join(FORMS)}, not {form!r}")
    if unsafe:
        return _start(NONE)
    if form in ("auto", "bubblewrap") and bubblewrap.working_variant() is not None:
        return _start(BUBBLEWRAP)
    if form == "bubblewrap":
        raise SandboxUnavailable("bubblewrap (the program bwrap) is not there or does not work.")
    if landlock.version() > 0:
        return _start(INNER)
    raise SandboxUnavailable(
        "There is no working sandbox: bubblewrap (the program bwrap) is not there or does not "
        "work, and this kernel has no Landlock. Install bubblewrap, or use Linux 5.13 or later."
    )


def _start(form: str) -> Started:
    leftovers.sweep()
    folder = leftovers.new_folder()
    root = Path(folder.name)
    if form == BUBBLEWRAP:
        farm, scratch_root = bubblewrap.PACKAGES, bubblewrap.SCRATCH
    else:
        for name in ("packages", "scratch"):
            (root / name).mkdir()
        packages.make_farm(root / "packages")
        farm, scratch_root = str(root / "packages"), str(root / "scratch")
    home = f"{scratch_root}/home"
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    code = (
        f"import sys; sys.path.append({farm!r}); from {packages.WORKER}.template import main; "
        f"main({theirs.fileno()}, {scratch_root!r}, {farm!r})"
    )
    # Without site-packages, without the current folder, and no file is compiled into a cache.
    program = [str(packages.interpreter()), "-S", "-s", "-P", "-B", "-u", "-c", code]
    environment = {
        "HOME": home,
        "IPYTHONDIR": f"{home}/ipython",
        "MPLCONFIGDIR": home,
        "LANG": "C.UTF-8",
        "PATH": "/nonexistent",
        # Sets have one order in all runs, and sums one order of adding: the same marks everywhere.
        "PYTHONHASHSEED": "0",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }
    if form == BUBBLEWRAP:
        program = bubblewrap.command(program, environment)
    log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command
            program,
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # an interrupt at the terminal is the parent's to handle
        )
    except OSError as error:
        ours.close()
        log.close()
        folder.cleanup()
        raise SandboxUnavailable(f"The sandbox cannot be started: {error}") from error
    finally:
        theirs.close()
    return Started(form, ours, process, folder, log)
