"""Frames and values: what is written comes back, and nothing foreign raises but FrameError."""

import contextlib
import functools
import json
import math
import socket
import struct
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from autograder.sandbox.reading import read_outputs
from autograder.sandbox.worker import frames
from autograder.sandbox.worker.calls import Observation, Request
from autograder.sandbox.worker.frames import (
    MAX_BLOB,
    Frame,
    FrameClosed,
    FrameError,
    FrameReader,
    FrameTimeout,
    decode,
    encode,
)
from autograder.sandbox.worker.messages import (
    observation_message,
    read_observation,
    read_request,
    request_message,
)
from autograder.sandbox.worker.plain import Foreign, identical
from autograder.sandbox.worker.values import Packer, Unpacker

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
keys = text | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.floats(allow_nan=False)
arrays = npst.arrays(
    npst.boolean_dtypes()
    | npst.integer_dtypes(endianness="=")
    | npst.unsigned_integer_dtypes(endianness="=")
    | npst.floating_dtypes(endianness="=", sizes=(16, 32, 64))
    | npst.complex_number_dtypes(endianness="=", sizes=(64, 128)),
    npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.complex_numbers()
    | text
    | arrays
    | st.sampled_from([Foreign("function"), Foreign("object of another type")])
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.sets(keys, max_size=4)
        | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
).filter(lambda value: _depth(value) <= 6)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


def _depth(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return 1 + max(map(_depth, value), default=0)
    return 0


def carried(value):
    packer = Packer()
    tree = packer.pack(value)
    frame = decode(encode({"value": tree}, packer.blob))
    return Unpacker(frame.blob).unpack(frame.message["value"])


def raw(header, blob=b""):
    return struct.pack("!II", len(header), len(blob)) + header + blob


@given(values)
def test_every_plain_value_survives_the_way(value):
    assert identical(carried(value), value)


def test_the_last_bit_survives():
    value = [0.1 + 0.2, -0.0, 5e-324, math.inf, -math.inf, complex(-0.0, math.nan)]
    back = carried(value)
    assert [v.hex() for v in back[:5]] == [v.hex() for v in value[:5]]
    assert math.copysign(1, back[5].real) == -1
    assert math.isnan(carried(math.nan))


def test_text_arrays_survive():
    assert identical(carried(np.array(["σ", "relu"])), np.array(["σ", "relu"]))


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (2**63, "whole number that is too large"),
        ("a" * 100_001, "text that is too long"),
        (np.zeros(MAX_BLOB + 1, bool), "array that is too large"),
        ([0.0] * 100_001, "value that is too large"),
        (Foreign("<script>"), "object of another type"),
    ],
)
def test_what_is_too_large_becomes_foreign(value, name):
    assert carried(value) == Foreign(name)


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


def test_an_escaped_backslash_is_no_half_character():
    assert decode(encode({"a": "\\ud800"})).message == {"a": "\\ud800"}


def test_half_characters_are_written_as_question_marks():
    assert decode(encode({"a": "x\ud800y"})).message == {"a": "x?y"}


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


def test_calls_and_observations_survive_the_way():
    request = Request("f", "f(x, **more)", {"x": np.eye(2), "more": {"a": (1, None)}}, "k", True)
    message, blob = request_message(request)
    assert identical(dict(read_request(message, blob).inputs), dict(request.inputs))
    seen = Observation("raised", error="ValueError", message="no", cell="f", line=3, warned=True)
    assert read_observation(*observation_message(seen)) == seen


def test_inputs_that_cannot_be_carried_are_our_fault():
    with pytest.raises(ValueError, match="too large or not plain"):
        request_message(Request("f", "f(x)", {"x": np.zeros(MAX_BLOB)}))


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


@pytest.fixture
def pair():
    one, other = socket.socketpair()
    with one, other:
        yield one, other


def test_frames_are_read_one_after_another(pair):
    one, other = pair
    frames.write(one, {"n": 1}, b"abc")
    frames.write(one, {"n": 2})
    reader = FrameReader(other)
    assert reader.read(time.monotonic() + 5) == Frame({"n": 1}, b"abc")
    assert reader.read(time.monotonic() + 5) == Frame({"n": 2})


def test_a_declared_size_is_refused_before_it_is_read(pair):
    one, other = pair
    one.sendall(struct.pack("!II", 2**32 - 1, 2**32 - 1))
    with pytest.raises(FrameError, match="too large"):
        FrameReader(other).read(time.monotonic() + 5)


def test_a_truncated_frame_is_closed(pair):
    one, other = pair
    one.sendall(encode({"a": 1}, b"12345")[:-1])
    one.close()
    with pytest.raises(FrameClosed):
        FrameReader(other).read(time.monotonic() + 5)


def test_a_slow_sender_is_timed_out_though_it_sends_all_the_time(pair):
    one, other = pair
    stop = threading.Event()

    def drip():
        for byte in encode({"a": "x" * 1000}):
            if stop.wait(0.02):
                return
            one.sendall(bytes([byte]))

    thread = threading.Thread(target=drip)
    thread.start()
    with pytest.raises(FrameTimeout):
        FrameReader(other).read(time.monotonic() + 0.2)
    stop.set()
    thread.join()


def test_a_receiver_that_does_not_read_is_timed_out(pair):
    with pytest.raises(FrameTimeout):
        frames.write(pair[0], {}, bytes(MAX_BLOB), time.monotonic() + 0.2)
