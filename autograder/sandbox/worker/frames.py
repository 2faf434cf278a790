"""Frames: how the parent, the template and a child talk, and how foreign bytes are read.

A frame is two lengths, a JSON message and a blob of raw array bytes. It is read by a parser that
knows JSON only (never pickle), checks sizes before it allocates and raises nothing but FrameError
for malformed bytes, because a student's process may send whatever it likes.
"""

from __future__ import annotations

import json
import math
import re
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

LENGTHS = struct.Struct("!II")
MAX_HEADER = 4 * 2**20
MAX_BLOB = 16 * 2**20
CHUNK = 64 * 1024
MAX_DIGITS = 20
# Half a character, escaped: it would pass the parser and fail wherever the text is written later.
# "*+" remembers no way back: a plain "*" takes 150 MB for a header of backslashes.
SURROGATE = re.compile(rb"(?<!\\)(?:\\\\)*+\\u[dD][89a-fA-F]")


class FrameError(Exception):
    """The bytes are not a frame of ours."""


class FrameClosed(FrameError):
    """The other side closed the connection."""


class FrameTimeout(Exception):
    """The other side took longer than it may."""


@dataclass(frozen=True)
class Frame:
    """One message and its raw bytes."""

    message: dict[str, Any]
    blob: bytes = b""


def encode(message: dict[str, Any], blob: bytes = b"") -> bytes:
    """Return the bytes of a frame; raise FrameError where it is larger than frames may be."""
    return framed(header_text(message), blob)


def header_text(message: Any) -> bytes:
    """Return a message, or a part of one, as JSON."""
    # Half characters (lone surrogates) become "?": they cannot be written as UTF-8.
    text = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def framed(header: bytes, blob: bytes) -> bytes:
    """Return the bytes of a frame from JSON and blob; raise FrameError where it is too large."""
    _check_lengths(len(header), len(blob))
    return LENGTHS.pack(len(header), len(blob)) + header + blob


def decode(data: bytes) -> Frame:
    """Return the one frame that `data` is, no byte more; raise FrameError otherwise."""
    if len(data) < LENGTHS.size:
        raise FrameError("a frame ends before its lengths")
    header, blob = LENGTHS.unpack_from(data)
    _check_lengths(header, blob)
    if len(data) != LENGTHS.size + header + blob:
        raise FrameError("a frame has another length than it says")
    start = LENGTHS.size + header
    return Frame(_message(data[LENGTHS.size : start]), data[start:])


def write(
    sock: socket.socket,
    message: dict[str, Any],
    blob: bytes = b"",
    deadline: float | None = None,
) -> None:
    """Send one frame until `deadline` (time.monotonic); raise FrameTimeout or FrameClosed."""
    send(sock, encode(message, blob), deadline)


def send(sock: socket.socket, data: bytes, deadline: float | None = None) -> None:
    """Send frames until `deadline`: a child that does not read would hold its parent for ever."""
    view = memoryview(data)
    while view:
        sock.settimeout(_remaining(deadline))
        try:
            view = view[sock.send(view[:CHUNK]) :]
        except TimeoutError:
            raise FrameTimeout("the other side does not read") from None
        except OSError as error:
            raise FrameClosed("the connection is closed") from error


class FrameReader:
    """Reads frames from a socket, and at most `ahead` bytes of what follows."""

    def __init__(self, sock: socket.socket, ahead: int = 0) -> None:
        """Read from `sock`."""
        self._sock = sock
        self._ahead = ahead
        self._data = bytearray()

    def read(self, deadline: float | None = None) -> Frame:
        """Return the next frame; raise FrameError, FrameClosed or FrameTimeout."""
        header, blob = LENGTHS.unpack(self._take(LENGTHS.size, deadline))
        _check_lengths(header, blob)
        message = _message(self._take(header, deadline))
        return Frame(message, self._take(blob, deadline))

    def _take(self, count: int, deadline: float | None) -> bytes:
        while len(self._data) < count:
            wanted = max(count - len(self._data), self._ahead)
            self._sock.settimeout(_remaining(deadline))
            try:
                chunk = self._sock.recv(min(CHUNK, wanted))
            except TimeoutError:
                raise FrameTimeout("no answer within the time allowed") from None
            except OSError as error:
                raise FrameClosed("the connection is closed") from error
            if not chunk:
                raise FrameClosed("the connection is closed")
            self._data += chunk
        taken = bytes(self._data[:count])
        del self._data[:count]
        return taken


def _remaining(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise FrameTimeout("the time allowed is over")
    return left


def _check_lengths(header: int, blob: int) -> None:
    if header > MAX_HEADER or blob > MAX_BLOB:
        raise FrameError(f"a frame is too large: {header} and {blob} bytes")


def _message(data: bytes) -> dict[str, Any]:
    if SURROGATE.search(data):
        raise FrameError("a frame holds half a character")
    try:
        message = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_pairs,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_int,
        )
    except FrameError:
        raise
    except RecursionError:
        raise FrameError("a frame is nested too deeply") from None
    except ValueError as error:  # malformed JSON and malformed UTF-8 both
        raise FrameError(f"a frame is not JSON: {str(error)[:100]}") from None
    if type(message) is not dict:
        raise FrameError("a frame is not a JSON object")
    return message


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise FrameError("a frame gives a key twice")
    return result


def _constant(text: str) -> Any:
    raise FrameError(f"a frame holds {text}")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise FrameError("a frame holds a number that is too large")
    return value


def _int(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise FrameError("a frame holds a number that is too large")
    return int(text)
