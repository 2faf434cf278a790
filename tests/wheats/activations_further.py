"""Right solutions of assignment 1's further notebook in many styles."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from solutions import activations as core
from solutions import activations_further as further
from tests.wheats.activation_chaffs import CHAFFS
from tests.wheats.activation_code import (
    Tangent,
    dead_by_loops,
    hard_by_where,
    jacobian_by_loops,
    jacobian_in_place,
    leaky_by_masks,
    log_softmax,
    prelu_einsum,
    prelu_loops,
    prelu_masks,
    softmax_by_columns,
    softmax_pairwise,
    taylor_def,
    vjp_by_loops,
)
from tests.wheats.styles import looped


def _shapes_that_numpy_says():
    W, b, X = np.ones((4, 3)), np.ones((4, 1)), np.ones((3, 7))
    Z, s = W @ X + b, np.arange(5.0)
    dX, dgamma = further.prelu_grads(Z, b, Z)
    arrays = {
        "z": Z,
        "sigmoid": core.sigmoid(Z),
        "sigmoid_grad": core.sigmoid_grad(Z),
        "z_one_sample": W @ X[:, [0]] + b,
        "dX": dX,
        "dgamma": dgamma,
        "softmax": further.softmax(Z),
        "softmax_sums": np.sum(np.exp(Z), axis=0, keepdims=True),
        "softmax_jacobian": further.softmax_jacobian(s),
        "softmax_vjp": further.softmax_vjp(further.softmax(s), s),
    }
    return {name: np.shape(array) for name, array in arrays.items()}


FURTHER: dict[str, dict[str, Any]] = {
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
    "hard_gaps": {
        "seven digits": {"logistic": 0.1192029, "tanh": 0.2384058},
        "Python numbers": {"logistic": 1 / (1 + math.exp(2)), "tanh": 1 - math.tanh(1)},
        "0-d arrays": {k: np.array(v) for k, v in further.hard_gaps.items()},
        "found on a grid": {
            "logistic": np.abs(
                core.sigmoid(np.linspace(-4, 4, 401)) - hard_by_where(np.linspace(-4, 4, 401))
            ).max(),
            "tanh": max(abs(math.tanh(t / 100) - min(1, t / 100)) for t in range(301)),
        },
    },
    "activation_shapes": {
        "lists": {k: list(v) for k, v in further.activation_shapes.items()},
        "numpy numbers": {
            k: tuple(map(np.int64, v)) for k, v in reversed(further.activation_shapes.items())
        },
        "asked of numpy": _shapes_that_numpy_says(),
        "with more items": {**further.activation_shapes, "gamma": (4, 1)},
    },
}

_SHAPES = further.activation_shapes
CHAFFS["activation_shapes"] = {
    "nothing": {},
    "None": None,
    "a list": list(_SHAPES.values()),
    "one shape for all": dict.fromkeys(_SHAPES, (4, 7)),
    "text": {k: str(v) for k, v in _SHAPES.items()},
    "transposed": {k: v[::-1] for k, v in _SHAPES.items()},
    "numbers of entries": {k: math.prod(v) for k, v in _SHAPES.items()},
    "numbers of axes": {k: len(v) for k, v in _SHAPES.items()},
    "axes of length 1 dropped": {k: tuple(n for n in v if n > 1) for k, v in _SHAPES.items()},
    "two axes everywhere": {k: v if len(v) == 2 else (*v, 1) for k, v in _SHAPES.items()},
    "sets": {k: set(v) for k, v in _SHAPES.items()},
    "arrays of these shapes": {k: np.zeros(v) for k, v in _SHAPES.items()},
    "brackets around a number": {k: v if len(v) == 2 else v[0] for k, v in _SHAPES.items()},
    "six samples": {k: tuple(6 if n == 7 else n for n in v) for k, v in _SHAPES.items()},
    "the last item left out": {k: v for k, v in _SHAPES.items() if k != "softmax_vjp"},
    "letters": dict.fromkeys(_SHAPES, ("n", "m")),
}
