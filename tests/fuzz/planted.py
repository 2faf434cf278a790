"""Mistakes that were put here for the guided run to find."""

from __future__ import annotations

import json
import time
from typing import Any


def hidden(data: bytes) -> None:
    """Fail where four conditions hold, each of which is rare."""
    found = _read(data)
    if type(found) is not dict:
        return
    if found.get("kind") != "one":
        return
    words = found.get("words")
    if type(words) is not list:
        return
    if len(words) < 4:
        return
    if found.get("depth") is None:
        raise ZeroDivisionError("planted")


def large(data: bytes) -> None:
    """Take memory that the input only names."""
    found = _read(data)
    if type(found) is dict and found.get("depth") in (2**24, 2**31):
        bytearray(2**26)


def slow(data: bytes) -> None:
    """Compute for a time that has nothing to do with the size of the input."""
    found = _read(data)
    if type(found) is dict and found.get("depth") is True:
        _compute(0.2)


def endless(data: bytes) -> None:
    """Never come back, and catch all that could be said about it."""
    found = _read(data)
    while type(found) is dict and found.get("depth") is True:
        try:
            _compute(0.1)
        except Exception:
            continue


def _compute(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def _read(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
