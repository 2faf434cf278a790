"""The gradients of a batch, sample by sample."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import Rules, case, exercise
from autograder.suite import oracles_network
from autograder.suite.batch_topics.nets import SECTION, decayed, gradients, network
from solutions import batch
from solutions.delta import backward

backward_loop = exercise(
    batch.backward_loop,
    marks=2,
    section=SECTION,
    rules=Rules(results=("dWs", "dbs")),
    oracle=oracles_network.network_gradients,
    visible=[
        case(
            "one neuron, two samples, worked by hand: only the first one has an error",
            Ws=[np.array([[1.0, -1.0]])],
            bs=[np.array([[0.0]])],
            X=[[1.0, 2.0], [1.0, 2.0]],
            Y=[[1.0, 0.5]],
            lam=0.5,
        ),
        case(
            "layers of 2, 3, 4 and 1 neurons, four samples",
            **network(2, 3, 4, 1, m=4, seed=4000),
            lam=0.1,
        ),
    ],
    hidden=[
        case("all sizes different, seven samples", **network(4, 3, 5, 2, m=7, seed=4010), lam=0.3),
        case(
            "every size and the number of samples the same",
            **network(3, 3, 3, 3, m=3, seed=4020),
            lam=0.7,
        ),
        case("whole numbers, two layers", **network(3, 4, 5, m=6, seed=4030, whole=True), lam=2),
        case(
            "two batches, one after the other",
            call="[backward_loop(Ws, bs, X, Y, lam), backward_loop(Ws, bs, more, wanted, lam)]",
            more=normal(2, 4, seed=4048),
            wanted=np.abs(normal(3, 4, seed=4049)),
            **network(2, 5, 4, 3, m=6, seed=4040),
            lam=0.15,
        ),
        case(
            "arrays that refuse to be written, four layers",
            **network(5, 2, 3, 4, 2, m=6, seed=4050),
            lam=0.2,
            read_only=True,
        ),
    ],
    hints=[
        "A sum of losses has the sum of their gradients as its gradient: start with zeros in the "
        "shapes of the parameters and add sample after sample.",
        "X[:, k] has lost an axis. X[:, [k]] or X[:, k : k + 1] is the column of sample k.",
        "What does not depend on the sample belongs outside the loop: look at both parts of the "
        "cost.",
    ],
)


def collected(
    Ws: Any, bs: Any, X: Any, Y: Any, samples: Any, *, flat: bool = False, rows: bool = False
) -> Any:
    """Return the sums of the gradients of the listed samples, taken as columns, flat, or rows."""
    dWs, dbs = [np.zeros(W.shape) for W in Ws], [np.zeros(b.shape) for b in bs]
    for k in samples:
        x, y = (X[:, k], Y[:, [k]]) if flat else (X[:, [k]], Y[:, [k]])
        if rows:
            x, y = X[[k]].T, Y[[k]].T
        dW, db = backward(Ws, bs, x, y)
        dWs = [s + g for s, g in zip(dWs, dW, strict=True)]
        dbs = [s + g for s, g in zip(dbs, db, strict=True)]
    return dWs, dbs


def averaged(found: Any, m: int, Ws: Any, lam: float) -> Any:
    """Return sums of gradients as gradients of the cost."""
    return decayed([dW / m for dW in found[0]], Ws, lam), [db / m for db in found[1]]


@backward_loop.misconception(
    "Each sample overwrites what the sample before has left, so only the last one counts. "
    "Gradients of samples are added up."
)
def overwritten_instead_of_added(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    return averaged(collected(Ws, bs, X, Y, [m - 1]), m, Ws, lam)


@backward_loop.misconception(
    "The penalty's part is m times too large: it is added inside the loop, but the cost holds it "
    "once."
)
def penalty_inside_the_loop(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam * X.shape[1])


@backward_loop.misconception(
    "The whole sum was divided by m, the penalty with it. Only the losses of the samples are "
    "averaged."
)
def penalty_divided_as_well(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam / X.shape[1])


@backward_loop.misconception(
    "You take rows of X and Y as samples. In this course a sample is a column, and it must stay "
    "one: two axes, the second of length 1."
)
def rows_as_samples(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    return averaged(collected(Ws, bs, X, Y, range(m), rows=True), m, Ws, lam)


@backward_loop.misconception(
    "X[:, k] is no column any more: one axis is gone, and adding b spreads it out to a matrix. "
    "Keep both axes when you pick a sample."
)
def axis_of_the_sample_lost(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    return averaged(collected(Ws, bs, X, Y, range(m), flat=True), m, Ws, lam)


@backward_loop.misconception(
    "You have the sum over the samples. The cost is their mean, so the data's part is m times too "
    "large."
)
def never_divided(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return averaged(collected(Ws, bs, X, Y, range(X.shape[1])), 1, Ws, lam)


@backward_loop.misconception(
    "The sum is right, but you divided it by the number of rows of X. What is a row of X in this "
    "course, and what is a column?"
)
def divided_by_the_inputs(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return averaged(collected(Ws, bs, X, Y, range(X.shape[1])), len(X), Ws, lam)


@backward_loop.misconception(
    "One sample is missing. Which numbers does range give, and where does it end?"
)
def first_or_last_sample_left_out(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    return averaged(collected(Ws, bs, X, Y, range(m - 1)), m, Ws, lam)


@backward_loop.misconception(
    "The mean of the samples' gradients is there, but not the gradient of the penalty."
)
def penalty_left_out(Ws: Any, bs: Any, X: Any, Y: Any, _lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, 0.0)


@backward_loop.misconception(
    "The weights are averaged, the biases are not: the same 1/m belongs to both."
)
def biases_not_divided(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dbs = collected(Ws, bs, X, Y, range(X.shape[1]))[1]
    return gradients(Ws, bs, X, Y, lam)[0], dbs
