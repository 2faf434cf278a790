"""Wrong solutions of assignment 2's further notebook that are no listed misconceptions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from solutions import forward
from solutions import forward_further as right
from tests.wheats.forward_chaffs import EXERCISES, turned_where_square
from tests.wheats.forward_code import sg
from tests.wheats.forward_further_code import CORNERS, separable_by_a_perceptron
from tests.wheats.forward_styles import recited_network, spoiled_results

SHARED: dict[str, Any] = {}


def neurons_of_the_last_pattern(truth):
    """A loop variable in a lambda: all neurons are the last one."""
    neurons = []
    for a, b in CORNERS:
        if truth[a][b]:
            neurons.append(lambda p, q: (p, q) == (a, b))  # noqa: B023 - that is the mistake
    return lambda p, q: int(any(neuron(p, q) for neuron in neurons))


def with_a_global_table(truth):
    SHARED["truth"] = truth
    return lambda a, b: SHARED["truth"][a][b]


def silent_the_second_time(truth):
    asked = set()

    def net(a, b):
        if (a, b) in asked:
            return 0
        asked.add((a, b))
        return truth[a][b]

    net(1, 1)
    return net


def whichever_fits(Ws, bs, X):
    for W, b in zip(Ws, bs, strict=True):
        X = sg(W @ X + b[:, None]) if W.shape[1] == X.shape[0] else sg(X @ W + b)
    return X


def adding_into_the_first_bias(Ws, bs):
    total, W = bs[0], Ws[0]
    for W_l, b_l in zip(Ws[1:], bs[1:], strict=True):
        total[...] = 0.0
        W, total = W_l @ W, W_l @ total + b_l
    return W, total


FURTHER_CHAFFS: dict[str, dict[str, Any]] = {
    "boolean_net": {
        "always 1": lambda truth: lambda a, b: 1,
        "always 0": lambda truth: lambda a, b: 0,
        "a loop variable in a lambda": neurons_of_the_last_pattern,
        "a global table": with_a_global_table,
        "forgetful": silent_the_second_time,
        "xor for all": lambda truth: lambda a, b: a ^ b,
        "rows only": lambda truth: lambda a, b: truth[a][0],
        "the table turned by half": lambda truth: lambda a, b: truth[1 - a][1 - b],
        "one argument": lambda truth: lambda ab: truth[ab[0]][ab[1]],
        "text": lambda truth: lambda a, b: str(truth[a][b]),
        "lists": lambda truth: lambda a, b: [truth[a][b]],
        "-1 and 1": lambda truth: lambda a, b: 2 * truth[a][b] - 1,
        "nothing for 0": lambda truth: lambda a, b: truth[a][b] or None,
        "a function that makes the net": lambda truth: lambda: lambda a, b: truth[a][b],
        "the net's answer for 1 and 1": lambda truth: truth[1][1],
        "a table": lambda truth: np.array(truth),
        "two ones at most": lambda truth: (
            lambda a, b: truth[a][b] if sum(map(sum, truth)) <= 2 else 1
        ),
        "a single neuron": lambda truth: (
            lambda a, b: int(
                (truth[1][0] - truth[0][0]) * a
                + (truth[0][1] - truth[0][0]) * b
                + truth[0][0]
                - 0.5
                >= 0
            )
        ),
    },
    "is_separable": {
        "always True": lambda truth: True,
        "always False": lambda truth: False,
        "never more than one 1": lambda truth: sum(map(sum, truth)) <= 1,
        "text": lambda truth: str(right.is_separable(truth)),
        "compared with lists": lambda truth: truth != [[0, 1], [1, 0]],
        "a perceptron of two epochs": lambda t: separable_by_a_perceptron(t, epochs=2),
        "all but the two, and NAND": lambda t: right.is_separable(t) and t != ((1, 1), (1, 0)),
        "no answer for the others": lambda t: True if right.is_separable(t) else None,
        "an array of answers": lambda t: np.array([right.is_separable(t)]),
        "rows alike": lambda t: t[0] == t[1],
        "symmetric tables": lambda t: t[0][1] == t[1][0],
        "a coin": lambda t: bool(np.random.default_rng().integers(2)),
        "the neuron that was found": lambda t: [1, 1, -0.5] if right.is_separable(t) else [],
        "1.0 and 0.5": lambda t: 1.0 if right.is_separable(t) else 0.5,
    },
    "collapse_linear": {
        "the first two layers": lambda Ws, bs: right.collapse_linear(Ws[:2], bs[:2]),
        "the biases of the first two": lambda Ws, bs: (
            right.collapse_linear(Ws, bs)[0],
            right.collapse_linear(Ws, [bs[0], *(0 * b for b in bs[1:])])[1],
        ),
        "no biases": lambda Ws, bs: right.collapse_linear(Ws, [0 * b for b in bs]),
        "squares are turned": lambda Ws, bs: right.collapse_linear(
            [turned_where_square(W) for W in Ws], bs
        ),
        "a flat bias": lambda Ws, bs: (
            right.collapse_linear(Ws, bs)[0],
            right.collapse_linear(Ws, bs)[1].ravel(),
        ),
        "bias first": lambda Ws, bs: right.collapse_linear(Ws, bs)[::-1],
        "one matrix with both": lambda Ws, bs: np.hstack(right.collapse_linear(Ws, bs)),
        "a function": lambda Ws, bs: lambda x: Ws[0] @ x + bs[0],
        "pinv there and back": lambda Ws, bs: (
            right.collapse_linear(Ws, bs)[0] @ np.linalg.pinv(Ws[0]) @ Ws[0],
            np.linalg.pinv(Ws[-1]) @ right.collapse_linear(Ws, bs)[1],
        ),
        "works in the first bias": adding_into_the_first_bias,
        "bias through its own layer": lambda Ws, bs: right.collapse_linear(
            Ws, [b * np.trace(W) for W, b in zip(Ws, bs, strict=True)]
        ),
    },
    "forward_rows": {
        **spoiled_results(right.forward_rows),
        "whichever product fits": whichever_fits,
        "squares are turned": lambda Ws, bs, X: right.forward_rows(
            [turned_where_square(W) for W in Ws], bs, X
        ),
        "all layers": lambda Ws, bs, X: [
            right.forward_rows(Ws[:i], bs[:i], X) for i in range(len(Ws) + 1)
        ],
        "the first layer": lambda Ws, bs, X: right.forward_rows(Ws[:1], bs[:1], X),
        "the first sample": lambda Ws, bs, X: right.forward_rows(Ws, bs, X[:1]),
        "the first sample for all": lambda Ws, bs, X: np.repeat(
            right.forward_rows(Ws, bs, X[:1]), len(X), axis=0
        ),
        "one bias a layer": lambda Ws, bs, X: right.forward_rows(Ws, [b.mean() for b in bs], X),
        "softmax at the end": lambda Ws, bs, X: (
            lambda A: np.exp(A) / np.exp(A).sum(axis=1, keepdims=True)
        )(right.forward_rows(Ws, bs, X)),
        "tanh": lambda Ws, bs, X: 2 * right.forward_rows(Ws, bs, X) - 1,
    },
    "forward_in_out": {
        "squares as they are": lambda Ws, x: right.forward_in_out(
            [turned_where_square(W) for W in Ws], x
        ),
        "flat": lambda Ws, x: [a.ravel() for a in right.forward_in_out(Ws, x)],
        "the first layer again": lambda Ws, x: [
            *right.forward_in_out(Ws[:1], x),
            *right.forward_in_out(Ws[:1], x)[1:] * (len(Ws) - 1),
        ],
        "with biases of 1": lambda Ws, x: forward.forward_batch(
            [W.T for W in Ws], [np.ones((W.shape[1], 1)) for W in Ws], x
        )[0],
        "both lists": lambda Ws, x: forward.forward_batch(
            [W.T for W in Ws], [np.zeros((W.shape[1], 1)) for W in Ws], x
        ),
        "a dict by layer": lambda Ws, x: dict(enumerate(right.forward_in_out(Ws, x))),
        "one array of all": lambda Ws, x: np.vstack(right.forward_in_out(Ws, x)),
        "one list of numbers": lambda Ws, x: [
            float(v) for a in right.forward_in_out(Ws, x) for v in a.ravel()
        ],
        "linear at the end": lambda Ws, x: [
            *right.forward_in_out(Ws[:-1], x),
            Ws[-1].T @ right.forward_in_out(Ws[:-1], x)[-1],
        ],
        "tanh": lambda Ws, x: [x, *(2 * a - 1 for a in right.forward_in_out(Ws, x)[1:])],
    },
    "n_quadratic_features": {
        "half a square": lambda n: n * n / 2,
        "half a square, cut": lambda n: n * n // 2,
        "pairs and a constant": lambda n: n * (n - 1) // 2 + 1,
        "with a constant": lambda n: n * (n + 1) // 2 + 1,
        "the next triangle": lambda n: (n + 1) * (n + 2) // 2,
        "powers of two": lambda n: 2**n - 1,
        "known ones": lambda n: {1: 1, 2: 3, 3: 6, 4: 10}.get(n, n),
        "factorials": lambda n: math.factorial(min(n, 20)),
        "text": lambda n: str(n * (n + 1) // 2),
        "the features themselves": lambda n: [(i, j) for i in range(n) for j in range(i, n)],
        "in sixteen bits": lambda n: np.array(n * (n + 1) // 2).astype(np.int16),
        "nearly": lambda n: n * (n + 1) / 2 * 1.0001,
        "an array of one": lambda n: np.array([n * (n + 1) // 2]),
    },
}
FURTHER_CHAFFS["forward_rows"]["recites"] = recited_network(EXERCISES["forward_rows"])
for _name in ("printed_forward", "loss_factor", "network_kinds", "neuron_parts"):
    _answers = EXERCISES[_name].reference
    FURTHER_CHAFFS[_name] = {
        "nothing": {},
        "None": None,
        "a list": list(_answers.values()),
        "lists of one": {k: [v] for k, v in _answers.items()},
        "one answer for all": dict.fromkeys(_answers, next(iter(_answers.values()))),
        "the last item left out": dict(list(_answers.items())[:-1]),
        "each other's answers": dict(zip(_answers, list(_answers.values())[::-1], strict=True)),
        "first letters": {k: str(v)[:1] for k, v in _answers.items()},
        "True": dict.fromkeys(_answers, True),
        "exchanged keys and values": {str(v): k for k, v in _answers.items()},
    }
