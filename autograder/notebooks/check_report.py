"""The table that a check shows: HTML in a notebook, text in a terminal.

Standard library only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

CELL = "text-align:left;vertical-align:top;padding:0.25em 0.8em"


@dataclass(frozen=True)
class Row:
    """One line of the table: what was checked, whether it passed, and why not.

    mark: what stands in front, in words that do without colour.
    """

    passed: bool
    label: str
    reason: str = ""
    given: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Report:
    """A headline, rows, and what may be behind the rows that did not pass."""

    summary: str
    rows: tuple[Row, ...]
    diagnoses: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Did every row pass?"""
        return all(row.passed for row in self.rows)

    def __repr__(self) -> str:  # noqa: D105 - the table as text
        lines = [self.summary]
        for row in self.rows:
            lines.append(f"  {mark(row)}  {row.label}")
            lines += [f"      {text}" for text in (row.given, row.reason) if text]
        lines += [f"  Perhaps: {text}" for text in self.diagnoses]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = []
        for row in self.rows:
            notes = f"<br><code>{html.escape(row.given)}</code>" if row.given else ""
            notes += f"<br>{marked_up(row.reason)}" if row.reason else ""
            rows.append(
                f'<tr><td style="{CELL};white-space:nowrap">{mark(row)}</td>'
                f'<td style="{CELL}">{marked_up(row.label)}{notes}</td></tr>'
            )
        table = f"<table>{''.join(rows)}</table>" if rows else ""
        perhaps = "".join(f"<p><b>Perhaps:</b> {marked_up(text)}</p>" for text in self.diagnoses)
        return f"<p><b>{marked_up(self.summary)}</b></p>{table}{perhaps}"


def mark(row: Row) -> str:
    """Return what stands in front of a row."""
    return row.mark or ("✓ passed" if row.passed else "✗ not yet")


def marked_up(text: str) -> str:
    """Return text as HTML, with what stands in backticks set as code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text))
