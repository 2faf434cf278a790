"""The floor: students' cells run in one warm shell and nothing else. CPU seconds a submission.

    python -m tests.benchmarks.floor COURSE ASSIGNMENT

The cells are those that the grader runs. Every notebook gets an empty namespace. The second floor
has the calls of all cases besides, each made once, its result thrown away.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # as in the sandbox; numpy reads them when it is imported

import numpy as np  # noqa: E402

from autograder.batch import students  # noqa: E402
from autograder.course import load  # noqa: E402
from autograder.intake import read_submission  # noqa: E402
from autograder.sandbox.worker.calls import Request  # noqa: E402
from autograder.sandbox.worker.outputs import Outputs  # noqa: E402
from autograder.sandbox.worker.plain import copied  # noqa: E402
from autograder.sandbox.worker.shell import Shell, build  # noqa: E402
from autograder.transplant import code_cells  # noqa: E402


@dataclass(frozen=True)
class _Work:
    """The cells of one notebook, and the calls of its exercises."""

    cells: list[tuple[int, str, str]]
    calls: list[Request]


def main(course: Path, assignment: str) -> None:
    """Print what the cells of one submission take on average, and what cells and calls take."""
    sys.path.insert(0, str(course / "release" / assignment))  # checks.py
    notebooks = list(_notebooks(course, assignment))
    said = sys.stdout  # the shell puts another one in its place
    shell = build()
    warm = dict(shell.user_ns)
    _run(shell, warm, notebooks[0])  # what is imported is imported now
    cells = calls = 0.0
    for notebook in notebooks:
        start = time.process_time()
        _run(shell, warm, notebook)
        middle = time.process_time()
        _call(shell, notebook)
        cells += middle - start
        calls += time.process_time() - middle
    count = len(students(course, assignment))
    print(cells / count, (cells + calls) / count, file=said)


def _notebooks(course: Path, name: str) -> Iterator[_Work]:
    assignment = load(course, name)
    calls = {
        notebook: [c.request for e in assignment.exercises_of(notebook) for c in e.cases]
        for notebook in assignment.frames
    }
    for student in students(course, name):
        folder = course / "submitted" / student / name
        handed_in = read_submission(folder, student, name, assignment.frames)
        for notebook, frame in assignment.frames.items():
            cells = code_cells(frame, handed_in.notebooks[notebook].cells)
            yield _Work(cells, calls[notebook])


def _run(shell: Shell, warm: dict[str, object], work: _Work) -> None:
    shell.user_ns.clear()
    shell.user_ns.update(warm)
    shell.outputs = Outputs(10**6)
    for _, label, source in work.cells:
        shell.run_labelled(label, source)


def _call(shell: Shell, work: _Work) -> None:
    with np.errstate(all="ignore"):
        for request in work.calls:
            names = {"np": np, **copied(request.inputs, read_only=request.read_only)}
            names[request.subject] = shell.user_ns.get(request.subject)
            try:
                exec(request.helpers, names)
                eval(request.expression, names)
            except Exception:  # a wrong answer: it ends where it ends
                continue


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
