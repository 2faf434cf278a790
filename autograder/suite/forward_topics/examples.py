"""The forward passes of the two worked examples."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.model import Exercise
from solutions import forward

Numbers = dict[str, Any]


def f(z: Any) -> Any:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-z))


def example(
    name: str, answers: Numbers, shown: tuple[str, ...], section: str, hints: list[str]
) -> Exercise:
    """Return the exercise: some items are shown with their values, the others are hidden cases."""
    return exercise(
        answers,
        name=name,
        marks=2,
        section=section,
        visible=[case(item, item=item) for item in shown],
        hidden=[case(item, item=item) for item in answers if item not in shown],
        hints=hints,
    )


def wrong_numbers(made: Exercise, name: str, diagnosis: str, numbers: Numbers) -> None:
    """Declare wrong numbers as a misconception; those that are right all the same are left out."""
    right = made.reference
    wrong = {item: v for item, v in numbers.items() if not np.isclose(v, right[item], rtol=1e-9)}
    made.wrong_answer(name, diagnosis, **wrong)


# ---- example1_forward --------------------------------------------------------------------------

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
    z, x = np.asarray(W0) @ np.asarray(x), None
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
    "You read w32 as the weight from 3 to 2. The first index is the neuron that receives.",
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

# ---- example2_forward --------------------------------------------------------------------------

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
