"""Networks as inputs of cases, the form of a network, and how deltas are made, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from solutions.activations import sigmoid_grad
from solutions.forward import forward_batch

SECTION = "ML-2-1, batch training (批量训练)"
Back = Callable[[Any, Any, Any, Any], Any]


def network(*sizes: int, m: int, seed: int, whole: bool = False) -> dict[str, Any]:
    """Return Ws, bs, X, Y for layers of these sizes and m samples, all numbers different.

    whole: whole numbers, targets 0 and 1.
    """
    pairs = list(zip(sizes[1:], sizes, strict=False))
    if whole:
        return {
            "Ws": [integers(n, k, seed=seed + i, low=-2, high=2) for i, (n, k) in enumerate(pairs)],
            "bs": [
                integers(n, 1, seed=seed + 20 + i, low=-1, high=2) for i, (n, _) in enumerate(pairs)
            ],
            "X": integers(sizes[0], m, seed=seed + 40, low=-2, high=2),
            "Y": integers(sizes[-1], m, seed=seed + 41, low=0, high=1),
        }
    return {
        "Ws": [normal(n, k, seed=seed + i) for i, (n, k) in enumerate(pairs)],
        "bs": [normal(n, 1, seed=seed + 20 + i) for i, (n, _) in enumerate(pairs)],
        "X": normal(sizes[0], m, seed=seed + 40),
        "Y": np.abs(normal(sizes[-1], m, seed=seed + 41, scale=0.5)),
    }


def shapes(arrays: Any, wanted: list[tuple[int, int]]) -> bool:
    """Are these arrays of finite real numbers in the wanted shapes, one after the other?"""
    if not isinstance(arrays, (list, tuple)):
        return False
    return [np.shape(a) for a in arrays] == wanted and all(
        np.asarray(a).dtype.kind in "fiu" and np.all(np.isfinite(a)) for a in arrays
    )


def form_faults(Ws: Any, bs: Any, sizes: Any) -> list[str]:
    """Return what is not so about the form of weights and biases for layers of these sizes."""
    pairs = list(zip(sizes[1:], sizes, strict=False))
    if not shapes(Ws, pairs):
        if shapes(Ws, [(k, n) for n, k in pairs]):
            return ["the weight matrices are transposed: neurons are rows in this course"]
        return ["the weights are no list of arrays of the right shapes, one for each layer"]
    if not shapes(bs, [(n, 1) for n, _ in pairs]):
        if shapes(bs, [(n,) for n, _ in pairs]):  # type: ignore[misc]
            return ["the biases have one axis only; they are columns in this course"]
        return ["the biases are no list of columns, one for each layer"]
    return []


def through(W: Any, D: Any, z: Any, _a: Any) -> Any:
    """Return the deltas one layer further back, as is right."""
    return (W.T @ D) * sigmoid_grad(z)


def signals(
    Ws: Sequence[Any], bs: Sequence[Any], X: Any, Y: Any, back: Back = through
) -> tuple[list[Any], list[Any]]:
    """Return (what enters each layer, the deltas of each layer), without any 1/m.

    back: how deltas go one layer back, from the weights and deltas of the next layer and the
    layer's own pre-activations and activations.
    """
    A, Z = forward_batch(list(Ws), list(bs), X)
    D = [(A[-1] - Y) * sigmoid_grad(Z[-1])]
    for k in reversed(range(1, len(Ws))):
        D.insert(0, back(Ws[k], D[0], Z[k - 1], A[k]))
    return A[:-1], D


def means(A: Sequence[Any], D: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Return the gradients without penalty, averaged over the samples."""
    m = A[0].shape[1]
    return (
        [d @ a.T / m for d, a in zip(D, A, strict=True)],
        [np.sum(d, axis=1, keepdims=True) / m for d in D],
    )


def decayed(dWs: Sequence[Any], Ws: Sequence[Any], lam: float) -> list[Any]:
    """Return the gradients of the weights with the penalty's part."""
    return [dW + lam * W for dW, W in zip(dWs, Ws, strict=True)]


def gradients(
    Ws: Sequence[Any], bs: Sequence[Any], X: Any, Y: Any, lam: float, back: Back = through
) -> tuple[list[Any], list[Any]]:
    """Return (dWs, dbs) with the deltas going back as `back` says."""
    dWs, dbs = means(*signals(Ws, bs, X, Y, back))
    return decayed(dWs, Ws, lam), dbs
