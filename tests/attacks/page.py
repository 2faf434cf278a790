"""The page of feedback made from a result, and whether anything of the student's acts in it."""

from __future__ import annotations

import copy
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import GetGrades

from autograder.cells import grading
from autograder.notebooks.nbgrader_run import configuration, course_directory
from tests.conftest import ROOT

# Attacks put this word where it would act: in a tag, an attribute, a script, a formula, a link.
ACTS = "pwned"
# Text in these is never read as mathematics by the page.
NO_MATHS = {"pre", "code", "script", "style", "textarea"}
VOID = set("area base br col embed hr img input link meta source track wbr".split())


@cache
def _exporter() -> HTMLExporter:
    """Return nbgrader's exporter of feedback as the course configures it, without a gradebook."""
    converter = GenerateFeedback(coursedir=course_directory(ROOT), config=configuration(ROOT))
    exporter = HTMLExporter(config=converter.config)
    for preprocessor in converter.preprocessors:
        if preprocessor is not GetGrades:
            exporter.register_preprocessor(preprocessor, enabled=True)
    return exporter


def page(notebook: dict[str, Any]) -> str:
    """Return the page of an annotated notebook. The course's own prose is left out of it."""
    shown = copy.deepcopy(notebook)
    shown["cells"] = [cell for cell in shown["cells"] if not _prose(cell)]
    for cell in shown["cells"]:
        if grading(cell):
            cell["metadata"]["nbgrader"]["score"] = 0.0
            cell["metadata"]["nbgrader"].setdefault("points", 0.0)
    about = {"notebook": "activations", "score": 0.0, "max_score": 0.0, "late_penalty": 0.0}
    made, _ = _exporter().from_notebook_node(
        nbformat.from_dict(shown), resources={"nbgrader": about}
    )
    return str(made)


def empty_page() -> str:
    """Return what is on every page."""
    return page({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _prose(cell: dict[str, Any]) -> bool:
    ours = cell["id"].startswith(("own-", "backgrade-"))
    return cell["cell_type"] != "code" and not ours


class _Acting(HTMLParser):
    """Gathers where the word stands outside of plain text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
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
            quiet = tag in NO_MATHS or "mathjax_ignore" in str(dict(attrs).get("class"))
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
        if formula and not any(quiet for _, quiet in self._open):
            self.found.append(f"as mathematics: {data[:80]!r}")

    def handle_comment(self, data: str) -> None:
        if ACTS in data:
            self.found.append(f"in a comment: {data[:80]!r}")

    def handle_decl(self, decl: str) -> None:
        if ACTS in decl:
            self.found.append(f"in a declaration: {decl[:80]!r}")


def acting(text: str) -> list[str]:
    """Return where the student's word would act in the page, or what of it could act at all."""
    parser = _Acting()
    parser.feed(text)
    parser.close()
    return parser.found


def scripts(text: str) -> int:
    """Return how many elements of the page could act."""
    parser = _Acting()
    parser.feed(text)
    return parser.scripts
