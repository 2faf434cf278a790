"""Frames and values that are forged: nothing foreign raises but FrameError."""

import contextlib
import functools
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox.reading import read_outputs
from autograder.sandbox.worker.calls import Observation
from autograder.sandbox.worker.frames import FrameError, decode
from autograder.sandbox.worker.messages import (
    observation_message,
    read_observation,
    read_request,
)
from autograder.sandbox.worker.values import Unpacker

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


def raw(header, blob=b""):
    return struct.pack("!II", len(header), len(blob)) + header + blob


@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_but_frame_error(data):
    for attempt in (data, raw(data)):
        with contextlib.suppress(FrameError):
            decode(attempt)


@given(json_values)
def test_random_json_raises_nothing_but_frame_error(value):
    data = json.dumps({"value": value}).encode("utf-8", "surrogatepass")
    try:
        message = decode(raw(data)).message
    except FrameError:
        return
    for read in (
        lambda: Unpacker(b"0123456789abcdef").unpack(message["value"]),
        lambda: read_observation(message["value"], b""),
        lambda: read_request(message["value"], b""),
        lambda: read_outputs(message["value"]),
    ):
        with contextlib.suppress(FrameError):
            read()


tags = st.sampled_from(["a", "c", "d", "f", "l", "o", "s", "t", "x"])
dtypes = st.sampled_from(["<f8", "|b1", "<U2", ">f8", "<U0", "|O", "<f16", "|V8", "<m8", "x"])


@given(
    tags,
    st.one_of(dtypes, json_values),
    st.one_of(st.lists(st.integers(-1, 2**64), max_size=10), json_values),
    st.one_of(st.integers(-9, 99), json_values),
    st.one_of(st.integers(-9, 99), json_values),
)
def test_forged_arrays_raise_nothing_but_frame_error(tag, dtype, shape, start, nbytes):
    for tree in ([tag, dtype, shape, start, nbytes], [tag, dtype, shape], [tag, shape], [tag]):
        with contextlib.suppress(FrameError):
            Unpacker(bytes(range(64))).unpack(tree)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"[]",
        b"{",
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1e999}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\xff"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\\\\\uDC00"}',
        b"[" * 200_000,
        b'{"a":' * 100_000,
    ],
)
def test_malformed_headers_are_refused(header):
    with pytest.raises(FrameError):
        decode(raw(header))


@pytest.mark.parametrize(
    "tree",
    [
        ["a", "<f8", [2], 0, 8],
        ["a", "<f8", [2**31, 2**31], 0, 2**65],
        ["a", "<f8", [0, 2**62, 2**62], 0, 0],
        ["a", "<f8", [1], 60, 8],
        ["a", "<f8", [1], -8, 8],
        ["a", "<f8", [1] * 9, 0, 8],
        ["a", "|O", [1], 0, 8],
        ["a", "|b1", [4], 0, 4],
        ["a", "<U1", [1], 12, 4],
        ["a", "<f8", [True], 0, 8],
        ["f", "0x1.0p+99999"],
        ["f", "1e5"],
        ["o", "a name of mine"],
        ["s", [["l", []]]],
        ["d", [["a", 1], ["a", 2]]],
        ["d", [[True, 1], [1, 2]]],
        ["d", [[None, 1]]],
        2**63,
        1.5,
        {"a": 1},
        functools.reduce(lambda inner, _: ["l", [inner]], range(10), ["l", []]),
        ["l", [0] * 100_001],
    ],
)
def test_forged_values_are_refused(tree):
    with pytest.raises(FrameError):
        Unpacker(bytes([255]) * 64).unpack(tree)


def test_one_blob_cannot_be_copied_many_times():
    tree = ["a", "|u1", [2**20], 0, 2**20]
    with pytest.raises(FrameError, match="too large"):
        Unpacker(bytes(2**20)).unpack(["l", [tree] * 100])


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "timed out"},
        {"kind": ["returned"]},
        {"error": "MyError<script>"},
        {"message": 3},
        {"message": "x" * 301},
        {"line": "3"},
        {"line": True},
        {"line": -1},
        {"repeats": 1},
        {"changed": "x"},
        {"changed": [1]},
        {"uses": ["x"] * 101},
        {"extra": 1},
    ],
)
def test_forged_observations_are_refused(change):
    message, blob = observation_message(Observation("returned", value=1.0))
    with pytest.raises(FrameError):
        read_observation({**message, **change}, blob)


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "display_data", "data": {"text/html": "<script>"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": '"><script>'}, "metadata": {}},
        {"output_type": "stream", "name": "other", "text": "x"},
        {"output_type": "stream", "name": "stdout", "text": ["x"]},
        {"output_type": "raw"},
        {"output_type": ["stream"]},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": [1]},
        "stream",
    ],
)
def test_forged_outputs_are_refused(output):
    with pytest.raises(FrameError):
        read_outputs([output])


def test_control_characters_never_reach_a_report():
    forged = {"output_type": "stream", "name": "stdout", "text": "\x1b[31mred\x1b]0;title\x07\x9b"}
    assert read_outputs([forged])[0]["text"] == "red\ufffd]0;title\ufffd\ufffd"
