"""The quiz on the gaps between the logistic function and tanh and their hard versions."""

from __future__ import annotations

import numpy as np

from autograder.declare import quiz
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations_further

hard_gaps = quiz(
    "hard_gaps",
    activations_further.hard_gaps,
    marks=1,
    section=SECTION,
    hints=[
        "Plot the smooth function and its hard version. Where are they furthest apart?",
        "The line leaves the curve more and more until it is cut off: look at the kinks.",
    ],
)
hard_gaps.wrong_answer(
    "place_instead_of_gap",
    "That is the place where the two curves are furthest apart. How far apart are they there?",
    logistic=2.0,
    tanh=1.0,
)
hard_gaps.wrong_answer(
    "height_instead_of_gap",
    "That is the height of the smooth curve at the kink. What is its distance from the hard one?",
    logistic=1 / (1 + np.exp(-2.0)),
    tanh=np.tanh(1.0),
)
hard_gaps.wrong_answer(
    "gaps_exchanged",
    "The two gaps are exchanged. The curve with the larger range has the larger gap.",
    logistic=activations_further.hard_gaps["tanh"],
    tanh=activations_further.hard_gaps["logistic"],
)
hard_gaps.wrong_answer(
    "kinks_exchanged",
    "You compared at the kink of the other function. hard-logistic and hard-tanh do not have "
    "their kinks at the same place.",
    logistic=0.75 - 1 / (1 + np.exp(-1.0)),
    tanh=1 - np.tanh(2.0),
)
hard_gaps.wrong_answer(
    "negative_gaps",
    "A distance is never negative: take the absolute value.",
    logistic=-activations_further.hard_gaps["logistic"],
    tanh=-activations_further.hard_gaps["tanh"],
)
hard_gaps.wrong_answer(
    "rounded_to_four_digits",
    "Right as far as it goes, but rounded too early: give at least seven digits, or an expression.",
    logistic=0.1192,
    tanh=0.2384,
)
