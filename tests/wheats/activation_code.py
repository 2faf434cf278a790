"""Functions that students of assignment 1 might write, all of them right."""

from __future__ import annotations

import math

import numpy as np


def sg(z):
    return 1 / (1 + np.exp(-z))


def one_sigma(t):
    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))


def sigmoid_by_masks(z):
    z = np.asarray(z, dtype=float)
    out = np.zeros(z.shape)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    out[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return out


def negated_in_a_copy(z):
    minus = np.array(z, dtype=float, copy=True)
    minus *= -1
    return np.divide(1.0, 1.0 + np.exp(minus))


def complex_step(f):
    return lambda z: np.imag(f(np.asarray(z) + 1e-30j)) / 1e-30


def relu_in_a_copy(z):
    out = np.array(z, copy=True)
    out[out < 0] = 0
    return out


def elu_by_masks(x, alpha):
    x = np.asarray(x)
    out = x.astype(float)
    low = x <= 0
    out[low] = alpha * (np.exp(x[low]) - 1)
    return out


def elu_grad_by_masks(x, alpha):
    x = np.asarray(x)
    out = np.ones(x.shape)
    out[x <= 0] = alpha * np.exp(x[x <= 0])
    return out


def leaky_by_masks(x, slope):
    out = np.array(x, dtype=np.float64)
    out[out < 0] *= slope
    return out


def prelu_loops(inputs, slopes, upstream):
    rows, columns = inputs.shape
    first, second = np.zeros((rows, columns)), np.zeros((rows, 1))
    for i in range(rows):
        for k in range(columns):
            if inputs[i, k] > 0:
                first[i, k] = upstream[i, k]
            else:
                first[i, k] = upstream[i, k] * slopes[i, 0]
                second[i, 0] += upstream[i, k] * inputs[i, k]
    return first, second


def prelu_masks(X, gamma, G):
    dX = np.array(G, dtype=float)
    off = X <= 0
    dX[off] = (G * gamma)[off]
    return [dX, (G * X * off).sum(axis=1).reshape(-1, 1)]


def prelu_einsum(X, g, G):
    dg = np.einsum("ij,ij->i", G, np.where(X < 0, X, 0))[:, None]
    return np.where(X > 0, G, g * G), dg


def dead_by_loops(W, b, X):
    found = []
    for unit in range(len(W)):
        outputs = [max(0.0, float(W[unit] @ x + b[unit, 0])) for x in X.T]
        if sum(outputs) == 0:
            found.insert(0, unit)
    return found


def softmax_by_columns(Z):
    if Z.ndim == 1:
        e = [math.exp(z - max(Z)) for z in Z]
        return np.array(e) / sum(e)
    return np.column_stack([softmax_by_columns(column) for column in Z.T])


def softmax_pairwise(Z):
    return 1 / np.exp(Z[None] - Z[:, None]).sum(axis=0 if Z.ndim == 0 else 1)


def log_softmax(Z):
    shifted = Z - Z.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


def jacobian_by_loops(scores):
    a = softmax_by_columns(scores)
    J = np.empty((len(a), len(a)))
    for i in range(len(a)):
        for j in range(len(a)):
            J[i, j] = a[i] * ((i == j) - a[j])
    return J


def jacobian_in_place(z):
    a = softmax_by_columns(z)
    J = -a[:, np.newaxis] * a
    J[np.diag_indices_from(J)] += a
    return J


def vjp_by_loops(probabilities, upstream):
    n = len(probabilities)
    out = np.zeros(n)
    for j in range(n):
        for i in range(n):
            delta = 1 if i == j else 0
            out[j] += upstream[i] * probabilities[i] * (delta - probabilities[j])
    return out


def taylor_def(function, derivative, point):
    def tangent(where):
        return function(point) + derivative(point) * (np.asarray(where) - point)

    return tangent


class Tangent:
    def __init__(self, f, df, x0):
        self.slope = df(x0)
        self.offset = f(x0) - x0 * self.slope

    def __call__(self, x):
        return self.slope * x + self.offset


def hard_by_where(x):
    return np.where(x >= 2, 1, np.where(x <= -2, 0, 0.25 * x + 0.5))
