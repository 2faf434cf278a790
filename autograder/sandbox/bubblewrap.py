"""The outer layer: bubblewrap gives the template a world of its own, with nothing in it to steal.

Order matters on its command line: a later mount covers an earlier one, so what is bound beneath
/tmp comes after the empty /tmp, and `/` and `/dev`, which start out writable, are locked last.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.sandbox import packages

PACKAGES, SCRATCH = "/packages", "/scratch"
FILE_SYSTEM_BYTES = 64 * 2**20
START_SECONDS = 20
# Options that some place refuses, tried in this order: older versions do not know the first one,
# and where parts of /proc are masked (in many containers) no new one can be mounted.
VARIANTS = (
    ("--disable-userns", "--proc", "/proc"),
    ("--disable-userns", "--tmpfs", "/proc"),
    ("--proc", "/proc"),
    ("--tmpfs", "/proc"),
)


def command(program: Iterable[str], environment: Mapping[str, str]) -> list[str]:
    """Return the command line that runs `program` inside; only if `working_variant()` is not None.

    Raises LookupError where bubblewrap does not work on this machine.
    """
    variant = working_variant()
    if variant is None:
        raise LookupError("bubblewrap does not work here")
    return _command(variant, program, environment)


@functools.cache
def working_variant() -> tuple[str, ...] | None:
    """Return the first variant with which Python starts here, None where there is none."""
    if shutil.which("bwrap") is None:
        return None
    program = (str(packages.interpreter()), "-S", "-s", "-P", "-c", "import ctypes, socket")
    for variant in VARIANTS:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command
                _command(variant, program, {}),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=START_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        if done.returncode == 0:
            return variant
    return None


def _command(
    variant: tuple[str, ...], program: Iterable[str], environment: Mapping[str, str]
) -> list[str]:
    size = str(FILE_SYSTEM_BYTES)
    return [
        str(shutil.which("bwrap")),
        "--unshare-all",
        # As root, everything above leaves all capabilities: a user of its own and none of them.
        *("--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"),
        *("--die-with-parent", "--new-session", "--hostname", "box", "--clearenv"),
        *(word for name, value in environment.items() for word in ("--setenv", name, value)),
        *_system(),
        *variant,
        *("--dev", "/dev", "--remount-ro", "/dev", "--size", size, "--tmpfs", "/dev/shm"),  # noqa: S108
        *("--perms", "0755", "--size", size, "--tmpfs", "/tmp"),  # noqa: S108
        *_python(),
        *_packages(),
        *("--size", size, "--tmpfs", SCRATCH, "--chdir", SCRATCH),
        *("--remount-ro", "/dev/shm", "--remount-ro", "/tmp", "--remount-ro", "/"),  # noqa: S108
        "--",
        *program,
    ]


def _system() -> list[str]:
    """/usr, and the links or folders at the root that programs are linked against."""
    words = ["--ro-bind", "/usr", "/usr"]
    for name in ("lib", "lib64", "lib32", "bin", "sbin"):
        path = Path("/") / name
        if path.is_symlink():
            words += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            words += ["--ro-bind", str(path), str(path)]
    # Where the loader finds libraries; Debian's numpy reaches its BLAS through alternatives.
    for path in (Path("/etc/ld.so.cache"), Path("/etc/alternatives")):
        words += ["--ro-bind-try", str(path), str(path)]
    return words


def _python() -> list[str]:
    """The Python installation where it is not in /usr, without the packages it has of its own."""
    words = []
    prefix = packages.interpreter().parent.parent
    if not prefix.is_relative_to("/usr"):
        words += ["--ro-bind", str(prefix), str(prefix)]
    for folder in packages.site_folders():
        if folder.is_relative_to(prefix) or folder.is_relative_to("/usr"):
            words += ["--tmpfs", str(folder), "--remount-ro", str(folder)]
    return words


def _packages() -> list[str]:
    words = []
    for name, path in {**packages.importable(), packages.WORKER: packages.worker_folder()}.items():
        words += ["--ro-bind", str(path), f"{PACKAGES}/{name}"]
    return words
