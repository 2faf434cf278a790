"""Functions that students of assignment 3's core notebook might write, all of them right."""

from __future__ import annotations

import math

import numpy as np


def sg(z):
    return 1 / (1 + np.exp(-z))


def slope(z):
    return sg(z) * (1 - sg(z))


def one_sigma(t):
    return 1 / (1 + math.exp(-t))


def sm(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=0)


def softmax_matrix(p):
    return np.diag(p) - np.outer(p, p)


# ---- the graph ---------------------------------------------------------------------------------


def graph_by_paths(a, b):
    """All paths from the top down, with the derivatives of their edges."""
    c, d = a + b, b + 1
    below = {"e": [("c", d), ("d", c)], "c": [("a", 1), ("b", 1)], "d": [("b", 1)]}
    total = {"a": 0, "b": 0}

    def follow(node, product):
        if node in total:
            total[node] += product
        for child, edge in below.get(node, []):
            follow(child, product * edge)

    follow("e", 1)
    return c * d, total["a"], total["b"]


def graph_with_adjoints(a, b):
    value = {"a": a, "b": b}
    value["c"] = value["a"] + value["b"]
    value["d"] = value["b"] + 1
    value["e"] = value["c"] * value["d"]
    grad = dict.fromkeys(value, 0.0)
    grad["e"] = 1.0
    grad["c"] += grad["e"] * value["d"]
    grad["d"] += grad["e"] * value["c"]
    grad["b"] += grad["d"]
    grad["a"] += grad["c"]
    grad["b"] += grad["c"]
    return value["e"], grad["a"], grad["b"]


def graph_with_dual_numbers(a, b):
    def e(x, dx, y, dy):
        (c, dc), (d, dd) = (x + y, dx + dy), (y + 1, dy)
        return c * d, dc * d + c * dd

    return e(a, 1, b, 0)[0], e(a, 1, b, 0)[1], e(a, 0, b, 1)[1]


def graph_by_differences(a, b):
    """Central differences are exact for a product of straight lines, whatever the step."""

    def e(x, y):
        return (x + y) * (y + 1)

    return e(a, b), (e(a + 1, b) - e(a - 1, b)) / 2, (e(a, b + 1) - e(a, b - 1)) / 2


def graph_as_polynomials(a, b):
    in_b = np.polymul([1.0, a], [1.0, 1.0])
    in_a = [b + 1.0, b * (b + 1.0)]
    return np.polyval(in_b, b), np.polyder(in_a)[0], np.polyval(np.polyder(in_b), b)


def graph_by_jacobians(a, b):
    lower = np.array([[1.0, 1.0], [0.0, 1.0]])  # c and d by a and b
    c, d = lower @ [a, b] + [0, 1]
    de = np.array([d, c]) @ lower
    return [c * d, de[0], de[1]]


# ---- the two cases -----------------------------------------------------------------------------


def by_places(f):
    """Return f, a function of numbers, for arrays too: taken apart axis by axis."""

    def function(*values):
        if np.ndim(values[0]):
            return np.array([function(*parts) for parts in zip(*values, strict=True)])
        return f(*values)

    return function


def written_into_a_copy(dz_dy, dy_dx):
    result = np.array(dz_dy, dtype=float)
    result *= dy_dx
    return result


def one_after_the_other(dz_dx, dx_ds, dz_dy, dy_ds):
    dz_ds = np.zeros(np.shape(dz_dx))
    dz_ds += dz_dx * np.asarray(dx_ds)
    return dz_ds + dz_dy * np.asarray(dy_ds)


# ---- output layers -----------------------------------------------------------------------------


def by_entries(f):
    """Return the function of z and y, both (n, m), of a function of two numbers."""

    def function(z, y):
        out = np.zeros(z.shape)
        for i in range(z.shape[0]):
            for k in range(z.shape[1]):
                out[i, k] = f(float(z[i, k]), float(y[i, k]))
        return out

    return function


def by_columns(f):
    """Return the function of z and y, both (n, m), of a function of one sample, (n,) each."""

    def function(z, y):
        return np.column_stack([f(z[:, k], y[:, k]) for k in range(z.shape[1])])

    return function


def by_complex_step(loss):
    """Return the gradient by z of the sum of loss(z, y), a complex step for each entry."""

    def function(z, y):
        out = np.empty(z.shape)
        for index in np.ndindex(*z.shape):
            moved = z.astype(complex)
            moved[index] += 1e-40j
            out[index] = np.imag(np.sum(loss(moved, y))) * 1e40
        return out

    return function


def error_in_place(z, y):
    a = sg(z)
    a -= y
    a *= slope(z)
    return a


def softmax_error_in_place(z, y):
    p = np.exp(z - z.max(axis=0))
    p /= p.sum(axis=0, keepdims=True)
    p -= y
    return p


def softmax_error_by_loops(z, y):
    n, m = z.shape
    out = [[0.0] * m for _ in range(n)]
    for k in range(m):
        powers = [math.exp(t) for t in z[:, k]]
        for j in range(n):
            for i in range(n):
                p_i, p_j = powers[i] / sum(powers), powers[j] / sum(powers)
                out[j][k] -= y[i, k] * ((i == j) - p_j) if p_i > 0 else 0
    return np.array(out)


def bce_by_fractions(z, y):
    a = sg(z)
    dl_da = (1 - y) / (1 - a) - y / a
    return dl_da * a * (1 - a)


# ---- one layer ---------------------------------------------------------------------------------


def hidden_by_loops(W_next, d_next, z):
    n, m = z.shape
    delta = np.zeros((n, m))
    for k in range(m):
        for j in range(n):
            for i in range(W_next.shape[0]):
                delta[j, k] += W_next[i, j] * d_next[i, k]
            delta[j, k] *= one_sigma(z[j, k]) * (1 - one_sigma(z[j, k]))
    return delta


def hidden_by_samples(W_next, d_next, z):
    columns = []
    for d, s in zip(d_next.T, slope(z).T, strict=True):
        columns.append(np.diag(s) @ W_next.T @ d)
    return np.stack(columns, axis=1)


def hidden_by_receivers(W_next, d_next, z):
    back = 0
    for row, d in zip(W_next, d_next, strict=True):  # one receiving neuron after the other
        back = back + np.outer(row, d)
    return back * slope(z)


def outer_by_loops(d, a_prev):
    gradient = np.empty((d.size, a_prev.size))
    for (i, j), _ in np.ndenumerate(gradient):
        gradient[i, j] = d[i, 0] * a_prev[j, 0]
    return gradient


def outer_by_weights(d, a_prev):
    """One weight at a time: z = W a, so dz by this weight is a column with one entry."""
    gradient = np.zeros((len(d), len(a_prev)))
    for i in range(len(d)):
        for j in range(len(a_prev)):
            unit = np.zeros_like(gradient)
            unit[i, j] = 1
            gradient[i, j] = ((unit @ a_prev).T @ d).item()
    return gradient


def bias_by_loops(d):
    gradient = np.zeros(d.shape)
    for i, row in enumerate(d):
        gradient[i, 0] = row[0]
    return gradient
