"""Calls and what they were seen to do, as messages: every field is checked where it is read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from weakref import WeakKeyDictionary

from .calls import KNOWN_ERRORS, Observation, Request
from .frames import framed, header_text
from .values import MAX_TEXT, Packer, Unpacker, check

MAX_NAMES = 100
CHILD_KINDS = ("returned", "raised", "unattempted", "missing")


_texts: WeakKeyDictionary[Request, tuple[bytes, bytes]] = WeakKeyDictionary()


def call_frame(number: int, request: Request) -> bytes:
    """Return the frame that asks for a call; what is the same for all students is made once."""
    if request not in _texts:
        message, blob = request_message(request)
        _texts[request] = header_text(message), blob
    text, blob = _texts[request]
    return framed(b'{"id":%d,"call":%b}' % (number, text), blob)


def request_message(request: Request) -> tuple[dict[str, Any], bytes]:
    """Return (message, blob) for a call; raise ValueError where its inputs cannot be carried."""
    packer = Packer()
    message = {
        "subject": request.subject,
        "expression": request.expression,
        "inputs": packer.pack(dict(request.inputs)),
        "item": request.item,
        "read_only": request.read_only,
        "helpers": request.helpers,
        "once": request.once,
    }
    if packer.foreign:
        raise ValueError(
            f"the inputs of {request.expression!r} are too large or not plain values; "
            "expected numbers, text, arrays, lists, tuples, sets, dicts of at most 16 MB"
        )
    return message, packer.blob


def read_request(message: Any, blob: bytes) -> Request:
    """Return the call that a message describes; raise FrameError."""
    fields = _fields(message, "subject expression inputs item read_only helpers once")
    inputs = Unpacker(blob).unpack(fields["inputs"])
    check(type(inputs) is dict and all(type(k) is str for k in inputs), "inputs have names")
    item = fields["item"]
    return Request(
        subject=_text(fields["subject"]),
        expression=_text(fields["expression"]),
        inputs=inputs,
        item=None if item is None else _text(item),
        read_only=_bool(fields["read_only"]),
        helpers=_text(fields["helpers"]),
        once=_bool(fields["once"]),
    )


def observation_message(observation: Observation) -> tuple[dict[str, Any], bytes]:
    """Return (message, blob) for what a call was seen to do."""
    packer = Packer()
    message = {
        "kind": observation.kind,
        "value": packer.pack(observation.value),
        "again": packer.pack(observation.again),
        "repeats": observation.repeats,
        "changed": list(observation.changed),
        "shared": list(observation.shared),
        "error": observation.error,
        "message": observation.message,
        "cell": observation.cell,
        "line": observation.line,
        "uses": [name[:200] for name in observation.uses],
        "warned": observation.warned,
    }
    return message, packer.blob


def read_observation(
    message: Any, blob: bytes, kinds: Collection[str] = CHILD_KINDS
) -> Observation:
    """Return what a child says that a call did, every field checked; raise FrameError."""
    fields = _fields(
        message,
        "kind value again repeats changed shared error message cell line uses warned",
    )
    check(type(fields["kind"]) is str and fields["kind"] in kinds, "an unknown kind")
    error = _text(fields["error"])
    check(not error or error in KNOWN_ERRORS, "an unknown error")
    line = fields["line"]
    check(type(line) is int and 0 <= line <= 10**6, "a line")
    unpacker = Unpacker(blob)
    return Observation(
        kind=fields["kind"],
        value=unpacker.unpack(fields["value"]),
        again=unpacker.unpack(fields["again"]),
        repeats=_bool(fields["repeats"]),
        changed=_names(fields["changed"]),
        shared=_names(fields["shared"]),
        error=error,
        message=_text(fields["message"], 300),
        cell=_text(fields["cell"], 100),
        line=line,
        uses=_names(fields["uses"]),
        warned=_bool(fields["warned"]),
    )


def _fields(message: Any, names: str) -> dict[str, Any]:
    check(type(message) is dict and set(message) == set(names.split()), "the fields of a message")
    return dict(message)


def _text(value: Any, limit: int = MAX_TEXT) -> str:
    check(type(value) is str and len(value) <= limit, "a text")
    return str(value)


def _bool(value: Any) -> bool:
    check(type(value) is bool, "a bool")
    return bool(value)


def _names(value: Any) -> tuple[str, ...]:
    check(type(value) is list and len(value) <= MAX_NAMES, "a list of names")
    return tuple(_text(name, 200) for name in value)
