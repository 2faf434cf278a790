"""Backgrade and stock nbgrader on the same class, in turns, on this machine.

    python -m tests.benchmarks.stock --students 100 --repeat 3 --markdown

Stock nbgrader runs `nbgrader autograde` and `nbgrader generate_feedback` with its own Execute and
no configuration; the suite's cases stand in its notebooks as hidden test cells. `backgrade grade`
does the same work: from submitted/ to marks in the gradebook and pages of feedback. Both start
from the same submissions and an empty gradebook each time. A smaller class will do for stock
nbgrader, which takes seconds a submission; what it spends on starting is measured and counted as
if it had graded the whole class.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.model import CHECK_PREFIX
from tests.benchmarks import stock_course as stock
from tests.benchmarks.classes import forget_grading, kinds, made_up_class, our_course
from tests.benchmarks.measured import CommandFailed, Cost, program, run
from tests.benchmarks.tables import milliseconds, spread, table
from tests.conftest import ASSIGNMENT

HEAD = ("", "wall ms", "CPU ms")


@dataclass
class Figures:
    """Of each repetition: (wall, CPU) seconds a submission; the parent's peak in MB."""

    stock_whole: list[tuple[float, float]] = field(default_factory=list)
    stock_alone: list[tuple[float, float]] = field(default_factory=list)
    whole: list[tuple[float, float]] = field(default_factory=list)
    alone: list[tuple[float, float]] = field(default_factory=list)
    cells: list[float] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)
    peak: float = 0.0


