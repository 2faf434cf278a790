"""What lies in a submitted folder beside the released notebooks: names, nothing is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Container
from heapq import nsmallest
from itertools import islice
from pathlib import Path

MAX_SPARE = 10  # notebooks under other names that are looked into
MAX_ENTRIES = 1000  # among which folders are looked for
MAX_FOLDERS = 10


def spare_notebooks(folder: Path, released: Container[str]) -> list[str]:
    """Return the names of the first few notebooks that were not released. Raises OSError."""
    with os.scandir(folder) as entries:
        return nsmallest(MAX_SPARE, (e.name for e in entries if _spare(e.name, released)))


def too_deep(folder: Path, assignment: str, file: str) -> str:
    """Return the name of the folder in `folder` in which the missing file lies, or ''.

    Whoever zips the assignment's folder has one like that. No link is followed.
    """
    try:
        with os.scandir(folder) as entries:
            few = islice(entries, MAX_ENTRIES)
            found = sorted(e.name for e in few if e.is_dir(follow_symlinks=False))
    except OSError:
        return ""
    for name in [assignment, *found][:MAX_FOLDERS]:
        # A path through a link would be followed by lstat as well: its folder is looked at first.
        if stat.S_ISDIR(_kind(folder / name)) and stat.S_ISREG(_kind(folder / name / file)):
            return name
    return ""


def _spare(name: str, released: Container[str]) -> bool:
    """Is it the name of a notebook that was not released?"""
    return name.endswith(".ipynb") and name.removesuffix(".ipynb") not in released


def _kind(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0
