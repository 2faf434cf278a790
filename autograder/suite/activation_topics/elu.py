"""ELU and its slope."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite import oracles
from autograder.suite.activation_topics.logistic import SECTION
from solutions import activations


def below(z: Any) -> Any:
    """Return e^z where z <= 0, and 1 where z > 0, so that nothing overflows."""
    return np.exp(np.minimum(z, 0))


# ---- elu ---------------------------------------------------------------------------------------

elu = exercise(
    activations.elu,
    marks=2,
    section=SECTION,
    visible=[
        case("the lecture's curve, gamma = 1", z=[-1.0, 0.0, 2.0], gamma=1.0),
        case("a Python number: the result is -1/4", z=-float(np.log(2.0)), gamma=0.5),
    ],
    hidden=[
        case("both sides and zero", z=[-3.0, -0.5, 0.0, 0.5, 2.0], gamma=0.7),
        case("whole numbers", z=[[-2, 0, 3], [1, -1, -4]], gamma=0.7),
        case("very large values of both signs", z=[-1000.0, -1.0, 2.0, 1000.0], gamma=0.3),
        case("a matrix, gamma above 1", z=normal(3, 4, seed=81), gamma=1.5),
        case("a Python number below 0", z=-1.75, gamma=0.4),
        case(
            "an array that refuses to be written",
            z=normal(5, 2, seed=82),
            gamma=2.5,
            read_only=True,
        ),
    ],
    hints=[
        "Two branches: above 0 ELU is the identity. Which value must the other branch reach at 0, "
        "and which one far to the left?",
        "gamma scales the whole negative branch, and the branch passes through the origin.",
        "np.where works out both branches for every entry. An overflow in the branch that is not "
        "chosen gives a warning only; without it if the exponent never exceeds 0.",
    ],
)


@elu.misconception(
    "gamma has no influence on your result: your curve bends towards -1 whatever gamma is."
)
def gamma_unused(z: Any, _gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, below(z) - 1)


@elu.misconception(
    "Your curve jumps at z = 0, and its negative side is positive. The branch must be shifted so "
    "that it passes through the origin."
)
def shift_forgotten(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, gamma * below(z))


@elu.misconception(
    "Your negative side is a straight line: that is LeakyReLU. ELU bends and levels out."
)
def straight_like_leaky_relu(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, gamma * np.asarray(z))


@elu.misconception(
    "Your curve misses the origin unless gamma is 1: the 1 is subtracted after gamma was applied, "
    "but gamma scales the whole branch."
)
def gamma_on_the_power_only(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, gamma * below(z) - 1)


@elu.misconception(
    "You let gamma stretch the z-axis inside the exponential. It scales the height of the branch."
)
def gamma_in_the_exponent(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, z, below(gamma * np.asarray(z)) - 1)


@elu.misconception(
    "For whole numbers the negative side was cut down to whole numbers too: a copy of z keeps "
    "its integer type."
)
def written_into_an_integer_copy(z: Any, gamma: float) -> Any:
    out = np.array(z)
    out[out <= 0] = gamma * np.expm1(out[out <= 0])
    return out


@elu.misconception(
    "You switch a branch off by multiplying it with 0. Where its exponential overflows, that is "
    "0 times infinity, which is nan: select instead of multiplying."
)
def branch_switched_off_by_zero(z: Any, gamma: float) -> Any:
    z = np.asarray(z)
    return (z > 0) * z + (z <= 0) * gamma * (np.exp(z) - 1)


# ---- elu_grad ----------------------------------------------------------------------------------

elu_grad = exercise(
    activations.elu_grad,
    marks=2,
    section=SECTION,
    oracle=oracles.elu_grad,
    visible=[
        case("the lecture's curve, gamma = 1", z=[-1.0, 0.5, 2.0], gamma=1.0),
        case("a Python number: the slope is 1/4", z=-float(np.log(2.0)), gamma=0.5),
    ],
    hidden=[
        case("both sides and zero", z=[-3.0, -0.5, 0.0, 0.5, 2.0], gamma=0.7),
        case("whole numbers", z=integers(2, 5, seed=91), gamma=0.6),
        case("very large values of both signs", z=[-1000.0, -1.0, 2.0, 1000.0], gamma=0.3),
        case("a matrix, gamma above 1", z=normal(4, 3, seed=92), gamma=1.5),
        case("a Python number below 0", z=-1.75, gamma=0.4),
        case(
            "an array that refuses to be written",
            z=[[0.0, 1.5], [-0.5, -2.0]],
            gamma=2.5,
            read_only=True,
        ),
    ],
    hints=[
        "Differentiate the two branches one by one. What happens to a constant?",
        "Which branch owns the point z = 0? Its slope there depends on gamma.",
        "A number times 0 is not 0 if the number is infinite: select with np.where, and keep the "
        "exponent at or below 0.",
    ],
)


@elu_grad.misconception(
    "gamma got lost on the way: a constant factor stays in the derivative. gamma = 1 hides this."
)
def gamma_lost(z: Any, _gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, 1.0, below(z))


@elu_grad.misconception(
    "Right on paper, but for large z the exponential of the branch that is switched off is "
    "infinite, and 0 times infinity is nan. Select the branch instead of multiplying it away."
)
def exponential_branch_times_zero(z: Any, gamma: float) -> Any:
    z = np.asarray(z)
    return (z > 0) + (z <= 0) * gamma * np.exp(z)


@elu_grad.misconception(
    "At z = 0 you take the slope of the wrong branch: the point belongs to z <= 0."
)
def slope_one_at_zero(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, gamma * below(z))


@elu_grad.misconception(
    "On the negative side you return the value of ELU. What becomes of the constant in the bracket "
    "when you differentiate?"
)
def value_on_the_negative_side(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, 1.0, gamma * (below(z) - 1))


@elu_grad.misconception(
    "Value plus gamma is a neat way to the slope, but it holds on one branch only. "
    "How steep is the identity?"
)
def value_plus_gamma_everywhere(z: Any, gamma: float) -> Any:
    return activations.elu(z, gamma) + gamma


@elu_grad.misconception(
    "A constant slope on the negative side belongs to LeakyReLU; ELU gets flatter to the left."
)
def constant_like_leaky_relu(z: Any, gamma: float) -> Any:
    return np.where(np.asarray(z) > 0, 1.0, gamma)
