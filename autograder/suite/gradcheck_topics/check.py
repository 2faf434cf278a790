"""The gradient checker, itself checked: right networks must pass, planted errors must be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.declare import exercise
from autograder.model import Misconception
from autograder.suite.gradcheck_topics.check_cases import HIDDEN, VISIBLE
from autograder.suite.gradcheck_topics.check_measures import MEASURED, Measured, norm, share
from autograder.suite.gradcheck_topics.errors import SECTION
from solutions import gradcheck as right

Named = dict[str, Any]
Cost = Callable[[Named], Any]

gradcheck = exercise(
    right.gradcheck,
    marks=3,
    section=SECTION,
    oracle="the result is a set of names; the gradients in the cases come from a complex step",
    visible=VISIBLE,
    hidden=HIDDEN,
    hints=[
        "For one array: make a cost of this array alone, in which the others stay as they are, and "
        "hand it to numerical_grad.",
        "{**params, name: P} is a new dict with one array replaced; params stays as it is.",
        "Compare the two gradients with rel_error, array by array, and collect the names.",
    ],
)


def numeric(cost: Cost, params: Named, name: str, eps: float = 1e-5) -> Any:
    """Return the numerical gradient by one array."""
    return right.numerical_grad(lambda P: cost({**params, name: P}), params[name], eps)


def declared(name: str, diagnosis: str, answer: Callable[[Cost, Named, Named, float], Any]) -> None:
    """Declare the misconception `answer(cost, params, grads, threshold)`."""

    def subject(
        cost: Cost, params: Named, grads: Named, eps: float = 1e-5, threshold: float = 1e-4
    ) -> Any:
        return answer(cost, params, grads, threshold + 0 * eps)

    gradcheck.add_misconception(Misconception(name, diagnosis, subject))


def declare_measured(way: Measured) -> None:
    """Declare that arrays are accused by another measure, or above another limit."""

    def answer(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
        def found(name: str) -> Any:
            return way.gradient(lambda P: cost({**params, name: P}), params[name], 1e-5)

        return {n for n in params if way.measure(found(n), grads[n]) > way.limit(threshold)}

    declared(way.name, way.diagnosis, answer)


for _way in MEASURED:
    declare_measured(_way)

# ---- another way to the names ------------------------------------------------------------------


def nan_accused(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """An array is right only if its error is found to be small: nan is not."""
    accused = set()
    for name in params:
        a, b = numeric(cost, params, name), grads[name]
        if not norm(a - b) / (norm(a) + norm(b)) <= threshold:
            accused.add(name)
    return accused


def zipped(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """The n-th array is compared with the n-th gradient."""
    accused = set()
    for name, b in zip(params, grads.values(), strict=True):
        a = numeric(cost, params, name)
        if share(norm(a - b), norm(a) + norm(b)) > threshold:
            accused.add(name)
    return accused


def wide_step(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """The step is ten times as wide as the given one."""
    found = {name: numeric(cost, params, name, 1e-4) for name in params}
    return {n for n in params if right.rel_error(found[n], grads[n]) > threshold}


def moved_in_place(cost: Cost, params: Named, name: str, *, back: bool, start: Any) -> Any:
    """Return the quotients by the entries of `start`, which is or becomes params[name]."""
    params[name] = start
    G = np.zeros(start.shape)
    for i in np.ndindex(start.shape):
        value = start[i]
        start[i] = value + 1e-5
        above = cost(params)
        start[i] = value - 1e-5
        G[i] = (above - cost(params)) / 2e-5
        if back:
            start[i] = value
    return G


def not_put_back(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """All entries stay moved, in the caller's arrays."""
    found = {n: moved_in_place(cost, params, n, back=False, start=params[n]) for n in params}
    return {n for n in params if right.rel_error(found[n], grads[n]) > threshold}


def whole_numbers_stay_whole(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """Each array is moved in a copy of its own dtype."""
    found = {
        n: moved_in_place(cost, dict(params), n, back=True, start=params[n].copy()) for n in params
    }
    return {n for n in params if right.rel_error(found[n], grads[n]) > threshold}


def moved_in_the_given_arrays(
    cost: Cost, params: Named, grads: Named, threshold: float
) -> set[str]:
    """Each entry is moved in the caller's array, and put back."""
    found = {n: moved_in_place(cost, params, n, back=True, start=params[n]) for n in params}
    return {n for n in params if right.rel_error(found[n], grads[n]) > threshold}


def accused_by_reference(cost: Cost, params: Named, grads: Named, threshold: float) -> set[str]:
    """What is right, to be spoilt afterwards."""
    return right.gradcheck(cost, params, grads, threshold=threshold)


declared(
    "nan_accused",
    "Where both gradients are zero, 0/0 is nan, and nan is below no threshold. Two zeros agree.",
    nan_accused,
)
declared(
    "gradients_by_position",
    "You take the gradients in the order of their dict. Arrays and gradients belong together by "
    "their names, not by their places.",
    zipped,
)
declared(
    "wide_step_of_its_own",
    "You use a step of your own, wider than eps. Near a kink it reaches the other branch, and a "
    "right gradient is accused.",
    wide_step,
)
declared(
    "not_put_back",
    "Entries stay moved after their turn: what is checked later is checked at another place, and "
    "the caller's parameters are changed.",
    not_put_back,
)
declared(
    "moved_in_the_given_arrays",
    "You move entries in the arrays of params. You put them back, but an array of whole numbers "
    "takes no small step, and one that is locked takes none: work on a copy with floats.",
    moved_in_the_given_arrays,
)
declared(
    "whole_numbers_stay_whole",
    "In an array of whole numbers a small step is cut off, so the numerical gradient is 0 there "
    "and right gradients are accused.",
    whole_numbers_stay_whole,
)
declared(
    "weights_only",
    "Biases are parameters too: an error in one of them goes unnoticed in your check.",
    lambda c, p, g, t: {n for n in accused_by_reference(c, p, g, t) if p[n].shape[-1] > 1},
)
declared(
    "one_measure_for_all",
    "You measure all arrays together. So you learn that something is wrong, but not where.",
    lambda c, p, g, t: set(p) if accused_by_reference(c, p, g, t) else set(),
)
declared(
    "right_ones_named",
    "You name the arrays that passed. Wanted are those that did not.",
    lambda c, p, g, t: set(p) - accused_by_reference(c, p, g, t),
)
declared(
    "stopped_at_the_first",
    "You stop at the first wrong array. There may be more of them.",
    lambda c, p, g, t: set(sorted(accused_by_reference(c, p, g, t))[:1]),
)
declared(
    "verdict_for_each_name",
    "You return a dict with a verdict for each name. Asked for are the names of the wrong arrays "
    "alone.",
    lambda c, p, g, t: (
        dict.fromkeys(p, False) | dict.fromkeys(accused_by_reference(c, p, g, t), True)
    ),
)
