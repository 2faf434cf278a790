"""What isolation costs an honest submission: `python -m tests.benchmarks.isolation [rounds]`.

The same submission of `1-activations` is graded without confinement, behind the inner layers, and
in bubblewrap besides, in turns, each in a warm sandbox. Medians, and the difference to none.
"""

from __future__ import annotations

import statistics
import sys
import time

from autograder.course import load
from autograder.demo.submissions import Fixture, source_notebooks, submission
from autograder.grading import grade
from autograder.sandbox import bubblewrap
from autograder.sandbox.host import Sandbox
from tests.conftest import ASSIGNMENT, ROOT


def main(rounds: int = 15) -> None:
    """Print one line a form."""
    assignment = load(ROOT, ASSIGNMENT)
    sources = source_notebooks(ROOT, ASSIGNMENT)
    made = submission(Fixture("s", "", "reference", ()), ASSIGNMENT, sources, assignment.frames)
    forms = {"none": Sandbox(unsafe=True), "inner layer": Sandbox("inner")}
    if bubblewrap.working_variant() is not None:
        forms["bubblewrap + inner layer"] = Sandbox("bubblewrap")
    seconds: dict[str, list[float]] = {form: [] for form in forms}
    try:
        for round_ in range(rounds + 1):
            for form, sandbox in forms.items():
                start = time.perf_counter()
                result = grade(made, assignment, sandbox)
                assert result["score"] == result["max"]
                if round_:  # the first one warms up
                    seconds[form].append(time.perf_counter() - start)
    finally:
        for sandbox in forms.values():
            sandbox.close()
    floor = statistics.median(seconds["none"])
    for form, values in seconds.items():
        median = statistics.median(values)
        print(
            f"{form:26} {1000 * median:7.1f} ms a submission (both notebooks), "
            f"{1000 * (median - floor):+6.1f} ms, {median / floor:.2f} times none"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
