"""Right solutions of assignment 2 in many styles; the wrong ones come from `forward_chaffs`."""

from __future__ import annotations

import functools
import itertools
import math
from typing import Any

import numpy as np

from solutions import forward as right
from tests.wheats.forward_chaffs import CHAFFS as CORE_CHAFFS
from tests.wheats.forward_chaffs import EXERCISES
from tests.wheats.forward_code import (
    Network,
    batch_accumulated,
    batch_by_index,
    batch_by_recursion,
    batch_by_samples,
    batch_filled_from_behind,
    batch_with_a_cache,
    bce_by_loops,
    layer_by_loops,
    layer_by_neurons,
    layer_by_samples,
    layer_in_place,
    layer_with_the_bias_as_a_weight,
    net_by_index,
    net_by_recursion,
    sg,
    xor_as_in_the_lecture,
    xor_in_matrices,
    xor_of_nands,
    xor_or_with_nand,
    xor_with_a_shortcut,
    xor_with_sigmoids,
)
from tests.wheats.forward_further import FURTHER
from tests.wheats.forward_further_chaffs import FURTHER_CHAFFS
from tests.wheats.forward_likelihood_chaffs import LIKELIHOOD_CHAFFS
from tests.wheats.forward_number_chaffs import NUMBER_CHAFFS
from tests.wheats.forward_numbers import NUMBERS
from tests.wheats.forward_styles import (
    dressed_network,
    dressed_number,
    dressed_results,
    exchanged_brackets,
)

__all__ = ["CHAFFS", "EXERCISES", "WHEATS"]

