"""How a submission of the demo class must come out: what the tables of this folder are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from autograder.model import Outcome

Result = dict[str, Any]


@dataclass(frozen=True)
class Expected:
    """What must come out for one submission.

    outcomes: by exercise; all others have the outcome `others`. full_marks: is the score the
    maximum? at_most: a bound for the score of those who should earn little.
    diagnoses: names that must be among an exercise's diagnoses; () means that there is none.
    notes: text that an exercise's note holds. depends_on: what a failure is led back to.
    notebook_note: text in the note of the core notebook. cells: how those of its cells ended that
    did not end well. prints: text that a cell shows.
    """

    full_marks: bool = False
    at_most: float = math.inf
    others: Outcome = Outcome.PASSED
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    diagnoses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    depends_on: dict[str, list[str]] = field(default_factory=dict)
    notebook_note: str = ""
    cells: tuple[str, ...] = ()
    prints: str = ""


def each(names: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(names.split(), value)


RIGHT = Expected(full_marks=True)
WARNING, SINGLE = "numpy gave a warning", "single precision (float32)"
