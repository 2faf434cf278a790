"""Notebooks handed in under other names than the assignment's: each gets a page as well.

A student's `nbgrader fetch_feedback` asks for a page by the name of each file that was handed in,
and `nbgrader list` says that there is no feedback while one of them has none.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from autograder.feedback.document import document, is_ours
from autograder.feedback.marks import SubmissionMarks
from autograder.intake import found_in
from autograder.submitted_folder import spare_notebooks

MAX_NAME = 200  # bytes, without the ending
# A name like this one would be obeyed where nbgrader logs it under continuous integration.
OBEYED = "##["

_MAIN = Markup("""<h2>{}</h2>
<p class="box" role="note"><b>Not graded:</b> this assignment has no notebook of that name, and no
mark comes from it. What was graded is listed above, with the page of each.</p>""")


def other_notebooks(root: Path, result: Mapping[str, Any]) -> dict[str, str]:
    """Return the other files that get a page, by name without ending; at most ten.

    Each comes with the notebook that it was graded as, which the intake decided, "" for none.
    Only regular files of plain names get one, and none in the place of a page that is not ours.
    """
    notes = {notebook["name"]: notebook["note"] for notebook in result["notebooks"]}
    submitted, pages = (
        root / name / result["student"] / result["assignment"] for name in ("submitted", "feedback")
    )
    if submitted.is_symlink():
        return {}
    try:
        files = [submitted / file for file in spare_notebooks(submitted, notes) if _plain(file)]
    except OSError:
        return {}
    # Where Work.ipynb and work.ipynb are one file, Work.html and work.html are one page.
    same = {_identity(submitted / f"{name}.ipynb") for name in notes} if files else set()
    found = {}
    for file in files:
        page = pages / f"{file.stem}.html"
        free = is_ours(page) or not os.path.lexists(page)
        if free and _identity(file) not in same | {None}:
            graded_as = (name for name, note in notes.items() if found_in(note, file.name))
            found[file.stem] = next(graded_as, "")
    return found


def files_of(others: Mapping[str, str]) -> dict[str, str]:
    """Return the file that stands for a notebook, by notebook, where it has another name."""
    last_first = reversed(list(others.items()))  # of copies, the first one stays
    return {notebook: file for file, notebook in last_first if notebook}


def other_pages(
    others: Mapping[str, str],
    result: Mapping[str, Any],
    marks: SubmissionMarks,
    pages: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the pages of other files, by name of page: a notebook's own, or that there is none.

    pages: of the assignment's notebooks, by name of page. What stands for none of them is left out.
    """
    made = {}
    for file, notebook in others.items():
        if not notebook:
            main = [_MAIN.format(file)]
            page = document(result, file, marks, "not graded", main, files_of(others))
            made[f"{file}.html"] = page.encode()
        elif f"{notebook}.html" in pages:
            made[f"{file}.html"] = pages[f"{notebook}.html"]
    return made


def _plain(file: str) -> bool:
    """Is it a name to give to a page, and to be written to a log? nbgrader passes over hidden ones.

    What is not printable are control characters, turned directions and half characters.
    """
    name = file.removesuffix(".ipynb")
    if not name.isprintable() or len(name.encode()) > MAX_NAME:
        return False
    return not file.startswith(".") and "\\" not in name and OBEYED not in name


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what is the same for two names of one file, None for what is no regular file."""
    try:
        about = path.lstat()
    except OSError:
        return None
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) else None
