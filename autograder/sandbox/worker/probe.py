"""Try from inside what must not be possible, before any student's code is run."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

NAME = ".backgrade-probe"


def what_is_possible(files: Sequence[str], folders: Sequence[str]) -> list[str]:
    """Return a word for each forbidden thing that could be done; an empty list is right.

    read:N, list:N, write:N name the Nth of the given files and folders.
    """
    tries: list[tuple[str, Callable[[], object]]] = []
    for number, path in enumerate(files):
        tries.append((f"read:{number}", partial(_read, path)))
    for number, folder in enumerate(folders):
        tries.append(
            (f"list:{number}", partial(_list, folder, {Path(path).name for path in files}))
        )
        tries.append((f"write:{number}", partial(_write, folder)))
    tries += [
        ("socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()),
        ("socket", lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).close()),
        ("process", _fork),
        ("process", _spawn),
        ("signal", lambda: os.kill(os.getppid(), 0)),
        ("metadata", partial(Path().chmod, 0o700)),
    ]
    possible = []
    for word, attempt in tries:
        with contextlib.suppress(OSError):
            attempt()
            possible.append(word)
    return possible


def what_is_broken() -> list[str]:
    """Return a word for each thing that a notebook needs and that does not work."""
    broken = []
    needs: list[tuple[str, Callable[[], bool]]] = [
        ("numpy", lambda: bool((np.eye(2) @ np.ones(2)).sum() == 2)),
        ("files", _own_file),
        ("threads", _thread),
    ]
    for word, works in needs:
        try:
            fine = works()
        except Exception:
            fine = False
        if not fine:
            broken.append(word)
    return broken


def _read(path: str) -> None:
    with Path(path).open("rb") as file:
        file.read(1)


def _list(folder: str, names: set[str]) -> None:
    # A folder of the same name may exist inside, empty; seeing one of our files in it is the leak.
    if names.isdisjoint(path.name for path in Path(folder).iterdir()):
        raise FileNotFoundError(folder)


def _write(folder: str) -> None:
    path = Path(folder, NAME)
    path.touch()
    path.unlink()


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _spawn() -> None:
    # A path that is there in every form. Where only the program is refused, not the process, the
    # error is raised all the same; the filter's own tests tell the two apart.
    pid = os.posix_spawn("/usr/bin/true", ["true"], {})
    os.waitpid(pid, 0)


def _own_file() -> bool:
    path = Path(NAME)
    path.write_text("here", encoding="utf-8")
    found = path.read_text(encoding="utf-8")
    path.unlink()
    return found == "here"


def _thread() -> bool:
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(1))
    thread.start()
    thread.join()
    return seen == [1]
