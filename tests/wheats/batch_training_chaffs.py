"""Wrong trainings that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from solutions import batch, batch_further
from tests.wheats.batch_code import recursive, sg
from tests.wheats.batch_training import FIRST, SECOND, matrices
from tests.wheats.batch_xor import X, Y, half_mean_square, started, xor
from tests.wheats.forward_styles import mapped, spoiled_results
from tests.wheats.network_styles import forgetful


def varied(
    example: Any,
    *,
    slope: Any = lambda a: a * (1 - a),
    update: Any = lambda P, g, rate, step: P - rate * g,
    steps: Any = lambda n: n,
    error: Any = lambda r: np.sum(r**2) / 2,
    back: Any = lambda V, d: V.T @ d,
) -> Callable[..., Any]:
    """Return a training with one part or another exchanged."""

    def function(n: int) -> Any:
        x, t, W, V, b, c, rate = (np.array(part, dtype=float) for part in example)
        x, t = x[:, None], t[:, None]
        for step in range(steps(n)):
            h = sg(W @ x + b)
            o = sg(V @ h + c)
            d = (o - t) * slope(o)
            e = back(V, d) * slope(h)
            V, W = update(V, d @ h.T, rate, step), update(W, e @ x.T, rate, step)
        return W, V, error(sg(V @ sg(W @ x + b) + c) - t)

    return function


def moved(example: Any, **values: Any) -> Callable[..., Any]:
    """Return a training of an example with other numbers."""
    places = ("x", "t", "W", "V", "b", "c", "rate")
    return matrices([values.get(place, part) for place, part in zip(places, example, strict=True)])


def training_chaffs(right: Callable[..., Any], example: Any) -> dict[str, Any]:
    x, t, W, *_ = example
    wrong = spoiled_results(right) | forgetful(right)
    del wrong["inputs cut to whole numbers"], wrong["rounds its inputs in place"]
    del wrong["right values, then the inputs are overwritten"]  # a number cannot be
    return wrong | {
        "recites the visible cases": lambda n: right(min(n, 1)),
        "at most ten updates": varied(example, steps=lambda n: min(n, 10)),
        "one update too many": varied(example, steps=lambda n: n + 1),
        "two updates at a time": varied(example, steps=lambda n: 2 * n),
        "always the last state": lambda n: right(200 if n else 0),
        "shorter and shorter steps": varied(
            example, update=lambda P, g, rate, step: P - rate / (1 + 0.01 * step) * g
        ),
        "steps a little too long": varied(
            example, update=lambda P, g, rate, step: P - 1.001 * rate * g
        ),
        "rounded after every update": varied(
            example, update=lambda P, g, rate, step: np.round(P - rate * g, 4)
        ),
        "a little decay": varied(
            example, update=lambda P, g, rate, step: (1 - 1e-4) * P - rate * g
        ),
        "steps of unit length": varied(
            example, update=lambda P, g, rate, step: P - rate * g / np.linalg.norm(g)
        ),
        "slopes of tanh": varied(example, slope=lambda a: 1 - a**2),
        "no slopes": varied(example, slope=lambda a: 1),
        "the way back by the wrong weights": varied(example, back=lambda V, d: V[::-1].T @ d * 0.9),
        "the mean error": varied(example, error=lambda r: np.mean(r)),
        "the error without the square": varied(example, error=lambda r: np.sum(np.abs(r)) / 2),
        "the root of the error": varied(example, error=lambda r: np.sqrt(np.sum(r**2) / 2)),
        "an error for each output, as a column": varied(example, error=lambda r: r**2 / 2),
        "other inputs": moved(example, x=x[::-1]),
        "another target": moved(example, t=[1 - v for v in t] if len(t) > 1 else [0.0]),
        "W transposed at the start": moved(example, W=np.transpose(W)),
        "biases of one half": moved(example, b=0.5),
        "the history of the errors": lambda n: (*right(n)[:2], [right(n)[2]] * (n + 1)),
        "one vector of all weights": lambda n: (
            np.concatenate([right(n)[0].ravel(), right(n)[1].ravel()]),
            right(n)[2],
        ),
        "the error first": lambda n: (right(n)[2], *right(n)[:2]),
    }


def fresh(sizes: Any, seed: int) -> Any:
    """Every call starts from other numbers."""
    return xor(600)(sizes, np.random.default_rng().integers(2**31))


def by_hand(sizes: Any, seed: int) -> Any:
    """Weights from a book: right for XOR, but nothing was trained."""
    Ws, bs = started(sizes, np.zeros)
    Ws[0][:2], bs[0][:2] = 20, np.array([[-10], [-30]])
    Ws[1][:, :2], bs[1][:] = [20, -20], -10
    return Ws, bs, [0.125, half_mean_square(Ws, bs)]


def first_loss_only(Ws: Any, bs: Any, losses: Any) -> Any:
    return Ws, bs, losses[:1]


def made(change: Callable[..., Any]) -> Callable[..., Any]:
    return xor(600, make=change)


XOR_CHAFFS: dict[str, Any] = {
    "nothing": lambda sizes, seed: None,
    "a number": lambda sizes, seed: 0.5,
    "text": lambda sizes, seed: ("Ws", "bs", "losses"),
    "three numbers": lambda sizes, seed: (1, 2, 3.0),
    "three empty lists": lambda sizes, seed: ([], [], []),
    "stops": lambda sizes, seed: sizes[9],
    "untrained": xor(0),
    "one update": xor(1),
    "the losses only": made(lambda Ws, bs, losses: losses),
    "weights and losses": made(lambda Ws, bs, losses: (Ws, losses)),
    "losses first": made(lambda Ws, bs, losses: (losses, Ws, bs)),
    "a dict": made(lambda Ws, bs, losses: {"Ws": Ws, "bs": bs, "losses": losses}),
    "pairs of layers": made(lambda Ws, bs, c: (list(zip(Ws, bs, strict=True)), c, c)),
    "the last loss only": made(lambda Ws, bs, losses: (Ws, bs, losses[-1])),
    "the first loss only": made(first_loss_only),
    "losses in reverse order": made(lambda Ws, bs, losses: (Ws, bs, losses[::-1])),
    "losses as text": made(lambda Ws, bs, losses: (Ws, bs, [str(v) for v in losses])),
    "losses as a column": made(lambda Ws, bs, losses: (Ws, bs, np.array(losses)[:, None])),
    "losses in percent": made(lambda Ws, bs, losses: (Ws, bs, [100 * v for v in losses])),
    "roots of the losses": made(lambda Ws, bs, losses: (Ws, bs, np.sqrt(losses))),
    "half the losses": made(lambda Ws, bs, losses: (Ws, bs, [v / 2 for v in losses])),
    "rounded losses": made(lambda Ws, bs, losses: (Ws, bs, [round(v, 4) for v in losses])),
    "losses that are made up": made(lambda Ws, bs, c: (Ws, bs, np.linspace(0.1, 0.001, 50))),
    "nan at the end": made(lambda Ws, bs, losses: (Ws, bs, [*losses[:-1], np.nan])),
    "rounded weights": made(lambda Ws, bs, c: ([W.round(1) for W in Ws], bs, c)),
    "weights of the start": made(lambda Ws, bs, c: ([0.1 * W for W in Ws], bs, c)),
    "weights turned round": made(lambda Ws, bs, c: ([W.T for W in Ws], bs, c)),
    "flat biases": made(lambda Ws, bs, c: (Ws, [b.ravel() for b in bs], c)),
    "objects": made(lambda Ws, bs, c: ([W.astype(object) for W in Ws], bs, c)),
    "complex numbers": made(lambda Ws, bs, c: ([W.astype(complex) for W in Ws], bs, c)),
    "one layer more": made(lambda Ws, bs, c: ([*Ws, np.ones((1, 1))], [*bs, bs[-1]], c)),
    "three hidden neurons always": lambda sizes, seed: xor(600)((2, 3, 1), seed),
    "other numbers at every call": fresh,
    "numbers of the process": lambda sizes, seed: xor(
        300, draw=lambda rng: lambda s: np.random.random(s) * 2 - 1
    )(sizes, seed),
    "weights by hand": by_hand,
    "AND": xor(600, gradients=lambda Ws, bs: recursive(Ws, bs, X, Y[:, [0, 0, 0, 1]], 0)),
    "the opposite": xor(600, gradients=lambda Ws, bs: recursive(Ws, bs, X, 1 - Y, 0)),
    "three of the samples": xor(
        600, gradients=lambda Ws, bs: recursive(Ws, bs, X[:, :3], Y[:, :3], 0)
    ),
    "the last layer only": xor(
        600,
        gradients=lambda Ws, bs: mapped(
            lambda g: g if len(g) == 1 else 0 * g, recursive(Ws, bs, X, Y, 0)
        ),
    ),
    "tiny weights, tiny steps": xor(200, 0.1, lambda rng: lambda s: rng.uniform(-0.01, 0.01, s)),
    "wild steps": xor(200, 5000.0),
}

TRAINING_CHAFFS: dict[str, dict[str, Any]] = {
    "train_ex1": training_chaffs(batch.train_ex1, FIRST),
    "train_ex2": training_chaffs(batch_further.train_ex2, SECOND),
    "train_xor": XOR_CHAFFS,
}
