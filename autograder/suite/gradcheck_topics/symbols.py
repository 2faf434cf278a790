"""Symbolic differentiation of expressions that are nested tuples."""

from __future__ import annotations

from typing import Any

from autograder.declare import case, exercise
from solutions import autodiff

SECTION = "NNDL notes, symbolic differentiation (符号微分)"

HELPERS = """
def value(expr, **names):
    if isinstance(expr, str):
        if expr not in names:
            raise ValueError(f"{expr!r} is no variable of the expression")
        return names[expr]
    if not isinstance(expr, (tuple, list)):
        return expr
    u = [value(part, **names) for part in expr[1:]]
    kinds = {
        "+": lambda: u[0] + u[1],
        "*": lambda: u[0] * u[1],
        "neg": lambda: -u[0],
        "exp": lambda: np.exp(u[0]),
        "inv": lambda: 1 / u[0],
    }
    if expr[0] not in kinds:
        raise ValueError(f"{expr[0]!r} is none of the five kinds of tuples: + * neg exp inv")
    return kinds[expr[0]]()

LOGISTIC = ("inv", ("+", ("exp", ("neg", ("+", ("*", "w", "x"), "b"))), 1))
MIXED = ("*", ("+", "x", "w"), ("*", "x", ("exp", ("*", "w", ("neg", "x")))))
QUOTIENT = ("*", ("+", ("*", 3, "x"), -2), ("inv", ("+", ("*", "x", "x"), ("exp", "w"))))
"""
EACH = "[value(diff({}, v), x=x, w=w, b=b) for v in 'xwb']"
ONE_BY_ONE = "[value(diff(e, 'u'), u=u, v=v) for e in es]"
POINT: dict[str, Any] = {"x": 2.0, "w": -0.5, "b": 0.25}
ELSEWHERE: dict[str, Any] = {"x": 0.3, "w": 1.2, "b": -0.7}

diff = exercise(
    autodiff.diff,
    marks=3,
    section=SECTION,
    visible=[
        case(
            "x by x is 1, by w it is 0; a number is a constant",
            call="[value(diff(e, v), x=x, w=w) for e in ('x', 5) for v in ('x', 'w')]",
            helpers=HELPERS,
            x=3.0,
            w=2.0,
        ),
        case("x * x at 3", call="value(diff(('*', 'x', 'x'), 'x'), x=x)", helpers=HELPERS, x=3.0),
        case(
            "exp(2x) at 0",
            call="value(diff(('exp', ('*', 2, 'x')), 'x'), x=x)",
            helpers=HELPERS,
            x=0.0,
        ),
        case("1/x at 2", call="value(diff(('inv', 'x'), 'x'), x=x)", helpers=HELPERS, x=2.0),
    ],
    hidden=[
        case(
            "the lecture's function, by x, w and b",
            call=EACH.format("LOGISTIC"),
            helpers=HELPERS,
            **POINT,
        ),
        case(
            "products of sums and exponentials",
            call=EACH.format("MIXED"),
            helpers=HELPERS,
            **ELSEWHERE,
        ),
        case("a quotient", call=EACH.format("QUOTIENT"), helpers=HELPERS, **POINT),
        case(
            "sums, products and minus signs",
            call=ONE_BY_ONE,
            helpers=HELPERS,
            es=(
                ("+", "u", "v"),
                ("*", "u", "v"),
                ("neg", "u"),
                ("neg", ("*", ("+", "u", 2), ("*", "v", "u"))),
                -1.5,
                "v",
                "u",
            ),
            u=-1.6,
            v=0.75,
        ),
        case(
            "exponentials and reciprocals, one step at a time",
            call=ONE_BY_ONE,
            helpers=HELPERS,
            es=(("exp", "v"), ("exp", "u"), ("inv", "u"), ("inv", ("*", "v", "u"))),
            u=-0.4,
            v=1.75,
        ),
        case(
            "the second derivative",
            call="[value(diff(diff(MIXED, v), u), x=x, w=w) for u in 'xw' for v in 'xw']",
            helpers=HELPERS,
            x=0.9,
            w=-0.4,
        ),
        case(
            "names of several letters",
            call="[value(diff(e, v), theta=t, theta_1=s) for v in ('theta', 'theta_1')]",
            helpers=HELPERS,
            e=("*", ("+", "theta", 2), ("exp", ("*", "theta_1", ("neg", "theta")))),
            t=0.5,
            s=1.25,
        ),
    ],
    hints=[
        "Three things come without an operation: the variable itself, other variables, numbers.",
        "For the rest use the rules of school, one for each kind of tuple; the derivatives of the "
        "parts come from diff itself.",
        "('exp', u) and ('inv', u) are functions of a function: each needs the derivative of u.",
    ],
)


