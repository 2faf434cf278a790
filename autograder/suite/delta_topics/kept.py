"""The quiz on what the backward pass needs from the forward pass."""

from __future__ import annotations

from autograder.declare import quiz
from solutions import delta

kept_for_backward = quiz(
    "kept_for_backward",
    delta.kept_for_backward,
    marks=2,
    section="Chapter 1, summary of backpropagation (总结): what is stored",
    options=(True, False),
    hints=[
        "Take your `backward` and underline everything that the loop from back to front reads.",
        "From which stored number can the slope of a sigmoid be computed? Could you say how steep "
        "sin is if you know only its height?",
    ],
)
kept_for_backward.wrong_answer(
    "only_the_net_inputs",
    "The net inputs give the slopes. The gradient of a weight also needs what came in through it, "
    "the activation before; where only z is stored, as Chapter 1 has it, that must be computed "
    "again.",
    **{"x": False, "hidden activations": False, "net inputs": True},
)
kept_for_backward.wrong_answer(
    "input_forgotten",
    "The first layer has weights too. What came in through them?",
    x=False,
)
kept_for_backward.wrong_answer(
    "all_error_terms_at_once",
    "Form the gradients of a layer as soon as its error term is known. Then the next error term is "
    "all for which the old one is still needed.",
    **{"all deltas": True},
)
kept_for_backward.wrong_answer(
    "net_inputs_as_well",
    "Here every slope can be had from the activation: remember the short form of the sigmoid's "
    "slope.",
    **{"net inputs": True},
)
kept_for_backward.wrong_answer(
    "height_always_gives_the_slope",
    "That works for functions that never turn round. sin has the same height at places where it "
    "rises and where it falls.",
    **{"net inputs of sine layers": False},
)
kept_for_backward.wrong_answer(
    "every_parameter",
    "Go through the formulas: the error crosses the weights between two layers only, and a bias "
    "is added with the derivative 1.",
    **{"weights W_1": True, "biases": True},
)
kept_for_backward.wrong_answer(
    "weights_forgotten",
    "The error comes back along the edges, multiplied by their weights.",
    **{"weights W_2 to W_L": False},
)
kept_for_backward.wrong_answer(
    "target_forgotten",
    "Where does the very first error term come from?",
    **{"target y": False},
)
