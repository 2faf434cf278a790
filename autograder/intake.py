"""Read what a student handed in, trusting nothing: only regular files of a bounded size."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from autograder.cells import grading, solution_ids
from autograder.submitted_folder import spare_notebooks, too_deep

MAX_BYTES = 25_000_000  # pictures of a long evening included
# Parsed, a file takes the more memory the more texts, lists, dicts and commas it has: a list of
# two bytes takes sixty. A million of them is half a million printed lines.
MAX_PARTS = 1_000_000
PART = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{,]', re.DOTALL)
# A single emoji makes every letter of a text four bytes wide, and while it is parsed there are
# several such texts. Beyond this size a notebook is read without them.
MAX_WIDE = 50_000_000
EMOJI = re.compile("[\U00010000-\U0010ffff]")
MAX_ID = 200  # nbgrader's own have at most 64 letters
# A lone surrogate cannot be written to any file later.
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
MAX_CELLS = 2_000
# Of all cells together: pages colour it and flags parse it. A notebook of the course has a tenth.
MAX_SOURCE = 1_000_000
TOO_LONG = "# This cell was left out: all cells together may have 1 MB of text."
MAX_SHORT = 1000
MAX_SHOWN = 60  # letters of a file's name
_FOUND = "the notebook was handed in under the name "
_ABSENT = "the notebook is missing from the submission"
_TOO_DEEP = (
    _ABSENT + "; a file of its name lies one folder too deep, in {!r}: hand it in without that "
    "folder, or ask your instructor to move it up and grade again"
)


@dataclass(frozen=True)
class Reading:
    """One notebook as handed in: its bytes, or the problem in words for the student.

    note: something worth telling that costs nothing, such as a file found under another name.
    """

    data: bytes = b""
    problem: str = ""
    note: str = ""

    @cached_property
    def cells(self) -> list[dict[str, Any]]:
        """Return the cells (see `parse`), parsed once. Raises NotANotebook."""
        return parse(self.data)


@dataclass(frozen=True)
class Submission:
    """All notebooks of one student for one assignment, by the name of the released notebook."""

    student: str
    assignment: str
    notebooks: Mapping[str, Reading]


class NotANotebook(Exception):
    """The bytes are no notebook of format 4; the sentence is for the student."""


def read_submission(
    folder: Path, student: str, assignment: str, frames: Mapping[str, Any]
) -> Submission:
    """Return the submission in `folder`, one reading for each released notebook in `frames`.

    A notebook under another name is taken where one file, or copies of it alone, holds cells of
    the missing one. One in a folder of the folder is named, for people to move, and not taken.
    Never raises for what a student may have done to the folder.
    """
    if folder.is_symlink() or not folder.is_dir():
        problem = "the submission is a link, not a folder" if folder.is_symlink() else _ABSENT
        return Submission(student, assignment, dict.fromkeys(frames, Reading(problem=problem)))
    try:
        spare = spare_notebooks(folder, frames)
    except OSError as error:
        problem = f"the submission's folder could not be opened ({error.strerror})"
        return Submission(student, assignment, dict.fromkeys(frames, Reading(problem=problem)))
    readings = {}
    for name in frames:
        reading = read_file(folder / f"{name}.ipynb")
        if reading.problem == _ABSENT or _untouched(reading, frames[name]["cells"]):
            reading = _renamed(folder, spare, frames[name]["cells"], reading)
        if reading.problem == _ABSENT and (inner := too_deep(folder, assignment, f"{name}.ipynb")):
            reading = Reading(problem=_TOO_DEEP.format(_text(inner, MAX_SHOWN)))
        readings[name] = reading
    return Submission(student, assignment, readings)


def found_in(note: str, file: str) -> bool:
    """Does the note on a notebook say that this file, or a copy of it, was taken for it?"""
    return note.startswith(_FOUND) and _quoted(file) in note


def read_file(path: Path) -> Reading:
    """Return the bytes of a regular file of at most 25 MB, or why it was not read."""
    try:
        found = path.lstat()
        if problem := _unfit(found):
            return Reading(problem=problem)
        # The flags hold even if the file is exchanged between the look and the opening.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return Reading(problem=_ABSENT)
    except OSError as error:
        return Reading(problem=f"the file could not be opened ({error.strerror})")
    with os.fdopen(handle, "rb") as file:
        if problem := _unfit(os.fstat(handle)):
            return Reading(problem=problem)
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Reading(problem=_unfit_size(len(data)))
    reading = Reading(data)
    try:
        _ = reading.cells
    except NotANotebook as error:
        return Reading(problem=str(error))
    return reading


def read_short(path: Path) -> str:
    """Return what a small text file says, '' where there is none or it is no plain short file."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_SHORT:
            return ""
        return path.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def parse(data: bytes) -> list[dict[str, Any]]:
    """Return the cells of a notebook, each with its type, source, id and grade_id as text.

    Everything else in the file is left behind. Raises NotANotebook.
    """
    try:
        tree = _tree(data)
    except (ValueError, RecursionError):
        raise NotANotebook("the file is not JSON, so it is no notebook; was it cut off?") from None
    if not isinstance(tree, dict) or not isinstance(tree.get("cells"), list):
        raise NotANotebook("the file holds no notebook of format 4; save it again in JupyterLab")
    if len(tree["cells"]) > MAX_CELLS:
        raise NotANotebook(f"the notebook has {len(tree['cells'])} cells, more than {MAX_CELLS}")
    left = MAX_SOURCE
    cells = []
    for cell in tree["cells"]:
        if isinstance(cell, dict):
            cells.append(_cell(cell, left))
            left -= len(cells[-1]["source"])
    return cells


