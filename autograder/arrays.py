"""Inputs for cases: the same numbers on every machine, from declared seeds."""

from __future__ import annotations

import numpy as np


def normal(*shape: int, seed: int, scale: float = 1.0) -> np.ndarray:
    """Return an array of `shape` with normal numbers of standard deviation `scale`.

    Rounded to 3 decimals, so that no generator's last bit can ever change a case.
    """
    return np.round(scale * np.random.default_rng(seed).standard_normal(shape), 3)


def integers(*shape: int, seed: int, low: int = -5, high: int = 5) -> np.ndarray:
    """Return an int64 array of `shape` with whole numbers from `low` to `high`, both included."""
    return np.random.default_rng(seed).integers(low, high, size=shape, endpoint=True)


def one_hot(classes: int, samples: int, seed: int) -> np.ndarray:
    """Return a float array (classes, samples) with a single 1 in each column, at a seeded place.

    No class comes twice before every class has come once.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(classes)[np.arange(samples) % classes]
    return np.asarray(np.eye(classes)[:, labels])
