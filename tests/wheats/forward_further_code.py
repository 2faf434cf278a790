"""Functions that students of assignment 2 might write in its further notebook, all right."""

from __future__ import annotations

import functools
import itertools
import math
import statistics

import numpy as np

from solutions.activations_further import mp_neuron
from tests.wheats.forward_code import sg

CORNERS = [(a, b) for a in (0, 1) for b in (0, 1)]


# ---- gates -------------------------------------------------------------------------------------


class Gates:
    """An OR of ANDs, in matrices."""

    def __init__(self, truth):
        hits = np.argwhere(np.array(truth)).reshape(-1, 2)
        self.W, self.c = 2 * hits - 1, 0.5 - hits.sum(axis=1)

    def __call__(self, a, b):
        h = self.W @ [a, b] + self.c >= 0
        return int(h.sum() - 0.5 >= 0)


def and_of_ors(truth):
    """One OR for each 0 of the table: it is silent there and nowhere else."""
    zeros = [corner for corner in CORNERS if not truth[corner[0]][corner[1]]]

    def net(a, b):
        x = np.array([a, b])
        answers = [mp_neuron(x, np.array([1 - 2 * i, 1 - 2 * j]), i + j - 0.5) for i, j in zeros]
        return mp_neuron(np.array(answers), np.ones(len(answers)), 0.5 - len(answers))

    return net


def gates_from_a_search(truth):
    """One neuron if there is one, two and a gate that joins them otherwise."""
    grid = list(itertools.product((-1, 0, 1), (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5)))
    outputs = {p: [p[0] * a + p[1] * b + p[2] >= 0 for a, b in CORNERS] for p in grid}
    wanted = [bool(truth[a][b]) for a, b in CORNERS]
    for p, q in itertools.product(grid, repeat=2):
        for join in (np.logical_and, np.logical_or):
            if list(join(outputs[p], outputs[q])) == wanted:
                return lambda a, b, p=p, q=q, join=join: bool(
                    join(p[0] * a + p[1] * b + p[2] >= 0, q[0] * a + q[1] * b + q[2] >= 0)
                )
    raise AssertionError("two neurons suffice for all sixteen")


def gates_as_a_polynomial(truth):
    (p, q), (r, s) = truth
    return lambda a, b: p + (r - p) * a + (q - p) * b + (p - q - r + s) * a * b


def separable_by_a_perceptron(truth, epochs=60):
    w = np.zeros(3)
    for _ in range(epochs):
        mistakes = 0
        for a, b in CORNERS:
            x = np.array([a, b, 1])
            error = truth[a][b] - int(w @ x >= 0)
            w = w + error * x
            mistakes += abs(error)
        if mistakes == 0:
            return True
    return False


def separable_by_convex_hulls(truth):
    """Are the segments between equal corners apart? Only the two diagonals cross."""
    ones = {corner for corner in CORNERS if truth[corner[0]][corner[1]]}
    return ones != {(0, 0), (1, 1)} and ones != {(0, 1), (1, 0)}


def separable_by_random_neurons(truth):
    rng = np.random.default_rng(0)
    found = set()
    for w1, w2, c in rng.uniform(-2, 2, (2000, 3)):
        found.add(tuple(int(w1 * a + w2 * b + c >= 0) for a, b in CORNERS))
    return tuple(truth[a][b] for a, b in CORNERS) in found


# ---- networks ----------------------------------------------------------------------------------


def collapsed_from_unit_vectors(Ws, bs):
    def run(x):
        for W, b in zip(Ws, bs, strict=True):
            x = W @ x + b
        return x

    n = Ws[0].shape[1]
    b = run(np.zeros((n, 1)))
    return np.hstack([run(np.eye(n)[:, [i]]) - b for i in range(n)]), b


def collapsed_from_the_back(Ws, bs):
    W, b = np.array(Ws[-1], dtype=float), np.array(bs[-1], dtype=float)
    for before in range(len(Ws) - 2, -1, -1):
        b += W @ bs[before]
        W = W @ Ws[before]
    return W, b


