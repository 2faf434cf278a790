"""The M-P neuron."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import Rules, case, exercise
from solutions import activations_further

EACH = "[mp_neuron(x, w, b) for x in X]"

mp_neuron = exercise(
    activations_further.mp_neuron,
    marks=1,
    section="NNDL notes, neurons (神经元); Chapter 1, the M-P neuron (M-P 神经元)",
    rules=Rules(masks=True),
    visible=[
        case("AND of 1 and 1", x=[1, 1], w=[1, 1], b=-1.5),
        case("AND of 0 and 1", x=[0, 1], w=[1, 1], b=-1.5),
        case("three inputs", x=[1.0, 0.5, 2.0], w=[2.0, -1.0, 0.5], b=-1.5),
    ],
    hidden=[
        # Each case asks for both answers, so that a constant one earns nothing.
        case(
            "all four inputs of a gate, some of them on the border",
            call=EACH,
            X=[[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
            w=[1.0, 1.0],
            b=-1.0,
        ),
        case(
            "a positive bias, on both sides of the border",
            call=EACH,
            X=[[1.0, -1.0], [-2.0, 0.5], [-1.0, 1.0], [0.0, -1.0], [-3.0, 2.0]],
            w=[3.5, 2.5],
            b=2.0,
        ),
        case(
            "whole numbers, on and beside the border",
            call=EACH,
            X=[[1, 2, -3], [0, 1, -1], [1, 0, 0], [-1, 1, 1]],
            w=[4, -1, 1],
            b=1,
        ),
        case("many inputs", call=EACH, X=normal(8, 9, seed=204), w=normal(9, seed=203), b=0.5),
        case(
            "arrays that refuse to be written",
            call=EACH,
            X=normal(6, 5, seed=205),
            w=normal(5, seed=206),
            b=-0.5,
            read_only=True,
        ),
    ],
    hints=[
        "First the weighted sum of the inputs, then add the bias, then decide: 1 or 0.",
        "On the border, where the sum with the bias is exactly 0, the neuron answers 1.",
    ],
)


@mp_neuron.misconception(
    "Exactly on the border your neuron stays silent; by definition it fires there."
)
def silent_on_the_border(x: Any, w: Any, b: float) -> int:
    return int(w @ x + b > 0)


@mp_neuron.misconception("The sign is -1, 0 or 1. An M-P neuron knows two answers only: 0 and 1.")
def sign_of_the_sum(x: Any, w: Any, b: float) -> Any:
    return np.sign(w @ x + b)


@mp_neuron.misconception("The bias takes no part, so the border always runs through the origin.")
def bias_left_out(x: Any, w: Any, _b: float) -> int:
    return int(w @ x >= 0)


@mp_neuron.misconception(
    "You return the weighted sum itself; the step that makes 0 or 1 of it is still missing."
)
def step_forgotten(x: Any, w: Any, b: float) -> Any:
    return w @ x + b


@mp_neuron.misconception(
    "You use the bias as a threshold. It is added to the sum, so a large bias makes firing easier."
)
def bias_as_threshold(x: Any, w: Any, b: float) -> int:
    return int(w @ x >= b)
