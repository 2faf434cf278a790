"""Where the time of one submission goes, stage by stage, from submitted/ to the page of feedback.

    python -m tests.benchmarks.stages 1-activations --students 26 --markdown

The real functions are timed from outside, in one process that does what the workers of
`backgrade grade` and its parent do. Medians over a class, and the mean, which tells what a class
costs: right and wrong submissions differ.
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import tempfile
from pathlib import Path

from autograder import batch
from autograder.course import load
from autograder.feedback.folder import Writer
from autograder.grading import grade
from autograder.recording import recorder
from autograder.results import Store
from autograder.sandbox.host import Sandbox
from tests.benchmarks.classes import made_up_class, our_course
from tests.benchmarks.stopwatch import Stopwatch, Times
from tests.benchmarks.tables import table
from tests.conftest import ASSIGNMENT

REST = "the rest of grading"
STAGES = (
    ("read and transplant", "autograder.batch:read_submission"),
    ("read and transplant", "autograder.intake:parse"),
    ("read and transplant", "autograder.grading:code_cells"),
    ("hash of submission and suite", "autograder.grading:result_key"),
    ("fork and confine", "autograder.sandbox.host:Sandbox.spawn"),
    ("student's cells", "autograder.running:_Session._run_cells"),
    ("calls", "autograder.running:_Session.observe"),
    ("decode answers", "autograder.sandbox.children:read_observation"),
    ("decode answers", "autograder.sandbox.children:read_outputs"),
    ("end the child", "autograder.sandbox.children:Child.close"),
    ("judge", "autograder.grading:judge"),
    ("diagnose", "autograder.grading:diagnose"),
    ("flags", "autograder.grading:flags_of"),
    ("flags", "autograder.grading:unusual_imports"),
    ("gradebook transaction", "autograder.gradebook:ClassGradebook.enter"),
    ("annotated notebooks", "autograder.recording:Recorder._write"),
    ("feedback pages", "autograder.feedback.folder:Writer.write"),
)
HAND_OVER, STORE, RECORD = "between processes", "store the result", "the rest of recording"
ORDER = [*dict.fromkeys(stage for stage, _ in STAGES)]
for _new, _before in ((REST, "gradebook transaction"), (HAND_OVER, "gradebook transaction")):
    ORDER.insert(ORDER.index(_before), _new)
ORDER.insert(ORDER.index("gradebook transaction"), STORE)
ORDER.insert(ORDER.index("feedback pages"), RECORD)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.stages",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("assignment", nargs="?", default=ASSIGNMENT)
    parser.add_argument("--students", type=int, default=26)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="backgrade-stages-") as folder:
        course = Path(folder) / "course"
        our_course(course, options.assignment, made_up_class(options.assignment, options.students))
        laps = _laps(course, options.assignment)
    print(f"\n{options.assignment}, {options.students} submissions, milliseconds\n")
    print(_report(laps, markdown=options.markdown))


def _laps(course: Path, name: str) -> list[dict[str, Times]]:
    watch = Stopwatch()
    for stage, place in STAGES:
        watch.wrap(stage, place)
    assignment, store = load(course, name), Store(course)
    names = batch.students(course, name)
    laps, results = [], []
    with Sandbox(limits=assignment.limits) as sandbox, recorder(course, assignment) as gradebook:
        sandbox.probe([course])
        watch.watch(sandbox)
        for student in [names[0], *names]:  # the first one once more: it warms up
            folder = course / "submitted" / student / name
            watch.lap()
            submission = batch.read_submission(folder, student, name, assignment.frames)
            with watch.stage(HAND_OVER):
                submission = pickle.loads(pickle.dumps(submission))
            with watch.stage(REST):
                result = grade(submission, assignment, sandbox)
            with watch.stage(HAND_OVER):
                result = pickle.loads(pickle.dumps(result))
            with watch.stage(STORE):
                store.write(result)
            with watch.stage(RECORD):
                gradebook.record(result)
            laps.append(watch.lap())
            results.append(result)
        watch.forget()
    writer = Writer(course, name)
    for lap, result in zip(laps, results, strict=True):
        writer.write(result)
        lap |= watch.lap()
    return laps[1:]


def _report(laps: list[dict[str, Times]], *, markdown: bool) -> str:
    nothing = (0.0, 0.0, 0.0)
    rows = []
    totals = [0.0] * 4
    for stage in ORDER:
        each = [lap.get(stage, nothing) for lap in laps]
        wall, here, there = (statistics.median(1000 * times[i] for times in each) for i in range(3))
        mean = statistics.fmean(1000 * (times[1] + times[2]) for times in each)
        figures = [wall, here, there, mean]
        totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
        rows.append([stage, *(f"{figure:.1f}" for figure in figures)])
    rows.append(["sum", *(f"{total:.1f}" for total in totals)])
    head = ("stage", "wall", "CPU of the grader", "CPU in the sandbox", "CPU, mean")
    return table(head, rows, markdown=markdown)


if __name__ == "__main__":
    main()
