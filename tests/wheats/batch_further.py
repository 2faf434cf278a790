"""Right solutions of assignment 4's further notebook in many styles."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from tests.wheats.batch_code import sg

# ---- linear regression -------------------------------------------------------------------------


def regression_by_loops(X, y, theta):
    m, n = X.shape
    g = [0.0] * n
    for i in range(m):
        error = -y[i, 0]
        for j in range(n):
            error += X[i, j] * theta[j, 0]
        for j in range(n):
            g[j] += error * X[i, j] / m
    return np.array(g).reshape(n, 1)


def regression_by_complex_step(X, y, theta):
    def cost(t):
        return np.sum((X @ t - y) ** 2) / (2 * len(X))

    return np.array([[cost(theta + 1e-30j * e[:, None]).imag / 1e-30] for e in np.eye(len(theta))])


def regression_by_differences(X, y, theta):
    """J is of second degree, so a wide central difference has no error but rounding."""

    def cost(t):
        return np.sum((X @ t - y) ** 2) / 2 / len(X)

    return np.array(
        [[(cost(theta + e) - cost(theta - e)) / 2] for e in np.eye(len(theta))[:, :, None]]
    )


def regression_running_mean(X, y, theta):
    g = np.zeros(theta.shape)
    for i, (row, target) in enumerate(zip(X, y, strict=True)):
        new = (row @ theta - target).item() * row.reshape(-1, 1)
        g += (new - g) / (i + 1)
    return g


# ---- conventions -------------------------------------------------------------------------------


def transposed_by_loops(dW):
    turned = np.zeros((dW.shape[1], dW.shape[0]))
    for i, j in np.ndindex(*dW.shape):
        turned[j, i] = dW[i, j]
    return turned


# ---- decay and stopping ------------------------------------------------------------------------


def decay_by_entries(W, G, alpha, lam):
    new = np.empty(W.shape)
    for index, w in np.ndenumerate(W):
        new[index] = w - alpha * (G[index] + lam * w)
    return new


def decay_in_a_copy(W, G, alpha, lam):
    new = W.astype(float)
    new *= 1 - alpha * lam
    new -= alpha * G
    return new


def stop_by_waiting(val, patience):
    best_error, best, waited = math.inf, 0, 0
    for epoch, error in enumerate(val):
        if error < best_error:
            best_error, best, waited = error, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best
    return len(val) - 1, best


def stop_by_minima(val, patience):
    """Look at every epoch whether the last `patience` ones hold no new minimum."""
    for epoch in range(patience, len(val)):
        if min(val[: epoch - patience + 1]) <= min(val[epoch - patience + 1 : epoch + 1]):
            return [epoch, int(np.argmin(val[: epoch + 1]))]
    return [len(val) - 1, int(np.argmin(val))]


def stop_vectorised(val, patience):
    lowest = np.minimum.accumulate(val)
    new = np.concatenate([[True], val[1:] < lowest[:-1]])
    last_new = np.maximum.accumulate(np.where(new, np.arange(len(val)), 0))
    over = np.flatnonzero(np.arange(len(val)) - last_new == patience)
    last = over[0] if over.size else len(val) - 1
    return last, last_new[last]


def stop_by_recursion(val, patience, epoch=0, best=0):
    if val[epoch] < val[best]:
        best = epoch
    if epoch - best == patience or epoch == len(val) - 1:
        return float(epoch), float(best)
    return stop_by_recursion(val, patience, epoch + 1, best)


class Stopper:
    """As in the training loops of libraries."""

    def __init__(self, patience):
        self.patience, self.history = patience, []

    def __call__(self, error):
        self.history.append(error)
        self.best = self.history.index(min(self.history))
        return len(self.history) - 1 - self.best >= self.patience


def stop_with_an_object(val, patience):
    stopper = Stopper(patience)
    for error in val.tolist():
        if stopper(error):
            break
    return np.int64(len(stopper.history) - 1), np.uint8(stopper.best)


# ---- the gap -----------------------------------------------------------------------------------


def gap_with_math(loss, p, q):
    def f(w1, w2):
        z = w2 / (1 + math.exp(-w1))
        if loss == "cross-entropy":
            return math.log1p(math.exp(-z))
        return (math.exp(-z) / (1 + math.exp(-z))) ** 2

    (a, b), (c, d) = p, q
    return f((a + c) / 2, (b + d) / 2) - f(a, b) / 2 - f(c, d) / 2


def gap_with_a_table(loss, p, q):
    f = {
        "squared error": lambda a: np.square(1 - a),
        "cross-entropy": lambda a: np.negative(np.log(a)),
    }[loss]
    points = np.array([p, (p + q) / 2, q])
    return np.array([-0.5, 1, -0.5]) @ f(sg(points[:, 1] * sg(points[:, 0])))


def gap_of_one_neuron_networks(loss, p, q):
    """With column vectors and lists of layers, as for any network."""

    def f(w):
        a = np.ones((1, 1))
        for weight in w:
            a = sg(np.array([[weight]]) @ a)
        return ((1 - a) ** 2 if loss.startswith("squared") else -np.log(a)).item()

    middle = [(s + t) / 2 for s, t in zip(p, q, strict=True)]
    return f(middle) - (f(p) + f(q)) / 2


FURTHER: dict[str, dict[str, Any]] = {
    "linreg_grad": {
        "loops": regression_by_loops,
        "a complex step": regression_by_complex_step,
        "wide central differences": regression_by_differences,
        "a running mean": regression_running_mean,
        "the normal equations": lambda X, y, t: (X.T @ X @ t - X.T @ y) / len(X),
        "a mean of rows": lambda X, y, t: np.mean((X @ t - y) * X, axis=0)[:, None],
        "einsum": lambda X, y, t: np.einsum("mi,mj->ij", X, X @ t - y) / len(y),
        "columns, transposed": lambda X, y, t: ((t.T @ X.T - y.T) @ X / len(X)).T,
        "multi_dot": lambda X, y, t: np.linalg.multi_dot([X.T, X @ t - y]) / y.size,
        "sum of outer products": lambda X, y, t: sum(
            np.outer(row, row @ t - target) / len(X) for row, target in zip(X, y, strict=True)
        ),
        "np.average": lambda X, y, t: (
            np.average(X * (np.matmul(X, t) - y), axis=0, keepdims=True).T
        ),
        "single precision": lambda X, y, t: (
            np.float32(X).T @ (np.float32(X) @ np.float32(t) - np.float32(y)) / np.float32(len(X))
        ),
    },
    "from_chapter_1": {
        "one step after the other": lambda dW, m: np.transpose(dW) / m / 2,
        "turned at the end": lambda dW, m: (0.5 * dW / m).T,
        "zip": lambda dW, m: np.array([[v / (2 * m) for v in c] for c in zip(*dW, strict=True)]),
        "einsum": lambda dW, m: np.einsum("ij->ji", dW) * (1 / (2 * m)),
        "loops": lambda dW, m: transposed_by_loops(dW) * 0.5 / m,
        "a product": lambda dW, m: (np.eye(dW.shape[1]) / (m + m)) @ dW.T,
        "np.swapaxes": lambda dW, m: np.divide(np.swapaxes(dW, 0, 1), 2.0 * m),
        "columns stacked as rows": lambda dW, m: np.vstack([c / 2 / m for c in dW.T]),
    },
    "from_4343_notes": {
        "a view": lambda dW: dW.T,
        "np.transpose": np.transpose,
        "floats": lambda dW: 1.0 * dW.transpose(),
        "loops": transposed_by_loops,
        "zip": lambda dW: np.array(list(zip(*dW, strict=True))),
        "einsum": lambda dW: np.einsum("ij->ji", dW),
        "turned and mirrored": lambda dW: np.rot90(dW)[::-1],
        "columns one by one": lambda dW: np.stack([dW[:, j] for j in range(dW.shape[1])]),
        "single precision": lambda dW: dW.T.astype("float32"),
    },
    "decay_step": {
        "the whole gradient": lambda W, G, alpha, lam: W - alpha * (G + lam * W),
        "two steps back": lambda W, G, alpha, lam: W - alpha * G - alpha * lam * W,
        "entry by entry": decay_by_entries,
        "in a copy": decay_in_a_copy,
        "a copy of the old one": lambda W, G, a, lam: np.add(
            W, -a * np.add(G, np.multiply(lam, W))
        ),
        "a combination": lambda W, G, a, lam: np.tensordot([1 - a * lam, -a], [W, G], axes=1),
    },
    "early_stop": {
        "a counter": stop_by_waiting,
        "minima of slices": stop_by_minima,
        "accumulated minima": stop_vectorised,
        "recursion, whole floats": stop_by_recursion,
        "an object": stop_with_an_object,
        "the first epoch that has waited": lambda val, patience: next(
            (
                (e, int(np.argmin(val[: e + 1])))
                for e in itertools.count()
                if e == len(val) - 1 or e - np.argmin(val[: e + 1]) == patience
            ),
        ),
    },
    "midpoint_gap": {
        "math only": gap_with_math,
        "a table of losses": gap_with_a_table,
        "layers": gap_of_one_neuron_networks,
        "a Python number": lambda loss, p, q: float(gap_with_a_table(loss, p, q)),
        "from the chord's other end": lambda loss, p, q: gap_with_math(loss, q, p),
        "single precision": lambda loss, p, q: gap_with_a_table(
            loss, np.float32(p), np.float32(q)
        ).astype(np.float32),
    },
}
