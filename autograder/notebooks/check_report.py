"""The table that a check shows: HTML in a notebook, text in a terminal.

Standard library only: the text of this module is part of the checks file that students get.
"""

from __future__ import annotations

import html
import re
import textwrap
from dataclasses import dataclass

CELL = "text-align:left;vertical-align:top;padding:0.25em 0.8em"
# JupyterLab's names first, so that its themes set the colour; a grey for every page without them.
RULE = "1px solid var(--jp-border-color2, rgba(128, 128, 128, 0.5))"
# Of what is drawn: at least 3:1 on white and on the dark themes' ground, apart for colour-blind
# eyes too. Nothing is told by them alone.
BLUE, ORANGE = "#1f83c4", "#d55e00"
TEXT_WIDTH = 96


@dataclass(frozen=True)
class Row:
    """One line of the table: what was checked, whether it passed, and why not."""

    passed: bool
    label: str
    reason: str = ""
    given: str = ""


@dataclass(frozen=True)
class Picture:
    """What there is to see beside the words: HTML, and the same for a terminal, or nothing."""

    html: str
    text: str = ""


@dataclass(frozen=True)
class Report:
    """A headline, rows, what may be behind the rows that did not pass, a picture, a last line."""

    summary: str
    rows: tuple[Row, ...] = ()
    diagnoses: tuple[str, ...] = ()
    picture: Picture | None = None
    footer: str = ""

    @property
    def passed(self) -> bool:
        """Did every row pass?"""
        return all(row.passed for row in self.rows)

    def __repr__(self) -> str:  # noqa: D105 - the table as text
        lines = [self.summary]
        for row in self.rows:
            lines.append(_filled(f"{mark(row)}  {row.label}", "  ", hang="             "))
            given = row.given.splitlines()
            lines += [_filled(text, "      ") for text in (*given, row.reason) if text]
        lines += [_filled(f"Perhaps: {text}", "  ") for text in self.diagnoses]
        if self.picture and self.picture.text:
            lines.append(textwrap.indent(self.picture.text, "  "))
        return "\n".join(lines + [self.footer] * bool(self.footer))

    def _repr_html_(self) -> str:
        perhaps = "".join(f"<p><b>Perhaps:</b> {marked_up(text)}</p>" for text in self.diagnoses)
        picture = self.picture.html if self.picture else ""
        footer = f"<p><small>{marked_up(self.footer)}</small></p>" if self.footer else ""
        table = self._table() if self.rows else ""
        headline = f"<p><b>{marked_up(self.summary)}</b></p>"
        return f"<div>{headline}{table}{perhaps}{picture}{footer}</div>"

    def _table(self) -> str:
        rows = "".join(
            f'<tr style="border-top:{RULE}">'
            f'<td style="{CELL};white-space:nowrap">{_mark_html(row)}</td>'
            f'<td style="{CELL}">{_what(row)}</td></tr>'
            for row in self.rows
        )
        head = "".join(
            f'<th scope="col" style="{CELL};font-weight:normal">{word}</th>'
            for word in ("result", "what was tried")
        )
        return (
            f'<table aria-label="{html.escape(self.summary)}" '
            'style="border-collapse:collapse;margin:0 0 0.6em">'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def mark(row: Row) -> str:
    """Return what stands in front of a row: a sign, and words that do without it."""
    return "✓ passed" if row.passed else "✗ not yet"


def marked_up(text: str) -> str:
    """Return text as HTML, with what stands in backticks set as code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text))


def _mark_html(row: Row) -> str:
    sign, words = mark(row).split(" ", 1)
    return f'<span aria-hidden="true">{sign}</span> {words}'


def _what(row: Row) -> str:
    given = "".join(f"<br><code>{html.escape(line)}</code>" for line in row.given.splitlines())
    reason = f"<br>{marked_up(row.reason)}" if row.reason else ""
    return f"{marked_up(row.label)}{given}{reason}"


def _filled(text: str, indent: str, hang: str = "") -> str:
    """Return text in lines that a terminal has room for, the first one indented, the rest more."""
    return textwrap.fill(
        text,
        TEXT_WIDTH,
        initial_indent=indent,
        subsequent_indent=hang or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
