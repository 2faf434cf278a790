"""What a gradient checker is tried on: right networks, and planted errors that it must find.

Every case asks about right gradients and about wrong ones, so that no constant answer passes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case
from autograder.suite.gradcheck_topics import check_data as data

Named = dict[str, Any]

BOTH = "[gradcheck(cost_of({}), params, G) for G in (grads, wrong)]"
SIGMOID: Named = {"helpers": data.SIGMOID_COST, "params": data.NET, "X": data.X, "Y": data.Y}
RELU: Named = {"helpers": data.RELU_COST, "X": data.RELU_X, "Y": data.RELU_Y}
LINE: Named = {"helpers": data.LINEAR_COST, "X": data.LINE_X, "Y": data.LINE_Y}
UNITS: Named = {
    "helpers": data.SIGMOID_COST,
    "params": data.UNIT_NET,
    "X": data.UNIT_X,
    "Y": data.UNIT_Y,
}
T = data.TRUE

VISIBLE = [
    case(
        "two numbers, one of the two slopes wrong",
        call="gradcheck(lambda P: np.sum(P['u'] ** 2 + 3 * P['v']), params, grads)",
        params={"u": np.array([1.0, -2.0]), "v": np.array([0.5, 4.0])},
        grads={"u": np.array([1.0, -2.0]), "v": np.array([3.0, 3.0])},
    ),
    case(
        "whole numbers, first right and then wrong",
        call="[gradcheck(lambda P: np.sum(P['u'] * P['v']), params, G) for G in (grads, wrong)]",
        params={"u": np.array([[1, -2]]), "v": np.array([[3, 5]])},
        grads={"u": np.array([[3, 5]]), "v": np.array([[1, -2]])},
        wrong={"u": np.array([[3, 5]]), "v": np.array([[-2, 1]])},
    ),
    case(
        "a linear model: right, then with one entry 1 % too large",
        call=BOTH.format("X, Y"),
        params=data.LINE_FLOATS,
        grads=data.LINE_FLOATS_TRUE,
        wrong=data.one_entry_off(data.LINE_FLOATS_TRUE, "heights", 1.01),
        **LINE,
    ),
]

HIDDEN = [
    case(
        "a sigmoid network: right; one W and one b wrong; errors that cancel",
        call="[gradcheck(cost_of(X, Y), params, G) for G in (grads, wrong, cancelling)]",
        grads=T,
        wrong={**T, "W2": 1.5 * T["W2"], "b1": 7 * T["b1"]},
        cancelling=data.first_and_last_exchanged(T, "W3") | {"b3": -T["b3"]},
        **SIGMOID,
    ),
    case(
        "one entry of one bias wrong by 0.1 %",
        call=BOTH.format("X, Y"),
        grads=T,
        wrong=data.one_entry_off(T, "b2", 1.001),
        **SIGMOID,
    ),
    case(
        "a cost with a penalty: with and without it in the gradients",
        call=BOTH.format("X, Y, lam"),
        lam=0.3,
        grads=data.TRUE_WITH_PENALTY,
        wrong=T,
        **SIGMOID,
    ),
    case(
        "a cost in tiny units and in huge ones",
        call="[gradcheck(cost_of(X, Y, 0, unit), params, G) for unit, G in tries]",
        tries=(
            (data.SMALL, data.TRUE_SMALL),
            (data.SMALL, {**data.TRUE_SMALL, "W2": 1.5 * data.TRUE_SMALL["W2"]}),
            (data.SMALL, {**data.TRUE_SMALL, "b1": 7 * data.TRUE_SMALL["b1"]}),
            (data.LARGE, data.TRUE_LARGE),
            (data.LARGE, data.one_entry_off(data.TRUE_LARGE, "W1", 0.99)),
        ),
        **UNITS,
    ),
    case(
        "a ReLU network with units near their kinks and a unit that is off",
        call=BOTH.format("X, Y"),
        params=data.RELU_NET,
        grads=data.RELU_TRUE,
        wrong=data.one_entry_off(data.RELU_TRUE, "b1", 1.001),
        **RELU,
    ),
    case(
        "gradients that are zero, rightly and wrongly",
        call=BOTH.format("X, Y"),
        params=data.DEAD_NET,
        grads=data.DEAD_TRUE,
        wrong={**data.DEAD_TRUE, "W1": data.RELU_TRUE["W1"], "b2": np.zeros((2, 1))},
        **RELU,
    ),
    case(
        "another threshold is given",
        call="[gradcheck(cost_of(X, Y), params, wrong, threshold=t) for t in thresholds]",
        thresholds=(1e-2, 3e-4, 3e-5),
        wrong=data.one_entry_off(T, "W1", 1.005) | {"b3": 1.0002 * T["b3"]},
        **SIGMOID,
    ),
    case(
        "whole numbers that refuse to be written, names in another order",
        call=BOTH.format("X, Y"),
        params=data.LINE,
        grads=data.LINE_TRUE,
        wrong={"heights": data.LINE_TRUE["heights"], "slopes": -data.LINE_TRUE["slopes"]},
        read_only=True,
        **LINE,
    ),
]
