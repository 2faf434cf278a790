"""Right solutions of assignment 1 in many styles; the wrong ones come from `activation_chaffs`."""

from __future__ import annotations

import cmath
import math
from typing import Any

import numpy as np

from solutions import activations as right
from tests.wheats.activation_chaffs import CHAFFS, ELEMENTWISE, EXERCISES
from tests.wheats.activation_code import (
    complex_step,
    elu_by_masks,
    elu_grad_by_masks,
    negated_in_a_copy,
    one_sigma,
    relu_in_a_copy,
    sg,
    sigmoid_by_masks,
)
from tests.wheats.activations_further import FURTHER
from tests.wheats.styles import dressed, dressed_arrays, looped, recursive, vectorized

__all__ = ["CHAFFS", "EXERCISES", "WHEATS"]

CORE: dict[str, dict[str, Any]] = {
    "sigmoid": {
        "as in the lecture, with an overflow warning": sg,
        "through tanh": lambda z: 0.5 * (1 + np.tanh(np.asarray(z) / 2)),
        "clipped first": lambda z: sg(np.clip(z, -500, 500)),
        "by masks": sigmoid_by_masks,
        "a loop": looped(one_sigma),
        "taken apart": recursive(one_sigma),
        "np.vectorize": vectorized(one_sigma),
        "both branches worked out": lambda z: np.where(
            np.asarray(z) >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))
        ),
        "through logaddexp": lambda z: np.exp(-np.logaddexp(0, -z)),
        "np.reciprocal": lambda z: np.reciprocal(1.0 + np.exp(-1.0 * z)),
        "a power": lambda z: (1 + np.exp(-z)) ** -1,
        "in place, but in a copy": negated_in_a_copy,
        "single precision": lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32))),
    },
    "tanh_from_sigmoid": {
        "mirrored": lambda x: 1 - 2 * sg(-2 * x),
        "a difference": lambda x: sg(2 * x) - sg(-2 * x),
        "not from sigmoid, but right": np.tanh,
        "added first": lambda x: 2 * sg(x + x) - 1,
        "a loop": looped(lambda t: 2 * one_sigma(2 * t) - 1),
    },
    "sigmoid_grad": {
        "s(z) s(-z)": lambda z: sg(z) * sg(-z),
        "the quotient rule": lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        "through tanh": lambda z: 0.25 * (1 - np.tanh(np.asarray(z) / 2) ** 2),
        "through cosh": lambda z: 0.25 / np.cosh(z / 2) ** 2,
        "s - s^2": lambda z: sg(z) - sg(z) ** 2,
        "a loop": looped(lambda t: one_sigma(t) * one_sigma(-t)),
        "a complex step": complex_step(sg),
        "single precision": lambda z: sg(np.float32(z)) * (1 - sg(np.float32(z))),
    },
    "sigmoid_grad_from_a": {
        "a - a^2": lambda a: a - a**2,
        "completed square": lambda y: 0.25 - (y - 0.5) ** 2,
        "np.multiply": lambda a: np.multiply(a, np.subtract(1, a)),
        "a loop": looped(lambda t: t * (1 - t)),
    },
    "tanh_grad": {
        "through cosh": lambda z: 1 / np.cosh(z) ** 2,
        "through sigmoid": lambda z: 4 * sg(2 * z) * (1 - sg(2 * z)),
        "two factors": lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z)),
        "a product": lambda z: 1.0 - np.tanh(z) * np.tanh(z),
        "a loop": looped(lambda t: 1 - math.tanh(t) ** 2),
        "a complex step": complex_step(np.tanh),
        "cmath": looped(lambda t: cmath.tanh(complex(t, 1e-30)).imag / 1e-30),
    },
    "relu": {
        "whole numbers stay whole": lambda z: np.maximum(0, z),
        "times a mask, with negative zeros": lambda z: z * (np.asarray(z) > 0),
        "half the sum": lambda z: (abs(z) + z) / 2,
        "np.clip": lambda z: np.clip(z, 0, None),
        "np.where": lambda z: np.where(np.asarray(z) < 0, 0, z),
        "in a copy": relu_in_a_copy,
        "np.fmax": lambda z: np.fmax(z, 0.0),
        "a loop": looped(lambda t: max(0.0, t)),
        "taken apart": recursive(lambda t: t if t > 0 else 0),
    },
    "relu_grad": {
        "a mask": lambda z: np.asarray(z) > 0,
        "a Python bool for a number": lambda z: z > 0,
        "whole numbers": lambda z: np.asarray(z > 0).astype(int),
        "small whole numbers": lambda z: np.asarray(z > 0).astype(np.int8),
        "np.heaviside": lambda z: np.heaviside(np.asarray(z, dtype=float), 0),
        "from the activation": lambda z: np.maximum(0, z) > 0,
        "np.sign of the activation": lambda z: np.sign(np.maximum(0, z)),
        "np.select": lambda z: np.select([np.asarray(z) > 0], [1.0], default=0.0),
        "a loop": looped(lambda t: 1 if t > 0 else 0),
    },
    "elu": {
        "the lecture's max and min": lambda z, g: (
            np.maximum(0, z) + np.minimum(0, g * (np.exp(z) - 1))
        ),
        "both branches worked out": lambda x, a: np.where(x > 0, x, a * (np.exp(x) - 1)),
        "by masks": elu_by_masks,
        "with a clipped exponent": lambda z, gamma: (
            np.maximum(z, 0) + gamma * (np.exp(np.minimum(z, 0)) - 1)
        ),
        "a loop": looped(lambda t, g: t if t > 0 else g * math.expm1(t)),
        "np.vectorize": vectorized(lambda t, g: t if t > 0 else g * (math.exp(t) - 1)),
    },
    "elu_grad": {
        "value plus gamma": lambda z, g: np.where(
            np.asarray(z) > 0, 1.0, g * (np.exp(np.minimum(z, 0)) - 1) + g
        ),
        "both branches worked out": lambda z, g: np.where(np.asarray(z) > 0, 1, g * np.exp(z)),
        "by masks": elu_grad_by_masks,
        "clipped, then multiplied": lambda z, g: (
            (np.asarray(z) > 0) + (np.asarray(z) <= 0) * g * np.exp(np.minimum(z, 0))
        ),
        "a loop": looped(lambda t, g: 1 if t > 0 else g * math.exp(t)),
    },
    "softplus": {
        "the large part taken out": lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))),
        "a switch": lambda z: np.where(np.asarray(z) > 30, z, np.log1p(np.exp(z))),
        "logaddexp": lambda z: np.logaddexp(z, 0),
        "minus log of a sigmoid": lambda z: np.where(
            np.asarray(z) > 0, z - np.log(sg(np.abs(z))), np.log(1 + np.exp(-np.abs(z)))
        ),
        "a loop": looped(lambda t: max(t, 0) + math.log1p(math.exp(-abs(t)))),
    },
    "softplus_grad": {
        "a plain sigmoid": sg,
        "a loop": looped(one_sigma),
        "through tanh": lambda z: (np.tanh(np.asarray(z) / 2) + 1) / 2,
        "softplus(z) - softplus(-z) in the exponent": lambda z: np.exp(z - np.logaddexp(0, z)),
    },
    "saturation": {
        "in another order": dict(reversed(right.saturation.items())),
        "other capitals and spaces": {k: f" {v.upper()} " for k, v in right.saturation.items()},
        "more items": {**right.saturation, "swish": "left"},
    },
    "zero_centred": {
        "in another order": dict(reversed(right.zero_centred.items())),
        "numpy bools": {k: np.bool_(v) for k, v in right.zero_centred.items()},
        "numbers 0 and 1": {k: int(v) for k, v in right.zero_centred.items()},
    },
    "activation_table": {
        "lists instead of pairs": {k: list(v) for k, v in right.activation_table.items()},
        "all lambdas": {
            "sigmoid": (sg, lambda z: sg(z) * sg(-z)),
            "tanh": (lambda z: 2 * sg(2 * z) - 1, lambda z: 1 / np.cosh(z) ** 2),
            "relu": (lambda z: np.maximum(0, z), lambda z: (z > 0) * 1.0),
            "elu": (
                lambda z: np.where(z > 0, z, 0.5 * (np.exp(z) - 1)),
                lambda z: np.where(z > 0, 1, 0.5 * np.exp(z)),
            ),
            "softplus": (lambda z: np.log(1 + np.exp(z)), sg),
        },
        "more rows": {**right.activation_table, "identity": (lambda z: z, np.ones_like)},
        "complex steps": {
            **right.activation_table,
            "tanh": (np.tanh, complex_step(np.tanh)),
            "sigmoid": (sg, complex_step(sg)),
        },
    },
}
WHEATS = CORE | FURTHER

for _name in [*ELEMENTWISE, "softmax", "softmax_jacobian", "softmax_vjp"]:
    _right = EXERCISES[_name].reference
    WHEATS[_name] |= dressed(_right) | dressed_arrays(_right)
for _name in ("mp_neuron", "dead_units", "prelu_grads", "taylor1"):
    WHEATS[_name] |= dressed(EXERCISES[_name].reference)
