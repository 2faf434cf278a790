"""Right solutions of assignment 1 in many styles; the wrong ones come from `activation_chaffs`."""

from __future__ import annotations

import cmath
import math
from typing import Any

import numpy as np

from solutions import activations as right
from tests.wheats.activation_chaffs import CHAFFS, ELEMENTWISE, EXERCISES
from tests.wheats.activation_code import (
    Tangent,
    complex_step,
    dead_by_loops,
    elu_by_masks,
    elu_grad_by_masks,
    hard_by_where,
    jacobian_by_loops,
    jacobian_in_place,
    leaky_by_masks,
    log_softmax,
    negated_in_a_copy,
    one_sigma,
    prelu_einsum,
    prelu_loops,
    prelu_masks,
    relu_in_a_copy,
    sg,
    sigmoid_by_masks,
    softmax_by_columns,
    softmax_pairwise,
    taylor_def,
    vjp_by_loops,
)
from tests.wheats.styles import dressed, dressed_arrays, looped, recursive, vectorized

__all__ = ["CHAFFS", "EXERCISES", "WHEATS"]

WHEATS: dict[str, dict[str, Any]] = {
    "sigmoid": {
        "as in the lecture, with an overflow warning": sg,
        "through tanh": lambda z: 0.5 * (1 + np.tanh(np.asarray(z) / 2)),
        "clipped first": lambda z: sg(np.clip(z, -500, 500)),
        "by masks": sigmoid_by_masks,
        "a loop": looped(one_sigma),
        "taken apart": recursive(one_sigma),
        "np.vectorize": vectorized(one_sigma),
        "both branches worked out": lambda z: np.where(
            np.asarray(z) >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))
        ),
        "through logaddexp": lambda z: np.exp(-np.logaddexp(0, -z)),
        "np.reciprocal": lambda z: np.reciprocal(1.0 + np.exp(-1.0 * z)),
        "a power": lambda z: (1 + np.exp(-z)) ** -1,
        "in place, but in a copy": negated_in_a_copy,
        "single precision": lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32))),
    },
    "tanh_from_sigmoid": {
        "mirrored": lambda x: 1 - 2 * sg(-2 * x),
        "a difference": lambda x: sg(2 * x) - sg(-2 * x),
        "not from sigmoid, but right": np.tanh,
        "added first": lambda x: 2 * sg(x + x) - 1,
        "a loop": looped(lambda t: 2 * one_sigma(2 * t) - 1),
    },
    "sigmoid_grad": {
        "s(z) s(-z)": lambda z: sg(z) * sg(-z),
        "the quotient rule": lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        "through tanh": lambda z: 0.25 * (1 - np.tanh(np.asarray(z) / 2) ** 2),
        "through cosh": lambda z: 0.25 / np.cosh(z / 2) ** 2,
        "s - s^2": lambda z: sg(z) - sg(z) ** 2,
        "a loop": looped(lambda t: one_sigma(t) * one_sigma(-t)),
        "a complex step": complex_step(sg),
        "single precision": lambda z: sg(np.float32(z)) * (1 - sg(np.float32(z))),
    },
    "sigmoid_grad_from_a": {
        "a - a^2": lambda a: a - a**2,
        "completed square": lambda y: 0.25 - (y - 0.5) ** 2,
        "np.multiply": lambda a: np.multiply(a, np.subtract(1, a)),
        "a loop": looped(lambda t: t * (1 - t)),
    },
    "tanh_grad": {
        "through cosh": lambda z: 1 / np.cosh(z) ** 2,
        "through sigmoid": lambda z: 4 * sg(2 * z) * (1 - sg(2 * z)),
        "two factors": lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z)),
        "a product": lambda z: 1.0 - np.tanh(z) * np.tanh(z),
        "a loop": looped(lambda t: 1 - math.tanh(t) ** 2),
        "a complex step": complex_step(np.tanh),
        "cmath": looped(lambda t: cmath.tanh(complex(t, 1e-30)).imag / 1e-30),
    },
    "relu": {
        "whole numbers stay whole": lambda z: np.maximum(0, z),
        "times a mask, with negative zeros": lambda z: z * (np.asarray(z) > 0),
        "half the sum": lambda z: (abs(z) + z) / 2,
        "np.clip": lambda z: np.clip(z, 0, None),
        "np.where": lambda z: np.where(np.asarray(z) < 0, 0, z),
        "in a copy": relu_in_a_copy,
        "np.fmax": lambda z: np.fmax(z, 0.0),
        "a loop": looped(lambda t: max(0.0, t)),
        "taken apart": recursive(lambda t: t if t > 0 else 0),
    },
    "relu_grad": {
        "a mask": lambda z: np.asarray(z) > 0,
        "a Python bool for a number": lambda z: z > 0,
        "whole numbers": lambda z: np.asarray(z > 0).astype(int),
        "small whole numbers": lambda z: np.asarray(z > 0).astype(np.int8),
        "np.heaviside": lambda z: np.heaviside(np.asarray(z, dtype=float), 0),
        "from the activation": lambda z: np.maximum(0, z) > 0,
        "np.sign of the activation": lambda z: np.sign(np.maximum(0, z)),
        "np.select": lambda z: np.select([np.asarray(z) > 0], [1.0], default=0.0),
        "a loop": looped(lambda t: 1 if t > 0 else 0),
    },
    "elu": {
        "the lecture's max and min": lambda z, g: (
            np.maximum(0, z) + np.minimum(0, g * (np.exp(z) - 1))
        ),
        "both branches worked out": lambda x, a: np.where(x > 0, x, a * (np.exp(x) - 1)),
        "by masks": elu_by_masks,
        "with a clipped exponent": lambda z, gamma: (
            np.maximum(z, 0) + gamma * (np.exp(np.minimum(z, 0)) - 1)
        ),
        "a loop": looped(lambda t, g: t if t > 0 else g * math.expm1(t)),
        "np.vectorize": vectorized(lambda t, g: t if t > 0 else g * (math.exp(t) - 1)),
    },
    "elu_grad": {
        "value plus gamma": lambda z, g: np.where(
            np.asarray(z) > 0, 1.0, g * (np.exp(np.minimum(z, 0)) - 1) + g
        ),
        "both branches worked out": lambda z, g: np.where(np.asarray(z) > 0, 1, g * np.exp(z)),
        "by masks": elu_grad_by_masks,
        "clipped, then multiplied": lambda z, g: (
            (np.asarray(z) > 0) + (np.asarray(z) <= 0) * g * np.exp(np.minimum(z, 0))
        ),
        "a loop": looped(lambda t, g: 1 if t > 0 else g * math.exp(t)),
    },
    "softplus": {
        "the large part taken out": lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))),
        "a switch": lambda z: np.where(np.asarray(z) > 30, z, np.log1p(np.exp(z))),
        "logaddexp": lambda z: np.logaddexp(z, 0),
        "minus log of a sigmoid": lambda z: np.where(
            np.asarray(z) > 0, z - np.log(sg(np.abs(z))), np.log(1 + np.exp(-np.abs(z)))
        ),
        "a loop": looped(lambda t: max(t, 0) + math.log1p(math.exp(-abs(t)))),
    },
    "softplus_grad": {
        "a plain sigmoid": sg,
        "a loop": looped(one_sigma),
        "through tanh": lambda z: (np.tanh(np.asarray(z) / 2) + 1) / 2,
        "softplus(z) - softplus(-z) in the exponent": lambda z: np.exp(z - np.logaddexp(0, z)),
    },
    "leaky_relu": {
        "max and min": lambda z, g: np.maximum(0, z) + g * np.minimum(0, z),
        "by masks": leaky_by_masks,
        "np.where": lambda z, slope: np.where(np.asarray(z) < 0, slope * z, z),
        "a slope times z": lambda z, g: z * np.where(np.asarray(z) > 0, 1, g),
        "max or min, as gamma asks": lambda z, g: (np.maximum if g <= 1 else np.minimum)(z, g * z),
        "a loop": looped(lambda t, g: t if t > 0 else g * t),
    },
    "leaky_relu_grad": {
        "two masks": lambda z, g: (np.asarray(z) > 0) + g * (np.asarray(z) <= 0),
        "np.heaviside": lambda z, g: g + (1 - g) * np.heaviside(np.asarray(z, dtype=float), 0),
        "np.full": lambda z, g: np.where(np.asarray(z) > 0, 1.0, np.full(np.shape(z), g)),
        "a loop": looped(lambda t, g: 1 if t > 0 else g),
    },
    "prelu_grads": {
        "einsum": prelu_einsum,
        "loops": prelu_loops,
        "masks, as a list": prelu_masks,
        "single precision": lambda X, g, G: tuple(
            v.astype(np.float32) for v in prelu_einsum(X, g, G)
        ),
        "one by one": lambda X, g, G: (
            G * ((X > 0) + g * (X <= 0)),
            np.array([[row[x <= 0] @ x[x <= 0]] for row, x in zip(G, X, strict=True)]),
        ),
        "a product of matrices": lambda X, g, G: (
            np.where(X > 0, G, g * G),
            np.diag(G @ np.minimum(X, 0).T)[:, None].copy(),
        ),
    },
    "dead_units": {
        "a list in another order": dead_by_loops,
        "an array": lambda W, b, X: np.flatnonzero((W @ X + b <= 0).all(axis=1)),
        "a tuple": lambda W, b, X: tuple(np.flatnonzero((W @ X + b <= 0).all(axis=1)).tolist()),
        "a list of numpy numbers": lambda W, b, X: list(
            np.flatnonzero((W @ X + b <= 0).all(axis=1))
        ),
        "the largest output": lambda W, b, X: np.where(np.maximum(0, W @ X + b).max(1) == 0)[0],
        "the sum of outputs": lambda W, b, X: np.argwhere(
            np.clip(W @ X + b, 0, None).sum(axis=1) == 0
        ).ravel(),
        "a set": lambda W, b, X: set(dead_by_loops(W, b, X)),
        "a set of numpy numbers": lambda W, b, X: set(np.array(dead_by_loops(W, b, X), dtype=int)),
        "an array of floats": lambda W, b, X: np.array(dead_by_loops(W, b, X), dtype=float),
    },
    "taylor1": {
        "a lambda": lambda f, df, x0: lambda x: f(x0) + (x - x0) * df(x0),
        "a def": taylor_def,
        "a class": Tangent,
        "np.poly1d-like coefficients": lambda f, df, a: (
            lambda x: np.polyval([df(a), f(a) - a * df(a)], x)
        ),
        "np.vectorize": lambda f, df, a: np.vectorize(
            lambda x: f(a) + (x - a) * df(a), otypes=[float]
        ),
    },
    "hard_logistic": {
        "max and min": lambda x: np.maximum(np.minimum(0.25 * x + 0.5, 1), 0),
        "nested where": lambda x: hard_by_where(np.asarray(x)),
        "x cut first": lambda x: (np.clip(x, -2, 2) + 2) / 4,
        "a loop": looped(lambda t: min(1, max(0, 0.25 * t + 0.5))),
        "np.interp": lambda x: np.interp(x, [-2, 2], [0, 1]),
    },
    "hard_tanh": {
        "through hard-logistic": lambda x: 2 * np.clip(0.25 * (2 * x) + 0.5, 0, 1) - 1,
        "max and min": lambda x: np.maximum(np.minimum(x, 1), -1),
        "whole numbers stay whole": lambda x: np.clip(x, -1, 1),
        "half a difference": lambda x: (np.abs(x + 1) - np.abs(x - 1)) / 2,
        "a loop": looped(lambda t: sorted([-1.0, t, 1.0])[1]),
    },
    "hard_logistic_grad": {
        "a product of comparisons": lambda x: 0.25 * (np.asarray(x) > -2) * (np.asarray(x) < 2),
        "a quarter of a mask": lambda x: (np.abs(x) < 2) / 4,
        "a loop": looped(lambda t: 0.25 if -2 < t < 2 else 0.0),
        "np.logical_and": lambda x: 0.25 * np.logical_and(np.less(x, 2), np.greater(x, -2)),
    },
    "softmax": {
        "keepdims": lambda Z: (
            np.exp(Z - Z.max(0, keepdims=True))
            / np.exp(Z - Z.max(0, keepdims=True)).sum(0, keepdims=True)
        ),
        "through the logarithm": lambda Z: np.exp(log_softmax(Z)),
        "column by column": softmax_by_columns,
        "transposed": lambda Z: (lambda E: (E.T / E.T.sum(-1, keepdims=True)).T)(
            np.exp(Z - Z.max(axis=0))
        ),
        "logaddexp": lambda Z: np.exp(Z - np.logaddexp.reduce(Z, axis=0)),
        "pairwise differences": softmax_pairwise,
        "einsum": lambda Z: (lambda E: E * (1 / np.einsum("i...->...", E)))(
            np.exp(Z - np.amax(Z, axis=0))
        ),
    },
    "softmax_jacobian": {
        "loops": jacobian_by_loops,
        "in place": jacobian_in_place,
        "einsum": lambda z: (lambda a: np.diag(a) - np.einsum("i,j->ij", a, a))(
            softmax_by_columns(z)
        ),
        "a column times the identity": lambda z: (lambda a: a[:, None] * (np.eye(a.size) - a))(
            softmax_by_columns(z)
        ),
    },
    "softmax_vjp": {
        "with the Jacobian": lambda a, g: (np.diag(a) - np.outer(a, a)).T @ g,
        "loops": vjp_by_loops,
        "multiplied out": lambda a, g: a * g - a * np.dot(a, g),
        "einsum": lambda p, v: p * v - np.einsum("i,j,j->i", p, p, v),
        "np.average": lambda a, g: a * (g - np.average(g, weights=a)),
    },
    "mp_neuron": {
        "a bool": lambda x, w, b: bool(np.dot(w, x) + b >= 0),
        "a numpy bool": lambda x, w, b: x @ w + b >= 0,
        "a float": lambda x, w, b: float(np.sum(w * x) >= -b),
        "a 0-d array": lambda x, w, b: np.where(np.inner(x, w) + b >= 0, 1.0, 0.0),
        "if and else": lambda x, w, b: (
            1 if sum(p * q for p, q in zip(x, w, strict=True)) + b >= 0 else 0
        ),
        "np.heaviside": lambda x, w, b: np.heaviside(w.T @ x + b, 1.0),
        "np.sign, repaired": lambda x, w, b: int((np.sign(w @ x + b) + 1) > 0),
    },
    "saturation": {
        "in another order": dict(reversed(right.saturation.items())),
        "other capitals and spaces": {k: f" {v.upper()} " for k, v in right.saturation.items()},
        "more items": {**right.saturation, "swish": "left"},
    },
    "zero_centred": {
        "in another order": dict(reversed(right.zero_centred.items())),
        "numpy bools": {k: np.bool_(v) for k, v in right.zero_centred.items()},
        "numbers 0 and 1": {k: int(v) for k, v in right.zero_centred.items()},
    },
    "hard_gaps": {
        "seven digits": {"logistic": 0.1192029, "tanh": 0.2384058},
        "Python numbers": {"logistic": 1 / (1 + math.exp(2)), "tanh": 1 - math.tanh(1)},
        "0-d arrays": {k: np.array(v) for k, v in right.hard_gaps.items()},
        "found on a grid": {
            "logistic": np.abs(
                right.sigmoid(np.linspace(-4, 4, 401)) - hard_by_where(np.linspace(-4, 4, 401))
            ).max(),
            "tanh": max(abs(math.tanh(t / 100) - min(1, t / 100)) for t in range(301)),
        },
    },
    "activation_table": {
        "lists instead of pairs": {k: list(v) for k, v in right.activation_table.items()},
        "all lambdas": {
            "sigmoid": (sg, lambda z: sg(z) * sg(-z)),
            "tanh": (lambda z: 2 * sg(2 * z) - 1, lambda z: 1 / np.cosh(z) ** 2),
            "relu": (lambda z: np.maximum(0, z), lambda z: (z > 0) * 1.0),
            "elu": (
                lambda z: np.where(z > 0, z, 0.5 * (np.exp(z) - 1)),
                lambda z: np.where(z > 0, 1, 0.5 * np.exp(z)),
            ),
            "softplus": (lambda z: np.log(1 + np.exp(z)), sg),
        },
        "more rows": {**right.activation_table, "identity": (lambda z: z, np.ones_like)},
        "complex steps": {
            **right.activation_table,
            "tanh": (np.tanh, complex_step(np.tanh)),
            "sigmoid": (sg, complex_step(sg)),
        },
    },
}

for _name in ELEMENTWISE:
    WHEATS[_name] |= dressed(getattr(right, _name)) | dressed_arrays(getattr(right, _name))
for _name in ("softmax", "softmax_jacobian", "softmax_vjp"):
    WHEATS[_name] |= dressed(getattr(right, _name)) | dressed_arrays(getattr(right, _name))
for _name in ("mp_neuron", "dead_units", "prelu_grads", "taylor1"):
    WHEATS[_name] |= dressed(getattr(right, _name))
