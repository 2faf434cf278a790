"""The Jacobian of softmax, and the product with it."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.softmax import SECTION
from solutions import activations_further

# ---- softmax_jacobian --------------------------------------------------------------------------

softmax_jacobian = exercise(
    activations_further.softmax_jacobian,
    marks=2,
    section=SECTION,
    oracle=oracles.softmax_jacobian,
    visible=[
        case("two equal scores: all entries are 1/4 or -1/4", z=[0.0, 0.0]),
        case("three scores to check by hand", z=np.log([1.0, 2.0, 1.0])),
    ],
    hidden=[
        case("four scores", z=[0.3, -1.0, 2.0, 0.5]),
        case("whole numbers", z=[2, 0, -1]),
        case("two scores", z=[-0.4, 1.1]),
        case("scores far apart", z=[-30.0, 1.5, 30.0, 29.0]),
        case("an array that refuses to be written", z=normal(6, seed=311), read_only=True),
    ],
    hints=[
        "Row i holds the derivatives of a_i. Do the diagonal first, then the other entries.",
        "The probabilities always add up to 1. What must each row and each column of J add up to?",
        "All products a_i a_j at once are an outer product.",
    ],
)


@softmax_jacobian.misconception(
    "Your matrix has entries on its diagonal only. If one score rises, the other probabilities "
    "must fall, for their sum stays 1."
)
def diagonal_only(z: Any) -> Any:
    a = activations_further.softmax(z)
    return np.diag(a * (1 - a))


@softmax_jacobian.misconception(
    "Every sign is reversed: a probability rises with its own score, so the diagonal is positive."
)
def signs_reversed(z: Any) -> Any:
    return -activations_further.softmax_jacobian(z)


@softmax_jacobian.misconception(
    "Your matrix says that every probability rises with every score. Do its rows add up to 0?"
)
def outer_product_added(z: Any) -> Any:
    a = activations_further.softmax(z)
    return np.diag(a) + np.outer(a, a)


@softmax_jacobian.misconception(
    "a * a multiplies entry by entry and is then repeated in every row. You need each entry with "
    "each other one."
)
def square_instead_of_outer_product(z: Any) -> Any:
    a = activations_further.softmax(z)
    return np.diag(a) - a * a


@softmax_jacobian.misconception(
    "You return one slope for each entry, as for the logistic function. In softmax every output "
    "depends on every score, so the derivative is a matrix."
)
def slopes_as_a_vector(z: Any) -> Any:
    a = activations_further.softmax(z)
    return a * (1 - a)


@softmax_jacobian.misconception(
    "Softmax was applied twice: the argument z holds scores, not probabilities, and you take it "
    "once more from the probabilities."
)
def softmax_applied_twice(z: Any) -> Any:
    return activations_further.softmax_jacobian(activations_further.softmax(z))


# ---- softmax_vjp -------------------------------------------------------------------------------

softmax_vjp = exercise(
    activations_further.softmax_vjp,
    marks=2,
    section=SECTION,
    oracle=oracles.softmax_vjp,
    visible=[
        case("two classes", a=[0.25, 0.75], g=[1.0, 0.0]),
        case("three classes", a=[0.5, 0.25, 0.25], g=[1.0, 2.0, 4.0]),
    ],
    hidden=[
        case("four classes", a=[0.1, 0.2, 0.3, 0.4], g=[1.0, -2.0, 0.5, 3.0]),
        case("whole numbers in g", a=[0.6, 0.1, 0.3], g=[2, -1, 4]),
        case("the gradient of a cross-entropy", a=[0.05, 0.7, 0.25], g=[0.0, -1 / 0.7, 0.0]),
        case("a likely class", a=[0.875, 0.0625, 0.0625], g=[0.5, 2.0, -3.0]),
        case(
            "arrays that refuse to be written",
            a=[0.15, 0.05, 0.45, 0.2, 0.15],
            g=normal(5, seed=321),
            read_only=True,
        ),
    ],
    hints=[
        "Write J as in the exercise before and multiply it with g: two terms appear.",
        "One term is a weighted mean of g. With which weights? The result must add up to 0.",
    ],
)


@softmax_vjp.misconception(
    "That is the rule for functions that act on each entry alone, like σ. In softmax each score "
    "moves all probabilities."
)
def entry_by_entry(a: Any, g: Any) -> Any:
    return a * (1 - a) * g


@softmax_vjp.misconception(
    "Only the diagonal part is there. The term that all entries have in common is missing: does "
    "your result add up to 0?"
)
def common_term_forgotten(a: Any, g: Any) -> Any:
    return a * g


@softmax_vjp.misconception(
    "You subtract the plain sum of g. Each entry of g should count with its probability."
)
def plain_sum(a: Any, g: Any) -> Any:
    return a * (g - g.sum())


@softmax_vjp.misconception(
    "You subtract the same number from every entry. It must be weighted with the probability of "
    "the entry: check your brackets."
)
def bracket_forgotten(a: Any, g: Any) -> Any:
    return a * g - a @ g


@softmax_vjp.misconception(
    "You subtract the plain mean of g. The mean must be taken with the probabilities as weights."
)
def plain_mean(a: Any, g: Any) -> Any:
    return a * (g - g.mean())
