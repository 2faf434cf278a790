"""Landlock: the kernel's own list of what this process may open, for ordinary users too.

It covers what bubblewrap covers where bubblewrap cannot be had, and it stands behind it where it
can. The numbers are the kernel's interface (linux/landlock.h); the calls have the same numbers on
every architecture.
"""

from __future__ import annotations

import ctypes
import functools
import os
import stat
import struct
import sys
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
RULE_PATH_BENEATH = 1

READ_FILE = 1 << 2
READ_DIR = 1 << 3
MAKE_CHAR, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK = 1 << 6, 1 << 9, 1 << 10, 1 << 11
EXECUTE, WRITE_FILE, TRUNCATE, IOCTL_DEVICE = 1 << 0, 1 << 1, 1 << 14, 1 << 15
# Rights that mean something on a single file; the others are refused there.
FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE
# Which rights each version of the interface knows, as "all bits below this one".
KNOWN_BITS = {1: 13, 2: 14, 3: 15, 4: 15}
NEWEST_BITS = 16
# TCP bind and connect (from version 4); abstract sockets and signals to others (from 6).
ALL_NET = 0b11
ALL_SCOPES = 0b11


def version() -> int:
    """Return the kernel's version of the interface, 0 where it has none."""
    if sys.platform != "linux":
        return 0
    nothing = ctypes.c_size_t(0)
    found = _libc().syscall(CREATE_RULESET, None, nothing, ctypes.c_uint32(ASK_VERSION))
    return max(0, int(found))


def restrict(read: Iterable[str], listed: Iterable[str], write: str) -> None:
    """Allow reading beneath `read`, listing beneath `listed`, everything ordinary in `write`.

    Nothing else can be opened afterwards, by this thread and its children, for ever. Raises OSError
    where a step fails: the caller must not go on. A path that does not exist is left out.
    """
    abi = version()
    every_right = (1 << KNOWN_BITS.get(abi, NEWEST_BITS)) - 1
    attributes = struct.pack(
        "QQQ", every_right, ALL_NET if abi >= 4 else 0, ALL_SCOPES if abi >= 6 else 0
    )
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    ruleset = _call(CREATE_RULESET, attributes[:size], ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for path in read:
            _allow(ruleset, path, (READ_FILE | READ_DIR) & every_right)
        for path in listed:
            _allow(ruleset, path, READ_DIR)
        specials = MAKE_CHAR | MAKE_SOCK | MAKE_FIFO | MAKE_BLOCK | EXECUTE | IOCTL_DEVICE
        _allow(ruleset, write, every_right & ~specials)
        for device, rights in (("null", READ_FILE | WRITE_FILE), ("urandom", READ_FILE)):
            _allow(ruleset, f"/dev/{device}", rights)
        _call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= FILE_RIGHTS
        if rights:
            rule = struct.pack("=Qi", rights, place)
            _call(
                ADD_RULE,
                ctypes.c_int(ruleset),
                ctypes.c_int(RULE_PATH_BENEATH),
                rule,
                ctypes.c_uint32(0),
            )
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc().syscall(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
