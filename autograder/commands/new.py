"""`backgrade new`: an assignment of one's own, composed from the bank of exercises."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import nbformat
from rich.console import Console

from autograder.bank import exercises_for
from autograder.commands.parsing import course, describe
from autograder.course import CourseError
from autograder.judge import marks_in_words
from autograder.model import Exercise
from autograder.notebooks.compose import compose
from autograder.wording import counted

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
NUMBER = re.compile(r"^[0-9]+[-_]")


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        new,
        example="  backgrade new 6-outputs --exercises sigmoid,softmax,delta_out_mse "
        '--title "Output layers"',
    )
    parser.add_argument("name", help="of the assignment, such as 6-outputs")
    parser.add_argument(
        "--exercises",
        required=True,
        metavar="NAME,NAME,...",
        help="in the order of the notebook; `backgrade exercises` lists all",
    )
    parser.add_argument("--title", default="", help="the notebook's heading (default: the name)")


def new(options: argparse.Namespace) -> int:
    """Write source/NAME with one notebook; say what to do next."""
    root = course(options)
    stem = NUMBER.sub("", options.name)
    folder = _free(root, options.name)
    chosen = _chosen(options.name, options.exercises)
    notebook = compose(options.title or stem.replace("-", " ").capitalize(), chosen)
    folder.mkdir(parents=True)
    path = folder / f"{stem}.ipynb"
    path.write_text(nbformat.writes(notebook) + "\n", "utf-8")
    marks = marks_in_words(sum(exercise.marks for exercise in chosen))
    count = counted(len(chosen), "exercise")
    Console().print(
        f"wrote {path.relative_to(root)}: {count}, {marks}\n"
        "Its texts say what the docstrings say. Write what you want to add in the place of the "
        "comments `<!-- To be written ... -->`, in JupyterLab; then run "
        f"`backgrade build {options.name}`.",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    return 0


def _free(root: Path, name: str) -> Path:
    """Return the folder of a new assignment. Raises CourseError where there is one already."""
    if not NAME.fullmatch(name):
        raise CourseError(
            f"{name!r} is no name for an assignment; expected letters, digits, - and _: 6-outputs"
        )
    for folder in (root / "source" / name, root / "release" / name):
        if os.path.lexists(folder):
            raise CourseError(f"{folder} exists already; nothing is ever overwritten")
    return root / "source" / name


def _chosen(assignment: str, text: str) -> list[Exercise]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or not names:
        found = f"{', '.join(twice)} twice" if twice else "none"
        raise CourseError(f"--exercises names {found}; expected each exercise once: sigmoid,relu")
    found_all = exercises_for(assignment, names)
    return [found_all[name] for name in names]
