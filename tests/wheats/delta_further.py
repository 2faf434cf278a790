"""Right solutions of assignment 3's further notebook in many styles."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from tests.wheats import delta_further_code as code
from tests.wheats.delta_backward import recursive, with_a_tape
from tests.wheats.delta_code import by_columns, by_complex_step, sg, slope, sm
from tests.wheats.delta_code import softmax_matrix as coupled

FURTHER: dict[str, dict[str, Any]] = {
    "delta_neuron": {
        "a loop": code.neuron_by_a_loop,
        "np.dot": lambda z, deltas, w: sg(z) * (1 - sg(z)) * np.dot(deltas, w),
        "the slope times each": lambda z, deltas, w: sum(slope(z) * deltas * w),
        "einsum": lambda z, deltas, w: np.einsum(",i,i->", slope(z), deltas, w),
        "a row times a column": lambda z, deltas, w: (
            (w[None, :] @ deltas[:, None]).item() * sg(z) * sg(-z)
        ),
        "np.inner, a 0-d array": lambda z, deltas, w: np.array(slope(z) * np.inner(w, deltas)),
        "a class": lambda z, deltas, w: code.Neuron(z, w).receive(deltas),
        "np.average": lambda z, deltas, w: slope(z) * np.average(deltas * w) * len(w),
        "the trace of all pairs": lambda z, deltas, w: np.trace(np.outer(deltas, w)) * slope(z),
        "through cosh": lambda z, deltas, w: (deltas @ w) / (4 * math.cosh(z / 2) ** 2),
    },
    "dz_dw": {
        "a row of the identity": lambda i, j, a, n: np.eye(n)[i] * a[j],
        "a comprehension": lambda i, j, a, n: np.array([a[j] if r == i else 0 for r in range(n)]),
        "np.where": lambda i, j, a, n: np.where(np.arange(n) == i, a[j], 0),
        "one entry put": code.one_entry_put,
        "a step of 1": code.change_of_z,
        "a matrix with a single 1": lambda i, j, a, n: (
            np.outer(np.eye(n)[i], np.eye(len(a))[j]) @ a
        ),
        "np.bincount": lambda i, j, a, n: np.bincount([i], weights=[a[j]], minlength=n),
        "zeros around it": lambda i, j, a, n: np.pad(a[j : j + 1], (i, n - 1 - i)),
        "np.concatenate": lambda i, j, a, n: np.concatenate(
            [np.zeros(i), [a[j]], np.zeros(n - i - 1)]
        ),
        "single precision": lambda i, j, a, n: np.eye(n, dtype="f4")[:, i] * np.float32(a[j]),
        "the type of a": lambda i, j, a, n: (np.arange(n) == i).astype(a.dtype) * a[j],
    },
    "jacobians": {
        "W as it is": lambda W, z, layout: (
            W if layout == "numerator" else W.T,
            np.eye(len(z)),
            np.diag(slope(z)),
            coupled(sm(z)),
        ),
        "all turned round": lambda W, z, layout: [
            J if layout == "numerator" else J.T
            for J in (W + 0, np.eye(len(z)), np.diagflat(slope(z)), coupled(sm(z)))
        ],
        "loops": code.by_loops,
        "filled diagonals": code.filled_diagonals,
        "a complex step": code.by_complex_step,
        "the identity in whole numbers": lambda W, z, layout: (
            W.copy() if layout[0] == "n" else np.transpose(W).copy(),
            np.eye(len(z), dtype=int),
            np.eye(len(z)) * slope(z),
            sm(z)[:, None] * (np.identity(len(z)) - sm(z)),
        ),
        "the identity as a comparison": lambda W, z, layout: (
            W if layout == "numerator" else W.T,
            np.equal.outer(range(z.size), range(z.size)),
            np.diag(slope(z)),
            coupled(sm(z)),
        ),
        "einsum": lambda W, z, layout: (
            np.einsum("ij->ij" if layout == "numerator" else "ij->ji", W),
            np.eye(*[z.size] * 2),
            np.einsum("i,ij->ij", slope(z), np.eye(z.size)),
            np.einsum("i,ij->ij", sm(z), np.eye(z.size)) - np.einsum("i,j->ij", sm(z), sm(z)),
        ),
    },
    "delta_out_softmax_ce_any": {
        "the whole Jacobian": code.through_the_jacobian,
        "one class at a time": code.one_class_at_a_time,
        "keepdims": lambda z, y: sm(z) * y.sum(axis=0, keepdims=True) - y,
        "a row of ones": lambda z, y: sm(z) * (np.ones((1, len(y))) @ y) - y,
        "sum of y times normalised difference": lambda z, y: (
            y.sum(0) * (sm(z) - y / np.where(y.sum(0) == 0, 1, y.sum(0)))
        ),
        "columns": by_columns(lambda z, y: sum(y) * sm(z) - y),
        "einsum": lambda z, y: np.einsum("ik,jk->ik", sm(z), y) - y,
        "a complex step": by_complex_step(lambda z, y: -y * (z - np.log(np.exp(z).sum(axis=0)))),
        "rows first": lambda z, y: (sm(z).T * y.T.sum(axis=1)[:, None] - y.T).T,
    },
    "backward_in_out": {
        "translated and back": code.translated,
        "the notes, repaired": code.as_the_notes_repaired,
        "rows": code.in_rows,
        "edge by edge": code.edge_by_edge,
        "a tape, translated, as a tuple": lambda Ws, x, y: tuple(
            dW.T for dW in with_a_tape([W.T for W in Ws], [np.zeros((1, 1))] * len(Ws), x, y)[0]
        ),
        "outer products": lambda Ws, x, y: [
            np.outer(a, d)
            for a, d in zip(
                _activations(Ws, x),
                recursive([W.T for W in Ws], [0 * W[:1].T for W in Ws], x, y)[1],
                strict=True,
            )
        ],
    },
    "count_paths": {
        "math.prod": lambda sizes, layer: math.prod(sizes[layer + 1 :]),
        "one by one": code.paths_one_by_one,
        "recursion": code.paths_by_recursion,
        "a network of ones": code.paths_by_ones,
        "walked": code.paths_walked,
        "a float": lambda sizes, layer: float(np.prod(sizes[layer + 1 :])),
        "a numpy number": lambda sizes, layer: np.prod(np.array(sizes)[layer + 1 :], dtype=int),
        "a 0-d array": lambda sizes, layer: np.array(math.prod(sizes[layer + 1 :])),
        "single precision": lambda sizes, layer: np.float32(math.prod(sizes[layer + 1 :])),
        "everything, divided": lambda sizes, layer: (
            math.prod(sizes) // math.prod(sizes[: layer + 1])
        ),
        "np.cumprod": lambda sizes, layer: np.cumprod([1, *sizes[::-1]])[len(sizes) - 1 - layer],
        "logarithms, rounded": lambda sizes, layer: round(
            math.exp(sum(map(math.log, sizes[layer + 1 :])))
        ),
    },
    "delta_norms": {
        "a loop": code.norms_in_a_loop,
        "the norms of db": lambda Ws, bs, x, y: np.array(
            [np.linalg.norm(db) for db in recursive(Ws, bs, x, y)[1]]
        ),
        "roots of sums": lambda Ws, bs, x, y: np.sqrt(
            [np.sum(d**2) for d in with_a_tape(Ws, bs, x, y)[1]]
        ),
        "norms of dW divided": code.norms_of_products,
        "np.fromiter": lambda Ws, bs, x, y: np.fromiter(
            (math.hypot(*d.ravel()) for d in recursive(Ws, bs, x, y)[1]), dtype=float
        ),
        "np.vdot": lambda Ws, bs, x, y: np.array(
            [np.vdot(d, d) ** 0.5 for d in recursive(Ws, bs, x, y)[1]]
        ),
    },
}


def _activations(Ws, x):
    acts = [x]
    for W in Ws:
        acts.append(sg(W.T @ acts[-1]))
    return acts[:-1]
