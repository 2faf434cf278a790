"""The relative error of two gradients, and what a numerical gradient costs."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import case, exercise
from autograder.suite.gradcheck_topics.quotients import SECTION as NUMERICAL
from solutions import gradcheck as right

SECTION = "ML-2-1, gradient check (梯度检验)"

# ---- rel_error ---------------------------------------------------------------------------------

U, V = normal(2, 3, seed=1031), normal(2, 3, seed=1032)

rel_error = exercise(
    right.rel_error,
    marks=2,
    section=SECTION,
    visible=[
        case("lengths 5 and 10 in one direction: 1/3", a=[3.0, 4.0], b=[6.0, 8.0]),
        case(
            "the opposite gradient: 1", a=[[1.0, -2.0], [0.5, 3.0]], b=[[-1.0, 2.0], [-0.5, -3.0]]
        ),
        case("two gradients that are zero", a=[[0.0, 0.0]], b=[[0.0, 0.0]]),
    ],
    hidden=[
        case("two matrices", a=U, b=V),
        case("tiny gradients", a=1e-11 * U, b=1e-11 * (U + 0.25 * V)),
        case("large gradients, nearly equal", a=5000 * U, b=5000 * U + 0.03 * V),
        case("differences that cancel", a=[1.0, -1.0, 2.5], b=[1.25, -1.5, 2.75]),
        case("the same entries in another order", a=[3.0, -1.0, 0.5, 2.0], b=[0.5, 3.0, 2.0, -1.0]),
        case(
            "zero twice, once, and whole numbers",
            call="[rel_error(a, a), rel_error(a, b), rel_error(b, a), rel_error(b, 2 * b)]",
            a=np.zeros((2, 2)),
            b=[[1, -2], [0, 2]],
        ),
        case(
            "arrays with three axes that refuse to be written",
            a=normal(2, 3, 2, seed=1033),
            b=normal(2, 3, 2, seed=1034),
            read_only=True,
        ),
    ],
    hints=[
        "np.linalg.norm gives the root of the sum of all squares; for a matrix too.",
        "What happens in your formula if both arrays are zero? Ask before you divide.",
    ],
)


def norm(a: Any) -> Any:
    """Return the root of the sum of the squares of all entries."""
    return np.sqrt(np.sum(np.asarray(a, dtype=float) ** 2))


def either(a: Any, b: Any) -> bool:
    """Is any entry not 0?"""
    return bool(np.any(a) or np.any(b))


@rel_error.misconception(
    "Two gradients that are zero agree, but 0/0 is nan, which is neither small nor large."
)
def zero_divided_by_zero(a: Any, b: Any) -> Any:
    return norm(a - b) / (norm(a) + norm(b))


@rel_error.misconception(
    "This is the absolute error: tiny gradients pass however wrong they are, and large ones fail "
    "by rounding alone."
)
def absolute_error(a: Any, b: Any) -> Any:
    return norm(a - b)


@rel_error.misconception(
    "Differences of both signs cancel in your sum before they are measured: square each of them."
)
def signed_sums(a: Any, b: Any) -> Any:
    return abs(np.sum(a - b)) / np.sum(abs(a) + abs(b)) if either(a, b) else 0.0


@rel_error.misconception(
    "The small number below the line keeps 0/0 away, but it is larger than tiny gradients and "
    "hides their errors."
)
def small_number_below_the_line(a: Any, b: Any) -> Any:
    return norm(a - b) / (norm(a) + norm(b) + 1e-8)


@rel_error.misconception(
    "Small as it is, the number below the line is not small beside gradients of its own size: "
    "their errors look smaller than they are. Only 0/0 needs a rule of its own."
)
def tiny_number_below_the_line(a: Any, b: Any) -> Any:
    return norm(a - b) / (norm(a) + norm(b) + 1e-12)


@rel_error.misconception(
    "You add up the sizes of all entries. A fine measure too, but this norm squares the entries, "
    "adds, and takes the root."
)
def sums_of_sizes(a: Any, b: Any) -> Any:
    return np.sum(abs(a - b)) / np.sum(abs(a) + abs(b)) if either(a, b) else 0.0


@rel_error.misconception(
    "A mean of differences is an absolute error: it changes when both gradients are multiplied by "
    "the same number."
)
def mean_of_the_differences(a: Any, b: Any) -> Any:
    return np.mean(abs(a - b))


@rel_error.misconception(
    "You divide by the length of the sum. Where a and b nearly cancel, this is nearly 0: take "
    "both lengths first, then add."
)
def length_of_the_sum(a: Any, b: Any) -> Any:
    return norm(a - b) / norm(a + b) if either(a, b) else 0.0


@rel_error.misconception(
    "You compare two lengths. Gradients in quite different directions may have the same length: "
    "subtract first."
)
def lengths_compared(a: Any, b: Any) -> Any:
    return abs(norm(a) - norm(b)) / (norm(a) + norm(b)) if either(a, b) else 0.0


@rel_error.misconception(
    "You divide by one length only, so a and b do not count alike, and a zero there is a trap."
)
def divided_by_one_length(a: Any, b: Any) -> Any:
    return norm(a - b) / norm(a) if np.any(a) else float(np.any(b))


@rel_error.misconception("The roots are missing: these are sums of squares, not lengths.")
def squares_without_roots(a: Any, b: Any) -> Any:
    return norm(a - b) ** 2 / (norm(a) ** 2 + norm(b) ** 2) if either(a, b) else 0.0


@rel_error.misconception(
    "These are the largest entries. A fine measure too, but this one asks for all the squares."
)
def largest_entries(a: Any, b: Any) -> Any:
    return np.max(abs(a - b)) / (np.max(abs(a)) + np.max(abs(b))) if either(a, b) else 0.0


# ---- loss_evaluations --------------------------------------------------------------------------

loss_evaluations = exercise(
    right.loss_evaluations,
    marks=1,
    section=NUMERICAL,
    visible=[
        case("three parameters, central differences: 6", N=3, central=True),
        case("one parameter, a one-sided quotient: 2", N=1, central=False),
    ],
    hidden=[
        case("a network 4-3-4-3 with biases", N=46, central=True),
        case("the same, one-sided", N=46, central=False),
        case("central unless said otherwise", N=1097),
        case(
            "both ways, for several sizes",
            call="[[loss_evaluations(n, c) for n in N] for c in (True, False)]",
            N=(1, 2, 25),
        ),
    ],
    hints=[
        "Write down the quotients for two parameters. Which values of the cost occur, and which "
        "of them occur twice?",
        "In the central formula f(x) itself does not occur. In the one-sided one it occurs for "
        "every parameter, always the same.",
    ],
)


@loss_evaluations.misconception(
    "A quotient for a parameter needs two values of the cost, and not all of them can be shared."
)
def one_for_each_parameter(N: Any, central: bool = True) -> Any:
    return N + 0 * central


@loss_evaluations.misconception(
    "You also count the cost without any movement, which central differences never use."
)
def unmoved_cost_counted(N: Any, central: bool = True) -> Any:
    return 2 * N + 1 if central else N + 1


@loss_evaluations.misconception(
    "N² is how the multiplications grow, because each forward pass costs about N of them. Count "
    "the passes."
)
def multiplications_counted(N: Any, central: bool = True) -> Any:
    return N * N + 0 * central


@loss_evaluations.misconception(
    "Every one-sided quotient uses the same unmoved cost. It need not be worked out again."
)
def unmoved_cost_every_time(N: Any, central: bool = True) -> Any:
    return 2 * N + 0 * central


@loss_evaluations.misconception("The two kinds of quotient are exchanged.")
def kinds_exchanged(N: Any, central: bool = True) -> Any:
    return N + 1 if central else 2 * N
