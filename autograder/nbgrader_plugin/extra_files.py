"""What lies beside a student's notebooks: nbgrader copies it, so it must be safe to copy."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from autograder.intake import MAX_BYTES
from autograder.submitted_folder import MAX_SPARE
from autograder.timestamp import TIMESTAMP, handed_in_at

# Files and folders of one submission.
MAX_FILES = 1_000
# All files together that nbgrader would copy; it has the same limit for `nbgrader submit`.
MAX_TOTAL = 100_000_000
# Of a path beneath the submission's folder, in bytes: not even half of it can be folders.
MAX_PATH = 1_000
# nbgrader writes all names into its log: no terminal, no host of continuous integration may obey.
OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f]|##\[")
SECRET = "submission_secret.txt"  # noqa: S105 - what `nbgrader release_feedback` names pages by
REFUSED = ".refused"


def guard_copying(coursedir: Any, log: Any) -> None:
    """Let nbgrader pass over what it must not open in the submissions that it is about to grade.

    A link would be followed (to the gradebook, to a key), a fifo or device would be read for ever,
    a giant would fill the disk. Their names join `CourseDirectory.ignore` for this run. What
    nbgrader opens or walks through whatever is ignored gets another name: a timestamp that is none,
    a link in the place of the folder, all that lies beside the notebooks where it is too much.
    """
    submitted = coursedir.format_path(
        coursedir.submitted_directory, coursedir.student_id, coursedir.assignment_id
    )
    release = coursedir.format_path(coursedir.release_directory, ".", coursedir.assignment_id)
    released = {path.name for path in Path(release).glob("*.ipynb")}
    odd: set[str] = set()
    # A student or "*" stands in the path: nbgrader expands it in the same way.
    for folder in sorted(map(Path, glob.glob(submitted))):  # noqa: PTH207
        if folder.is_symlink():
            log.warning("%r is a link; renamed, so there is no submission", str(folder))
            folder.rename(_free_name(folder))
            folder.mkdir()
        timestamp = folder / TIMESTAMP
        if os.path.lexists(timestamp) and handed_in_at(folder) is None:
            log.warning("%r holds no time; renamed, so there is none", str(timestamp))
            timestamp.rename(_free_name(timestamp))
        if _too_much(folder):
            aside = _put_aside(folder, released)
            said = "%r holds too much, or names that are none; all but notebooks is now in %r"
            log.warning(said, str(folder), str(aside))
        for path, about in _files(folder):
            if not _fit(about):
                log.warning("%r is a link, no regular file or too large: not copied", str(path))
                odd.add(glob.escape(path.name))
    coursedir.ignore = [*coursedir.ignore, *sorted(odd - set(coursedir.ignore))]


def _too_much(folder: Path) -> bool:
    """Are there more files, folders, bytes or letters than a submission has a use for?

    nbgrader compares each file with all others beside it: ten thousand take it an hour. It goes
    down one call a folder, and fails where a path in autograded/ gets too long.
    """
    if any(islice(_beneath(folder), MAX_FILES, None)):
        return True
    names = [str(path.relative_to(folder)) for path, _ in _beneath(folder)]
    if any(len(os.fsencode(name)) > MAX_PATH or OBEYED.search(name) for name in names):
        return True
    return sum(about.st_size for _, about in _files(folder) if _fit(about)) > MAX_TOTAL


def _put_aside(folder: Path, released: set[str]) -> Path:
    """Move what is not graded, and no part of the exchange, into a new folder; return it."""
    aside = _free_name(folder)
    aside.mkdir()
    with os.scandir(folder) as entries:
        folders = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    files = {name for name, is_folder in folders.items() if not is_folder}
    # The intake may find the work under another name.
    others = sorted(name for name in files - released if name.endswith(".ipynb"))
    kept = files & {*released, *others[:MAX_SPARE], TIMESTAMP, SECRET}
    for name in folders.keys() - kept:
        (folder / name).rename(aside / name)
    return aside


def _free_name(path: Path) -> Path:
    """Return a name beside `path` that nothing has."""
    name = path.with_name(path.name + REFUSED)
    while os.path.lexists(name):
        name = name.with_name(name.name + REFUSED)
    return name


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Return what nbgrader would copy: all but folders and notebooks, which our intake reads."""
    for path, about in _beneath(folder):
        if not stat.S_ISDIR(about.st_mode) and not path.name.endswith(".ipynb"):
            yield path, about


def _beneath(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Return all there is beneath a folder, however deep; links are not followed."""
    waiting = [folder]
    while waiting:
        try:
            paths = list(waiting.pop().iterdir())
        except OSError:
            continue  # no folder, or closed to us: nbgrader passes over it as well
        for path in paths:
            try:
                about = path.lstat()
            except OSError:
                continue
            if stat.S_ISDIR(about.st_mode):
                waiting.append(path)
            yield path, about


def _fit(about: os.stat_result) -> bool:
    """Is it a regular file that is not too large?"""
    return stat.S_ISREG(about.st_mode) and about.st_size <= MAX_BYTES
