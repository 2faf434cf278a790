"""What the two worked examples have in common."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.model import Exercise

Numbers = dict[str, Any]


def f(z: Any) -> Any:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-z))


def example(
    name: str, answers: Numbers, shown: tuple[str, ...], section: str, hints: list[str]
) -> Exercise:
    """Return the exercise: some items are shown with their values, the others are hidden cases."""
    return exercise(
        answers,
        name=name,
        marks=2,
        section=section,
        visible=[case(item, item=item) for item in shown],
        hidden=[case(item, item=item) for item in answers if item not in shown],
        hints=hints,
    )


def wrong_numbers(made: Exercise, name: str, diagnosis: str, numbers: Numbers) -> None:
    """Declare wrong numbers as a misconception; those that are right all the same are left out."""
    right = made.reference
    wrong = {item: v for item, v in numbers.items() if not np.isclose(v, right[item], rtol=1e-9)}
    made.wrong_answer(name, diagnosis, **wrong)
