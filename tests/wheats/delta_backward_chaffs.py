"""Wrong backward passes of whole networks that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import delta as right
from tests.wheats.delta_backward import loss
from tests.wheats.delta_code import sg
from tests.wheats.forward_styles import recited_network, spoiled_results
from tests.wheats.network_styles import buffered, forgetful

EXERCISE = suite("3-delta")["backward"]
GROWING: tuple[list[Any], list[Any]] = ([], [])


def numerical(step: float, sides: int) -> Callable[..., Any]:
    """Return difference quotients with one side or two."""

    def function(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
        groups = [[P.astype(float) for P in group] for group in (Ws, bs)]
        found: list[list[Any]] = [[], []]
        for gradients, group in zip(found, groups, strict=True):
            for P in group:
                gradient = np.zeros(P.shape)
                for index in np.ndindex(*P.shape):
                    kept = P[index]
                    P[index] = kept + step
                    above = loss(*groups, x, y)
                    P[index] = kept - (step if sides == 2 else 0)
                    below = loss(*groups, x, y)
                    P[index] = kept
                    gradient[index] = (above - below) / (step * sides)
                gradients.append(gradient)
        return tuple(found)

    return function


def changed(dW: Any = None, db: Any = None) -> Callable[..., Any]:
    """Return a backward pass whose gradients are changed afterwards: dW(W, dW, k, L)."""

    def function(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
        dWs, dbs = right.backward(Ws, bs, x, y)
        last = len(Ws) - 1
        if dW:
            dWs = [dW(W, g, k, last) for k, (W, g) in enumerate(zip(Ws, dWs, strict=True))]
        if db:
            dbs = [db(b, g, k, last) for k, (b, g) in enumerate(zip(bs, dbs, strict=True))]
        return dWs, dbs

    return function


def walk(
    Ws: Any,
    bs: Any,
    x: Any,
    y: Any,
    slope: Any = lambda a, k: a * (1 - a),
    back: Any = lambda W, d: W.T @ d,
    start: Any = lambda a, y: a - y,
) -> Any:
    """Return (dWs, dbs) with the slope, the way back or the start exchanged."""
    acts = [x]
    for W, b in zip(Ws, bs, strict=True):
        acts.append(sg(W @ acts[-1] + b))
    g = start(acts[-1], y)
    dWs: list[Any] = []
    dbs: list[Any] = []
    for k in reversed(range(len(Ws))):
        d = g * slope(acts[k + 1], k)
        dWs.insert(0, d @ acts[k].T)
        dbs.insert(0, d)
        g = back(Ws[k], d)
    return dWs, dbs


def exchanged(**parts: Any) -> Callable[..., Any]:
    return lambda Ws, bs, x, y: walk(Ws, bs, x, y, **parts)


def growing(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    """The lists of the gradients live outside and are never emptied."""
    dWs, dbs = right.backward(Ws, bs, x, y)
    GROWING[0].extend(dWs)
    GROWING[1].extend(dbs)
    return GROWING


def stepping(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    """Biases are updated, weights are not."""
    dWs, dbs = right.backward(Ws, bs, x, y)
    for b, db in zip(bs, dbs, strict=True):
        b -= 0.5 * db
    return dWs, dbs


def emptying(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    """Takes the layers off the lists that were passed in."""
    result = right.backward(Ws, bs, x, y)
    while Ws:
        Ws.pop()
        bs.pop()
    return result


def filled_like_the_parameters(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
    dWs, dbs = right.backward(Ws, bs, x, y)
    for group, like in ((dWs, Ws), (dbs, bs)):
        for k, P in enumerate(like):
            cut = np.zeros_like(P)
            cut[...] = group[k]
            group[k] = cut
    return dWs, dbs


def up_to(layers: int) -> Callable[..., Any]:
    """Return a backward pass that is written out for so many layers, behind which all is zero."""

    def function(Ws: Any, bs: Any, x: Any, y: Any) -> Any:
        first = len(Ws) - layers
        zero = changed(
            lambda W, g, k, _: g if k >= first else 0 * g,
            lambda b, g, k, _: g if k >= first else 0 * g,
        )
        return zero(Ws, bs, x, y)

    return function


BACKWARD_CHAFFS: dict[str, Callable[..., Any]] = {
    **spoiled_results(right.backward),
    **forgetful(right.backward),
    "one buffer for all calls": buffered(right.backward),
    "recites the visible cases": recited_network(EXERCISE),
    "written out for one layer": up_to(1),
    "written out for two layers": up_to(2),
    "written out for three layers": up_to(3),
    "written out for five layers": up_to(5),
    "only the first layer": changed(
        lambda W, g, k, _: 0 * g if k else g, lambda b, g, k, _: 0 * g if k else g
    ),
    "one-sided, step 1e-4": numerical(1e-4, 1),
    "one-sided, step 1e-10": numerical(1e-10, 1),
    "central, step 0.1": numerical(0.1, 2),
    "central, step 1e-12": numerical(1e-12, 2),
    "turned round only if it must be": exchanged(
        back=lambda W, d: (W if W.shape[0] == W.shape[1] else W.T) @ d
    ),
    "the inverse instead of the transpose": exchanged(back=lambda W, d: np.linalg.pinv(W) @ d),
    "weights without their signs": exchanged(back=lambda W, d: abs(W).T @ d),
    "the steepest slope in hidden layers": lambda Ws, bs, x, y: walk(
        Ws, bs, x, y, slope=lambda a, k: a * (1 - a) if k == len(Ws) - 1 else 0.25 + 0 * a
    ),
    "the slope of tanh": exchanged(slope=lambda a, k: 1 - a**2),
    "the slope of the first layer forgotten": exchanged(
        slope=lambda a, k: a * (1 - a) if k else 1 + 0 * a
    ),
    "cross-entropy": exchanged(start=lambda a, y: (a - y) / (a * (1 - a))),
    "the 2 of the square": exchanged(start=lambda a, y: 2 * (a - y)),
    "the mean over the outputs": exchanged(start=lambda a, y: (a - y) / len(y)),
    "targets made 0 or 1": exchanged(start=lambda a, y: a - np.round(y)),
    "the distance, not its square": exchanged(start=lambda a, y: (a - y) / np.linalg.norm(a - y)),
    "errors cut at 0.3": exchanged(start=lambda a, y: np.clip(a - y, -0.3, 0.3)),
    "weight gradients transposed in square layers": changed(
        lambda W, g, k, _: g.T if W.shape[0] == W.shape[1] else g
    ),
    "biases with their own values added": changed(db=lambda b, g, k, _: g + b),
    "a penalty for the weights": changed(lambda W, g, k, _: g + 0.01 * W),
    "bias gradients averaged": changed(db=lambda b, g, k, _: g.mean() + 0 * g),
    "no bias gradient in the first layer": changed(db=lambda b, g, k, _: g if k else 0 * g),
    "bias gradients without the last layer": changed(
        db=lambda b, g, k, last: g if k < last else 0 * g
    ),
    "one layer a little off": changed(lambda W, g, k, _: g if k else 1.0001 * g),
    "the lists grow from call to call": growing,
    "biases are updated": stepping,
    "the lists of layers are emptied": emptying,
    "arrays like the parameters, of whole numbers too": filled_like_the_parameters,
    "pairs (dW, db)": lambda *v: list(zip(*right.backward(*v), strict=True)),
    "one list of all": lambda *v: [*right.backward(*v)[0], *right.backward(*v)[1]],
    "one flat vector": lambda *v: np.concatenate(
        [g.ravel() for group in right.backward(*v) for g in group]
    ),
    "with the gradient by x": lambda *v: (*right.backward(*v), v[2]),
    "reversed, but not made into lists": lambda *v: tuple(map(reversed, right.backward(*v))),
    "the loss": loss,
}
