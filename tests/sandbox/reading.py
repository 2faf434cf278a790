"""What a cell has shown, as tests ask for it, and where this repository lies."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def text_of(run):
    return "".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for output in run.outputs
    )


def error_of(run):
    assert not run.ok, run.outputs
    return next(o for o in run.outputs if o["output_type"] == "error")
