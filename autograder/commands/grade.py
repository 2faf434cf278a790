"""`backgrade grade`: a class into results, the gradebook and feedback pages."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.batch import BROKEN, Event, grade_class, students
from autograder.class_table import class_table, row
from autograder.commands.parsing import count, course, describe
from autograder.commands.progress import Reporter
from autograder.course import CourseError, load, nearest
from autograder.feedback.folder import write_class
from autograder.recording import RecordingError, recorder
from autograder.results import Store
from autograder.sandbox.host import UNCONFINED
from autograder.terminal import say_trouble

EXIT_BROKEN = 4
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
    quiet = options.quiet or options.events == "-"
    reporter = Reporter(options.assignment, len(names), quiet=quiet, events=options.events)
    return grade_and_record(root, events, reporter, quiet=quiet, feedback=not options.no_feedback)


def _loose(root: Path, there: list[str]) -> str:
    """Return which notebooks lie one folder too high, so that nobody would grade them."""
    found = (path.relative_to(root) for path in (root / "submitted").glob("*/*.ipynb"))
    loose = sorted(str(path) for path in found if path.parts[1] not in there)
    more = f" and {len(loose) - MAX_LOOSE} more" if len(loose) > MAX_LOOSE else ""
    return ", ".join(loose[:MAX_LOOSE]) + more


def grade_and_record(
    root: Path,
    events: Iterable[Event],
    reporter: Reporter,
    *,
    quiet: bool = False,
    feedback: bool = True,
) -> int:
    """Take events as they come, record them, write feedback; print the class; the exit code.

    Of a result only its row is kept: a class of thousands fits into memory.
    """
    assignment = reporter.assignment
    out = Console(quiet=quiet)
    rows, forms = [], set()
    kept: list[tuple[str, str]] = []
    recorded: set[str] = set()
    lost = 0
    with reporter:
        with recorder(root, load(root, assignment)) as gradebook:
            for event in events:
                reporter.graded(event)
                if event.result is None:
                    continue
                rows.append(row(event.result))
                forms.add(event.result["sandbox"])
                try:
                    if gradebook.record(event.result):
                        recorded.add(event.student)
                    kept.append((event.student, event.result["key"]))
                except (RecordingError, OSError) as error:
                    lost += 1
                    reporter.trouble(
                        event.student,
                        f"graded, but not recorded ({error}). "
                        "The result is kept; run the command again.",
                    )
        told = 0
        if feedback:
            told, troubles = write_class(root, assignment, _again(root, assignment, kept), recorded)
            for student, what in troubles:
                lost += 1
                reporter.trouble(student, what)
        reporter.finished(recorded=len(recorded), feedback=told)
    out.print(class_table(assignment, rows))
    out.print(
        f"{reporter.summary()}; {len(recorded)} newly recorded in the gradebook; "
        f"{told} with new feedback; sandbox: {', '.join(sorted(forms)) or '-'}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    if gradebook.gradebook.server:
        out.print(gradebook.gradebook.server, highlight=False, markup=False, soft_wrap=True)
    for sentence in reporter.attention():
        out.print(sentence, highlight=False, markup=False, soft_wrap=True)
    if UNCONFINED in forms:
        Console(stderr=True).print("WARNING: graded without a sandbox; do not trust these marks")
    return EXIT_BROKEN if reporter.counts[BROKEN] or lost else 0


def _again(
    root: Path, assignment: str, kept: Iterable[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """Read back the results that are in the gradebook, one after another."""
    store = Store(root)
    for student, key in kept:
        result = store.read(assignment, student, key)
        if result is not None:  # somebody else has graded it anew meanwhile, and writes its page
            yield result
