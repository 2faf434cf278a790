"""Gradients found in a second way, to hold against the references: by a complex step.

For an analytic f, the imaginary part of f(z + ih) is h f'(z) up to h**3, and nothing is subtracted:
so with a tiny h the slope is right to the last digits. At a kink the branch is chosen by the real
part, which settles the agreed slope. numpy only; the reference solutions are not used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

STEP = 1e-40


def slope(f: Callable[[Any], Any], z: Any) -> np.ndarray:
    """Return the elementwise slope of f, a function of complex arrays, at z."""
    return np.asarray(np.imag(f(np.asarray(z, dtype=float) + 1j * STEP)) / STEP)


def partials(f: Callable[[Any], Any], z: Any) -> np.ndarray:
    """Return the derivatives of f(z) by each entry of z, which come last in the shape."""
    z = np.asarray(z, dtype=float)
    steps = 1j * STEP * np.eye(z.size).reshape(z.size, *z.shape)
    return np.stack([np.imag(f(z + step)) / STEP for step in steps], axis=-1)


def _logistic(z: Any) -> Any:
    low = np.exp(np.where(z.real < 0, z, -z))
    return np.where(z.real < 0, low / (1 + low), 1 / (1 + low))


def _softplus(z: Any) -> Any:
    return np.where(z.real > 0, z, 0) + np.log(1 + np.exp(np.where(z.real > 0, -z, z)))


def _elu(z: Any, gamma: float) -> Any:
    return np.where(z.real > 0, z, gamma * (np.exp(np.where(z.real > 0, 0, z)) - 1))


def _leaky(z: Any, gamma: Any) -> Any:
    return np.where(z.real > 0, z, gamma * z)


def _softmax(z: Any) -> Any:
    powers = np.exp(z - z.real.max())
    return powers / powers.sum()


def sigmoid_grad(z: Any) -> np.ndarray:
    """Return the slope of the logistic function at z."""
    return slope(_logistic, z)


def sigmoid_grad_from_a(a: Any) -> np.ndarray:
    """Return the slope of the logistic function where its value is a: first find the place z."""
    a = np.asarray(a, dtype=float)
    inside = np.clip(a, 1e-300, 1 - 1e-16)
    return np.where((a > 0) & (a < 1), slope(_logistic, np.log(inside) - np.log1p(-inside)), 0.0)


def tanh_grad(z: Any) -> np.ndarray:
    """Return the slope of tanh at z."""
    return slope(np.tanh, z)


def relu_grad(z: Any) -> np.ndarray:
    """Return the slope of ReLU at z, 0 at the kink."""
    return slope(lambda u: _leaky(u, 0.0), z)


def leaky_relu_grad(z: Any, gamma: float) -> np.ndarray:
    """Return the slope of LeakyReLU at z, gamma at the kink."""
    return slope(lambda u: _leaky(u, gamma), z)


def elu_grad(z: Any, gamma: float) -> np.ndarray:
    """Return the slope of ELU at z, gamma at z = 0."""
    return slope(lambda u: _elu(u, gamma), z)


def softplus_grad(z: Any) -> np.ndarray:
    """Return the slope of softplus at z."""
    return slope(_softplus, z)


def hard_logistic_grad(x: Any) -> np.ndarray:
    """Return the slope of hard-logistic at x, 0 at the kinks."""

    def f(u: Any) -> Any:
        line = 0.25 * u + 0.5
        return np.where(line.real <= 0, 0, np.where(line.real >= 1, 1, line))

    return slope(f, x)


def prelu_grads(X: Any, gamma: Any, G: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return the derivatives of L = sum(G * PReLU(X, gamma)) by every entry of X and of gamma."""
    X, gamma, G = (np.asarray(v, dtype=float) for v in (X, gamma, G))
    dX = partials(lambda U: np.sum(G * _leaky(U, gamma)), X)
    # X needs a real part only, but as complex numbers both branches have one type.
    dgamma = partials(lambda c: np.sum(G * _leaky(X + 0j, c)), gamma)
    return dX.reshape(X.shape), dgamma.reshape(gamma.shape)


def softmax_jacobian(z: Any) -> np.ndarray:
    """Return the matrix of derivatives of softmax at z."""
    return partials(_softmax, z)


def softmax_vjp(a: Any, g: Any) -> np.ndarray:
    """Return the derivatives of g . softmax(z) by z, at a z whose softmax is a."""
    return partials(lambda z: np.sum(np.asarray(g) * _softmax(z)), np.log(a))
