"""What must hold for any bytes: each function takes foreign bytes and raises where it does not.

The declared exceptions are caught here; any other one is a finding.
"""

from __future__ import annotations

import json
import math
import time
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import nbformat
import numpy as np

from autograder.cells import checked_exercise, grading
from autograder.intake import MAX_CELLS, NotANotebook, parse
from autograder.judge import diagnose, judge, score
from autograder.model import Exercise
from autograder.running import _Session
from autograder.sandbox.children import Child, ChildDied, ChildTimedOut
from autograder.sandbox.limits import Limits
from autograder.sandbox.reading import read_outputs
from autograder.sandbox.worker.calls import KNOWN_ERRORS, Observation, Request
from autograder.sandbox.worker.frames import (
    LENGTHS,
    MAX_BLOB,
    Frame,
    FrameError,
    FrameReader,
    decode,
    encode,
)
from autograder.sandbox.worker.messages import (
    CHILD_KINDS,
    observation_message,
    read_observation,
    read_request,
)
from autograder.sandbox.worker.outputs import CONTROLS
from autograder.sandbox.worker.plain import (
    FOREIGN_NAMES,
    MAX_ITEMS,
    Foreign,
    copied,
    identical,
    kept,
)
from autograder.sandbox.worker.values import INT64, MAX_TEXT, Packer, Unpacker
from autograder.transplant import DELETED, PICTURE, code_cells, transplant

# Where numbers are written at greater length than they were read, a frame may become too large.
ROOM = 8
LONGEST_LABEL = 40
LONGEST_SENTENCE = 400


class Wire:
    """A socket that gives in pieces what the other side has sent.

    gone: the other side has closed it; otherwise it waits and says nothing. most: how many bytes
    were ever asked for.
    """

    def __init__(self, data: bytes, piece: int = 4096, *, gone: bool = True) -> None:
        self.data, self.piece, self.gone = data, piece, gone
        self.at = self.most = 0

    def recv(self, count: int) -> bytes:
        self.most = max(self.most, self.at + count)
        taken = self.data[self.at : self.at + min(count, self.piece)]
        self.at += len(taken)
        if not taken and not self.gone:
            raise TimeoutError
        return taken

    def send(self, data: bytes) -> int:
        return len(data)

    def settimeout(self, seconds: float | None) -> None:
        pass

    def close(self) -> None:
        pass


def frame(data: bytes) -> Frame | None:
    """Both readers agree; what was read is JSON, finite, UTF-8, and is written and read again."""
    try:
        found = decode(data)
    except FrameError:
        found = None
    wire: Any = Wire(data)
    try:
        read = FrameReader(wire).read(time.monotonic() + 60)
    except FrameError:
        assert found is None
    else:
        whole = data[: wire.at]
        assert decode(whole) == read, "the two readers disagree"
        assert (found is not None) == (whole == data)
        header, blob = LENGTHS.unpack_from(data)
        assert wire.most == LENGTHS.size + header + blob, "bytes of the next frame were taken"
    if found is not None:
        assert type(found.message) is dict
        writable(found.message)
        if len(data) < MAX_BLOB // ROOM:
            assert decode(encode(found.message, found.blob)) == found
    return found


def value(data: bytes) -> None:
    """A value that is read is plain, keeps to the limits and comes back the same."""
    sent = frame(data)
    if sent is None or "value" not in sent.message:
        return
    try:
        found = Unpacker(sent.blob).unpack(sent.message["value"])
    except FrameError:
        return
    is_plain(found)
    packer = Packer()
    tree = packer.pack(found)
    again = decode(encode({"value": tree}, packer.blob))
    back = Unpacker(again.blob).unpack(again.message["value"])
    assert alike(found, back), "a value does not come back the same"
    identical(found, back)
    kept(found, copied(found, read_only=True))


def request(data: bytes) -> None:
    """A call that is read has the fields that it must have."""
    sent = frame(data)
    if sent is None or "call" not in sent.message:
        return
    try:
        found = read_request(sent.message["call"], sent.blob)
    except FrameError:
        return
    is_plain(dict(found.inputs))
    assert all(type(name) is str for name in found.inputs)
    writable([found.subject, found.expression, found.item, found.read_only, found.helpers])


def observation(data: bytes) -> Observation | None:
    """An observation that is read is within its limits and comes back the same."""
    sent = frame(data)
    if sent is None or "observation" not in sent.message:
        return None
    try:
        found = read_observation(sent.message["observation"], sent.blob)
    except FrameError:
        return None
    is_observation(found)
    message, blob = observation_message(found)
    again = decode(encode({"observation": message}, blob))
    back = read_observation(again.message["observation"], again.blob)
    for name, mine in vars(found).items():
        assert alike(mine, getattr(back, name)), f"{name} does not come back the same"
    return found


def outputs(data: bytes) -> None:
    """Outputs that are read are outputs of the notebook format, without control characters."""
    sent = frame(data)
    if sent is None or "outputs" not in sent.message:
        return
    try:
        found = read_outputs(sent.message["outputs"])
    except FrameError:
        return
    are_outputs(found)
    assert read_outputs(found) == found, "outputs change when they are read again"


