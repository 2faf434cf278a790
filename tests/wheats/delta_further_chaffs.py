"""Wrong solutions of assignment 3's further notebook that are no listed misconceptions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import delta_further as right
from tests.wheats.delta_backward_chaffs import numerical
from tests.wheats.delta_chaffs import first_sample, into_like
from tests.wheats.delta_code import sg, slope, sm
from tests.wheats.forward_styles import recited_network, spoiled_number, spoiled_results
from tests.wheats.network_styles import buffered, forgetful
from tests.wheats.styles import careless, spoiled

EXERCISES = suite("3-delta")


def part(k: int, change: Any) -> Any:
    """Return `jacobians` with one of the four changed."""

    def function(W: Any, z: Any, layout: str) -> Any:
        found = list(right.jacobians(W, z, layout))
        found[k] = change(found[k], W, z, layout)
        return tuple(found)

    return function


def notes(Ws: Any, x: Any, y: Any, back: Any = lambda W, d: W @ d, rate: Any = slope) -> Any:
    """Return the gradients of the 4-3-4-3 convention with a part exchanged."""
    acts, nets = [x], []
    for W in Ws:
        nets.append(W.T @ acts[-1])
        acts.append(sg(nets[-1]))
    d, found = (acts[-1] - y) * slope(nets[-1]), []
    for k in reversed(range(len(Ws))):
        found.insert(0, acts[k] @ d.T)
        d = back(Ws[k], d) * rate(nets[k - 1]) if k else d
    return found


def as_norms(change: Any) -> Any:
    """Return `delta_norms` of another kind: change(delta) for every layer."""

    def function(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
        nets, a = [], x
        for W, b in zip(Ws, bs, strict=True):
            nets.append(W @ a + b)
            a = sg(nets[-1])
        d = (a - y) * slope(nets[-1])
        found = [change(d)]
        for k in reversed(range(len(Ws) - 1)):
            d = (Ws[k + 1].T @ d) * slope(nets[k])
            found.insert(0, change(d))
        return np.array(found)

    return function


CHAFFS: dict[str, dict[str, Any]] = {
    "delta_neuron": spoiled_number(right.delta_neuron)
    | {
        "the steepest slope": lambda z, d, w: 0.25 * (d @ w),
        "the slope of tanh": lambda z, d, w: (1 - math.tanh(z) ** 2) * (d @ w),
        "the short form with z": lambda z, d, w: z * (1 - z) * (d @ w),
        "the last receiver only": lambda z, d, w: slope(z) * d[-1] * w[-1],
        "the first two receivers": lambda z, d, w: slope(z) * (d[:2] @ w[:2]),
        "the strongest receiver": lambda z, d, w: slope(z) * max(d * w, key=abs),
        "weights in reverse order": lambda z, d, w: slope(z) * (d @ w[::-1]),
        "weights sorted": lambda z, d, w: slope(z) * (d @ np.sort(w)),
        "weights without their signs": lambda z, d, w: slope(z) * (d @ abs(w)),
        "one slope for each receiver": lambda z, d, w: slope(z) ** len(d) * (d @ w),
        "weighted mean": lambda z, d, w: slope(z) * np.average(d, weights=w),
        "errors written over": lambda z, d, w: slope(z) * np.multiply(d, w, out=d).sum(),
        "z cut to a whole number": lambda z, d, w: slope(int(z)) * (d @ w),
        "one row, one column": lambda z, d, w: slope(z) * d[None] @ w[:, None],
    },
    "dz_dw": spoiled(right.dz_dw)
    | {
        "recites the visible cases": recited_network(EXERCISES["dz_dw"]),
        "a column": lambda i, j, a, n: np.eye(n)[:, [i]] * a[j],
        "a row": lambda i, j, a, n: np.eye(n)[[i]] * a[j],
        "a list": lambda i, j, a, n: [a[j] if r == i else 0.0 for r in range(n)],
        "at the end": lambda i, j, a, n: np.eye(n)[-1] * a[j],
        "at the start": lambda i, j, a, n: np.eye(n)[0] * a[j],
        "at place j": lambda i, j, a, n: np.eye(n)[j % n] * a[j],
        "everywhere": lambda i, j, a, n: np.full(n, a[j]),
        "the weight's row": lambda i, j, a, n: np.resize(a, n),
        "the sum of all inputs": lambda i, j, a, n: np.eye(n)[i] * a.sum(),
        "minus": lambda i, j, a, n: -np.eye(n)[i] * a[j],
        "with the slope": lambda i, j, a, n: np.eye(n)[i] * slope(a[j]),
        "from the other end": lambda i, j, a, n: np.eye(n)[n - 1 - i] * a[j],
        "True at the place": lambda i, j, a, n: np.arange(n) == i,
        "off by one part in ten thousand": lambda i, j, a, n: 1.0001 * np.eye(n)[i] * a[j],
        "cut to whole numbers": lambda i, j, a, n: np.eye(n, dtype=int)[i] * int(a[j]),
    },
    "jacobians": spoiled_results(right.jacobians)
    | {
        "recites the visible cases": recited_network(EXERCISES["jacobians"]),
        "dz_da without layouts where it is square": part(
            0, lambda J, W, z, layout: W if len(z) == W.shape[1] else J
        ),
        "dz_da symmetric where it is square": part(
            0, lambda J, W, z, layout: (W + W.T) / 2 if len(z) == W.shape[1] else J
        ),
        "identity as large as the input": part(1, lambda J, W, z, layout: np.eye(W.shape[1])),
        "identity turned over": part(1, lambda J, W, z, layout: J[::-1]),
        "steepest slopes": part(2, lambda J, W, z, layout: np.eye(len(z)) / 4),
        "slopes everywhere": part(2, lambda J, W, z, layout: np.tile(slope(z), (len(z), 1))),
        "slopes of tanh": part(2, lambda J, W, z, layout: np.diag(1 - np.tanh(z) ** 2)),
        "softmax for the sigmoid": part(2, lambda J, W, z, layout: np.diag(sm(z) * (1 - sm(z)))),
        "softmax without its diagonal": part(3, lambda J, W, z, layout: J - np.diag(np.diag(J))),
        "softmax, probabilities on the diagonal": part(3, lambda J, W, z, layout: np.diag(sm(z))),
        "softmax, products only": part(3, lambda J, W, z, layout: -np.outer(sm(z), sm(z))),
        "softmax, signs reversed": part(3, lambda J, W, z, layout: -J),
        "softmax of sigmoids": part(
            3, lambda J, W, z, layout: np.diag(sg(z)) - np.outer(sg(z), sg(z))
        ),
        "softmax off by one part in ten thousand": part(3, lambda J, W, z, layout: 1.0001 * J),
        "only the numerator layout": lambda W, z, layout: (
            right.jacobians(W, z, layout) if layout == "numerator" else None
        ),
        "three results": lambda *v: right.jacobians(*v)[:3],
    },
    "delta_out_softmax_ce_any": spoiled(right.delta_out_softmax_ce_any)
    | {
        "recites the visible cases": recited_network(EXERCISES["delta_out_softmax_ce_any"]),
        "written into an array like z": into_like(right.delta_out_softmax_ce_any),
        "the first sample for all": first_sample(right.delta_out_softmax_ce_any),
        "the sum of the first column": lambda z, y: sm(z) * y[:, 0].sum() - y,
        "the mean instead of the sum": lambda z, y: sm(z) * y.mean(axis=0) - y,
        "the largest target": lambda z, y: sm(z) * y.max(axis=0) - y,
        "targets above 0 counted": lambda z, y: sm(z) * (y > 0).sum(axis=0) - y,
        "the length of the target": lambda z, y: sm(z) * np.linalg.norm(y, axis=0) - y,
        "targets cut at 1": lambda z, y: sm(z) * np.clip(y, 0, 1).sum(axis=0) - np.clip(y, 0, 1),
        "softmax along the samples": lambda z, y: sm(z.T).T * y.sum(axis=0) - y,
        "sigmoid": lambda z, y: sg(z) * y.sum(axis=0) - y,
        "divided by the samples": lambda z, y: (
            (sm(z) * y.sum(0) - y) / (1 if z.shape[1] < 3 else 3)
        ),
        "off by one part in ten thousand": lambda z, y: 1.0001 * (sm(z) * y.sum(axis=0) - y),
    },
    "backward_in_out": spoiled_results(right.backward_in_out)
    | {
        "recites the visible cases": recited_network(EXERCISES["backward_in_out"]),
        "turned round only if it must be": lambda Ws, x, y: notes(
            Ws, x, y, back=lambda W, d: (W.T if W.shape[0] == W.shape[1] else W) @ d
        ),
        "the inverse instead of the transpose": lambda Ws, x, y: notes(
            Ws, x, y, back=lambda W, d: np.linalg.pinv(W).T @ d
        ),
        "weights without their signs": lambda Ws, x, y: notes(
            Ws, x, y, back=lambda W, d: abs(W) @ d
        ),
        "steepest slopes": lambda Ws, x, y: notes(Ws, x, y, rate=lambda z: 0.25 + 0 * z),
        "slopes of relu": lambda Ws, x, y: notes(Ws, x, y, rate=lambda z: z > 0),
        "one more slope": lambda Ws, x, y: notes(Ws, x, y, rate=lambda z: slope(z) ** 2),
        "one-sided": lambda Ws, x, y: [
            g.T for g in numerical(1e-4, 1)([W.T for W in Ws], [0 * W[:1].T for W in Ws], x, y)[0]
        ],
        "transposed in square layers": lambda Ws, x, y: [
            g.T if g.shape[0] == g.shape[1] else g for g in right.backward_in_out(Ws, x, y)
        ],
        "the first layer zero": lambda Ws, x, y: (
            [0 * Ws[0], *right.backward_in_out(Ws, x, y)[1:]]
        ),
        "the last layer for all": lambda Ws, x, y: right.backward_in_out(Ws, x, y)[-1:] * len(Ws),
        "three layers": lambda Ws, x, y: (
            right.backward_in_out(Ws, x, y)[:3] if len(Ws) > 2 else None
        ),
        "steps are taken": lambda Ws, x, y: [
            np.subtract(W, g, out=W) * 0 + g for W, g in zip(Ws, notes(Ws, x, y), strict=True)
        ],
    },
    "count_paths": careless()
    | {
        "one more": lambda sizes, layer: right.count_paths(sizes, layer) + 1,
        "twelve": lambda sizes, layer: 12,
        "one": lambda sizes, layer: 1,
        "layers counted from 0": lambda sizes, layer: math.prod(sizes[layer + 2 :]),
        "the next layer only": lambda sizes, layer: (*sizes, 1)[layer + 1],
        "the outputs only": lambda sizes, layer: sizes[-1],
        "a power": lambda sizes, layer: sizes[-1] ** (len(sizes) - 1 - layer),
        "the layers before": lambda sizes, layer: math.prod(sizes[:layer]),
        "to one output": lambda sizes, layer: math.prod(sizes[layer + 1 :]) / sizes[-1],
        "all weights of the layer": lambda sizes, layer: math.prod(sizes[layer - 1 :]),
        "in half precision": lambda sizes, layer: np.float16(right.count_paths(sizes, layer)),
        "text": lambda sizes, layer: str(right.count_paths(sizes, layer)),
        "a list of the sizes": lambda sizes, layer: sizes[layer + 1 :],
        "an array of one": lambda sizes, layer: np.array([right.count_paths(sizes, layer)]),
        "a small whole number type": lambda sizes, layer: np.prod(
            sizes[layer + 1 :], dtype=np.int8
        ),
        "in thousands": lambda sizes, layer: right.count_paths(sizes, layer) / 1000,
        "zero in the last layer": lambda sizes, layer: (
            math.prod(sizes[layer + 1 :]) if layer < len(sizes) - 1 else 0
        ),
        "up to 100": lambda sizes, layer: min(100, right.count_paths(sizes, layer)),
    },
    "delta_norms": spoiled(right.delta_norms)
    | {
        "recites the visible cases": recited_network(EXERCISES["delta_norms"]),
        "largest entries": as_norms(lambda d: np.max(np.abs(d))),
        "largest singular values of a square": as_norms(lambda d: np.linalg.norm(d @ d.T)),
        "means of squares": as_norms(lambda d: np.sqrt(np.mean(d**2))),
        "standard deviations": as_norms(np.std),
        "sums": as_norms(np.sum),
        "absolute sums of the entries": as_norms(lambda d: abs(np.sum(d))),
        "first entries": as_norms(lambda d: d[0, 0]),
        "a list of numbers": lambda *v: right.delta_norms(*v).tolist(),
        "a column": lambda *v: right.delta_norms(*v)[:, None],
        "a tuple": lambda *v: tuple(right.delta_norms(*v)),
        "relative to the output": lambda *v: right.delta_norms(*v) / right.delta_norms(*v)[-1],
        "logarithms": lambda *v: np.log(right.delta_norms(*v)),
        "in order of size": lambda *v: np.sort(right.delta_norms(*v)),
        "without the output": lambda *v: right.delta_norms(*v)[:-1],
        "with the loss at the end": lambda *v: np.append(right.delta_norms(*v), 0.1),
        "off by one part in ten thousand": lambda *v: 1.0001 * right.delta_norms(*v),
        "the deltas themselves": lambda Ws, bs, x, y: as_norms(lambda d: d)(Ws[:1], bs[:1], x, y),
    },
}
# The result has one axis, and the inputs have three decimals as the result has.
for _harmless in ("flattened", "nan for negative inputs", "rounded to three digits"):
    del CHAFFS["dz_dw"][_harmless]
del CHAFFS["delta_norms"]["flattened"]
for _name in ("dz_dw", "delta_norms"):
    # The first argument is no array.
    _style = "right values, then the input is overwritten"
    CHAFFS[_name][_style] = spoiled_results(EXERCISES[_name].reference)[
        "right values, then the inputs are overwritten"
    ]
for _name in ("dz_dw", "backward_in_out", "delta_norms", "delta_out_softmax_ce_any"):
    CHAFFS[_name]["one buffer for all calls"] = buffered(EXERCISES[_name].reference)
for _name in ("jacobians", "backward_in_out"):
    CHAFFS[_name] |= forgetful(EXERCISES[_name].reference)
