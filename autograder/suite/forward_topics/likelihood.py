"""Losses as negative log-likelihoods."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from solutions import forward_further

SECTION = "Chapter 1, losses (常见的损失函数): maximum likelihood (最大似然)"
LOG_2PI = np.log(2 * np.pi)

# ---- gaussian_nll ------------------------------------------------------------------------------

gaussian_nll = exercise(
    forward_further.gaussian_nll,
    marks=2,
    section=SECTION,
    visible=[
        case("one sample, hit exactly: only the constant is left", y=[[1.0]], yhat=[[1.0]]),
        case("one sample in two dimensions", y=[[1.0], [2.0]], yhat=[[0.0], [4.0]]),
    ],
    hidden=[
        case(
            "three dimensions, five samples",
            y=normal(3, 5, seed=1801),
            yhat=normal(3, 5, seed=1802),
        ),
        case(
            "one dimension, four samples", y=normal(1, 4, seed=1803), yhat=normal(1, 4, seed=1804)
        ),
        case(
            "whole numbers",
            y=integers(2, 3, seed=1805, low=-2, high=2),
            yhat=integers(2, 3, seed=1806, low=-2, high=2),
        ),
        case("far off", y=normal(4, 2, seed=1807, scale=9), yhat=normal(4, 2, seed=1808)),
        case(
            "arrays that refuse to be written",
            y=normal(2, 6, seed=1809),
            yhat=normal(2, 6, seed=1810),
            read_only=True,
        ),
    ],
    hints=[
        "Write down the density of the normal distribution in K dimensions with the identity as "
        "covariance, and take its logarithm.",
        "One part depends on the distance of y and yhat, the other is a constant for each sample.",
        "Independent samples multiply, so that their logarithms add up.",
    ],
)


def densities(y: Any, yhat: Any) -> Any:
    """Return the density of each sample."""
    return np.exp(-np.sum((y - yhat) ** 2, axis=0) / 2) / (2 * np.pi) ** (y.shape[0] / 2)


def squares(y: Any, yhat: Any) -> Any:
    """Return the sum of the squared residuals."""
    return np.sum((y - yhat) ** 2)


@gaussian_nll.misconception(
    "The part with the residuals is right, but the density has a factor in front of the "
    "exponential. It does not move the minimum; here it is asked all the same."
)
def constant_left_out(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) / 2


@gaussian_nll.misconception(
    "The residuals count twice as much as they should: the exponent of the normal distribution has "
    "a factor, which Chapter 1 drops."
)
def half_left_out(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) + y.size / 2 * LOG_2PI


@gaussian_nll.misconception(
    "You add the samples' densities and take the logarithm of the sum. Independent samples "
    "multiply: what does the logarithm make of a product?"
)
def logarithm_of_a_sum(y: Any, yhat: Any) -> Any:
    return -np.log(np.sum(densities(y, yhat)))


@gaussian_nll.misconception("This is the likelihood itself. The loss is its negative logarithm.")
def likelihood_itself(y: Any, yhat: Any) -> Any:
    return np.prod(densities(y, yhat))


@gaussian_nll.misconception(
    "This is the log-likelihood, which is to become large. As a loss it takes the other sign."
)
def sign_lost(y: Any, yhat: Any) -> Any:
    return -forward_further.gaussian_nll(y, yhat)


@gaussian_nll.misconception(
    "You average over the samples. The logarithm of a product of N factors is a sum of N terms."
)
def averaged_over_samples(y: Any, yhat: Any) -> Any:
    return forward_further.gaussian_nll(y, yhat) / y.shape[1]


@gaussian_nll.misconception("The constant is there once, but every sample brings its own.")
def constant_counted_once(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) / 2 + y.shape[0] / 2 * LOG_2PI


@gaussian_nll.misconception(
    "Your constant is that of one dimension. Where y has several entries, each brings a factor of "
    "its own."
)
def constant_of_one_dimension(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) / 2 + y.shape[1] / 2 * LOG_2PI


@gaussian_nll.misconception(
    "Your constant is twice as large as it should be. In K dimensions 2π stands in the density "
    "with the exponent K/2."
)
def constant_without_the_root(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) / 2 + y.size * LOG_2PI


@gaussian_nll.misconception(
    "Your constant has the wrong sign. The factor stands below the line in the density, and the "
    "whole logarithm takes a minus."
)
def constant_with_the_wrong_sign(y: Any, yhat: Any) -> Any:
    return squares(y, yhat) / 2 - y.size / 2 * LOG_2PI


@gaussian_nll.misconception(
    "A product of matrices multiplies every sample with every other one. Square the residuals "
    "entry by entry, then add up."
)
def residuals_in_a_product_of_matrices(y: Any, yhat: Any) -> Any:
    return (y - yhat).T @ (y - yhat) / 2 + y.size / 2 * LOG_2PI


# ---- bernoulli_nll -----------------------------------------------------------------------------

bernoulli_nll = exercise(
    forward_further.bernoulli_nll,
    marks=1,
    section=SECTION + ", two classes",
    visible=[
        case("-log 0.5 - log 0.75", y=[[1, 0]], p=[[0.5, 0.25]]),
        case("one sample of class 1", y=[[1.0]], p=[[0.8]]),
    ],
    hidden=[
        case(
            "seven samples",
            y=[[0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0]],
            p=[[0.3, 0.15, 0.8, 0.55, 0.1, 0.65, 0.95]],
        ),
        case("whole-number labels", y=[[0, 0, 1, 0]], p=[[0.2, 0.6, 0.35, 0.1]]),
        case("nearly sure, once wrongly", y=[[1, 0, 0]], p=[[0.99, 0.97, 0.02]]),
        case(
            "arrays that refuse to be written",
            y=[[1, 1, 0, 1, 0]],
            p=[[0.45, 0.7, 0.25, 0.9, 0.6]],
            read_only=True,
        ),
    ],
    hints=[
        "What is the probability of the label that was seen, if it is 1, and if it is 0?",
        "Take minus the logarithm of each, and add up over the samples.",
    ],
)


def seen(y: Any, p: Any) -> Any:
    """Return the probability of each label."""
    return np.where(y == 1, p, 1 - p)


@bernoulli_nll.misconception(
    "Samples with the label 0 cost nothing in your loss: they have a probability too."
)
def only_the_ones(y: Any, p: Any) -> Any:
    return -np.sum(y * np.log(p))


@bernoulli_nll.misconception(
    "This is the log-likelihood, which is to become large. As a loss it takes the other sign."
)
def positive_log_likelihood(y: Any, p: Any) -> Any:
    return -forward_further.bernoulli_nll(y, p)


@bernoulli_nll.misconception(
    "You average over the samples. The logarithm of a product of N factors is a sum of N terms."
)
def mean_instead_of_sum(y: Any, p: Any) -> Any:
    return forward_further.bernoulli_nll(y, p) / y.shape[1]


@bernoulli_nll.misconception(
    "You add probabilities and take the logarithm of the sum. Independent samples multiply: what "
    "does the logarithm make of a product?"
)
def logarithm_of_the_sum(y: Any, p: Any) -> Any:
    return -np.log(np.sum(seen(y, p)))


@bernoulli_nll.misconception("This is the likelihood itself. The loss is its negative logarithm.")
def product_of_probabilities(y: Any, p: Any) -> Any:
    return np.prod(seen(y, p))


@bernoulli_nll.misconception("The classes are exchanged: p is the probability of the label 1.")
def classes_exchanged(y: Any, p: Any) -> Any:
    return forward_further.bernoulli_nll(1 - y, p)


@bernoulli_nll.misconception(
    "Label and probability are exchanged: labels are 0 or 1, and the logarithm of 0 is infinite. "
    "Here the label is the first argument."
)
def arguments_exchanged(y: Any, p: Any) -> Any:
    return -np.sum(p * np.log(y) + (1 - p) * np.log(1 - y))


@bernoulli_nll.misconception(
    "A row times a column is still a matrix, of shape (1, 1). What is asked is the number in it."
)
def matrix_of_one_entry(y: Any, p: Any) -> Any:
    return np.array([[forward_further.bernoulli_nll(y, p)]])
