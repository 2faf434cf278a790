"""Epochs of single samples, and starting values, written as many different people would."""

from __future__ import annotations

import functools
import itertools
import random
from typing import Any

import numpy as np

from tests.wheats.batch_code import mean_early, numbers_only, samples_as_rows, sg

# ---- an epoch ----------------------------------------------------------------------------------


def epoch_in_own_copies(gradients):
    def function(Ws, bs, X, Y, order, alpha, lam):
        Ws = [np.array(W, dtype=float) for W in Ws]
        bs = [b.astype(float) for b in bs]
        for k in list(order):
            dWs, dbs = gradients(Ws, bs, X[:, [k]], Y[:, k : k + 1], lam)
            for layer in range(len(Ws)):
                Ws[layer] -= alpha * dWs[layer]
                bs[layer] -= alpha * dbs[layer]
        return Ws, bs

    return function


def epoch_of_permuted_data(Ws, bs, X, Y, order, alpha, lam):
    X, Y = X[:, order], Y[:, order]
    return epoch_in_own_copies(samples_as_rows)(Ws, bs, X, Y, range(len(order)), alpha, lam)


def epoch_by_decay(Ws, bs, X, Y, order, alpha, lam):
    """The weights shrink by a factor, then the sample pulls."""
    for x, y in zip(X.T[order], Y.T[order], strict=True):
        dWs, dbs = mean_early(Ws, bs, x[:, None], y[:, None], 0.0)
        Ws = [(1 - alpha * lam) * W - alpha * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - alpha * g for b, g in zip(bs, dbs, strict=True)]
    return tuple(Ws), tuple(bs)


def epoch_by_recursion(Ws, bs, X, Y, order, alpha, lam):
    if len(order) == 0:
        return list(Ws), list(bs)
    k = order[0]
    found = mean_early(Ws, bs, X[:, [k]], Y[:, [k]], lam)
    Ws, bs = (
        [p - alpha * g for p, g in zip(*pair, strict=True)]
        for pair in zip((Ws, bs), found, strict=True)
    )
    return epoch_by_recursion(Ws, bs, X, Y, order[1:], alpha, lam)


def epoch_by_reduce(Ws, bs, X, Y, order, alpha, lam):
    def update(params, k):
        found = mean_early(*params, X[:, [k]], Y[:, [k]], lam)
        return tuple(
            [p - alpha * g for p, g in zip(*pair, strict=True)]
            for pair in zip(params, found, strict=True)
        )

    return functools.reduce(update, order, (Ws, bs))


def epoch_with_flat_samples(Ws, bs, X, Y, order, alpha, lam):
    """Vectors with one axis, np.outer, all old deltas before any update."""
    Ws, bs = [W * 1.0 for W in Ws], [b[:, 0] * 1.0 for b in bs]
    for k in order:
        a = [X[:, k]]
        for W, b in zip(Ws, bs, strict=True):
            a.append(sg(W @ a[-1] + b))
        deltas = [(a[-1] - Y[:, k]) * a[-1] * (1 - a[-1])]
        for n in range(len(Ws) - 1, 0, -1):
            deltas.insert(0, deltas[0] @ Ws[n] * a[n] * (1 - a[n]))
        for n, d in enumerate(deltas):
            Ws[n] = Ws[n] - alpha * (np.outer(d, a[n]) + lam * Ws[n])
            bs[n] = bs[n] - alpha * d
    return Ws, [b[:, np.newaxis] for b in bs]


def epoch_in_single_precision(Ws, bs, X, Y, order, alpha, lam):
    single = np.float32
    Ws, bs = ([P.astype(single) for P in group] for group in (Ws, bs))
    X, Y = X.astype(single), Y.astype(single)
    for k in order:
        dWs, dbs = mean_early(Ws, bs, X[:, [k]], Y[:, [k]], single(lam))
        Ws = [W - single(alpha) * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - single(alpha) * g for b, g in zip(bs, dbs, strict=True)]
    return Ws, bs


