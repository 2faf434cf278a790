"""`backgrade grade`: a class into results, the gradebook and feedback pages."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.batch import BROKEN, GRADED, REUSED, Event, grade_class, students
from autograder.class_table import class_table
from autograder.commands.parsing import Commands, add_command, count, course, say_trouble
from autograder.course import CourseError, load
from autograder.feedback.folder import write_class
from autograder.recording import RecordingError, recorder
from autograder.sandbox.host import UNCONFINED

EXIT_BROKEN = 4


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = add_command(
        commands,
        "grade",
        grade,
        what="grade what is in submitted/ into the gradebook",
        example="  backgrade grade 1-activations --student ada --force",
    )
    parser.add_argument("assignment")
    parser.add_argument("--student", action="append", help="grade this student only; repeatable")
    parser.add_argument("--workers", type=count, default=0, help="processes (default: one a core)")
    parser.add_argument("--force", action="store_true", help="grade again what is already graded")
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no table")
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
    unknown = sorted(set(names) - set(there))
    if unknown:
        raise CourseError(
            f"{unknown} handed in nothing for {options.assignment}; there are: {there}"
        )
    events = grade_class(
        root,
        options.assignment,
        names,
        workers=options.workers,
        force=options.force,
        unsafe=options.without_sandbox,
    )
    feedback = not options.no_feedback
    return grade_and_record(
        root, options.assignment, events, len(names), quiet=options.quiet, feedback=feedback
    )


def grade_and_record(
    root: Path,
    assignment: str,
    events: Iterable[Event],
    total: int,
    *,
    quiet: bool,
    feedback: bool = True,
) -> int:
    """Take events as they come, record them, print what became of the class; the exit code."""
    out = Console(quiet=quiet)
    results: list[dict[str, Any]] = []
    lost = 0
    counts = {GRADED: 0, REUSED: 0, BROKEN: 0}
    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    kept: list[dict[str, Any]] = []
    recorded: set[str] = set()
    with (
        recorder(root, load(root, assignment)) as gradebook,
        Progress(*columns, console=out, disable=quiet) as progress,
    ):
        task = progress.add_task("grading", total=total)
        for event in events:
            counts[event.status] += 1
            progress.advance(task)
            if event.result is None:
                say_trouble(
                    f"{event.student}: could not be graded, and this is not the student's fault; "
                    f"nothing was recorded.\n{event.trouble}"
                )
                continue
            results.append(event.result)
            try:
                if gradebook.record(event.result):
                    recorded.add(event.student)
                kept.append(event.result)
            except (RecordingError, OSError) as error:
                lost += 1
                say_trouble(
                    f"{event.student}: graded, but not recorded ({error}). "
                    "The result is kept; run the command again."
                )
    told = 0
    if feedback:
        with out.status("writing feedback"):
            told, troubles = write_class(root, assignment, kept, recorded)
        for trouble in troubles:
            lost += 1
            say_trouble(trouble)
    out.print(class_table(assignment, results))
    forms = sorted({r["sandbox"] for r in results})
    out.print(
        f"{counts[GRADED]} graded, {counts[REUSED]} reused, {counts[BROKEN]} broken; "
        f"{len(recorded)} newly recorded in the gradebook; {told} with new feedback; "
        f"sandbox: {', '.join(forms) or '-'}",
        highlight=False,
    )
    if UNCONFINED in forms:
        Console(stderr=True).print("WARNING: graded without a sandbox; do not trust these marks")
    return EXIT_BROKEN if counts[BROKEN] or lost else 0
