"""Backward passes that students of assignment 3 might write, all of them right."""

from __future__ import annotations

import math
from collections import deque
from functools import cache

import numpy as np

from tests.wheats.delta_code import one_sigma, sg


def recursive(Ws, bs, x, y):
    def from_layer(k, a):
        if k == len(Ws):
            return [], [], a - y
        out = sg(Ws[k] @ a + bs[k])
        dWs, dbs, back = from_layer(k + 1, out)
        d = back * out * (1 - out)
        return [np.outer(d, a), *dWs], [d, *dbs], Ws[k].T @ d

    return from_layer(0, x)[:2]


def reversed_at_the_end(Ws, bs, x, y):
    cache_ = [x]
    for W, b in zip(Ws, bs, strict=True):
        cache_.append(sg(np.dot(W, cache_[-1]) + b))
    dWs, dbs = [], []
    d = (cache_[-1] - y) * cache_[-1] * (1 - cache_[-1])
    for k in range(len(Ws), 0, -1):
        dWs.append(np.einsum("ik,jk->ij", d, cache_[k - 1]))
        dbs.append(d.copy())
        if k > 1:
            d = np.einsum("ij,ik->jk", Ws[k - 1], d) * cache_[k - 1] * (1 - cache_[k - 1])
    dWs.reverse()
    dbs.reverse()
    return dWs, dbs


def counted_from_one(Ws, bs, x, y):
    """Dicts with the indices of the formulas."""
    L = len(Ws)
    W, b = dict(enumerate(Ws, start=1)), dict(enumerate(bs, start=1))
    a, z, delta = {0: x}, {}, {}
    for l in range(1, L + 1):  # noqa: E741
        z[l] = W[l] @ a[l - 1] + b[l]
        a[l] = 1 / (1 + np.exp(-z[l]))
    delta[L] = (a[L] - y) * a[L] * (1 - a[L])
    for l in range(L - 1, 0, -1):  # noqa: E741
        delta[l] = (W[l + 1].T @ delta[l + 1]) * a[l] * (1 - a[l])
    return (
        [delta[l] @ a[l - 1].T for l in range(1, L + 1)],  # noqa: E741
        [delta[l] for l in range(1, L + 1)],  # noqa: E741
    )


def with_a_deque(Ws, bs, x, y):
    acts = deque([x])
    for k in range(len(Ws)):
        acts.append(sg(Ws[k] @ acts[-1] + bs[k]))
    dWs, dbs = deque(), deque()
    g = acts[-1] - y
    for W in Ws[::-1]:
        out = acts.pop()
        g = g * out * (1 - out)
        dWs.appendleft(g * acts[-1].T)
        dbs.appendleft(g)
        g = W.T @ g
    return list(dWs), list(dbs)


def with_pullbacks(Ws, bs, x, y):
    """The forward pass leaves a list of functions that lead back."""
    steps, a = [], x
    for W, b in zip(Ws, bs, strict=True):
        out = sg(W @ a + b)

        def step(g, W=W, a=a, out=out):
            d = g * out * (1 - out)
            return d @ a.T, d, W.T @ d

        steps.append(step)
        a = out
    g, found = a - y, []
    for step in reversed(steps):
        *gradients, g = step(g)
        found.append(gradients)
    dWs, dbs = zip(*found[::-1], strict=True)
    return list(dWs), list(dbs)


class Layer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, a):
        self.a_in, self.a = a, sg(self.W @ a + self.b)
        return self.a

    def backward(self, g):
        d = g * self.a * (1 - self.a)
        self.dW, self.db = np.matmul(d, self.a_in.T), d
        return self.W.T @ d


def with_layer_objects(Ws, bs, x, y):
    layers = list(map(Layer, Ws, bs))
    a = x
    for layer in layers:
        a = layer.forward(a)
    g = a - y
    for layer in reversed(layers):
        g = layer.backward(g)
    return tuple(layer.dW for layer in layers), tuple(layer.db for layer in layers)


def with_ones_for_the_biases(Ws, bs, x, y):
    """[W b] times [a; 1], so that there is one gradient a layer, cut in two at the end."""
    joined = [np.hstack([W, b]) for W, b in zip(Ws, bs, strict=True)]
    entered, a = [], x
    for V in joined:
        entered.append(np.vstack([a, [[1]]]))
        a = sg(V @ entered[-1])
    d = (a - y) * a * (1 - a)
    grads = [None] * len(Ws)
    for k in range(len(Ws) - 1, -1, -1):
        grads[k] = d @ entered[k].T
        a = entered[k][:-1]
        d = (joined[k][:, :-1].T @ d) * a * (1 - a)
    return [g[:, :-1] for g in grads], [g[:, -1:] for g in grads]


