"""`backgrade demo`: a class of made-up students, made and graded."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from autograder.batch import grade_class
from autograder.commands.parsing import course, describe
from autograder.commands.progress import Reporter
from autograder.commands.record_class import grade_and_record
from autograder.course import CourseError, load
from autograder.demo.course import OWN_GRADEBOOK, make_course
from autograder.settings import CONFIGURATION
from autograder.suite import ASSIGNMENTS


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        demo,
        example="  backgrade demo 1-activations --folder /tmp/demo",
    )
    parser.add_argument("assignment", nargs="*", help="default: all")
    parser.add_argument("--folder", type=Path, default=Path("demo"), help="where (default: demo)")


def demo(options: argparse.Namespace) -> int:
    """Make a course with a class, grade it, write feedback, say where everything lies."""
    out = Console()
    made = options.folder.resolve()
    for name in options.assignment:
        if name not in ASSIGNMENTS:
            raise CourseError(
                f"there is no class for {name!r}; there are classes for {', '.join(ASSIGNMENTS)}"
            )
    config = made / CONFIGURATION
    if config.exists() and OWN_GRADEBOOK not in config.read_text("utf-8", "replace"):
        raise CourseError(
            f"{made} is a course, not a demo, whose source and settings would be replaced; name "
            "another folder, which may be new: --folder demo"
        )
    classes = make_course(course(options), made, options.assignment or list(ASSIGNMENTS))
    code = 0
    for assignment, names in classes.items():
        events = grade_class(made, assignment, names)
        reporter = Reporter(assignment, len(names), quiet=False)
        code = max(code, grade_and_record(made, events, reporter))
    shown = options.folder
    assignment, names = next(iter(classes.items()))
    notebook = next(iter(load(made, assignment).frames))
    page = f"{shown}/feedback/{names[0]}/{assignment}/{notebook}.html"
    out.print(
        f"""
Where everything lies, under {shown}/:
  submitted/<student>/<assignment>/      what the made-up students handed in
  results/<assignment>/<student>.json    every case and its verdict
  autograded/, gradebook.db              what nbgrader and formgrader show
  feedback/<student>/<assignment>/       the pages a student gets, for example
      {page}

Open it:
  as a student      cd {shown}/release/{assignment} && jupyter lab {notebook}.ipynb
  as the instructor cd {shown} && jupyter lab     then menu Nbgrader > Formgrader
(jupyter is in .venv/bin; `. .venv/bin/activate` puts it on the path)""",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    return code
