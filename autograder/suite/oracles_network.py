"""Gradients of whole networks, found in a second way: by a complex step (see `oracles`).

Nothing here knows the chain rule: a cost is written down, and each entry of each array is moved
along the imaginary axis. numpy only; the reference solutions are not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.suite.oracles import STEP, partials

Arrays = list[Any]


def complex_gradients(cost: Callable[[Arrays], Any], arrays: Sequence[Any]) -> list[np.ndarray]:
    """Return the derivatives of cost(arrays), a number, by every entry: one array for each array.

    cost: a function of a list of complex arrays of the same shapes, made of analytic steps only
    (no abs, no conjugate, no comparison of anything but real parts).
    """
    bases = [np.asarray(array, dtype=complex) for array in arrays]
    gradients = []
    for which, base in enumerate(bases):
        gradient = np.zeros(base.shape)
        for index in np.ndindex(base.shape):
            moved = base.copy()
            moved[index] += 1j * STEP
            gradient[index] = np.imag(cost([*bases[:which], moved, *bases[which + 1 :]])) / STEP
        gradients.append(gradient)
    return gradients


def logistic(z: Any) -> Any:
    """Return the logistic function of a complex array, without overflow."""
    z = np.asarray(z, dtype=complex)
    small = np.exp(np.where(z.real < 0, z, -z))
    return np.where(z.real < 0, small, 1.0) / (1 + small)


def softmax(z: Any) -> Any:
    """Return the softmax of every column of a complex array, without overflow."""
    powers = np.exp(z - np.max(np.real(z), axis=0))
    return powers / np.sum(powers, axis=0)


def output(Ws: Sequence[Any], bs: Sequence[Any], X: Any) -> Any:
    """Return the activations of the last layer of a sigmoid network, one sample a column."""
    for W, b in zip(Ws, bs, strict=True):
        X = logistic(W @ X + b)
    return X


def network_cost(Ws: Sequence[Any], bs: Sequence[Any], X: Any, Y: Any, lam: float = 0.0) -> Any:
    """Return the cost of the course, ‖A - Y‖²/(2m) + λ/2 Σ‖W‖², of a sigmoid network."""
    penalty = sum((np.sum(W * W) for W in Ws), 0.0)
    errors = output(Ws, bs, X) - Y
    return np.sum(errors * errors) / (2 * X.shape[1]) + lam / 2 * penalty


def network_gradients(
    Ws: Sequence[Any], bs: Sequence[Any], X: Any, Y: Any, lam: float = 0.0
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (dWs, dbs), the derivatives of `network_cost` by every weight and every bias."""
    depth = len(Ws)
    found = complex_gradients(
        lambda p: network_cost(p[:depth], p[depth:], np.asarray(X), Y, lam), [*Ws, *bs]
    )
    return found[:depth], found[depth:]


# ---- error terms of output layers --------------------------------------------------------------


def delta_out_mse(z: Any, y: Any) -> np.ndarray:
    """Return the derivatives of ½ ‖σ(z) - y‖² by z."""
    return complex_gradients(lambda p: np.sum((logistic(p[0]) - y) ** 2) / 2, [z])[0]


def delta_out_softmax_ce(z: Any, y: Any) -> np.ndarray:
    """Return the derivatives of -Σ y ln softmax(z) by z, whatever the sums of y."""
    return complex_gradients(lambda p: -np.sum(y * np.log(softmax(p[0]))), [z])[0]


def delta_out_sigmoid_bce(z: Any, y: Any) -> np.ndarray:
    """Return the derivatives of -Σ (y ln σ(z) + (1 - y) ln σ(-z)) by z."""

    def loss(p: Arrays) -> Any:
        return -np.sum(y * np.log(logistic(p[0])) + (1 - y) * np.log(logistic(-p[0])))

    return complex_gradients(loss, [z])[0]


# ---- one step back -----------------------------------------------------------------------------


def delta_hidden(W_next: Any, d_next: Any, z: Any) -> np.ndarray:
    """Return the derivatives by z of a loss whose derivatives by the next layer are d_next."""
    return complex_gradients(lambda p: np.sum(d_next * (W_next @ logistic(p[0]))), [z])[0]


def delta_neuron(z: Any, deltas_next: Any, w_out: Any) -> Any:
    """Return the derivative by z of a loss whose derivatives by the next neurons are given."""
    return complex_gradients(lambda p: np.sum(deltas_next * (w_out * logistic(p[0]))), [z])[0]


def grad_W(d: Any, a_prev: Any) -> np.ndarray:  # noqa: N802
    """Return the derivatives by W of a loss whose derivatives by z = W a_prev are d."""
    W = np.zeros((len(d), len(a_prev)))
    return complex_gradients(lambda p: np.sum(d * (p[0] @ a_prev)), [W])[0]


def grad_b(d: Any) -> np.ndarray:
    """Return the derivatives by b of a loss whose derivatives by z = ... + b are d."""
    return complex_gradients(lambda p: np.sum(d * p[0]), [np.zeros(np.shape(d))])[0]


def graph_abcde(a: Any, b: Any) -> tuple[Any, Any, Any]:
    """Return the value of the graph c = a + b, d = b + 1, e = c d and its two derivatives."""

    def e(p: Arrays) -> Any:
        return (p[0] + p[1]) * (p[1] + 1)

    return (np.real(e([a, b])), *complex_gradients(e, [a, b]))


def dz_dw(i: int, j: int, a_prev: Any, n: int) -> np.ndarray:
    """Return the derivative of every entry of z = W a_prev by W[i, j]."""
    W = np.zeros((n, len(a_prev)), dtype=complex)
    W[i, j] = 1j * STEP
    return np.asarray(np.imag(W @ a_prev) / STEP)


def jacobians(W: Any, z: Any, layout: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the Jacobians of z by a and by b, of σ(z) and of softmax(z), in the given layout."""
    n, k = np.shape(W)

    def matrix(f: Callable[[Any], Any], place: Any) -> np.ndarray:
        found = partials(f, place)
        return found if layout == "numerator" else found.T

    return (
        matrix(lambda a: W @ a, np.zeros(k)),
        matrix(lambda b: z + b, np.zeros(n)),
        matrix(logistic, z),
        matrix(softmax, z),
    )


# ---- whole networks ----------------------------------------------------------------------------


def backward_in_out(Ws: Sequence[Any], x: Any, y: Any) -> list[np.ndarray]:
    """Return the derivatives of ½ ‖a_L - y‖² by the weights of z = W.T a, without biases."""
    return complex_gradients(
        lambda p: network_cost([W.T for W in p], [0.0] * len(p), np.asarray(x), y), Ws
    )


def delta_norms(Ws: Sequence[Any], bs: Sequence[Any], x: Any, y: Any) -> np.ndarray:
    """Return the norms of dL/db, layer by layer: b is added to z, so dL/db is dL/dz."""
    return np.array([np.sqrt(np.sum(db**2)) for db in network_gradients(Ws, bs, x, y)[1]])