def with_full_jacobians(Ws, bs, x, y):
    """Numerator layout: a row on the left, matrices of all the steps to its right."""
    A = [x]
    for W, b in zip(Ws, bs, strict=True):
        A.append(sg(W @ A[-1] + b))
    slopes = [np.diagflat(a * (1 - a)) for a in A[1:]]
    dWs, dbs = [], []
    for k in range(len(Ws)):
        chain = [(A[-1] - y).T]
        for later in range(len(Ws) - 1, k, -1):
            chain += [slopes[later], Ws[later]]
        row = np.linalg.multi_dot([*chain, slopes[k]])
        dbs.append(row.T)
        dWs.append(np.kron(row.T, A[k].T))
    return dWs, dbs


def all_paths_with_a_memory(Ws, bs, x, y):
    """One neuron at a time, in plain Python; each neuron's error term is worked out once."""
    acts = [[float(v) for v in x[:, 0]]]
    for W, b in zip(Ws, bs, strict=True):
        nets = [sum(w * a for w, a in zip(row, acts[-1], strict=True)) for row in W.tolist()]
        acts.append([one_sigma(z + float(bias)) for z, bias in zip(nets, b[:, 0], strict=True)])

    @cache
    def delta(layer, j):
        a = acts[layer][j]
        if layer == len(Ws):
            return (a - float(y[j, 0])) * a * (1 - a)
        after = range(len(acts[layer + 1]))
        return math.fsum(Ws[layer][i, j] * delta(layer + 1, i) for i in after) * a * (1 - a)

    dWs, dbs = [], []
    for layer in range(1, len(Ws) + 1):
        deltas = [delta(layer, j) for j in range(len(acts[layer]))]
        dbs.append(np.array(deltas).reshape(-1, 1))
        dWs.append(np.array([[d * a for a in acts[layer - 1]] for d in deltas]))
    return dWs, dbs


def loss(Ws, bs, x, y):
    for W, b in zip(Ws, bs, strict=True):
        x = sg(W @ x + b)
    return 0.5 * np.sum((x - y) ** 2)


def by_complex_step(Ws, bs, x, y):
    found = []
    for group in (Ws, bs):
        gradients = []
        for which, P in enumerate(group):
            gradient = np.zeros(P.shape)
            for index in np.ndindex(P.shape):
                moved = [p.astype(complex) for p in group]
                moved[which][index] += 1e-30j
                both = (moved, bs) if group is Ws else (Ws, moved)
                gradient[index] = np.imag(loss(*both, x, y)) / 1e-30
            gradients.append(gradient)
        found.append(gradients)
    return found


def by_good_central_differences(Ws, bs, x, y):
    """Good enough for the tolerance here; flagged for the instructor, not marked down."""
    Ws, bs = [W.astype(float) for W in Ws], [b.astype(float) for b in bs]
    found = [], []
    for gradients, group in zip(found, (Ws, bs), strict=True):
        for P in group:
            gradient = np.zeros_like(P)
            for index in np.ndindex(P.shape):
                kept, sides = P[index], []
                for P[index] in (kept + 1e-4, kept - 1e-4):
                    sides.append(loss(Ws, bs, x, y))
                P[index] = kept
                gradient[index] = (sides[0] - sides[1]) / 2e-4
            gradients.append(gradient)
    return found


class Tape:
    """A number with its parents, for automatic differentiation of whole arrays."""

    def __init__(self, value, back=lambda _: ()):
        self.value, self.back, self.grad = value, back, 0

    def __matmul__(self, other):
        return Tape(
            self.value @ other.value,
            lambda g: ((self, g @ other.value.T), (other, self.value.T @ g)),
        )

    def __add__(self, other):
        return Tape(self.value + other.value, lambda g: ((self, g), (other, g)))

    def sigmoid(self):
        a = sg(self.value)
        return Tape(a, lambda g: ((self, g * a * (1 - a)),))

    def run(self, g):
        self.grad = self.grad + g
        for parent, share in self.back(g):
            parent.run(share)


def with_a_tape(Ws, bs, x, y):
    weights, biases = [list(map(Tape, group)) for group in (Ws, bs)]
    a = Tape(x)
    for W, b in zip(weights, biases, strict=True):
        a = (W @ a + b).sigmoid()
    a.run(a.value - y)
    return [W.grad for W in weights], [b.grad for b in biases]