EPOCHS: dict[str, Any] = {
    "own copies, changed in place": epoch_in_own_copies(mean_early),
    "own copies, numbers only": epoch_in_own_copies(numbers_only),
    "permuted data": epoch_of_permuted_data,
    "decay as a factor": epoch_by_decay,
    "recursion": epoch_by_recursion,
    "functools.reduce": epoch_by_reduce,
    "flat samples": epoch_with_flat_samples,
    "single precision": epoch_in_single_precision,
    "an order in a list": lambda Ws, bs, X, Y, order, alpha, lam: epoch_by_reduce(
        Ws, bs, X, Y, [int(k) for k in order], alpha, lam
    ),
}

# ---- starting values ---------------------------------------------------------------------------


def layers(sizes):
    return list(zip(sizes[1:], sizes, strict=False))


def start_by_loops(sizes, eps, rng):
    Ws, bs = [], []
    for n, k in layers(sizes):
        W = np.zeros((n, k))
        for i in range(n):
            for j in range(k):
                W[i, j] = rng.uniform(-eps, eps)
        Ws.append(W)
        bs.append(np.zeros((n, 1)))
    return Ws, bs


def start_from_one_vector(sizes, eps, rng):
    total = sum(n * k for n, k in layers(sizes))
    theta = rng.uniform(low=-1.0, high=1.0, size=total) * eps
    Ws = []
    for n, k in layers(sizes):
        Ws.append(theta[: n * k].reshape(n, k))
        theta = theta[n * k :]
    return tuple(Ws), tuple(np.zeros((n, 1), dtype=int) for n in sizes[1:])


def start_with_random_signs(sizes, eps, rng):
    Ws = [rng.choice([-1, 1], size=s) * rng.random(s) * eps for s in layers(sizes)]
    return [Ws, [W[:, :1] * 0 for W in Ws]]


def start_with_a_generator_each(sizes, eps, rng):
    """A generator for each layer, but all of them children of the one that came in."""
    children = rng.spawn(len(sizes) - 1)
    return (
        [c.uniform(-eps, eps, s) for c, s in zip(children, layers(sizes), strict=True)],
        [np.zeros((n, 1)) for n in sizes[1:]],
    )


def start_with_the_standard_library(sizes, eps, rng):
    own = random.Random(int(rng.integers(2**32)))
    Ws = [
        np.array([[own.uniform(-eps, eps) for _ in range(k)] for _ in range(n)])
        for n, k in layers(sizes)
    ]
    return Ws, [np.zeros((n, 1)) for n in sizes[1:]]


STARTS: dict[str, Any] = {
    "loops": start_by_loops,
    "one long vector": start_from_one_vector,
    "signs and sizes apart": start_with_random_signs,
    "children of the generator": start_with_a_generator_each,
    "Python's random, seeded from rng": start_with_the_standard_library,
    "stretched and shifted": lambda sizes, eps, rng: (
        [(2 * rng.random((n, k)) - 1) * eps for n, k in layers(sizes)],
        [np.zeros((n, 1)) for n in sizes[1:]],
    ),
    "single precision": lambda sizes, eps, rng: (
        [(eps * (2 * rng.random(s, dtype=np.float32) - 1)) for s in layers(sizes)],
        [np.zeros((n, 1), np.float32) for n in sizes[1:]],
    ),
    "transposed views": lambda sizes, eps, rng: (
        [rng.uniform(-eps, eps, (k, n)).T for n, k in layers(sizes)],
        [np.zeros((1, n)).T for n in sizes[1:]],
    ),
    "last layer first": lambda sizes, eps, rng: (
        [rng.uniform(-eps, eps, s) for s in layers(sizes)[::-1]][::-1],
        list(map(np.zeros, zip(sizes[1:], itertools.repeat(1), strict=False))),
    ),
    "beta(1, 1)": lambda sizes, eps, rng: (
        [eps * (rng.beta(1, 1, s) - 0.5) / 0.5 for s in layers(sizes)],
        [np.full((n, 1), -0.0) for n in sizes[1:]],
    ),
    "a fine grid": lambda sizes, eps, rng: (
        [rng.integers(-(10**9), 10**9, s) * (eps / 1e9) for s in layers(sizes)],
        [np.zeros((n, 1)) for n in sizes[1:]],
    ),
}
