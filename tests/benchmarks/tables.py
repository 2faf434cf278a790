"""Figures as a table, for a terminal or for Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool) -> str:
    """Return the rows under their head; the first column is text, the others are figures."""
    if markdown:
        lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
            ]
        ).rstrip()
        for row in [head, *rows]
    )


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Return the median with the smallest and the largest value."""
    middle = f"{statistics.median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median with the smallest and the largest value, in milliseconds."""
    return spread([1000 * value for value in seconds], 0)
