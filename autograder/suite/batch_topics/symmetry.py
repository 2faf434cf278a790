"""Neurons that stay equal: the function that finds them, and the quiz on a start from zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import Rules, case, exercise, quiz
from autograder.suite.batch_topics.nets import SECTION
from solutions import batch

THREE = "[symmetric(first), symmetric(second), symmetric(third)]"


def alike(rows: int, *row: float) -> Any:
    """Return a matrix of equal rows."""
    return np.tile(np.array(row), (rows, 1))


# ---- symmetric ---------------------------------------------------------------------------------

NEARLY = alike(4, 0.5, -1.25, 2.0)
NEARLY[2] *= 1 + 1e-13

symmetric = exercise(
    batch.symmetric,
    marks=1,
    section=SECTION,
    rules=Rules(masks=True),
    visible=[
        case("two equal neurons", W=[[0.5, -1.0, 2.0], [0.5, -1.0, 2.0]]),
        case("two different neurons", W=[[0.5, -1.0, 2.0], [0.5, -1.0, 2.5]]),
        case("nothing but zeros", W=np.zeros((3, 4))),
    ],
    hidden=[
        case(
            "equal rows, equal columns, and neither",
            call=THREE,
            first=alike(4, 1.5, -0.5, 3.0),
            second=alike(3, 2.0, -1.0, 0.5, 4.0).T,
            third=normal(4, 3, seed=4801),
        ),
        case(
            "very small weights, different and equal ones",
            call=THREE,
            first=normal(3, 4, seed=4802) * 1e-9,
            second=alike(3, 1e-9, -3e-9),
            third=normal(5, 2, seed=4803) * 1e-12,
        ),
        case(
            "square matrices",
            call=THREE,
            first=[[2.0, 1.0, 0.0], [1.0, 3.0, -1.0], [0.0, -1.0, 1.0]],
            second=alike(3, 0.5, -0.25, 0.75),
            third=normal(3, 3, seed=4804),
        ),
        case(
            "two or three neurons that are equal, among others",
            call=THREE,
            first=[[1, 2, -1], [1, 2, -1], [0, 2, -1]],
            second=[[3, 3, 3], [1, 1, 1], [3, 3, 3]],
            third=[[4, -2, 0], [4, -2, 0], [4, -2, 0]],
        ),
        case(
            "the same weights in another order, the same with other signs, and equal neurons",
            call=THREE,
            first=[[1.0, -2.0, 0.5], [0.5, 1.0, -2.0], [-2.0, 0.5, 1.0]],
            second=[[1.5, -0.5], [-1.5, 0.5], [1.5, 0.5], [-1.5, -0.5]],
            third=alike(3, 0.25, -4.0, 0.25),
        ),
        case(
            "after long training: rounding errors, and a true difference",
            call=THREE,
            first=NEARLY,
            second=np.vstack([NEARLY, NEARLY[0] + np.array([0.0, 0.0, 1e-3])]),
            third=NEARLY * 1e6,
        ),
        case(
            "arrays that refuse to be written",
            call=THREE,
            first=integers(5, 3, seed=4805),
            second=alike(6, 7.0, -7.0),
            third=alike(2, 1.0, 2.0, 3.0) * np.array([[1.0], [1.01]]),
            read_only=True,
        ),
    ],
    hints=[
        "In this course a neuron is a row of W. Compare every row with the first one.",
        "How large may a difference be and still be rounding? Measure it by the weights "
        "themselves; np.allclose has a tolerance that does not know them.",
    ],
)


@symmetric.misconception(
    "You compared columns. A column holds what goes out from one neuron of the layer before; the "
    "layer's own neurons are rows."
)
def columns_compared(W: Any) -> Any:
    return bool(np.all(np.abs(W - W[:, :1]) <= 1e-9 * np.max(np.abs(W))))


@symmetric.misconception(
    "Small random weights count as equal in your function: the tolerance is a fixed number. It "
    "should follow the size of the weights."
)
def fixed_tolerance(W: Any) -> Any:
    return np.allclose(W, W[0])


@symmetric.misconception(
    "You ask whether the matrix equals its transpose, which is what the word means for matrices. "
    "Here it is about neurons that cannot be told apart."
)
def symmetric_as_a_matrix(W: Any) -> Any:
    return np.array_equal(W, W.T)


@symmetric.misconception(
    "You ask whether all weights are one number. Neurons can be equal although their weights "
    "differ among themselves."
)
def one_number_everywhere(W: Any) -> Any:
    return bool(np.all(np.abs(W - W[0, 0]) <= 1e-9 * np.max(np.abs(W))))


@symmetric.misconception(
    "You compare to the last bit. After many steps equal neurons may differ by rounding, which is "
    "no difference."
)
def compared_to_the_last_bit(W: Any) -> Any:
    return bool(np.all(np.equal(W, W[0])))


@symmetric.misconception("You look at two rows only. All neurons of the layer have to be compared.")
def first_two_rows_only(W: Any) -> Any:
    return bool(np.all(np.abs(W[1] - W[0]) <= 1e-9 * np.max(np.abs(W))))


@symmetric.misconception("Your answer is the wrong way round: True stands for equal neurons.")
def answers_exchanged(W: Any) -> Any:
    return not batch.symmetric(W)


# ---- zero_start --------------------------------------------------------------------------------

EQUAL = ("all its rows", "all its columns", "nothing", "still zero")
GRADIENT = ("zero", "not zero")

zero_start = quiz(
    "zero_start",
    batch.zero_start,
    marks=2,
    section=SECTION,
    options={
        **{item: GRADIENT for item in batch.zero_start if " d" in item},
        "W1 after 50 steps": EQUAL,
        "W3 after 50 steps": EQUAL,
        "remedy": ("a smaller step size", "more steps", "0.1 for every weight", "random weights"),
    },
    hints=[
        "Go through the first step by hand: which activations do you find in layers 1 and 2, and "
        "what do zero weights do to the deltas on their way back?",
        "Two neurons with the same weights get the same inputs, so the same deltas, so the same "
        "gradients. Then try it: a zero network is quickly made.",
    ],
)
zero_start.wrong_answer(
    "all_gradients_zero",
    "Not everything stands still. An output misses its target, and its delta is not 0; what does "
    "the last layer receive from the layer before?",
    **{"sigmoid dW3": "zero", "tanh db3": "zero"},
)
zero_start.wrong_answer(
    "first_layers_learn_at_once",
    "On their way back the deltas pass through weights that are 0. What arrives?",
    **{"sigmoid dW1": "not zero", "sigmoid dW2": "not zero"},
)
zero_start.wrong_answer(
    "tanh_like_the_sigmoid",
    "tanh and the sigmoid differ at 0. Which activations enter the last layer here?",
    **{"tanh dW3": "not zero"},
)
zero_start.wrong_answer(
    "rows_and_columns_exchanged",
    "Rows and columns are exchanged: a neuron's own weights are a row of its layer, and a column "
    "of the next one holds what it sends out.",
    **{"W1 after 50 steps": "all its columns", "W3 after 50 steps": "all its rows"},
)
zero_start.wrong_answer(
    "nothing_ever_moves",
    "The last layer moves at the first step. From then on its weights are not 0, and the deltas "
    "get through.",
    **{"W1 after 50 steps": "still zero", "W3 after 50 steps": "still zero"},
)
zero_start.wrong_answer(
    "training_breaks_the_tie",
    "Many steps do not make equal neurons different: there is nothing in the algorithm that treats "
    "one of them in another way.",
    **{"W1 after 50 steps": "nothing", "W3 after 50 steps": "nothing", "remedy": "more steps"},
)
zero_start.wrong_answer(
    "smaller_steps_help",
    "Equal neurons get equal gradients, whatever the step size: they make equal steps.",
    remedy="a smaller step size",
)
zero_start.wrong_answer(
    "any_other_number_helps",
    "With 0.1 everywhere the gradients are not 0, but the neurons of a layer are as equal as ever.",
    remedy="0.1 for every weight",
)
