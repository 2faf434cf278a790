"""Right solutions in many styles (wheats) and wrong ones (chaffs), of all assignments."""

from __future__ import annotations

from typing import Any

from autograder.bank import suite
from autograder.suite import ASSIGNMENTS
from tests.wheats import activations, batch, delta, forward, gradcheck

PARTS: tuple[Any, ...] = (activations, forward, delta, batch, gradcheck)

EXERCISES = {name: e for assignment in ASSIGNMENTS for name, e in suite(assignment).items()}
# exercise -> style -> a callable, or the dict of a quiz
WHEATS: dict[str, dict[str, Any]] = {}
CHAFFS: dict[str, dict[str, Any]] = {}
for _part in PARTS:
    WHEATS |= _part.WHEATS
    CHAFFS |= _part.CHAFFS

# Misconceptions of an exercise that no case can tell apart.
COINCIDING = {
    # Both are nan where the exponential of a large z overflows, and right everywhere else.
    ("sigmoid", "overflowing_fraction", "branches_exchanged"),
    # Twice the step, or twice the gradient: the same way down.
    ("train_ex2", "step_size_one", "two_left_from_the_square"),
}
