"""The gradient of linear regression: one layer without activation, samples as rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.oracles_network import complex_gradients
from solutions import batch_further


def derivatives(X: Any, y: Any, theta: Any) -> Any:
    """Return the derivatives of J by every entry of theta, by a complex step."""
    return complex_gradients(lambda p: np.sum((X @ p[0] - y) ** 2) / (2 * len(X)), [theta])[0]


linreg_grad = exercise(
    batch_further.linreg_grad,
    marks=1,
    section="ML-2-1, backpropagation (反向传播算法): the network with one layer",
    oracle=derivatives,
    visible=[
        case(
            "three samples, worked by hand",
            X=[[1.0, 2.0], [1.0, -1.0], [1.0, 0.0]],
            y=[[3.0], [1.0], [-2.0]],
            theta=[[1.0], [2.0]],
        ),
    ],
    hidden=[
        case(
            "seven samples",
            X=normal(7, 3, seed=4701),
            y=normal(7, 1, seed=4702),
            theta=normal(3, 1, seed=4703),
        ),
        case(
            "as many samples as features",
            X=normal(4, 4, seed=4704),
            y=normal(4, 1, seed=4705),
            theta=normal(4, 1, seed=4706),
        ),
        case(
            "whole numbers",
            X=integers(5, 2, seed=4707),
            y=integers(5, 1, seed=4708),
            theta=[[2], [-1]],
        ),
        case(
            "more features than samples",
            X=normal(2, 6, seed=4709),
            y=normal(2, 1, seed=4710),
            theta=normal(6, 1, seed=4711),
        ),
        case(
            "arrays that refuse to be written",
            X=normal(9, 5, seed=4712),
            y=normal(9, 1, seed=4713),
            theta=normal(5, 1, seed=4714),
            read_only=True,
        ),
    ],
    hints=[
        "Look at the shapes: Xθ - y has a row for each sample, the gradient a row for each "
        "parameter. Which product with X leads there?",
        "Differentiate the square: a 2 appears and meets the ½. The mean stays a mean.",
    ],
)


@linreg_grad.misconception(
    "Your gradient is m times too large: J is a mean over the samples, not their sum."
)
def mean_forgotten(X: Any, y: Any, theta: Any) -> Any:
    return X.T @ (X @ theta - y)


@linreg_grad.misconception(
    "A factor 2 is left over from the square. What else stands in front of it in J?"
)
def factor_two_left(X: Any, y: Any, theta: Any) -> Any:
    return 2 * X.T @ (X @ theta - y) / len(X)


@linreg_grad.misconception(
    "The sign is reversed: you subtract the prediction from the target. A step against your "
    "gradient would make J larger."
)
def target_minus_prediction(X: Any, y: Any, theta: Any) -> Any:
    return X.T @ (y - X @ theta) / len(X)


@linreg_grad.misconception(
    "You divided by the number of features. J averages over the samples, which are rows here."
)
def divided_by_the_features(X: Any, y: Any, theta: Any) -> Any:
    return X.T @ (X @ theta - y) / X.shape[1]


@linreg_grad.misconception(
    "Your y is flat. A column minus a flat array becomes a square table of all differences: keep "
    "y as a column."
)
def flat_targets(X: Any, y: Any, theta: Any) -> Any:
    return X.T @ (X @ theta - y.ravel()) / len(X)


@linreg_grad.misconception(
    "You treat columns as samples, as in the rest of the course. In this one exercise samples are "
    "rows."
)
def columns_as_samples(X: Any, y: Any, theta: Any) -> Any:
    return X @ (X.T @ theta - y) / X.shape[1]


@linreg_grad.misconception(
    "You have one number. J can be made smaller in as many directions as there are parameters, and "
    "the gradient has an entry for each."
)
def averaged_to_one_number(X: Any, y: Any, theta: Any) -> Any:
    return np.mean(X.T @ (X @ theta - y))


@linreg_grad.misconception(
    "These are the mean errors weighted with nothing: the inputs X are missing from your gradient."
)
def inputs_left_out(X: Any, y: Any, theta: Any) -> Any:
    return np.mean(X @ theta - y) * np.ones_like(theta, dtype=float)
