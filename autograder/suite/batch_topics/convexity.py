"""Convexity: the gap at a midpoint, and what it proves."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise, quiz
from solutions import batch_further
from solutions.activations import sigmoid

SECTION = "NNDL notes, non-convex optimisation (非凸优化问题)"
SQUARED, ENTROPY = "squared error", "cross-entropy"

# ---- midpoint_gap ------------------------------------------------------------------------------

midpoint_gap = exercise(
    batch_further.midpoint_gap,
    marks=1,
    section=SECTION,
    visible=[
        case("squared error, two points far apart", loss=SQUARED, p=[-4.0, -6.0], q=[6.0, 0.0]),
        case("cross-entropy, the first weight is 0", loss=ENTROPY, p=[0.0, 2.0], q=[0.0, -2.0]),
    ],
    hidden=[
        case("squared error, other points", loss=SQUARED, p=[-3.0, -5.0], q=[5.0, -1.5]),
        case("cross-entropy, two points far apart", loss=ENTROPY, p=[-2.0, -6.0], q=[6.0, -2.0]),
        case("squared error, a negative gap", loss=SQUARED, p=[0.5, -1.0], q=[1.5, 4.0]),
        case("cross-entropy, whole numbers", loss=ENTROPY, p=[3, -4], q=[-1, 2]),
        case(
            "arrays that refuse to be written",
            loss=SQUARED,
            p=[-1.25, -3.5],
            q=[4.75, 0.5],
            read_only=True,
        ),
    ],
    hints=[
        "Write f(w) first: one number out of two weights. Then it is needed at three points.",
        "The midpoint of p and q is a point with two weights, too: (p + q) / 2.",
    ],
)


def network(w1: Any, w2: Any) -> Any:
    """Return the output of the 1-1-1 network, as is right."""
    return sigmoid(w2 * sigmoid(w1))


def height(loss: str, w: Any, output: Any = network) -> Any:
    """Return the loss at the point w."""
    a = output(w[0], w[1])
    return -np.log(a) if loss == ENTROPY else (1 - a) ** 2


def gap(loss: str, p: Any, q: Any, output: Any = network) -> Any:
    """Return the gap for a network with another output."""
    ends = height(loss, p, output) + height(loss, q, output)
    return height(loss, (p + q) / 2, output) - ends / 2


@midpoint_gap.misconception(
    "Sign: you took the chord minus the curve. A positive gap means that the curve lies above."
)
def chord_minus_curve(loss: str, p: Any, q: Any) -> Any:
    return -gap(loss, p, q)


@midpoint_gap.misconception(
    "Your neurons have biases. This network has two parameters only, the weights w1 and w2."
)
def biases_added(loss: str, p: Any, q: Any) -> Any:
    return gap(loss, p, q, lambda w1, w2: sigmoid(w2 * sigmoid(w1 + 1) + 1))


@midpoint_gap.misconception(
    "There is a ½ in your squared error. The one of this exercise is written in the docstring."
)
def half_squared_error(loss: str, p: Any, q: Any) -> Any:
    return gap(loss, p, q) / (2 if loss == SQUARED else 1)


@midpoint_gap.misconception(
    "The two losses are exchanged, or you compute the same one whatever is asked."
)
def losses_exchanged(loss: str, p: Any, q: Any) -> Any:
    return gap(SQUARED if loss == ENTROPY else ENTROPY, p, q)


@midpoint_gap.misconception(
    "The weights are exchanged: w1 is met first, between the input and the hidden neuron."
)
def weights_exchanged(loss: str, p: Any, q: Any) -> Any:
    return gap(loss, p, q, lambda w1, w2: sigmoid(w1 * sigmoid(w2)))


@midpoint_gap.misconception(
    "You subtract the sum of the two ends. The chord at the middle is their mean."
)
def ends_added(loss: str, p: Any, q: Any) -> Any:
    return height(loss, (p + q) / 2) - height(loss, p) - height(loss, q)


@midpoint_gap.misconception(
    "Your point in the middle is half of the way from p to q, but starting at the origin instead "
    "of at p. Which point is as far from p as from q?"
)
def half_the_difference(loss: str, p: Any, q: Any) -> Any:
    return height(loss, (q - p) / 2) - (height(loss, p) + height(loss, q)) / 2


@midpoint_gap.misconception(
    "The hidden neuron has no activation in your network: both neurons are sigmoid neurons."
)
def hidden_neuron_linear(loss: str, p: Any, q: Any) -> Any:
    return gap(loss, p, q, lambda w1, w2: sigmoid(w2 * w1))


@midpoint_gap.misconception(
    "You have two numbers. A point has two weights, but only one height: which weight belongs to "
    "which layer?"
)
def both_weights_in_both_layers(loss: str, p: Any, q: Any) -> Any:
    return gap(loss, p, q, lambda w1, w2: sigmoid(np.array([w1, w2]) * sigmoid(np.array([w1, w2]))))


# ---- convexity ---------------------------------------------------------------------------------

PROOF = ("convex", "not convex", "nothing is proven")
KIND = ("convex", "not convex")

convexity = quiz(
    "convexity",
    batch_further.convexity,
    marks=2,
    section=SECTION,
    options={
        "one positive gap": PROOF,
        "one negative gap": PROOF,
        "a thousand negative gaps": PROOF,
        "midpoint at a positive gap": ("above", "below"),
        "linear regression": KIND,
        "one sigmoid neuron, squared error": KIND,
        "one sigmoid neuron, cross-entropy": KIND,
        "1-1-1 network, cross-entropy": KIND,
    },
    hints=[
        "Convex means: at no pair of points does the curve at the midpoint lie above the chord. "
        "How many pairs are enough to prove this, and how many to disprove it?",
        "Sketch the cost of a single sigmoid neuron with the target 1 for very negative z: is it "
        "curved upwards there? Use midpoint_gap for the network.",
    ],
)
convexity.wrong_answer(
    "good_examples_taken_as_a_proof",
    "A pair without a positive gap is an example. Convexity says something about all pairs, and "
    "no number of examples is all.",
    **{"one negative gap": "convex", "a thousand negative gaps": "convex"},
)
convexity.wrong_answer(
    "sign_of_the_gap_reversed",
    "Gap means curve minus chord here. A convex curve hangs below its chords.",
    **{
        "one positive gap": "convex",
        "one negative gap": "not convex",
        "a thousand negative gaps": "not convex",
        "midpoint at a positive gap": "below",
    },
)
convexity.wrong_answer(
    "one_counterexample_not_enough",
    "A statement about all pairs of points falls with a single pair that contradicts it.",
    **{"one positive gap": "nothing is proven"},
)
convexity.wrong_answer(
    "convex_loss_taken_as_convex_cost",
    "The loss may be convex as a function of the network's output. What matters is the cost as a "
    "function of the parameters, and a network in between bends it.",
    **{
        "one sigmoid neuron, squared error": "convex",
        "1-1-1 network, cross-entropy": "convex",
    },
)
convexity.wrong_answer(
    "nothing_is_convex",
    "Not everything with many parameters is non-convex. Here the cost has a shape that is well "
    "known from regression: a single valley.",
    **{
        "linear regression": "not convex",
        "one sigmoid neuron, cross-entropy": "not convex",
    },
)
