"""What lies beside a student's notebooks: nbgrader copies it, so it must be safe to copy."""

from __future__ import annotations

import glob
import os
import stat
from pathlib import Path
from typing import Any

from autograder.intake import MAX_BYTES, MAX_SHORT

TIMESTAMP = "timestamp.txt"


def guard_copying(coursedir: Any, log: Any) -> None:
    """Let nbgrader pass over what it must not open in the submissions that it is about to grade.

    A link would be followed (to the gradebook, to a key), a fifo or device would be read for ever,
    a giant would fill the disk. Their names join `CourseDirectory.ignore` for this run. A
    timestamp of this kind gets another name, for nbgrader opens it whatever is ignored.
    """
    submitted = coursedir.format_path(
        coursedir.submitted_directory, coursedir.student_id, coursedir.assignment_id
    )
    odd: set[str] = set()
    # A student or "*" stands in the path: nbgrader expands it in the same way.
    for folder in sorted(map(Path, glob.glob(submitted))):  # noqa: PTH207
        timestamp = folder / TIMESTAMP
        if os.path.lexists(timestamp) and not _fit(timestamp, MAX_SHORT):
            log.warning("%s is no plain short file; renamed, so there is no timestamp", timestamp)
            timestamp.rename(folder / f"{TIMESTAMP}.refused")
        for path in _files(folder):
            if not _fit(path, MAX_BYTES):
                log.warning("%s is a link, no regular file or too large: not copied", path)
                odd.add(glob.escape(path.name))
    coursedir.ignore = [*coursedir.ignore, *sorted(odd - set(coursedir.ignore))]


def _files(folder: Path) -> list[Path]:
    return [
        Path(where, name)
        for where, _, names in os.walk(folder)
        for name in names
        if not name.endswith(".ipynb")  # these our own intake reads
    ]


def _fit(path: Path, size: int) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= size
