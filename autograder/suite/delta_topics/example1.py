"""The first worked example of the May slides: all its gradients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.declare import case, exercise
from solutions import delta

SECTION = "May slides, Example: the network 2-2-1 with x = (0.35, 0.9)"

example1_gradients = exercise(
    delta.example1_gradients,
    name="example1_gradients",
    marks=3,
    section=SECTION,
    visible=[case("the error term of the output", item="delta5")],
    hidden=[case(f"dC/d{n}", item=f"d{n}") for n in ("w53", "w54")]
    + [case(f"the error term of neuron {n}", item=f"delta{n}") for n in (3, 4)]
    + [case(f"dC/d{n}", item=f"d{n}") for n in ("w31", "w32", "w41", "w42")],
    hints=[
        "Forward first, with full precision: z3 = 0.755, z4 = 0.68, then y3, y4, z5 and y5.",
        "delta5 is the error term of the output. Everything else is a product with it: along which "
        "edges, and through which slopes?",
        "Two of your functions do the work: delta_hidden for the hidden layer, grad_W for the "
        "weights.",
    ],
)

X, W0, W1 = np.array([0.35, 0.9]), np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([0.3, 0.9])
Y = 1 / (1 + np.exp(-W0 @ X))
Y5 = 1 / (1 + np.exp(-W1 @ Y))
SLOPES = Y * (1 - Y)
DELTA5 = (Y5 - 0.5) * Y5 * (1 - Y5)
DELTAS = DELTA5 * W1 * SLOPES
OUTPUT, DEEP = ("dw53", "dw54"), ("dw31", "dw32", "dw41", "dw42")
PLACES = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def rounded(answers: Mapping[str, Any], places: int) -> dict[str, float]:
    """Return numbers as they are printed with so many places behind the point."""
    return {item: round(float(answer), places) for item, answer in answers.items()}


def hidden(deltas: np.ndarray) -> dict[str, float]:
    """Return the answers of the hidden layer that follow from its two error terms."""
    grads = np.outer(deltas, X).ravel()
    return {
        **dict(zip(("delta3", "delta4"), deltas.tolist(), strict=True)),
        **dict(zip(DEEP, grads.tolist(), strict=True)),
    }


def everything(delta5: float, y: np.ndarray = Y) -> dict[str, float]:
    """Return all answers that follow from the error term of the output and from y3 and y4."""
    last = dict(zip(OUTPUT, (delta5 * y).tolist(), strict=True))
    return {"delta5": delta5, **last, **hidden(delta5 * W1 * y * (1 - y))}


wrong = example1_gradients.wrong_answer
wrong(
    "numbers_of_the_slide",
    "That is the number on the slide, but it is not right: compute it with full precision. One of "
    "the two comes from rounded factors, the other one not even the slide's own factors give.",
    dw53=0.02763,
    dw54=0.02711,
)
wrong(
    "factors_of_the_slide",
    "You multiplied the rounded factors that the slide prints. Each rounding costs digits: keep "
    "all of them until the end.",
    **everything(0.19 * 0.69 * 0.31, y=np.array([0.68, 0.663])),
)
wrong(
    "differences_of_printed_weights",
    "You subtracted the slide's new weights from the old ones. They are rounded, and a slip is in "
    "them as well: compute the gradients themselves.",
    dw31=0.1 - 0.096,
    dw32=0.8 - 0.798,
    dw41=0.4 - 0.396,
    dw42=0.6 - 0.589,
)
for places in ("four", "five", "six"):
    wrong(
        f"rounded_to_{places}_places",
        "Right as far as it goes, but rounded too early: give at least seven digits, or an "
        "expression.",
        **rounded(delta.example1_gradients, PLACES[places]),
    )
for places in ("seven", "eight"):
    wrong(
        f"rounded_to_{places}_places",
        f"Right as far as it goes. But {places} places of a small number are fewer than seven "
        "digits, as zeros in front do not count: let the item hold the computed value itself.",
        **rounded(delta.example1_gradients, PLACES[places]),
    )
wrong(
    "sign_reversed",
    "Every sign is reversed. y5 is larger than the target, and larger weights make it larger "
    "still: what must the sign of the derivative be?",
    **everything(-DELTA5),
)
wrong(
    "half_forgotten",
    "Everything is twice what it should be: the half in front of the square was not used.",
    **everything(2 * DELTA5),
)
wrong(
    "output_slope_forgotten",
    "You began with y5 minus the target. That is the derivative by y5; the way on to z5 is "
    "missing.",
    **everything(Y5 - 0.5),
)
wrong(
    "hidden_slopes_forgotten",
    "In the hidden layer you stopped at y3 and y4. The slopes of the sigmoid there are missing.",
    **hidden(DELTA5 * W1),
)
wrong(
    "hidden_slopes_at_the_activation",
    "The slopes of the hidden layer were taken at y3 and y4, so the sigmoid was applied twice.",
    **hidden(DELTA5 * W1 / (1 + np.exp(-Y)) * (1 - 1 / (1 + np.exp(-Y)))),
)
wrong(
    "weights_updated_first",
    "The error came back through w53 and w54 after their update. First all gradients with the "
    "weights as they are, then the steps.",
    **hidden(DELTA5 * (W1 - DELTA5 * Y) * SLOPES),
)
wrong(
    "both_neurons_alike",
    "Both hidden neurons get the same gradients. Two arrays of unlike shape were multiplied and "
    "numpy spread them out: give the error that comes back the shape of a column. (The slide's new "
    "weights come from this slip.)",
    dw31=float(DELTAS[0] / SLOPES[0] * (X @ SLOPES)),
    dw32=float(DELTAS[1] / SLOPES[1] * (X @ SLOPES)),
    dw41=float(DELTAS[0] / SLOPES[0] * (X @ SLOPES)),
    dw42=float(DELTAS[1] / SLOPES[1] * (X @ SLOPES)),
)
wrong(
    "edges_exchanged",
    "w32 and w41 are exchanged. The first index is where the edge arrives, the second where it "
    "begins: w32 leads from input 2 to neuron 3.",
    dw32=float(DELTAS[1] * X[0]),
    dw41=float(DELTAS[0] * X[1]),
)
wrong(
    "outgoing_activation",
    "A weight counts with what comes in through it. You took the activation behind the weight.",
    dw53=float(DELTA5 * Y5),
    dw54=float(DELTA5 * Y5),
    **dict(zip(DEEP, np.repeat(DELTAS * Y, 2).tolist(), strict=True)),
)
