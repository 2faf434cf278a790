"""`backgrade grade`: a class into results, the gradebook and feedback pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.bank import nearest
from autograder.batch import grade_class, students
from autograder.commands.parsing import count, course, describe
from autograder.commands.progress import Reporter
from autograder.course import CourseError, load
from autograder.terminal import say_trouble

MAX_LOOSE = 5  # of the notebooks in the wrong place that are named


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        grade,
        example="  backgrade grade 1-activations --student ada --force",
    )
    parser.add_argument("assignment")
    parser.add_argument("--student", action="append", help="grade this student only; repeatable")
    parser.add_argument(
        "--notebook",
        action="append",
        default=[],
        help="with --force: run this one only, judge the others from what was seen; repeatable",
    )
    parser.add_argument("--workers", type=count, default=0, help="processes (default: one a core)")
    parser.add_argument("--force", action="store_true", help="grade again what is already graded")
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no table")
    parser.add_argument(
        "--events", default="", metavar="FILE", help="what happens, as lines of JSON; - for stdout"
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="grade on a Dask cluster: the address of its scheduler, or a scheduler file",
    )
    parser.add_argument("--no-feedback", action="store_true", help="write no pages to feedback/")
    parser.add_argument(
        "--without-sandbox",
        action="store_true",
        help="DANGEROUS: run student code with your rights; stamped on every result",
    )


def grade(options: argparse.Namespace) -> int:
    """Grade a class, record it in the gradebook, write feedback, print the table."""
    root = course(options)
    load(root, options.assignment)
    there = students(root, options.assignment)
    names = list(dict.fromkeys(options.student or there))
    if unknown := sorted(set(names) - set(there)):
        raise CourseError(
            f"{unknown[0]!r} handed in nothing for {options.assignment}; "
            + nearest(unknown[0], there)
        )
    if options.notebook and not options.force:
        raise CourseError(
            "--notebook says which notebooks --force runs again; give both, or neither: what has "
            "changed is graded anyway"
        )
    if loose := _loose(root, there):
        say_trouble(f"not looked at: {loose}; expected submitted/<student>/{options.assignment}/")
    events = grade_class(
        root,
        options.assignment,
        names,
        workers=options.workers,
        force=options.force,
        only=options.notebook,
        unsafe=options.without_sandbox,
        scheduler=options.scheduler,
    )
    # nbgrader takes a second to be imported: the workers start meanwhile.
    from autograder.commands.record_class import grade_and_record

    quiet = options.quiet or options.events == "-"
    reporter = Reporter(options.assignment, len(names), quiet=quiet, events=options.events)
    return grade_and_record(root, events, reporter, quiet=quiet, feedback=not options.no_feedback)


def _loose(root: Path, there: list[str]) -> str:
    """Return which notebooks lie one folder too high, so that nobody would grade them."""
    found = (path.relative_to(root) for path in (root / "submitted").glob("*/*.ipynb"))
    loose = sorted(str(path) for path in found if path.parts[1] not in there)
    more = f" and {len(loose) - MAX_LOOSE} more" if len(loose) > MAX_LOOSE else ""
    return ", ".join(loose[:MAX_LOOSE]) + more