def collapsed_by_recursion(Ws, bs):
    if len(Ws) == 1:
        return Ws[0], bs[0]
    W, b = collapsed_by_recursion(Ws[:-1], bs[:-1])
    return Ws[-1] @ W, Ws[-1] @ b + bs[-1]


def collapsed_with_a_one_below(Ws, bs):
    made = functools.reduce(
        lambda M, p: np.block([list(p), [np.zeros((1, p[0].shape[1])), np.ones((1, 1))]]) @ M,
        zip(Ws, bs, strict=True),
        np.eye(Ws[0].shape[1] + 1),
    )
    return made[:-1, :-1], made[:-1, -1:]


def collapsed_by_multi_dot(Ws, bs):
    def product(factors):
        return np.linalg.multi_dot(factors) if len(factors) > 1 else factors[0]

    b = sum(product([*Ws[:i:-1], bs[i]]) for i in range(len(bs)))
    return [product(Ws[::-1]), b]


def collapsed_by_least_squares(Ws, bs):
    n = Ws[0].shape[1]
    X = np.random.default_rng(1).normal(size=(n, 3 * n + 5))
    Y = X
    for W, b in zip(Ws, bs, strict=True):
        Y = W @ Y + b
    solution = np.linalg.lstsq(np.vstack([X, np.ones((1, X.shape[1]))]).T, Y.T, rcond=None)[0].T
    return solution[:, :-1], solution[:, -1:]


def rows_one_by_one(Ws, bs, X):
    outputs = []
    for x in X:
        for W, b in zip(Ws, bs, strict=True):
            z = [sum(x[i] * W[i, j] for i in range(len(x))) + b[j] for j in range(len(b))]
            x = [1 / (1 + math.exp(-t)) for t in z]
        outputs.append(x)
    return np.array(outputs)


def rows_through_columns(Ws, bs, X):
    A = X.T
    for W, b in zip(Ws, bs, strict=True):
        A = sg(W.T @ A + b.reshape(-1, 1))
    return A.T


def rows_by_recursion(Ws, bs, X):
    return rows_by_recursion(Ws[1:], bs[1:], sg(X.dot(Ws[0]) + bs[0])) if Ws else X


def in_out_by_loops(Ws, x):
    activations = [x]
    for W in Ws:
        a = np.zeros((W.shape[1], 1))
        for t in range(W.shape[1]):
            for s in range(W.shape[0]):
                a[t] += W[s, t] * activations[-1][s]
        activations.append(1 / (1 + np.exp(-a)))
    return activations


def in_out_through_rows(Ws, x):
    rows = [x.T]
    for W in Ws:
        rows.append(sg(rows[-1] @ W))
    return [row.T for row in rows]


def in_out_flat(Ws, x):
    made, a = (x.copy(),), x.ravel()
    for W in Ws:
        a = sg(a @ W)
        made += (a[:, None],)
    return made


# ---- likelihoods -------------------------------------------------------------------------------


def gaussian_by_samples(y, yhat):
    total = 0
    for k in range(y.shape[1]):
        r = y[:, k] - yhat[:, k]
        total += -math.log(math.exp(-(r @ r) / 2) / math.sqrt(2 * math.pi) ** len(r))
    return total


def gaussian_by_entries(y, yhat):
    pairs = zip(y.flat, yhat.flat, strict=True)
    return -sum(math.log(statistics.NormalDist(float(m)).pdf(float(t))) for t, m in pairs)


def gaussian_with_a_covariance(y, yhat):
    cov = np.eye(len(y))
    _, logdet = np.linalg.slogdet(2 * np.pi * cov)
    r = y - yhat
    return 0.5 * np.einsum("ik,ij,jk", r, np.linalg.inv(cov), r) + 0.5 * r.shape[1] * logdet


def features_enumerated(n):
    return len(list(itertools.combinations_with_replacement(range(n), 2)))


def features_in_a_set(n):
    return len({(min(i, j), max(i, j)) for i in range(n) for j in range(n)})


def features_by_recursion(n):
    return 1 if n == 1 else n + features_by_recursion(n - 1)
