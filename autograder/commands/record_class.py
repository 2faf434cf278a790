"""A class that is being graded: into the gradebook, feedback pages, the table in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.batch import BROKEN, Event
from autograder.class_table import class_table, row
from autograder.commands.progress import Reporter
from autograder.course import load
from autograder.feedback.folder import write_class
from autograder.recording import RecordingError, recorder
from autograder.results import Store
from autograder.sandbox.host import UNCONFINED

EXIT_BROKEN = 4


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
