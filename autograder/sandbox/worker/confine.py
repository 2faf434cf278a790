"""What a child does to itself between being forked and running a student's code.

Each mechanism has gaps that another one closes: limits bound memory and time, Landlock bounds
files, the system call filter bounds everything else (sockets, processes, signals, metadata), and
dropped capabilities keep a root user from being an exception. None of it can be undone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from . import landlock

# In the filter that the parent compiles, this number stands for the process id of the child.
OWN_PID = 0x5EA1B0C5

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP = 1, 4, 24
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP = 22, 38, 39, 21
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION_3 = 0x20080522
LAST_CAPABILITY = 63
SIGKILL = 9
# A BPF instruction: code, two jump distances, a constant.
INSTRUCTION = struct.Struct("=HBBI")

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Plan:
    """What a child may use. `read`, `listed`: paths whose files, whose names may be read."""

    scratch: str
    read: tuple[str, ...]
    listed: tuple[str, ...]
    memory_bytes: int
    cpu_seconds: int
    file_bytes: int
    open_files: int
    processes: int
    landlock: bool
    confined: bool


def confine(plan: Plan, bpf: bytes, keep: Iterable[int]) -> list[str]:
    """Confine this process and return the names of the mechanisms that are on.

    Raises OSError where one that was asked for cannot be had; then no student code may run.
    """
    close_all_but(keep)
    os.setsid()  # a group of its own: signals to "my group" reach nobody else
    if sys.platform == "linux":
        _prctl(PR_SET_PDEATHSIG, SIGKILL)  # no child outlives the template
    os.chdir(plan.scratch)
    set_limits(plan)
    if not plan.confined:
        return ["limits"]
    drop_capabilities()
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _prctl(PR_SET_DUMPABLE, 0)  # no other process of the same user may look into this one
    names = ["limits", "no new privileges"]
    if plan.landlock:
        # Covers the calling thread only, so it comes before the student can start another one.
        landlock.restrict(plan.read, plan.listed, plan.scratch)
        names.append(f"Landlock {landlock.version()}")
    install_filter(bpf)
    names.append("seccomp")
    return names


def close_all_but(keep: Iterable[int]) -> None:
    """Close every open file but those given: the template's sockets are none of its business."""
    start = 0
    for number in sorted(keep):
        if start < number:  # closerange(0, 0) closes everything
            os.closerange(start, number)
        start = number + 1
    os.closerange(start, max(65536, os.sysconf("SC_OPEN_MAX")))


def set_limits(plan: Plan) -> None:
    """Bound what one process may use. Without fork, that is all that a student may use."""
    wanted = {
        resource.RLIMIT_AS: plan.memory_bytes,
        resource.RLIMIT_CPU: plan.cpu_seconds,
        resource.RLIMIT_FSIZE: plan.file_bytes,
        resource.RLIMIT_NOFILE: plan.open_files,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: plan.processes,
    }
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (limit, limit))
        except (OSError, ValueError):
            if plan.confined:
                raise


def drop_capabilities() -> None:
    """Give up every capability, also as root, also those that a program could give back."""
    for number in range(LAST_CAPABILITY + 1):
        # Needs a capability itself: an ordinary user has none, and nothing to drop.
        _libc.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(number), *(ctypes.c_ulong(0),) * 3)
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    nothing = bytes(24)
    if _libc.capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capabilities could not be dropped")


def install_filter(bpf: bytes) -> None:
    """Install the system call filter, with this process's own id put in the right places."""
    program = bytearray()
    for code, yes, no, constant in INSTRUCTION.iter_unpack(bpf):
        constant = os.getpid() if constant == OWN_PID else constant
        program += INSTRUCTION.pack(code, yes, no, constant)

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]

    pointer = Program(len(program) // INSTRUCTION.size, bytes(program))
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(pointer))


def hide() -> None:
    """Keep other processes of the same user from looking into this one (the template)."""
    with contextlib.suppress(OSError, AttributeError):
        _prctl(PR_SET_DUMPABLE, 0)


def _prctl(option: int, value: int, third: int = 0) -> None:
    rest = (ctypes.c_ulong(value), ctypes.c_ulong(third), ctypes.c_ulong(0), ctypes.c_ulong(0))
    if _libc.prctl(option, *rest) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")
