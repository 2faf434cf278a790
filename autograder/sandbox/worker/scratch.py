"""A child's scratch folder: how full is it, and how is it emptied, whatever was put there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import count

MAX_ENTRIES = 500
MAX_BYTES = 64 * 2**20


def too_full(folder: str) -> bool:
    """Return whether there are more entries or bytes than a notebook has a use for.

    The limit of one file's size does not bound their number, and where no file system of limited
    size can be had, nothing else does.
    """
    entries = size = 0
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                for entry in found:
                    entries += 1
                    if entries > MAX_ENTRIES or size > MAX_BYTES:
                        return True
                    information = entry.stat(follow_symlinks=False)
                    size += information.st_blocks * 512
                    if stat.S_ISDIR(information.st_mode):
                        waiting.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):
            continue  # it was removed while it was looked at
        except OSError:
            return True  # a folder that cannot be opened, or a path too long, hides something
    return size > MAX_BYTES


def empty(folder: str) -> None:
    """Remove everything in the folder. Links are removed, not followed.

    Nested folders are first moved up to the top, so that depth costs neither stack nor path length.
    Only to be called when no process of the student's is left.
    """
    names = (f".emptying-{number}" for number in count())
    while entries := list(os.scandir(folder)):
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)  # noqa: PTH108
                continue
            os.chmod(entry.path, 0o700)  # noqa: PTH101
            with os.scandir(entry.path) as inner:
                for nested in inner:
                    if not nested.is_dir(follow_symlinks=False):
                        os.unlink(nested.path)  # noqa: PTH108
                        continue
                    os.chmod(nested.path, 0o700)  # noqa: PTH101
                    _move_up(nested.path, folder, names)
            os.rmdir(entry.path)  # noqa: PTH106


def _move_up(path: str, folder: str, names: Iterator[str]) -> None:
    while True:
        target = os.path.join(folder, next(names))  # noqa: PTH118
        if not os.path.lexists(target):
            os.rename(path, target)  # noqa: PTH104
            return
