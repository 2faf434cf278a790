"""Steps of gradient descent and counts that students of assignment 5 might write, all right."""

from __future__ import annotations

import numpy as np

from solutions.activations import sigmoid
from tests.wheats import gradcheck_code as code


def counted(N, central=True):
    """Work a gradient out and count how often the cost is asked for."""
    calls = 0

    def cost(theta):
        nonlocal calls
        calls += 1
        return float(theta.sum())

    theta = np.zeros(N)
    if central:
        code.gradient_one_hot(cost, theta)
    else:
        here = cost(theta)
        for k in range(N):
            theta[k] = 1e-5
            assert cost(theta) > here
            theta[k] = 0
    return calls


def by_loops(W0, W1, x, y):
    n1, n0 = W0.shape
    n2 = W1.shape[0]
    a1 = [sigmoid(sum(W0[j, k] * x[k, 0] for k in range(n0))) for j in range(n1)]
    a2 = [sigmoid(sum(W1[i, j] * a1[j] for j in range(n1))) for i in range(n2)]
    d2 = [(a2[i] - y[i, 0]) * a2[i] * (1 - a2[i]) for i in range(n2)]
    d1 = [sum(d2[i] * W1[i, j] for i in range(n2)) * a1[j] * (1 - a1[j]) for j in range(n1)]
    new0 = [[W0[j, k] - d1[j] * x[k, 0] for k in range(n0)] for j in range(n1)]
    new1 = [[W1[i, j] - d2[i] * a1[j] for j in range(n1)] for i in range(n2)]
    return np.array(new0), np.array(new1)


def with_flat_vectors(W0, W1, x, y):
    x, y = x.ravel(), y.ravel()
    a = 1 / (1 + np.exp(-W0.dot(x)))
    out = 1 / (1 + np.exp(-W1.dot(a)))
    delta_out = (y - out) * out * (1 - out)
    delta_hidden = delta_out.dot(W1) * (a - a**2)
    return [W0 + np.outer(delta_hidden, x), W1 + np.outer(delta_out, a)]


def in_copies(W0, W1, x, y, eta=1.0):
    W0, W1 = np.array(W0, dtype=float), np.array(W1, dtype=float)
    z1 = W0 @ x
    a1 = sigmoid(z1)
    z2 = W1 @ a1
    a2 = sigmoid(z2)

    def slope(z):
        return np.exp(-z) / (1 + np.exp(-z)) ** 2

    d2 = np.diagflat(slope(z2)) @ (a2 - y)
    d1 = np.diagflat(slope(z1)) @ W1.T @ d2
    W1 -= eta * d2 @ a1.T
    W0 -= eta * d1 @ x.T
    return (W0, W1)


def einsum(W0, W1, x, y):
    a1 = sigmoid(np.einsum("jk,ko->jo", W0, x))
    a2 = sigmoid(np.einsum("ij,jo->io", W1, a1))
    d2 = np.multiply(a2 - y, a2 * (1 - a2))
    d1 = np.einsum("ij,io,jo,jo->jo", W1, d2, a1, 1 - a1)
    return W0 - np.einsum("jo,ko->jk", d1, x), W1 - np.einsum("io,jo->ij", d2, a1)


def by_complex_steps(W0, W1, x, y):
    def cost(A, B):
        out = 1 / (1 + np.exp(-(B @ (1 / (1 + np.exp(-(A @ x)))))))
        return ((out - y) ** 2).sum() / 2

    G0 = code.gradient_by_complex_step(lambda A: cost(A, W1), W0)
    G1 = code.gradient_by_complex_step(lambda B: cost(W0, B), W1)
    return W0 - G0, W1 - G1


def deltas_and_inputs(W0, W1, x, y):
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * sigmoid(W1 @ a1) * sigmoid(-W1 @ a1)
    d1 = (d2.T @ W1).T * a1 * (1 - a1)
    return (d1, d2), (x.T, a1.T)
