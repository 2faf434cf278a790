"""A child: one submission's process, from its confinement to its last answer."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import probe
from .calls import MISSING, Observation, Request, observe
from .confine import Plan, confine
from .frames import CHUNK, FrameError, FrameReader, decode, encode, write
from .messages import call_frame, observation_message, read_request
from .outputs import Outputs
from .shell import Shell

BROKEN = 70
REHEARSALS = 20
UNSHOWABLE = "(an error whose message cannot be shown)"


@dataclass(frozen=True)
class Start:
    """What the template hands to a child."""

    sock: socket.socket
    shell: Shell
    plan: Plan
    bpf: bytes
    output_bytes: int
    replace: Sequence[tuple[str, str]]


def live(start: Start) -> None:
    """Confine this process, say so, and answer requests. Never returns.

    The ready frame leaves before any student code runs, so it can be believed; nothing that is
    said later can.
    """
    code = BROKEN
    try:
        mechanisms = _prepare(start)
        write(start.sock, {"ready": True, "mechanisms": mechanisms})
    except BaseException as error:
        write(start.sock, {"failed": f"{type(error).__name__}: {error}"[:500]})
        os._exit(code)
    try:
        code = _serve(start)
    finally:
        # Not sys.exit: what a student registered for the end of the process does not run.
        os._exit(code)


def rehearse(shell: Shell) -> None:
    """Answer some questions of ours in the template: code that has run before runs faster."""
    inputs = {"x": np.linspace(-1, 1, 6).reshape(2, 3), "n": 2, "names": ["a"]}
    for expression in ("f(x)", "[f(x), n, names]", "missing"):
        asked = call_frame(1, Request("f", expression, inputs, helpers="def g(x): return x"))
        for _ in range(REHEARSALS):
            frame = decode(asked)
            seen = observe(read_request(frame.message["call"], frame.blob), np.exp)
            message, values = observation_message(seen)
            encode({"id": 1, "observation": message}, values)
    shell.be_quiet()


def _prepare(start: Start) -> list[str]:
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.path.append(start.plan.scratch)
    start.shell.outputs = Outputs(start.output_bytes, start.replace)
    start.shell.be_quiet()
    return confine(start.plan, start.bpf, keep=(0, 1, 2, start.sock.fileno()))


def _serve(start: Start) -> int:
    reader = FrameReader(start.sock, ahead=CHUNK)
    while True:
        try:
            frame = reader.read()
        except FrameError:
            return 0  # the parent is done
        message = frame.message
        blob = b""
        if "run" in message:
            answer = _run(start.shell, message["run"]["label"], message["run"]["source"])
        elif "call" in message:
            answer, blob = _call(start.shell, message["call"], frame.blob)
        elif "probe" in message:
            asked = message["probe"]
            answer = {
                "possible": probe.what_is_possible(asked["files"], asked["folders"]),
                "broken": probe.what_is_broken(),
            }
        else:
            return 0
        # The number ties an answer to its question.
        write(start.sock, {"id": message["id"], **answer}, blob)


def _run(shell: Shell, label: str, source: str) -> dict[str, Any]:
    outputs, ok = shell.run_labelled(label, source)
    answer = {"outputs": outputs, "ok": ok}
    try:
        encode({"id": 0, **answer})
    except FrameError:
        text = "[The output is left out: it is larger than can be recorded.]\n"
        answer["outputs"] = [{"output_type": "stream", "name": "stderr", "text": text}]
    return answer


def _call(shell: Shell, asked: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], bytes]:
    request = read_request(asked, blob)
    try:
        # Looked up at each call: what counts is what the name stands for then.
        seen = observe(request, shell.subject(request.subject, MISSING))
    except BaseException:
        # An exception that no handler of ours expects, made to end this process.
        seen = Observation("raised", error="Exception", message=UNSHOWABLE)
    shell.be_quiet()
    message, values = observation_message(seen)
    return {"observation": message}, values
