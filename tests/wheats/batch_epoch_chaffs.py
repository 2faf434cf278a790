"""Gradients with an exchanged part, and wrong epochs that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import batch as right
from tests.wheats.batch_code import sg
from tests.wheats.forward_styles import recited_network, spoiled_results
from tests.wheats.network_styles import buffered, forgetful

EXERCISES = suite("4-batch")


def walk(
    Ws: Any,
    bs: Any,
    X: Any,
    Y: Any,
    lam: Any,
    *,
    slope: Any = lambda a, k: a * (1 - a),
    back: Any = lambda W, D: W.T @ D,
    start: Any = lambda a, y: a - y,
    penalty: Any = lambda W, lam, k: lam * W,
    m: Any = lambda X, Y: X.shape[1],
    over: Any = lambda D: D.sum(axis=1, keepdims=True),
) -> Any:
    """Return the gradients of a batch with one part or another exchanged."""
    A = [X]
    for W, b in zip(Ws, bs, strict=True):
        A.append(sg(W @ A[-1] + b))
    G = start(A[-1], Y)
    dWs: list[Any] = []
    dbs: list[Any] = []
    for k in reversed(range(len(Ws))):
        D = G * slope(A[k + 1], k)
        dWs.insert(0, D @ A[k].T / m(X, Y) + penalty(Ws[k], lam, k))
        dbs.insert(0, over(D) / m(X, Y))
        G = back(Ws[k], D)
    return dWs, dbs


def exchanged(**parts: Any) -> Callable[..., Any]:
    return lambda *values: walk(*values, **parts)


def exactly(layers: int) -> Callable[..., Any]:
    """Return a backward pass with so many layers written out by name."""
    return lambda Ws, *rest: walk(Ws, *rest) if len(Ws) == layers else (Ws, rest[0])


def epoch(
    Ws: Any,
    bs: Any,
    X: Any,
    Y: Any,
    order: Any,
    alpha: Any,
    lam: Any,
    *,
    rate: Any = lambda alpha, i: alpha,
    gradients: Any = right.backward_batch,
    visited: Any = lambda order: order,
    after: Any = lambda Ws, bs: (Ws, bs),
) -> Any:
    """Return the parameters after an epoch with one part or another exchanged."""
    for i, k in enumerate(visited(order)):
        dWs, dbs = gradients(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        Ws = [W - rate(alpha, i) * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - rate(alpha, i) * g for b, g in zip(bs, dbs, strict=True)]
        Ws, bs = after(Ws, bs)
    return Ws, bs


def other(**parts: Any) -> Callable[..., Any]:
    return lambda *values: epoch(*values, **parts)


def caller_loses_its_lists(Ws: Any, bs: Any, *rest: Any) -> Any:
    new = epoch(Ws, bs, *rest)
    Ws[:], bs[:] = new
    return [W.copy() for W in Ws], [b.copy() for b in bs]


def biases_in_place(Ws: Any, bs: Any, *rest: Any) -> Any:
    new_Ws, new_bs = epoch(Ws, bs, *rest)
    for b, new in zip(bs, new_bs, strict=True):
        b[...] = new
    return new_Ws, new_bs


EPOCH_CHAFFS: dict[str, Any] = {
    **spoiled_results(right.sgd_epoch),
    **forgetful(right.sgd_epoch),
    "recites the visible cases": recited_network(EXERCISES["sgd_epoch"]),
    "one buffer for all calls": buffered(right.sgd_epoch),
    "three layers by name": other(gradients=exactly(3)),
    "steps of double length": other(rate=lambda alpha, i: 2 * alpha),
    "steps that become shorter": other(rate=lambda alpha, i: alpha / (1 + i)),
    "sorted": other(visited=np.sort),
    "backward in the order": other(visited=lambda order: order[::-1]),
    "the last one forgotten": other(visited=lambda order: order[:-1]),
    "the first one forgotten": other(visited=lambda order: order[1:]),
    "two epochs": other(visited=lambda order: [*order, *order]),
    "shuffled once more": other(visited=lambda o: np.random.default_rng(0).permutation(o)),
    "slopes of tanh": other(gradients=exchanged(slope=lambda a, k: 1 - a**2)),
    "half the penalty": other(gradients=exchanged(penalty=lambda W, lam, k: lam / 2 * W)),
    "divided by the number of inputs": other(gradients=exchanged(m=lambda X, Y: len(X))),
    "rounded after every update": other(
        after=lambda Ws, bs: ([W.round(4) for W in Ws], [b.round(4) for b in bs])
    ),
    "weights kept below 1": other(after=lambda Ws, bs: ([np.clip(W, -1, 1) for W in Ws], bs)),
    "only the weights": lambda Ws, bs, *rest: (
        epoch(Ws, bs, *rest)[0],
        [b + 0.0 for b in bs],
    ),
    "only the last layer": lambda Ws, bs, *rest: tuple(
        [*(P + 0.0 for P in old[:-1]), new[-1]]
        for old, new in zip((Ws, bs), epoch(Ws, bs, *rest), strict=True)
    ),
    "decay at the end of the epoch": lambda Ws, bs, X, Y, order, alpha, lam: (
        [(1 - alpha * lam) ** len(order) * W for W in epoch(Ws, bs, X, Y, order, alpha, 0)[0]],
        epoch(Ws, bs, X, Y, order, alpha, 0)[1],
    ),
    "the caller's lists get the new arrays": caller_loses_its_lists,
    "the caller's biases change": biases_in_place,
}
