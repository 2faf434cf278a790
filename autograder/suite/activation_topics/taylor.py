"""First-order Taylor expansions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations_further

EXP = "taylor1(np.exp, np.exp, x0)(x)"
SINE = "taylor1(np.sin, np.cos, x0)(x)"
CUBE = "taylor1(lambda t: t**3, lambda t: 3 * t**2, x0)(x)"
LOG = "taylor1(np.log, lambda t: 1 / t, x0)(x)"
TANH = "taylor1(np.tanh, lambda t: 1 - np.tanh(t) ** 2, x0)(x)"
TWO = "[taylor1(np.sin, np.cos, u)(x) for u in (x0, x1)]"

taylor1 = exercise(
    activations_further.taylor1,
    marks=2,
    section=SECTION,
    visible=[
        case("the exponential at 0", call=EXP, x0=0.0, x=[-1.0, 0.0, 2.0]),
        case("the cube at 1", call=CUBE, x0=1.0, x=[0.0, 1.0, 2.0]),
        case("the cube at a whole number, a Python number", call=CUBE, x0=2, x=3),
    ],
    hidden=[
        case("the exponential away from 0", call=EXP, x0=1.0, x=[-1.0, 0.5, 1.0, 3.0]),
        case("the sine at a matrix", call=SINE, x0=0.5, x=normal(2, 3, seed=251)),
        case("the cube at whole numbers", call=CUBE, x0=-2, x=integers(5, seed=252)),
        case("the logarithm at a Python number", call=LOG, x0=2.0, x=2.5),
        case("tanh", call=TANH, x0=-0.75, x=normal(6, seed=253), read_only=True),
        case("two tangents, made one after the other", call=TWO, x0=0.3, x1=-1.2, x=[0.0, 2.0]),
    ],
    hints=[
        "A tangent is a straight line: it has one height at x0 and one slope.",
        "How far is x from the point of tangency? This distance times the slope is the rise.",
        "Define a function inside your function and return it, without calling it.",
    ],
)

Line = Callable[[Any], Any]


@taylor1.misconception(
    "Your line misses the curve at x0, because it rises with x itself. It must rise with the "
    "distance from the point of tangency."
)
def rise_from_the_origin(f: Line, df: Line, x0: Any) -> Line:
    return lambda x: f(x0) + x * df(x0)


@taylor1.misconception(
    "Your slope changes with x. A tangent has one slope, that of the curve at x0."
)
def slope_that_varies(f: Line, df: Line, x0: Any) -> Line:
    return lambda x: f(x0) + (x - x0) * df(x)


@taylor1.misconception(
    "You start from the height of the curve at x, so that the result is not a straight line. "
    "At which point does the tangent touch the curve?"
)
def height_that_varies(f: Line, df: Line, x0: Any) -> Line:
    return lambda x: f(x) + (x - x0) * df(x0)


@taylor1.misconception(
    "You used the value of f as slope. The exponential hides this, for it is its own derivative."
)
def value_as_slope(f: Line, _df: Line, x0: Any) -> Line:
    return lambda x: f(x0) + (x - x0) * f(x0)


@taylor1.misconception(
    "Your line falls where the curve rises: the distance is counted in the wrong direction."
)
def distance_reversed(f: Line, df: Line, x0: Any) -> Line:
    return lambda x: f(x0) + (x0 - x) * df(x0)
