"""What a student is shown says nothing about hidden inputs: with other ones it is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.course import Assignment
from autograder.model import Case, Exercise
from tests.attacks.bench import Bench
from tests.attacks.reader import Attack, attacks
from tests.attacks.trial import told

OUTWARD = [attack for attack in attacks() if attack.kind == "exfiltration"]


def _other(value: Any) -> Any:
    """Return other inputs of the same kind and shape; zeros stay, for kinks are at zero."""
    if isinstance(value, np.ndarray):
        return np.where(value == 0, value, value * 1.0625) if value.dtype.kind == "f" else -value
    if isinstance(value, float):
        return value * 1.0625
    return [_other(item) for item in value] if isinstance(value, list) else value


def _exchanged(case: Case) -> Case:
    inputs = {name: _other(value) for name, value in case.request.inputs.items()}
    return replace(case, request=replace(case.request, inputs=inputs))


@pytest.fixture(scope="session")
def exchanged(attacked: Assignment) -> Assignment:
    """The assignment with other inputs in all hidden cases."""
    made: dict[str, Exercise] = {
        name: replace(exercise, hidden=tuple(map(_exchanged, exercise.hidden)))
        for name, exercise in attacked.exercises.items()
    }
    return replace(attacked, exercises=made)


@pytest.mark.parametrize("attack", OUTWARD, ids=lambda attack: attack.name)
def test_with_other_hidden_inputs_the_result_is_the_same_to_the_letter(
    attack: Attack, bench: Bench, exchanged: Assignment
) -> None:
    assert told(bench.grade_alone(attack)) == told(bench.grade_alone(attack, exchanged))
