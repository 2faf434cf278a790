"""Made-up parameters of networks, and the forward pass that wrong ways are made from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from solutions.activations import sigmoid

FORWARD = (
    "NNDL notes, feed-forward networks (前馈神经网络); ML-2-1, forward propagation (前向传播); "
    "May slides, forward propagation (前向传播算法)"
)

Parameters = dict[str, Any]
Activation = Callable[[Any], Any]


def parameters(*sizes: int, seed: int, whole: bool = False) -> Parameters:
    """Return Ws, (n_l, n_{l-1}) each, and bs, (n_l, 1) each, of a network; no two biases alike."""
    pairs = list(enumerate(pairwise(sizes)))
    if whole:
        Ws = [integers(n, k, seed=seed + i, low=-2, high=2) for i, (k, n) in pairs]
        bs = [integers(n, 1, seed=seed + 50 + i, low=-3, high=3) for i, (_, n) in pairs]
    else:
        Ws = [normal(n, k, seed=seed + i) for i, (k, n) in pairs]
        bs = [normal(n, 1, seed=seed + 50 + i) for i, (_, n) in pairs]
    return {"Ws": Ws, "bs": bs}


def in_out(made: Parameters) -> Parameters:
    """Return the same network in the other convention: W (n_{l-1}, n_l), b (n_l,)."""
    return {
        "Ws": [np.ascontiguousarray(W.T) for W in made["Ws"]],
        "bs": [b.ravel() for b in made["bs"]],
    }


def passed(
    Ws: Any, bs: Any, X: Any, f: Activation = sigmoid, last: Activation | None = None
) -> tuple[list[Any], list[Any]]:
    """Return ([A0, ..., AL], [Z1, ..., ZL]) with f in the hidden layers and `last` in the last."""
    As, Zs = [X], []
    for layer, (W, b) in enumerate(zip(Ws, bs, strict=True), start=1):
        Zs.append(W @ As[-1] + b)
        As.append((last if last and layer == len(Ws) else f)(Zs[-1]))
    return As, Zs