def main() -> int:
    """Print the tables; 1 where the marks show that the comparison means nothing."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="backgrade-stock-") as folder:
        troubles = [
            _compare(name, options, Path(folder) / name)
            for name in options.assignment or [ASSIGNMENT, "4-batch"]
        ]
    return 1 if any(troubles) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.stock",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--assignment", action="append", help="1-activations or 4-batch; both")
    parser.add_argument("--students", type=int, default=100, help="class of Backgrade (100)")
    parser.add_argument("--stock-students", type=int, help="class of nbgrader (one of each kind)")
    parser.add_argument("--repeat", type=int, default=3, help="turns (3)")
    parser.add_argument(
        "--pictures", action="store_true", help="stock nbgrader runs the cells that draw as well"
    )
    parser.add_argument("--markdown", action="store_true", help="print tables for the README")
    return parser


def _compare(name: str, options: argparse.Namespace, folder: Path) -> list[str]:
    """Measure one assignment and print; return what is wrong with the marks."""
    some = options.stock_students or len(kinds(name))
    students = made_up_class(name, options.students)
    few = made_up_class(name, some)
    ours, theirs = folder / "ours", folder / "stock"
    our_course(ours, name, students)
    stock.stock_course(theirs, name, few, pictures=options.pictures)
    found = Figures()
    for turn in range(options.repeat):
        print(f"{name}: turn {turn + 1} of {options.repeat}", file=sys.stderr)
        _measure_stock(found, name, theirs, some, options.students)
        _measure_ours(found, name, ours, options.students)
    marks = stock.marks(theirs, name)
    troubles = stock.unbelievable(marks, few)
    print(_report(name, options, some, found))
    print(_agreement(marks, ours, name))
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return troubles


def _measure_stock(found: Figures, name: str, course: Path, some: int, many: int) -> None:
    forget_grading(course)
    grading = [program("nbgrader"), "autograde", name]
    feedback = [program("nbgrader"), "generate_feedback", name]
    costs = [(run(command, course), run(command, course)) for command in (grading, feedback)]
    each = [_spread_out(first, again, some, many) for first, again in costs]
    found.stock_alone.append(each[0])
    found.stock_whole.append((each[0][0] + each[1][0], each[0][1] + each[1][1]))


def _spread_out(first: Cost, again: Cost, some: int, many: int) -> tuple[float, float]:
    """Return (wall, CPU) a submission in a class of `many`.

    again: the same command with nothing left to do, which is what it takes to start.
    """
    return (
        (first.wall - again.wall) / some + again.wall / many,
        (first.cpu - again.cpu) / some + again.cpu / many,
    )


def _measure_ours(found: Figures, name: str, course: Path, many: int) -> None:
    forget_grading(course)
    alone = run([sys.executable, "-m", "tests.benchmarks.alone", course, name], course)
    forget_grading(course)
    whole = run([program("backgrade"), "grade", name, "--quiet"], course)
    floor = run([sys.executable, "-m", "tests.benchmarks.floor", course, name], course)
    pages = len(list((course / "feedback").glob(f"*/{name}/*.html")))
    notebooks = len(list((course / "release" / name).glob("*.ipynb")))
    if pages != many * notebooks:
        raise CommandFailed(f"{pages} pages of feedback, expected {many * notebooks}")
    found.alone.append((alone.wall / many, alone.cpu / many))
    found.whole.append((whole.wall / many, whole.cpu / many))
    cells, calls = map(float, floor.output.split()[-2:])
    found.cells.append(cells)
    found.calls.append(calls)
    found.peak = max(found.peak, whole.peak)


def _report(name: str, options: argparse.Namespace, some: int, found: Figures) -> str:
    def row(label: str, costs: list[tuple[float, float]]) -> tuple[str, ...]:
        return label, *(milliseconds([cost[i] for cost in costs]) for i in (0, 1))

    def ratios(
        label: str, slow: list[tuple[float, float]], fast: list[tuple[float, float]]
    ) -> tuple[str, ...]:
        turns = list(zip(slow, fast, strict=True))
        return label, *(spread([a[i] / b[i] for a, b in turns]) + " times" for i in (0, 1))

    def to_floor(label: str, costs: list[tuple[float, float]], floor: list[float]) -> list[str]:
        turns = zip(costs, floor, strict=True)
        return [label, "", spread([cost[1] / least for cost, least in turns]) + " times"]

    rows = [
        row("nbgrader autograde + generate_feedback", found.stock_whole),
        row("backgrade grade", found.whole),
        ratios("ratio", found.stock_whole, found.whole),
        row("nbgrader autograde", found.stock_alone),
        row("Backgrade, results only", found.alone),
        ratios("ratio", found.stock_alone, found.alone),
        ("floor: the cells in one warm shell", "", milliseconds(found.cells)),
        ("floor: the cells, and each call once", "", milliseconds(found.calls)),
        to_floor("backgrade grade to cells", found.whole, found.cells),
        to_floor("backgrade grade to cells and calls", found.whole, found.calls),
        to_floor("results only to cells", found.alone, found.cells),
        to_floor("results only to cells and calls", found.alone, found.calls),
    ]
    about = (
        f"{name}, per submission; {options.students} students for Backgrade, {some} for nbgrader, "
        f"{options.repeat} turns, median (smallest to largest); "
        f"{'with' if options.pictures else 'without'} pictures for nbgrader; "
        f"largest memory of Backgrade's parent process {found.peak:.0f} MB"
    )
    return f"\n{about}\n\n{table(HEAD, rows, markdown=options.markdown)}\n"


def _agreement(marks: stock.Marks, course: Path, name: str) -> str:
    """Return in how many exercises both say the same: full marks, or not."""
    alike, differ = 0, []
    for student, exercise, full in _full_marks(course, name):
        theirs = marks.get((student, f"{CHECK_PREFIX}{exercise}"))
        if theirs is None:
            continue
        if full == (theirs[0] >= theirs[1]):
            alike += 1
        else:
            differ.append(f"{student} {exercise} ({'full' if full else 'not full'} in Backgrade)")
    some = f": {'; '.join(differ[:20])}" if differ else ""
    return f"full marks or not: alike in {alike} exercises, different in {len(differ)}{some}"


def _full_marks(course: Path, name: str) -> Iterator[tuple[str, str, bool]]:
    for path in sorted((course / "results" / name).glob("*.json")):
        result = json.loads(path.read_text("utf-8"))
        for notebook in result["notebooks"]:
            for exercise in notebook["exercises"]:
                full = exercise["score"] >= exercise["max"]
                yield result["student"], exercise["name"], full


if __name__ == "__main__":
    sys.exit(main())
