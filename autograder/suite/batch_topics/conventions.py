"""From the conventions of other lectures to that of the course."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise
from solutions import batch_further

# ---- from_chapter_1 ----------------------------------------------------------------------------

from_chapter_1 = exercise(
    batch_further.from_chapter_1,
    marks=1,
    section="Chapter 1, loss functions (损失函数): the squared error as a sum",
    visible=[
        case(
            "two neurons with three inputs, five samples",
            dW=[[10.0, -20.0], [0.0, 5.0], [30.0, 2.5]],
            m=5,
        ),
    ],
    hidden=[
        case("seven samples", dW=normal(3, 4, seed=4301), m=7),
        case("as many neurons as inputs", dW=normal(3, 3, seed=4302), m=3),
        case("whole numbers", dW=integers(2, 5, seed=4303), m=6),
        case("one neuron", dW=normal(4, 1, seed=4304), m=11),
        case(
            "an array that refuses to be written",
            dW=normal(5, 2, seed=4305),
            m=4,
            read_only=True,
        ),
    ],
    hints=[
        "Three things differ: the layout of W, the mean, and the ½. Take them one by one.",
        "If W is transposed, so is its gradient. And how do the two data terms differ, as numbers?",
    ],
)


@from_chapter_1.misconception(
    "The factor is right. But in Chapter 1 every column of W is a neuron; which shape has the "
    "gradient in this course?"
)
def not_transposed(dW: Any, m: int) -> Any:
    return dW / (2 * m)


@from_chapter_1.misconception(
    "The layout is right. But Chapter 1 adds up whole squared errors; this course takes another "
    "cost, and so another gradient."
)
def transposed_only(dW: Any, _m: int) -> Any:
    return dW.T


@from_chapter_1.misconception(
    "The mean is there. Look at the squares as well: Chapter 1 has them in full."
)
def half_forgotten(dW: Any, m: int) -> Any:
    return dW.T / m


@from_chapter_1.misconception(
    "The ½ is there. But Chapter 1 adds up the samples, and this course averages them."
)
def mean_forgotten(dW: Any, _m: int) -> Any:
    return dW.T / 2


@from_chapter_1.misconception(
    "Your factor stands upside down: it leads from this course to Chapter 1."
)
def other_direction(dW: Any, m: int) -> Any:
    return 2 * m * dW.T


@from_chapter_1.misconception(
    "The shape is right, but the numbers are in the wrong places: reshape reads row after row. "
    "What is needed turns rows into columns."
)
def reshaped(dW: Any, m: int) -> Any:
    return np.reshape(dW, dW.shape[::-1]) / (2 * m)


# ---- from_4343_notes ---------------------------------------------------------------------------

from_4343_notes = exercise(
    batch_further.from_4343_notes,
    marks=1,
    section="4-3-4-3 notes, several samples (多样本情况)",
    rules=Rules(may_share=True),  # a transposed view is as good as a new array
    visible=[
        case("two neurons with three inputs", dW=[[1.0, -2.0], [0.0, 0.5], [3.0, 0.25]]),
    ],
    hidden=[
        case("the first layer of the notes", dW=normal(4, 3, seed=4311) / 7),
        case("as many neurons as inputs", dW=normal(3, 3, seed=4312)),
        case("whole numbers", dW=integers(2, 5, seed=4313)),
        case("one neuron", dW=normal(6, 1, seed=4314)),
        case("an array that refuses to be written", dW=normal(3, 4, seed=4315), read_only=True),
    ],
    hints=[
        "Where do the notes put the 1/n: into the deltas, or into the gradients of the weights? "
        "Is it in dW, then?",
        "The two costs are the same. What remains is the layout.",
    ],
)


@from_4343_notes.misconception(
    "Here every column is still a neuron. In this course a neuron is a row of W, and its gradient "
    "follows."
)
def layout_kept(dW: Any) -> Any:
    return dW


@from_4343_notes.misconception(
    "You divided once more. The notes' deltas hold the 1/n already; and no length of dW is a "
    "number of samples."
)
def divided_by_the_inputs(dW: Any) -> Any:
    return dW.T / dW.shape[0]


@from_4343_notes.misconception(
    "You divided by the number of neurons. The notes' deltas hold the mean over the samples "
    "already, and nothing else is averaged."
)
def divided_by_the_neurons(dW: Any) -> Any:
    return dW.T / dW.shape[1]


@from_4343_notes.misconception("The ½ is one too many: it stands in the loss of both costs.")
def halved(dW: Any) -> Any:
    return dW.T / 2


@from_4343_notes.misconception(
    "The shape is right, but the numbers are in the wrong places: reshape reads row after row. "
    "Which operation exchanges rows and columns?"
)
def reshaped_instead_of_transposed(dW: Any) -> Any:
    return np.reshape(dW, dW.shape[::-1])
