"""Wrong solutions of assignment 2 that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import forward as right
from tests.wheats.forward_code import sg
from tests.wheats.forward_styles import (
    recited_network,
    spoiled_number,
    spoiled_results,
)
from tests.wheats.styles import careless, recited

EXERCISES = suite("2-forward")
NUMBERS = ("net_input", "bce", "ce", "ce_from_logits", "cost")
COUNTS = ("xor_net", "count_params", "n_quadratic_features", "param_shapes")
FURTHER_NUMBERS = ("gaussian_nll", "bernoulli_nll", "structural_risk")
NETWORKS = ("layer_forward", "forward_batch", "collapse_linear", "forward_in_out")


def _reference(name: str) -> Any:
    return EXERCISES[name].reference


CHAFFS: dict[str, dict[str, Any]] = {
    **{name: spoiled_number(_reference(name)) for name in (*NUMBERS, *FURTHER_NUMBERS)},
    **{name: spoiled_results(_reference(name)) for name in NETWORKS},
    **{name: careless() for name in (*COUNTS, "boolean_net", "is_separable")},
}
for _name in (*NUMBERS, *FURTHER_NUMBERS, *NETWORKS):
    CHAFFS[_name]["recites the visible cases"] = recited_network(EXERCISES[_name])
for _name in ("xor_net", "n_quadratic_features", "param_shapes", "is_separable"):
    CHAFFS[_name]["recites the visible cases"] = recited(EXERCISES[_name])


def turned_where_square(W):
    return W.T if W.shape[0] == W.shape[1] else W


def up_to(count, Ws, bs, X):
    """The first layers, then the last activations again and again."""
    As, Zs = right.forward_batch(Ws[:count], bs[:count], X)
    return As + As[-1:] * (len(Ws) - count), Zs + Zs[-1:] * (len(Ws) - count)


def with_activation(f):
    def forward(Ws, bs, X):
        As, Zs = [X], []
        for W, b in zip(Ws, bs, strict=True):
            Zs.append(W @ As[-1] + b)
            As.append(f(Zs[-1]))
        return As, Zs

    return forward


def layer(f):
    return lambda W, b, a: (W @ a + b, f(W @ a + b))


def layer_writing_into_a(W, b, a):
    z = W @ a + b
    a *= 0
    return z, sg(z)


def batch_adding_in_place(Ws, bs, X):
    As, Zs = [X], []
    for W, b in zip(Ws, bs, strict=True):
        b += 0  # a bias that changes
        b *= 2
        Zs.append(W @ As[-1] + b / 2)
        As.append(sg(Zs[-1]))
    return As, Zs


CHAFFS["net_input"] |= {
    "a sum of the weights": lambda w, x, b: np.sum(w) + b,
    "the first two inputs only": lambda w, x, b: w[0] * x[0] + w[-1] * x[-1] * (len(w) > 1) + b,
    "the mean of the products": lambda w, x, b: np.mean(w * x) + b,
    "the bias as a weight": lambda w, x, b: (w @ x) * b,
    "positive part": lambda w, x, b: max(0, w @ x + b),
    "matrix of one": lambda w, x, b: w[None] @ x[:, None] + b,
    "row of one": lambda w, x, b: w[None] @ x + b,
    "sorted weights": lambda w, x, b: np.sort(w) @ np.sort(x) + b,
    "the bias cut": lambda w, x, b: w @ x + int(b),
    "absolute": lambda w, x, b: abs(w @ x + b),
    "turned round": lambda w, x, b: w[::-1] @ x + b,
    "the length of both": lambda w, x, b: np.linalg.norm(w) * np.linalg.norm(x) + b,
    "the bias first, then everything": lambda w, x, b: w @ x + b + b,
    "adds into w": lambda w, x, b: np.multiply(w, x, out=w).sum() + b,
}
CHAFFS["xor_net"] |= {
    "a": lambda a, b: a,
    "not a": lambda a, b: 1 - a,
    "b": lambda a, b: b,
    "and": lambda a, b: a * b,
    "nor": lambda a, b: 1 - max(a, b),
    "a - b": lambda a, b: a - b,
    "a + b": lambda a, b: a + b,
    "nearly": lambda a, b: abs(a - b) * 0.999,
    "sigmoids without a decision": lambda a, b: sg(20 * abs(a - b) - 10),
    "text": lambda a, b: str(int(a != b)),
    "a list": lambda a, b: [int(a != b)],
    "an array of one": lambda a, b: np.array([int(a != b)]),
    "only where it fires": lambda a, b: 1 if a != b else None,
    "the formula with the bits of all integers": lambda a, b: ~(a ^ b),
    "a generator": lambda a, b: (x for x in [a ^ b]),
    "a function": lambda a, b: lambda: a ^ b,
    "and now and then": lambda a, b: (a ^ b) if np.random.default_rng().random() < 0.5 else 1,
    "counted wrongly": lambda a, b: (a + 2 * b) % 3,
}
CHAFFS["layer_forward"] |= {
    "tanh": layer(np.tanh),
    "relu": layer(lambda z: np.maximum(z, 0)),
    "softmax": layer(lambda z: np.exp(z) / np.exp(z).sum(axis=0)),
    "1/(1+2^-z)": layer(lambda z: 1 / (1 + 2.0**-z)),
    "clipped at 3": layer(lambda z: sg(np.clip(z, -3, 3))),
    "whole numbers are refused": lambda W, b, a: (
        right.layer_forward(W, b, a) if W.dtype.kind == "f" else None
    ),
    "one array of both": lambda W, b, a: np.array(right.layer_forward(W, b, a)),
    "a square is turned": lambda W, b, a: right.layer_forward(turned_where_square(W), b, a),
    "the mean bias": lambda W, b, a: right.layer_forward(W, np.full(b.shape, b.mean()), a),
    "the first bias": lambda W, b, a: right.layer_forward(W, b[0, 0], a),
    "the first sample": lambda W, b, a: tuple(v[:, :1] for v in right.layer_forward(W, b, a)),
    "biases added for each input": lambda W, b, a: right.layer_forward(W, b * len(a), a),
    "normalised activations": lambda W, b, a: right.layer_forward(W, b, a / np.linalg.norm(a)),
    "weights made symmetric": lambda W, b, a: right.layer_forward(
        (W + W.T) / 2 if W.shape[0] == W.shape[1] else W, b, a
    ),
    "single layers of one neuron": lambda W, b, a: right.layer_forward(W[:1], b[:1], a),
    "writes into a": layer_writing_into_a,
}
CHAFFS["forward_batch"] |= {
    "tanh": with_activation(np.tanh),
    "relu": with_activation(lambda z: np.maximum(z, 0)),
    "clipped at 3": with_activation(lambda z: sg(np.clip(z, -3, 3))),
    "nothing but one layer": lambda Ws, bs, X: up_to(1, Ws, bs, X),
    "nothing but two layers": lambda Ws, bs, X: up_to(2, Ws, bs, X),
    "squares are turned": lambda Ws, bs, X: right.forward_batch(
        [turned_where_square(W) for W in Ws], bs, X
    ),
    "one bias for each layer": lambda Ws, bs, X: right.forward_batch(
        Ws, [np.full(b.shape, b[0, 0]) for b in bs], X
    ),
    "pairs": lambda Ws, bs, X: list(zip(*right.forward_batch(Ws, bs, X), strict=False)),
    "a dict with A and Z": lambda Ws, bs, X: dict(
        zip("AZ", right.forward_batch(Ws, bs, X), strict=True)
    ),
    "arrays of arrays": lambda Ws, bs, X: tuple(
        np.array([*part, None], dtype=object)[:-1] for part in right.forward_batch(Ws, bs, X)
    ),
    "generators": lambda Ws, bs, X: tuple(
        (v for v in part) for part in right.forward_batch(Ws, bs, X)
    ),
    "three results": lambda Ws, bs, X: (*right.forward_batch(Ws, bs, X), X),
    "the first sample for all": lambda Ws, bs, X: right.forward_batch(
        Ws, bs, np.repeat(X[:, :1], X.shape[1], axis=1)
    ),
    "reversed lists": lambda Ws, bs, X: tuple(p[::-1] for p in right.forward_batch(Ws, bs, X)),
    "A0 without its place": lambda Ws, bs, X: (
        [*right.forward_batch(Ws, bs, X)[0][1:], X],
        right.forward_batch(Ws, bs, X)[1],
    ),
    "changes the biases": batch_adding_in_place,
    "samples are rows": lambda Ws, bs, X: tuple(
        [v.T for v in part] for part in right.forward_batch(Ws, bs, X)
    ),
}
CHAFFS["param_shapes"] |= {
    "zip": lambda sizes, how: zip(sizes[1:], sizes[:-1], strict=True),
    "a generator": lambda sizes, how: (pair for pair in right.param_shapes(sizes, how)),
    "a dict": lambda sizes, how: dict(enumerate(right.param_shapes(sizes, how))),
    "weights only": lambda sizes, how: [W for W, b in right.param_shapes(sizes, how)],
    "biases only": lambda sizes, how: [b for W, b in right.param_shapes(sizes, how)],
    "text": lambda sizes, how: [tuple(map(str, p)) for p in right.param_shapes(sizes, how)],
    "one text": lambda sizes, how: str(right.param_shapes(sizes, how)),
    "reversed": lambda sizes, how: right.param_shapes(sizes, how)[::-1],
    "the last layer left out": lambda sizes, how: right.param_shapes(sizes, how)[:-1],
    "two lists": lambda sizes, how: tuple(zip(*right.param_shapes(sizes, how), strict=True)),
    "numbers of entries": lambda sizes, how: [
        (np.prod(W), np.prod(b)) for W, b in right.param_shapes(sizes, how)
    ],
    "arrays instead of shapes": lambda sizes, how: [
        (np.zeros(W), np.zeros(b)) for W, b in right.param_shapes(sizes, how)
    ],
    "another word for it": lambda sizes, how: right.param_shapes(
        sizes, "out_in" if how == "in" else "in_out"
    ),
    "input and output only": lambda sizes, how: right.param_shapes((sizes[0], sizes[-1]), how),
    "sorted sizes": lambda sizes, how: right.param_shapes(sorted(sizes), how),
    "biases as rows": lambda sizes, how: [
        (W, (1, max(b))) for W, b in right.param_shapes(sizes, how)
    ],
}
