"""Grade a class to results and nothing else: no gradebook, no notebooks, no pages.

python -m tests.benchmarks.alone COURSE ASSIGNMENT
"""

from __future__ import annotations

import sys
from pathlib import Path

from autograder.batch import GRADED, grade_class, students


def main(course: Path, assignment: str) -> None:
    """Grade all that was handed in; raises where one could not be graded."""
    for event in grade_class(course, assignment, students(course, assignment)):
        if event.status != GRADED:
            raise SystemExit(f"{event.student}: {event.status}\n{event.trouble}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
