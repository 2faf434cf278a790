"""The numbers that students must not get to see: inputs of hidden cases."""

from __future__ import annotations

from typing import Any

from autograder.course import Assignment
from autograder.feedback.style import CSS
from tests.attacks.trial import NUMBER
from tests.conftest import ASSIGNMENT, ROOT


def unknown_numbers(assignment: Assignment) -> set[str]:
    """Return the hidden inputs, as they are written, that stand in nothing that students have."""
    texts = [p.read_text("utf-8") for p in sorted((ROOT / "release" / ASSIGNMENT).iterdir())]
    known = {number for text in (*texts, CSS) for number in NUMBER.findall(text)}
    return _hidden_numbers(assignment) - known


def _hidden_numbers(assignment: Assignment) -> set[str]:
    """Return the inputs of hidden cases as they are written, where nobody could guess them."""
    found: set[str] = set()
    for exercise in assignment.exercises.values():
        for case in exercise.hidden:
            for value in case.request.inputs.values():
                found |= {repr(abs(n)) for n in _floats(value)}
    return {text for text in found if len(text.replace(".", "").strip("0")) >= 4 and "." in text}


def _floats(value: Any) -> list[float]:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [n for item in value for n in _floats(item)]
    return [value] if isinstance(value, float) else []
