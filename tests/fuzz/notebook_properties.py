"""What must hold for whatever is handed in: it is cells of text, and the frame stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.cells import checked_exercise, grading
from autograder.intake import MAX_CELLS, NotANotebook, parse
from autograder.transplant import DELETED, PICTURE, code_cells, transplant
from tests.fuzz.wellformed import LONGEST_SENTENCE, is_text, writable


def cells(data: bytes) -> list[dict[str, Any]] | None:
    """The cells of a notebook, all of them text that can be written; None where it is none."""
    try:
        found = parse(data)
    except NotANotebook as error:
        is_text(str(error), LONGEST_SENTENCE)
        return None
    assert len(found) <= MAX_CELLS
    for cell in found:
        assert set(cell) == {"cell_type", "source", "id", "grade_id"}
        assert all(type(text) is str for text in cell.values())
        assert cell["cell_type"] in ("code", "markdown", "raw")
    writable(found)
    return found


def rebuilt(released: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]) -> None:
    """The frame is kept byte for byte, with the student's sources in it and nothing else."""
    before = writable([released, submitted])
    made = transplant(released, submitted)
    assert writable([released, submitted]) == before, "transplanting changes what it is given"
    writable(made)
    assert {**made, "cells": []} == {**released, "cells": []}
    own = [cell for cell in made["cells"] if cell["id"].startswith("own-")]
    kept_cells = [cell for cell in made["cells"] if not cell["id"].startswith("own-")]
    assert len(kept_cells) == len(released["cells"])
    ids = [cell["id"] for cell in made["cells"]]
    assert len(set(ids)) == len(ids)
    for mine, original in zip(kept_cells, released["cells"], strict=True):
        assert {**mine, "source": ""} == {**original, "source": ""}
        assert mine["source"] in _allowed_sources(original, submitted)
    for cell in own:
        _is_own(cell)
    _nothing_is_lost(released, submitted, own)
    _runs(made, code_cells(released, submitted), released)


def _allowed_sources(original: Mapping[str, Any], submitted: Sequence[Mapping[str, Any]]) -> Any:
    entry = grading(original)
    if entry and entry.get("solution"):
        mine = [cell["source"] for cell in submitted if cell["grade_id"] == entry["grade_id"]]
        return mine[:1] or [DELETED]
    if entry or original["cell_type"] != "code":
        return [original["source"]]
    return [original["source"], *(c["source"] for c in submitted if c["cell_type"] == "code")]


def _is_own(cell: Mapping[str, Any]) -> None:
    assert cell["metadata"] == {}
    if cell["cell_type"] == "code":
        assert set(cell) == {
            "id",
            "metadata",
            "cell_type",
            "source",
            "outputs",
            "execution_count",
        }
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
    else:
        assert set(cell) == {"id", "metadata", "cell_type", "source"}
        assert cell["cell_type"] == "markdown"
        # A block of code, whatever ends a line: no HTML and no link of the student's acts.
        assert all(line.startswith("    ") for line in cell["source"].splitlines())


def _nothing_is_lost(
    released: Mapping[str, Any],
    submitted: Sequence[Mapping[str, Any]],
    own: Sequence[Mapping[str, Any]],
) -> None:
    """Code that belongs to no cell of the frame is there, as often as it was handed in."""
    ids = {grading(cell).get("grade_id") for cell in released["cells"]}
    handed_out = {cell.get("id") for cell in released["cells"]}
    texts = {(cell["cell_type"], cell["source"]) for cell in released["cells"]}
    wanted = Counter(
        cell["source"]
        for cell in submitted
        if cell["cell_type"] == "code"
        and cell["grade_id"] not in ids
        and cell["id"] not in handed_out
        and (cell["cell_type"], cell["source"]) not in texts
    )
    there = Counter(cell["source"] for cell in own if cell["cell_type"] == "code")
    assert wanted <= there, "a cell of the student's is lost"


def _runs(
    made: Mapping[str, Any], runs: Sequence[tuple[int, str, str]], released: Mapping[str, Any]
) -> None:
    """Each cell that may run does so once, and no check cell does."""
    handed_out = {cell["id"]: cell["source"] for cell in released["cells"]}
    wanted = set()
    for index, cell in enumerate(made["cells"]):
        picture = PICTURE in cell["metadata"].get("tags", ())
        untouched = picture and cell["source"] == handed_out.get(cell["id"])
        if cell["cell_type"] == "code" and not grading(cell).get("grade") and not untouched:
            wanted.add(index)
    assert {index for index, _, _ in runs} == wanted
    assert len(runs) == len(wanted)
    for index, label, source in runs:
        assert source == made["cells"][index]["source"]
        assert not checked_exercise(made["cells"][index])
        is_text(label, 100)
        assert len(label.splitlines()) <= 1
