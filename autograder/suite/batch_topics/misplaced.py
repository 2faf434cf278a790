"""The quiz on ML-2-1's algorithm, whose lines stand in the wrong order."""

from __future__ import annotations

from typing import Any

from autograder.declare import quiz
from autograder.suite.batch_topics.nets import SECTION
from solutions import batch_further

W1_RIGHT = 0.09995334937194938

misplaced_line = quiz(
    "misplaced_line",
    batch_further.misplaced_line,
    marks=2,
    section=SECTION,
    options={
        "line": tuple(range(1, 10)),
        "harmless": tuple(range(1, 10)),
        "reason": (
            "1/m is missing",
            "the slope is taken at the wrong place",
            "lam is in the wrong place",
            "changed weights are used for the deltas",
        ),
        "right_layer": ("first", "last", "none"),
        "alpha_tiny": ("it goes to 0", "it stays", "it grows"),
        "cost_falls": (True, False),
        "repair": ("A", "B", "C", "D"),
    },
    hints=[
        "Follow one weight matrix through two rounds of the loop. Where is it read, where is it "
        "written?",
        "Type the code, run it on the second example, and compare with gradients that you trust, "
        "layer by layer.",
        "For the repair, ask what the names old and Ws refer to after `old = Ws`.",
    ],
)


def wrong(name: str, diagnosis: str, **answers: Any) -> None:
    """Declare wrong answers."""
    misplaced_line.wrong_answer(name, diagnosis, **answers)


wrong(
    "scale_suspected",
    "If a factor were missing, the last layer would have the wrong scale too. Is it wrong?",
    reason="1/m is missing",
)
wrong(
    "slope_suspected",
    "A wrong slope would spoil the gradients whatever alpha is. What do you find for a tiny alpha?",
    reason="the slope is taken at the wrong place",
)
wrong(
    "penalty_suspected",
    "Set lam to 0: the code is still wrong.",
    reason="lam is in the wrong place",
)
wrong(
    "victim_taken_for_the_culprit",
    "Line 9 is as it should be. Ask what has happened before to one of the things it reads.",
    line=9,
)
wrong(
    "bias_update_accused",
    "Is there any line after this one that reads the biases? What nobody reads again may change.",
    line=7,
    harmless=6,
)
wrong(
    "wrong_end_of_the_network",
    "The loop runs from the last layer to the first. Which gradient is worked out before anything "
    "has been changed?",
    right_layer="first",
)
wrong(
    "everything_spoilt",
    "The very first round of the loop still finds all weights as they were.",
    right_layer="none",
)
wrong(
    "error_independent_of_alpha",
    "How far do the weights move before they are used? Think of alpha = 0.",
    alpha_tiny="it stays",
)
wrong(
    "small_steps_feared",
    "A smaller alpha means that the weights in line 9 are nearer to the right ones.",
    alpha_tiny="it grows",
)
wrong(
    "w1_of_the_right_algorithm",
    "That is w1 after a right step. Here the code is run as it stands, with its mistake.",
    w1_new=W1_RIGHT,
)
wrong(
    "w1_as_printed_on_the_slide",
    "That is the slides' number, which is cut off after three digits and belongs to a right step.",
    w1_new=0.099,
)
wrong(
    "w1_rounded",
    "The step is much smaller than your rounding. Give the number with at least seven digits.",
    w1_new=0.1,
)
wrong(
    "gradient_instead_of_weight",
    "That is the gradient. The question asks for the weight after the step.",
    w1_new=4.84542448534385e-05,
)
wrong(
    "w1_uphill",
    "Your weight has moved away from its start in the wrong direction: the gradient is subtracted.",
    w1_new=0.1 + 0.5 * 4.84542448534385e-05,
)
wrong(
    "rising_cost_expected",
    "Run it. A wrong gradient may still lead downhill, which is why nobody notices.",
    cost_falls=False,
)
wrong(
    "same_list_under_two_names",
    "old = Ws makes no copy: both names stand for one list, and line 6 changes it.",
    repair="A",
)
wrong(
    "harmless_exchange",
    "Lines 4 and 5 do not depend on each other, so their order cannot matter.",
    repair="B",
)
wrong(
    "inverse_instead_of_transpose",
    "The transpose is right there, and most weight matrices have no inverse.",
    repair="D",
)
