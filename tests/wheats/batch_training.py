"""Right trainings of both examples, written as many different people would."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from solutions.delta import backward
from solutions.forward import forward_batch
from tests.wheats.batch_code import recursive, sg
from tests.wheats.batch_xor import XOR

# (inputs, targets, weights of both layers, biases of both layers, step size)
FIRST = ([0.35, 0.9], [0.5], [[0.1, 0.8], [0.4, 0.6]], [[0.3, 0.9]], 0.0, 0.0, 1.0)
SECOND = ([0.02, 0.7], [0, 1], [[0.1, 0.2], [0.3, 0.4]], [[0.2, 0.3], [0.1, 0.2]], 0.3, 0.2, 0.5)


def matrices(example, kind=float, number=float):
    """Return a training with matrices in some precision; `number` makes the error of a result."""

    def function(n):
        x, t, W, V, b, c, rate = (np.array(part, dtype=kind) for part in example)
        x, t = x[:, None], t[:, None]
        for _ in range(n):
            h = sg(W @ x + b)
            o = sg(V @ h + c)
            d = (o - t) * o * (1 - o)
            e = (V.T @ d) * h * (1 - h)
            V = V - rate * d @ h.T
            W = W - rate * e @ x.T
        o = sg(V @ sg(W @ x + b) + c)
        return W, V, number(np.sum((o - t) ** 2) / kind(2))

    return function


def plain_numbers(example):
    """Lists and math only, one edge after the other."""
    x, t, W0, V0, b, c, rate = example

    def sigma(z):
        return 1 / (1 + math.exp(-z))

    def function(n):
        W, V = [row[:] for row in W0], [row[:] for row in V0]
        for step in range(n + 1):
            h = [sigma(sum(w * v for w, v in zip(row, x, strict=True)) + b) for row in W]
            o = [sigma(sum(w * v for w, v in zip(row, h, strict=True)) + c) for row in V]
            if step == n:
                break
            d = [(p - q) * p * (1 - p) for p, q in zip(o, t, strict=True)]
            e = [
                sum(V[i][j] * d[i] for i in range(len(d))) * h[j] * (1 - h[j])
                for j in range(len(h))
            ]
            for grads, inputs, M in ((d, h, V), (e, x, W)):
                for i, j in itertools.product(range(len(grads)), range(len(inputs))):
                    M[i][j] -= rate * grads[i] * inputs[j]
        error = sum((p - q) ** 2 for p, q in zip(o, t, strict=True)) / 2
        return np.array(W), np.array(V), error

    return function


def with_a_backward_pass(example, gradients):
    """Return a training that gets its gradients elsewhere and leaves the biases alone."""

    def function(n):
        x, t, W, V, b, c, rate = example
        Ws, bs = [np.array(W), np.array(V)], [np.full((2, 1), b), np.full((len(V), 1), c)]
        x, t = np.array([x]).T, np.array([t]).T
        while n > 0:
            dWs = gradients(Ws, bs, x, t)[0]
            Ws = [M - rate * dM for M, dM in zip(Ws, dWs, strict=True)]
            n -= 1
        A = forward_batch(Ws, bs, x)[0][-1]
        return [*Ws, 0.5 * np.linalg.norm(A - t) ** 2]

    return function


def flat_vectors(example):
    """One axis only, outer products, in-place updates in the right order."""

    def function(n):
        x, t, W, V, b, c, rate = (np.array(part, dtype=float) for part in example)
        for _ in range(n):
            h = sg(W.dot(x) + b)
            o = sg(V.dot(h) + c)
            d = o * (1 - o) * (t - o)  # downhill
            W += rate * np.outer(h * (1 - h) * (d @ V), x)
            V += rate * np.outer(d, h)
        r = sg(V.dot(sg(W.dot(x) + b)) + c) - t
        return W, V, r @ r / 2

    return function


class Trainer:
    """All states are kept, so that a second question costs nothing."""

    def __init__(self, example):
        self.one = flat_vectors(example)
        self.example = example
        self.states = [self.one(0)]

    def __call__(self, n):
        while len(self.states) <= n:
            W, V, _ = self.states[-1]
            self.states.append(flat_vectors((*self.example[:2], W, V, *self.example[4:]))(1))
        W, V, error = self.states[n]
        return W.copy(), V.copy(), error


def recursion(example):
    def function(n):
        if n == 0:
            return matrices(example)(0)
        W, V, _ = function(n - 1)
        return matrices((*example[:2], W, V, *example[4:]))(1)

    return function


def styles(example):
    return {
        "matrices": matrices(example),
        "an error without axes": matrices(example, number=np.array),
        "an error of numpy": matrices(example, number=np.float64),
        "single precision": matrices(example, np.float32, np.float32),
        "single precision, a Python number": matrices(example, np.float32),
        "extended precision": matrices(example, np.longdouble, np.longdouble),
        "numbers in lists": plain_numbers(example),
        "the backward pass of the last assignment": with_a_backward_pass(example, backward),
        "a recursive backward pass": with_a_backward_pass(
            example, lambda Ws, bs, x, y: recursive(Ws, bs, x, y, 0)
        ),
        "flat vectors": flat_vectors(example),
        "a memory of all states": Trainer(example),
    }


TRAINING: dict[str, dict[str, Any]] = {
    "train_ex1": styles(FIRST) | {"recursion": recursion(FIRST)},
    "train_ex2": styles(SECOND),
    "train_xor": XOR,
}
