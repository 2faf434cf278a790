"""Text and numbers as they stand in a file that somebody may open in a spreadsheet."""

from __future__ import annotations

import re

# A spreadsheet takes a cell for a formula that begins with one of these signs, or with their wide
# forms; and one that cuts lines at other places than we do finds a beginning after each of those.
_FORMULA = re.compile(r"(^|[;,|\t])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
# Control characters, line ends, halves of characters, and signs that turn the direction of writing.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def harmless(text: str) -> str:
    """Return text in one line that no spreadsheet takes for a formula, and no terminal obeys."""
    return _FORMULA.sub(r"\1\2'", _UNPRINTABLE.sub(" ", text).strip())


def named(text: str) -> str:
    """Return a name for a message to the instructor, at most 80 characters of it."""
    text = _UNPRINTABLE.sub(" ", text).strip()
    # Hosts of continuous integration obey lines of their logs that hold these.
    text = text.replace("::", ": :").replace("##[", "## [")
    return text if len(text) <= 80 else f"{text[:79]}…"


def number(value: float) -> str:
    """Return a mark with at most four decimals, a point before them, and nothing superfluous."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def duration(seconds: float) -> str:
    """Return how late somebody was: in seconds, minutes, hours or days, two units of them."""
    units = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
    left, words = max(1, round(seconds)), []
    for name, size in units:
        count, left = divmod(left, size)
        if count:
            words.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " ".join(words[:2])


def with_note(cell: str, name: str, note: str) -> str:
    """Return the text of a cell with our note on `name`, in place of an earlier one of ours.

    What others wrote there stays. An empty note takes ours away.
    """
    ours = re.compile(rf"\s*\[{re.escape(name)}: [^\[\]]*\]")
    rest = ours.sub("", cell).strip()
    return f"{rest} [{name}: {note}]".strip() if note else rest
