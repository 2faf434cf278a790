"""The central difference quotient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.arrays import normal
from autograder.declare import case, exercise
from solutions import gradcheck as right

SECTION = "NNDL notes, numerical differentiation (数值微分)"

Line = Callable[[Any], Any]

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
    "This is the true slope, or nearly so. The result is to show what the given h gives, its error "
    "included."
)
def good_step_of_its_own(f: Line, x: Any, h: Any) -> Any:
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5 + 0 * h


@central_diff.misconception(
    "You moved by half a step to either side, so that the points are h apart. The step h is meant "
    "for each side."
)
def half_a_step_on_each_side(f: Line, x: Any, h: Any) -> Any:
    return (f(x + h / 2) - f(x - h / 2)) / h
