"""Rebuild a submitted notebook: the released frame with the student's own cells put in.

Locked cells, metadata, tags and the kernel come from the frame, whatever the student's file says
about them. Only the source of solution cells and of the student's own cells is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.cells import grading

DELETED = "# This cell was deleted from the submission."
# A cell of the frame with this tag draws for the student and is not run while grading.
PICTURE = "picture"
# Where str.splitlines ends a line.
_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True)
class _Placed:
    """A cell of the rebuilt notebook. turn: where the student's own order has it."""

    cell: dict[str, Any]
    turn: int
    picture: bool = False


def transplant(frame: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a notebook (nbformat 4 dict): `frame` with the cells of `submitted` (intake.parse).

    A solution cell is known by its grade_id: the first of that id takes the slot, a duplicate is an
    own cell. Own cells stay behind the cell of the frame that they followed. A deleted solution
    leaves an empty slot, so that code which the student moved elsewhere still counts. A locked
    cell that was edited stays as it is; the student's version stands behind it as an own cell.
    The notebook and its cells are new; what lies deeper (outputs, metadata) is the frame's own.
    """
    return {**frame, "cells": [placed.cell for placed in _placed(frame, submitted)]}


def code_cells(
    frame: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]
) -> list[tuple[int, str, str]]:
    """Return (index in the rebuilt notebook, label, source) of the cells to run, in running order.

    The order is the student's: whoever moved a cell has seen it work there. Locked cells come
    first. Check cells are not run, nor pictures that the student has not changed.
    """
    runs = []
    for index, placed in enumerate(_placed(frame, submitted)):
        cell = placed.cell
        graded = grading(cell)
        if cell["cell_type"] == "code" and not graded.get("grade") and not placed.picture:
            label = graded.get("grade_id") or _first_line(cell["source"])
            runs.append((placed.turn, index, label, cell["source"]))
    return [run[1:] for run in sorted(runs, key=lambda run: run[:2])]


def _placed(frame: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]) -> list[_Placed]:
    slots = _Slots(frame["cells"])
    taken: dict[int, int] = {}
    own: dict[int, list[int]] = {}
    anchor = -1
    for turn, cell in enumerate(submitted):
        slot = slots.find(cell)
        if slot is not None and slot not in taken:
            taken[slot] = turn
            anchor = max(anchor, slot)
            if slots.edited_setup(slot, cell):
                own.setdefault(slot, []).append(turn)
        elif slot is None or slots.kind(slot) != "locked":
            own.setdefault(anchor, []).append(turn)
    placed = [_own(submitted, turn, -1) for turn in own.get(-1, [])]
    before = -1
    for index, original in enumerate(frame["cells"]):
        handed_in = submitted[taken[index]] if index in taken else None
        kind = slots.kind(index)
        before = taken.get(index, before)
        filled = _filled(original, kind, handed_in)
        picture = (
            PICTURE in original["metadata"].get("tags", ())
            and filled["source"] == original["source"]
        )
        placed.append(_Placed(filled, -1 if kind == "locked" else before, picture))
        placed += [_own(submitted, turn, index) for turn in own.get(index, [])]
    return placed


class _Slots:
    """Finds the cell of the frame that a submitted cell belongs to."""

    def __init__(self, cells: Sequence[Mapping[str, Any]]) -> None:
        self.cells = cells
        self.by_grade_id = {
            grading(cell)["grade_id"]: index for index, cell in enumerate(cells) if grading(cell)
        }
        unlocked = [(i, c) for i, c in enumerate(cells) if not grading(c)]
        self.by_id = {cell["id"]: index for index, cell in unlocked if "id" in cell}
        self.by_source = {(cell["cell_type"], cell["source"]): index for index, cell in unlocked}

    def find(self, cell: Mapping[str, Any]) -> int | None:
        if cell["grade_id"]:
            return self.by_grade_id.get(cell["grade_id"])
        slot = self.by_id.get(cell["id"])
        if slot is not None and self.cells[slot]["cell_type"] == cell["cell_type"]:
            return slot
        return self.by_source.get((cell["cell_type"], cell["source"]))

    def kind(self, slot: int) -> str:
        graded = grading(self.cells[slot])
        if not graded:
            return "open"
        return "solution" if graded.get("solution") else "locked"

    def edited_setup(self, slot: int, cell: Mapping[str, Any]) -> bool:
        """Is it a locked cell of code, not a check, that the student has changed?"""
        graded = grading(self.cells[slot])
        return (
            self.kind(slot) == "locked"
            and not graded.get("grade")
            and cell["cell_type"] == "code"
            and cell["source"] != self.cells[slot]["source"]
        )


def _filled(
    original: Mapping[str, Any], kind: str, cell: Mapping[str, Any] | None
) -> dict[str, Any]:
    filled = dict(original)
    if kind == "solution":
        filled["source"] = DELETED if cell is None else cell["source"]
    elif kind == "open" and original["cell_type"] == "code" and cell is not None:
        filled["source"] = cell["source"]
    return filled


def _own(submitted: Sequence[Mapping[str, Any]], turn: int, anchor: int) -> _Placed:
    cell = submitted[turn]
    made: dict[str, Any] = {"id": f"own-{anchor + 1}-{turn}", "metadata": {}}
    if cell["cell_type"] == "code":
        made |= {"cell_type": "code", "source": cell["source"]}
        made |= {"outputs": [], "execution_count": None}
    else:
        # Shown as it was typed: Markdown may hold HTML and links, and raw text is HTML as it
        # stands. On a page of feedback or in formgrader a script would have the reader's rights.
        made |= {"cell_type": "markdown", "source": _indented(cell["source"])}
    return _Placed(made, turn)


def _indented(text: str) -> str:
    """Return the text as code in Markdown; never a list of its lines, which may be millions."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return "    " + text.removesuffix("\n").replace("\n", "\n    ") if text else ""


def _first_line(source: str) -> str:
    """Return what a student knows an own cell by."""
    lines = source.lstrip()[:1000].splitlines()
    line = "".join(c if c.isprintable() else "�" for c in lines[0].strip()) if lines else ""
    return line if len(line) <= 40 else f"{line[:37]}..."
