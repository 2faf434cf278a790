"""Forward mode: numbers that carry their derivative along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
from autograder.model import Misconception
from autograder.suite.gradcheck_topics import autodiff_oracles
from autograder.suite.gradcheck_topics.autodiff_source import DUALS
from solutions import autodiff

SECTION = "NNDL notes, automatic differentiation (自动微分)"

dual = exercise(
    autodiff.Dual,
    marks=3,
    section=SECTION,
    rules=Rules(results=("v", "d")),
    oracle=autodiff_oracles.Dual,
    visible=[
        case("x + 1 at x = 3", call="parts(Dual(x, 1.0) + 1)[0]", helpers=DUALS, x=3.0),
        case("x * x at x = 3", call="parts(Dual(x, 1.0) * Dual(x, 1.0))[0]", helpers=DUALS, x=3.0),
        case("1 / x at x = 2", call="parts(1 / Dual(x, 1.0))[0]", helpers=DUALS, x=2.0),
        case("exp(2x) at x = 0", call="parts((2 * Dual(x, 1.0)).exp())[0]", helpers=DUALS, x=0.0),
    ],
    hidden=[
        case(
            "the lecture's function: the value, then slopes by x, w and b",
            call="slopes(logistic, Dual, x, w, b)",
            helpers=DUALS,
            x=2.0,
            w=-0.5,
            b=0.25,
        ),
        case(
            "sine, cosine and a quotient: the value, then slopes by x, w and b",
            call="slopes(waves, Dual, x, w, b)",
            helpers=DUALS,
            x=0.3,
            w=1.2,
            b=-0.7,
        ),
        case(
            "two Duals and +, -, *",
            call="with_each_other(Dual(u, du), Dual(v, dv))",
            helpers=DUALS,
            u=1.5,
            du=2.0,
            v=-0.8,
            dv=3.0,
        ),
        case(
            "two Duals and /, a plain number on the right of it, one on the left",
            call="quotients(Dual(u, du), Dual(v, dv))",
            helpers=DUALS,
            u=-1.25,
            du=0.5,
            v=0.8,
            dv=-2.0,
        ),
        case(
            "plain numbers on the left of +, -, *",
            call="number_on_the_left(Dual(u, du))",
            helpers=DUALS,
            u=1.25,
            du=-0.5,
        ),
        case(
            "plain numbers on the right of +, -, *, and the minus sign",
            call="number_on_the_right(Dual(u, du))",
            helpers=DUALS,
            u=-0.75,
            du=1.5,
        ),
        case(
            "exp, sin and cos of an inner function",
            call="functions(Dual(u, du))",
            helpers=DUALS,
            u=0.6,
            du=-2.0,
        ),
        case(
            "a constant, whole numbers inside, and operands that stay as they were",
            call="with_operands(Dual(u), Dual(v, dv))",
            helpers=DUALS,
            u=3,
            v=2,
            dv=1,
        ),
    ],
    hints=[
        "The values v go the usual way; d follows the rules for sums, products and quotients.",
        "A plain number is a constant: make a Dual of it first, with the derivative 0.",
        "For 2 - x Python calls x.__rsub__(2): self stands on the right.",
    ],
)

D = autodiff.Dual


def other_of(self: Any, other: Any) -> Any:
    """Return the other operand as a Dual."""
    return other if isinstance(other, D) else type(self)(other)


def wrong(name: str, diagnosis: str, **methods: Any) -> None:
    """Declare a class with some wrong methods. It is called Dual: errors name the class."""
    dual.add_misconception(Misconception(name, diagnosis, type("Dual", (D,), methods)))


def times(slope: Callable[[Any, Any], Any]) -> Any:
    """Return a multiplication with another rule for the slope."""

    def method(self: Any, other: Any) -> Any:
        other = other_of(self, other)
        return type(self)(self.v * other.v, slope(self, other))

    return method


def divided(slope: Callable[[Any, Any], Any]) -> Any:
    """Return a division with another rule for the slope."""

    def method(self: Any, other: Any) -> Any:
        other = other_of(self, other)
        return type(self)(self.v / other.v, slope(self, other))

    return method


def added_in_place(self: Any, other: Any) -> Any:
    """Change the left operand."""
    other = other_of(self, other)
    self.v, self.d = self.v + other.v, self.d + other.d
    return self


def written_for_duals_only(rule: Callable[..., tuple[Any, Any]]) -> Any:
    """Return an operation that asks the other operand for v and d, whatever it is."""

    def method(self: Any, other: Any) -> Any:
        return type(self)(*rule(self.v, self.d, other.v, other.d))

    return method


def with_slope_one(self: Any, v: Any, d: Any = 1.0) -> None:
    """Keep both; a Dual without a derivative gets 1."""
    self.v, self.d = v, d


wrong(
    "product_of_the_slopes",
    "You multiply the two slopes. The product rule has two terms; in each only one factor is "
    "differentiated.",
    __mul__=times(lambda a, b: a.d * b.d),
)
wrong(
    "one_term_of_the_product_rule",
    "Half of the product rule is missing: the second factor may change as well.",
    __mul__=times(lambda a, b: a.d * b.v),
)
wrong(
    "plus_in_the_quotient_rule",
    "A larger denominator makes a quotient smaller. With which sign must its slope come in?",
    __truediv__=divided(lambda a, b: (a.d * b.v + a.v * b.d) / b.v**2),
)
wrong(
    "denominator_not_squared",
    "In the quotient rule the denominator appears once more than in the quotient: is it squared?",
    __truediv__=divided(lambda a, b: (a.d * b.v - a.v * b.d) / b.v),
)
wrong(
    "quotient_of_the_slopes",
    "You divide one slope by the other. A quotient has a rule of its own, as a product has.",
    __truediv__=divided(lambda a, b: a.d / b.d if b.d else a.d / b.v),
)
wrong(
    "exp_without_inner_slope",
    "The exponential is its own slope, but only by what stands in it. The chain rule asks for the "
    "slope of that as well.",
    exp=lambda self: type(self)(np.exp(self.v), np.exp(self.v)),
)
wrong(
    "sine_and_cosine_without_inner_slope",
    "Sine and cosine of an inner function: the chain rule multiplies with its slope.",
    sin=lambda self: type(self)(np.sin(self.v), np.cos(self.v)),
    cos=lambda self: type(self)(np.cos(self.v), -np.sin(self.v)),
)
wrong(
    "constants_with_slope_one",
    "A constant does not change when the input does. Only the chosen input carries a 1.",
    __init__=with_slope_one,
)
wrong(
    "difference_the_wrong_way_round",
    "2 - x comes out as x - 2: in a reflected method self stands on the right.",
    __rsub__=lambda self, other: self - other,
)
wrong(
    "quotient_the_wrong_way_round",
    "1 / x comes out as x / 1: in a reflected method self stands on the right.",
    __rtruediv__=lambda self, other: self / other,
)
wrong(
    "reflected_addition_missing",
    "x + 1 works and 1 + x does not: for the latter Python looks for __radd__.",
    __radd__=lambda _self, _other: NotImplemented,
)
wrong(
    "reflected_methods_missing",
    "x + 1 works and 1 + x does not: for a plain number on the left Python looks for __radd__, "
    "__rsub__, __rmul__ and __rtruediv__.",
    **{f"__r{name}__": lambda _s, _o: NotImplemented for name in ("add", "sub", "mul", "truediv")},
)
wrong(
    "plain_numbers_not_made_duals",
    "A plain number has neither v nor d. Ask what kind of thing the other operand is, and make a "
    "Dual of a number first.",
    __add__=written_for_duals_only(lambda u, du, v, dv: (u + v, du + dv)),
    __sub__=written_for_duals_only(lambda u, du, v, dv: (u - v, du - dv)),
    __mul__=written_for_duals_only(lambda u, du, v, dv: (u * v, du * v + u * dv)),
    __truediv__=written_for_duals_only(lambda u, du, v, dv: (u / v, (du * v - u * dv) / v**2)),
)
wrong(
    "minus_keeps_the_slope",
    "The minus sign turns the slope round as well as the value.",
    __neg__=lambda self: type(self)(-self.v, self.d),
)
wrong(
    "cosine_that_rises",
    "The cosine falls where the sine is positive: a sign is missing in its slope.",
    cos=lambda self: type(self)(np.cos(self.v), np.sin(self.v) * self.d),
)
wrong(
    "slopes_of_a_difference_added",
    "The values are subtracted, but the slopes are added.",
    __sub__=lambda self, other: type(self)(
        self.v - other_of(self, other).v, self.d + other_of(self, other).d
    ),
)
wrong(
    "sum_in_place",
    "The sum is written into its left operand, which may be needed once more. Return a new Dual.",
    __add__=added_in_place,
)
