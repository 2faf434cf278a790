"""Wrong solutions of assignment 5's further notebook that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import autodiff
from solutions import gradcheck_further as right
from solutions.activations import sigmoid
from tests.wheats.gradcheck_styles import careless, drifting, spoiled, stuck
from tests.wheats.gradcheck_wrong import after, recited
from tests.wheats.gradcheck_wrong_duals import DUALS
from tests.wheats.gradcheck_wrong_nodes import NODES

loss, diff = right.loss_from_layer, autodiff.diff

# ---- loss_from_layer ---------------------------------------------------------------------------


def half_squares(A: Any, Y: Any) -> Any:
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])


def passed(Ws: Any, bs: Any, A: Any, f: Any = sigmoid) -> Any:
    for W, b in zip(Ws, bs, strict=True):
        A = f(W @ A + b)
    return A


def into_the_cache(Ws, bs, cache, layer, Y):
    for n in range(layer, len(cache)):
        cache[n] = sigmoid(Ws[n - 1] @ cache[n - 1] + bs[n - 1])
    return half_squares(cache[-1], Y)


def into_the_arrays_of_the_cache(Ws, bs, cache, layer, Y):
    for n in range(layer, len(cache)):
        cache[n][...] = sigmoid(Ws[n - 1] @ cache[n - 1] + bs[n - 1])
    return half_squares(cache[-1], Y)


TAIL: dict[str, Any] = {
    name: chaff
    for name, chaff in spoiled(loss).items()
    if name not in ("cut to whole numbers", "rounded to three digits")
} | {
    "recites the visible cases": recited("loss_from_layer", 0.125),
    "one sample": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1])[:, :1], Y[:, :1]
    ),
    "from layer 1 with the cache of layer n": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws, bs, cache[0] if n == 1 else cache[n - 1]), Y
    ),
    "layers counted from 0": lambda Ws, bs, cache, n, Y: loss(Ws, bs, cache, n + 1, Y),
    "the moved layer only": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 : n], bs[n - 1 : n], cache[n - 1]), Y
    ),
    "the last layer left out": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 : -1], bs[n - 1 : -1], cache[n - 1]), Y
    ),
    "no activation at the end": lambda Ws, bs, cache, n, Y: half_squares(
        Ws[-1] @ passed(Ws[n - 1 : -1], bs[n - 1 : -1], cache[n - 1]) + bs[-1], Y
    ),
    "tanh": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1], np.tanh), Y
    ),
    "biases subtracted": lambda Ws, bs, cache, n, Y: loss(Ws, [-b for b in bs], cache, n, Y),
    "the first bias everywhere": lambda Ws, bs, cache, n, Y: loss(
        Ws, [np.full(b.shape, b[0, 0]) for b in bs], cache, n, Y
    ),
    "weights transposed where square": lambda Ws, bs, cache, n, Y: loss(
        [W.T if W.shape[0] == W.shape[1] else W for W in Ws], bs, cache, n, Y
    ),
    "cross-entropy": lambda Ws, bs, cache, n, Y: (
        lambda A: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]
    )(passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1])),
    "the cost of the change alone": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1]), cache[-1]
    ),
    "the outputs": lambda Ws, bs, cache, n, Y: passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1]),
    "the cost of each sample": lambda Ws, bs, cache, n, Y: (
        np.sum((passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1]) - Y) ** 2, axis=0) / 2
    ),
    "the root of the squares": lambda Ws, bs, cache, n, Y: np.sqrt(loss(Ws, bs, cache, n, Y)),
    "absolute values": lambda Ws, bs, cache, n, Y: (
        np.abs(passed(Ws[n - 1 :], bs[n - 1 :], cache[n - 1]) - Y).sum() / (2 * Y.shape[1])
    ),
    "with a penalty": lambda Ws, bs, cache, n, Y: (
        loss(Ws, bs, cache, n, Y) + 0.01 * sum(np.sum(W**2) for W in Ws)
    ),
    "writes into the arrays of the cache": into_the_arrays_of_the_cache,
    "writes into the list of the cache": into_the_cache,
    "divided by the number of inputs": lambda Ws, bs, cache, n, Y: (
        loss(Ws, bs, cache, n, Y) * Y.shape[1] / len(cache[0])
    ),
    "bias of one sample": lambda Ws, bs, cache, n, Y: half_squares(
        passed(Ws[n - 1 :], [np.eye(len(b), Y.shape[1]) * b for b in bs[n - 1 :]], cache[n - 1]), Y
    ),
}

# ---- diff --------------------------------------------------------------------------------------


def rules(number: Any = 0, variable: Any = None, **kinds: Any) -> Any:
    """Return a diff with some other rules; `kinds` are named plus, times, neg, exp, inv."""
    variable = variable or (lambda name, var: int(name == var))
    made = {
        "plus": lambda u, v, du, dv: ("+", du, dv),
        "times": lambda u, v, du, dv: ("+", ("*", du, v), ("*", u, dv)),
        "neg": lambda u, du: ("neg", du),
        "exp": lambda u, du: ("*", ("exp", u), du),
        "inv": lambda u, du: ("neg", ("*", ("inv", ("*", u, u)), du)),
    } | kinds
    names = {"+": "plus", "*": "times"}

    def function(expr, var):
        if isinstance(expr, str):
            return variable(expr, var)
        if not isinstance(expr, tuple):
            return number(expr) if callable(number) else number
        parts = expr[1:]
        slopes = [function(part, var) for part in parts]
        return made[names.get(expr[0], expr[0])](*parts, *slopes)

    return function


def whole_numbers_only(expr, var):
    """-1.5 is no int, so it falls through to the end."""
    if isinstance(expr, int):
        return 0
    if isinstance(expr, str):
        return 1 if expr == var else 0
    return diff(expr, var) if isinstance(expr, tuple) else None


def one_level(expr, var):
    """The parts of a part are not differentiated any more."""
    if not isinstance(expr, tuple):
        return diff(expr, var)
    flat = [part if not isinstance(part, tuple) else 1 for part in expr[1:]]
    return diff((expr[0], *flat), var)


DIFF: dict[str, Any] = {
    **careless(),
    "always x": lambda expr, var: "x",
    "the expression itself": lambda expr, var: expr,
    "minus the derivative": lambda expr, var: ("neg", diff(expr, var)),
    "twice": lambda expr, var: ("*", 2, diff(expr, var)),
    "1 in 10000 more": lambda expr, var: ("*", 1.0001, diff(expr, var)),
    "by x, whatever is asked": lambda expr, var: diff(expr, "x"),
    "names that begin alike": rules(variable=lambda name, var: int(name.startswith(var))),
    "names that contain it": rules(variable=lambda name, var: int(name in var)),
    "first letters": rules(variable=lambda name, var: int(name[0] == var[0])),
    "other variables stay": rules(variable=lambda name, var: 1 if name == var else name),
    "numbers stay": rules(number=lambda n: n),
    "the difference of both terms": rules(
        times=lambda u, v, du, dv: ("+", ("*", du, v), ("neg", ("*", u, dv)))
    ),
    "the same term twice": rules(times=lambda u, v, du, dv: ("+", ("*", du, v), ("*", du, v))),
    "factors of both terms exchanged": rules(
        times=lambda u, v, du, dv: ("+", ("*", du, u), ("*", v, dv))
    ),
    "second summand left out": rules(plus=lambda u, v, du, dv: du),
    "sum as product": rules(plus=lambda u, v, du, dv: ("*", du, dv)),
    "minus one for a minus": rules(neg=lambda u, du: -1),
    "exponential of the slope": rules(exp=lambda u, du: ("exp", du)),
    "the exponent in front": rules(exp=lambda u, du: ("*", u, ("exp", u))),
    "inverse of the slope": rules(inv=lambda u, du: ("inv", du)),
    "logarithm-like": rules(inv=lambda u, du: ("*", ("inv", u), du)),
    "cube below the line": rules(
        inv=lambda u, du: ("neg", ("*", ("inv", ("*", u, ("*", u, u))), du))
    ),
    "whole numbers only": whole_numbers_only,
    "one level only": one_level,
    "text of a formula": lambda expr, var: f"d({expr})/d{var}",
    "a tuple for a product without its sign": lambda expr, var: (diff(expr, var), 1),
    "a kind of its own": lambda expr, var: ("-", diff(expr, var), 0),
    "a list in the place of the sign": lambda expr, var: [["+"], diff(expr, var), 0],
    "a function": lambda expr, var: lambda **names: 0,
    "a difference quotient": lambda expr, var: (
        "*",
        1e4,
        ("+", _with(expr, var, ("+", var, 1e-4)), ("neg", expr)),
    ),
    "drifts from call to call": drifting(diff, lambda made, n: ("+", made, n)),
    "remembers its first result": stuck(diff),
    "recites one": lambda expr, var: ("+", var, var) if expr == ("*", "x", "x") else 0,
    "None for 0": after(diff, lambda made: made or None),
}


def _with(expr, var, other):
    """Return the expression with a variable replaced."""
    if isinstance(expr, tuple):
        return (expr[0], *[_with(part, var, other) for part in expr[1:]])
    return other if expr == var else expr


FURTHER: dict[str, dict[str, Any]] = {
    "loss_from_layer": TAIL,
    "Dual": DUALS,
    "Node": NODES,
    "diff": DIFF,
}
