"""Right solutions of assignment 3's core notebook in many styles; all of its wheats and chaffs."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import delta as right
from tests.wheats import delta_backward as passes
from tests.wheats import delta_code as code
from tests.wheats.delta_chaffs import CHAFFS as CORE_CHAFFS
from tests.wheats.delta_code import one_sigma, sg, slope, sm, softmax_matrix
from tests.wheats.delta_further import FURTHER
from tests.wheats.delta_further_chaffs import CHAFFS as FURTHER_CHAFFS
from tests.wheats.delta_quizzes import QUIZ_CHAFFS, QUIZ_WHEATS
from tests.wheats.forward_styles import (
    dressed_network,
    dressed_number,
    dressed_results,
    exchanged_brackets,
)
from tests.wheats.network_styles import careful

CORE: dict[str, dict[str, Any]] = {
    "graph_abcde": {
        "all paths": code.graph_by_paths,
        "from the top down, adding up": code.graph_with_adjoints,
        "dual numbers": code.graph_with_dual_numbers,
        "central differences, exact here": code.graph_by_differences,
        "polynomials": code.graph_as_polynomials,
        "Jacobians, as a list": code.graph_by_jacobians,
        "multiplied out, whole numbers stay whole": lambda a, b: (
            a * b + a + b * b + b,
            b + 1,
            a + 2 * b + 1,
        ),
        "numpy numbers": lambda a, b: tuple(
            np.float64(v) for v in ((a + b) * (b + 1), b + 1, a + b + b + 1)
        ),
        "0-d arrays": lambda a, b: list(map(np.array, ((a + b) * (b + 1), b + 1, a + b + (b + 1)))),
        "a complex step": lambda a, b: (
            (a + b) * (b + 1),
            ((a + 1e-30j + b) * (b + 1)).imag / 1e-30,
            ((a + b + 1e-30j) * (b + 1e-30j + 1)).imag / 1e-30,
        ),
    },
    "chain_case1": {
        "np.multiply": np.multiply,
        "operator.mul": operator.mul,
        "in the other order": lambda dz_dy, dy_dx: dy_dx * dz_dy,
        "einsum": lambda p, q: np.einsum("...,...->...", p, q),
        "taken apart": code.by_places(operator.mul),
        "np.vectorize": np.vectorize(operator.mul, otypes=[float]),
        "np.prod": lambda p, q: np.prod([p, q], axis=0),
        "written into a copy": code.written_into_a_copy,
        "a difference of squares": lambda p, q: ((p + q) ** 2 - (p - q) ** 2) / 4,
    },
    "chain_case2": {
        "a sum of a list": lambda a, b, c, d: sum([a * b, c * d]),
        "stacked": lambda a, b, c, d: (np.stack([a, c]) * np.stack([b, d])).sum(axis=0),
        "einsum": lambda a, b, c, d: np.einsum("k...,k...->...", np.array([a, c]), [b, d]),
        "case 1 twice": lambda a, b, c, d: right.chain_case1(a, b) + right.chain_case1(c, d),
        "taken apart": code.by_places(lambda a, b, c, d: a * b + c * d),
        "one branch after the other": code.one_after_the_other,
        "np.vectorize": np.vectorize(lambda a, b, c, d: a * b + c * d, otypes=[float]),
        "np.add": lambda a, b, c, d: np.add(np.multiply(a, b), np.multiply(c, d)),
    },
    "delta_out_mse": {
        "the short form": lambda z, y: (lambda a: (a - y) * a * (1 - a))(sg(z)),
        "loops": code.by_entries(lambda z, y: (one_sigma(z) - y) * one_sigma(z) * one_sigma(-z)),
        "a diagonal Jacobian for each column": code.by_columns(
            lambda z, y: np.diag(slope(z)) @ (sg(z) - y)
        ),
        "minus, the target first": lambda z, y: -(y - sg(z)) * slope(z),
        "through tanh": lambda z, y: (1 + np.tanh(z / 2) - 2 * y) / 8 / np.cosh(z / 2) ** 2,
        "multiplied out": lambda z, y: (lambda a: a**2 - a**3 - y * a + y * a**2)(sg(z)),
        "np.vectorize": np.vectorize(
            lambda z, y: (one_sigma(z) - y) * one_sigma(z) * (1 - one_sigma(z)), otypes=[float]
        ),
        "einsum": lambda z, y: np.einsum("ik,ik->ik", sg(z) - y, slope(z)),
        "in place in its own array": code.error_in_place,
        "a complex step": code.by_complex_step(lambda z, y: 0.5 * (sg(z) - y) ** 2),
        "rows first": lambda z, y: ((sg(z.T) - y.T) * slope(z.T)).T,
    },
    "delta_out_softmax_ce": {
        "the whole Jacobian": code.by_columns(lambda z, y: softmax_matrix(sm(z)).T @ (-y / sm(z))),
        "exponentials as they are": lambda z, y: np.exp(z) / np.exp(z).sum(axis=0) - y,
        "with the sum of y": lambda z, y: sm(z) * y.sum(axis=0) - y,
        "in place in its own array": code.softmax_error_in_place,
        "sums over all branches": code.softmax_error_by_loops,
        "through the logarithm": lambda z, y: np.exp(z - np.logaddexp.reduce(z, axis=0)) - y,
        "einsum": lambda z, y: np.einsum("ik,k->ik", np.exp(z), 1 / np.exp(z).sum(0)) - y,
        "minus, the label first": lambda z, y: -(y - sm(z)),
        "columns": code.by_columns(lambda z, y: sm(z) - y),
        "rows first": lambda z, y: (np.exp(z.T) / np.exp(z.T).sum(axis=1, keepdims=True) - y.T).T,
        "a complex step": code.by_complex_step(
            lambda z, y: -y * (z - np.log(np.exp(z).sum(axis=0)))
        ),
    },
    "delta_out_sigmoid_bce": {
        "fractions": code.bce_by_fractions,
        "both terms": lambda z, y: -y * sg(-z) + (1 - y) * sg(z),
        "loops": code.by_entries(lambda z, y: one_sigma(z) - y),
        "through tanh": lambda z, y: 0.5 * np.tanh(0.5 * z) + 0.5 - y,
        "the target first": lambda z, y: -np.subtract(y, sg(z)),
        "columns": code.by_columns(lambda z, y: sg(z) - y),
        "a complex step": code.by_complex_step(
            lambda z, y: -y * np.log(sg(z)) - (1 - y) * np.log(sg(-z))
        ),
    },
    "delta_hidden": {
        "turned round twice": lambda W, d, z: (d.T @ W).T * slope(z),
        "einsum": lambda W, d, z: np.einsum("ij,ik,jk->jk", W, d, slope(z)),
        "np.dot": lambda W, d, z: np.dot(W.T, d) * (sg(z) - sg(z) ** 2),
        "loops": code.hidden_by_loops,
        "a diagonal Jacobian for each sample": code.hidden_by_samples,
        "one receiver after the other": code.hidden_by_receivers,
        "np.tensordot": lambda W, d, z: slope(z) * np.tensordot(W, d, axes=(0, 0)),
        "broadcast over three axes": lambda W, d, z: (
            (W[:, :, None] * d[:, None, :]).sum(axis=0) * slope(z)
        ),
        "slope first, with brackets": lambda W, d, z: sg(z) * (1 - sg(z)) * (W.T @ d),
        "brackets around W and its slope": lambda W, d, z: np.hstack(
            [(W * slope(z)[:, k]).T @ d[:, [k]] for k in range(z.shape[1])]
        ),
        "columns of W": lambda W, d, z: np.vstack([w @ d for w in W.T]) * slope(z),
        "single precision": lambda W, d, z: (
            (W.T.astype("f4") @ d.astype("f4")) * slope(z.astype("f4"))
        ),
    },
    "grad_W": {
        "np.outer": np.outer,
        "a column times a row, spread out": lambda d, a_prev: d * a_prev.T,
        "a column times a flat array": lambda d, a: d * a.ravel(),
        "np.kron": lambda d, a: np.kron(d, a.T),
        "np.dot": lambda d, a: np.dot(d, np.transpose(a)),
        "einsum": lambda d, a: np.einsum("ik,jk->ij", d, a),
        "np.tensordot": lambda d, a: np.tensordot(d, a, axes=(1, 1)),
        "np.multiply.outer": lambda d, a: np.multiply.outer(d.ravel(), a.ravel()),
        "transposed twice": lambda d, a: (a @ d.T).T,
        "repeated columns": lambda d, a: np.tile(a.T, (len(d), 1)) * np.repeat(d, len(a), axis=1),
        "loops": code.outer_by_loops,
        "one weight at a time": code.outer_by_weights,
        "a list of rows": lambda d, a: np.array([[x * v for v in a[:, 0]] for x in d[:, 0]]),
        "np.meshgrid": lambda d, a: np.prod(np.meshgrid(a, d), axis=0),
    },
    "grad_b": {
        "d itself": lambda d: d,
        "a view": lambda d: d[:],
        "a copy": np.copy,
        "floats": lambda d: 1.0 * d,
        "reshaped": lambda d: d.reshape(-1, 1),
        "the sum over one sample": lambda d: d.sum(axis=1, keepdims=True),
        "the mean over one sample": lambda d: np.mean(d, axis=1, keepdims=True),
        "the identity times d": lambda d: np.eye(len(d)) @ d,
        "d times a weight from a neuron that is always 1": lambda d: d @ np.ones((1, 1)),
        "loops": code.bias_by_loops,
        "a list of rows": lambda d: np.array([[value] for value in d.flat]),
        "the gradient of W with the input 1": lambda d: right.grad_W(d, np.array([[1]])),
    },
    "backward": {
        "recursion": passes.recursive,
        "reversed at the end": passes.reversed_at_the_end,
        "dicts counted from 1": passes.counted_from_one,
        "a deque": passes.with_a_deque,
        "pullbacks": passes.with_pullbacks,
        "layer objects": passes.with_layer_objects,
        "ones for the biases": passes.with_ones_for_the_biases,
        "full Jacobians": passes.with_full_jacobians,
        "all paths with a memory": passes.all_paths_with_a_memory,
        "a tape of one's own": passes.with_a_tape,
        "a complex step": passes.by_complex_step,
        "good central differences": passes.by_good_central_differences,
    },
}
WHEATS = CORE | FURTHER | QUIZ_WHEATS
CHAFFS = CORE_CHAFFS | FURTHER_CHAFFS | QUIZ_CHAFFS

EXERCISES = suite("3-delta")
for _name, _exercise in EXERCISES.items():
    if callable(_exercise.reference):
        WHEATS[_name] |= dressed_network(_exercise.reference) | careful(_exercise.reference)
# Numbers that are indices or sizes cannot become single precision; their functions have own styles.
for _name in set(WHEATS) - set(QUIZ_WHEATS) - {"dz_dw", "count_paths", "delta_neuron"}:
    WHEATS[_name] |= dressed_results(EXERCISES[_name].reference)
for _name in ("graph_abcde", "jacobians", "backward", "backward_in_out"):
    WHEATS[_name] |= exchanged_brackets(EXERCISES[_name].reference)
WHEATS["delta_neuron"] |= dressed_number(EXERCISES["delta_neuron"].reference)
