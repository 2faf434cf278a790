"""Right solutions of assignment 5's further notebook in many styles."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np

from solutions import autodiff
from solutions import gradcheck_further as right
from tests.wheats.gradcheck_duals import DUALS
from tests.wheats.gradcheck_nodes import NODES
from tests.wheats.gradcheck_styles import dressed, dressed_results


def sg(z):
    return 1 / (1 + np.exp(-z))


# ---- loss_from_layer ---------------------------------------------------------------------------


def sample_by_sample(Ws, bs, cache, layer, Y):
    total = 0.0
    for k in range(Y.shape[1]):
        a = cache[layer - 1][:, k : k + 1]
        for W, b in list(zip(Ws, bs, strict=True))[layer - 1 :]:
            a = sg(W @ a + b)
        total += 0.5 * float(np.linalg.norm(a - Y[:, k : k + 1])) ** 2
    return total / Y.shape[1]


def neuron_by_neuron(Ws, bs, cache, layer, Y):
    m = Y.shape[1]
    costs = []
    for k in range(m):
        a = [float(value) for value in cache[layer - 1][:, k]]
        for n in range(layer, len(Ws) + 1):
            W, b = Ws[n - 1], bs[n - 1]
            a = [
                1 / (1 + math.exp(-(sum(W[i, j] * a[j] for j in range(len(a))) + b[i, 0])))
                for i in range(len(W))
            ]
        costs.append(sum((a[i] - Y[i, k]) ** 2 for i in range(len(a))) / 2)
    return sum(costs) / m


def from_the_back(Ws, bs, cache, layer, Y):
    """Ask each layer for its activations; layer `layer` - 1 has them in the cache."""

    def activations(n):
        if n < layer:
            return cache[n]
        return sg(np.dot(Ws[n - 1], activations(n - 1)) + bs[n - 1])

    D = activations(len(Ws)) - Y
    return np.trace(D.T @ D) / (2 * len(Y.T))


def in_rows(Ws, bs, cache, layer, Y):
    """With one sample a row, and the biases as one more column of the weights."""
    A = cache[layer - 1].T
    for n in range(layer - 1, len(Ws)):
        A = sg(np.hstack([A, np.ones((len(A), 1))]) @ np.hstack([Ws[n], bs[n]]).T)
    return np.mean(np.sum(np.square(A - Y.T), axis=1)) / 2


def in_a_copy_of_the_cache(Ws, bs, cache, layer, Y):
    A = list(cache)
    for n in range(layer, len(A)):
        A[n] = sg(Ws[n - 1] @ A[n - 1] + bs[n - 1])
    return 1 / (2 * Y.shape[1]) * np.linalg.norm(A[-1] - Y, "fro") ** 2


# ---- diff --------------------------------------------------------------------------------------


def with_match(expr, var):
    match expr:
        case str():
            return float(expr == var)
        case ("+", u, v):
            return ("+", with_match(u, var), with_match(v, var))
        case ("*", u, v):
            return ("+", ("*", u, with_match(v, var)), ("*", v, with_match(u, var)))
        case ("neg", u):
            return ("*", -1, with_match(u, var))
        case ("exp", u):
            return ("*", with_match(u, var), ("exp", u))
        case ("inv", u):
            return ("*", ("neg", ("inv", ("*", u, u))), with_match(u, var))
        case _:
            return 0.0


def simplified(expr, var):
    """Leave out what is 0 and what is multiplied by 1."""

    def plus(u, v):
        return v if u == 0 else u if v == 0 else ("+", u, v)

    def times(u, v):
        if 0 in (u, v):
            return 0
        return v if u == 1 else u if v == 1 else ("*", u, v)

    if not isinstance(expr, tuple):
        return int(expr == var)
    kind, u, *rest = expr
    du = simplified(u, var)
    if kind == "+":
        return plus(du, simplified(rest[0], var))
    if kind == "*":
        return plus(times(du, rest[0]), times(u, simplified(rest[0], var)))
    if du == 0:
        return 0
    if kind == "neg":
        return ("neg", du) if not isinstance(du, (int, float)) else -du
    if kind == "exp":
        return times(expr, du)
    return times(("neg", times(expr, expr)), du)


TABLE = {
    "+": lambda _: (1, 1),
    "*": lambda u, v: (v, u),
    "neg": lambda _: (-1.0,),
    "exp": lambda u: (("exp", u),),
    "inv": lambda u: (("neg", ("inv", ("*", u, u))),),
}


def sum_over_the_parts(expr, var):
    """Every kind by the chain rule: the sum of slope times inner derivative."""
    if isinstance(expr, (int, float)):
        return 0
    if isinstance(expr, str):
        return 1 if expr == var else 0
    kind, *parts = expr
    slopes = (1, 1) if kind == "+" else TABLE[kind](*parts)
    terms = [("*", s, sum_over_the_parts(p, var)) for s, p in zip(slopes, parts, strict=True)]
    return functools.reduce(lambda a, b: ("+", a, b), terms)


class Derivative:
    """A visitor with a method for each kind."""

    def __init__(self, var):
        self.var = var

    def of(self, expr):
        if type(expr) is tuple:
            names = {"+": "plus", "*": "times"}
            return getattr(self, names.get(expr[0], expr[0]))(*expr[1:])
        return np.float64(1) if type(expr) is str and expr == self.var else np.float64(0)

    def plus(self, u, v):
        return "+", self.of(u), self.of(v)

    def times(self, u, v):
        return ("+", ("*", self.of(u), v), ("*", self.of(v), u))

    def neg(self, u):
        return ("neg", self.of(u))

    def exp(self, u):
        return ("*", ("exp", u), self.of(u))

    def inv(self, u):
        return ("*", ("neg", self.of(u)), ("*", ("inv", u), ("inv", u)))


FURTHER: dict[str, dict[str, Any]] = {
    "loss_from_layer": {
        "the full pass": lambda Ws, bs, cache, layer, Y: right.loss_from_layer(Ws, bs, cache, 1, Y),
        "sample by sample": sample_by_sample,
        "neuron by neuron": neuron_by_neuron,
        "from the back": from_the_back,
        "samples as rows": in_rows,
        "in a copy of the list": in_a_copy_of_the_cache,
        "functools.reduce": lambda Ws, bs, cache, n, Y: (
            np.sum(
                (
                    functools.reduce(
                        lambda A, p: sg(p[0] @ A + p[1]),
                        zip(Ws[n - 1 :], bs[n - 1 :], strict=True),
                        cache[n - 1],
                    )
                    - Y
                )
                ** 2
            )
            / Y.shape[1]
            / 2
        ),
        "inputs in single precision": lambda Ws, bs, cache, layer, Y: right.loss_from_layer(
            *[[np.float32(a) for a in arrays] for arrays in (Ws, bs, cache)], layer, np.float32(Y)
        ),
    }
    | dressed(right.loss_from_layer)
    | dressed_results(right.loss_from_layer),
    "Dual": DUALS | {"a subclass that adds nothing": type("MyDual", (autodiff.Dual,), {})},
    "Node": NODES,
    "diff": {
        "match": with_match,
        "simplified": simplified,
        "a sum over the parts": sum_over_the_parts,
        "a visitor": lambda expr, var: Derivative(var).of(expr),
    }
    | dressed(autodiff.diff),
}
