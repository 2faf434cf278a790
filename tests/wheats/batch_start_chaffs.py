"""Wrong starting values, and wrong ideas of equal neurons, that are no listed misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from solutions import batch as right
from tests.wheats.batch_epochs import layers
from tests.wheats.styles import careless


def started(draw: Callable[..., Any], biases: Any = np.zeros) -> Callable[..., Any]:
    """Return a start whose weights are draw(rng, shape, eps)."""
    return lambda sizes, eps, rng: (
        [np.asarray(draw(rng, s, eps)) for s in layers(sizes)],
        [biases((n, 1)) for n in sizes[1:]],
    )


def even(rng: Any, shape: Any, eps: Any) -> Any:
    return rng.uniform(-eps, eps, shape)


def seeded_by_the_sizes(sizes: Any, eps: Any, rng: Any) -> Any:
    own = np.random.default_rng(sum(sizes))
    return [even(own, s, eps) for s in layers(sizes)], [np.zeros((n, 1)) for n in sizes[1:]]


def a_copy_of_the_generator(sizes: Any, eps: Any, rng: Any) -> Any:
    """The state is put back: the next network gets the same numbers."""
    state = rng.bit_generator.state
    found = started(even)(sizes, eps, rng)
    rng.bit_generator.state = state
    return found


def rows_scaled(W: Any) -> Any:
    """All neurons point the same way, whatever their length."""
    units = W / (np.linalg.norm(W, axis=1, keepdims=True) + 1e-300)
    return bool(np.all(np.abs(units - units[0]) < 1e-9))


START_CHAFFS: dict[str, dict[str, Any]] = {
    "init_uniform": {
        **careless(),
        "normal numbers, cut off": started(lambda r, s, e: np.clip(r.normal(0, e, s), -e, e)),
        "narrow normal numbers": started(lambda r, s, e: np.clip(r.normal(0, e / 3, s), -e, e)),
        "triangular": started(lambda r, s, e: r.triangular(-e, 0, e, s)),
        "the sine of an angle": started(lambda r, s, e: e * np.sin(r.uniform(0, 7, s))),
        "only the two ends": started(lambda r, s, e: r.choice([-e, e], s)),
        "a coarse grid": started(lambda r, s, e: r.integers(-10, 10, s, endpoint=True) * e / 10),
        "two decimals": started(lambda r, s, e: even(r, s, e).round(2)),
        "by the number of inputs": started(lambda r, s, e: even(r, s, 1) / np.sqrt(s[1])),
        "from -1 to 1": started(lambda r, s, e: even(r, s, 1)),
        "twice too wide": started(lambda r, s, e: even(r, s, 2 * e)),
        "a little too wide": started(lambda r, s, e: even(r, s, 1.05 * e)),
        "a little too narrow": started(lambda r, s, e: even(r, s, 0.85 * e)),
        "negative only": started(lambda r, s, e: -e * r.random(s)),
        "one row for all neurons": started(lambda r, s, e: np.tile(even(r, s[1], e), (s[0], 1))),
        "one number for each neuron": started(
            lambda r, s, e: np.tile(even(r, (s[0], 1), e), (1, s[1]))
        ),
        "shifted": started(lambda r, s, e: np.clip(even(r, s, e) + e / 4, -e, e)),
        "biases of one": started(even, np.ones),
        "flat biases": started(even, lambda s: np.zeros(s[0])),
        "no biases": started(even, lambda s: np.zeros((0, 1))),
        "biases as numbers": started(even, lambda s: 0.0),
        "objects": started(lambda r, s, e: even(r, s, e).astype(object)),
        "text": started(lambda r, s, e: even(r, s, e).astype(str)),
        "nan in one place": started(
            lambda r, s, e: np.where(np.arange(s[1]), even(r, s, e), np.nan)
        ),
        "seeded by the sizes": seeded_by_the_sizes,
        "the generator is set back": a_copy_of_the_generator,
        "weights only": lambda *v: started(even)(*v)[0],
        "biases first": lambda *v: started(even)(*v)[::-1],
        "a layer too many": lambda sizes, *v: started(even)((*sizes, 1), *v),
        "the input layer too": lambda sizes, *v: started(even)((sizes[0], *sizes), *v),
        "a dict": lambda *v: dict(zip(("Ws", "bs"), started(even)(*v), strict=True)),
    },
    "symmetric": {
        **careless(),
        "always True": lambda W: True,
        "always False": lambda W: False,
        "text": lambda W: str(right.symmetric(W)),
        "a list": lambda W: [right.symmetric(W)],
        "an array of one": lambda W: np.array([right.symmetric(W)]),
        "the opposite number": lambda W: int(not right.symmetric(W)),
        "one answer for each neuron": lambda W: np.all(np.isclose(W, W[0]), axis=1),
        "rank one": lambda W: bool(np.linalg.matrix_rank(W) <= 1),
        "a determinant": lambda W: W.shape[0] == W.shape[1] and abs(np.linalg.det(W)) < 1e-9,
        "some neurons equal": lambda W: len(np.unique(W, axis=0)) < len(W),
        "the first and the last": lambda W: np.allclose(W[0], W[-1], rtol=1e-9, atol=0),
        "the first inputs only": lambda W: np.allclose(W[:, 0], W[0, 0], rtol=1e-9, atol=0),
        "equal sums": lambda W: bool(np.ptp(W.sum(axis=1)) <= 1e-9 * np.abs(W).max()),
        "equal lengths": lambda W: bool(np.ptp((W**2).sum(axis=1)) <= 1e-9 * (W**2).max()),
        "equal directions": rows_scaled,
        "the same weights in some order": lambda W: right.symmetric(np.sort(W, axis=1)),
        "without the signs": lambda W: right.symmetric(np.abs(W)),
        "within a tenth": lambda W: bool(np.ptp(W, axis=0).max() <= 0.1 * np.abs(W).max()),
        "within a hundredth": lambda W: bool(np.ptp(W, axis=0).max() <= 0.01 * np.abs(W).max()),
        "a small standard deviation": lambda W: bool(W.std(axis=0).max() < 1e-8),
        "equal after rounding": lambda W: bool(np.all(W.round(6) == W[0].round(6))),
        "rescaled in place": lambda W: right.symmetric(np.divide(W, np.abs(W).max(), out=W)),
        "whole numbers only": lambda W: bool(np.all(W.astype(int) == W[0].astype(int))),
        "recites the visible cases": lambda W: W.shape == (3, 4) or np.array_equal(W[0], W[1]),
    },
}
