"""What happens if the batch algorithms of the lectures are followed to the letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from autograder.errata.functions import logistic

Array = npt.NDArray[np.float64]
Slope = Callable[[Array], Array]

SIZES, SAMPLES, DECAY = (4, 3, 5, 2), 7, 0.3
STEP = 1e-4


class Net(NamedTuple):
    """Weights W^(1)..W^(L), biases (n_l, 1), inputs (n_0, m), targets (n_L, m)."""

    ws: list[Array]
    bs: list[Array]
    x: Array
    y: Array


def network() -> Net:
    """Return the 4-3-5-2 network with 7 samples on which all is tried."""
    return _drawn()[0]


@cache
def _drawn() -> tuple[Net, Array]:
    """Return the network and a direction E of the shape of W^(1), |E| = 1e-4."""
    rng = np.random.default_rng(0)
    pairs = list(pairwise(SIZES))
    ws = [rng.normal(size=(n, before)) for before, n in pairs]
    bs = [rng.normal(size=(n, 1)) for n in SIZES[1:]]
    x = rng.normal(size=(SIZES[0], SAMPLES))
    y = rng.uniform(size=(SIZES[-1], SAMPLES))
    e = rng.normal(size=ws[0].shape)
    return Net(ws, bs, x, y), e * (STEP / np.linalg.norm(e))


def slope_from_a(a: Array) -> Array:
    """Return the slope of the logistic function where it has the value a."""
    return a * (1 - a)


def forward(net: Net, f: Slope = logistic) -> list[Array]:
    """Return A^(0)..A^(L)."""
    a = [net.x]
    for w, b in zip(net.ws, net.bs, strict=True):
        a.append(f(w @ a[-1] + b))
    return a


def cost(net: Net) -> float:
    """Return |A − Y|² / 2m + λ/2 Σ|W|²."""
    squares = np.sum((forward(net)[-1] - net.y) ** 2) / (2 * net.x.shape[1])
    return float(squares + DECAY / 2 * sum(np.sum(w**2) for w in net.ws))


def gradients(
    net: Net, f: Slope = logistic, slope: Slope = slope_from_a, scale: float = 1.0
) -> tuple[list[Array], list[Array]]:
    """Return dW^(1)..dW^(L) and db^(1)..db^(L) without weight decay. `scale` multiplies Δ^(L)."""
    a, m = forward(net, f), net.x.shape[1]
    delta = scale * (a[-1] - net.y) * slope(a[-1])
    dws, dbs = [], []
    for layer in range(len(net.ws), 0, -1):
        dws.append(delta @ a[layer - 1].T / m)
        dbs.append(delta.sum(axis=1, keepdims=True) / m)
        if layer > 1:
            delta = net.ws[layer - 1].T @ delta * slope(a[layer - 1])
    return dws[::-1], dbs[::-1]


def decayed(net: Net, scale: float = 1.0) -> list[Array]:
    """Return dW^(1)..dW^(L) with weight decay."""
    dws, _ = gradients(net, scale=scale)
    return [dw + DECAY * w for dw, w in zip(dws, net.ws, strict=True)]


def relative_error(a: Array, b: Array) -> float:
    """Return |a − b| / (|a| + |b|)."""
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


def _shifted(net: Net, e: Array) -> float:
    def moved(by: Array) -> float:
        return cost(net._replace(ws=[net.ws[0] + by, *net.ws[1:]]))

    return moved(e) - moved(-e)


@cache
def gradient_check() -> Mapping[str, float]:
    """Return what the check of W^(1) gives for a right gradient: printed, repaired, by entries."""
    net, e = _drawn()
    right = decayed(net)[0]
    quotient = _shifted(net, e) / (2 * STEP)
    entries = np.empty_like(right)
    for place in np.ndindex(right.shape):
        one = np.zeros_like(right)
        one[place] = STEP
        entries[place] = _shifted(net, one) / (2 * STEP)
    return {
        "printed": float(np.linalg.norm(right - quotient)),
        "repaired": abs(float(np.sum(right * e)) / STEP - quotient),
        "entries": relative_error(entries, right),
    }


@cache
def batch() -> Mapping[str, float]:
    """Return relative errors of dW^(3): only the last sample, and 1/m taken twice."""
    net = network()
    right = decayed(net)[-1]
    last = net._replace(x=net.x[:, -1:], y=net.y[:, -1:])
    return {
        "last": relative_error(decayed(last, scale=1 / SAMPLES)[-1], right),
        "twice": relative_error(decayed(net, scale=1 / SAMPLES)[-1], right),
    }


@cache
def zero_start(activation: str) -> Mapping[str, float]:
    """Return what 50 updates with α = 1 make of W = 0, b = 0, with "sigmoid" or "tanh".

    first1, first2, first3: norms of the first gradients. apart: largest difference of two rows
    within W1 or within W2 at the end. largest: largest weight at the end. bias: norm of b3.
    """
    f, slope = (
        (logistic, slope_from_a) if activation == "sigmoid" else (np.tanh, lambda a: 1 - a**2)
    )
    net = network()
    net = net._replace(ws=[0 * w for w in net.ws], bs=[0 * b for b in net.bs])
    first = [float(np.linalg.norm(dw)) for dw in gradients(net, f, slope)[0]]
    for _ in range(50):
        dws, dbs = gradients(net, f, slope)
        net = net._replace(
            ws=[w - dw for w, dw in zip(net.ws, dws, strict=True)],
            bs=[b - db for b, db in zip(net.bs, dbs, strict=True)],
        )
    return {
        "first1": first[0],
        "first2": first[1],
        "first3": first[2],
        "apart": max(float(np.ptp(w, axis=0).max()) for w in net.ws[:2]),
        "largest": max(float(abs(w).max()) for w in net.ws),
        "bias": float(np.linalg.norm(net.bs[-1])),
    }


@cache
def bias_of_the_layer_before() -> Mapping[str, int]:
    """Return the sizes of z^(2) and of b^(1), which cannot be added."""
    net = network()
    return {"z": net.ws[1].shape[0], "b": net.bs[0].shape[0]}
