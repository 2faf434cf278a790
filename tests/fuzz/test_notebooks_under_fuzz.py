"""Whatever is handed in is read, refused with a sentence, and never changes what is graded."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.annotate import annotated
from autograder.intake import NotANotebook, Reading, parse, read_file, read_short, read_submission
from autograder.results import Store
from autograder.sandbox.reading import read_outputs
from autograder.sandbox.worker.frames import FrameError
from autograder.transplant import transplant
from tests.fuzz import notebook_properties
from tests.fuzz.course_notebooks import released, small_frame
from tests.fuzz.strategies import bounded, cells, outputs, trees
from tests.fuzz.wellformed import LONGEST_SENTENCE, is_text, writable

SMALL = small_frame()
odd_bytes = st.one_of(
    st.binary(max_size=200),
    trees.map(lambda tree: json.dumps(tree).encode()),
    st.lists(trees, max_size=3).map(lambda made: json.dumps({"cells": made}).encode()),
    cells(SMALL).map(lambda made: json.dumps({"cells": made}).encode("utf-16")),
    cells(SMALL).map(
        lambda made: json.dumps({"cells": made}, ensure_ascii=False).encode("utf-8", "replace")
    ),
)


def handed_in(made):
    return json.dumps({"cells": made, "metadata": {"kernelspec": {"name": "bash"}}}).encode()


@bounded()
@given(odd_bytes)
@example(b'\xef\xbb\xbf{"cells": []}')
@example(b'{"cells": [], "x": ' + b"9" * 5000 + b"}")
@example(b'{"cells": [{"id": "\\ud800", "metadata": {"nbgrader": {"grade_id": "\\udc00"}}}]}')
def test_any_bytes_are_cells_of_text_or_no_notebook(data):
    notebook_properties.cells(data)


@bounded()
@given(cells(SMALL))
def test_a_rebuilt_notebook_keeps_the_frame_and_takes_nothing_but_sources(made):
    submitted = parse(handed_in(made))
    notebook_properties.rebuilt(SMALL, submitted)
    nbformat.validate(transplant(SMALL, submitted), version=4)


@pytest.fixture(scope="module", params=sorted(released()))
def frame(request):
    return released()[request.param]


@bounded(0.15)
@given(data=st.data())
def test_every_released_notebook_is_kept_whatever_is_handed_in_for_it(frame, data):
    notebook_properties.rebuilt(frame, parse(handed_in(data.draw(cells(frame)))))


@bounded()
@given(data=odd_bytes)
def test_a_file_is_read_as_its_bytes_are(data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "odd.ipynb"
    path.write_bytes(data)
    reading = read_file(path)
    if reading.problem:
        with pytest.raises(NotANotebook, match=re.escape(reading.problem)):
            parse(data)
        assert reading.data == b""
    else:
        assert reading.data == data
        assert reading.cells == parse(data)


@bounded()
@given(st.binary(max_size=1100) | st.text(max_size=40).map(lambda text: text.encode("utf-8")))
def test_a_small_file_is_text_or_nothing(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "timestamp.txt"
    path.write_bytes(data)
    is_text(read_short(path), 1000)


kinds = st.sampled_from(("file", "file", "file", "folder", "link", "dangling", "fifo"))
file_names = st.one_of(
    st.sampled_from(
        (b"small.ipynb", b"other.ipynb", b"small-Copy1.ipynb", b".ipynb", b"a\nb.ipynb")
    ),
    st.binary(min_size=1, max_size=8).map(
        lambda name: name.replace(b"/", b"_").replace(b"\0", b"_") + b".ipynb"
    ),
)


@bounded(0.5)
@given(found=st.dictionaries(file_names, st.tuples(kinds, odd_bytes), max_size=5))
def test_any_folder_is_a_submission_with_readings_or_reasons(tmp_path_factory, found):
    folder = tmp_path_factory.mktemp("odd")
    for name, (kind, data) in found.items():
        _put(os.path.join(os.fsencode(folder), name), kind, data)  # noqa: PTH118
    made = read_submission(folder, "s", "a", {"small": SMALL, "missing": SMALL})
    assert list(made.notebooks) == ["small", "missing"]
    for reading in made.notebooks.values():
        is_text(reading.problem, LONGEST_SENTENCE)
        is_text(reading.note, LONGEST_SENTENCE)
        if not reading.problem:
            notebook_properties.rebuilt(SMALL, reading.cells)


def _put(path: bytes, kind: str, data: bytes) -> None:
    if kind == "folder":
        os.mkdir(path)  # noqa: PTH102
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind in ("link", "dangling"):
        os.symlink(b"/dev/zero" if kind == "link" else b"nowhere", path)  # noqa: PTH211
    else:
        Path(os.fsdecode(path)).write_bytes(data)


@example(made=[], shown=[{"output_type": "stream", "name": "stdout", "text": "a\ud800"}])
@bounded(0.5)
@given(made=cells(SMALL), shown=outputs)
def test_what_was_read_can_be_written_into_a_document_and_a_notebook(tmp_path_factory, made, shown):
    try:
        told = read_outputs(shown)
    except FrameError:
        told = []
    reading = Reading(handed_in(made))
    document = _document(told)
    store = Store(tmp_path_factory.getbasetemp())
    store.write(document)
    assert store.read("a", "s", document["key"]) == document
    notebook = annotated(SMALL, reading, document["notebooks"][0])
    writable(notebook)
    nbformat.validate(notebook, version=4)


def _document(told):
    """A result whose every cell has shown this."""
    exercise = {"name": "r", "score": 0.0, "max": 2, "outcome": "missing", "sentence": "no `r`"}
    exercise |= {"where": "", "section": "", "note": "", "diagnoses": [], "depends_on": []}
    exercise |= {"flags": [], "cases": []}
    shown = [{"index": index, "status": "ok", "outputs": told} for index in range(30)]
    notebook = {"name": "small", "problem": "", "note": "", "flags": [], "score": 0.0, "max": 2}
    notebook |= {"exercises": [exercise], "cells": shown}
    made = {"schema": "backgrade-result", "version": 1, "key": "0" * 64, "student": "s"}
    made |= {"assignment": "a", "sandbox": "inner layer", "score": 0.0, "max": 2}
    return made | {"notebooks": [notebook], "timings": {"seconds": 0.0}}
