"""Functions that students of assignment 3's further notebook might write, all of them right."""

from __future__ import annotations

import itertools
import math

import numpy as np

from tests.wheats.delta_backward import recursive
from tests.wheats.delta_code import one_sigma, sg, sm, softmax_matrix

# ---- one neuron, one weight --------------------------------------------------------------------


def neuron_by_a_loop(z, deltas_next, w_out):
    total = 0
    for delta, w in zip(deltas_next, w_out, strict=True):
        total += delta * w
    return total * one_sigma(z) * (1 - one_sigma(z))


class Neuron:
    """Chapter 1's picture: the same edges, forward and backward."""

    def __init__(self, z, edges):
        self.z, self.edges = z, edges

    def gain(self):
        return math.exp(-self.z) / (1 + math.exp(-self.z)) ** 2

    def receive(self, errors):
        return self.gain() * math.fsum(e * w for e, w in zip(errors, self.edges, strict=True))


def one_entry_put(i, j, a_prev, n):
    column = np.zeros((n, 1))
    np.put(column, i, a_prev[j])
    return column.ravel()


def change_of_z(i, j, a_prev, n):
    """z is a straight line in each weight, so a step of 1 gives the derivative."""
    W = np.random.default_rng(0).integers(-3, 3, size=(n, len(a_prev)))
    more = W.copy()
    more[i, j] += 1
    return (more - W) @ a_prev


# ---- Jacobians ---------------------------------------------------------------------------------


def by_loops(W, z, layout):
    (n, k), s, p = W.shape, sg(z), sm(z)
    dz_da, dz_db, ds_dz, dp_dz = (np.zeros(shape) for shape in ((n, k), (n, n), (n, n), (n, n)))
    for i in range(n):
        for j in range(k):
            dz_da[i, j] = W[i, j]
        for j in range(n):
            dz_db[i, j] = float(i == j)
            ds_dz[i, j] = s[i] * (1 - s[i]) if i == j else 0
            dp_dz[i, j] = p[i] * ((i == j) - p[j])
    found = [dz_da, dz_db, ds_dz, dp_dz]
    return [J.T for J in found] if layout == "denominator" else found


def by_complex_step(W, z, layout):
    def jacobian(f, place):
        step = 1e-30
        columns = [np.imag(f(place + 1j * step * unit)) / step for unit in np.eye(len(place))]
        return np.array(columns) if layout == "denominator" else np.array(columns).T

    a, b = np.zeros(W.shape[1]), np.zeros(len(z))
    return (
        jacobian(lambda v: W @ v, a),
        jacobian(lambda v: z + v, b),
        jacobian(sg, z),
        jacobian(sm, z),
    )


def filled_diagonals(W, z, layout):
    s, p = sg(z), sm(z)
    ds_dz = np.zeros((len(z), len(z)))
    np.fill_diagonal(ds_dz, s - s * s)
    dp_dz = -p[:, None] * p[None, :]
    dp_dz[np.diag_indices(len(z))] += p
    dz_da = {"numerator": W, "denominator": W.T}[layout]
    return np.array(dz_da, dtype=float), np.identity(len(z)), ds_dz, dp_dz


# ---- targets of any sum ------------------------------------------------------------------------


def one_class_at_a_time(z, y):
    """The loss is a sum over the classes; each class is softmax with one 1 and a weight."""
    p, delta = sm(z), np.zeros(z.shape)
    for i in range(len(y)):
        delta += y[i] * p
        delta[i] -= y[i]
    return delta


def through_the_jacobian(z, y):
    columns = []
    for k in range(z.shape[1]):
        p = sm(z[:, k])
        columns.append(softmax_matrix(p).T @ (-y[:, k] / p))
    return np.column_stack(columns)


# ---- the 4-3-4-3 notes -------------------------------------------------------------------------


def translated(Ws, x, y):
    biases = [np.zeros((W.shape[1], 1)) for W in Ws]
    return [dW.T for dW in recursive([W.T for W in Ws], biases, x, y)[0]]


def as_the_notes_repaired(Ws, x, y):
    a, z = {0: x}, {}
    for layer, W in enumerate(Ws, 1):
        z[layer] = W.T @ a[layer - 1]
        a[layer] = sg(z[layer])
    last = len(Ws)
    delta = {last: (a[last] - y) * a[last] * (1 - a[last])}
    for layer in reversed(range(1, last)):
        delta[layer] = (Ws[layer] @ delta[layer + 1]) * sg(z[layer]) * (1 - sg(z[layer]))
    return [a[layer - 1] @ delta[layer].T for layer in range(1, last + 1)]


def in_rows(Ws, x, y):
    """Samples as rows, as (1, n): then this convention needs no transpose on the way forward."""
    rows = [x.T]
    for W in Ws:
        rows.append(sg(rows[-1] @ W))
    back, gradients = rows[-1] - y.T, []
    for W, a, before in zip(Ws[::-1], rows[:0:-1], rows[-2::-1], strict=True):
        d = back * a * (1 - a)
        gradients.insert(0, before.T @ d)
        back = d @ W.T
    return gradients


def edge_by_edge(Ws, x, y):
    acts = [x[:, 0].tolist()]
    for W in Ws:
        nets = [sum(W[s, t] * acts[-1][s] for s in range(len(W))) for t in range(W.shape[1])]
        acts.append([one_sigma(net) for net in nets])
    errors = [a - float(t) for a, t in zip(acts[-1], y[:, 0], strict=True)]
    gradients = []
    for W, a, before in zip(Ws[::-1], acts[:0:-1], acts[-2::-1], strict=True):
        deltas = [e * v * (1 - v) for e, v in zip(errors, a, strict=True)]
        gradients.append(np.array([[v * d for d in deltas] for v in before]))
        errors = [sum(w * d for w, d in zip(row, deltas, strict=True)) for row in W]
    return gradients[::-1]


# ---- paths and norms ---------------------------------------------------------------------------


def paths_one_by_one(sizes, layer):
    return sum(1 for _ in itertools.product(*(range(n) for n in sizes[layer + 1 :])))


def paths_by_recursion(sizes, layer):
    if layer == len(sizes) - 1:
        return 1
    return sizes[layer + 1] * paths_by_recursion(sizes, layer + 1)


def paths_by_ones(sizes, layer):
    """A network of ones: each product of matrices of ones counts."""
    reached = np.zeros((sizes[layer], 1))
    reached[0] = 1
    for n, k in itertools.pairwise(sizes[layer:]):
        reached = np.ones((k, n)) @ reached
    return reached.sum()


def paths_walked(sizes, layer):
    def walk(at):
        return 1 if at == len(sizes) - 1 else sum(walk(at + 1) for _ in range(sizes[at + 1]))

    return walk(layer)


def norms_in_a_loop(Ws, bs, x, y):
    acts = [x]
    for W, b in zip(Ws, bs, strict=True):
        acts.append(sg(W @ acts[-1] + b))
    norms, back = np.zeros(len(Ws)), acts[-1] - y
    for k in range(len(Ws) - 1, -1, -1):
        d = back * acts[k + 1] * (1 - acts[k + 1])
        norms[k] = math.sqrt(sum(float(v) ** 2 for v in d[:, 0]))
        back = Ws[k].T @ d
    return norms


def norms_of_products(Ws, bs, x, y):
    """The norm of an outer product is the product of the norms."""
    dWs, _ = recursive(Ws, bs, x, y)
    entered, sizes = x, []
    for W, b, dW in zip(Ws, bs, dWs, strict=True):
        sizes.append(np.linalg.norm(dW) / np.linalg.norm(entered))
        entered = sg(W @ entered + b)
    return np.array(sizes)
