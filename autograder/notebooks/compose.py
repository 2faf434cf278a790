"""Compose the source notebook of a new assignment from exercises of the bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import nbformat

from autograder.judge import marks_in_words
from autograder.model import CHECK_PREFIX, DeclarationError, Exercise
from autograder.notebooks.fill import fill
from autograder.notebooks.first_cell import locked_cell
from autograder.notebooks.reference import as_markdown, asked, needed

# Students never see these: Markdown does not show them. Whoever edits a text cell does.
TODO = "<!-- To be written: {} -->"
SETUP = """\
import matplotlib.pyplot as plt
import numpy as np
from checks import check, hint, progress"""
HOW_TO_WORK = """\
## How to work

1. Read the text, then write your answer in the cell below it. The line
   `raise NotImplementedError()` is a placeholder: delete it when you begin. In a dictionary,
   replace each `None`.
2. Run your cell, then the `check(...)` cell under it. It tries a few examples and says what it
   found. Grading uses further examples.
3. Stuck? Make a new cell and run, for instance, `hint("{first}")`. Each call goes one step
   further. `progress()` says how many exercises pass their visible checks so far.
4. At the end: *Run > Restart Kernel and Run All Cells*, save, and press *Validate* in the toolbar.

Run the cells in front of the first exercise now."""
END = """\
## Before you hand in

*Run > Restart Kernel and Run All Cells*, save, and press *Validate*. A function that is not
finished costs its own marks only: hand in what you have."""


def compose(title: str, exercises: Sequence[Exercise]) -> Any:
    """Return a notebook (nbformat 4) that asks for `exercises` in this order, its code filled in.

    The texts say what each docstring says; what else to write is said in comments. Raises
    DeclarationError where the answers of a quiz use an exercise that comes later.
    """
    names = [exercise.name for exercise in exercises]
    for place, exercise in enumerate(exercises):
        # Functions find each other when they are called; a dict is worked out where it stands.
        later = set(needed([exercise.name])) & set(names[place:]) if exercise.quiz else set()
        if later:
            raise DeclarationError(
                f"the answers of {exercise.name} use {', '.join(sorted(later))}: "
                "name it behind them, or leave them out"
            )
    todo = TODO.format("what it is for, and what one should have read before")
    cells = [
        _text("title", f"# {title}\n\n{_contents(exercises)}\n\n{todo}"),
        _text("how-to-work", HOW_TO_WORK.format(first=exercises[0].name)),
        locked_cell("setup", SETUP),
    ]
    for number, exercise in enumerate(exercises, start=1):
        cells += _exercise(number, exercise)
    cells.append(_text("before-you-hand-in", END))
    notebook = nbformat.v4.new_notebook(cells=cells)
    fill(notebook, {exercise.name: exercise for exercise in exercises})
    return notebook


def _contents(exercises: Sequence[Exercise]) -> str:
    total = marks_in_words(sum(exercise.marks for exercise in exercises))
    lines = [f"{len(exercises)} exercises, {total}:" if len(exercises) > 1 else ""]
    return "\n".join([*lines, "", *(_line(exercise) for exercise in exercises)]).strip()


def _line(exercise: Exercise) -> str:
    section = f"; {as_markdown(exercise.section)}" if exercise.section else ""
    return f"- `{exercise.name}` ({marks_in_words(exercise.marks)}{section})"


def _exercise(number: int, exercise: Exercise) -> Iterator[Any]:
    task = "The cell below says what is asked." if exercise.quiz else as_markdown(asked(exercise))
    todo = TODO.format("the idea, the formula, an example to check by hand")
    yield _text(f"about-{exercise.name}", f"## {number} `{exercise.name}`\n\n{task}\n\n{todo}")
    answer, check = locked_cell(exercise.name), locked_cell(f"{CHECK_PREFIX}{exercise.name}")
    answer["metadata"]["nbgrader"] |= {"solution": True, "locked": False}
    check["metadata"]["nbgrader"] |= {"grade": True, "points": exercise.marks}
    yield from (answer, check)


def _text(name: str, source: str) -> Any:
    return nbformat.v4.new_markdown_cell(source, id=name)
