"""What must hold for any bytes: each function takes foreign bytes and raises where it does not.

The declared exceptions are caught here; any other one is a finding.
"""

from __future__ import annotations

import time
import zlib
from typing import Any

from autograder.sandbox.children import Child, ChildDied, ChildTimedOut
from autograder.sandbox.limits import Limits
from autograder.sandbox.reading import read_outputs
from autograder.sandbox.worker.calls import Observation, Request
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
    observation_message,
    read_observation,
    read_request,
)
from autograder.sandbox.worker.plain import copied, identical, kept
from autograder.sandbox.worker.values import Packer, Unpacker
from tests.fuzz.wellformed import (
    LONGEST_SENTENCE,
    alike,
    are_outputs,
    is_observation,
    is_plain,
    is_text,
    writable,
)
from tests.fuzz.wire import Wire

# Where numbers are written at greater length than they were read, a frame may become too large.
ROOM = 8


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
