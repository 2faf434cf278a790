"""`backgrade report`: the class on one page, with CSV and JSON beside it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from autograder.commands.parsing import course, describe
from autograder.course import CourseError
from autograder.judge import marks_text
from autograder.notebooks.nbgrader_run import course_directory
from autograder.report.anonymous import NumbersError, everybody, without_names
from autograder.report.document import report as make_report
from autograder.report.reading import GONE, read_class
from autograder.report.writing import FORMATS, Keeper, numbers_of
from autograder.sandbox.host import UNCONFINED
from autograder.terminal import say_trouble
from autograder.wording import counted


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        report,
        example="  backgrade report 1-activations --folder reports\n"
        "  backgrade report 1-activations --anonymous    to show to the class",
    )
    parser.add_argument("assignment")
    parser.add_argument(
        "--folder", type=Path, default=None, help="where (default: reports, in the course folder)"
    )
    parser.add_argument(
        "--format",
        action="append",
        choices=FORMATS,
        help="write this one only; repeatable. The JSON is what the next report is compared with",
    )
    parser.add_argument(
        "--anonymous",
        action="store_true",
        help="numbers in the place of names, without flags and notes; files of their own",
    )
    parser.add_argument(
        "--stale",
        action="store_true",
        help="count results whose submission or suite has changed, or whose submission is not in "
        "submitted/ any more; said on the page",
    )


def report(options: argparse.Namespace) -> int:
    """Read the class, write the report, say where it lies and what it leaves out."""
    root = course(options)
    room = read_class(root, options.assignment, stale=options.stale)
    gone = sum(trouble.why == GONE for trouble in room.stale)  # an anonymous page gives no reasons
    if options.anonymous:
        try:
            room = without_names(room, numbers_of(root, everybody(room)))
        except NumbersError as error:
            raise CourseError(str(error)) from error
    made = make_report(room, datetime.now(UTC), anonymous=options.anonymous)
    keeper = Keeper(
        options.folder or root / "reports",
        options.assignment,
        anonymous=options.anonymous,
        shared=bool(course_directory(root).groupshared),
    )
    made, trouble = keeper.compared(made)
    try:
        written = keeper.keep(made, options.format or FORMATS)
    except OSError as error:
        raise CourseError(f"the report could not be written: {error}") from error
    if trouble:
        say_trouble(trouble)
    missing = made["missing"]
    for count, words in (
        (len(missing["stale"]) - gone, "stale: the submission or the suite has changed since"),
        (len(missing["damaged"]), "damaged"),
        (len(missing["ungraded"]), "handed in and not graded"),
    ):
        if count:
            say_trouble(
                f"{count} left out, {words}; the page names them, "
                f"`backgrade grade {options.assignment}` mends it"
            )
    if gone:
        say_trouble(f"{gone} left out, {GONE}; the page names them")
    if UNCONFINED in made["sandbox"]:
        say_trouble("WARNING: graded without a sandbox; do not trust these marks")
    out = Console()
    marks = made["marks"]
    out.print(
        f"{options.assignment}: {counted(made['submissions'], 'submission')}, "
        f"median {marks_text(marks['median'])} of {marks_text(made['max'])} marks",
        highlight=False,
    )
    for path in written:
        out.print(f"  {path}", markup=False, highlight=False, soft_wrap=True)
    return 0
