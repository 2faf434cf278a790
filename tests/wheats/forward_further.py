"""Right solutions of assignment 2's further notebook in many styles."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np

from solutions import forward
from solutions import forward_further as right
from tests.wheats.forward_code import sg, xor_of_nands
from tests.wheats.forward_further_code import (
    Gates,
    and_of_ors,
    collapsed_by_least_squares,
    collapsed_by_multi_dot,
    collapsed_by_recursion,
    collapsed_from_the_back,
    collapsed_from_unit_vectors,
    collapsed_with_a_one_below,
    features_by_recursion,
    features_enumerated,
    features_in_a_set,
    gates_as_a_polynomial,
    gates_from_a_search,
    gaussian_by_entries,
    gaussian_by_samples,
    gaussian_with_a_covariance,
    in_out_by_loops,
    in_out_flat,
    in_out_through_rows,
    rows_by_recursion,
    rows_one_by_one,
    rows_through_columns,
    separable_by_a_perceptron,
    separable_by_convex_hulls,
    separable_by_random_neurons,
)


def squares(Ws: Any) -> Any:
    """Return the sum of all squared weights."""
    return sum((W**2).sum() for W in Ws)


def capitals(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers in capitals, with spaces, in another order."""
    return {k: f" {v.upper()}" for k, v in reversed(answers.items())}


