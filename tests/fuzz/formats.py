"""How foreign bytes fall into parts, so that a change of one part leaves the others readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.sandbox.worker.frames import LENGTHS


@dataclass(frozen=True)
class Format:
    """split: bytes -> parts, JSON at even places and raw bytes at odd ones. join: the way back."""

    split: Callable[[bytes], list[bytes]]
    join: Callable[[Sequence[bytes]], bytes]


def _split_frames(data: bytes) -> list[bytes]:
    parts = []
    while len(data) >= LENGTHS.size:
        header, blob = LENGTHS.unpack_from(data)
        begin, end = LENGTHS.size + header, LENGTHS.size + header + blob
        parts += [data[LENGTHS.size : begin], data[begin:end]]
        data = data[end:]
    return parts or [data, b""]


def _join_frames(parts: Sequence[bytes]) -> bytes:
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return b"".join(LENGTHS.pack(len(h), len(b)) + h + b for h, b in pairs)


# A frame or several, one after another: lengths are set right when they are joined.
FRAMES = Format(_split_frames, _join_frames)
NOTEBOOK = Format(lambda data: [data], b"".join)
