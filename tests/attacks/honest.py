"""An honest student who is graded right after an attacker, and looks around before working.

One cell prints all that one submission could have left for the next: it must print the same after
every attack as it did before the first one.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from autograder.cells import checked_exercise, grading
from autograder.course import Assignment
from autograder.demo.submissions import read_fixture, submission
from autograder.grading import grade
from autograder.sandbox.host import Sandbox
from tests.attacks.planted import CANARIES
from tests.attacks.reader import FOLDER, filled

SHORT = ("sigmoid", "sigmoid_grad", "relu", "saturation")
LOOK = "LOOK "


def shortened(assignment: Assignment) -> Assignment:
    """Return the assignment with a few exercises of its first notebook, quickly graded."""
    name = next(iter(assignment.frames))
    frame = copy.deepcopy(assignment.frames[name])
    frame["cells"] = [cell for cell in frame["cells"] if _kept(cell)]
    return replace(assignment, frames={name: frame})


def _kept(cell: Mapping[str, Any]) -> bool:
    grade_id = grading(cell).get("grade_id", "")
    return grade_id in (*SHORT, "setup") or checked_exercise(cell) in SHORT


def honest(
    assignment: Assignment, sources: Mapping[str, Any], sandbox: Sandbox
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Grade the honest student; return the result and what that student saw around."""
    fixture = read_fixture(FOLDER / "honest.py")
    known = {"canary": CANARIES["neighbour"]}
    sections = ((verb, target, filled(text, known)) for verb, target, text in fixture.sections)
    fixture = replace(fixture, sections=tuple(sections))
    made = submission(fixture, assignment.name, sources, assignment.frames)
    result = grade(made, assignment, sandbox)
    for cell in result["notebooks"][0]["cells"]:
        for output in cell["outputs"]:
            text = output.get("text", "")
            if text.startswith(LOOK):
                seen: dict[str, Any] = json.loads(text.removeprefix(LOOK))
                return result, seen
    raise AssertionError(f"the honest student saw nothing: {result['notebooks'][0]['cells'][:3]}")
