"""Shapes of the 4-3-4-3 example and of the other small networks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

SIZES = (4, 3, 4, 3)


def product(left: tuple[int, int], right: tuple[int, int]) -> str:
    """Return the shape of a matrix product, or that there is none."""
    try:
        rows, columns = (np.zeros(left) @ np.zeros(right)).shape
    except ValueError:
        return "not defined"
    return f"{rows} × {columns}"


def weight_gradients(samples: int = 1) -> Mapping[str, str]:
    """Return the shapes of the printed and of the right weight gradients, one sample a column.

    printed1 and printed2 are x δ⁽²⁾ and a⁽¹⁾ δ⁽²⁾; transposed1 is x (δ⁽²⁾)ᵀ.
    """
    a = [(size, samples) for size in SIZES]
    delta = dict(enumerate(a))
    flip = {layer: (columns, rows) for layer, (rows, columns) in delta.items()}
    return {
        "printed1": product(a[0], delta[2]),
        "transposed1": product(a[0], flip[2]),
        "printed2": product(a[1], delta[2]),
        "printed3": product(a[2], delta[3]),
        "right1": product(a[0], flip[1]),
        "right2": product(a[1], flip[2]),
        "right3": product(a[2], flip[3]),
    }


def precedence() -> Mapping[str, float]:
    """Return the largest differences of (f'·W) @ δ from f'·(W @ δ): one sample, four samples."""
    rng = np.random.default_rng(2)
    w = rng.normal(size=(3, 4))

    def difference(samples: int) -> float:
        slopes, delta = rng.uniform(size=(3, samples)), rng.normal(size=(4, samples))
        return float(abs((slopes * w) @ delta - slopes * (w @ delta)).max())

    return {"one": difference(1), "four": difference(4)}


def in_out(sizes: tuple[int, ...]) -> str:
    """Return the weight shapes of a network, rows are senders."""
    return ", ".join(f"{before} × {n}" for before, n in pairwise(sizes))


def out_in(sizes: tuple[int, ...]) -> str:
    """Return the weight shapes of a network, rows are receivers."""
    return ", ".join(f"{n} × {before}" for before, n in pairwise(sizes))


def wrong_statements() -> str:
    """Return the wrong statements of the quiz on the 16-32-16-1 network."""
    w = [(n, before) for before, n in pairwise((16, 32, 16, 1))]
    b = [(n, 1) for n in (32, 16, 1)]
    statements = {
        "A": w[0] == (32, 16),
        "B": b[0] == (32, 1),
        "C": w[1] == (32, 16),
        "D": w[2] == (1, 16),
    }
    return ", ".join(letter for letter, true in statements.items() if not true)
