"""Functions that students of assignment 2 might write in its core notebook, all of them right."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal

import numpy as np

from solutions.activations_further import mp_neuron


def sg(z):
    return 1 / (1 + np.exp(-z))


# ---- one neuron --------------------------------------------------------------------------------


def net_by_index(w, x, b):
    z = b
    for i in range(len(w)):
        z = z + w[i] * x[i]
    return z


def net_by_recursion(w, x, b):
    return b if len(w) == 0 else w[0] * x[0] + net_by_recursion(w[1:], x[1:], b)


def xor_as_in_the_lecture(a, b):
    def gate_not(p):
        return mp_neuron(np.array([p]), np.array([-1]), 0.5)

    def gate_and(p, q):
        return mp_neuron(np.array([p, q]), np.array([1, 1]), -1.5)

    def gate_or(p, q):
        return mp_neuron(np.array([p, q]), np.array([1, 1]), -0.5)

    return gate_or(gate_and(gate_not(a), b), gate_and(a, gate_not(b)))


def xor_or_with_nand(a, b):
    x = [a, b]
    h = [mp_neuron(np.array(x), np.array(w), c) for w, c in (([2, 2], -1), ([-3, -3], 4))]
    return mp_neuron(np.array(h), np.array([1, 1]), -2)  # exactly 0 for both: the neuron fires


def xor_of_nands(a, b):
    def nand(p, q):
        return int(1.5 - p - q >= 0)

    middle = nand(a, b)
    return nand(nand(a, middle), nand(middle, b))


def xor_in_matrices(a, b):
    W1, b1 = np.array([[1, 1], [1, 1]]), np.array([[-0.5], [-1.5]])
    hidden = (W1 @ np.array([[a], [b]]) + b1 >= 0).astype(float)
    return (np.array([[1.0, -2.0]]) @ hidden - 0.5 >= 0).item()


def xor_with_a_shortcut(a, b):
    both = mp_neuron(np.array([a, b]), np.array([7, 7]), -10)
    return mp_neuron(np.array([a, b, both]), np.array([1, 1, -2]), -0.3)


def xor_with_sigmoids(a, b):
    left, right = sg(20 * a + 20 * b - 10), sg(20 * a + 20 * b - 30)
    return round(sg(20 * left - 20 * right - 10))


# ---- layers ------------------------------------------------------------------------------------


def layer_by_loops(W, b, a):
    (n, k), m = W.shape, a.shape[1]
    z = np.zeros((n, m))
    for neuron in range(n):
        for sample in range(m):
            z[neuron, sample] = b[neuron, 0]
            for i in range(k):
                z[neuron, sample] += W[neuron, i] * a[i, sample]
    return z, np.array([[1 / (1 + math.exp(-t)) for t in row] for row in z])


def layer_by_samples(W, b, a):
    zs = [W.dot(a[:, [k]]) + b for k in range(a.shape[1])]
    return np.hstack(zs), np.hstack([sg(z) for z in zs])


def layer_by_neurons(W, b, a):
    z = np.vstack([w @ a + bias for w, bias in zip(W, b, strict=True)])
    return [z, 0.5 * (1 + np.tanh(z / 2))]


def layer_in_place(W, b, a):
    z = np.matmul(W, a).astype(float)
    z += b
    out = np.negative(z)
    np.exp(out, out=out)
    out += 1
    np.reciprocal(out, out=out)
    return z, out


def layer_with_the_bias_as_a_weight(W, b, a):
    z = np.hstack([W, b]) @ np.vstack([a, np.ones((1, a.shape[1]))])
    return z, np.exp(-np.logaddexp(0, -z))


def batch_by_index(Ws, bs, X):
    A, Z = [X], []
    for layer in range(len(Ws)):
        Z.append(np.dot(Ws[layer], A[layer]) + bs[layer])
        A.append(1 / (1 + np.exp(-Z[layer])))
    return A, Z


def batch_by_recursion(Ws, bs, X):
    if not Ws:
        return [X], []
    Z = Ws[0] @ X + bs[0]
    As, Zs = batch_by_recursion(Ws[1:], bs[1:], sg(Z))
    return [X, *As], [Z, *Zs]


def batch_by_samples(Ws, bs, X):
    columns = []
    for x in X.T:
        a, one = x.reshape(-1, 1), []
        for W, b in zip(Ws, bs, strict=True):
            z = W @ a + b
            a = sg(z)
            one.append((z, a))
        columns.append(one)
    layers = range(len(Ws))
    Zs = [np.concatenate([one[i][0] for one in columns], axis=1) for i in layers]
    return [X.copy()] + [sg(Z) for Z in Zs], Zs


def batch_with_a_cache(Ws, bs, X):
    cache = {"A0": np.array(X, dtype=float)}
    L = len(Ws)
    for n in range(1, L + 1):
        cache[f"Z{n}"] = np.einsum("ij,jk->ik", Ws[n - 1], cache[f"A{n - 1}"]) + bs[n - 1]
        cache[f"A{n}"] = np.tanh(cache[f"Z{n}"] / 2) / 2 + 0.5
    return [cache[f"A{n}"] for n in range(L + 1)], [cache[f"Z{n}"] for n in range(1, L + 1)]


def batch_filled_from_behind(Ws, bs, X):
    """Appended at the front and reversed at the end."""
    As, Zs = (X,), ()
    for W, b in zip(Ws, bs, strict=True):
        Zs = (W @ As[0] + b, *Zs)
        As = (sg(Zs[0]), *As)
    return As[::-1], Zs[::-1]


def batch_accumulated(Ws, bs, X):
    def step(before, parameters):
        W, b = parameters
        Z = W @ before[1] + b
        return Z, sg(Z)

    made = list(itertools.accumulate(zip(Ws, bs, strict=True), step, initial=(None, X)))
    return [A for _, A in made], [Z for Z, _ in made[1:]]


class Network:
    def __init__(self, Ws, bs):
        self.layers = list(zip(Ws, bs, strict=True))
        self.As, self.Zs = [], []

    def run(self, X):
        self.As = [X]
        for W, b in self.layers:
            self.Zs.append((self.As[-1].T @ W.T + b.T).T)
            self.As.append(sg(self.Zs[-1]))
        return self.As, self.Zs


# ---- losses ------------------------------------------------------------------------------------


def bce_by_loops(a, y):
    total = 0.0
    m = a.shape[1]
    for k in range(m):
        if y[0, k] == 1:
            total -= math.log(a[0, k])
        else:
            total -= math.log(1 - a[0, k])
    return total / m


def ce_by_loops(A, Y):
    n, m = A.shape
    loss = 0
    for k in range(m):
        for i in range(n):
            if Y[i, k] != 0:
                loss += -Y[i, k] * math.log(A[i, k]) / m
    return loss


def ce_with_out_and_where(A, Y):
    logs = np.zeros(A.shape)
    np.log(A, out=logs, where=A > 0)
    return float(-np.einsum("ik,ik->", Y, logs) / len(A.T))


def logits_in_decimals(Z, Y):
    """Numbers of the decimal module have room for exp(1000)."""
    loss = 0.0
    for z, y in zip(Z.T, Y.T, strict=True):
        log_sum = sum(Decimal(float(s)).exp() for s in z).ln()
        loss += sum(
            float(t) * float(log_sum - Decimal(float(s))) for s, t in zip(z, y, strict=True)
        )
    return loss / Z.shape[1]


def logits_by_loops(Z, Y):
    losses = []
    for k in range(Z.shape[1]):
        z = [float(v) for v in Z[:, k]]
        top = max(z)
        log_sum = top + math.log(math.fsum(math.exp(v - top) for v in z))
        losses.append(sum(Y[i, k] * (log_sum - z[i]) for i in range(len(z))))
    return sum(losses) / len(losses)


def cost_by_loops(A, Y, Ws, lam):
    n, m = A.shape
    J = 0
    for k in range(m):
        for i in range(n):
            J += (A[i, k] - Y[i, k]) ** 2
    J = J / 2 / m
    R = 0
    for W in Ws:
        for row in W:
            for w in row:
                R += w * w
    return J + 0.5 * lam * R
