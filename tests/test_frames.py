"""Frames and values: what is written comes back, one frame after another, in time."""

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


def test_an_escaped_backslash_is_no_half_character():
    assert decode(encode({"a": "\\ud800"})).message == {"a": "\\ud800"}


def test_half_characters_are_written_as_question_marks():
    assert decode(encode({"a": "x\ud800y"})).message == {"a": "x?y"}


def test_calls_and_observations_survive_the_way():
    request = Request("f", "f(x, **more)", {"x": np.eye(2), "more": {"a": (1, None)}}, "k", True)
    message, blob = request_message(request)
    assert identical(dict(read_request(message, blob).inputs), dict(request.inputs))
    seen = Observation("raised", error="ValueError", message="no", cell="f", line=3, warned=True)
    assert read_observation(*observation_message(seen)) == seen


def test_inputs_that_cannot_be_carried_are_our_fault():
    with pytest.raises(ValueError, match="too large or not plain"):
        request_message(Request("f", "f(x)", {"x": np.zeros(MAX_BLOB)}))


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
