"""`backgrade exercises`: the bank of exercises, in the terminal or as a page."""

from __future__ import annotations

import argparse

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.commands.parsing import course, describe
from autograder.course import CourseError, known_assignment
from autograder.exercise_page import PAGE, Entry, by_place, entries, matching, page
from autograder.judge import marks_in_words, marks_text
from autograder.wording import counted

PIPED_WIDTH = 160
NAME_WIDTH = 24  # so that the tables of all notebooks look alike


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        exercises,
        example="  backgrade exercises --search softmax\n  backgrade exercises 3-delta",
    )
    parser.add_argument("assignment", nargs="?", help="only what stands in this assignment")
    parser.add_argument(
        "--search",
        metavar="WORD",
        help="only what has the word in its name, section, task or wrong ways, which are listed",
    )
    parser.add_argument(
        "--markdown", action="store_true", help=f"write {PAGE}, the bank as a page, instead"
    )


def exercises(options: argparse.Namespace) -> int:
    """Print the bank, notebook by notebook, or write its page."""
    out = Console()
    if not out.is_terminal:
        out = Console(width=PIPED_WIDTH)
    root = course(options)
    if options.markdown:
        if options.assignment or options.search:
            raise CourseError("--markdown writes the whole bank; leave assignment and search out")
        (root / PAGE).write_text(page(root), "utf-8")
        out.print(f"wrote {PAGE}", highlight=False)
        return 0
    found = entries(root)
    if options.assignment:
        name = known_assignment(root, options.assignment)
        found = [e for e in found if any(p.startswith(f"{name}/") for p in e.places)]
    if options.search:
        found = [entry for entry in found if matching(entry, options.search)]
    for place, group in by_place(found).items():
        out.print(_table(place, group, named=bool(options.search)))
    marks = marks_in_words(sum(entry.exercise.marks for entry in found))
    count = counted(len(found), "exercise")
    out.print(f"{count}, {marks}", highlight=False)
    return 0


def _table(place: str, group: list[Entry], *, named: bool) -> Table:
    """Return the exercises of a notebook. named: with the names of the misconceptions."""
    table = Table(
        title=place, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False
    )
    table.add_column("exercise", no_wrap=True, min_width=NAME_WIDTH)
    for column in ("marks", "visible", "hidden", "wrong ways"):
        table.add_column(column, justify="right", no_wrap=column == "marks")
    table.add_column("lecture section" + (" and wrong ways" if named else ""), overflow="fold")
    for entry in group:
        exercise = entry.exercise
        said = [exercise.section]
        said += [f"also in {place}" for place in entry.places[1:]]
        said += [", ".join(exercise.misconceptions)] if named and exercise.misconceptions else []
        table.add_row(
            exercise.name,
            marks_text(exercise.marks),
            str(len(exercise.visible)),
            str(len(exercise.hidden)),
            str(len(exercise.misconceptions)),
            Text("\n".join(said)),
        )
    return table
