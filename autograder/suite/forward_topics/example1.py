"""The forward pass of the first worked example."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.suite.forward_topics.worked import Numbers, example, f, wrong_numbers
from solutions import forward

example1_forward = example(
    "example1_forward",
    forward.example1_forward,
    ("z3", "y3"),
    "May slides, Example (一个三层的神经网络): forward pass and cost",
    [
        "Write each value as an expression with np.exp, or let another cell work it out.",
        "z5 needs y3 and y4 with all their digits: give names to them, or repeat the expressions.",
        "The cost has the factor 1/2 and a square.",
    ],
)


def first_example(W0: Any, W1: Any, x: Any, *, last: Any = f) -> Numbers:
    """Return the numbers of the first example with these weights and inputs."""
    z = np.asarray(W0) @ np.asarray(x)
    y = f(z)
    z5 = np.asarray(W1) @ y
    y5 = last(z5)
    C = (y5 - 0.5) ** 2 / 2
    return {"z3": z[0], "z4": z[1], "y3": y[0], "y4": y[1], "z5": z5, "y5": y5, "C": C}


W0, W1, X = [[0.1, 0.8], [0.4, 0.6]], [0.3, 0.9], [0.35, 0.9]
REUSED = 0.3 * 0.68 + 0.9 * 0.663

wrong_numbers(
    example1_forward,
    "rounded_print_copied",
    "This is the number that the slide prints, rounded to three digits. Compute it and keep all "
    "digits; round when you print.",
    {"y3": 0.68, "z5": 0.801, "y5": 0.690},
)
wrong_numbers(
    example1_forward,
    "cut_print_copied",
    "This is the number that the slide prints, and its last digit is not even rounded: the digits "
    "behind it were dropped. Compute it.",
    {"y4": 0.663},
)
wrong_numbers(
    example1_forward,
    "printed_cost_copied",
    "The cost on the slide is not right in its last digits: it was computed from a number that had "
    "been rounded before. Compute it at full precision.",
    {"C": 0.01805},
)
wrong_numbers(
    example1_forward,
    "rounded_numbers_reused",
    "You went on with the three digits that are printed for the hidden neurons. Carry full "
    "precision through; round for display only.",
    {"z5": REUSED, "y5": f(REUSED), "C": (f(REUSED) - 0.5) ** 2 / 2},
)
wrong_numbers(
    example1_forward,
    "weights_transposed",
    "Your hidden neurons have each other's weights: neuron 3 of yours collects with w31 and w41. "
    "The first index is the neuron that receives.",
    first_example(np.transpose(W0), W1, X),
)
wrong_numbers(
    example1_forward,
    "output_weights_exchanged",
    "w53 comes from neuron 3, w54 from neuron 4: you exchanged them.",
    first_example(W0, W1[::-1], X),
)
wrong_numbers(
    example1_forward,
    "activation_of_the_inputs",
    "You applied the activation function to the inputs. x1 and x2 enter the sums as they are.",
    first_example(W0, W1, f(np.array(X))),
)
wrong_numbers(
    example1_forward,
    "output_without_activation",
    "The last neuron is a sigmoid neuron too: y5 is not z5.",
    first_example(W0, W1, X, last=lambda z: z),
)
wrong_numbers(
    example1_forward,
    "cost_without_half",
    "Your cost is twice as large as it should be: a factor is missing.",
    {"C": 2 * forward.example1_forward["C"]},
)
wrong_numbers(
    example1_forward,
    "error_not_squared",
    "You halved the error itself. In the cost it is squared first.",
    {"C": (forward.example1_forward["y5"] - 0.5) / 2},
)
