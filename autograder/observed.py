"""What was seen of a notebook, kept as bytes: a changed suite judges it again without running it.

Only a run of the very same cells under the same limits counts, and only calls that were made with
the same inputs. Where a call is missing, the notebook has to be run.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from autograder.model import Case, Exercise
from autograder.running import CellResult, Seen
from autograder.sandbox.worker.frames import FrameError, decode, encode
from autograder.sandbox.worker.messages import (
    CHILD_KINDS,
    observation_message,
    read_observation,
    request_message,
)

VERSION = 1
# What the parent says of a call that gave no answer; such calls depend on the others.
CUT_OFF = ("timed out", "died", "not run")
KINDS = CHILD_KINDS + CUT_OFF
MAX_BYTES = 24 * 2**20  # unpacked


def remember(key: str, form: str, seen: Seen, exercises: Sequence[Exercise]) -> bytes:
    """Return what was seen as bytes; empty where it is too large to be worth keeping.

    key: names the run (cells, files, limits). form: what confined it.
    """
    blob = bytearray()
    calls = []
    for exercise in exercises:
        for name, observation in zip(
            _names(exercise), seen.observations[exercise.name], strict=True
        ):
            message, raw = observation_message(observation)
            calls.append([name, message, len(raw)])
            blob += raw
    cells = [
        [index, result.status, list(result.outputs), result.error]
        for index, result in sorted(seen.cells.items())
    ]
    document = {"version": VERSION, "key": key, "form": form, "cells": cells, "calls": calls}
    try:
        return zlib.compress(encode(document, bytes(blob)), 1)
    except FrameError:
        return b""


def recall(data: bytes, key: str, exercises: Sequence[Exercise]) -> tuple[Seen, str] | None:
    """Return (what was seen, what confined it), or None where the notebook has to be run.

    Damaged bytes are no reason to stop: all of it can be seen again.
    """
    try:
        document, blob = _unpacked(data)
        if document["key"] != key or document["version"] != VERSION:
            return None
        known: dict[str, tuple[Any, bytes]] = {}
        start = 0
        for name, message, size in document["calls"]:
            known[name] = (message, blob[start : start + size])
            start += size
        wanted = {exercise.name: _names(exercise) for exercise in exercises}
        asked = [name for names in wanted.values() for name in names]
        lost = any(message["kind"] in CUT_OFF for message, _ in known.values())
        if not set(asked) <= set(known) or (lost and asked != list(known)):
            return None
        observations = {
            exercise: [read_observation(*known[name], KINDS) for name in names]
            for exercise, names in wanted.items()
        }
        cells = {
            index: CellResult(status, outputs, error)
            for index, status, outputs, error in document["cells"]
        }
    except (FrameError, zlib.error, KeyError, TypeError, ValueError):
        return None
    return Seen(cells, observations), document["form"]


def run_key(
    cells: Sequence[tuple[int, str, str]], files: Mapping[str, bytes], *depends_on: str
) -> str:
    """Return the hash of all that a run depends on, calls apart.

    cells: (index, label, source) as they are run. depends_on: limits, sandbox code, and the like.
    """
    total = hashlib.sha256(json.dumps([cells, depends_on]).encode())
    for name, content in sorted(files.items()):
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()


def _unpacked(data: bytes) -> tuple[dict[str, Any], bytes]:
    unpacker = zlib.decompressobj()
    frame = decode(unpacker.decompress(data, MAX_BYTES))
    return frame.message, frame.blob


@cache
def _names(exercise: Exercise) -> list[str]:
    """Return a name for each case's call: the same only for the same call with the same inputs.

    A call that is made again has a number: code that counts its calls may answer otherwise.
    """
    made = Counter[str]()
    names = []
    for case in exercise.cases:
        name = _name(exercise.name, case)
        made[name] += 1
        names.append(f"{name} {made[name]}")
    return names


def _name(exercise: str, case: Case) -> str:
    message, blob = request_message(case.request)
    total = hashlib.sha256(json.dumps([exercise, message], sort_keys=True).encode())
    total.update(blob)
    return total.hexdigest()[:32]
