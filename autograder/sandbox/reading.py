"""Read what a child says about its cells: every field checked, nothing but text and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from autograder.sandbox.worker.frames import FrameError
from autograder.sandbox.worker.outputs import PICTURES, printable

MAX_OUTPUTS = 10_000
# Where an object lies in memory differs from run to run; the same submission has one result.
ADDRESS = re.compile(r"(?<= at )0x[0-9a-fA-F]+")
BASE64 = re.compile(r"[A-Za-z0-9+/\n]*={0,2}\n?")


def read_outputs(value: Any) -> list[dict[str, Any]]:
    """Return outputs of the notebook format; raise FrameError where they are not."""
    _check(type(value) is list and len(value) <= MAX_OUTPUTS)
    return [_output(item) for item in value]


def read_words(value: Any) -> list[str]:
    """Return a list of short texts; raise FrameError where it is none."""
    _check(type(value) is list and len(value) <= 100)
    return [_text(item)[:200] for item in value]


def _output(value: Any) -> dict[str, Any]:
    _check(type(value) is dict and type(value.get("output_type")) is str)
    read = _READERS.get(value["output_type"])
    if read is None:
        raise FrameError("an unknown kind of output")
    return {"output_type": value["output_type"], **read(value)}


def _stream(value: dict[str, Any]) -> dict[str, Any]:
    _check(set(value) == {"output_type", "name", "text"})
    _check(type(value["name"]) is str and value["name"] in ("stdout", "stderr"))
    return {"name": value["name"], "text": _text(value["text"])}


def _display(value: dict[str, Any]) -> dict[str, Any]:
    _check(set(value) == {"output_type", "data", "metadata"})
    return {"data": _data(value["data"]), "metadata": {}}


def _result(value: dict[str, Any]) -> dict[str, Any]:
    _check(set(value) == {"output_type", "data", "metadata", "execution_count"})
    count = value["execution_count"]
    _check(type(count) is int and 0 <= count <= 10**6)
    return {"data": _data(value["data"]), "metadata": {}, "execution_count": count}


def _error(value: dict[str, Any]) -> dict[str, Any]:
    _check(set(value) == {"output_type", "ename", "evalue", "traceback"})
    _check(type(value["traceback"]) is list)
    return {
        "ename": _text(value["ename"])[:200],
        "evalue": _text(value["evalue"]),
        "traceback": [_text(line) for line in value["traceback"]],
    }


_READERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "stream": _stream,
    "display_data": _display,
    "execute_result": _result,
    "error": _error,
}


def _data(value: Any) -> dict[str, str]:
    _check(type(value) is dict and set(value) <= {"text/plain", *PICTURES})
    # A picture that is not base64 could close the tag in which a page shows it.
    _check(all(BASE64.fullmatch(_text(value[kind])) for kind in PICTURES if kind in value))
    return {kind: _text(text) for kind, text in value.items()}


def _text(value: Any) -> str:
    _check(type(value) is str)
    return ADDRESS.sub("0x…", printable(value))


def _check(condition: bool) -> None:
    if not condition:
        raise FrameError("not an output of a notebook")