def _tree(data: bytes) -> Any:
    text = data.decode(json.detect_encoding(data), "surrogatepass")  # as json.loads does
    if sys.getsizeof(text) > MAX_WIDE:
        text = EMOJI.sub("\ufffd", text)
    if any(islice(PART.finditer(text), MAX_PARTS, None)):
        raise NotANotebook(
            f"the notebook has more than {MAX_PARTS:,} parts, such as printed lines; "
            "clear its outputs and hand it in again"
        )
    return json.loads(text)


def _cell(cell: dict[str, Any], left: int) -> dict[str, Any]:
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if isinstance(source, str) and len(source) > left:
        source = TOO_LONG
    metadata = cell.get("metadata")
    graded = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = graded.get("grade_id") if isinstance(graded, dict) else None
    kind = cell.get("cell_type")
    return {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "source": _text(source),
        "id": _text(cell.get("id"), MAX_ID + 1),
        "grade_id": _text(grade_id, MAX_ID + 1),
    }


def _text(value: Any, limit: int | None = None) -> str:
    return HALF_CHARACTER.sub("?", value[:limit]) if isinstance(value, str) else ""


def _quoted(file: str) -> str:
    return repr(_text(file, MAX_SHOWN))


def _unfit(found: os.stat_result) -> str:
    if stat.S_ISLNK(found.st_mode):
        return "the notebook is a link to another file; hand in the file itself"
    if not stat.S_ISREG(found.st_mode):
        return "the notebook is not a regular file"
    return _unfit_size(found.st_size) if found.st_size > MAX_BYTES else ""


def _unfit_size(size: int) -> str:
    said = f"the notebook is larger than {MAX_BYTES // 1_000_000} MB ({size / 1e6:.0f} MB)"
    return f"{said}; clear its outputs and hand it in again"


def _untouched(reading: Reading, frame: list[dict[str, Any]]) -> bool:
    """Is it the notebook as it was handed out?"""
    if reading.problem:
        return False
    wanted = solution_ids(frame)
    handed_out = {grading(cell).get("grade_id"): cell["source"] for cell in frame}
    answers = (cell for cell in reading.cells if cell["grade_id"] in wanted)
    return all(cell["source"] == handed_out[cell["grade_id"]] for cell in answers)


def _renamed(
    folder: Path, spare: list[str], frame: list[dict[str, Any]], reading: Reading
) -> Reading:
    """Return the one file under another name that holds the student's work, or say why not."""
    wanted = solution_ids(frame)
    names: dict[bytes, list[str]] = {}  # by content: copies are one file
    for other in spare:
        found = read_file(folder / other)
        if found.problem or not wanted & {cell["grade_id"] for cell in found.cells}:
            continue
        if not _untouched(found, frame):
            names.setdefault(found.data, []).append(_quoted(other))
        if len(names) > 1:  # no need to hold all of them in memory
            break
    if len(names) > 1:
        several = " or ".join(same[0] for same in names.values())
        said = f"it is not clear which file to grade, {several}; hand in one of them"
        return Reading(problem=said) if reading.problem else Reading(reading.data, note=said)
    for data, (name, *same) in names.items():
        copies = f"; {', '.join(same)} {'is' if len(same) == 1 else 'are'} the same" if same else ""
        return Reading(data, note=f"{_FOUND}{name}{copies}")
    return reading
