"""Wrong losses, counts and quizzes of assignment 2's core notebook that are no misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import forward as right
from solutions.activations_further import softmax

NUMBER_CHAFFS: dict[str, dict[str, Any]] = {
    "count_params": {
        "one more": lambda sizes, bias=True: right.count_params(sizes, bias) + 1,
        "no second argument": lambda sizes: right.count_params(sizes),
        "text": lambda sizes, bias=True: str(right.count_params(sizes, bias)),
        "weights and biases apart": lambda sizes, bias=True: (
            right.count_params(sizes, False),
            sum(sizes[1:]),
        ),
        "first and last only": lambda sizes, bias=True: sizes[0] * sizes[-1] + bias * sizes[-1],
        "the square of each": lambda sizes, bias=True: (
            sum(n * n for n in sizes[1:]) + bias * sum(sizes[1:])
        ),
        "the first layer only": lambda sizes, bias=True: right.count_params(sizes[:2], bias),
        "no output bias": lambda sizes, bias=True: (
            right.count_params(sizes, False) + bias * sum(sizes[1:-1])
        ),
        "the default turned": lambda sizes, bias=False: right.count_params(sizes, bias),
        "in thousands": lambda sizes, bias=True: right.count_params(sizes, bias) / 1000,
        "nearly": lambda sizes, bias=True: right.count_params(sizes, bias) * 1.0001,
        "in eight bits": lambda sizes, bias=True: np.uint8(right.count_params(sizes, bias) % 256),
        "all pairs": lambda sizes, bias=True: (
            (sum(sizes) ** 2 - sum(n * n for n in sizes) + 2 * bias * sum(sizes[1:])) // 2
        ),
    },
    "bce": {
        "the squared error": lambda a, y: np.mean((a - y) ** 2),
        "the absolute error": lambda a, y: np.mean(np.abs(a - y)),
        "the hinge": lambda a, y: np.mean(np.maximum(0, 1 - (2 * y - 1) * (2 * a - 1))),
        "how many are wrong": lambda a, y: np.mean((a > 0.5) != y),
        "the likelihood": lambda a, y: np.prod(np.where(y == 1, a, 1 - a)),
        "a large guard": lambda a, y: (
            -np.mean(y * np.log(a + 1e-4) + (1 - y) * np.log(1 - a + 1e-4))
        ),
        "clipped at a hundredth": lambda a, y: right.bce(np.clip(a, 0.01, 0.99), y),
        "log1p": lambda a, y: -np.mean(y * np.log1p(a) + (1 - y) * np.log1p(1 - a)),
        "the median": lambda a, y: np.median(-np.log(np.where(y == 1, a, 1 - a))),
        "the largest": lambda a, y: np.max(-np.log(np.where(y == 1, a, 1 - a))),
        "divided by m - 1": lambda a, y: right.bce(a, y) * y.size / max(y.size - 1, 1),
        "divided by the ones": lambda a, y: right.bce(a, y) * y.size / max(y.sum(), 1),
        "the first sample": lambda a, y: right.bce(a[:, :1], y[:, :1]),
        "the mean prediction": lambda a, y: right.bce(np.full(a.shape, a.mean()), y),
        "rounded predictions": lambda a, y: right.bce(np.round(a, 2) * 0.999, y),
        "a one by one matrix": lambda a, y: (
            -(y @ np.log(a).T + (1 - y) @ np.log(1 - a).T) / a.shape[1]
        ),
        "all samples with all": lambda a, y: -np.mean(y.T @ np.log(a) + (1 - y).T @ np.log(1 - a)),
        "sigmoid once more": lambda a, y: right.bce(1 / (1 + np.exp(-a)), y),
    },
    "ce": {
        "the squared error": lambda A, Y: np.sum((A - Y) ** 2) / A.shape[1],
        "the entropy of Y taken away": lambda A, Y: (
            right.ce(A, Y) + np.sum(Y * np.log(np.where(Y > 0, Y, 1))) / Y.shape[1]
        ),
        "the largest probability instead": lambda A, Y: -np.mean(np.log(A.max(axis=0))),
        "the label of the first sample": lambda A, Y: (
            -np.mean(np.log(np.maximum(A[Y[:, 0].argmax()], 1e-12)))
        ),
        "a guard of 1e-5": lambda A, Y: -np.sum(Y * np.log(A + 1e-5)) / A.shape[1],
        "clipped at a hundredth": lambda A, Y: right.ce(np.clip(A, 0.01, 0.99), Y),
        "how many are wrong": lambda A, Y: np.mean(A.argmax(axis=0) != Y.argmax(axis=0)),
        "divided by the classes": lambda A, Y: right.ce(A, Y) * A.shape[1] / A.shape[0],
        "columns taken for classes": lambda A, Y: right.ce(A / A.sum(axis=1, keepdims=True), Y),
        "the first sample": lambda A, Y: right.ce(A[:, :1], Y[:, :1]),
        "the first class": lambda A, Y: right.ce(A[:1], Y[:1]),
        "the likelihood": lambda A, Y: np.prod(A**Y),
        "the logarithm of the mean": lambda A, Y: -np.log(np.mean(np.sum(A * Y, axis=0))),
        "divided by the ones": lambda A, Y: (
            -np.sum(Y * np.log(np.where(Y > 0, A, 1))) / np.count_nonzero(Y)
        ),
        "labels rounded": lambda A, Y: right.ce(A, np.round(Y)),
        "log1p": lambda A, Y: -np.sum(Y * np.log1p(A)) / A.shape[1],
    },
    "ce_from_logits": {
        "shifted by the mean": lambda Z, Y: _shifted(Z, Y, Z.mean(axis=0)),
        "shifted by the minimum": lambda Z, Y: _shifted(Z, Y, Z.min(axis=0)),
        "shifted by a hundred": lambda Z, Y: _shifted(Z, Y, 100),
        "a floor of 1e-300": lambda Z, Y: (
            -np.sum(Y * np.log(np.maximum(softmax(Z), 1e-300))) / Z.shape[1]
        ),
        "a guard of 1e-12": lambda Z, Y: -np.sum(Y * np.log(softmax(Z) + 1e-12)) / Z.shape[1],
        "scores clipped at 30": lambda Z, Y: right.ce_from_logits(np.clip(Z, -30, 30), Y),
        "scores clipped at 500": lambda Z, Y: right.ce_from_logits(np.clip(Z, -500, 500), Y),
        "margins to the largest": lambda Z, Y: np.sum(Y * (Z.max(axis=0) - Z)) / Z.shape[1],
        "sigmoids": lambda Z, Y: np.sum(Y * np.logaddexp(0, -Z)) / Z.shape[1],
        "the sum without its own term": lambda Z, Y: np.mean(
            [
                y @ (np.logaddexp.reduce(z[y == 0]) - z)
                for z, y in zip(Z.T.astype(float), Y.T, strict=True)
            ]
        ),
        "softmax twice": lambda Z, Y: right.ce_from_logits(softmax(Z), Y),
        "the labelled class only": lambda Z, Y: np.mean(
            np.logaddexp.reduce(Z.astype(float)) - Z[Y.argmax(axis=0), np.arange(Z.shape[1])]
        ),
        "shifted in place": lambda Z, Y: right.ce_from_logits(np.subtract(Z, Z.max(0), out=Z), Y),
        "the first sample": lambda Z, Y: right.ce_from_logits(Z[:, :1], Y[:, :1]),
        "log of the number of classes": lambda Z, Y: np.log(len(Z)),
    },
    "cost": {
        "whole-number division": lambda A, Y, Ws, lam: (
            np.sum((A - Y) ** 2) // (2 * A.shape[1]) + lam / 2 * sum(np.sum(W**2) for W in Ws)
        ),
        "the penalty of the first layer": lambda A, Y, Ws, lam: right.cost(A, Y, Ws[:1], lam),
        "lambda squared": lambda A, Y, Ws, lam: right.cost(A, Y, Ws, lam**2),
        "lambda fixed": lambda A, Y, Ws, lam: right.cost(A, Y, Ws, 0.3),
        "divided by m - 1": lambda A, Y, Ws, lam: (
            right.cost(A, Y, Ws, 0) * A.shape[1] / max(A.shape[1] - 1, 1)
            + right.cost(A, A, Ws, lam)
        ),
        "the absolute error": lambda A, Y, Ws, lam: (
            np.sum(np.abs(A - Y)) / (2 * A.shape[1]) + right.cost(A, A, Ws, lam)
        ),
        "the nuclear norm": lambda A, Y, Ws, lam: (
            right.cost(A, Y, Ws, 0) + lam / 2 * sum(np.linalg.norm(W, "nuc") ** 2 for W in Ws)
        ),
        "the mean of the squared weights": lambda A, Y, Ws, lam: (
            right.cost(A, Y, Ws, 0) + lam / 2 * sum(np.mean(W**2) for W in Ws)
        ),
        "the diagonals only": lambda A, Y, Ws, lam: right.cost(
            A, Y, [np.array([np.diag(W)]) for W in Ws], lam
        ),
        "the first sample": lambda A, Y, Ws, lam: right.cost(A[:, :1], Y[:, :1], Ws, lam),
        "the first output": lambda A, Y, Ws, lam: right.cost(A[:1], Y[:1], Ws, lam),
        "a plus too many": lambda A, Y, Ws, lam: right.cost(A, -Y, Ws, lam),
        "a penalty to take away": lambda A, Y, Ws, lam: right.cost(A, Y, Ws, -lam),
        "both terms apart": lambda A, Y, Ws, lam: (
            right.cost(A, Y, Ws, 0),
            right.cost(A, A, Ws, lam),
        ),
        "works in A": lambda A, Y, Ws, lam: right.cost(np.subtract(A, Y, out=A), 0 * Y, Ws, lam),
        "squares the weights in place": lambda A, Y, Ws, lam: (
            right.cost(A, Y, Ws, 0) + lam / 2 * sum(np.multiply(W, W, out=W).sum() for W in Ws)
        ),
        "the variance": lambda A, Y, Ws, lam: (
            np.var(A - Y, axis=1).sum() / 2 + right.cost(A, A, Ws, lam)
        ),
    },
}


def _shifted(Z: Any, Y: Any, shift: Any) -> Any:
    S = Z - shift
    return np.sum(Y * (np.log(np.sum(np.exp(S), axis=0)) - S)) / Z.shape[1]


def _spoiled_numbers(answers: dict[str, Any]) -> dict[str, Any]:
    """Return wrong answers to a worked example."""
    return {
        "nothing": {},
        "None": None,
        "a list": list(answers.values()),
        "three digits": {k: round(float(v), 3) for k, v in answers.items()},
        "four digits": {k: round(float(v), 4) for k, v in answers.items()},
        "text": {k: str(v) for k, v in answers.items()},
        "arrays of one": {k: np.array([v]) for k, v in answers.items()},
        "lists of one": {k: [v] for k, v in answers.items()},
        "percent": {k: 100 * v for k, v in answers.items()},
        "off by one part in ten thousand": {k: v * (1 + 1e-4) for k, v in answers.items()},
        "the shown items only": dict(list(answers.items())[:3]),
        "functions": {k: lambda v=v: v for k, v in answers.items()},
        "half precision": {k: np.float16(v) for k, v in answers.items()},
        "one number for all": dict.fromkeys(answers, 0.68),
        "complex numbers": {k: complex(v) for k, v in answers.items()},
    }


NUMBER_CHAFFS["example1_forward"] = _spoiled_numbers(right.example1_forward)
NUMBER_CHAFFS["example2_forward"] = _spoiled_numbers(right.example2_forward)
NUMBER_CHAFFS["network_shapes"] = {
    "nothing": {},
    "None": None,
    "a list": list(right.network_shapes.values()),
    "text": {k: str(v) for k, v in right.network_shapes.items()},
    "all transposed": {
        k: v[::-1] if type(v) is tuple else v for k, v in right.network_shapes.items()
    },
    "products": {
        k: v[0] * v[1] if type(v) is tuple else v for k, v in right.network_shapes.items()
    },
    "all (16, 1)": dict.fromkeys(right.network_shapes, (16, 1)),
    "all statements": {**right.network_shapes, "wrong_statement": "ABCD"},
    "a list of letters": {**right.network_shapes, "wrong_statement": ["C"]},
    "the picture as a shape": {**right.network_shapes, "input": (28, 28)},
    "an axis more": {
        k: (*v, 1) if type(v) is tuple else v for k, v in right.network_shapes.items()
    },
    "without b2": {k: v for k, v in right.network_shapes.items() if k != "b2"},
    "one off": {**right.network_shapes, "parameters": 23861},
}
