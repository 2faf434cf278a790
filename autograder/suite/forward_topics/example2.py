"""The forward pass of the second worked example."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.suite.forward_topics.worked import Numbers, example, f, wrong_numbers
from solutions import forward

example2_forward = example(
    "example2_forward",
    forward.example2_forward,
    ("net_h1", "out_h1"),
    "May slides, backpropagation and gradient descent (反向传播算法与梯度下降更新): Step 1 and 2.1",
    [
        "Draw the network and write each weight on its arrow before you compute anything.",
        "Each bias is added to both neurons of its layer.",
        "Each output has its own target; the total error is the sum of two halves of squares.",
    ],
)

INPUTS, TARGETS = np.array([0.02, 0.7]), np.array([0.0, 1.0])
W, V = np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.2, 0.3], [0.1, 0.2]])
B1, B2 = np.array([0.3, 0.3]), np.array([0.2, 0.2])


def second_example(
    W: Any = W, V: Any = V, b1: Any = B1, b2: Any = B2, targets: Any = TARGETS, half: float = 0.5
) -> Numbers:
    """Return the numbers of the second example with these parameters."""
    net_h = W @ INPUTS + b1
    out_h = f(net_h)
    net_o = V @ out_h + b2
    out_o = f(net_o)
    E = half * (targets - out_o) ** 2
    pairs = {"net_h": net_h, "out_h": out_h, "net_o": net_o, "out_o": out_o, "E_o": E}
    numbers = {f"{key}{i}": v[i - 1] for key, v in pairs.items() for i in (1, 2)}
    return {**numbers, "E_total": E.sum()}


NET_O1, NET_O2 = 0.2 * 0.608 + 0.3 * 0.642 + 0.2, 0.1 * 0.608 + 0.2 * 0.642 + 0.2

wrong_numbers(
    example2_forward,
    "rounded_print_copied",
    "This is the number that the slide prints, rounded to three digits. Compute it and keep all "
    "digits; round when you print.",
    {"out_h2": 0.642, "net_o1": 0.514, "net_o2": 0.389, "out_o2": 0.596, "E_total": 0.277},
)
wrong_numbers(
    example2_forward,
    "print_with_five_digits_copied",
    "This is the number that the slide prints, rounded to five digits. Compute it and keep all "
    "digits; round when you print.",
    {"out_o1": 0.62586, "out_o2": 0.59613, "E_o1": 0.19585, "E_o2": 0.08156},
)
wrong_numbers(
    example2_forward,
    "cut_print_copied",
    "This is the number that the slide prints, and its last digit is not even rounded: the digits "
    "behind it were dropped. Compute it.",
    {"out_h1": 0.608, "out_o1": 0.625, "E_o1": 0.195, "E_o2": 0.081},
)
wrong_numbers(
    example2_forward,
    "printed_total_copied",
    "The total on the slide is not right in its last digit: two rounded numbers were added. Add "
    "them at full precision.",
    {"E_total": 0.27741},
)
wrong_numbers(
    example2_forward,
    "rounded_numbers_reused",
    "You went on with the three digits that are printed for the hidden neurons. Carry full "
    "precision through; round for display only.",
    {
        "net_o1": NET_O1,
        "net_o2": NET_O2,
        "out_o1": f(NET_O1),
        "out_o2": f(NET_O2),
        "E_o1": f(NET_O1) ** 2 / 2,
        "E_o2": (1 - f(NET_O2)) ** 2 / 2,
        "E_total": (f(NET_O1) ** 2 + (1 - f(NET_O2)) ** 2) / 2,
    },
)
wrong_numbers(
    example2_forward,
    "first_bias_for_one_neuron_only",
    "The second hidden neuron of yours has no bias. b1 belongs to both of them.",
    second_example(b1=np.array([0.3, 0.0])),
)
wrong_numbers(
    example2_forward,
    "second_bias_for_one_neuron_only",
    "The second output of yours has no bias. b2 belongs to both of them.",
    second_example(b2=np.array([0.2, 0.0])),
)
wrong_numbers(
    example2_forward,
    "biases_left_out",
    "The biases take no part in your numbers.",
    second_example(b1=0 * B1, b2=0 * B2),
)
wrong_numbers(
    example2_forward,
    "hidden_weights_transposed",
    "Your hidden neurons have each other's weights. w1 and w2 both end at h1: draw the arrows.",
    second_example(W=W.T),
)
wrong_numbers(
    example2_forward,
    "output_weights_transposed",
    "Your outputs have each other's weights. w5 and w6 both end at o1: draw the arrows.",
    second_example(V=V.T),
)
wrong_numbers(
    example2_forward,
    "errors_without_half",
    "Your errors are twice as large as they should be: a factor is missing.",
    second_example(half=1.0),
)
wrong_numbers(
    example2_forward,
    "targets_exchanged",
    "The targets are exchanged: o1 should become 0 and o2 should become 1.",
    second_example(targets=TARGETS[::-1]),
)
wrong_numbers(
    example2_forward,
    "mean_of_the_errors",
    "You averaged the errors of the two outputs. The total error is their sum.",
    {"E_total": forward.example2_forward["E_total"] / 2},
)
