"""How many quadratic features there are."""

from __future__ import annotations

from autograder.declare import case, exercise
from solutions import forward_further

EACH = "[n_quadratic_features(n) for n in counts]"

n_quadratic_features = exercise(
    forward_further.n_quadratic_features,
    marks=1,
    section="ML-2-1, earlier models (过往的模型): cross features (交叉项)",
    visible=[
        case("two features: x1², x1 x2, x2²", n=2),
        case("three features", n=3),
    ],
    hidden=[
        case("one, four and five features", call=EACH, counts=(1, 4, 5)),
        case("ten features", n=10),
        case("seventeen and twenty-two features", call=EACH, counts=(17, 22)),
        case("the pixels of a picture of 28 x 28", n=784),
    ],
    hints=[
        "Write down all products for n = 3 and count them.",
        "Put the products in a table with n rows and n columns. Which entries are the same?",
        "The diagonal and one of the two triangles are left.",
    ],
)


@n_quadratic_features.misconception(
    "You counted x1 x2 and x2 x1 as two features. They are always equal."
)
def both_orders_counted(n: int) -> int:
    return n * n


@n_quadratic_features.misconception(
    "The squares are missing: a feature times itself is a quadratic feature too."
)
def squares_left_out(n: int) -> int:
    return n * (n - 1) // 2


@n_quadratic_features.misconception(
    "Each feature forms a product with every other one, not with one only: the number grows like "
    "a square."
)
def twice_the_features(n: int) -> int:
    return 2 * n


@n_quadratic_features.misconception(
    "You counted the features themselves too. Only products of two of them are asked."
)
def linear_features_counted(n: int) -> int:
    return n + n * (n + 1) // 2


@n_quadratic_features.misconception(
    "Your number is twice as large as it should be: each product with two different features was "
    "counted twice, and each square too."
)
def not_halved(n: int) -> int:
    return n * (n + 1)
