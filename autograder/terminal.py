"""Text that students may have written, made safe for a terminal and for the log of a machine."""

from __future__ import annotations

from rich.console import Console


def safe_line(text: str) -> str:
    """Return text as one line without control characters: no student can send escape sequences."""
    # Hosts of continuous integration obey lines of their logs that begin like this.
    return _printable(text).replace("::", ":\N{MIDDLE DOT}:")


def safe_lines(text: str, most: int, width: int = 200) -> list[str]:
    """Return the lines of a text, at most `most`, each at most `width` characters long.

    They are safe behind something else, such as a bar: a line of code may begin with "::".
    """
    lines = text.expandtabs(4).rstrip("\n").split("\n")
    shown = [_printable(line[:width]) + " ..." * (len(line) > width) for line in lines[:most]]
    left = len(lines) - most
    return [*shown, f"... ({left} more {'line' if left == 1 else 'lines'})"] if left > 0 else shown


def say_trouble(text: str) -> None:
    """Print to standard error. Names and tracebacks may hold what students wrote: each line is
    shown as it is, but for what a terminal or the host of a log would obey.
    """
    shown = "\n".join(map(safe_line, text.splitlines()))
    Console(stderr=True).print(shown, markup=False, highlight=False, soft_wrap=True)


def _printable(text: str) -> str:
    shown = "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in text)
    return shown.replace("##[", "##\N{MIDDLE DOT}[")
