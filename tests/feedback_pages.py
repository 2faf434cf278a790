"""What tests of the feedback page need: a page taken apart, and small documents to make one of."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from autograder.feedback.marks import SubmissionMarks, automatic_marks
from autograder.feedback.page import page

VOID = {"meta", "br", "img"}
KEY = "0" * 64


@dataclass
class Element:
    """A start tag, the text that stands in it, and the tags around it."""

    tag: str
    attributes: dict[str, str | None]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Parsed:
    """A page as a browser reads it."""

    elements: list[Element] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is shown."""
        return next(e.text for e in self.elements if e.tag == "body")

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag with these attributes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            e
            for e in self.elements
            if e.tag == tag and all(e.attributes.get(k) == v for k, v in wanted.items())
        ]

    def section(self, exercise: str) -> str:
        """The text of an exercise's section."""
        (found,) = self.all("section", id=f"exercise-{exercise}")
        return found.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), tuple(e.tag for e in self.open))
        self.parsed.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.parsed.strays.append(f"</{tag}>")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.parsed.strays.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.parsed.strays.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.parsed.strays.append(f"<?{data}>")


def parsed(text: str) -> Parsed:
    """Return a page taken apart. Every tag must be closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open, [e.tag for e in reader.open]
    return reader.parsed


def case(label: str = "a matrix", outcome: str = "passed", **more: Any) -> dict[str, Any]:
    """A case of an exercise."""
    return {"label": label, "hidden": True, "outcome": outcome, "sentence": "", **more}


def exercise(name: str = "relu", score: float = 2.0, **more: Any) -> dict[str, Any]:
    """An exercise of a result: right, unless more is said."""
    return {
        "name": name,
        "score": score,
        "max": 2.0,
        "outcome": "passed",
        "sentence": "",
        "where": "",
        "diagnoses": [],
        "depends_on": [],
        "section": "",
        "note": "",
        "flags": [],
        "cases": [case()],
        **more,
    }


def wrong(name: str = "relu", sentence: str = "no entry is right", **more: Any) -> dict[str, Any]:
    """An exercise that lost its marks."""
    cases = [case(outcome="value", sentence=sentence)]
    found = {"outcome": "value", "sentence": sentence, "where": "a matrix", "cases": cases}
    return exercise(name, **{"score": 0.0, **found, **more})


def result(*exercises: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A result of one notebook, to which `more` goes; student and sandbox to the document."""
    document = {
        "student": more.pop("student", "anna"),
        "sandbox": more.pop("sandbox", "inner layer"),
    }
    exercises = exercises or (exercise(),)
    score, maximum = sum(e["score"] for e in exercises), sum(e["max"] for e in exercises)
    notebook = {"name": "core", "problem": "", "note": "", "flags": [], "cells": []}
    notebook |= {"score": score, "max": maximum, "exercises": list(exercises), **more}
    document |= {"assignment": "1-activations", "key": KEY, "score": score, "max": maximum}
    return document | {"notebooks": [notebook]}


def answer(name: str = "relu", source: str = "relu = abs", *outputs: Any) -> dict[str, Any]:
    """A solution cell."""
    entry = {"grade_id": name, "solution": True, "grade": False, "locked": False}
    return _cell(name, source, outputs) | {"metadata": {"nbgrader": entry}}


def own(source: str = "1 + 1", *outputs: Any, kind: str = "code") -> dict[str, Any]:
    """A cell of the student's own."""
    if kind == "markdown":
        source = "\n".join(f"    {line}" for line in source.split("\n"))
    return _cell("own-3-4", source, outputs) | {"cell_type": kind}


def _cell(name: str, source: str, outputs: Any) -> dict[str, Any]:
    cell = {"cell_type": "code", "id": name, "metadata": {}, "source": source}
    return cell | {"outputs": list(outputs), "execution_count": None}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    """What a cell printed."""
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data: str) -> dict[str, Any]:
    """What a cell displayed: text_plain=…, image_png=…."""
    named = {kind.replace("_", "/"): content for kind, content in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": named}


def raised(name: str, value: str, *lines: str) -> dict[str, Any]:
    """An exception."""
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": list(lines)}


def made(
    document: dict[str, Any], *cells: dict[str, Any], marks: SubmissionMarks | None = None
) -> str:
    """The page of the one notebook of a document."""
    notebook = {"cells": list(cells), "metadata": {}}
    return page(notebook, document, "core", marks or automatic_marks(document))
