"""Wrong gradients of batches and wrong epochs that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.course import suite
from solutions import batch as right
from tests.wheats.batch_code import sg
from tests.wheats.batch_start_chaffs import START_CHAFFS
from tests.wheats.batch_steps_chaffs import STEP_CHAFFS
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


def cost(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    A = X
    for W, b in zip(Ws, bs, strict=True):
        A = sg(W @ A + b)
    return np.sum((A - Y) ** 2) / (2 * X.shape[1]) + lam / 2 * sum(np.sum(W**2) for W in Ws)


def numerical(step: float, sides: int) -> Callable[..., Any]:
    """Return difference quotients with one side or two."""

    def function(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
        params = [P.astype(float) for P in [*Ws, *bs]]
        grads = [np.zeros(P.shape) for P in params]

        def height() -> Any:
            return cost(params[: len(Ws)], params[len(Ws) :], X, Y, lam)

        for P, g in zip(params, grads, strict=True):
            for index in np.ndindex(*P.shape):
                kept = P[index]
                P[index] = kept + step
                above = height()
                P[index] = kept - (step if sides == 2 else 0)
                g[index] = (above - height()) / (sides * step)
                P[index] = kept
        return grads[: len(Ws)], grads[len(Ws) :]

    return function


def up_to(layers: int) -> Callable[..., Any]:
    """Return a backward pass written out for so many layers, behind which all is zero."""

    def function(Ws: Any, *rest: Any) -> Any:
        first = len(Ws) - layers
        return tuple(
            [g if k >= first else 0 * g for k, g in enumerate(gs)] for gs in walk(Ws, *rest)
        )

    return function


def exactly(layers: int) -> Callable[..., Any]:
    """Return a backward pass with so many layers written out by name."""
    return lambda Ws, *rest: walk(Ws, *rest) if len(Ws) == layers else (Ws, rest[0])


def centred(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    """The inputs are centred, in place."""
    result = walk(Ws, bs, X, Y, lam)
    X -= X.mean(axis=1, keepdims=True).astype(X.dtype)
    return result


def clipped(*values: Any) -> Any:
    return tuple([np.clip(g, -0.2, 0.2) for g in gs] for gs in walk(*values))


def emptying(Ws: Any, bs: Any, *rest: Any) -> Any:
    result = walk(Ws, bs, *rest)
    while Ws:
        Ws.pop()
        bs.pop()
    return result


GRADIENT_CHAFFS: dict[str, Any] = {
    **spoiled_results(right.backward_batch),
    **forgetful(right.backward_batch),
    "one buffer for all calls": buffered(right.backward_batch),
    "one-sided, step 1e-4": numerical(1e-4, 1),
    "one-sided, step 1e-10": numerical(1e-10, 1),
    "central, step 0.1": numerical(0.1, 2),
    "central, step 1e-12": numerical(1e-12, 2),
    "written out for one layer": up_to(1),
    "written out for two layers": up_to(2),
    "written out for three layers": up_to(3),
    "two layers by name": exactly(2),
    "three layers by name": exactly(3),
    "turned round only if it must be": exchanged(
        back=lambda W, D: (W if W.shape[0] == W.shape[1] else W.T) @ D
    ),
    "the slope of tanh": exchanged(slope=lambda a, k: 1 - a**2),
    "the slope of the first layer forgotten": exchanged(
        slope=lambda a, k: a * (1 - a) if k else 1 + 0 * a
    ),
    "the mean slope": exchanged(slope=lambda a, k: (a * (1 - a)).mean(axis=1, keepdims=True)),
    "cross-entropy": exchanged(start=lambda a, y: (a - y) / (a * (1 - a))),
    "the 2 of the square": exchanged(start=lambda a, y: 2 * (a - y)),
    "targets made 0 or 1": exchanged(start=lambda a, y: a - (y > 0.5)),
    "the error of the first sample for all": exchanged(start=lambda a, y: a - y[:, :1]),
    "divided by the number of inputs": exchanged(m=lambda X, Y: len(X)),
    "divided by all entries of X": exchanged(m=lambda X, Y: X.size),
    "divided by one sample less": exchanged(m=lambda X, Y: X.shape[1] - 1),
    "divided by the root": exchanged(m=lambda X, Y: np.sqrt(X.shape[1])),
    "always five samples": exchanged(m=lambda X, Y: 5),
    "half the penalty": exchanged(penalty=lambda W, lam, k: lam / 2 * W),
    "absolute weights in the penalty": exchanged(penalty=lambda W, lam, k: lam * np.sign(W)),
    "squares in the penalty": exchanged(penalty=lambda W, lam, k: lam / 2 * W**2),
    "the penalty subtracted": exchanged(penalty=lambda W, lam, k: -lam * W),
    "a penalty for the first layer only": exchanged(penalty=lambda W, lam, k: 0 if k else lam * W),
    "no penalty for the first layer": exchanged(penalty=lambda W, lam, k: lam * W if k else 0),
    "a penalty with a whole lam": exchanged(penalty=lambda W, lam, k: int(lam) * W),
    "lam as a number for all": exchanged(penalty=lambda W, lam, k: lam),
    "the largest error for each bias": exchanged(over=lambda D: D.max(axis=1, keepdims=True)),
    "bias gradients of the last sample": exchanged(over=lambda D: D[:, -1:]),
    "a bias gradient for each sample": exchanged(over=lambda D: D),
    "the inputs are centred afterwards": centred,
    "clipped gradients": clipped,
    "the lists of layers are emptied": emptying,
    "pairs (dW, db)": lambda *v: list(zip(*walk(*v), strict=True)),
    "one list of all": lambda *v: [*walk(*v)[0], *walk(*v)[1]],
    "biases first": lambda *v: walk(*v)[::-1],
    "reversed, but not made into lists": lambda *v: tuple(map(reversed, walk(*v))),
    "the cost": cost,
    "with the cost": lambda *v: (*walk(*v), cost(*v)),
}


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


CORE_CHAFFS: dict[str, dict[str, Any]] = (
    STEP_CHAFFS
    | START_CHAFFS
    | {
        "backward_loop": GRADIENT_CHAFFS
        | {"recites the visible cases": recited_network(EXERCISES["backward_loop"])},
        "backward_batch": GRADIENT_CHAFFS
        | {"recites the visible cases": recited_network(EXERCISES["backward_batch"])},
        "sgd_epoch": {
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
            "weights kept below 1": other(
                after=lambda Ws, bs: ([np.clip(W, -1, 1) for W in Ws], bs)
            ),
            "only the weights": lambda Ws, bs, *rest: (
                epoch(Ws, bs, *rest)[0],
                [b + 0.0 for b in bs],
            ),
            "only the last layer": lambda Ws, bs, *rest: tuple(
                [*(P + 0.0 for P in old[:-1]), new[-1]]
                for old, new in zip((Ws, bs), epoch(Ws, bs, *rest), strict=True)
            ),
            "decay at the end of the epoch": lambda Ws, bs, X, Y, order, alpha, lam: (
                [
                    (1 - alpha * lam) ** len(order) * W
                    for W in epoch(Ws, bs, X, Y, order, alpha, 0)[0]
                ],
                epoch(Ws, bs, X, Y, order, alpha, 0)[1],
            ),
            "the caller's lists get the new arrays": caller_loses_its_lists,
            "the caller's biases change": biases_in_place,
        },
    }
)
