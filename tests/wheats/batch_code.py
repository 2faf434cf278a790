"""Gradients of a whole batch, written as many different people would."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np


def sg(z):
    return 1 / (1 + np.exp(-z))


def mean_early(Ws, bs, X, Y, lam):
    """The 1/m is in the errors from the start; the slope is written with the activations."""
    acts = [X]
    for W, b in zip(Ws, bs, strict=True):
        acts.append(sg(np.dot(W, acts[-1]) + b))
    D = (acts[-1] - Y) * acts[-1] * (1 - acts[-1]) / X.shape[1]
    dWs, dbs = [], []
    for k in range(len(Ws) - 1, -1, -1):
        dWs.append(np.einsum("im,jm->ij", D, acts[k]) + lam * Ws[k])
        dbs.append(D.sum(1)[:, None])
        D = np.einsum("ij,im->jm", Ws[k], D) * acts[k] * (1 - acts[k])
    return dWs[::-1], dbs[::-1]


def samples_as_rows(Ws, bs, X, Y, lam):
    """All transposed, as in many libraries."""
    A = [X.T]
    for W, b in zip(Ws, bs, strict=True):
        A.append(sg(A[-1] @ W.T + b.T))
    m, L = len(X.T), len(Ws)
    dWs, dbs = [None] * L, [None] * L
    G = A[-1] - Y.T
    for k in range(L)[::-1]:
        D = G * A[k + 1] * (1 - A[k + 1])
        dWs[k] = (A[k].T @ D).T / m + lam * Ws[k]
        dbs[k] = np.reshape(D.sum(axis=0), (-1, 1)) / m
        G = D @ Ws[k]
    return dWs, dbs


def biases_as_weights(Ws, bs, X, Y, lam):
    """[b W] is one matrix, and every layer gets a first neuron that is always 1."""
    one = np.ones((1, X.shape[1]))
    Vs = [np.hstack([b, W]) for W, b in zip(Ws, bs, strict=True)]
    A = [np.vstack([one, X])]
    for V in Vs:
        A.append(np.vstack([one, sg(V @ A[-1])]))
    D = ((A[-1][1:] - Y) * A[-1][1:] * (1 - A[-1][1:])) @ np.eye(X.shape[1])
    dVs = []
    for k in reversed(range(len(Vs))):
        dVs.insert(0, D @ A[k].T / X.shape[1])
        back = Vs[k].T @ D
        D = back[1:] * (A[k] * (1 - A[k]))[1:]
    return [dV[:, 1:] + lam * W for dV, W in zip(dVs, Ws, strict=True)], [dV[:, :1] for dV in dVs]


def recursive(Ws, bs, X, Y, lam):
    """Each layer asks the layers behind it for the error of its output."""
    m = X.shape[1]

    def below(k, A):
        if k == len(Ws):
            return A - Y, [], []
        B = sg(Ws[k] @ A + bs[k])
        G, dWs, dbs = below(k + 1, B)
        D = G * B * (1 - B)
        dW, db = D @ A.T / m + lam * Ws[k], D @ np.ones((m, 1)) / m
        return Ws[k].T @ D, [dW, *dWs], [db, *dbs]

    return below(0, X)[1:]


class Layer:
    """A layer that remembers what went through it."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, A):
        self.A, self.out = A, sg(self.W @ A + self.b)
        return self.out

    def backward(self, G):
        D = G * self.out * (1 - self.out)
        self.dW = np.tensordot(D, self.A, axes=(1, 1)) / D.shape[1]
        self.db = np.mean(D, axis=1, keepdims=True)
        return self.W.T @ D


def layer_objects(Ws, bs, X, Y, lam):
    layers = [Layer(W, b) for W, b in zip(Ws, bs, strict=True)]
    out = functools.reduce(lambda A, layer: layer.forward(A), layers, X)
    functools.reduce(lambda G, layer: layer.backward(G), layers[::-1], out - Y)
    return [n.dW + lam * n.W for n in layers], [n.db for n in layers]


def stacked(Ws, bs, X, Y, lam):
    """One column for each sample on a third axis, then the mean over it."""
    a = [X.T[:, :, None]]
    for W, b in zip(Ws, bs, strict=True):
        a.append(sg(W @ a[-1] + b))
    d = (a[-1] - Y.T[:, :, None]) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for k in reversed(range(len(Ws))):
        dWs.insert(0, np.mean(d @ a[k].transpose(0, 2, 1), axis=0) + lam * Ws[k])
        dbs.insert(0, d.mean(axis=0))
        d = (Ws[k].T @ d) * a[k] * (1 - a[k])
    return dWs, dbs


def numbers_only(Ws, bs, X, Y, lam):
    """Python numbers in lists of lists, edge by edge."""
    m = X.shape[1]
    dWs = [[[lam * float(w) for w in row] for row in W] for W in Ws]
    dbs = [[0.0 for _ in b] for b in bs]
    for k in range(m):
        a = [[float(v) for v in X[:, k]]]
        for W, b in zip(Ws, bs, strict=True):
            nets = [b[i, 0] + sum(W[i, j] * v for j, v in enumerate(a[-1])) for i in range(len(W))]
            a.append([1 / (1 + math.exp(-net)) for net in nets])
        d = [(v - Y[i, k]) * v * (1 - v) for i, v in enumerate(a[-1])]
        for n in range(len(Ws) - 1, -1, -1):
            for i, e in enumerate(d):
                dbs[n][i] += e / m
                for j, v in enumerate(a[n]):
                    dWs[n][i][j] += e * v / m
            back = [sum(Ws[n][i, j] * e for i, e in enumerate(d)) for j in range(len(a[n]))]
            d = [g * v * (1 - v) for g, v in zip(back, a[n], strict=True)]
    return [np.array(dW) for dW in dWs], [np.array([db]).T for db in dbs]


