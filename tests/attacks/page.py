"""The pages made from a result, and whether anything of the student's acts in them."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import nbgrader
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from autograder.cells import grading
from autograder.feedback.marks import automatic_marks
from autograder.feedback.page import page

# Attacks put this word where it would act: in a tag, an attribute, a script, a formula, a link.
ACTS = "pwned"
# Text in these is never read as mathematics by the page.
NO_MATHS = {"pre", "code", "script", "style", "textarea"}
FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
FORMAT = {"nbformat": 4, "nbformat_minor": 5}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def feedback_page(notebook: Mapping[str, Any], result: Mapping[str, Any], name: str) -> str:
    """Return the page that the student gets for a notebook of the result."""
    return page(notebook, result, name, automatic_marks(result))


def formgrader_page(notebook: Mapping[str, Any]) -> str:
    """Return the page on which an instructor looks at it, without the course's own prose."""
    shown = copy.deepcopy(dict(notebook))
    shown["cells"] = [cell for cell in shown["cells"] if not _prose(cell)]
    about = dict.fromkeys(("assignment_id", "notebook_id", "last_name", "first_name"), "x")
    made, _ = _formgrader().from_notebook_node(
        nbformat.from_dict(shown),
        resources={**about, "submission_id": "x", "index": 0, "total": 1, "base_url": ""},
    )
    return str(made)


@cache
def _formgrader() -> HTMLExporter:
    settings = Config()
    settings.HTMLExporter.template_name = "formgrade"
    settings.HTMLExporter.extra_template_basedirs = [str(FORMGRADER)]
    return HTMLExporter(config=settings)


@cache
def formgrader_itself() -> str:
    """Return the page without any cell: what acts on it is nbgrader's own."""
    return formgrader_page({"cells": [], "metadata": {}, **FORMAT})


def _prose(cell: Mapping[str, Any]) -> bool:
    ours = cell["id"].startswith(("own-", "backgrade-"))
    return cell["cell_type"] != "code" and not ours and not grading(cell)


class _Acting(HTMLParser):
    """Gathers where the word stands outside of plain text."""

    def __init__(self, *, maths: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.maths = maths
        self.found: list[str] = []
        self.scripts = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag in ("script", "iframe", "object", "embed", "base", "form", "svg")
        if ACTS in tag:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if ACTS in name or ACTS in (value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"<{tag} {name}={value!r}>")
        if tag not in VOID:
            quiet = tag in NO_MATHS or "_ignore" in str(dict(attrs).get("class"))
            self._open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        inside = [name for name, _ in self._open]
        if ACTS in data and {"script", "style", "title"} & set(inside):
            self.found.append(f"in <{inside[-1]}>: {data[:80]!r}")
        formula = re.search(rf"(\$|\\\(|\\\[|\\begin).*{ACTS}", data, re.DOTALL)
        if self.maths and formula and not any(quiet for _, quiet in self._open):
            self.found.append(f"as mathematics: {data[:80]!r}")

    def handle_comment(self, data: str) -> None:
        if ACTS in data:
            self.found.append(f"in a comment: {data[:80]!r}")

    def handle_decl(self, decl: str) -> None:
        if ACTS in decl:
            self.found.append(f"in a declaration: {decl[:80]!r}")


def acting(text: str, *, maths: bool) -> list[str]:
    """Return where the student's word would act in the page, or what of it could act at all.

    maths: does the page read text as formulas?
    """
    parser = _Acting(maths=maths)
    parser.feed(text)
    parser.close()
    return parser.found


def scripts(text: str) -> int:
    """Return how many elements of the page could act."""
    parser = _Acting(maths=False)
    parser.feed(text)
    return parser.scripts
