"""The frame of every page of ours, and how a page of feedback is known again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from autograder.feedback.escaping import visible
from autograder.feedback.marks import NotebookMarks, SubmissionMarks
from autograder.feedback.style import CSS, POLICY
from autograder.judge import marks_text

BEGINNING = 1000  # bytes of a page that hold the two lines by which it is known
OURS = re.compile(rb'<meta name="backgrade-result" content="[0-9a-f]+">')

NOTHING = Markup("")
_SHOWN = Markup("""<meta name="backgrade-result" content="{}">
<meta name="backgrade-marks" content="{}">
""")
_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{more}<title>{title}</title>
<style>{css}</style>
</head>
<body>
<header>
{header}
</header>
<main>
{main}
</main>
</body>
</html>
""")


def document(
    result: Mapping[str, Any],
    name: str,
    marks: SubmissionMarks,
    title: str,
    main: Sequence[Markup],
    files: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return a page: the marks of the submission, the way to each of its notebooks, then `main`.

    name: of the page's own notebook, or of another file. title: what follows its name in the
    browser's title. files: by notebook, the name of the file that stands for it if it is another.
    """
    return framed(
        f"{name}: {title}, {result['assignment']}",
        _header(result, name, marks, files),
        main,
        css=CSS,
        policy=POLICY,
        more=_shown(result, marks),
    )


def framed(
    title: str,
    header: Iterable[Markup],
    main: Iterable[Markup],
    *,
    css: Markup,
    policy: Markup,
    more: Markup = NOTHING,
) -> str:
    """Return a page that loads nothing and runs nothing.

    css, policy: its style sheet, and what a browser may do with it. more: lines of its head.
    """
    made = _PAGE.format(
        title=title,
        header=Markup("\n").join(header),
        main=Markup("\n").join(main),
        css=css,
        policy=policy,
        more=more,
    )
    return visible(str(made))


def shows(page: Path, result: Mapping[str, Any], marks: SubmissionMarks) -> bool:
    """Is it a page of ours that was made from this very result, and these very marks?"""
    return str(_shown(result, marks)).encode() in _beginning(page)


def is_ours(page: Path) -> bool:
    """Is it a regular file that we wrote, whatever it shows?"""
    return page.is_file() and not page.is_symlink() and bool(OURS.search(_beginning(page)))


def of(marks: NotebookMarks | SubmissionMarks) -> str:
    """Return how many marks of how many."""
    return f"{marks_text(marks.score)} of {marks_text(marks.maximum)} marks"


def _shown(result: Mapping[str, Any], marks: SubmissionMarks) -> Markup:
    return _SHOWN.format(result["key"], marks.digest)


def _beginning(path: Path) -> bytes:
    """Return as much of a page as names the result and the marks that it shows."""
    try:
        with path.open("rb") as file:
            return file.read(BEGINNING)
    except OSError:
        return b""


def _header(
    result: Mapping[str, Any], name: str, marks: SubmissionMarks, files: Mapping[str, str]
) -> Iterator[Markup]:
    """Yield the marks of the submission, and the way to each of its notebooks."""
    yield Markup('<p class="about">{}, <bdi>{}</bdi></p>').format(
        result["assignment"], result["student"]
    )
    yield Markup("<h1>{}</h1>").format(of(marks))
    yield Markup('<meter min="0" max="{}" value="{}" aria-label="Marks">{}</meter>').format(
        f"{marks.maximum:g}", f"{marks.score:g}", of(marks)
    )
    rows = []
    for other in (n["name"] for n in result["notebooks"]):
        # JupyterLab's viewer refuses a link from file to file: there, a new tab is not opened and
        # this page stays, and the name says what to open instead.
        form = Markup(
            '<li><span><a href="{0}.html" target="_blank">{1}</a> '
            '<span class="soft">{2}.html</span></span> <span class="count">{3}</span></li>\n'
        )
        if other == name:
            form = Markup(
                '<li aria-current="page"><span><b>{1}</b> <span class="soft">this page</span>'
                '</span> <span class="count">{3}</span></li>\n'
            )
        file = files.get(other, other)
        mine = marks.notebooks.get(other, NotebookMarks())
        rows.append(form.format(quote(file), other, file, of(mine)))
    yield Markup('<nav aria-label="Notebooks of this submission"><ul>\n{}</ul></nav>').format(
        Markup("").join(rows)
    )
    if marks.handed_in:
        time = f"{marks.handed_in:%Y-%m-%d %H:%M}"
        yield Markup('<p class="about">Handed in {} UTC</p>').format(time)