def child(data: bytes) -> None:
    """Whatever a child sends: an answer that was checked, or the child has died."""
    ended: list[float] = []
    chance = zlib.crc32(data)

    def end(grace: float) -> dict[str, Any]:
        ended.append(grace)
        return {"reason": ("", "", "files")[chance % 3], "signal": chance % 70, "exit": chance % 2}

    wire: Any = Wire(data, piece=chance % 97 + 1, gone=chance % 4 > 0)
    talk = Child(wire, Limits(), end)
    asked = Request("f", "f(x)", {"x": 1.0})
    for number in range(4):
        try:
            if number % 2:
                is_observation(talk.call(asked))
            else:
                run = talk.run("a cell", "x = 1")
                are_outputs(run.outputs)
                assert type(run.ok) is bool
        except (ChildDied, ChildTimedOut) as error:
            is_text(error.sentence, LONGEST_SENTENCE)
            assert ended, "a child that is given up was not ended"
    talk.close()
    assert len(ended) == 1


def verdict(data: bytes, exercises: Mapping[str, Exercise]) -> None:
    """Any observation is judged: a finite mark from 0 to the maximum, sentences that are text."""
    found = observation(data)
    if found is None:
        return
    name = decode(data).message.get("exercise")
    exercise = exercises.get(name) if type(name) is str else None
    if exercise is None:
        return
    # What the parent believes of it: `running` drops names and texts that only a child knows.
    session: Any = SimpleNamespace(cells=[(0, found.cell, "a\nb\nc")])
    seen = [_Session._believable(session, found, case.request) for case in exercise.cases]
    verdicts = judge(exercise, seen)
    marks = score(exercise, verdicts)
    assert type(marks) is float
    assert 0 <= marks <= exercise.marks
    diagnoses = diagnose(exercise, verdicts)
    for made in verdicts:
        for sentence in (made.sentence, made.detail, made.note):
            assert type(sentence) is str
            writable(sentence)
        if made.case.hidden:
            assert made.detail == made.sentence
            is_text(made.detail, LONGEST_SENTENCE)
    writable([d.misconception.diagnosis for d in diagnoses])


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


def is_plain(found: Any) -> None:
    """It is built from the types that may cross the boundary, in native form, within limits."""
    kind = type(found)
    if found is None or kind in (bool, float, complex):
        return
    if kind is int:
        assert found in INT64
    elif kind is str:
        is_text(found, MAX_TEXT)
    elif kind is Foreign:
        assert found.type_name in FOREIGN_NAMES
    elif kind is np.ndarray:
        assert found.dtype.kind in "biufcU"
        assert found.dtype.isnative
        assert found.flags.c_contiguous
        assert found.flags.writeable
        assert found.nbytes <= MAX_BLOB
        if found.dtype.kind == "U":
            assert all(type(text) is str for text in found.ravel().tolist())
            writable(found.tolist())
        if found.dtype.kind == "b":
            assert set(np.unique(found.view(np.uint8)).tolist()) <= {0, 1}
    else:
        assert kind in (list, tuple, set, dict)
        assert len(found) <= MAX_ITEMS
        for item in found:
            if kind in (set, dict):
                assert type(item) in (str, int, bool, float)
            is_plain(item)
        if kind is dict:
            for item in found.values():
                is_plain(item)


def is_observation(found: Observation) -> None:
    """Every field is of its type and within its limit."""
    assert found.kind in CHILD_KINDS
    assert not found.error or found.error in KNOWN_ERRORS
    assert type(found.line) is int
    assert 0 <= found.line <= 10**6
    assert type(found.repeats) is bool
    assert type(found.warned) is bool
    is_text(found.message, 300)
    is_text(found.cell, 100)
    for names in (found.changed, found.shared, found.uses):
        assert type(names) is tuple
        assert len(names) <= 100
        for name in names:
            is_text(name, 200)
    is_plain(found.value)
    is_plain(found.again)


def are_outputs(found: Sequence[Mapping[str, Any]]) -> None:
    """A notebook with these outputs is valid, and nothing in them rewrites a terminal."""
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": "",
        "outputs": list(found),
        "execution_count": None,
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(notebook, version=4)
    assert not CONTROLS.search(writable(found).replace("\n", ""))
    for text in _texts(found):
        assert not CONTROLS.search(text)


def is_text(text: str, longest: int) -> None:
    """It is text of at most so many characters that can be written to a file."""
    assert type(text) is str
    assert len(text) <= longest, f"{len(text)} characters: {text[:100]}"
    text.encode("utf-8")


def writable(tree: Any) -> str:
    """Return it as it is written into a document; raises where that cannot be done."""
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False)
    text.encode("utf-8")
    return text


def alike(a: Any, b: Any) -> bool:
    """Are two plain values the same, to the bit, with types and order, nan and -0.0 included?"""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return a.hex() == b.hex() and math.copysign(1, a) == math.copysign(1, b)
    if isinstance(a, complex):
        return alike(a.real, b.real) and alike(a.imag, b.imag)
    if isinstance(a, set):
        return sorted(map(_spelt, a)) == sorted(map(_spelt, b))
    if isinstance(a, dict):
        return alike(list(a.items()), list(b.items()))
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b, strict=True))
    return identical(a, b)


def _spelt(item: Any) -> tuple[str, str]:
    return type(item).__name__, repr(item)


def _texts(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, Mapping):
        return [text for item in tree.items() for text in _texts(item)]
    if isinstance(tree, (list, tuple)):
        return [text for item in tree for text in _texts(item)]
    return []
