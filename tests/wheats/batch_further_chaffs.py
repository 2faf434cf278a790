"""Wrong solutions of assignment 4's further notebook that are no listed misconceptions."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import batch_further as right
from tests.wheats.batch_code import sg
from tests.wheats.forward_styles import recited_network, spoiled_number
from tests.wheats.network_styles import buffered
from tests.wheats.styles import careless, recited, spoiled

EXERCISES = suite("4-batch")


def regression_cost(X: Any, y: Any, theta: Any) -> Any:
    return np.sum((X @ theta - y) ** 2) / (2 * len(X))


def one_sided(step: float) -> Callable[..., Any]:
    return lambda X, y, t: np.array(
        [
            [(regression_cost(X, y, t + step * e) - regression_cost(X, y, t)) / step]
            for e in np.eye(len(t))[:, :, None]
        ]
    )


def stepping(X: Any, y: Any, theta: Any) -> Any:
    """The parameters make a step at once."""
    g = right.linreg_grad(X, y, theta)
    theta -= 0.1 * g
    return g


def gap(f: Callable[[str, Any], Any], middle: Any = lambda p, q: (p + q) / 2) -> Callable[..., Any]:
    return lambda loss, p, q: f(loss, middle(p, q)) - (f(loss, p) + f(loss, q)) / 2


def height(loss: str, w: Any, a: Any = lambda w: sg(w[1] * sg(w[0]))) -> Any:
    return -np.log(a(w)) if loss == "cross-entropy" else (1 - a(w)) ** 2


def stopped(
    better: Callable[[Any, Any], bool] = lambda new, old: new < old,
    enough: Callable[[int, int], bool] = lambda waited, patience: waited >= patience,
    first: int = 0,
) -> Callable[..., Any]:
    def function(val: Any, patience: int) -> Any:
        best = first
        for epoch in range(first + 1, len(val)):
            if better(val[epoch], val[best]):
                best = epoch
            elif enough(epoch - best, patience):
                return epoch, best
        return len(val) - 1, best

    return function


def waits_in_total(val: Any, patience: int) -> Any:
    """The epochs without a new minimum are never set back."""
    best = waited = 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return epoch, best
    return len(val) - 1, best


def rises_in_a_row(val: Any, patience: int) -> Any:
    rises = 0
    for epoch in range(1, len(val)):
        rises = rises + 1 if val[epoch] > val[epoch - 1] else 0
        if rises == patience:
            return epoch, int(np.argmin(val[: epoch + 1]))
    return len(val) - 1, int(np.argmin(val))


def found(change: Callable[[int, int, Any, int], Any]) -> Callable[..., Any]:
    return lambda val, patience: change(*right.early_stop(val, patience), val, patience)


def erased(val: Any, patience: int) -> Any:
    result = right.early_stop(val, patience)
    val[result[0] + 1 :] = 0
    return result


FURTHER_CHAFFS: dict[str, dict[str, Any]] = {
    "linreg_grad": {
        **spoiled(right.linreg_grad),
        "recites the visible cases": recited(EXERCISES["linreg_grad"]),
        "one-sided, step 1e-4": one_sided(1e-4),
        "one-sided, step 1e-11": one_sided(1e-11),
        "the parameters make a step": stepping,
        "divided by one sample less": lambda X, y, t: X.T @ (X @ t - y) / (len(X) - 1),
        "divided by the root": lambda X, y, t: X.T @ (X @ t - y) / np.sqrt(len(X)),
        "divided by all entries": lambda X, y, t: X.T @ (X @ t - y) / X.size,
        "a row": lambda X, y, t: right.linreg_grad(X, y, t).T,
        "absolute errors": lambda X, y, t: X.T @ np.sign(X @ t - y) / len(X),
        "the error of the first sample": lambda X, y, t: X[:1].T @ (X[:1] @ t - y[:1]),
        "inputs centred": lambda X, y, t: right.linreg_grad(X - X.mean(axis=0), y, t),
        "an intercept added": lambda X, y, t: right.linreg_grad(np.hstack([X, 0 * y + 1]), y, t),
        "a small penalty": lambda X, y, t: right.linreg_grad(X, y, t) + 1e-3 * t,
        "the targets left out": lambda X, y, t: X.T @ X @ t / len(X),
        "the best parameters": lambda X, y, t: np.linalg.pinv(X) @ y,
        "the inverse instead of the transpose": lambda X, y, t: np.linalg.pinv(X) @ (X @ t - y),
        "the cost": regression_cost,
        "turned round only if it must be": lambda X, y, t: (
            (X if X.shape[0] == X.shape[1] else X.T) @ (X @ t - y) / len(X)
        ),
    },
    "from_chapter_1": {
        **spoiled(right.from_chapter_1),
        "recites the visible cases": recited(EXERCISES["from_chapter_1"]),
        "squares stay squares unless the matrix is not square": lambda dW, m: (
            (dW if dW.shape[0] == dW.shape[1] else dW.T) / (2 * m)
        ),
        "divided by m twice": lambda dW, m: dW.T / m**2,
        "the ½ multiplied in the wrong place": lambda dW, m: dW.T / (m / 2),
        "one sample more": lambda dW, m: dW.T / (2 * m + 2),
        "divided by the neurons": lambda dW, m: dW.T / (2 * dW.shape[1]),
        "divided by the inputs": lambda dW, m: dW.T / (2 * dW.shape[0]),
        "whole numbers stay whole": lambda dW, m: dW.T // (2 * m),
        "turned by a quarter": lambda dW, m: np.rot90(dW) / (2 * m),
        "divided in place": lambda dW, m: np.divide(dW, 2 * m, out=dW).T,
    },
    "from_4343_notes": {
        **spoiled(right.from_4343_notes),
        "recites the visible cases": recited(EXERCISES["from_4343_notes"]),
        "turned by a quarter": np.rot90,
        "mirrored": lambda dW: dW.T[::-1],
        "read in Fortran's order": lambda dW: dW.reshape(dW.shape[::-1], order="F"),
        "only square matrices stay": lambda dW: dW if dW.shape[0] == dW.shape[1] else dW.T,
        "divided by both sizes": lambda dW: dW.T / dW.size,
        "twice": lambda dW: 2 * dW.T,
        "pairs of indices exchanged once": lambda dW: dW.T.T,
    },
    "decay_step": {
        **spoiled(right.decay_step),
        "recites the visible cases": recited_network(EXERCISES["decay_step"]),
        "one buffer for all calls": buffered(right.decay_step),
        "into the old W": lambda W, G, a, lam: np.subtract(W, a * (G + lam * W), out=W),
        "half the decay": lambda W, G, a, lam: W - a * (G + lam / 2 * W),
        "signs instead of weights": lambda W, G, a, lam: W - a * (G + lam * np.sign(W)),
        "squares of the weights": lambda W, G, a, lam: W - a * (G + lam / 2 * W**2),
        "the square of lam": lambda W, G, a, lam: W - a * (G + lam**2 * W),
        "the square of alpha": lambda W, G, a, lam: W - a * (G + a * lam * W),
        "divided by the size": lambda W, G, a, lam: W - a * (G + lam * W / W.size),
        "uphill": lambda W, G, a, lam: W + a * (G + lam * W),
        "the gradient shrinks": lambda W, G, a, lam: W - a * (1 + lam) * G,
        "alpha and lam exchanged": lambda W, G, a, lam: W - lam * (G + a * W),
        "the step only": lambda W, G, a, lam: -a * (G + lam * W),
        "decay after the step, implicit": lambda W, G, a, lam: (W - a * G) / (1 + a * lam),
        "an exponential": lambda W, G, a, lam: np.exp(-a * lam) * W - a * G,
        "whole numbers stay whole": lambda W, G, a, lam: right.decay_step(W, G, a, lam).astype(
            W.dtype
        ),
        "no decay where the loss is flat": lambda W, G, a, lam: np.where(
            G == 0, W, right.decay_step(W, G, a, lam)
        ),
    },
    "early_stop": {
        **careless(),
        "waits in total": waits_in_total,
        "rises in a row": rises_in_a_row,
        "truly more than patience": stopped(enough=lambda waited, patience: waited > patience),
        "one too early": stopped(enough=lambda waited, patience: waited >= patience - 1),
        "a patience of two, always": stopped(enough=lambda waited, patience: waited >= 2),
        "never": stopped(enough=lambda waited, patience: False),
        "better by a hundredth": stopped(better=lambda new, old: new < 0.99 * old),
        "better by a tenth": stopped(better=lambda new, old: new < old - 0.1),
        "the first epoch is not looked at": stopped(first=1),
        "the first stop is not found for the first minimum": stopped(
            enough=lambda waited, patience: waited == patience and patience < 4
        ),
        "best from the whole history": found(lambda last, best, val, p: (last, int(val.argmin()))),
        "best is always last minus patience": found(lambda last, best, val, p: (last, last - p)),
        "one more epoch": found(lambda last, best, val, p: (last + 1, best)),
        "how many epochs": found(lambda last, best, val, p: (last + 1, best + 1)),
        "errors": found(lambda last, best, val, p: (val[last], val[best])),
        "the last one only": found(lambda last, best, val, p: last),
        "the best one only": found(lambda last, best, val, p: best),
        "text": found(lambda last, best, val, p: (str(last), str(best))),
        "a dict": found(lambda last, best, val, p: {"last": last, "best": best}),
        "three numbers": found(lambda last, best, val, p: (last, best, val[best])),
        "-1 if never stopped": found(
            lambda last, best, val, p: (last if last - best == p else -1, best)
        ),
        "the rest of the history is erased": erased,
        "recites the visible cases": found(
            lambda last, best, val, p: (last, best) if p == 2 and len(val) < 6 else (0, 0)
        ),
    },
    "midpoint_gap": {
        **spoiled_number(right.midpoint_gap),
        "recites the visible cases": lambda loss, p, q: (
            right.midpoint_gap(loss, p, q) if p[0] in (-4, 0) else 0.0
        ),
        "the square only": lambda loss, p, q: right.midpoint_gap("squared error", p, q),
        "the entropy only": lambda loss, p, q: right.midpoint_gap("cross-entropy", p, q),
        "logarithm to base 2": lambda loss, p, q: (
            right.midpoint_gap(loss, p, q) / (math.log(2) if loss == "cross-entropy" else 1)
        ),
        "brackets forgotten": lambda loss, p, q: (
            height(loss, (p + q) / 2) - height(loss, p) + height(loss, q) / 2
        ),
        "p plus half of q": gap(height, lambda p, q: p + q / 2),
        "whole midpoints": gap(height, lambda p, q: (p + q) // 2),
        "at a third of the way": gap(height, lambda p, q: (2 * p + q) / 3),
        "the mean of three": lambda loss, p, q: (
            height(loss, (p + q) / 2) - np.mean([height(loss, w) for w in (p, q, (p + q) / 2)])
        ),
        "the geometric mean": lambda loss, p, q: (
            height(loss, (p + q) / 2) - np.sqrt(height(loss, p) * height(loss, q))
        ),
        "the larger end": lambda loss, p, q: (
            height(loss, (p + q) / 2) - max(height(loss, p), height(loss, q))
        ),
        "tanh in the hidden neuron": gap(
            lambda loss, w: height(loss, w, lambda w: sg(w[1] * np.tanh(w[0])))
        ),
        "a linear output": gap(
            lambda loss, w: height("squared error", w, lambda w: w[1] * sg(w[0]))
        ),
        "the target 0": gap(lambda loss, w: height(loss, w, lambda w: 1 - sg(w[1] * sg(w[0])))),
        "never negative": lambda loss, p, q: max(0.0, right.midpoint_gap(loss, p, q)),
        "without its sign": lambda loss, p, q: abs(right.midpoint_gap(loss, p, q)),
        "its sign": lambda loss, p, q: float(np.sign(right.midpoint_gap(loss, p, q))),
        "a gap for each weight": lambda loss, p, q: height(loss, (p + q) / 2) - (p + q) / 2,
    },
}
