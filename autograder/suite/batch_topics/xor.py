"""Training on XOR, judged by what the returned network computes."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.batch_topics.xor_faults import X, Y, seed_faults, training_faults
from solutions import batch_further

# Seeds are tried until one has led to XOR, to save time; the grader looks at all that came back.
HELPERS = """
def shapes(found):
    return [np.shape(part) for part in [*found[0], *found[1]]]

def falls(found):
    return bool(found[2][-1] < found[2][0])

def table(found):
    A = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    for W, b in zip(found[0], found[1]):
        A = 1 / (1 + np.exp(-(W @ A + b)))
    return [bool(a > 0.5) for a in A[0]]

def short(found):
    try:
        return (found[0], found[1], np.array(found[2]) * 1.0)  # text stays text
    except Exception:
        return found

def until_learnt(train, sizes, seeds):
    found = []
    for seed in seeds:
        found.append(short(train(sizes, seed)))
        try:
            if table(found[-1]) == [False, True, True, False]:
                break
        except Exception:
            pass
    return found
"""

TRIED = "until_learnt(train_xor, sizes, seeds)"


def tried(label: str, n: int, seeds: tuple[int, ...]) -> Any:
    """Return a hidden case with n hidden neurons."""
    return case(
        label,
        call=TRIED,
        helpers=HELPERS,
        once=True,
        faults=training_faults,
        sizes=(2, n, 1),
        seeds=seeds,
    )


def seeded(label: str, seeds: tuple[int, int]) -> Any:
    """Return a hidden case that compares two trainings."""
    call = "[short(train_xor(sizes, seed)) for seed in seeds]"
    return case(
        label,
        call=call,
        helpers=HELPERS,
        once=True,
        faults=seed_faults,
        sizes=(2, 3, 1),
        seeds=seeds,
    )


train_xor = exercise(
    batch_further.train_xor,
    marks=3,
    section="ML-2-1, adding a layer (加一层): the XOR problem (异或)",
    visible=[
        case(
            "the shapes of all parameters",
            call="shapes(train_xor(sizes, seed))",
            helpers=HELPERS,
            once=True,
            sizes=(2, 3, 1),
            seed=1,
        ),
        case(
            "the loss falls",
            call="falls(train_xor(sizes, seed))",
            helpers=HELPERS,
            once=True,
            sizes=(2, 3, 1),
            seed=1,
        ),
        case(
            "what the first of four networks that has learnt XOR says to its four inputs",
            call=f"table({TRIED}[-1])",
            helpers=HELPERS,
            once=True,
            sizes=(2, 3, 1),
            seeds=(1, 2, 3, 4),
        ),
    ],
    hidden=[
        tried("two hidden neurons, four seeds", 2, (11, 12, 13, 14)),
        tried("three hidden neurons, four seeds", 3, (21, 22, 23, 24)),
        tried("five hidden neurons, four seeds", 5, (31, 32, 33, 34)),
        seeded("the same seed, twice", (41, 41)),
        seeded("two seeds", (42, 43)),
    ],
    hints=[
        "Put together what you have: random start, forward, gradients of a batch of four, step. "
        "Note the cost before the first step and after every one.",
        "Plot the losses. A flat piece may end after some hundred steps; a larger step size (5 or "
        "10) shortens it. X is (2, 4) and Y is (1, 4).",
        "If it never ends: start with weights of size 1, not of size 0.01, and train the hidden "
        "biases too.",
    ],
)


def trained(
    sizes: Any,
    seed: int,
    steps: int = 1000,
    *,
    alpha: float = 10.0,
    start: Any = None,
    target: Any = Y,
    biases: bool = True,
) -> tuple[list[Any], list[Any], list[float]]:
    """Return what a training with other choices comes to. start: a function of a shape."""
    rng = np.random.default_rng(seed)
    draw = start or (lambda shape: rng.uniform(-1, 1, shape))
    n = sizes[1]
    W1, W2, b1, b2 = draw((n, 2)), draw((1, n)), np.zeros((n, 1)), np.zeros((1, 1))
    losses = []
    for step in range(steps + 1):
        A1 = 1 / (1 + np.exp(-(W1 @ X + b1)))
        A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
        error: Any = A2 - target
        losses.append(float(np.vdot(error, error)) / 8)
        if step == steps:
            break
        D2 = error * A2 * (1 - A2) * (alpha / 4)
        D1 = (np.asarray(W2).T @ D2) * A1 * (1 - A1)
        W2, b2 = W2 - D2 @ A1.T, b2 - D2.sum(axis=1, keepdims=True)
        W1 = W1 - D1 @ X.T
        if biases:
            b1 = b1 - D1.sum(axis=1, keepdims=True)
    return [W1, W2], [b1, b2], losses


@train_xor.misconception(
    "Your hidden neurons have no trained biases. For the input (0, 0) the hidden layer then says "
    "the same whatever its weights are."
)
def hidden_biases_not_trained(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 100, biases=False)


@train_xor.misconception(
    "Your loss stays where it started. Look at the weights after some steps: has anything made one "
    "hidden neuron different from another?"
)
def started_from_zero(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 20, start=np.zeros)


@train_xor.misconception(
    "Something moves, but all your hidden neurons are one and the same, as they were at the start."
)
def started_with_equal_weights(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 60, start=np.ones)


@train_xor.misconception(
    "Targets and outputs have different shapes, and numpy has made a table of all their "
    "differences. Print the shape of A2 - Y."
)
def targets_turned_round(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 20, target=Y.T)


@train_xor.misconception(
    "No bug, perhaps, but a plateau: the loss hardly moves. Try larger steps, more of them, or "
    "larger starting weights; another seed may help too."
)
def stuck_on_a_plateau(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 100, alpha=0.01)


@train_xor.misconception(
    "The training is on its way, but ends too early: the loss was still falling."
)
def ended_too_early(sizes: Any, seed: int) -> Any:
    return trained(
        sizes,
        seed,
        60,
        start=lambda shape: 0.6 * np.cos(seed + np.arange(np.prod(shape)).reshape(shape)),
    )


@train_xor.misconception(
    "Your last loss is not the cost of the network that you return. Most often it belongs to the "
    "parameters before the last update: is there a forward pass after it?"
)
def last_loss_missing(sizes: Any, seed: int) -> Any:
    Ws, bs, losses = trained(sizes, seed, 100)
    return Ws, bs, losses[:-1]


@train_xor.misconception(
    "Your losses have another factor than the cost of the docstring: mind the ½, and the mean over "
    "the samples."
)
def sum_of_squares_as_loss(sizes: Any, seed: int) -> Any:
    Ws, bs, losses = trained(sizes, seed, 100)
    return Ws, bs, [8 * loss for loss in losses]


@train_xor.misconception(
    "The seed that is handed in has no influence: all your trainings start from the same numbers."
)
def seed_unused(sizes: Any, _seed: int) -> Any:
    return trained(sizes, 7, 500)


@train_xor.misconception("Your loss grows: the gradient is added instead of subtracted.")
def uphill(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 50, alpha=-1.0)


@train_xor.misconception(
    "Your network has learnt well, but not XOR. Do inputs and targets stand in the same order?"
)
def another_truth_table(sizes: Any, seed: int) -> Any:
    return trained(sizes, seed, 200, target=np.array([[0.0, 1.0, 1.0, 1.0]]))
