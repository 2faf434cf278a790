"""What the May slides print of their two trainings, and how they came by it."""

from __future__ import annotations

from typing import Any

from autograder.declare import quiz
from solutions import batch_further

MADE = ("exact", "rounded", "cut", "wrong")

printed_training = quiz(
    "printed_training",
    batch_further.printed_training,
    marks=2,
    section="May slides, both examples after their training",
    options={
        **{item: MADE for item in batch_further.printed_training if item[-1].isdigit()},
        "final_W0": (
            "both rows moved alike",
            "both columns moved alike",
            "only one row moved",
            "it moved uphill",
        ),
        "biases": (
            "biases fixed",
            "shared biases updated",
            "a bias for each neuron updated",
        ),
    },
    hints=[
        "train_ex1 and train_ex2 give the full numbers; for the outputs, one forward pass with the "
        "trained weights. Print twelve digits of each.",
        "0.0199 is rounded to 0.020 and cut to 0.019. A print that neither gives is wrong, be it "
        "ever so close.",
    ],
)


def wrong(name: str, diagnosis: str, **answers: Any) -> None:
    """Declare wrong answers to the items of printed_training."""
    printed_training.wrong_answer(name, diagnosis, **answers)


wrong(
    "slides_trusted",
    "You trust the print. Run your own training and put the numbers side by side: some of them are "
    "not even near.",
    **{
        "w31 0.096": "rounded",
        "cost 0.165": "rounded",
        "cost 5.92e-07": "rounded",
        "w53 -0.30032342": "rounded",
    },
)
wrong(
    "own_training_with_the_same_mistake",
    "It seems that your training agrees with the slides where these are wrong. Look at the shape "
    "of the hidden deltas, there and in your code.",
    **{"w31 0.096": "cut", "w32 0.798": "wrong", "w53 -0.30032342": "rounded"},
)
wrong(
    "agreement_by_accident_denied",
    "The way by which the slides got there may be doubtful; the question is only about the number. "
    "Round the exact one.",
    **{"w32 0.798": "wrong"},
)
wrong(
    "decimal_point_overlooked",
    "The digits are nearly right. Write out both numbers with all their zeros.",
    **{"cost 0.165": "cut"},
)
wrong(
    "cost_of_another_training",
    "This digit string belongs to a training with wrong hidden deltas, one update earlier. What "
    "does a right training give after all updates?",
    **{"cost 5.92e-07": "cut"},
)
wrong(
    "cut_taken_for_rounded",
    "Look at the first digit that is not printed: would you round up or down?",
    **{"w1 0.099": "rounded", "o2 0.991": "rounded"},
)
wrong(
    "cut_taken_for_wrong",
    "The exact number begins with just these digits. What was done with the others?",
    **{"w1 0.099": "wrong", "o2 0.991": "wrong"},
)
wrong(
    "same_rule_for_both_outputs",
    "The two outputs stand side by side on the slide, but were not treated alike. Look at the "
    "fourth decimal of each.",
    **{"o1 0.008": "cut"},
)
wrong(
    "rounded_taken_for_exact",
    "An exact print would have no further digits. Print your own number with more of them.",
    **{
        "w32 0.798": "exact",
        "E 0.265": "exact",
        "E 0.0000636": "exact",
        "o1 0.008": "exact",
    },
)
wrong(
    "own_training_moves_the_biases",
    "If your errors do not round to the printed ones: are the biases of the second example trained "
    "in your code?",
    **{"E 0.265": "wrong", "E 0.0000636": "wrong"},
)
wrong(
    "columns_compared",
    "Subtract the start from the slides' W0 and look at the result row by row, then column by "
    "column.",
    final_W0="both columns moved alike",
)
wrong(
    "rows_compared_at_a_glance",
    "Subtract the start from the slides' W0: every entry has moved.",
    final_W0="only one row moved",
)
wrong(
    "direction_of_the_move",
    "The cost has fallen on the way, so the weights went downhill. Compare how far the four "
    "entries have moved.",
    final_W0="it moved uphill",
)
wrong(
    "shared_biases_expected",
    "With two shared biases that learn, one of the two printed errors comes out, the other does "
    "not.",
    biases="shared biases updated",
)
wrong(
    "all_biases_expected",
    "With a bias for each neuron that learns, the error falls faster than the slides print it.",
    biases="a bias for each neuron updated",
)
