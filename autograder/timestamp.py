"""When a submission was handed in, as nbgrader's exchange notes it beside the notebooks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.intake import read_short

TIMESTAMP = "timestamp.txt"


def handed_in_at(folder: Path) -> datetime | None:
    """Return the time (UTC) in the submission's timestamp file, None where it names none.

    A broken timestamp is no reason to lose a mark; the submission counts as undated.
    """
    text = read_short(folder / TIMESTAMP)
    if not text or not text.isascii():  # nbgrader reads it in whatever coding the terminal has
        return None
    try:
        found: datetime = parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return found
