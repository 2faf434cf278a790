"""Random weights to start from, judged by their properties: any generator calls are right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.declare import case, exercise
from autograder.suite.batch_topics.nets import SECTION, form_faults
from solutions import batch

ONE = "init_uniform(sizes, eps, np.random.default_rng(seed))"
TWICE = """
def twice(f, sizes, eps, rng):
    return [f(sizes, eps, rng), f(sizes, eps, rng)]
"""


def _unevenness(numbers: np.ndarray) -> float:
    """Return how far numbers are from evenly spread over [-1, 1] (Kolmogorov and Smirnov).

    Even ones exceed 2.5 less than once in 100 000 times.
    """
    even = (np.sort(numbers) + 1) / 2
    steps = np.arange(even.size + 1) / even.size
    gap = max(np.max(steps[1:] - even), np.max(even - steps[:-1]))
    return float(gap * np.sqrt(even.size))


def start_faults(result: Any, inputs: Mapping[str, Any]) -> list[str]:
    """Return what is not so about starting values (Ws, bs)."""
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        return ["the result is not the pair (Ws, bs)"]
    (Ws, bs), eps = result, float(inputs["eps"])
    if faults := form_faults(Ws, bs, inputs["sizes"]):
        return faults
    found = []
    if any(np.any(b) for b in bs):
        found.append("the biases are not all 0")
    drawn = np.concatenate([np.ravel(W) for W in Ws]).astype(float)
    if not np.any(drawn):
        return [*found, "all weights are 0, so the neurons of a layer would stay equal for ever"]
    if np.unique(drawn).size == 1:
        return [*found, "all weights are equal, and so are the neurons of a layer"]
    if np.any(np.abs(drawn) > eps * (1 + 1e-6)):
        found.append("some weights lie outside the interval from -eps to eps")
    if np.all(drawn >= 0) or np.all(drawn <= 0):
        found.append("all weights have the same sign")
    if drawn.size >= 200:  # far too many to look otherwise by chance
        if np.max(np.abs(drawn)) < 0.9 * eps:
            found.append("the weights do not reach out to -eps and eps")
        elif np.unique(drawn).size < 0.9 * drawn.size or _unevenness(drawn / eps) > 2.5:
            found.append("the weights are not spread evenly over the interval")
    layers = [np.ravel(W) for W in Ws]
    if any(np.array_equal(a, b) for i, a in enumerate(layers) for b in layers[:i]):
        found.append("two layers have the same weights")
    if any(np.unique(W, axis=0).shape != np.shape(W) for W in Ws):
        found.append("two neurons of one layer have the same weights")
    return found


def seed_faults(result: Any, inputs: Mapping[str, Any]) -> list[str]:
    """Return what is not so about three starts: from one seed, the same again, and another."""
    if found := [fault for start in result for fault in start_faults(start, inputs)]:
        return found[:1]
    first, again, other = ([W.tolist() for W in start[0]] for start in result)
    found = []
    if first != again:
        found.append("generators in the same state give different weights: not all come from rng")
    if first == other:
        found.append("generators with different seeds give the same weights: rng is not used")
    return found


def stream_faults(result: Any, inputs: Mapping[str, Any]) -> list[str]:
    """Return what is not so about two starts drawn from the same generator."""
    if found := [fault for start in result for fault in start_faults(start, inputs)]:
        return found[:1]
    same = all(np.array_equal(a, b) for a, b in zip(result[0][0], result[1][0], strict=True))
    return ["a second network from the same generator gets the same weights"] if same else []


init_uniform = exercise(
    batch.init_uniform,
    marks=2,
    section=SECTION,
    visible=[
        case(
            "the shapes of all weights",
            call=f"[W.shape for W in {ONE}[0]]",
            sizes=(4, 3, 5, 2),
            eps=0.1,
            seed=1,
        ),
        case(
            "the biases",
            call=f"{ONE}[1]",
            sizes=(4, 3, 5, 2),
            eps=0.1,
            seed=2,
        ),
        case(
            "is no weight beyond eps, layer by layer?",
            call=f"[bool(abs(W).max() <= eps) for W in {ONE}[0]]",
            sizes=(30, 20, 10),
            eps=0.25,
            seed=3,
        ),
        case(
            "are there weights of both signs, layer by layer?",
            call=f"[bool(W.min() < 0 < W.max()) for W in {ONE}[0]]",
            sizes=(30, 20, 10),
            eps=0.25,
            seed=3,
        ),
    ],
    hidden=[
        case(
            "all sizes different",
            call=ONE,
            faults=start_faults,
            sizes=(9, 14, 11, 7),
            eps=0.12,
            seed=4,
        ),
        case(
            "layers of one size", call=ONE, faults=start_faults, sizes=(6, 6, 6, 6), eps=0.3, seed=5
        ),
        case(
            "a wide interval, large layers",
            call=ONE,
            faults=start_faults,
            sizes=(120, 80, 30),
            eps=2.5,
            seed=6,
        ),
        case(
            "the same seed twice, and another seed",
            call="[init_uniform(sizes, eps, np.random.default_rng(s)) for s in seeds]",
            faults=seed_faults,
            sizes=(5, 4, 3),
            eps=0.4,
            seeds=(7, 7, 8),
        ),
        case(
            "two networks from one generator",
            call="twice(init_uniform, sizes, eps, np.random.default_rng(seed))",
            helpers=TWICE,
            faults=stream_faults,
            sizes=(3, 5, 4),
            eps=0.5,
            seed=9,
        ),
    ],
    hints=[
        "Two neighbouring sizes make one matrix. In which order do they stand in its shape?",
        "rng.random gives numbers from 0 to 1: stretch and shift them, or look for a method that "
        "takes both ends of an interval.",
        "Use the rng that is handed in. A generator made anew starts its numbers all over again.",
    ],
)


def started(sizes: Any, draw: Any) -> Any:
    """Return (Ws, bs) whose weights come from draw(shape)."""
    Ws = [draw((n, k)) for n, k in zip(sizes[1:], sizes, strict=False)]
    return Ws, [np.zeros((n, 1)) for n in sizes[1:]]


@init_uniform.misconception(
    "None of your weights is negative: random numbers from 0 to 1 were only made smaller. The "
    "interval reaches as far below 0 as above."
)
def positive_weights_only(sizes: Any, eps: float, rng: Any) -> Any:
    return started(sizes, lambda shape: eps * rng.random(shape))


@init_uniform.misconception(
    "Your weights follow a bell curve. It has no bounds, so some of them lie outside the interval."
)
def normal_instead_of_uniform(sizes: Any, eps: float, rng: Any) -> Any:
    return started(sizes, lambda shape: eps * rng.standard_normal(shape))


@init_uniform.misconception(
    "All your weights are 0. ML-2-1 writes this into its algorithm and warns against it below: "
    "what could ever make two neurons of a layer different?"
)
def zeros(sizes: Any, _eps: float, _rng: Any) -> Any:
    return started(sizes, np.zeros)


@init_uniform.misconception(
    "All your weights are equal. This is no better than 0: what matters is that neurons differ."
)
def one_value_for_all(sizes: Any, eps: float, _rng: Any) -> Any:
    return started(sizes, lambda shape: np.full(shape, eps))


@init_uniform.misconception(
    "For every layer you make a new generator, which starts all over again: layers of the same "
    "size get the same weights."
)
def generator_made_for_every_layer(sizes: Any, eps: float, _rng: Any) -> Any:
    return started(sizes, lambda shape: np.random.default_rng(0).uniform(-eps, eps, shape))


@init_uniform.misconception(
    "You make a generator of your own with a fixed seed. All networks start alike then; use the "
    "generator that is handed in."
)
def own_generator_with_a_fixed_seed(sizes: Any, eps: float, _rng: Any) -> Any:
    own = np.random.default_rng(0)
    return started(sizes, lambda shape: own.uniform(-eps, eps, shape))


@init_uniform.misconception(
    "Your random numbers do not come from rng, so nobody can repeat your training."
)
def numbers_from_elsewhere(sizes: Any, eps: float, _rng: Any) -> Any:
    own = np.random.default_rng()
    return started(sizes, lambda shape: own.uniform(-eps, eps, shape))


@init_uniform.misconception(
    "Your matrices are turned round. A neuron of the receiving layer is a row in this course."
)
def turned_matrices(sizes: Any, eps: float, rng: Any) -> Any:
    return started(sizes, lambda shape: rng.uniform(-eps, eps, shape[::-1]))


@init_uniform.misconception(
    "Your biases are random too. They may start at 0: it is enough that the weights differ."
)
def biases_drawn_too(sizes: Any, eps: float, rng: Any) -> Any:
    Ws, bs = started(sizes, lambda shape: rng.uniform(-eps, eps, shape))
    return Ws, [rng.uniform(-eps, eps, b.shape) for b in bs]


@init_uniform.misconception(
    "Your interval is only half as wide: eps is the distance from 0 to one end, not between both."
)
def eps_taken_as_the_width(sizes: Any, eps: float, rng: Any) -> Any:
    return started(sizes, lambda shape: eps * (rng.random(shape) - 0.5))
