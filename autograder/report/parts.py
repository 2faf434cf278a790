"""Parts of which the sections of the page are made. What is no Markup is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from autograder.feedback.escaping import clipped, said
from autograder.judge import marks_text

MAX_NAME = 200  # of a student or a file
UNDEFINED = "—"


def joined(parts: Iterable[Markup]) -> Markup:
    """Return the parts one after another."""
    return Markup("\n").join(parts)


def section(name: str, title: str, *content: Markup) -> Markup:
    """Return a section with its heading. name: by which the page's contents link to it."""
    return Markup('<section aria-labelledby="{0}">\n<h2 id="{0}">{1}</h2>\n{2}\n</section>').format(
        name, title, joined(content)
    )


def paragraph(text: str) -> Markup:
    """Return sentences; what stands in backticks is code."""
    return Markup("<p>{}</p>").format(said(text))


def folded(summary: str | Markup, *content: Markup, opened: bool = False) -> Markup:
    """Return what can be unfolded."""
    return Markup("<details{}><summary>{}</summary>\n{}</details>").format(
        Markup(" open") if opened else "", summary, joined(content)
    )


def person(name: str) -> Markup:
    """Return a student's name, whatever the direction of its writing."""
    name = clipped(name, MAX_NAME)
    return Markup("{}").format(name) if name.isascii() else Markup("<bdi>{}</bdi>").format(name)


def names(students: Sequence[str]) -> Markup:
    """Return a paragraph of names."""
    return Markup('<p class="who">{}</p>').format(Markup(", ").join(map(person, students)))


def who(students: Sequence[str], *, most: int = 3) -> Markup:
    """Return the names, folded where they are more than `most`."""
    if len(students) <= most:
        return names(students)
    return folded(f"Who ({len(students)})", names(students))


def percent(share: float | None) -> str:
    """Return a share, from 0 to 1, in percent."""
    return UNDEFINED if share is None else f"{share:.0%}"


def correlation_text(value: float | None) -> str:
    """Return a correlation with a word where it asks for attention."""
    if value is None:
        return UNDEFINED
    word = " negative" if value < 0 else ""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}") + word


def marks(value: float | None) -> str:
    """Return marks as people write them."""
    return UNDEFINED if value is None else marks_text(value)


def code(name: str) -> Markup:
    """Return a name of the course: an exercise, a cell. It may be broken at its underscores."""
    parts = clipped(name, MAX_NAME).split("_")
    return Markup("<code>{}</code>").format(Markup("_<wbr/>").join(parts))


def table(
    caption: str,
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[Any]],
    *,
    titled: bool = True,
) -> Markup:
    """Return a table that scrolls on its own where the screen is narrow.

    columns: title and class (name, number or none). The first cell of a row is its header; a row
    of one cell begins a group. titled: a heading says what it is; the caption is for those who hear
    the page.
    """
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_class(kind), title) for title, kind in columns
    )
    kinds = [kind for _, kind in columns]
    body = Markup("\n").join(_row(row, kinds) for row in rows)
    return Markup(
        '<div class="wide{3}" role="region" aria-label="{0}" tabindex="0"><table>'
        "<caption>{0}</caption>\n<thead><tr>{1}</tr></thead>\n<tbody>{2}</tbody></table></div>"
    ).format(caption, head, body, " titled" if titled else "")


def _row(row: Sequence[Any], kinds: Sequence[str]) -> Markup:
    first, *rest = row
    if not rest:
        form = Markup('</tbody><tbody><tr><th scope="rowgroup" colspan="{}">{}</th></tr>')
        return form.format(len(kinds), first)
    cells = [Markup('<th scope="row"{}>{}</th>').format(_class(kinds[0]), first)]
    cells += [
        Markup("<td{}>{}</td>").format(_class(kind), cell)
        for cell, kind in zip(rest, kinds[1:], strict=True)
    ]
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _class(kind: str) -> Markup:
    return Markup(' class="{}"').format(kind) if kind else Markup("")


def moment(text: str) -> str:
    """Return a time of a report as people write it: 2026-11-20 21:45 UTC."""
    return f"{text[:10]} {text[11:16]} UTC"
