"""The quiz on false alarms of a gradient check."""

from __future__ import annotations

from autograder.declare import quiz
from autograder.suite.gradcheck_topics.errors import SECTION
from solutions import gradcheck as right

AWAY = "leave out points nearer to a kink than eps"
RAISE = "raise the threshold until it passes"
SMALLER = "take a smaller eps"

false_alarms = quiz(
    "false_alarms",
    right.false_alarms,
    marks=3,
    section=SECTION,
    options={
        "kink": (AWAY, RAISE, "set the slope at 0 to 1/2", "take a larger eps"),
        "single_precision": (
            "check in float64",
            RAISE,
            SMALLER,
            "look for a bug in backpropagation",
        ),
        "random_cost": (
            "draw the same random numbers in every call",
            "take the mean of many checks",
            SMALLER,
        ),
        "cost_without_penalty": ("weights", "biases", "all", "none"),
    },
    hints=[
        "Draw ReLU near 0 and the two points of the quotient. On which branches do they lie?",
        "In float32 about seven digits are right. How many of them are left when two nearly equal "
        "costs are subtracted?",
        "The quotient assumes that between its two calls nothing changes but the one entry. And "
        "which arrays does the penalty contain?",
    ],
)
false_alarms.wrong_answer(
    "threshold_raised",
    "A threshold that lets false alarms pass lets real bugs pass as well. Remove the cause.",
    kink=RAISE,
    single_precision=RAISE,
)
false_alarms.wrong_answer(
    "half_slope_because_the_check_says_so",
    "The quotient averages both branches, whatever slope is agreed on at 0. Backpropagation is "
    "right here, and the point is a bad one for a check.",
    kink="set the slope at 0 to 1/2",
)
false_alarms.wrong_answer(
    "larger_step_at_a_kink",
    "With a larger step still more points have a kink within reach.",
    kink="take a larger eps",
)
false_alarms.wrong_answer(
    "quotient_taken_as_the_slope",
    "That is what the quotient gives. The point itself lies on one branch, and there the slope is "
    "that of this branch.",
    slope_near_the_kink=0.55,
)
false_alarms.wrong_answer(
    "slope_taken_as_the_quotient",
    "That is the slope. The quotient, however, looks h far to the left as well, across the kink.",
    quotient_near_the_kink=1.0,
    quotient_at_the_kink=0.0,
)
false_alarms.wrong_answer(
    "right_branch_only",
    "Both points of the quotient count: one of them lies on the flat branch.",
    quotient_near_the_kink=1.1,
    quotient_at_the_kink=1.0,
)
false_alarms.wrong_answer(
    "smaller_step_in_single_precision",
    "In float32 rounding is the trouble already, and a smaller step makes it grow.",
    single_precision=SMALLER,
)
false_alarms.wrong_answer(
    "bug_suspected",
    "Errors like these are what float32 leaves of a right gradient. Check with all digits before "
    "you look for a bug.",
    single_precision="look for a bug in backpropagation",
)
false_alarms.wrong_answer(
    "mean_of_random_checks",
    "Two calls with different units dropped are the costs of two different networks. Their "
    "difference over 2 eps is enormous, and so is what is left of it in a mean.",
    random_cost="take the mean of many checks",
)
false_alarms.wrong_answer(
    "smaller_step_against_chance",
    "Chance does not shrink with the step: divided by a smaller eps, it only grows.",
    random_cost=SMALLER,
)
false_alarms.wrong_answer(
    "penalty_on_every_parameter",
    "The penalty adds up squares of the weights. Where a parameter does not occur in it, both "
    "sides agree.",
    cost_without_penalty="all",
)
false_alarms.wrong_answer(
    "penalty_on_the_biases",
    "Look up what the penalty adds up.",
    cost_without_penalty="biases",
)
false_alarms.wrong_answer(
    "penalty_not_noticed",
    "A gradient with λW and a cost without its λ belong to two different functions. Where W is "
    "not 0, they differ.",
    cost_without_penalty="none",
)