def complex_step(Ws, bs, X, Y, lam):
    """No chain rule at all: the cost at a place moved along the imaginary axis."""
    L = len(Ws)

    def cost(P):
        A = X
        for W, b in zip(P[:L], P[L:], strict=True):
            A = sg(W @ A + b)
        return np.sum((A - Y) ** 2) / (2 * X.shape[1]) + lam / 2 * sum(np.sum(W**2) for W in P[:L])

    params = [np.array(P, dtype=complex) for P in [*Ws, *bs]]
    grads = []
    for P in params:
        grads.append(np.zeros(P.shape))
        for index in np.ndindex(*P.shape):
            P[index] += 1e-30j
            grads[-1][index] = cost(params).imag / 1e-30
            P[index] = P[index].real
    return grads[:L], grads[L:]


def one_sample(Ws, bs, x, y):
    return mean_early(Ws, bs, x, y, 0)


def columns(X, Y):
    return zip(np.hsplit(X, X.shape[1]), np.hsplit(Y, Y.shape[1]), strict=True)


def added_in_place(Ws, bs, X, Y, lam):
    dWs, dbs = [0.0 * W for W in Ws], [0.0 * b for b in bs]
    for k in range(X.shape[1]):
        found = one_sample(Ws, bs, X[:, k : k + 1], Y[:, k].reshape(-1, 1))
        for layer in range(len(Ws)):
            dWs[layer] += found[0][layer]
            dbs[layer] += found[1][layer]
    for layer, W in enumerate(Ws):
        dWs[layer] /= X.shape[1]
        dbs[layer] /= X.shape[1]
        dWs[layer] += lam * W
    return dWs, dbs


def running_mean(Ws, bs, X, Y, lam):
    dWs, dbs = [np.zeros(W.shape) for W in Ws], [np.zeros((len(b), 1)) for b in bs]
    for k, (x, y) in enumerate(columns(X, Y), start=1):
        ws, vs = one_sample(Ws, bs, x, y)
        dWs = [old + (new - old) / k for old, new in zip(dWs, ws, strict=True)]
        dbs = [old + (new - old) / k for old, new in zip(dbs, vs, strict=True)]
    return tuple(dW + lam * W for dW, W in zip(dWs, Ws, strict=True)), tuple(dbs)


def penalty_in_shares(Ws, bs, X, Y, lam):
    """Each sample brings its share of the penalty, last sample first."""
    m = X.shape[1]
    parts = [one_sample(Ws, bs, x, y) for x, y in reversed(list(columns(X, Y)))]
    dWs = [sum((p[0][k] + lam * W) / m for p in parts) for k, W in enumerate(Ws)]
    return dWs, [sum(p[1][k] for p in parts) / m for k in range(len(bs))]


def mean_of_stacks(Ws, bs, X, Y, lam):
    parts = [one_sample(Ws, bs, x, y) for x, y in columns(X, Y)]
    dWs, dbs = (zip(*part, strict=True) for part in zip(*parts, strict=True))
    return (
        [np.mean(np.stack(gs), axis=0) + lam * W for gs, W in zip(dWs, Ws, strict=True)],
        [np.average(np.array(gs), axis=0) for gs in dbs],
    )


def halves(Ws, bs, X, Y, lam):
    """The batch is cut in two until one sample is left; halves are weighted by their sizes."""
    m = X.shape[1]
    if m == 1:
        return mean_early(Ws, bs, X, Y, lam)
    h = m // 2
    first, second = (halves(Ws, bs, X[:, s], Y[:, s], lam) for s in (slice(h), slice(h, None)))
    return tuple(
        [(h * a + (m - h) * b) / m for a, b in zip(*pair, strict=True)]
        for pair in zip(first, second, strict=True)
    )


def permuted(Ws, bs, X, Y, lam):
    order = np.random.default_rng(0).permutation(X.shape[1])
    return samples_as_rows(Ws, bs, X[:, order], Y[:, order], lam)


def every_sample_twice(Ws, bs, X, Y, lam):
    return mean_early(Ws, bs, np.tile(X, 2), np.tile(Y, 2), lam)


def in_single_precision(Ws, bs, X, Y, lam):
    Ws, bs = ([P.astype("float32") for P in group] for group in (Ws, bs))
    return samples_as_rows(Ws, bs, X.astype("f4"), Y.astype("f4"), np.float32(lam))


GRADIENTS: dict[str, Any] = {
    "the mean early, einsum": mean_early,
    "samples as rows": samples_as_rows,
    "biases as weights of a neuron that is always 1": biases_as_weights,
    "recursion": recursive,
    "layer objects": layer_objects,
    "a stack of columns": stacked,
    "numbers in lists": numbers_only,
    "a complex step": complex_step,
    "sums in place": added_in_place,
    "a running mean": running_mean,
    "the penalty in shares, last sample first": penalty_in_shares,
    "the mean of stacked gradients": mean_of_stacks,
    "halves of halves": halves,
    "samples in another order": permuted,
    "every sample twice": every_sample_twice,
    "single precision throughout": in_single_precision,
}
