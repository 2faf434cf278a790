"""One epoch of stochastic gradient descent."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
from autograder.suite.batch_topics.nets import gradients, network
from solutions import batch

BOTH_WAYS = (
    "[sgd_epoch(Ws, bs, X, Y, order, alpha, lam), sgd_epoch(Ws, bs, X, Y, order[::-1], alpha, lam)]"
)

sgd_epoch = exercise(
    batch.sgd_epoch,
    marks=3,
    section="NNDL notes, the training algorithm (训练过程)",
    rules=Rules(results=("Ws", "bs")),
    visible=[
        case(
            "one neuron, one sample, worked by hand: every parameter grows by 1/8",
            Ws=[np.array([[1.0, -1.0]])],
            bs=[np.array([[0.0]])],
            X=[[1.0], [1.0]],
            Y=[[1.0]],
            order=[0],
            alpha=1.0,
            lam=0.0,
        ),
        case(
            "layers of 2, 3, 4 and 1 neurons, three samples",
            **network(2, 3, 4, 1, m=3, seed=4600),
            order=[2, 0, 1],
            alpha=0.5,
            lam=0.1,
        ),
    ],
    hidden=[
        case(
            "all sizes different, seven samples",
            **network(4, 3, 5, 2, m=7, seed=4610),
            order=[4, 1, 6, 0, 3, 5, 2],
            alpha=0.5,
            lam=0.1,
        ),
        case(
            "only some of the samples are visited; there and back",
            call=BOTH_WAYS,
            **network(3, 2, 4, 5, m=8, seed=4620),
            order=[6, 1, 3],
            alpha=0.8,
            lam=0.2,
        ),
        case(
            "every size and the number of samples the same",
            **network(3, 3, 3, 3, m=3, seed=4630),
            order=[1, 2, 0],
            alpha=0.7,
            lam=0.3,
        ),
        case(
            "whole numbers, two layers",
            **network(2, 4, 5, m=6, seed=4640, whole=True),
            order=[3, 5, 0, 2, 4, 1],
            alpha=0.25,
            lam=0.4,
        ),
        case(
            "arrays that refuse to be written, four layers",
            **network(5, 2, 3, 4, 2, m=4, seed=4650),
            order=[2, 3, 1, 0],
            alpha=1.5,
            lam=0.05,
            read_only=True,
        ),
    ],
    hints=[
        "A batch may have one sample only. Which function of this notebook gives its gradients, "
        "penalty included?",
        "X[:, [k]] is the column of sample k. Pass on what the last update made: the next sample "
        "must see it.",
        "Whatever you collect for one update starts from nothing at the next sample.",
    ],
)


def epoch(
    Ws: Any,
    bs: Any,
    X: Any,
    Y: Any,
    order: Any,
    alpha: float,
    lam: float,
    *,
    bias_lam: float = 0.0,
    inputs: Any = None,
) -> Any:
    """Return the parameters after one epoch. inputs: the places of X, where not those of Y."""
    for i, k in zip(order if inputs is None else inputs, order, strict=True):
        dWs, dbs = gradients(Ws, bs, X[:, [i]], Y[:, [k]], lam)
        Ws = [W - alpha * g for W, g in zip(Ws, dWs, strict=True)]
        bs = [b - alpha * (g + bias_lam * b) for b, g in zip(bs, dbs, strict=True)]
    return Ws, bs


def step(params: Any, grads: Any, alpha: float) -> Any:
    """Return the parameters after one step."""
    return [p - alpha * g for p, g in zip(params, grads, strict=True)]


@sgd_epoch.misconception(
    "You made a single step with the mean over all samples. Here every sample is followed by an "
    "update of its own."
)
def one_step_with_the_whole_batch(
    Ws: Any, bs: Any, X: Any, Y: Any, _order: Any, alpha: Any, lam: Any
) -> Any:
    dWs, dbs = gradients(Ws, bs, X, Y, lam)
    return step(Ws, dWs, alpha), step(bs, dbs, alpha)


@sgd_epoch.misconception(
    "You visit the samples as they stand in X. The updates follow the order that is given, which "
    "may also leave samples out."
)
def order_ignored(Ws: Any, bs: Any, X: Any, Y: Any, _order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, range(X.shape[1]), alpha, lam)


@sgd_epoch.misconception(
    "All your gradients are taken at the parameters from before the epoch. A sample should see "
    "what the samples before it have changed."
)
def gradients_at_the_old_parameters(
    Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any
) -> Any:
    new_Ws, new_bs = Ws, bs
    for k in order:
        dWs, dbs = gradients(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        new_Ws, new_bs = step(new_Ws, dWs, alpha), step(new_bs, dbs, alpha)
    return new_Ws, new_bs


@sgd_epoch.misconception(
    "Your gradients are never set back to zero, so the samples before act again at every update."
)
def gradients_not_reset(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    sums: Any = [np.zeros(W.shape) for W in Ws], [np.zeros(b.shape) for b in bs]
    for k in order:
        found = gradients(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        sums = [
            [s + g for s, g in zip(*pair, strict=True)] for pair in zip(sums, found, strict=True)
        ]
        Ws, bs = step(Ws, sums[0], alpha), step(bs, sums[1], alpha)
    return Ws, bs


@sgd_epoch.misconception("Your biases decay as well. The penalty is on the weights alone.")
def biases_decay(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order, alpha, lam, bias_lam=lam)


@sgd_epoch.misconception(
    "You divided lam by the number of samples. In this algorithm each update has the whole penalty "
    "in its gradient."
)
def penalty_shared_out(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order, alpha, lam / X.shape[1])


@sgd_epoch.misconception(
    "Your steps are too short by the number of samples. Each update is a step for one sample, with "
    "the whole of alpha."
)
def step_size_shared_out(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order, alpha / X.shape[1], lam)


@sgd_epoch.misconception(
    "Inputs follow the given order, targets do not: each sample is trained with the target of "
    "another one."
)
def targets_in_the_old_order(
    Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any
) -> Any:
    return epoch(Ws, bs, X, Y, range(len(order)), alpha, lam, inputs=order)


@sgd_epoch.misconception("Every update goes uphill: the gradient is subtracted, not added.")
def updates_uphill(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order, -alpha, lam)


@sgd_epoch.misconception("After the first update you return. Should that line be inside the loop?")
def one_update_only(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order[:1], alpha, lam)


@sgd_epoch.misconception("The penalty is missing from your updates: lam has no influence.")
def penalty_left_out(Ws: Any, bs: Any, X: Any, Y: Any, order: Any, alpha: Any, _lam: Any) -> Any:
    return epoch(Ws, bs, X, Y, order, alpha, 0.0)
