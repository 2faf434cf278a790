"""Difference quotients: the central one, and the order of their errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from solutions import gradcheck as right

SECTION = "NNDL notes, numerical differentiation (数值微分)"

Line = Callable[[Any], Any]

# ---- central_diff ------------------------------------------------------------------------------

SINE_AND_CUBE = "central_diff(lambda t: np.sin(t) + t**3, x, h)"

central_diff = exercise(
    right.central_diff,
    marks=1,
    section=SECTION,
    visible=[
        case(
            "the square at 3: the result is 6",
            call="central_diff(lambda t: t * t, x, h)",
            x=3.0,
            h=0.5,
        ),
        case(
            "the cube at 1: the result is 3.01",
            call="central_diff(lambda t: t**3, x, h)",
            x=1.0,
            h=0.1,
        ),
        case(
            "the exponential at three places",
            call="central_diff(np.exp, x, h)",
            x=[-1.0, 0.0, 2.0],
            h=0.01,
        ),
    ],
    hidden=[
        case("a sine and a cube", call=SINE_AND_CUBE, x=1.2, h=1e-3),
        case("the same with a large step", call=SINE_AND_CUBE, x=-0.7, h=0.5),
        case("the logarithm", call="central_diff(np.log, x, h)", x=0.8, h=0.05),
        case("whole numbers", call="central_diff(lambda t: t**3 - t, x, h)", x=2, h=1),
        case(
            "a matrix that refuses to be written",
            call=SINE_AND_CUBE,
            x=normal(2, 3, seed=1011),
            h=0.02,
            read_only=True,
        ),
    ],
    hints=[
        "Draw a curve and two points on it, one on each side of x, both a distance h away.",
        "A slope is a rise over a run. How far apart are the two points along the x-axis?",
    ],
)


@central_diff.misconception(
    "Your line goes through the point at x and one neighbour. That quotient is one-sided; the "
    "central one does not look at f(x) at all."
)
def one_sided(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h) - f(x)) / h


@central_diff.misconception(
    "This is the one-sided quotient to the left. The central one looks on both sides of x."
)
def one_sided_to_the_left(f: Line, x: Any, h: Any) -> Any:
    return (f(x) - f(x - h)) / h


@central_diff.misconception(
    "Your slopes are twice as steep as the curve: look again at how far apart the two points are."
)
def divided_by_one_step(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h) - f(x - h)) / h


@central_diff.misconception(
    "A rising function gets a falling slope: rise and run are counted in opposite directions."
)
def points_exchanged(f: Line, x: Any, h: Any) -> Any:
    return (f(x - h) - f(x + h)) / (2 * h)


@central_diff.misconception(
    "In Python / 2 * h first divides by 2 and then multiplies by h: brackets are missing."
)
def brackets_forgotten(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h) - f(x - h)) / 2 * h


@central_diff.misconception(
    "With f(x) subtracted twice you measure how much the curve bends: that is the second "
    "derivative."
)
def second_difference(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@central_diff.misconception(
    "You use a tiny step of your own. The step h is given; and with so tiny a one hardly any digit "
    "of the difference survives the rounding."
)
def tiny_step_of_its_own(f: Line, x: Any, h: Any) -> Any:
    return (f(x + 1e-12) - f(x - 1e-12)) / 2e-12 + 0 * h


@central_diff.misconception(
    "You use a step of your own. A good one, but the result is to show what the given h gives."
)
def good_step_of_its_own(f: Line, x: Any, h: Any) -> Any:
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5 + 0 * h


@central_diff.misconception(
    "You moved by half a step to either side, so that the points are h apart. The step h is meant "
    "for each side."
)
def half_a_step_on_each_side(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h / 2) - f(x - h / 2)) / h


# ---- error_order -------------------------------------------------------------------------------

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
