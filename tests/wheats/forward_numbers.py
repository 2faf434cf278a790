"""Right losses, worked numbers and quizzes of assignment 2's core notebook, in many styles."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np

from solutions import forward as right
from tests.wheats.forward_code import (
    ce_by_loops,
    ce_with_out_and_where,
    cost_by_loops,
    logits_by_loops,
    logits_in_decimals,
    sg,
)


def _xlogy(y, a):
    return 0.0 if y == 0 else y * math.log(a)


def _log_softmax(Z):
    shifted = Z - Z.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


def _in_a_copy(Z, Y):
    work = np.array(Z, dtype=float)
    work -= work.max(axis=0)
    loss = np.log(np.exp(work).sum(axis=0)) * Y.sum(axis=0) - (work * Y).sum(axis=0)
    return loss.mean()


def _first_example():
    x, W0, W1 = (
        np.array([[0.35], [0.9]]),
        np.array([[0.1, 0.8], [0.4, 0.6]]),
        np.array([[0.3, 0.9]]),
    )
    z = W0 @ x
    y = sg(z)
    z5 = W1 @ y
    y5 = sg(z5)
    (C,) = ((y5 - 0.5) ** 2 / 2).ravel()
    names = ("z3", "z4", "y3", "y4", "z5", "y5", "C")
    return dict(zip(names, [*z[:, 0], *y[:, 0], z5.item(), y5.item(), C], strict=True))


def _second_example():
    h = {"net_h1": 0.442, "net_h2": 0.586}
    out = {f"out_{key[4:]}": 1 / (1 + math.exp(-z)) for key, z in h.items()}
    h1, h2 = out["out_h1"], out["out_h2"]
    o = {"net_o1": 0.2 * h1 + 0.3 * h2 + 0.2, "net_o2": 0.1 * h1 + 0.2 * h2 + 0.2}
    last = {f"out_{key[4:]}": 1 / (1 + math.exp(-z)) for key, z in o.items()}
    E = {"E_o1": 0.5 * last["out_o1"] ** 2, "E_o2": 0.5 * (last["out_o2"] - 1) ** 2}
    return {**h, **out, **o, **last, **E, "E_total": sum(E.values())}


NUMBERS: dict[str, dict[str, Any]] = {
    "ce": {
        "a tiny guard": lambda A, Y: -np.sum(Y * np.log(A + 1e-12)) / A.shape[1],
        "a tinier guard": lambda A, Y: (
            -np.mean(np.sum(Y * np.log(A + np.finfo(float).tiny), axis=0))
        ),
        "clipped": lambda A, Y: -np.sum(Y * np.log(np.clip(A, 1e-12, 1))) / Y.shape[1],
        "clipped at both ends": lambda A, Y: (
            -np.sum(Y * np.log(np.clip(A, 1e-15, 1 - 1e-15)), axis=0).mean()
        ),
        "the labelled entries only": lambda A, Y: -np.sum(Y[Y > 0] * np.log(A[Y > 0])) / A.shape[1],
        "np.nonzero": lambda A, Y: (lambda at: -Y[at] @ np.log(A[at]) / len(A[0]))(np.nonzero(Y)),
        "xlogy": lambda A, Y: -np.vectorize(_xlogy, otypes=[float])(Y, A).sum() / Y.shape[1],
        "loops": ce_by_loops,
        "np.log with where": ce_with_out_and_where,
        "np.nansum": lambda A, Y: -np.nansum(Y * np.log(A)) / A.shape[1],
        "np.nan_to_num": lambda A, Y: -np.nan_to_num(Y * np.log(A)).sum(axis=0).mean(),
        "powers": lambda A, Y: -np.log(np.prod(A**Y, axis=0)).mean(),
        "np.ma.log": lambda A, Y: float(-(Y * np.ma.log(A)).sum() / A.shape[1]),
        "np.vdot": lambda A, Y: -np.vdot(Y, np.log(np.where(A == 0, 1, A))) / A.shape[1],
        "a trace": lambda A, Y: -np.trace(Y.T @ np.log(np.maximum(A, 1e-300))) / A.shape[1],
        "sample by sample": lambda A, Y: (
            sum(-math.fsum(map(_xlogy, y, a)) for a, y in zip(A.T, Y.T, strict=True)) / A.shape[1]
        ),
    },
    "ce_from_logits": {
        "logaddexp.reduce": lambda Z, Y: (
            np.sum(Y * (np.logaddexp.reduce(Z, axis=0) - Z)) / Z.shape[1]
        ),
        "log-softmax": lambda Z, Y: -np.mean(np.sum(Y * _log_softmax(Z), axis=0)),
        "loops": logits_by_loops,
        "decimals": logits_in_decimals,
        "in place, in a copy": _in_a_copy,
        "differences of scores": lambda Z, Y: (
            np.sum(Y * np.logaddexp.reduce(Z[:, None] - Z[None], axis=0)) / Z.shape[1]
        ),
        "column by column": lambda Z, Y: np.mean(
            [
                y @ (np.log(np.exp(z - z.max()).sum()) + z.max() - z)
                for z, y in zip(Z.T, Y.T, strict=True)
            ]
        ),
        "the column sum of Y used": lambda Z, Y: (
            (np.logaddexp.reduce(Z.astype(float)) - np.sum(Y * Z, axis=0)).sum() / len(Z.T)
        ),
        "functools.reduce": lambda Z, Y: (
            np.sum(Y * (functools.reduce(np.logaddexp, Z.astype(float)) - Z)) / Y.shape[1]
        ),
        "log1p": lambda Z, Y: (
            lambda S: (
                np.sum(Y * (np.log1p(np.sort(np.exp(S), axis=0)[:-1].sum(axis=0)) - S)) / Y.shape[1]
            )
        )(Z - Z.max(axis=0)),
    },
    "cost": {
        "the norm squared": lambda A, Y, Ws, lam: (
            np.linalg.norm(A - Y) ** 2 / 2 / A.shape[1]
            + lam * sum(np.linalg.norm(W, "fro") ** 2 for W in Ws) / 2
        ),
        "the mean of the samples' losses": lambda A, Y, Ws, lam: (
            np.mean(0.5 * np.sum((A - Y) ** 2, axis=0)) + 0.5 * lam * sum((W * W).sum() for W in Ws)
        ),
        "np.vdot": lambda A, Y, Ws, lam: (
            np.vdot(A - Y, A - Y) / (2 * A.shape[1]) + lam / 2 * sum(np.vdot(W, W) for W in Ws)
        ),
        "einsum and trace": lambda A, Y, Ws, lam: (
            np.einsum("ij,ij", Y - A, Y - A) / (2 * len(A[0]))
            + lam / 2 * sum(np.trace(W.T @ W) for W in Ws)
        ),
        "loops": cost_by_loops,
        "one long vector": lambda A, Y, Ws, lam: (
            np.square(A - Y).sum() / (2 * Y.shape[1])
            + lam / 2 * np.linalg.norm(np.concatenate([W.flatten() for W in Ws])) ** 2
        ),
        "singular values": lambda A, Y, Ws, lam: (
            np.sum(np.linalg.svd(A - Y, compute_uv=False) ** 2) / (2 * Y.shape[1])
            + lam / 2 * sum(np.sum(np.linalg.svd(W)[1] ** 2) for W in Ws)
        ),
        "the mean of all entries, scaled back": lambda A, Y, Ws, lam: (
            A.shape[0] * np.mean((A - Y) ** 2) / 2 + lam / 2 * math.fsum(np.sum(W**2.0) for W in Ws)
        ),
        "multiplied out": lambda A, Y, Ws, lam: (
            (np.sum(A * A) - 2 * np.sum(A * Y) + np.sum(Y * Y)) / (2 * A.shape[1])
            + lam / 2 * sum(map(np.sum, map(np.square, Ws)))
        ),
        "sample by sample": lambda A, Y, Ws, lam: (
            sum((a - y) @ (a - y) / 2 for a, y in zip(A.T, Y.T, strict=True)) / A.shape[1]
            + functools.reduce(lambda total, W: total + lam / 2 * np.sum(np.abs(W) ** 2), Ws, 0.0)
        ),
    },
    "network_shapes": {
        "lists": {k: list(v) if type(v) is tuple else v for k, v in right.network_shapes.items()},
        "a small letter with spaces": {**right.network_shapes, "wrong_statement": " c "},
        "numpy numbers": {
            k: tuple(map(np.int64, v))
            if type(v) is tuple
            else np.asarray(v)
            if type(v) is int
            else v
            for k, v in right.network_shapes.items()
        },
        "floats where numbers are asked": {
            **right.network_shapes,
            "input": 784.0,
            "output": 10.0,
            "parameters": 2.386e4,
        },
        "asked of numpy": {
            **{f"W{i}": np.zeros(s).shape for i, s in enumerate([(32, 16), (16, 32), (1, 16)])},
            **{f"b{i}": np.zeros((n, 1)).shape for i, n in enumerate([32, 16, 1])},
            "wrong_statement": np.str_("C"),
            "input": 28**2,
            "output": len("0123456789"),
            "parameters": sum(np.zeros(s).size for s in [(30, 784), (30, 1), (10, 30), (10, 1)]),
        },
        "with a remark": {**right.network_shapes, "remark": "h3 has shape (1, 1)"},
    },
    "example1_forward": {
        "matrices": _first_example(),
        "ten digits": {k: float(f"{v:.10g}") for k, v in right.example1_forward.items()},
        "single precision": {k: np.float32(v) for k, v in right.example1_forward.items()},
        "0-d arrays, in another order": {
            k: np.array(v) for k, v in reversed(right.example1_forward.items())
        },
        "with more numbers": {**_first_example(), "e": 0.18},
    },
    "example2_forward": {
        "math": _second_example(),
        "twelve digits": {k: float(f"{v:.12g}") for k, v in right.example2_forward.items()},
        "single precision": {k: np.float32(v) for k, v in right.example2_forward.items()},
        "numpy numbers": {k: np.float64(v) for k, v in _second_example().items()},
    },
}
