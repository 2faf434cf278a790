"""Training of the May slides' first example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import Rules, Tolerance, case, exercise
from solutions import batch
from solutions.activations import sigmoid

X1 = np.array([[0.35], [0.9]])

# After 100 updates the error is so small that single precision knows the cost to three digits
# only. The output that it stands for, target plus error, is known to seven.
OUTPUT = """
def output(found):
    W0, W1, cost = found
    return W0, W1, 0.5 + (2 * cost) ** 0.5
"""

train_ex1 = exercise(
    batch.train_ex1,
    marks=3,
    section="May slides, the first example (Example)",
    # 1e-5 also where a cost found in single precision comes back as a Python number.
    rules=Rules(results=("W0", "W1", "cost"), tolerance=Tolerance(relative=1e-5, relative32=2e-5)),
    visible=[case("no update", n=0), case("one update", n=1)],
    hidden=[
        case("two updates", n=2),
        case("five updates", n=5),
        case(
            "three trainings, one after the other",
            call="[train_ex1(first), train_ex1(second), train_ex1(first)]",
            first=9,
            second=1,
        ),
        case("thirty updates", n=30),
        case(
            "a hundred updates: the weights, and the output that the cost stands for",
            call="output(train_ex1(n))",
            helpers=OUTPUT,
            n=100,
        ),
    ],
    hints=[
        "One update: forward, both deltas, both gradients, and only then both weight matrices.",
        "Print the shapes of the deltas. The hidden one must be a column with two entries.",
        "The cost belongs to the weights that you return: it needs one more forward pass at the "
        "end.",
    ],
)


def deltas(W0: Any, W1: Any) -> tuple[Any, Any, Any]:
    """Return (the hidden activations, the output's delta, the hidden deltas), as is right."""
    y1 = 1 / (1 + np.exp(-W0 @ X1))
    y2 = 1 / (1 + np.exp(-W1 @ y1))
    d2 = (y2 - 0.5) * y2 * (1 - y2)
    return y1, d2, (W1.T @ d2) * y1 * (1 - y1)


def right(W0: Any, W1: Any) -> tuple[Any, Any]:
    """Return the gradients, as is right."""
    y1, d2, d1 = deltas(W0, W1)
    return d1 @ X1.T, d2 @ y1.T


def trained(
    n: int, gradients: Callable[[Any, Any], tuple[Any, Any]] = right, eta: float = 1.0
) -> Any:
    """Return what a training with other gradients or another step size comes to."""
    W0, W1 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    for _ in range(n):
        g0, g1 = gradients(W0, W1)
        W0, W1 = W0 - eta * g0, W1 - eta * g1
    y = float(sigmoid(W1 @ sigmoid(W0 @ X1))[0, 0])
    return W0, W1, (y - 0.5) ** 2 / 2


@train_ex1.misconception(
    "These are exactly the numbers of the slides, and they are wrong. Print the shape of your "
    "hidden deltas, then that of the step of W0: numpy has spread something out."
)
def hidden_deltas_broadcast(n: int) -> Any:
    def gradients(W0: Any, W1: Any) -> tuple[Any, Any]:
        y1, d2, _ = deltas(W0, W1)
        return X1.T @ (d2 * W1 * (y1 * (1 - y1))), d2 @ y1.T

    return trained(n, gradients)


@train_ex1.misconception(
    "The weights are right. Your cost is that of the forward pass before the last update."
)
def cost_before_the_last_update(n: int) -> Any:
    return (*trained(n)[:2], trained(max(n - 1, 0))[2])


@train_ex1.misconception(
    "W1 is changed before the hidden deltas are made, but these need the old one. First all "
    "gradients, then all updates."
)
def output_layer_updated_first(n: int) -> Any:
    def gradients(W0: Any, W1: Any) -> tuple[Any, Any]:
        y1, d2, _ = deltas(W0, W1)
        new = W1 - d2 @ y1.T
        return (new.T @ d2) * y1 * (1 - y1) @ X1.T, d2 @ y1.T

    return trained(n, gradients)


@train_ex1.misconception("Your steps have half the length: the step size of this example is 1.")
def half_steps(n: int) -> Any:
    return trained(n, eta=0.5)


@train_ex1.misconception(
    "You are one update behind. Where does your loop begin, and where does it end?"
)
def one_update_behind(n: int) -> Any:
    return trained(max(n - 1, 0))


@train_ex1.misconception(
    "Your cost grows: with (y - target) in the delta the gradient must be subtracted."
)
def uphill(n: int) -> Any:
    return trained(n, eta=-1.0)


@train_ex1.misconception(
    "Both hidden neurons get the same update, the sum of what belongs to each. Each has a delta "
    "of its own."
)
def hidden_deltas_summed(n: int) -> Any:
    def gradients(W0: Any, W1: Any) -> tuple[Any, Any]:
        y1, d2, d1 = deltas(W0, W1)
        return np.sum(d1 @ X1.T, axis=0), d2 @ y1.T

    return trained(n, gradients)


@train_ex1.misconception(
    "Your slopes apply the sigmoid once more, to y, which is σ(z) already. Write them with y alone."
)
def sigmoid_applied_twice(n: int) -> Any:
    def gradients(W0: Any, W1: Any) -> tuple[Any, Any]:
        def slope(y: Any) -> Any:
            return sigmoid(y) * (1 - sigmoid(y))

        y1 = sigmoid(W0 @ X1)
        y2 = sigmoid(W1 @ y1)
        d2 = (y2 - 0.5) * slope(y2)
        return (W1.T @ d2) * slope(y1) @ X1.T, d2 @ y1.T

    return trained(n, gradients)


@train_ex1.misconception(
    "The output's slope is right. In the hidden layer the sigmoid is applied once more, to y, "
    "which is σ(z) already."
)
def sigmoid_applied_twice_in_the_hidden_layer(n: int) -> Any:
    def gradients(W0: Any, W1: Any) -> tuple[Any, Any]:
        y1, d2, _ = deltas(W0, W1)
        s = sigmoid(y1)
        return (W1.T @ d2) * s * (1 - s) @ X1.T, d2 @ y1.T

    return trained(n, gradients)


@train_ex1.misconception(
    "W0 never moves. The hidden layer has a gradient too: take the delta back through W1."
)
def output_layer_only(n: int) -> Any:
    return trained(n, lambda W0, W1: (0 * W0, right(W0, W1)[1]))


@train_ex1.misconception("The ½ in front of the squared error is missing in the cost you return.")
def half_missing_in_the_cost(n: int) -> Any:
    W0, W1, cost = trained(n)
    return W0, W1, 2 * cost
