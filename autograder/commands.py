"""What each command does, in terms of the other modules, and what it tells people."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder import gate, kill_matrix
from autograder.batch import BROKEN, GRADED, REUSED, Event, grade_class, students
from autograder.class_table import class_table
from autograder.course import CourseError, course_folder, load, suite
from autograder.demo.course import make_course
from autograder.errata import page as errata
from autograder.feedback.folder import write_class
from autograder.notebooks import release
from autograder.recording import RecordingError, recorder
from autograder.sandbox.host import UNCONFINED
from autograder.suite import ASSIGNMENTS

ERRATA = "ERRATA.md"


def build(options: argparse.Namespace) -> int:
    """Derive and release; say which files changed."""
    out = Console()
    root = _course(options)
    for name in _assignments(options.assignment):
        changed = release.build(root, name)
        for path in changed:
            out.print(f"changed {path}", highlight=False)
        if not changed:
            out.print(f"{name}: everything is current", highlight=False)
    if not _errata_current(root):
        (root / ERRATA).write_text(errata.page(), "utf-8")
        out.print(f"changed {ERRATA}", highlight=False)
    return 0


def check(options: argparse.Namespace) -> int:
    """Print the table of proofs and one sentence for each thing that is not so."""
    out = Console()
    root = _course(options)
    found: list[str] = []
    for name in _assignments(options.assignment):
        rows, problems = gate.examine(root, name)
        out.print(_gate_table(name, rows))
        found += problems
        if options.kill_matrix:
            options.kill_matrix.mkdir(parents=True, exist_ok=True)
            path = options.kill_matrix / f"{name}.md"
            path.write_text(kill_matrix.page(name, [row.exercise for row in rows]), "utf-8")
            out.print(f"which case rejects which misconception: {path}\n", highlight=False)
    if (root / ERRATA).exists() and not _errata_current(root):
        found.append(f"{ERRATA} is stale: {release.REMEDY}")
    for problem in found:
        out.print(f"NOT SO  {problem}", markup=False, highlight=False, soft_wrap=True)
    count = "1 thing is" if len(found) == 1 else f"{len(found)} things are"
    out.print("All of it holds." if not found else f"{count} not so.")
    return 1 if found else 0


def grade(options: argparse.Namespace) -> int:
    """Grade a class, record it in the gradebook, write feedback, print the table."""
    root = _course(options)
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
    return _grade(
        root, options.assignment, events, len(names), quiet=options.quiet, feedback=feedback
    )


def demo(options: argparse.Namespace) -> int:
    """Make a course with a class, grade it, write feedback, say where everything lies."""
    out = Console()
    course = options.folder.resolve()
    classes = make_course(_course(options), course, _assignments(options.assignment))
    code = 0
    for assignment, names in classes.items():
        events = grade_class(course, assignment, names)
        code = max(code, _grade(course, assignment, events, len(names), quiet=False))
    shown = options.folder
    assignment, names = next(iter(classes.items()))
    notebook = next(iter(load(course, assignment).frames))
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


def _grade(
    root: Path,
    assignment: str,
    events: Iterable[Event],
    total: int,
    *,
    quiet: bool,
    feedback: bool = True,
) -> int:
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
                _trouble(
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
                _trouble(
                    f"{event.student}: graded, but not recorded ({error}). "
                    "The result is kept; run the command again."
                )
    told = 0
    if feedback:
        with out.status("writing feedback"):
            told, troubles = write_class(root, assignment, kept, recorded)
        for trouble in troubles:
            lost += 1
            _trouble(trouble)
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
    return 4 if counts[BROKEN] or lost else 0


def _errata_current(root: Path) -> bool:
    path = root / ERRATA
    return path.is_file() and path.read_text("utf-8") == errata.page()


def _trouble(text: str) -> None:
    Console(stderr=True).print(text, markup=False, highlight=False, soft_wrap=True)


def _gate_table(assignment: str, rows: list[gate.Row]) -> Table:
    table = Table(
        title=f"{assignment}: {len(rows)} exercises",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1),
        pad_edge=False,
    )
    for column in ("exercise", "cases", "ref.", "stub", "killed", "named", "oracle"):
        table.add_column(column, no_wrap=True)
    for row in rows:
        exercise = row.exercise
        wrong = len(exercise.misconceptions)
        table.add_row(
            exercise.name,
            f"{len(exercise.visible)}+{len(exercise.hidden)}",
            row.reference,
            row.stub,
            f"{row.killed}/{wrong}",
            f"{row.named}/{wrong}",
            row.oracle,
        )
    coinciding = [f"{row.exercise.name}: {pair}" for row in rows for pair in row.coinciding]
    table.caption = (
        "cases: visible+hidden; ref.: marks of the reference; killed, named: misconceptions that "
        "lose marks, that are recognised; oracle: largest gap to an independent gradient\n"
        "misconceptions that no case tells apart: " + ("; ".join(coinciding) or "none")
    )
    table.caption_justify = "left"
    return table


def _course(options: argparse.Namespace) -> Path:
    return course_folder(options.course.resolve())


def _assignments(names: list[str]) -> list[str]:
    for name in names:
        suite(name)
    return names or list(ASSIGNMENTS)
