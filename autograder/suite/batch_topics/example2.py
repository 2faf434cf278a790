"""Training of the May slides' second example."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.declare import Rules, Tolerance, case, exercise
from solutions import batch_further

train_ex2 = exercise(
    batch_further.train_ex2,
    marks=3,
    section="May slides, backpropagation and gradient descent (反向传播算法与梯度下降更新)",
    # Ten thousand steps in single precision keep five digits; one step more or less changes the
    # fourth.
    rules=Rules(results=("W", "V", "E"), tolerance=Tolerance(relative=1e-5, relative32=2e-5)),
    visible=[case("no update", n=0), case("one update", n=1)],
    hidden=[
        case("two updates", n=2),
        case("ten updates", n=10),
        case(
            "three trainings, one after the other",
            call="[train_ex2(first), train_ex2(second), train_ex2(first)]",
            first=7,
            second=1,
        ),
        case("two hundred updates", n=200),
        case("ten thousand updates, as on the slides", n=10_000, once=True),
    ],
    hints=[
        "One update: forward, the deltas of the outputs, then those of the hidden neurons, and "
        "only then all eight weights.",
        "h1 acts on both outputs: two paths lead back to it, and they are added.",
        "E belongs to the weights that you return. The biases stay as they are.",
    ],
)

INPUTS, HIDDEN_BIAS, OUTPUT_BIAS = (0.02, 0.7), 0.3, 0.2


def trained(
    n: int,
    *,
    eta: float = 0.5,
    biases: str = "fixed",
    output_first: bool = False,
    hidden_moves: bool = True,
) -> tuple[Any, Any, float, float]:
    """Return (W, V, E, E before the last update) of a training; plain numbers, for speed.

    biases: "fixed", "shared" or "separate". output_first: new V in the hidden deltas.
    """
    i1, i2 = INPUTS
    w1, w2, w3, w4, w5, w6, w7, w8 = 0.1, 0.2, 0.3, 0.4, 0.2, 0.3, 0.1, 0.2
    b1, b2, c1, c2 = HIDDEN_BIAS, HIDDEN_BIAS, OUTPUT_BIAS, OUTPUT_BIAS
    E = before = 0.0
    for step in range(n + 1):
        h1 = 1 / (1 + math.exp(-(w1 * i1 + w2 * i2 + b1)))
        h2 = 1 / (1 + math.exp(-(w3 * i1 + w4 * i2 + b2)))
        o1 = 1 / (1 + math.exp(-(w5 * h1 + w6 * h2 + c1)))
        o2 = 1 / (1 + math.exp(-(w7 * h1 + w8 * h2 + c2)))
        before, E = E, (o1**2 + (o2 - 1) ** 2) / 2
        if step == n:
            break
        d1, d2 = eta * o1 * o1 * (1 - o1), eta * (o2 - 1) * o2 * (1 - o2)
        new = w5 - d1 * h1, w6 - d1 * h2, w7 - d2 * h1, w8 - d2 * h2
        v5, v6, v7, v8 = new if output_first else (w5, w6, w7, w8)
        g1, g2 = (v5 * d1 + v7 * d2) * h1 * (1 - h1), (v6 * d1 + v8 * d2) * h2 * (1 - h2)
        w5, w6, w7, w8 = new
        if hidden_moves:
            w1, w2, w3, w4 = w1 - g1 * i1, w2 - g1 * i2, w3 - g2 * i1, w4 - g2 * i2
        if biases == "separate":
            b1, b2, c1, c2 = b1 - g1, b2 - g2, c1 - d1, c2 - d2
        elif biases == "shared":
            b1, b2, c1, c2 = b1 - g1 - g2, b2 - g1 - g2, c1 - d1 - d2, c2 - d1 - d2
    return np.array([[w1, w2], [w3, w4]]), np.array([[w5, w6], [w7, w8]]), E, before


@train_ex2.misconception(
    "You train a bias for each neuron, so your error falls faster than it should. In this exercise "
    "the weights learn, and nothing else."
)
def bias_of_each_neuron_trained(n: int) -> Any:
    return trained(n, biases="separate")[:3]


@train_ex2.misconception(
    "You train the two shared biases. In this exercise the weights learn, and nothing else."
)
def shared_biases_trained(n: int) -> Any:
    return trained(n, biases="shared")[:3]


@train_ex2.misconception(
    "V is changed before the hidden deltas are made, so W moves by a wrong amount from the first "
    "step on. All gradients first."
)
def output_layer_first(n: int) -> Any:
    return trained(n, output_first=True)[:3]


@train_ex2.misconception(
    "Your steps are twice as long as those of the slides. Which step size has this example?"
)
def step_size_one(n: int) -> Any:
    return trained(n, eta=1.0)[:3]


@train_ex2.misconception(
    "Your steps are twice too long. If the derivative of the squared error has a factor 2 in your "
    "code: what does the ½ in front of it do?"
)
def two_left_from_the_square(n: int) -> Any:
    return trained(n, eta=2 * 0.5)[:3]


@train_ex2.misconception(
    "The weights are right, E is half of what it should be: the ½ is in E_o1 and E_o2 already, and "
    "these two are added."
)
def error_halved(n: int) -> Any:
    W, V, E, _ = trained(n)
    return W, V, E / 2


@train_ex2.misconception(
    "You are one update behind. Late in the training E hardly shows it, the weights do."
)
def one_update_behind(n: int) -> Any:
    return trained(max(n - 1, 0))[:3]


@train_ex2.misconception("Your error grows: you added the gradient.")
def uphill(n: int) -> Any:
    return trained(n, eta=-0.5)[:3]


@train_ex2.misconception(
    "The weights are right. Your E is that of the forward pass before the last update."
)
def error_before_the_last_update(n: int) -> Any:
    W, V, E, before = trained(n)
    return W, V, before if n else E


@train_ex2.misconception(
    "W stays as it was. The slides show the update of w1 as an example; the others need one too."
)
def hidden_layer_not_trained(n: int) -> Any:
    return trained(n, hidden_moves=False)[:3]


@train_ex2.misconception(
    "Your matrices are transposed: in this course a row holds what enters one neuron."
)
def weights_transposed(n: int) -> Any:
    W, V, E, _ = trained(n)
    return W.T, V.T, E
