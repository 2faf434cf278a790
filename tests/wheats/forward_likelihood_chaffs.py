"""Wrong likelihoods and risks of assignment 2's further notebook that are no misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import forward_further as right


def nll(y: Any, m: Any, half: float = 0.5, constant: float = 0.5) -> Any:
    return half * np.sum((y - m) ** 2) + constant * y.size * np.log(2 * np.pi)


LIKELIHOOD_CHAFFS: dict[str, dict[str, Any]] = {
    "gaussian_nll": {
        "pi without its two": lambda y, m: nll(y, m) - y.size / 2 * np.log(2),
        "the constant not halved": lambda y, m: nll(y, m, constant=1.0),
        "without N": lambda y, m: nll(y, m) / y.shape[1],
        "without K": lambda y, m: nll(y, m) / y.shape[0],
        "a decimal constant": lambda y, m: nll(y, m, constant=0.5 / np.log(10)),
        "absolute residuals": lambda y, m: nll(y, y) + np.abs(y - m).sum() / 2,
        "an estimated variance": lambda y, m: (
            y.size / 2 * (np.log(2 * np.pi * max(np.mean((y - m) ** 2), 1e-9)) + 1)
        ),
        "the norm": lambda y, m: nll(y, y) + np.linalg.norm(y - m) / 2,
        "each sample": lambda y, m: np.sum((y - m) ** 2, axis=0) / 2 + np.log(2 * np.pi) / 2,
        "the mean of squares": lambda y, m: nll(y, m) - np.var(y - m) / 2,
        "minus log of a float32 density": lambda y, m: (
            -np.log(
                np.prod(np.exp(-((y - m) ** 2) / 2).astype(np.float32))
                / (2 * np.pi) ** (y.size / 2)
            )
        ),
        "the first sample": lambda y, m: nll(y[:, :1], m[:, :1]),
    },
    "bernoulli_nll": {
        "the squared error": lambda y, p: np.sum((y - p) ** 2),
        "clipped at a tenth": lambda y, p: right.bernoulli_nll(y, np.clip(p, 0.1, 0.9)),
        "a guard of 1e-4": lambda y, p: (
            -np.sum(y * np.log(p + 1e-4) + (1 - y) * np.log(1 - p + 1e-4))
        ),
        "base two": lambda y, p: right.bernoulli_nll(y, p) / np.log(2),
        "each sample": lambda y, p: -np.log(np.where(y == 1, p, 1 - p)),
        "arguments exchanged": lambda p, y: right.bernoulli_nll(np.round(y), p),
        "the last sample left out": lambda y, p: right.bernoulli_nll(y[:, :-1], p[:, :-1]),
        "a one by one matrix": lambda y, p: -(np.log(p) @ y.T + np.log(1 - p) @ (1 - y).T),
        "halved": lambda y, p: right.bernoulli_nll(y, p) / 2,
    },
    "structural_risk": {
        "lambda squared": lambda P, Y, Ws, lam: right.structural_risk(P, Y, Ws, lam**2),
        "no lambda": lambda P, Y, Ws, lam: right.structural_risk(P, Y, Ws, 1.0),
        "the first layer": lambda P, Y, Ws, lam: right.structural_risk(P, Y, Ws[:1], lam),
        "absolute weights": lambda P, Y, Ws, lam: (
            right.structural_risk(P, Y, [], lam) + lam / 2 * sum(np.abs(W).sum() for W in Ws)
        ),
        "the penalty alone": lambda P, Y, Ws, lam: lam / 2 * sum(np.sum(W**2) for W in Ws),
        "a guard of 1e-4": lambda P, Y, Ws, lam: right.structural_risk(P + 1e-4, Y, Ws, lam),
        "the largest probability": lambda P, Y, Ws, lam: (
            -np.log(P.max(axis=0)).mean() + right.structural_risk(Y + 1.0 - Y, Y, Ws, lam)
        ),
        "both parts": lambda P, Y, Ws, lam: (
            right.structural_risk(P, Y, [], lam),
            lam / 2 * sum(np.sum(W**2) for W in Ws),
        ),
        "minus the penalty": lambda P, Y, Ws, lam: right.structural_risk(P, Y, Ws, -lam),
        "mean squared weights": lambda P, Y, Ws, lam: (
            right.structural_risk(P, Y, [], lam) + lam / 2 * sum(np.mean(W**2) for W in Ws)
        ),
    },
}
