"""Networks whose costs are checked, their true gradients, and gradients with planted errors.

Costs come to the student's process as source; the same source gives the true gradients here, by a
complex step. All entries of the gradients are exactly 0 or far above the rounding of the quotients,
also where costs are tiny or huge: rounding is relative to the cost. Errors that are planted are
larger than the threshold however right solutions measure them; the smallest is 0.1 % of one entry.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.suite.oracles_network import complex_gradients

Named = dict[str, Any]

# Layers 1, 2, .. as long as there is a W1, W2, ..; unit stretches the cost, lam weighs the penalty.
SIGMOID_COST = """
def cost_of(X, Y, lam=0.0, unit=1.0):
    def cost(P):
        A, penalty, layer = X, 0.0, 1
        while f"W{layer}" in P:
            W = P[f"W{layer}"]
            A = 1 / (1 + np.exp(-(W @ A + P[f"b{layer}"])))
            penalty, layer = penalty + np.sum(W**2), layer + 1
        return unit * (np.sum((A - Y) ** 2) / (2 * X.shape[1]) + lam / 2 * penalty)
    return cost
"""
RELU_COST = """
def cost_of(X, Y):
    def cost(P):
        Z = P["W1"] @ X + P["b1"]
        A = P["W2"] @ np.where(np.real(Z) > 0, Z, 0) + P["b2"]
        return np.sum((A - Y) ** 2) / (2 * X.shape[1])
    return cost
"""
LINEAR_COST = """
def cost_of(X, Y):
    def cost(P):
        return np.sum((P["slopes"] @ X + P["heights"] - Y) ** 2) / (2 * X.shape[1])
    return cost
"""


def gradients(source: str, params: Named, *data: Any) -> Named:
    """Return the true gradients of the cost that the source defines, rounded to 12 digits."""
    names: Named = {"np": np}
    exec(source, names)  # noqa: S102 - our own text, the one that a case sends along
    cost = names["cost_of"](*data)
    keys = list(params)
    found = complex_gradients(
        lambda p: cost(dict(zip(keys, p, strict=True))), [params[key] for key in keys]
    )
    return {
        k: np.array([float(f"{v:.12g}") for v in g.ravel()]).reshape(g.shape)
        for k, g in zip(keys, found, strict=True)
    }


def layers(*sizes: int, seed: int) -> Named:
    """Return W1, b1, W2, b2, .. with unequal biases for layers of these sizes."""
    made: Named = {}
    for k in range(1, len(sizes)):
        made[f"W{k}"] = normal(sizes[k], sizes[k - 1], seed=seed + 2 * k)
        made[f"b{k}"] = normal(sizes[k], 1, seed=seed + 2 * k + 1, scale=0.5)
    return made


def one_entry_off(grads: Named, name: str, factor: float) -> Named:
    """Return grads with the largest entry of one array multiplied by the factor."""
    wrong = grads[name].copy()
    place = np.unravel_index(np.argmax(np.abs(wrong)), wrong.shape)
    wrong[place] *= factor
    return {**grads, name: wrong}


def first_and_last_exchanged(grads: Named, name: str) -> Named:
    """Return grads with two entries of one array exchanged: its sum and its length stay."""
    wrong = grads[name].copy()
    wrong.flat[0], wrong.flat[-1] = wrong.flat[-1], wrong.flat[0]
    return {**grads, name: wrong}


# A sigmoid network 4-3-5-2 with seven samples.
X, Y = normal(4, 7, seed=1041), np.round(1 / (1 + np.exp(-normal(2, 7, seed=1042))), 3)
NET = layers(4, 3, 5, 2, seed=2840)
TRUE = gradients(SIGMOID_COST, NET, X, Y)
TRUE_WITH_PENALTY = gradients(SIGMOID_COST, NET, X, Y, 0.3)

# A smaller one, 2-3-2 with five samples, whose cost is measured in tiny and in huge units.
UNIT_X = normal(2, 5, seed=1047)
UNIT_Y = np.round(1 / (1 + np.exp(-normal(2, 5, seed=1048))), 3)
UNIT_NET = layers(2, 3, 2, seed=1050)
UNIT_TRUE = gradients(SIGMOID_COST, UNIT_NET, UNIT_X, UNIT_Y)
SMALL, LARGE = 5e-6, 1e8
TRUE_SMALL = {name: SMALL * g for name, g in UNIT_TRUE.items()}
TRUE_LARGE = {name: LARGE * g for name, g in UNIT_TRUE.items()}

# A ReLU network 2-5-2 with four samples. Unit 1 (the first is 0) is off for all of them, so that
# its gradients are exactly 0. Units 0 and 3 have a sample 0.00005 above and below their kinks,
# five times as far as the default step moves them.
RELU_X = np.array([[1.0, -0.5, 0.25, -1.0], [0.5, 1.0, -0.75, -0.25]])
RELU_Y = np.array([[0.5, -1.0, 1.5, 0.25], [1.0, 0.75, -0.5, -1.25]])
RELU_NET: Named = {
    "W1": np.array([[1.0, -1.0], [0.5, 0.25], [-1.5, 0.5], [0.75, 1.25], [-0.5, 1.5]]),
    "b1": np.array([[-0.49995], [-2.0], [0.375], [-0.87505], [0.625]]),
    "W2": np.array([[0.8, -1.2, 0.6, 1.1, -0.7], [-0.9, 0.4, 1.3, -0.5, 0.9]]),
    "b2": np.array([[0.3], [-0.2]]),
}
RELU_TRUE = gradients(RELU_COST, RELU_NET, RELU_X, RELU_Y)

# A hidden layer that is off for all samples: the gradients by W1, b1 and W2 are zero.
DEAD_NET: Named = {**RELU_NET, "b1": np.array([[-9.0], [-8.0], [-7.5], [-8.5], [-9.5]])}
DEAD_TRUE = gradients(RELU_COST, DEAD_NET, RELU_X, RELU_Y)

# A linear model whose parameters are whole numbers, under names that tell nothing.
LINE_X, LINE_Y = normal(3, 6, seed=1043), normal(2, 6, seed=1044, scale=2)
LINE: Named = {
    "slopes": integers(2, 3, seed=1102, low=-3, high=3),
    "heights": integers(2, 1, seed=1103, low=-4, high=4),
}
LINE_TRUE = gradients(LINEAR_COST, LINE, LINE_X, LINE_Y)
LINE_FLOATS: Named = {"slopes": normal(2, 3, seed=1046), "heights": np.array([[0.5], [-1.5]])}
LINE_FLOATS_TRUE = gradients(LINEAR_COST, LINE_FLOATS, LINE_X, LINE_Y)
