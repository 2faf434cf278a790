"""The second worked example of the May slides: all its gradients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.delta_topics.example1 import PLACES, rounded
from solutions import delta_further

SECTION = "May slides, backpropagation and updates (反向传播算法与梯度下降更新), Step 2"
VISIBLE = {"delta_o1": "the error term of output 1", "dEo1_dh1": "dE_o1/dout_h1"}
HIDDEN = {
    "delta_o2": "the error term of output 2",
    "dEo2_dh1": "dE_o2/dout_h1",
    "dE_dh1": "dE/dout_h1",
    "delta_h1": "the error term of h1",
    "delta_h2": "the error term of h2",
    **{f"dw{k}": f"dE/dw{k}" for k in range(1, 9)},
}

example2_gradients = exercise(
    delta_further.example2_gradients,
    name="example2_gradients",
    marks=3,
    section=SECTION,
    visible=[case(label, item=item) for item, label in VISIBLE.items()],
    hidden=[case(label, item=item) for item, label in HIDDEN.items()],
    hints=[
        "Forward first, with full precision: net_h1 = 0.442, net_h2 = 0.586, then the outputs.",
        "h1 reaches E on two ways, through o1 and through o2. Which weights stand on them?",
        "Everything can be had from four small matrices: the weights as W (2 x 2) and V (2 x 2), "
        "the error terms of both layers, and outer products.",
    ],
)

IN = np.array([0.02, 0.7])
W, V = np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.2, 0.3], [0.1, 0.2]])
H = 1 / (1 + np.exp(-(W @ IN + 0.3)))
OUT = 1 / (1 + np.exp(-(V @ H + 0.2)))
ERRORS = (OUT - [0.0, 1.0]) * OUT * (1 - OUT)
SLOPES = H * (1 - H)


def hidden(back: np.ndarray, slopes: np.ndarray = SLOPES) -> dict[str, float]:
    """Return the answers of the hidden layer: `back` is dE/dout_h1 and dE/dout_h2."""
    deltas = back * slopes
    grads = np.outer(deltas, IN).ravel()
    return {
        "dE_dh1": float(back[0]),
        "delta_h1": float(deltas[0]),
        "delta_h2": float(deltas[1]),
        **{f"dw{k + 1}": float(g) for k, g in enumerate(grads)},
    }


def everything(errors: np.ndarray) -> dict[str, float]:
    """Return all answers that follow from the error terms of the outputs."""
    last = np.outer(errors, H).ravel()
    return {
        "delta_o1": float(errors[0]),
        "delta_o2": float(errors[1]),
        "dEo1_dh1": float(errors[0] * V[0, 0]),
        "dEo2_dh1": float(errors[1] * V[1, 0]),
        **hidden(errors @ V),
        **{f"dw{k + 5}": float(g) for k, g in enumerate(last)},
    }


def only(answers: dict[str, float], names: Sequence[str]) -> dict[str, float]:
    """Return some of the answers."""
    return {name: answers[name] for name in names}


wrong = example2_gradients.wrong_answer
wrong(
    "rounded_print",
    "That is the number on the slide. It is rounded, with very few digits left: compute it with "
    "full precision.",
    dEo1_dh1=0.029,
    dw1=0.00009,
)
wrong(
    "rounded_print_with_five_digits",
    "That is the number on the slide, rounded to five places. Give at least seven digits.",
    dEo1_dh1=0.02931,
    dEo2_dh1=-0.00972,
)
wrong(
    "cut_print",
    "That is the number on the slide, but its last digits were cut off without rounding. Compute "
    "it with full precision.",
    dEo2_dh1=-0.009,
    dE_dh1=0.019,
)
wrong(
    "factors_of_the_slide",
    "You multiplied the few digits that the slide prints. Each cut costs precision: keep all "
    "digits until the end.",
    delta_o1=0.625 * 0.234,
    delta_o2=-0.403 * 0.240,
    dEo1_dh1=0.625 * 0.234 * 0.2,
    dEo2_dh1=-0.403 * 0.240 * 0.1,
    dE_dh1=0.02931 - 0.00972,
    delta_h1=0.019 * 0.238,
    dw1=0.019 * 0.238 * 0.020,
)
wrong(
    "weights_updated_first",
    "w5 to w8 were updated before the error went back through them. First all gradients with the "
    "weights as they are, then the steps.",
    **hidden(ERRORS @ (V - 0.5 * np.outer(ERRORS, H))),
)
wrong(
    "output_2_forgotten",
    "Only the way through o1 is counted. Every hidden neuron also feeds the other output, and here "
    "that part has the other sign.",
    **hidden(ERRORS[0] * V[0]),
)
wrong(
    "weight_of_another_edge",
    "On the way through o2 you took w6, but that edge leads from h2 to o1. Draw the network: which "
    "edge joins h1 and o2?",
    **{
        **only(hidden(ERRORS @ V.T), ("dE_dh1", "delta_h1", "dw1", "dw2")),
        "dEo2_dh1": float(ERRORS[1] * V[0, 1]),
    },
)
wrong(
    "weights_in_the_wrong_orientation",
    "The error went back through the weights as in the forward pass. h2 hears from o1 through w6 "
    "and from o2 through w8.",
    **hidden(V @ ERRORS),
)
wrong(
    "sign_reversed",
    "Every sign is reversed: you began with the target minus the output.",
    **everything(-ERRORS),
)
wrong(
    "half_forgotten",
    "Everything is twice what it should be: the half in front of the squares was not used.",
    **everything(2 * ERRORS),
)
wrong(
    "output_slopes_forgotten",
    "You began with the output minus the target. The slopes of the two outputs are missing.",
    **everything(OUT - [0.0, 1.0]),
)
wrong(
    "hidden_slopes_forgotten",
    "In the hidden layer you stopped at out_h. The way on to net_h is missing.",
    **only(hidden(ERRORS @ V, np.ones(2)), ("delta_h1", "delta_h2", "dw1", "dw2", "dw3", "dw4")),
)
wrong(
    "edges_exchanged",
    "Inner and outer edges are exchanged: w2 leads from i2 to h1, w3 from i1 to h2, and likewise "
    "in the second layer.",
    dw2=float(np.outer(ERRORS @ V * SLOPES, IN)[1, 0]),
    dw3=float(np.outer(ERRORS @ V * SLOPES, IN)[0, 1]),
    dw6=float(np.outer(ERRORS, H)[1, 0]),
    dw7=float(np.outer(ERRORS, H)[0, 1]),
)
for places in ("four", "five", "six"):
    wrong(
        f"rounded_to_{places}_places",
        "Right as far as it goes, but rounded too early: give at least seven digits, or an "
        "expression.",
        **rounded(delta_further.example2_gradients, PLACES[places]),
    )
for places in ("seven", "eight"):
    wrong(
        f"rounded_to_{places}_places",
        f"Right as far as it goes. But {places} places of a small number are fewer than seven "
        "digits, as zeros in front do not count: let the item hold the computed value itself.",
        **rounded(delta_further.example2_gradients, PLACES[places]),
    )