FURTHER: dict[str, dict[str, Any]] = {
    "boolean_net": {
        "an or of ands, in a class": Gates,
        "an and of ors": and_of_ors,
        "a search for neurons": gates_from_a_search,
        "a polynomial": gates_as_a_polynomial,
        "the table itself": lambda truth: lambda a, b: truth[a][b],
        "an array": lambda t: lambda p, q: np.array(t)[p, q],
        "bools": lambda truth: lambda a, b: bool(truth[a][b]),
        "floats": lambda truth: lambda a, b: float(np.array(truth, dtype=float)[a, b]),
        "functools.partial": lambda truth: functools.partial(
            lambda table, a, b: table[2 * a + b], [*truth[0], *truth[1]]
        ),
        "a bound method": lambda truth: Gates(truth).__call__,
        "a dict": lambda t: lambda *ab: {(a, b): t[a][b] for a in (0, 1) for b in (0, 1)}[ab],
        "known gates, others looked up": lambda t: (
            xor_of_nands if t == ((0, 1), (1, 0)) else np.vectorize(lambda a, b: t[a][b])
        ),
    },
    "is_separable": {
        "the perceptron": separable_by_a_perceptron,
        "convex hulls": separable_by_convex_hulls,
        "random neurons": separable_by_random_neurons,
        "the two exceptions": lambda t: t not in (((0, 1), (1, 0)), ((1, 0), (0, 1))),
        "diagonals": lambda t: not (t[0][0] == t[1][1] != t[0][1] == t[1][0]),
        "a numpy bool": lambda t: abs(np.trace(t) - np.trace(np.fliplr(t))) != 2,
        "a number": lambda t: int(t[0] != t[1][::-1] or t[0][0] == t[0][1]),
        "a 0-d array": lambda t: np.array(right.is_separable(t)),
        "lists first": lambda t: [list(r) for r in t] not in [[[0, 1], [1, 0]], [[1, 0], [0, 1]]],
        "text": lambda t: "".join(str(v) for r in t for v in r) not in {"0110", "1001"},
    },
    "collapse_linear": {
        "zeros and unit vectors": collapsed_from_unit_vectors,
        "from the last layer": collapsed_from_the_back,
        "recursion": collapsed_by_recursion,
        "a one below": collapsed_with_a_one_below,
        "multi_dot": collapsed_by_multi_dot,
        "least squares": collapsed_by_least_squares,
        "functools.reduce": lambda Ws, bs: functools.reduce(
            lambda one, two: (two[0] @ one[0], two[0] @ one[1] + two[1]),
            zip(Ws, bs, strict=True),
        ),
    },
    "forward_rows": {
        "transposed weights, samples as columns": rows_through_columns,
        "everything transposed": lambda Ws, bs, X: functools.reduce(
            lambda A, p: sg((p[0].T @ A.T).T + p[1][None, :]), zip(Ws, bs, strict=True), X
        ),
        "row by row": rows_one_by_one,
        "recursion": rows_by_recursion,
        "einsum": lambda Ws, bs, X: functools.reduce(
            lambda A, p: np.reciprocal(1 + np.exp(-np.einsum("mi,ij->mj", A, p[0]) - p[1])),
            zip(Ws, bs, strict=True),
            X,
        ),
        "stacked samples": lambda Ws, bs, X: np.vstack(
            [rows_through_columns(Ws, bs, x.reshape(1, -1)) for x in X]
        ),
        "through the core notebook": lambda Ws, bs, X: (
            forward.forward_batch([W.T for W in Ws], [b[:, None] for b in bs], X.T)[0][-1].T
        ),
    },
    "forward_in_out": {
        "loops": in_out_by_loops,
        "rows": in_out_through_rows,
        "flat, with columns kept": in_out_flat,
        "one after the other": lambda Ws, x: functools.reduce(
            lambda As, W: [*As, 0.5 + 0.5 * np.tanh(np.dot(W.T, As[-1]) / 2)], Ws, [x]
        ),
        "einsum": lambda Ws, x: functools.reduce(
            lambda As, W: (*As, sg(np.einsum("st,sk->tk", W, As[-1]))), Ws, (x,)
        ),
        "through the core notebook": lambda Ws, x: forward.forward_batch(
            [W.T for W in Ws], [np.zeros((W.shape[1], 1)) for W in Ws], x
        )[0],
    },
    "printed_forward": {
        "capitals": capitals(right.printed_forward),
        "numpy text": {k: np.str_(v) for k, v in right.printed_forward.items()},
        "with more items": {**right.printed_forward, "y5": "rounded"},
    },
    "n_quadratic_features": {
        "as a float": lambda n: n * (n + 1) / 2,
        "a square and a line": lambda n: (n**2 + n) // 2,
        "math.comb": lambda n: math.comb(n + 1, 2),
        "pairs and squares": lambda n: n * (n - 1) // 2 + n,
        "a sum": lambda n: sum(range(1, n + 1)),
        "enumerated": features_enumerated,
        "a set": features_in_a_set,
        "recursion": features_by_recursion,
        "two loops": lambda n: sum(1 for i in range(n) for j in range(i, n)),
        "a triangle": lambda n: np.triu(np.ones((n, n))).sum(),
        "a triangle of indices": lambda n: len(np.tril_indices(n)[0]),
        "a numpy number": lambda n: np.int64(n) * (n + 1) // 2,
        "the mean of both orders": lambda n: round(np.mean([n * n, n])),
    },
    "gaussian_nll": {
        "sample by sample": gaussian_by_samples,
        "entry by entry": gaussian_by_entries,
        "with a covariance matrix": gaussian_with_a_covariance,
        "the norm": lambda y, yhat: (
            0.5 * np.linalg.norm(y - yhat) ** 2 + 0.5 * y.size * math.log(2 * math.pi)
        ),
        "log densities": lambda y, m: (
            -np.sum(np.log(np.exp(-((y - m) ** 2).sum(axis=0) / 2) / (2 * np.pi) ** (len(y) / 2)))
        ),
        "every entry with its constant": lambda y, m: np.sum(
            (y - m) ** 2 / 2 + np.log(np.sqrt(2 * np.pi))
        ),
        "log sqrt": lambda y, m: (
            y.shape[1] * y.shape[0] * math.log(math.sqrt(2 * math.pi)) + np.vdot(y - m, y - m) / 2
        ),
        "the mean times N": lambda y, m: (
            y.shape[1] * np.mean([0.5 * r @ r + len(r) / 2 * np.log(2 * np.pi) for r in (y - m).T])
        ),
    },
    "bernoulli_nll": {
        "np.where": lambda y, p: -np.log(np.where(y == 1, p, 1 - p)).sum(),
        "the likelihood first": lambda y, p: -np.log(np.prod(p**y * (1 - p) ** (1 - y))),
        "a loop": lambda y, p: sum(
            -math.log(q) if t else -math.log1p(-q) for t, q in zip(y[0], p[0], strict=True)
        ),
        "the mean times N": lambda y, p: forward.bce(p, y) * y.size,
        "masks": lambda y, p: -np.log(p[y == 1]).sum() - np.log(1 - p[y == 0]).sum(),
        "matrices": lambda labels, q: (
            -(np.log(q) @ labels.T + np.log(1 - q) @ (1 - labels).T).item()
        ),
        "a distance": lambda y, p: np.sum(-np.log(1 - np.abs(y - p))),
        "log-odds": lambda y, p: -np.vdot(y, np.log(p / (1 - p))) - np.log(1 - p).sum(),
    },
    "structural_risk": {
        "two parts": lambda Yhat, Y, Ws, lam: forward.ce(Yhat, Y) + lam / 2 * squares(Ws),
        "labelled entries": lambda P, Y, Ws, lam: (
            -np.log(P[Y == 1]).mean() + 0.5 * lam * sum(np.vdot(W, W) for W in Ws)
        ),
        "by index": lambda P, Y, Ws, lam: (
            np.mean(-np.log(P[np.argmax(Y, axis=0), np.arange(Y.shape[1])]))
            + lam * sum(np.linalg.norm(W) ** 2 for W in Ws) / 2
        ),
        "sample by sample": lambda P, Y, Ws, lam: (
            sum(-y @ np.log(p) for y, p in zip(Y.T, P.T, strict=True)) / len(Y.T)
            + lam / 2 * math.fsum(w * w for W in Ws for row in W for w in row)
        ),
        "one vector": lambda P, Y, Ws, lam: (
            -np.einsum("ik,ik", Y, np.log(P)) / Y.shape[1]
            + lam / 2 * np.sum(np.concatenate([W.ravel() for W in Ws]) ** 2)
        ),
        "a guard": lambda P, Y, Ws, lam: (
            -np.sum(Y * np.log(P + 1e-12)) / Y.shape[1]
            + lam / 2 * sum(np.linalg.norm(W, "fro") ** 2 for W in Ws)
        ),
    },
    "loss_factor": {
        "decimals": {**right.loss_factor, "entry_mean": 0.4, "lam_without_half": 0.5},
        "floats": {k: float(v) if k != "penalised" else v for k, v in right.loss_factor.items()},
        "numpy": {k: np.asarray(v) for k, v in right.loss_factor.items()},
        "capitals": {**right.loss_factor, "penalised": "Weights "},
    },
    "network_kinds": {
        "capitals": capitals(right.network_kinds),
        "numpy text": {k: np.str_(v) for k, v in right.network_kinds.items()},
    },
    "neuron_parts": {
        "capitals": capitals(right.neuron_parts),
        "with the nucleus": {**right.neuron_parts, "nucleus": "node"},
    },
}
