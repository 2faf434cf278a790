"""Wrong gradients of batches that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import batch as right
from tests.wheats.batch_code import sg
from tests.wheats.batch_epoch_chaffs import EPOCH_CHAFFS, exactly, exchanged, walk
from tests.wheats.batch_start_chaffs import START_CHAFFS
from tests.wheats.batch_steps_chaffs import STEP_CHAFFS
from tests.wheats.forward_styles import recited_network, spoiled_results
from tests.wheats.network_styles import buffered, forgetful

EXERCISES = suite("4-batch")


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


def never_reset() -> Callable[..., Any]:
    """Return a loop whose sums outlive it: a second call begins with those of the first."""
    kept: dict[Any, list[Any]] = {}

    def function(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
        m = X.shape[1]
        blank = [np.zeros(P.shape) for P in [*Ws, *bs]]
        sums = kept.setdefault((m, *(P.shape for P in blank)), blank)
        for k in range(m):
            dWs, dbs = right.backward_batch(Ws, bs, X[:, [k]], Y[:, [k]], 0.0)
            for total, g in zip(sums, [*dWs, *dbs], strict=True):
                total += g
        gs = [total / m for total in sums]
        return [g + lam * W for g, W in zip(gs, Ws, strict=False)], gs[len(Ws) :]

    return function


def up_to(layers: int) -> Callable[..., Any]:
    """Return a backward pass written out for so many layers, behind which all is zero."""

    def function(Ws: Any, *rest: Any) -> Any:
        first = len(Ws) - layers
        return tuple(
            [g if k >= first else 0 * g for k, g in enumerate(gs)] for gs in walk(Ws, *rest)
        )

    return function


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


CORE_CHAFFS: dict[str, dict[str, Any]] = {
    **STEP_CHAFFS,
    **START_CHAFFS,
    "backward_loop": GRADIENT_CHAFFS
    | {"sums that are never reset": never_reset()}
    | {"recites the visible cases": recited_network(EXERCISES["backward_loop"])},
    "backward_batch": GRADIENT_CHAFFS
    | {"recites the visible cases": recited_network(EXERCISES["backward_batch"])},
    "sgd_epoch": EPOCH_CHAFFS,
}
