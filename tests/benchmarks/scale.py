"""`backgrade grade` for classes of several sizes: does cost grow as the class does, and memory not?

    python -m tests.benchmarks.scale --students 500 2000 --markdown

No two submissions have a cell in common. Each class is graded, recorded and told; then the same
command runs again, which finds everything done.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.classes import made_up_class, our_course
from tests.benchmarks.measured import Cost, program, run
from tests.benchmarks.tables import table
from tests.conftest import ASSIGNMENT

HEAD = ("students", "run", "wall s", "CPU s", "wall ms each", "CPU ms each", "parent's peak MB")


def main() -> None:
    """Print a row for each run, then how much more the largest class took than the smallest."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("assignment", nargs="?", default=ASSIGNMENT)
    parser.add_argument("--students", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    rows, costs = [], {}
    for count in sorted(options.students):
        with tempfile.TemporaryDirectory(prefix="backgrade-scale-") as folder:
            course = Path(folder) / "course"
            our_course(course, options.assignment, made_up_class(options.assignment, count))
            for what in ("graded", "again"):
                print(f"{count} students: {what}", file=sys.stderr)
                cost = run([program("backgrade"), "grade", options.assignment, "--quiet"], course)
                costs.setdefault(count, cost)
                rows.append(_row(count, what, cost))
    print(table(HEAD, rows, markdown=options.markdown))
    (few, small), (many, large) = min(costs.items()), max(costs.items())
    print(
        f"\n{many} students against {few}, {many / few:.1f} times as many: "
        f"{large.wall / small.wall:.2f} times the wall time, {large.cpu / small.cpu:.2f} times the "
        "CPU time"
    )


def _row(count: int, what: str, cost: Cost) -> list[str]:
    each = [f"{1000 * value / count:.0f}" for value in (cost.wall, cost.cpu)]
    return [str(count), what, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", *each, f"{cost.peak:.0f}"]


if __name__ == "__main__":
    main()
