"""What run_autograder does on Gradescope: grade one submission, write results.json.

    python -m autograder.exporters.gradescope_run /autograder

Runs in the container, as root. The student's code runs in the sandbox's inner form: containers
refuse user namespaces, and the inner layers hold for root as well. Where the fault is ours nothing
is written and the exit code is 4; Gradescope then says "The autograder failed to execute correctly"
("Troubleshooting" of its documentation), and nobody gets a mark.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.course import Assignment, load
from autograder.exporters.results_json import results_json
from autograder.files import put
from autograder.grading import grade
from autograder.intake import Submission, read_submission
from autograder.sandbox.host import Sandbox, SandboxError
from autograder.sandbox.limits import Limits

EXIT_BROKEN = 4
TRIES = 2
# Where a container's memory limit stands, in both generations of control groups.
MEMORY_FILES = ("memory.max", "memory/memory.limit_in_bytes")
CONTROL_GROUP = Path("/sys/fs/cgroup")
# What the grader itself needs, and what a notebook has to have.
OWN_MEMORY, LEAST_MEMORY = 256 * 2**20, 512 * 2**20
MAX_ENTRIES = 1_000


def main(arguments: Sequence[str]) -> int:
    """Grade, or with --prove only try the sandbox; return the exit code."""
    root = Path(arguments[-1]).resolve()
    try:
        if "--prove" in arguments:
            with _sandbox(root, Limits()) as sandbox:
                print(f"The sandbox works here: {sandbox.form}.")
        else:
            _write(root / "results" / "results.json", graded(root))
    except BaseException:
        # Only the instructor sees what is printed.
        traceback.print_exc(file=sys.stdout)
        print("This is not the student's fault. Nothing was written, and there is no mark.")
        return EXIT_BROKEN
    return 0


def graded(root: Path) -> dict[str, Any]:
    """Return what results.json holds for the submission in `root`. Raises where we are at fault."""
    about = json.loads((root / "source" / "backgrade.json").read_text("utf-8"))
    assignment = load(root / "source" / "course", about["assignment"])
    assignment = replace(assignment, limits=fitting(assignment.limits, CONTROL_GROUP))
    folder = submission_folder(root / "submission")
    submission = read_submission(folder, "submission", assignment.name, assignment.frames)
    result = _result(root, submission, assignment)
    document = results_json(result, visibility=about["visibility"])
    for flag in document["extra_data"]["backgrade"]["flags"]:
        print(f"To look at: {flag}")
    print(f"{document['score']} of {result['max']} marks; sandbox: {result['sandbox']}")
    return document


def fitting(limits: Limits, control_group: Path) -> Limits:
    """Return the limits with no more memory than the container has left beside the grader.

    Otherwise the container would be killed with all that is in it, and not one notebook's process.
    """
    for name in MEMORY_FILES:
        try:
            most = int((control_group / name).read_text("ascii"))
        except (OSError, ValueError):
            continue  # not there, or "max"
        left = max(LEAST_MEMORY, most - OWN_MEMORY)
        return replace(limits, memory_bytes=min(limits.memory_bytes, left))
    return limits


def submission_folder(folder: Path) -> Path:
    """Return where the notebooks lie: in `folder`, or in the one folder that was handed in whole.

    Links are not followed.
    """
    for _ in range(3):
        entries = [] if folder.is_symlink() or not folder.is_dir() else list(os.scandir(folder))
        if any(e.name.endswith(".ipynb") for e in entries[:MAX_ENTRIES]):
            break
        inner = [
            e.name
            for e in entries[:MAX_ENTRIES]
            if e.is_dir(follow_symlinks=False) and e.name[0] not in "._"
        ]
        if len(inner) != 1:
            break
        folder = folder / inner[0]
    return folder


def _result(root: Path, submission: Submission, assignment: Assignment) -> dict[str, Any]:
    for attempt in range(1, TRIES + 1):
        try:
            with _sandbox(root, assignment.limits) as sandbox:
                return grade(submission, assignment, sandbox)
        except SandboxError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _sandbox(root: Path, limits: Limits) -> Sandbox:
    """Start the inner form and prove that it keeps the autograder closed. Raises SandboxError."""
    sandbox = Sandbox("inner", limits)
    try:
        places = [root, root / "source", root / "source" / "course", root / "results"]
        sandbox.probe([place for place in places if place.is_dir()])
    except BaseException:
        sandbox.close()
        raise
    return sandbox


def _write(path: Path, document: dict[str, Any]) -> None:
    """Write the file at once or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, json.dumps(document, allow_nan=False, indent=1).encode(), 0o644)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
