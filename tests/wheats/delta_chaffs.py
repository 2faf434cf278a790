"""Wrong solutions of assignment 3's core notebook that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import delta as right
from tests.wheats.delta_backward_chaffs import BACKWARD_CHAFFS
from tests.wheats.delta_code import sg, slope, sm
from tests.wheats.forward_styles import recited_network, spoiled_results
from tests.wheats.network_styles import buffered
from tests.wheats.styles import central, one_sided, spoiled

EXERCISES = suite("3-delta")


def into_like(right_one: Any, which: int = 0) -> Any:
    """Return a function that writes its result into an array of the type of an argument."""

    def function(*values: Any) -> Any:
        result = np.asarray(right_one(*values))
        out = np.zeros(result.shape, dtype=np.asarray(values[which]).dtype)
        out[...] = result
        return out

    return function


def first_sample(right_one: Any) -> Any:
    """Return a function that gives every sample the result of the first one."""
    return lambda *v: np.repeat(right_one(*v)[:, :1], right_one(*v).shape[1], axis=1)


def steps(cost: Any) -> dict[str, Any]:
    """Return numerical gradients by z of a cost that acts entry by entry, with bad steps."""
    return {f"one-sided, step {h}": one_sided(cost, h) for h in (1e-2, 1e-4, 1e-10)} | {
        f"central, step {h}": central(cost, h) for h in (1e-1, 1e-2, 1e-12)
    }


CHAFFS: dict[str, dict[str, Any]] = {
    name: spoiled(EXERCISES[name].reference)
    | {"recites the visible cases": recited_network(EXERCISES[name])}
    for name in (
        "chain_case1",
        "chain_case2",
        "delta_out_mse",
        "delta_out_softmax_ce",
        "delta_out_sigmoid_bce",
        "delta_hidden",
        "grad_W",
        "grad_b",
    )
}
for _name in ("delta_out_mse", "delta_out_softmax_ce", "delta_out_sigmoid_bce", "delta_hidden"):
    _f = EXERCISES[_name].reference
    CHAFFS[_name] |= {
        "off by one part in ten thousand": lambda *v, f=_f: 1.0001 * f(*v),
        "written into an array like z": into_like(_f, which=-1 if _name == "delta_hidden" else 0),
        "the first sample for all": first_sample(_f),
        "the mean over the samples": lambda *v, f=_f: f(*v).mean(axis=1, keepdims=True),
        "the rows upside down": lambda *v, f=_f: np.flipud(f(*v)),
        "the samples in reverse order": lambda *v, f=_f: np.fliplr(f(*v)),
        "divided by the number of neurons": lambda *v, f=_f: f(*v) / len(f(*v)),
        "unit length": lambda *v, f=_f: f(*v) / np.linalg.norm(f(*v)),
        "a list of columns": lambda *v, f=_f: list(f(*v).T),
    }

CHAFFS["graph_abcde"] = spoiled_results(right.graph_abcde) | {
    "recites the visible cases": recited_network(EXERCISES["graph_abcde"]),
    "one-sided, step 1": lambda a, b: (
        (a + b) * (b + 1),
        b + 1,
        (a + b + 1) * (b + 2) - (a + b) * (b + 1),
    ),
    "one-sided, step 1e-3": lambda a, b: (
        (a + b) * (b + 1),
        b + 1,
        ((a + b + 1e-3) * (b + 1.001) - (a + b) * (b + 1)) / 1e-3,
    ),
    "d is b - 1": lambda a, b: ((a + b) * (b - 1), b - 1, a + 2 * b - 1),
    "d is a + 1": lambda a, b: ((a + b) * (a + 1), 2 * a + b + 1, a + 1),
    "absolute values": lambda a, b: tuple(abs(v) for v in right.graph_abcde(a, b)),
    "whole numbers only": lambda a, b: right.graph_abcde(int(a), int(b)),
    "the derivatives by c and d": lambda a, b: ((a + b) * (b + 1), b + 1, a + b),
    "the difference of the paths": lambda a, b: ((a + b) * (b + 1), b + 1, a - 1),
    "one array of all three": lambda a, b: np.array(right.graph_abcde(a, b)),
    "only e": lambda a, b: (a + b) * (b + 1),
}
# Where results are numbers, or have three decimals as the inputs have, these do no harm.
HARMLESS = {
    "graph_abcde": (
        "returns lists of numbers",
        "flattened",
        "transposed",
        "sums only",
        "right values, then the inputs are overwritten",
        "rounds its inputs in place",
        "right for one sample, the mean of all for many",
    ),
    "grad_b": ("returns its first argument", "rounded to three digits"),
}
CHAFFS["chain_case1"] |= {
    "numbers only": lambda p, q: float(p) * float(q),
    "arrays only": lambda p, q: np.array([x * y for x, y in zip(p, q, strict=True)]),
    "all pairs": np.multiply.outer,
    "the mean of the places": lambda p, q: np.mean(p * q) + 0 * p,
    "absolute values": lambda p, q: np.abs(p * q),
    "a geometric mean": lambda p, q: np.sqrt(np.abs(p * q)),
    "written into the first argument": lambda p, q: np.multiply(p, q, out=p),
    "cut to the type int": lambda p, q: np.asarray(p * q).astype(int),
    "a list of places": lambda p, q: [x * y for x, y in zip(p, q, strict=True)],
    "a power": lambda p, q: np.abs(p) ** q,
}
CHAFFS["chain_case2"] |= {
    "the mean of the branches": lambda a, b, c, d: (a * b + c * d) / 2,
    "the difference of the branches": lambda a, b, c, d: a * b - c * d,
    "the larger branch": lambda a, b, c, d: np.maximum(a * b, c * d),
    "the length of both": lambda a, b, c, d: np.hypot(a * b, c * d),
    "numbers only": lambda a, b, c, d: float(a) * float(b) + float(c) * float(d),
    "places added up": lambda a, b, c, d: np.sum(a * b + c * d),
    "both branches, apart": lambda a, b, c, d: (a * b, c * d),
    "written into the first argument": lambda a, b, c, d: np.add(a * b, c * d, out=a),
    "only where the branches agree in sign": lambda a, b, c, d: np.where(
        a * b * c * d >= 0, a * b + c * d, 0.0
    ),
}
CHAFFS["delta_out_mse"] |= steps(lambda z, y: 0.5 * (sg(z) - y) ** 2)
CHAFFS["delta_out_mse"] |= {
    "the steepest slope everywhere": lambda z, y: (sg(z) - y) / 4,
    "the mean slope": lambda z, y: (sg(z) - y) * slope(z).mean(),
    "targets made 0 or 1": lambda z, y: (sg(z) - (y > 0.5)) * slope(z),
    "z cut at 1": lambda z, y: (sg(z) - y) * slope(np.clip(z, -1, 1)),
    "a linear output": lambda z, y: z - y,
    "a tanh output": lambda z, y: (np.tanh(z) - y) * (1 - np.tanh(z) ** 2),
    "the slope of softmax": lambda z, y: (sg(z) - y) * sm(z) * (1 - sm(z)),
    "the loss": lambda z, y: 0.5 * (sg(z) - y) ** 2,
    "the slope squared": lambda z, y: (sg(z) - y) * slope(z) ** 2,
    "written into z": lambda z, y: np.multiply(sg(z) - y, slope(z), out=z),
    "only the outputs that are too large": lambda z, y: np.maximum(sg(z) - y, 0) * slope(z),
}
CHAFFS["delta_out_softmax_ce"] |= {
    "one less at the largest label": lambda z, y: sm(z) - (y == y.max(axis=0)),
    "the right class only": lambda z, y: (sm(z) - y) * (y > 0),
    "the wrong classes only": lambda z, y: (sm(z) - y) * (y == 0),
    "the Jacobian's diagonal, with the sign of a loss": lambda z, y: y * (1 - sm(z)),
    "softmax with base 2": lambda z, y: 2.0**z / (2.0**z).sum(axis=0) - y,
    "probabilities rounded": lambda z, y: np.round(sm(z), 2) - y,
    "log-probabilities": lambda z, y: np.log(sm(z)) - y,
    "not normalised": lambda z, y: np.exp(z) - y,
    "the largest score only": lambda z, y: (z == z.max(axis=0)) - y,
    "scores divided by their sum": lambda z, y: z / z.sum(axis=0) - y,
    "written into z": lambda z, y: np.subtract(sm(z), y, out=z),
    "the loss of each class": lambda z, y: -y * np.log(sm(z)),
}
CHAFFS["delta_out_sigmoid_bce"] |= steps(lambda z, y: -y * np.log(sg(z)) - (1 - y) * np.log(sg(-z)))
CHAFFS["delta_out_sigmoid_bce"] |= {
    "labels 0 and 1 only": lambda z, y: np.where(y == 1, sg(z) - 1, sg(z)),
    "labels made 0 or 1": lambda z, y: sg(z) - np.round(y),
    "probabilities kept from 0.1 to 0.9": lambda z, y: np.clip(sg(z), 0.1, 0.9) - y,
    "the loss": lambda z, y: -y * np.log(sg(z)) - (1 - y) * np.log(sg(-z)),
    "the first term twice": lambda z, y: -2 * y * sg(-z),
    "tanh": lambda z, y: np.tanh(z) - y,
    "the mean over the outputs": lambda z, y: (sg(z) - y) / len(z) * 1.5,
    "written into z": lambda z, y: np.subtract(sg(z), y, out=z),
}
CHAFFS["delta_hidden"] |= {
    "turned round only if it must be": lambda W, d, z: (
        (W if W.shape[0] == W.shape[1] else W.T) @ d * slope(z)
    ),
    "the first receiver only": lambda W, d, z: W[:1].T @ d[:1] * slope(z),
    "the strongest receiver": lambda W, d, z: W.T @ (d * (abs(d) == abs(d).max(0))) * slope(z),
    "the inverse instead of the transpose": lambda W, d, z: np.linalg.pinv(W) @ d * slope(z),
    "weights without their signs": lambda W, d, z: np.abs(W).T @ d * slope(z),
    "errors without their signs": lambda W, d, z: W.T @ np.abs(d) * slope(z),
    "the same slope for all samples": lambda W, d, z: W.T @ d * slope(z[:, :1]),
    "the same slope for all neurons": lambda W, d, z: W.T @ d * slope(z[:1]),
    "the slope of tanh": lambda W, d, z: W.T @ d * (1 - np.tanh(z) ** 2),
    "the slope of relu": lambda W, d, z: W.T @ d * (z > 0),
    "the steepest slope": lambda W, d, z: W.T @ d / 4 + 0 * z,
    "one more slope": lambda W, d, z: W.T @ d * slope(z) ** 2,
    "a product along one sample": lambda W, d, z: np.outer(W.T @ d[:, 0], np.ones(z.shape[1])),
    "d is scaled in place": lambda W, d, z: W.T @ np.multiply(d, 1.0, out=d) * slope(z),
    "errors cut at 1": lambda W, d, z: W.T @ np.clip(d, -1, 1) * slope(z),
}
CHAFFS["grad_W"] |= {
    "turned round if it is square": lambda d, a: a @ d.T if d.size == a.size else d @ a.T,
    "symmetric if it is square": lambda d, a: (
        (d @ a.T + a @ d.T) / 2 if d.size == a.size else d @ a.T
    ),
    "a vector of all products": lambda d, a: np.kron(d, a),
    "a list of rows": lambda d, a: list(d @ a.T),
    "divided by the number of weights": lambda d, a: d @ a.T / (d.size * a.size),
    "divided by the length of the input": lambda d, a: d @ a.T / np.linalg.norm(a),
    "without the signs of the input": lambda d, a: d @ abs(a).T,
    "the input squared": lambda d, a: d @ (a * a).T,
    "sums instead of products": lambda d, a: d + a.T,
    "the first row for all": lambda d, a: np.ones_like(d) @ d[:1] @ a.T,
    "with a part for the bias": lambda d, a: d @ np.vstack([a, [[1]]]).T,
    "the input sorted": lambda d, a: d @ np.sort(a, axis=0).T,
    "the larger one in front": lambda d, a: d @ a.T if len(d) >= len(a) else a @ d.T,
    "off by one part in ten thousand": lambda d, a: 1.0001 * d @ a.T,
}
CHAFFS["grad_b"] |= {
    "the first entry for all": lambda d: np.full(d.shape, d[0, 0]),
    "divided by the number of neurons": lambda d: d / len(d),
    "unit length": lambda d: d / np.linalg.norm(d),
    "squares": lambda d: d**2,
    "upside down": lambda d: d[::-1],
    "sorted": lambda d: np.sort(d, axis=0),
    "absolute values": np.abs,
    "written into d": lambda d: np.multiply(d, 1, out=d),
    "whole numbers": lambda d: d.astype(int),
    "with the slope": lambda d: d * slope(d),
    "the outer product with itself": lambda d: d @ d.T,
    "a list of rows": list,
    "off by one part in ten thousand": lambda d: 1.0001 * d,
}
for _name, _styles in HARMLESS.items():
    for _style in _styles:
        CHAFFS[_name].pop(_style)
for _name in (
    "delta_out_mse",
    "delta_out_softmax_ce",
    "delta_out_sigmoid_bce",
    "delta_hidden",
    "grad_W",
    "grad_b",
):
    CHAFFS[_name]["one buffer for all calls"] = buffered(EXERCISES[_name].reference)
CHAFFS["backward"] = BACKWARD_CHAFFS
