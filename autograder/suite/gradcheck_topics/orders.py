"""The order of a difference quotient's error."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.gradcheck_topics.quotients import SECTION
from solutions import gradcheck as right

HS = np.array([1e-1, 1e-2, 1e-3, 1e-4])

error_order = exercise(
    right.error_order,
    marks=2,
    section=SECTION,
    visible=[
        case("an error of 3h²: the order is 2", errors=3 * HS**2, hs=HS),
        case("an error of -h/2, the smallest step first: 1", errors=-HS[::-1] / 2, hs=HS[::-1]),
    ],
    hidden=[
        case(
            "a curve like a V: the small steps suffer from rounding",
            errors=[3.1e-3, 3.02e-5, 4.4e-7, 2.6e-6, -3.3e-4],
            hs=[1e-1, 1e-2, 1e-3, 1e-4, 1e-5],
        ),
        case(
            "one-sided quotients, the errors negative",
            errors=[-0.0271, -0.01318, -0.00652, -0.003243],
            hs=[0.08, 0.04, 0.02, 0.01],
        ),
        case(
            "steps in no order, errors of both signs",
            errors=[2.2e-8, -1.9e-3, 5.0e-11, 1.27e-4, -4.1e-10],
            hs=[0.02, 0.5, 1e-5, 0.25, 1e-6],
        ),
        case("two steps, whole numbers", errors=[-5, 135], hs=[2, 6]),
        case(
            "arrays that refuse to be written",
            errors=[-1.3e-9, 6.2e-7, 9.7e-5, 0.0158],
            hs=[0.003, 0.03, 0.1, 0.4],
            read_only=True,
        ),
    ],
    hints=[
        "If the error is C h^p, what is the quotient of two errors? C drops out.",
        "Logarithms turn the power p into a factor. The logarithm of a negative number does not "
        "exist: what counts is the size of an error.",
        "np.argsort tells in which places the largest steps stand.",
    ],
)


@error_order.misconception(
    "You fitted one line through all steps. Those of the left half of the V are spoilt by rounding "
    "and have nothing to say about the order."
)
def line_through_all_steps(errors: Any, hs: Any) -> Any:
    return np.polyfit(np.log(hs), np.log(np.abs(errors)), 1)[0]


@error_order.misconception(
    "An error may be negative, and its logarithm is nan. How large is it, whatever its sign?"
)
def logarithm_of_signed_errors(errors: Any, hs: Any) -> Any:
    far, near = np.argsort(hs)[::-1][:2]
    with np.errstate(invalid="ignore"):
        return (np.log(errors[far]) - np.log(errors[near])) / np.log(hs[far] / hs[near])


@error_order.misconception(
    "You took the first two entries. The steps come in any order: look for the two largest ones."
)
def first_two_entries(errors: Any, hs: Any) -> Any:
    return np.log(np.abs(errors[0] / errors[1])) / np.log(hs[0] / hs[1])


@error_order.misconception(
    "You took the two smallest steps, where rounding has the say. Take those at the other end."
)
def two_smallest_steps(errors: Any, hs: Any) -> Any:
    a, b = np.argsort(hs)[:2]
    return np.log(np.abs(errors[a] / errors[b])) / np.log(hs[a] / hs[b])


@error_order.misconception(
    "Your quotient is upside down: a slope is the change of the error over the change of the step."
)
def upside_down(errors: Any, hs: Any) -> Any:
    return 1 / right.error_order(errors, hs)


@error_order.misconception(
    "You measured a slope without logarithms. The order is the slope of the picture whose axes "
    "are both logarithmic."
)
def no_logarithms(errors: Any, hs: Any) -> Any:
    far, near = np.argsort(hs)[::-1][:2]
    return np.abs((errors[far] - errors[near]) / (hs[far] - hs[near]))


@error_order.misconception(
    "One axis is logarithmic and the other is not. Both must be, or a power is no straight line."
)
def one_logarithm_only(errors: Any, hs: Any) -> Any:
    far, near = np.argsort(hs)[::-1][:2]
    return np.log(np.abs(errors[far] / errors[near])) / (hs[far] / hs[near])


@error_order.misconception(
    "Your order is negative: the error falls together with the step, so both logarithms must be "
    "taken in the same direction."
)
def sign_of_the_order(errors: Any, hs: Any) -> Any:
    return -right.error_order(errors, hs)


@error_order.misconception(
    "You rounded to a whole number. The measured order is only near to one; give it as it is."
)
def rounded_order(errors: Any, hs: Any) -> Any:
    return float(np.round(right.error_order(errors, hs)))


def slope(errors: Any, hs: Any, one: int, other: int) -> Any:
    """Return the slope between two entries, in logarithms."""
    return np.log(np.abs(errors[one] / errors[other])) / np.log(hs[one] / hs[other])


@error_order.misconception(
    "You sorted the steps and left the errors where they were: each error belongs to its step."
)
def errors_left_behind(errors: Any, hs: Any) -> Any:
    return slope(errors, np.sort(hs)[::-1], 0, 1)


@error_order.misconception(
    "You sorted the steps, and the errors do not know of it: each error belongs to its step."
)
def errors_left_behind_upwards(errors: Any, hs: Any) -> Any:
    return slope(errors, np.sort(hs), -1, -2)


@error_order.misconception(
    "You looked for the largest errors. Rounding makes the error of a tiny step large as well: "
    "look for the largest steps."
)
def two_largest_errors(errors: Any, hs: Any) -> Any:
    a, b = np.argsort(np.abs(errors))[-2:]
    return slope(errors, hs, a, b)