def differentiated(expr: Any, var: str, **rules: Any) -> Any:
    """Return the derivative by the right rules, except where `rules` has another one."""
    if isinstance(expr, str):
        return rules.get("variable", lambda name, by: 1 if name == by else 0)(expr, var)
    if not isinstance(expr, tuple):
        return rules.get("number", 0)
    parts = expr[1:]
    slopes = [differentiated(part, var, **rules) for part in parts]
    right = {
        "+": lambda _u, _v, du, dv: ("+", du, dv),
        "*": lambda u, v, du, dv: ("+", ("*", du, v), ("*", u, dv)),
        "neg": lambda _u, du: ("neg", du),
        "exp": lambda u, du: ("*", ("exp", u), du),
        "inv": lambda u, du: ("neg", ("*", ("inv", ("*", u, u)), du)),
    }
    return {**right, **rules.get("kinds", {})}[expr[0]](*parts, *slopes)


@diff.misconception(
    "You differentiate both factors and multiply. In a product one factor changes at a time: two "
    "terms."
)
def product_of_the_derivatives(expr: Any, var: str) -> Any:
    return differentiated(expr, var, kinds={"*": lambda _u, _v, du, dv: ("*", du, dv)})


@diff.misconception("Half of the product rule is missing: the second factor may change as well.")
def one_term_of_the_product_rule(expr: Any, var: str) -> Any:
    return differentiated(expr, var, kinds={"*": lambda _u, v, du, _dv: ("*", du, v)})


@diff.misconception(
    "The exponential stays as it is, but the chain rule multiplies it by the derivative of what "
    "stands in it."
)
def exp_without_inner_derivative(expr: Any, var: str) -> Any:
    return differentiated(expr, var, kinds={"exp": lambda u, _du: ("exp", u)})


@diff.misconception(
    "1/u contains u, so its derivative contains that of u. The chain rule is missing there."
)
def inv_without_inner_derivative(expr: Any, var: str) -> Any:
    kinds = {"inv": lambda u, _du: ("neg", ("inv", ("*", u, u)))}
    return differentiated(expr, var, kinds=kinds)


@diff.misconception("A number never changes: what is the derivative of a constant?")
def numbers_become_one(expr: Any, var: str) -> Any:
    return differentiated(expr, var, number=1)


@diff.misconception("Every variable gets 1. While var changes, the other variables stand still.")
def every_variable_becomes_one(expr: Any, var: str) -> Any:
    return differentiated(expr, var, variable=lambda _name, _by: 1)


@diff.misconception("1/u falls when u grows: a sign is missing in its derivative.")
def reciprocal_that_rises(expr: Any, var: str) -> Any:
    kinds = {"inv": lambda u, du: ("*", ("inv", ("*", u, u)), du)}
    return differentiated(expr, var, kinds=kinds)


@diff.misconception("The derivative of 1/u has the square of u below the line.")
def reciprocal_not_squared(expr: Any, var: str) -> Any:
    kinds = {"inv": lambda u, du: ("neg", ("*", ("inv", u), du))}
    return differentiated(expr, var, kinds=kinds)


@diff.misconception("The minus sign gets lost on the way: it belongs to the derivative as well.")
def minus_lost(expr: Any, var: str) -> Any:
    return differentiated(expr, var, kinds={"neg": lambda _u, du: du})
