"""Made-up predictions and labels, one sample a column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.arrays import normal

# Three classes, seven samples.
LABELS = (0, 2, 1, 1, 0, 2, 2)


def one_hot_of(classes: int, labels: Sequence[int], kind: type = int) -> np.ndarray:
    """Return an array (classes, samples) with a 1 in each column, at its label."""
    return np.eye(classes, dtype=kind)[:, list(labels)]


def probabilities(classes: int, samples: int, seed: int) -> np.ndarray:
    """Return an array (classes, samples) of numbers with three decimals; columns sum to 1."""
    powers = np.exp(normal(classes, samples, seed=seed))
    parts: np.ndarray = np.round(powers / powers.sum(axis=0), 3)
    parts[-1] = np.round(1 - parts[:-1].sum(axis=0), 3)
    return parts
