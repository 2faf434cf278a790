"""`backgrade check`: the proofs before release."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from autograder import gate, kill_matrix
from autograder.commands.build import stale_pages
from autograder.commands.parsing import chosen, course, describe
from autograder.notebooks import release
from autograder.wording import counted


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        check,
        example="  backgrade check 4-batch --kill-matrix kills",
    )
    parser.add_argument("assignment", nargs="*", help="default: all in source/")
    parser.add_argument(
        "--kill-matrix",
        type=Path,
        metavar="FOLDER",
        help="write there, for each assignment, which case rejects which misconception",
    )


def check(options: argparse.Namespace) -> int:
    """Print the table of proofs and one sentence for each thing that is not so."""
    out = Console()
    root = course(options)
    found: list[str] = []
    for name in chosen(root, options.assignment):
        rows, problems = gate.examine(root, name)
        out.print(_gate_table(name, rows))
        found += problems
        if options.kill_matrix:
            options.kill_matrix.mkdir(parents=True, exist_ok=True)
            path = options.kill_matrix / f"{name}.md"
            path.write_text(kill_matrix.page(name, [row.exercise for row in rows]), "utf-8")
            out.print(f"which case rejects which misconception: {path}\n", highlight=False)
    for name in stale_pages(root):
        if (root / name).exists():
            found.append(f"{name} is stale: {release.REMEDY}")
    for problem in found:
        out.print(f"NOT SO  {problem}", markup=False, highlight=False, soft_wrap=True)
    count = counted(len(found), "thing is", "things are")
    out.print("All of it holds." if not found else f"{count} not so.")
    return 1 if found else 0


def _gate_table(assignment: str, rows: list[gate.Row]) -> Table:
    table = Table(
        title=f"{assignment}: {counted(len(rows), 'exercise')}",
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
