"""One right step in the place of the lecture's wrong one."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from autograder.suite.gradcheck_topics.lecture_bug import SECTION
from autograder.suite.oracles_network import complex_gradients, logistic
from solutions import gradcheck as right
from solutions.activations import sigmoid


def by_complex_steps(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    """Return the weights minus the derivatives of the cost, found without the chain rule."""

    def cost(p: list[Any]) -> Any:
        return np.sum((logistic(p[1] @ logistic(p[0] @ x)) - y) ** 2) / 2

    G0, G1 = complex_gradients(cost, [W0, W1])
    return W0 - G0, W1 - G1


SLIDES: dict[str, Any] = {"x": np.array([[0.35], [0.9]]), "y": np.array([[0.5]])}

repaired_step = exercise(
    right.repaired_step,
    marks=2,
    section=SECTION,
    rules=Rules(results=("W0", "W1")),
    oracle=by_complex_steps,
    visible=[
        case(
            "the slides' first weights",
            W0=[[0.1, 0.8], [0.4, 0.6]],
            W1=[[0.3, 0.9]],
            **SLIDES,
        ),
        case("one neuron a layer, W0 = 0", W0=[[0.0]], W1=[[1.0]], x=[[2.0]], y=[[0.0]]),
    ],
    hidden=[
        case(
            "the slides' sizes, other weights",
            W0=normal(2, 2, seed=1071),
            W1=[[-1.4, 0.7]],
            **SLIDES,
        ),
        case(
            "four inputs, three hidden neurons, two outputs",
            W0=normal(3, 4, seed=1072),
            W1=normal(2, 3, seed=1073),
            x=normal(4, 1, seed=1074),
            y=[[0.9], [0.2]],
        ),
        case(
            "three of everything",
            W0=normal(3, 3, seed=1075),
            W1=normal(3, 3, seed=1076),
            x=normal(3, 1, seed=1077),
            y=[[0.1], [0.8], [0.4]],
        ),
        case(
            "whole numbers",
            W0=integers(2, 3, seed=1078, low=-2, high=2),
            W1=integers(1, 2, seed=1079, low=-2, high=2),
            x=[[1], [-1], [2]],
            y=[[1]],
        ),
        case(
            "ten steps, one after the other",
            helpers=(
                "def ten_steps(step, W0, W1, x, y):\n"
                "    for _ in range(10):\n"
                "        W0, W1 = step(W0, W1, x, y)\n"
                "    return W0, W1\n"
            ),
            call="ten_steps(repaired_step, W0, W1, x, y)",
            W0=[[0.1, 0.8], [0.4, 0.6]],
            W1=[[0.3, 0.9]],
            **SLIDES,
        ),
        case(
            "arrays that refuse to be written",
            W0=normal(5, 2, seed=1080),
            W1=normal(1, 5, seed=1081),
            x=normal(2, 1, seed=1082),
            y=[[0.3]],
            read_only=True,
        ),
    ],
    hints=[
        "The δ of the hidden layer has one row for each hidden neuron. W1 as it stands leads "
        "forwards; which form of it leads back?",
        "Mending one line is not enough: with a right δ the last line no longer fits. Its product "
        "must have the shape of W0.",
        "Let the gradient check have the last word: it must accuse nothing any more.",
    ],
)


def parts(W0: Any, W1: Any, x: Any, y: Any) -> tuple[Any, Any, Any]:
    """Return the activations of both layers and the δ of the output layer."""
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    return a1, a2, (a2 - y) * a2 * (1 - a2)


@repaired_step.misconception(
    "This is the code of the exercise as it was: a row meets a column, and numpy fills a matrix."
)
def as_in_the_listing(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, _a2, d2 = parts(W0, W1, x, y)
    d1 = d2 * W1 * a1 * (1 - a1)
    return W0 - x.T @ d1, W1 - d2 * a1.T


@repaired_step.misconception(
    "Adding up the rows or columns of a wrong matrix mends its shape, not its numbers. The δ of "
    "the hidden layer is made of W1 and of the δ of the output, and of each neuron's own slope."
)
def matrix_summed_to_fit(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, _a2, d2 = parts(W0, W1, x, y)
    d1 = np.sum((W1.T @ d2).T * (a1 * (1 - a1)), axis=1, keepdims=True)
    return W0 - d1 @ x.T, W1 - d2 @ a1.T


@repaired_step.misconception(
    "The δ of the hidden layer is right now, but the last line still has x.T first: what comes out "
    "is no matrix with a row for each neuron."
)
def last_line_left_as_it_was(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, _a2, d2 = parts(W0, W1, x, y)
    d1 = (W1.T @ d2) * a1 * (1 - a1)
    return W0 - x.T @ d1, W1 - d2 @ a1.T


@repaired_step.misconception(
    "The hidden layer's δ is made with the W1 of after its update. Both gradients belong to the "
    "weights before the step."
)
def updated_weights_in_the_hidden_delta(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, _a2, d2 = parts(W0, W1, x, y)
    W1 = W1 - d2 @ a1.T
    return W0 - ((W1.T @ d2) * a1 * (1 - a1)) @ x.T, W1


@repaired_step.misconception(
    "The step goes uphill: mind with which sign y and a2 stand in your δ, and add or subtract "
    "accordingly."
)
def uphill(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    A, B = right.repaired_step(W0, W1, x, y)
    return 2 * W0 - A, 2 * W1 - B


@repaired_step.misconception(
    "You put an activation where the slope σ' expects a pre-activation: σ is applied twice."
)
def slope_at_the_activation(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, a2, _d2 = parts(W0, W1, x, y)
    d2 = (a2 - y) * sigmoid(a2) * (1 - sigmoid(a2))
    d1 = (W1.T @ d2) * sigmoid(a1) * (1 - sigmoid(a1))
    return W0 - d1 @ x.T, W1 - d2 @ a1.T


@repaired_step.misconception(
    "The slope of the hidden neurons is missing in their δ: W1 leads the error back to the "
    "activations, not yet to the pre-activations."
)
def hidden_slope_forgotten(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    a1, _a2, d2 = parts(W0, W1, x, y)
    return W0 - (W1.T @ d2) @ x.T, W1 - d2 @ a1.T


@repaired_step.misconception(
    "Your step is twice as long: the cost has a half in front, which takes the 2 of the square."
)
def half_forgotten(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    A, B = right.repaired_step(W0, W1, x, y)
    return 2 * A - W0, 2 * B - W1


@repaired_step.misconception("You return the gradients. Wanted are the weights after the step.")
def gradients_returned(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    A, B = right.repaired_step(W0, W1, x, y)
    return W0 - A, W1 - B


@repaired_step.misconception("The two results are exchanged: W0 comes first.")
def results_exchanged(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    return right.repaired_step(W0, W1, x, y)[::-1]


@repaired_step.misconception(
    "The step is right, but -= and += work inside the arrays that were given, and the caller's "
    "weights are lost."
)
def stepped_in_place(W0: Any, W1: Any, x: Any, y: Any) -> Any:
    A, B = right.repaired_step(W0, W1, x, y)
    W0 -= W0 - A
    W1 -= W1 - B
    return W0, W1
