"""Right trainings on XOR, written as many different people would."""

from __future__ import annotations

import itertools
import random
from typing import Any

import numpy as np

from solutions.delta import backward
from tests.wheats.batch_code import numbers_only, recursive, sg

X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y = np.array([[0.0, 1.0, 1.0, 0.0]])


def started(sizes, draw, kind=float):
    shapes = list(zip(sizes[1:], sizes, strict=False))
    Ws = [np.array(draw(s), dtype=kind) for s in shapes]
    return Ws, [np.zeros((n, 1), dtype=kind) for n in sizes[1:]]


def half_mean_square(Ws, bs):
    A = X
    for W, b in zip(Ws, bs, strict=True):
        A = sg(W @ A + b)
    return ((A - Y) ** 2).sum() / 8


def xor(
    steps=800,
    rate=10.0,
    draw=lambda rng: lambda shape: rng.uniform(-1, 1, shape),
    gradients=lambda Ws, bs: recursive(Ws, bs, X, Y, 0.0),
    make=lambda Ws, bs, losses: (Ws, bs, losses),
    kind=float,
):
    """Return a training on XOR from parts that can be exchanged."""

    def function(sizes, seed):
        Ws, bs = started(sizes, draw(np.random.default_rng(seed)), kind)
        losses = [half_mean_square(Ws, bs)]
        for _ in range(steps):
            dWs, dbs = gradients(Ws, bs)
            Ws = [W - kind(rate) * g.astype(kind) for W, g in zip(Ws, dWs, strict=True)]
            bs = [b - kind(rate) * g.astype(kind) for b, g in zip(bs, dbs, strict=True)]
            losses.append(half_mean_square(Ws, bs))
        return make(Ws, bs, losses)

    return function


def sample_by_sample(Ws, bs):
    """The mean of what `backward` gives for the four samples."""
    parts = [backward(Ws, bs, X[:, [k]], Y[:, [k]]) for k in range(4)]
    return [[sum(g) / 4 for g in zip(*part, strict=True)] for part in zip(*parts, strict=True)]


def stochastic(rate=3.0, updates=1000):
    """Return a training with one sample in each update."""

    def function(sizes, seed):
        rng = np.random.default_rng(seed)
        Ws, bs = started(sizes, lambda shape: rng.normal(size=shape))
        losses = [half_mean_square(Ws, bs)]
        for _ in range(updates // 4):
            for k in rng.permutation(4):
                dWs, dbs = recursive(Ws, bs, X[:, [k]], Y[:, [k]], 0)
                for P, g in zip([*Ws, *bs], [*dWs, *dbs], strict=True):
                    P -= rate * g
                losses.append(half_mean_square(Ws, bs))
        return Ws, bs, losses

    return function


def with_momentum(sizes, seed):
    rng = np.random.default_rng(seed)
    Ws, bs = started(sizes, lambda shape: rng.normal(0, 1.5, shape))
    speed = [0 * P for P in [*Ws, *bs]]
    losses = []
    for _ in range(600):
        losses.append(half_mean_square(Ws, bs))
        for v, g in zip(speed, itertools.chain(*recursive(Ws, bs, X, Y, 0)), strict=True):
            v *= 0.8
            v -= 2 * g
        for P, v in zip([*Ws, *bs], speed, strict=True):
            P += v
    return tuple(Ws), tuple(bs), (*losses, half_mean_square(Ws, bs))


def until_it_has_learnt(sizes, seed):
    """Stops as soon as the cost is small."""
    Ws, bs, losses = xor(steps=0)(sizes, seed)
    while losses[-1] > 0.01 and len(losses) <= 1000:
        dWs, dbs = recursive(Ws, bs, X, Y, 0)
        Ws = [W - 12 * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - 12 * g for b, g in zip(bs, dbs, strict=True)]
        losses.append(half_mean_square(Ws, bs))
    return Ws, bs, losses


def numbers_for_xor(sizes, seed):
    """Weights in lists, numbers from the standard library."""
    rng = random.Random(seed)
    Ws, bs = started(sizes, lambda s: [[rng.gauss(0, 1) for _ in range(s[1])] for _ in range(s[0])])
    losses = [half_mean_square(Ws, bs)]
    for _ in range(500):
        dWs, dbs = numbers_only(Ws, bs, X, Y, 0)
        Ws = [W - 10 * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - 10 * g for b, g in zip(bs, dbs, strict=True)]
        losses.append(float(half_mean_square(Ws, bs)))
    return Ws, bs, losses


XOR: dict[str, Any] = {
    "small weights": xor(1000, 15.0, lambda rng: lambda s: rng.uniform(-0.5, 0.5, s)),
    "normal weights": xor(1000, 6.0, lambda rng: rng.standard_normal),
    "wide weights": xor(800, 8.0, lambda rng: lambda s: 2 * (2 * rng.random(s) - 1)),
    "large steps": xor(400, 25.0),
    "sample by sample": xor(600, gradients=sample_by_sample),
    "single precision": xor(kind=np.float32),
    "losses in an array": xor(make=lambda Ws, bs, losses: (Ws, bs, np.array(losses))),
    "losses in single precision": xor(make=lambda Ws, bs, c: (Ws, bs, np.float32(c))),
    "lists only": xor(make=lambda *found: [list(part) for part in found]),
    "the old generator": xor(
        draw=lambda rng: np.random.RandomState(rng.integers(2**31)).standard_normal
    ),
    "losses without axes": xor(make=lambda Ws, bs, c: (Ws, bs, list(map(np.array, c)))),
    "one sample in each update": stochastic(),
    "momentum": with_momentum,
    "until it has learnt": until_it_has_learnt,
    "numbers in lists": numbers_for_xor,
}
