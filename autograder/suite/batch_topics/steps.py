"""One step of gradient descent, plain and with weight decay."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import integers, normal
from autograder.declare import case, exercise
from autograder.suite.batch_topics.nets import SECTION
from solutions import batch, batch_further


def several(*shapes: tuple[int, ...], seed: int) -> list[Any]:
    """Return one array for each shape."""
    return [normal(*shape, seed=seed + i) for i, shape in enumerate(shapes)]


# ---- gd_step -----------------------------------------------------------------------------------

gd_step = exercise(
    batch.gd_step,
    marks=1,
    section="May slides, gradient descent (梯度下降)",
    visible=[
        case(
            "a matrix and a column",
            params=[np.array([[1.0, 2.0]]), np.array([[0.5]])],
            grads=[np.array([[10.0, -10.0]]), np.array([[2.0]])],
            alpha=0.1,
        ),
        case(
            "whole numbers", params=[np.array([1, 2, 3])], grads=[np.array([1, 0, -1])], alpha=0.25
        ),
    ],
    hidden=[
        case(
            "three layers",
            params=several((3, 4), (5, 3), (2, 5), seed=4401),
            grads=several((3, 4), (5, 3), (2, 5), seed=4411),
            alpha=0.3,
        ),
        case(
            "whole numbers in all arrays",
            params=[integers(3, 2, seed=4421), integers(3, 1, seed=4422)],
            grads=[integers(3, 2, seed=4423), integers(3, 1, seed=4424)],
            alpha=0.1,
        ),
        case(
            "one gradient is 0",
            params=several((2, 3), (2, 1), seed=4431),
            grads=[np.zeros((2, 3)), normal(2, 1, seed=4433)],
            alpha=0.5,
        ),
        case(
            "one step, and two steps with the same gradients",
            call="[gd_step(params, grads, alpha), "
            "gd_step(gd_step(params, grads, alpha), grads, alpha)]",
            params=several((3, 3), (3, 1), seed=4441),
            grads=several((3, 3), (3, 1), seed=4451),
            alpha=0.2,
        ),
        case(
            "arrays that refuse to be written",
            params=several((4,), (2, 2), (1, 3), seed=4461),
            grads=several((4,), (2, 2), (1, 3), seed=4471),
            alpha=1.5,
            read_only=True,
        ),
    ],
    hints=[
        "The gradient points to where the cost grows fastest. Where do you want to go?",
        "p -= ... writes into the array that the caller still has. p - ... makes a new one. "
        "zip walks through two lists side by side.",
    ],
)


@gd_step.misconception(
    "You write into the old parameters: the caller has lost them, and arrays of whole numbers or "
    "protected ones refuse. Make new arrays."
)
def written_into_the_old_ones(params: Any, grads: Any, alpha: float) -> Any:
    for p, g in zip(params, grads, strict=True):
        p -= alpha * g
    return params


@gd_step.misconception("You walk uphill. The gradient shows where the cost grows.")
def uphill(params: Any, grads: Any, alpha: float) -> Any:
    return [p + alpha * g for p, g in zip(params, grads, strict=True)]


@gd_step.misconception(
    "Only the first array has moved. Is there a return inside your loop, or an index that never "
    "changes?"
)
def only_the_first_array(params: Any, grads: Any, alpha: float) -> Any:
    return [params[0] - alpha * grads[0], *(p * 1.0 for p in params[1:])]


@gd_step.misconception("Your step does not depend on alpha: it is as long as the gradient.")
def step_size_left_out(params: Any, grads: Any, _alpha: float) -> Any:
    return [p - 1.0 * g for p, g in zip(params, grads, strict=True)]


@gd_step.misconception(
    "You return the steps themselves. What is asked is where the parameters are afterwards."
)
def step_instead_of_parameters(_params: Any, grads: Any, alpha: float) -> Any:
    return [-alpha * g for g in grads]


@gd_step.misconception(
    "Whole-number parameters stay whole numbers in your result, so every small step is cut off. "
    "Parameters that learn must be floats."
)
def cut_to_whole_numbers(params: Any, grads: Any, alpha: float) -> Any:
    return [(p - alpha * g).astype(p.dtype) for p, g in zip(params, grads, strict=True)]


@gd_step.misconception(
    "params and grads are lists, and a list cannot be multiplied by a step size. Take their "
    "arrays one by one."
)
def lists_used_as_numbers(params: Any, grads: Any, alpha: float) -> Any:
    return params - alpha * grads


@gd_step.misconception(
    "Where a gradient is 0 you hand back the old array itself. If somebody later writes into the "
    "new parameters, the old ones change too."
)
def old_array_handed_back(params: Any, grads: Any, alpha: float) -> Any:
    return [p - alpha * g if np.any(g) else p for p, g in zip(params, grads, strict=True)]


# ---- decay_step --------------------------------------------------------------------------------

decay_step = exercise(
    batch_further.decay_step,
    marks=1,
    section=SECTION,
    visible=[
        case("two weights", W=[2.0, -4.0], G=[1.0, 1.0], alpha=0.25, lam=0.1),
        case("no decay", W=[[1.0, 3.0]], G=[[0.5, -0.5]], alpha=0.2, lam=0.0),
    ],
    hidden=[
        case("a matrix", W=normal(3, 4, seed=4481), G=normal(3, 4, seed=4482), alpha=0.1, lam=0.3),
        case(
            "a strong penalty, then none",
            call="[decay_step(W, G, alpha, lam), decay_step(W, G, alpha, 0.0)]",
            W=normal(2, 5, seed=4483),
            G=normal(2, 5, seed=4484),
            alpha=0.4,
            lam=1.7,
        ),
        case(
            "the loss is flat: only the penalty acts",
            W=normal(5, 1, seed=4485),
            G=np.zeros((5, 1)),
            alpha=0.25,
            lam=0.6,
        ),
        case(
            "whole numbers",
            W=integers(4, 2, seed=4486),
            G=integers(4, 2, seed=4487),
            alpha=0.2,
            lam=0.15,
        ),
        case(
            "arrays that refuse to be written",
            W=normal(3, 3, seed=4488),
            G=normal(3, 3, seed=4489),
            alpha=0.7,
            lam=0.4,
            read_only=True,
        ),
    ],
    hints=[
        "Write down the gradient of the whole cost first, penalty included. Then make a step.",
        "Sort the terms: what stands in front of W in the end? It is a little less than 1.",
    ],
)


@decay_step.misconception(
    "The decay came out too strong: the penalty's gradient belongs to the step, so the step size "
    "multiplies it too."
)
def decay_without_the_step_size(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return (1 - lam) * W - alpha * G


@decay_step.misconception(
    "Your weights shrink twice as fast as they should. Differentiate the penalty with its factor."
)
def decay_doubled(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return W - alpha * (G + 2 * lam * W)


@decay_step.misconception("Your weights grow, but a penalty on large weights must pull them to 0.")
def weights_grow(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return W - alpha * (G - lam * W)


@decay_step.misconception(
    "You let the weights shrink after the step. Both parts of the gradient are taken at the old W."
)
def shrunk_after_the_step(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return (1 - alpha * lam) * (W - alpha * G)


@decay_step.misconception(
    "Whole-number weights stay whole numbers in your result, so every small step is cut off. "
    "Parameters that learn must be floats."
)
def decay_cut_to_whole_numbers(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return (W - alpha * (G + lam * W)).astype(W.dtype)


@decay_step.misconception("lam has no influence: your step goes along the gradient of L alone.")
def decay_left_out(W: Any, G: Any, alpha: float, _lam: float) -> Any:
    return W - alpha * G


@decay_step.misconception(
    "The penalty pulls, but the loss does not follow your step size: alpha belongs to the whole "
    "gradient."
)
def step_size_on_the_decay_only(W: Any, G: Any, alpha: float, lam: float) -> Any:
    return (1 - alpha * lam) * W - G
