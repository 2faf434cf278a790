"""Units of a ReLU layer that never answer."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations_further

dead_units = exercise(
    activations_further.dead_units,
    marks=2,
    section=SECTION,
    visible=[
        case(
            "unit 1 of three is dead",
            W=[[1.0, 2.0], [-1.0, -1.0], [2.0, -1.0]],
            b=[[0.0], [-1.0], [1.0]],
            X=[[1.0, 2.0, 0.5, 3.0], [1.0, 0.5, 2.0, 0.0]],
        ),
        case("no unit is dead", W=[[1, -1], [-1, 1]], b=[[1], [2]], X=[[1, 0, 2], [0, 1, 3]]),
    ],
    hidden=[
        case(
            "several dead units, whole numbers",
            W=[[-2, -1, 0], [1, 1, 1], [0, -3, -1], [2, -1, 1], [-1, 0, -2]],
            b=[[-1], [0], [-2], [-3], [-1]],
            X=[[1, 0, 3, 2], [2, 1, 0, 1], [1, 3, 1, 0]],
        ),
        case(
            "a unit that is exactly 0 for one sample",
            W=[[1.0, -1.0], [-1.0, 0.5], [0.5, 0.5], [-0.5, -0.25]],
            b=[[-0.5], [0.0], [-1.0], [0.5]],
            X=[[1.0, 2.0, 0.5, 1.0, 2.5], [2.0, 1.0, 0.0, 0.5, 1.0]],
        ),
        case(
            "one sample switches off most units",
            W=[[1.0, 0.5, -1.0], [2.0, -1.0, 0.5], [-1.0, -1.5, -2.0], [0.0, -1.0, -2.0]],
            b=[[0.25], [0.5], [-0.25], [-5.0]],
            X=[[-3.0, 1.0], [-3.0, 2.0], [0.0, 0.5]],
        ),
        case(
            "a larger layer",
            W=normal(8, 4, seed=211),
            b=normal(8, 1, seed=212, scale=3),
            X=normal(4, 6, seed=213),
        ),
        case(
            "arrays that refuse to be written, as many units as samples",
            W=integers(5, 3, seed=214, low=-3, high=2),
            b=integers(5, 1, seed=215, low=-6, high=2),
            X=integers(3, 5, seed=216, low=-1, high=3),
            read_only=True,
        ),
    ],
    hints=[
        "Work out Z = W X + b: units are rows, samples are columns.",
        "When is ReLU(z) = 0? Ask this of every entry; then which condition must a row meet?",
        "np.all and np.flatnonzero may help; the result is a collection of row numbers.",
    ],
)


@dead_units.misconception(
    "You name every unit that is off for at least one sample. A dead unit is off for all of them."
)
def off_for_one_sample(W: Any, b: Any, X: Any) -> list[int]:
    return np.flatnonzero(np.any(W @ X + b <= 0, axis=1)).tolist()


@dead_units.misconception(
    "You searched along the wrong axis and found samples that switch off all units. "
    "Which axis of Z are the units?"
)
def samples_instead_of_units(W: Any, b: Any, X: Any) -> list[int]:
    return np.flatnonzero(np.all(W @ X + b <= 0, axis=0)).tolist()


@dead_units.misconception(
    "You missed units whose pre-activation touches 0: there ReLU gives 0 and has the slope 0 too."
)
def zero_counted_as_alive(W: Any, b: Any, X: Any) -> list[int]:
    return np.flatnonzero(np.all(W @ X + b < 0, axis=1)).tolist()


@dead_units.misconception(
    "You return True or False for each unit. The question asks which units: give their indices."
)
def mask_instead_of_indices(W: Any, b: Any, X: Any) -> Any:
    return np.all(W @ X + b <= 0, axis=1)


@dead_units.misconception(
    "You judge the weighted sums without the biases; a bias can silence or wake up a unit."
)
def biases_left_out(W: Any, b: Any, X: Any) -> list[int]:
    return np.flatnonzero(np.all(W @ X + 0 * b <= 0, axis=1)).tolist()