CORE: dict[str, dict[str, Any]] = {
    "net_input": {
        "a dot product": lambda w, x, b: np.dot(x, w) + b,
        "the bias first": lambda weights, inputs, bias: bias + inputs @ weights,
        "products, then their sum": lambda w, x, b: np.sum(w * x) + b,
        "np.inner": lambda w, x, b: np.inner(w, x) + b,
        "a loop over the inputs": net_by_index,
        "recursion": net_by_recursion,
        "sum and zip": lambda w, x, b: sum(p * q for p, q in zip(w, x, strict=True)) + b,
        "math.fsum": lambda w, x, b: math.fsum([*(w * x), b]),
        "the bias as a weight of the input 1": lambda w, x, b: np.append(w, b) @ np.append(x, 1),
        "einsum": lambda w, x, b: np.einsum("i,i", w, x) + b,
        "a row times a column": lambda w, x, b: (w[None, :] @ x[:, None] + b).item(),
        "a row times a column, squeezed": lambda w, x, b: np.squeeze(w[None] @ x[:, None]) + b,
        "functools.reduce": lambda w, x, b: functools.reduce(
            lambda z, pair: z + pair[0] * pair[1], zip(w, x, strict=True), b
        ),
        "the diagonal of all products": lambda w, x, b: np.trace(np.outer(w, x)) + b,
    },
    "xor_net": {
        "not, and, or": xor_as_in_the_lecture,
        "or with nand, on their borders": xor_or_with_nand,
        "four nands": xor_of_nands,
        "matrices": xor_in_matrices,
        "two neurons and a shortcut": xor_with_a_shortcut,
        "steep sigmoids, rounded": xor_with_sigmoids,
        "no network at all": lambda a, b: int(a != b),
        "a bool": lambda a, b: a != b,
        "a numpy bool": lambda a, b: np.logical_xor(a, b),
        "a float": lambda p, q: float((p + q) % 2),
        "bits": lambda a, b: a ^ b,
        "a polynomial": lambda a, b: a + b - 2 * a * b,
        "a table": lambda a, b: {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}[a, b],
        "a 0-d array": lambda a, b: np.heaviside(np.array(0.5 - abs(1 - a - b)), 1),
        "ifs": lambda a, b: (1 if b == 0 else 0) if a == 1 else (1 if b == 1 else 0),
        "for arrays": lambda a, b: np.where(np.asarray(a) == np.asarray(b), 0, 1),
    },
    "layer_forward": {
        "loops over neurons, samples and inputs": layer_by_loops,
        "sample by sample": layer_by_samples,
        "neuron by neuron": layer_by_neurons,
        "in place, in its own arrays": layer_in_place,
        "the bias as a weight of the input 1": layer_with_the_bias_as_a_weight,
        "a list of two": lambda W, b, a: [np.dot(W, a) + b, sg(np.dot(W, a) + b)],
        "einsum": lambda W, b, a: (
            lambda z: (z, np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))))
        )(np.einsum("ij,jk->ik", W, a) + b),
        "everything transposed, and back": lambda W, b, a: (
            (a.T @ W.T + b.T).T,
            sg(a.T @ W.T + b.T).T,
        ),
        "np.tensordot": lambda W, b, a: (lambda z: (z, (1 + np.exp(-z)) ** -1))(
            np.tensordot(W, a, axes=1) + np.repeat(b, a.shape[1], axis=1)
        ),
        "all products, then their sum": lambda W, b, a: (lambda z: (z, sg(z)))(
            np.sum(W[:, :, None] * a[None, :, :], axis=1) + b
        ),
        "a flat bias, where it belongs": lambda W, b, a: (lambda z: (z, sg(z)))(
            (W @ a) + b.ravel()[:, np.newaxis]
        ),
        "np.vectorize": lambda W, b, a: (
            W @ a + b,
            np.vectorize(lambda t: 1 / (1 + math.exp(-t)), otypes=[float])(W @ a + b),
        ),
    },
    "forward_batch": {
        "by index": batch_by_index,
        "recursion": batch_by_recursion,
        "sample by sample": batch_by_samples,
        "a dict as a cache": batch_with_a_cache,
        "filled from behind, tuples": batch_filled_from_behind,
        "itertools.accumulate": batch_accumulated,
        "a class": lambda Ws, bs, X: Network(Ws, bs).run(X),
        "through layer_forward": lambda Ws, bs, X: functools.reduce(
            lambda lists, p: (lambda pair: ([*lists[0], pair[1]], [*lists[1], pair[0]]))(
                right.layer_forward(*p, lists[0][-1])
            ),
            zip(Ws, bs, strict=True),
            ([X], []),
        ),
        "A0 is a view": lambda Ws, bs, X: (
            [X[:], *right.forward_batch(Ws, bs, X)[0][1:]],
            right.forward_batch(Ws, bs, X)[1],
        ),
        "a list of two lists": lambda Ws, bs, X: list(batch_by_index(Ws, bs, X)),
    },
    "param_shapes": {
        "a list of lists": lambda sizes, convention: [
            [[n, k], [n, 1]] if convention == "out_in" else [[k, n], [n]]
            for n, k in zip(sizes[1:], sizes[:-1], strict=True)
        ],
        "a tuple": lambda sizes, how: tuple(
            ((k, n)[:: -1 if how == "out_in" else 1], (n, 1) if how == "out_in" else (n,))
            for k, n in itertools.pairwise(sizes)
        ),
        "shapes of arrays": lambda s, how: [
            (
                np.empty((s[i], s[i + 1])[:: -1 if how != "in_out" else 1]).shape,
                (np.empty((s[i + 1], 1)) if how == "out_in" else np.empty(s[i + 1])).shape,
            )
            for i in range(len(s) - 1)
        ],
        "numpy numbers": lambda sizes, how: [
            ((n, k), (n, 1)) if how == "out_in" else ((k, n), (n,))
            for n, k in zip(np.array(sizes)[1:], np.array(sizes)[:-1], strict=True)
        ],
        "zip of two lists": lambda sizes, how: list(
            zip(
                [
                    (sizes[i], sizes[i - 1])[:: 1 if how == "out_in" else -1]
                    for i in range(1, len(sizes))
                ],
                [(n, 1) if how == "out_in" else (n,) for n in sizes[1:]],
                strict=True,
            )
        ),
        "a dict of conventions": lambda sizes, how: [
            {"out_in": ((n, k), (n, 1)), "in_out": ((k, n), (n,))}[how]
            for k, n in itertools.pairwise(sizes)
        ],
    },
    "count_params": {
        "a dot product": lambda sizes, bias=True: (
            int(np.dot(sizes[1:], sizes[:-1])) + (sum(sizes[1:]) if bias else 0)
        ),
        "a loop": lambda sizes, bias=True: sum(
            sizes[i] * sizes[i + 1] + bias * sizes[i + 1] for i in range(len(sizes) - 1)
        ),
        "one more sender": lambda sizes, bias=True: sum(
            (k + int(bias)) * n for k, n in itertools.pairwise(sizes)
        ),
        "from the shapes": lambda sizes, bias=True: sum(
            np.prod(W) + bias * np.prod(b) for W, b in right.param_shapes(sizes, "in_out")
        ),
        "counted one by one": lambda sizes, bias=True: sum(
            np.zeros((n, k + bias)).size for k, n in itertools.pairwise(sizes)
        ),
        "a float": lambda sizes, bias=True: float(right.count_params(sizes, bias)),
        "a numpy number": lambda sizes, bias=True: np.int32(right.count_params(sizes, bias)),
        "any keywords": lambda sizes, **options: right.count_params(sizes, **options),
    },
    "bce": {
        "np.where": lambda a, y: -np.mean(np.log(np.where(y == 1, a, 1 - a))),
        "loops": bce_by_loops,
        "a distance": lambda a, y: -np.log(1 - np.abs(y - a)).mean(),
        "a mask": lambda a, y: -(np.log(a[y == 1]).sum() + np.log1p(-a[y == 0]).sum()) / y.size,
        "products of matrices": lambda a, y: (
            -(y @ np.log(a).T + (1 - y) @ np.log(1 - a).T).item() / a.shape[1]
        ),
        "the likelihood first": lambda p, y: -math.log(np.prod(p**y * (1 - p) ** (1 - y))) / y.size,
        "np.average": lambda a, y: np.average(-np.log(a * y + (1 - a) * (1 - y))),
        "a tiny guard": lambda a, y: (
            -np.mean(y * np.log(a + 1e-12) + (1 - y) * np.log(1 - a + 1e-12))
        ),
        "clipped": lambda a, y: right.bce(np.clip(a, 1e-15, 1 - 1e-15), y),
        "softplus of the scores": lambda a, y: np.mean(
            np.logaddexp(0, np.where(y == 1, -1, 1) * np.log(a / (1 - a)))
        ),
        "two classes": lambda a, y: right.ce(np.vstack([a, 1 - a]), np.vstack([y, 1 - y])),
        "odds": lambda a, y: np.mean(-np.log(1 - a) - y * (np.log(a) - np.log(1 - a))),
    },
}
WHEATS = CORE | NUMBERS | FURTHER
_PARTS = (CORE_CHAFFS, NUMBER_CHAFFS, FURTHER_CHAFFS, LIKELIHOOD_CHAFFS)
CHAFFS = {
    name: {style: wrong for part in _PARTS for style, wrong in part.get(name, {}).items()}
    for name in EXERCISES
}

for _name in ("layer_forward", "forward_batch", "collapse_linear", "forward_in_out"):
    _right = EXERCISES[_name].reference
    WHEATS[_name] |= dressed_network(_right) | dressed_results(_right)
    WHEATS[_name] |= exchanged_brackets(_right)
WHEATS["forward_rows"] |= dressed_network(EXERCISES["forward_rows"].reference)
WHEATS["forward_rows"] |= dressed_results(EXERCISES["forward_rows"].reference)
for _name in (
    *("net_input", "bce", "ce", "ce_from_logits", "cost"),
    *("gaussian_nll", "bernoulli_nll", "structural_risk"),
):
    _right = EXERCISES[_name].reference
    WHEATS[_name] |= dressed_network(_right) | dressed_number(_right)
# There is one sample only, so that its mean is itself.
del CHAFFS["forward_in_out"]["right for one sample, the mean of all for many"]
