"""Nothing foreign takes more memory or time than its size allows, however it is made."""

from __future__ import annotations

import numpy as np
import pytest

from autograder import intake
from autograder.intake import NotANotebook, parse, read_submission
from autograder.sandbox.worker.frames import MAX_HEADER, FrameError, decode
from autograder.sandbox.worker.plain import MAX_ITEMS, Foreign
from autograder.sandbox.worker.values import Packer, Unpacker
from autograder.transplant import code_cells, transplant
from tests.fuzz.bounds import growth
from tests.fuzz.course_notebooks import small_frame
from tests.fuzz.strategies import raw

# An eighth of what a header may be: what is linear here is linear there.
SIZE = MAX_HEADER // 8
# What two bytes of JSON take as a list; a quadratic way would take minutes.
TIMES, SECONDS = 50, 5.0
LINES = 400_000


def filled(begin, piece, end, size=SIZE):
    return begin + piece * ((size - len(begin) - len(end)) // len(piece)) + end


HEADERS = {
    "lists": filled(b'{"a":[', b"[],", b"0]}"),
    "lists of one": filled(b'{"a":[', b"[0],", b"0]}"),
    "dicts": filled(b'{"a":[', b'{"":0},', b"0]}"),
    "keys": b"{" + b",".join(b'"%x":0' % n for n in range(SIZE // 10)) + b"}",
    "texts": filled(b'{"a":[', b'"ab",', b"0]}"),
    "numbers": filled(b'{"a":[', b"0.5,", b"0]}"),
    "one number": filled(b'{"a":0.', b"7", b"e-300}"),
    "many digits": filled(b'{"a":[', b"1" * 20 + b"." + b"1" * 400 + b"e-300,", b"0]}"),
    "wide letters": filled(b'{"a":"', b"a", "\U0001f600".encode() + b'"}'),
    "backslashes": filled(b'{"a":"', b"\\\\", b'"}'),
    "odd backslashes": filled(b'{"a":"', b"\\\\", b'\\u0041"}'),
    "escapes": filled(b'{"a":"', b"\\u0041", b'"}'),
    "quotes": filled(b'{"a":"', b'\\"', b""),
    "spaces": filled(b'{"a":', b" ", b"1}"),
    "nesting": filled(b'{"a":', b"[", b"}"),
    "deep lists": filled(b'{"a":[', b"[" * 400 + b"]" * 400 + b",", b"0]}"),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_frame_takes_memory_and_time_in_proportion_to_its_size(header):
    peak, seconds = growth(lambda: decode(raw(header)))
    assert peak < TIMES * SIZE
    assert seconds < SECONDS


def test_a_header_of_backslashes_takes_no_more_memory_than_any_text():
    peak, _ = growth(lambda: decode(raw(HEADERS["backslashes"])))
    assert peak < 8 * SIZE


ZERO = ["a", "<f8", [0, 2**24, 2**11], 0, 0]
TREES = {
    "empty arrays": ["l", [ZERO] * 20_000],
    "empty texts": ["l", [["a", "<U9999999", [0, 2**24], 0, 0]] * 20_000],
    "one blob many times": ["l", [["a", "|u1", [2**20], 0, 2**20]] * 20_000],
    "bools": ["a", "|b1", [2**20], 0, 2**20],
    "letters": ["a", "<U262144", [1], 0, 2**20],
    "declared only": ["a", "<f8", [2**24, 2**7], 0, 2**34],
}


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_a_value_takes_memory_and_time_in_proportion_to_its_bytes(tree):
    blob = bytes(2**20)
    peak, seconds = growth(lambda: Unpacker(blob).unpack(tree))
    assert peak < 20 * 2**20
    assert seconds < SECONDS


def test_a_blob_of_the_largest_size_is_copied_no_more_than_it_must_be():
    blob = bytes(16 * 2**20)
    tree = ["a", "<f8", [2**21], 0, 2**24]
    peak, _ = growth(lambda: Unpacker(blob).unpack(tree))
    assert peak < 3 * len(blob)


@pytest.mark.parametrize("tag", ["l", "t", "s", "d"])
def test_a_value_is_no_longer_than_plain_makes_it(tag):
    """Keys may be chosen so that each is compared with all the others: their number is bounded."""
    items = [[n, n] if tag == "d" else n for n in range(MAX_ITEMS + 1)]
    with pytest.raises(FrameError, match="too long"):
        Unpacker(b"").unpack([tag, items])
    assert len(Unpacker(b"").unpack([tag, items[1:]])) == MAX_ITEMS


@pytest.mark.parametrize("kind", [list, tuple, set, dict])
def test_what_could_not_be_read_is_not_written(kind):
    value = kind(zip(range(MAX_ITEMS + 1), range(MAX_ITEMS + 1), strict=True))
    packer = Packer()
    assert Unpacker(b"").unpack(packer.pack(value)) == Foreign("value that is too large")
    assert packer.foreign == 1


NOTEBOOKS = {
    "lists": filled(b'{"cells":[],"a":[', b"[],", b"0]}"),
    "dicts": filled(b'{"cells":[],"a":[', b'{"":0},', b"0]}"),
    "texts": filled(b'{"cells":[],"a":[', b'"ab",', b"0]}"),
    "lines": filled(b'{"cells":[{"source":[', b'"\\n",', b'""]}]}'),
    "sixteen bits": filled(b'{"cells":[],"a":[', b"[],", b"0]}", SIZE // 2)
    .decode()
    .encode("utf-16"),
    "hidden by wide letters": ('{"cells":[],"\u2200\u5c5c":[' + "[]," * (SIZE // 3) + "0]}").encode(
        "utf-16"
    ),
    "nesting": filled(b'{"cells":[', b"[" * 400 + b"]" * 400 + b",", b"0]}"),
    "quotes": filled(b'{"cells":[{"source":"', b'\\"', b""),
    "escapes": filled(b'{"cells":[{"source":"', b"\\n", b'"}]}'),
    "wide letters": filled(b'{"cells":[{"source":["', b"a", "\U0001f600".encode() + b'","b"]}]}'),
    "halves": filled(b'{"cells":[{"source":"', b"\\ud800", b'"}]}'),
}


@pytest.mark.parametrize("data", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_a_notebook_takes_memory_and_time_in_proportion_to_its_size(data, monkeypatch):
    # As many parts as a whole notebook may have, on the scale of this one.
    scale = intake.MAX_BYTES / len(data)
    monkeypatch.setattr(intake, "MAX_PARTS", int(intake.MAX_PARTS / scale))
    peak, seconds = growth(lambda: parse(data))
    assert peak < 12 * len(data)
    assert seconds < SECONDS


def test_a_notebook_of_too_many_parts_is_refused_with_what_to_do():
    data = b'{"cells": [], "metadata": [' + b"[]," * 600_000 + b"0]}"
    with pytest.raises(NotANotebook, match="clear its outputs"):
        parse(data)


def test_half_a_million_printed_lines_are_still_a_notebook():
    printed = b",".join([b'"0.123456\\n"'] * 490_000)
    cells = b'[{"cell_type": "code", "source": "x", "outputs": [{"text": [' + printed + b"]}]}]"
    assert parse(b'{"cells": ' + cells + b"}")[0]["source"] == "x"


@pytest.mark.parametrize("line", ["\n", "ab\n", "\r\n", "\u2028", "ab\x85"])
@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
def test_a_cell_of_short_lines_is_never_a_list_of_lines(kind, line):
    source = line * LINES
    cell = {"cell_type": kind, "source": source, "id": "", "grade_id": ""}
    peak, seconds = growth(lambda: transplant(small_frame(), [cell]))
    # Four blanks a line, and two bytes for each letter that is no ASCII.
    assert peak < 5 * LINES * (len(line) + 4)
    assert seconds < SECONDS
    peak, seconds = growth(lambda: code_cells(small_frame(), [cell]))
    assert peak < 5 * LINES * (len(line) + 4)


@pytest.mark.parametrize(
    "source", ["", "a", "a\n", "\n", "a\n\n", "a\r\n<b>\x0b\x85c\u2028\n", "\r\r\n"]
)
def test_prose_of_one_s_own_is_indented_line_by_line(source):
    cell = {"cell_type": "markdown", "source": source, "id": "", "grade_id": ""}
    made = transplant(small_frame(), [cell])["cells"][0]
    wanted = "\n".join(f"    {line}" for line in source.splitlines())
    assert made["source"] == wanted


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("\n  # mine \nx", "# mine"),
        ("x" * 50, "x" * 37 + "..."),
        ("x" * 40 + "   \ny", "x" * 40),
        ("\x1c\x85 a\x0bb", "a"),
    ],
)
def test_an_own_cell_is_known_by_its_first_line(source, label):
    cell = {"cell_type": "code", "source": source, "id": "", "grade_id": ""}
    # Behind the locked cells, which run first.
    assert (0, label, source) in code_cells(small_frame(), [cell])


@pytest.mark.parametrize(
    ("distinct", "said"),
    [(True, "'copy 00.ipynb' or 'copy 01.ipynb'"), (False, "'copy 09.ipynb' are the same")],
)
def test_many_candidates_take_no_more_memory_than_two(tmp_path, distinct, said):
    notebook = (
        b'{"cells": [{"source": "x", "metadata": {"nbgrader": {"grade_id": "r"}}}], "a": "%02d%s"}'
    )
    for number in range(30):
        made = notebook % (number if distinct else 0, b"x" * 10**6)
        (tmp_path / f"copy {number:02}.ipynb").write_bytes(made)
    folders = []

    def read():
        folders.append(read_submission(tmp_path, "s", "a", {"small": small_frame()}))

    peak, _ = growth(read)
    reading = folders[0].notebooks["small"]
    assert said in reading.problem + reading.note
    # One buffer for a file of any size, and no more than the untouched copies of two.
    assert peak < intake.MAX_BYTES + 6 * 10**6


def test_a_folder_that_cannot_be_opened_is_a_reason_and_no_error(tmp_path, monkeypatch):
    def refused(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refused)
    found = read_submission(tmp_path, "s", "a", {"small": small_frame()})
    assert "could not be opened (Permission denied)" in found.notebooks["small"].problem


def test_names_with_half_characters_can_be_written_too():
    data = b'{"cells": [{"id": "\\ud800", "metadata": {"nbgrader": {"grade_id": "a\\udfff"}}}]}'
    cell = parse(data)[0]
    assert (cell["id"], cell["grade_id"]) == ("?", "a?")


def test_an_array_is_the_reader_s_own():
    blob = np.arange(3.0).tobytes()
    found = Unpacker(blob).unpack(["a", "<f8", [3], 0, 24])
    found[0] = 9
    assert blob == np.arange(3.0).tobytes()
