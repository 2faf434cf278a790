"""Rebuild a submitted notebook: the released frame with the student's own cells put in.

Locked cells, prose, metadata, tags and the kernel come from the frame, whatever the student's file
says about them. Only the source of solution cells and of the student's extra cells is taken.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

DELETED = "# This cell was deleted from the submission."


def transplant(frame: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a notebook (nbformat 4 dict): `frame` with the cells of `submitted` (intake.parse).

    A solution cell is known by its grade_id: the first of that id takes the slot, a duplicate is an
    extra cell. Extra cells stay behind the cell of the frame that they followed. A deleted solution
    leaves an empty slot, so that code which the student moved elsewhere still counts.
    """
    slots = _Slots(frame["cells"])
    taken: dict[int, Mapping[str, Any]] = {}
    extras: dict[int, list[Mapping[str, Any]]] = {}
    anchor = -1
    for cell in submitted:
        slot = slots.find(cell)
        if slot is not None and slot not in taken:
            taken[slot] = cell
            anchor = max(anchor, slot)
        elif slot is None or slots.kind(slot) != "locked":
            extras.setdefault(anchor, []).append(cell)
    cells = [_extra(cell, f"own-{-1}-{n}") for n, cell in enumerate(extras.get(-1, []))]
    for index, original in enumerate(frame["cells"]):
        cells.append(_filled(original, slots.kind(index), taken.get(index)))
        cells += [_extra(cell, f"own-{index}-{n}") for n, cell in enumerate(extras.get(index, []))]
    return {**copy.deepcopy(dict(frame)), "cells": cells}


def code_cells(notebook: Mapping[str, Any]) -> list[tuple[int, str, str]]:
    """Return (index, label, source) of the cells to run: all code except check cells."""
    cells = []
    for index, cell in enumerate(notebook["cells"]):
        graded = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not graded.get("grade"):
            cells.append((index, graded.get("grade_id") or f"number {index + 1}", cell["source"]))
    return cells


class _Slots:
    """Finds the cell of the frame that a submitted cell belongs to."""

    def __init__(self, cells: Sequence[Mapping[str, Any]]) -> None:
        self.cells = cells
        self.by_grade_id = {
            cell["metadata"]["nbgrader"]["grade_id"]: index
            for index, cell in enumerate(cells)
            if "nbgrader" in cell["metadata"]
        }
        self.by_id = {
            cell["id"]: index
            for index, cell in enumerate(cells)
            if "id" in cell and "nbgrader" not in cell["metadata"]
        }
        self.by_source = {
            (cell["cell_type"], _text(cell)): index
            for index, cell in enumerate(cells)
            if "nbgrader" not in cell["metadata"]
        }

    def find(self, cell: Mapping[str, Any]) -> int | None:
        if cell["grade_id"]:
            return self.by_grade_id.get(cell["grade_id"])
        slot = self.by_id.get(cell["id"])
        if slot is not None and self.cells[slot]["cell_type"] == cell["cell_type"]:
            return slot
        return self.by_source.get((cell["cell_type"], cell["source"]))

    def kind(self, slot: int) -> str:
        graded = self.cells[slot]["metadata"].get("nbgrader")
        if graded is None:
            return "open"
        return "solution" if graded.get("solution") else "locked"


def _text(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"])


def _filled(
    original: Mapping[str, Any], kind: str, cell: Mapping[str, Any] | None
) -> dict[str, Any]:
    filled = copy.deepcopy(dict(original))
    filled["source"] = _text(original)
    if kind == "solution":
        filled["source"] = DELETED if cell is None else cell["source"]
    elif kind == "open" and cell is not None:
        filled["source"] = cell["source"]
    return filled


def _extra(cell: Mapping[str, Any], name: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": cell["cell_type"],
        "id": name.replace("--1", "-start"),
        "metadata": {},
        "source": cell["source"],
    }
    return {**made, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else made
