"""Wrong counts of evaluations and wrong steps in assignment 5."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import gradcheck as right
from solutions.activations import sigmoid
from tests.wheats.gradcheck_styles import careless, drifting, stuck
from tests.wheats.gradcheck_wrong import after, recited

norm = np.linalg.norm

LOSSES: dict[str, Any] = careless() | {
    "recites the visible cases": recited("loss_evaluations", 0),
    "always central": lambda N, central=True: 2 * N,
    "one-sided unless asked": lambda N, central=False: 2 * N if central else N + 1,
    "no central": lambda N: 2 * N,
    "one more": lambda N, central=True: right.loss_evaluations(N, central) + 1,
    "one less": lambda N, central=True: right.loss_evaluations(N, central) - 1,
    "three for each": lambda N, central=True: 3 * N if central else 2 * N,
    "the weights of 4-3-4-3": lambda N, central=True: 92 if central else 47,
    "text": lambda N, central=True: str(right.loss_evaluations(N, central)),
    "a list": lambda N, central=True: [right.loss_evaluations(N, central)],
    "an array of one": lambda N, central=True: np.array([right.loss_evaluations(N, central)]),
    "both": lambda N, central=True: (2 * N, N + 1),
    "the places": lambda N, central=True: range(right.loss_evaluations(N, central)),
    "a half more": lambda N, central=True: right.loss_evaluations(N, central) + 0.5,
}


def one_output(W0, W1, x, y):
    """Right where the output layer has one neuron."""
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    d1 = d2[0] * W1.T[:, :1] * a1 * (1 - a1)
    return W0 - d1 @ x.T, W1 - d2 @ a1.T


def square_only(W0, W1, x, y):
    """W1 is not transposed: no complaint where it is square."""
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    W = W1 if W1.shape[0] == W1.shape[1] else W1.T
    return W0 - (W @ d2 * a1 * (1 - a1)) @ x.T, W1 - d2 @ a1.T


def step(change0: Any, change1: Any = None) -> Any:
    """Return the right step with both changes of the weights changed."""

    def function(W0, W1, x, y):
        A, B = right.repaired_step(W0, W1, x, y)
        return W0 + change0(A - W0), W1 + (change1 or change0)(B - W1)

    return function


REPAIRED: dict[str, Any] = careless() | {
    "recites the visible cases": recited("repaired_step", (np.zeros((2, 2)), np.zeros((1, 2)))),
    "right for one output": one_output,
    "right for symmetric weights": square_only,
    "the hidden layer left as it was": step(lambda d: 0 * d, lambda d: d),
    "the output layer left as it was": step(lambda d: d, lambda d: 0 * d),
    "nothing happens": lambda W0, W1, x, y: (W0.copy(), W1.copy()),
    "1 in 10000 too long": step(lambda d: 1.0001 * d),
    "half a step": step(lambda d: d / 2),
    "steps cut at 0.03": step(lambda d: np.clip(d, -0.03, 0.03)),
    "scaled to length 1": step(lambda d: d / norm(d)),
    "the signs": step(lambda d: 0.1 * np.sign(d)),
    "single gradients for the hidden layer": step(lambda d: np.full(d.shape, d.mean())),
    "cross-entropy": lambda W0, W1, x, y: (
        lambda a1: (
            W0 - (W1.T @ (sigmoid(W1 @ a1) - y) * a1 * (1 - a1)) @ x.T,
            W1 - (sigmoid(W1 @ a1) - y) @ a1.T,
        )
    )(sigmoid(W0 @ x)),
    "two steps": lambda W0, W1, x, y: right.repaired_step(*right.repaired_step(W0, W1, x, y), x, y),
    "the given weights in the result": lambda W0, W1, x, y: (
        W0,
        right.repaired_step(W0, W1, x, y)[1],
    ),
    "W0 only": after(right.repaired_step, lambda pair: pair[0]),
    "with the output": lambda W0, W1, x, y: (*right.repaired_step(W0, W1, x, y), y),
    "a dict": after(right.repaired_step, lambda pair: dict(zip(("W0", "W1"), pair, strict=True))),
    "lists": after(right.repaired_step, lambda pair: [W.tolist() for W in pair]),
    "transposed": after(right.repaired_step, lambda pair: [W.T for W in pair]),
    "rounded to four digits": after(right.repaired_step, lambda p: [np.round(W, 4) for W in p]),
    "whole numbers stay whole": lambda W0, W1, x, y: [
        new.astype(old.dtype)
        for new, old in zip(right.repaired_step(W0, W1, x, y), (W0, W1), strict=True)
    ],
    "half precision": after(right.repaired_step, lambda p: [W.astype(np.float16) for W in p]),
    "central quotients": lambda W0, W1, x, y: [
        W0
        - right.numerical_grad(
            lambda A: np.sum((sigmoid(W1 @ sigmoid(A @ x)) - y) ** 2) / 2, W0, 1e-2
        ),
        W1
        - right.numerical_grad(
            lambda B: np.sum((sigmoid(B @ sigmoid(W0 @ x)) - y) ** 2) / 2, W1, 1e-2
        ),
    ],
    "drifts from call to call": drifting(right.repaired_step, lambda p, n: [W + n for W in p]),
    "remembers its first result": stuck(right.repaired_step),
}

STEPS: dict[str, dict[str, Any]] = {"loss_evaluations": LOSSES, "repaired_step": REPAIRED}
