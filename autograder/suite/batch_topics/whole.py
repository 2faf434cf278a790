"""The gradients of a whole batch at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.arrays import normal
from autograder.declare import Rules, case, exercise
from autograder.model import Misconception
from autograder.suite import oracles_network
from autograder.suite.batch_topics.nets import (
    SECTION,
    decayed,
    gradients,
    means,
    network,
    signals,
    through,
)
from solutions import batch
from solutions.activations import sigmoid_grad
from solutions.forward import forward_batch

MET = network(3, 4, 2, 5, m=6, seed=4130)
MET["Y"] = forward_batch(MET["Ws"], MET["bs"], MET["X"])[0][-1]

backward_batch = exercise(
    batch.backward_batch,
    marks=3,
    section=SECTION,
    rules=Rules(results=("dWs", "dbs")),
    oracle=oracles_network.network_gradients,
    visible=[
        case(
            "one neuron, two samples, worked by hand: -1/16 is the data's part everywhere",
            Ws=[np.array([[1.0, -1.0]])],
            bs=[np.array([[0.0]])],
            X=[[1.0, 2.0], [1.0, 2.0]],
            Y=[[1.0, 0.5]],
            lam=0.5,
        ),
        case(
            "layers of 2, 4, 3 and 1 neurons, five samples",
            **network(2, 4, 3, 1, m=5, seed=4100),
            lam=0.1,
        ),
    ],
    hidden=[
        case("all sizes different, seven samples", **network(4, 3, 5, 2, m=7, seed=4110), lam=0.3),
        case(
            "every size and the number of samples the same",
            **network(3, 3, 3, 3, m=3, seed=4120),
            lam=0.7,
        ),
        case("every target met: only the penalty has a gradient", **MET, lam=0.45),
        case("whole numbers, two layers", **network(2, 5, 4, m=6, seed=4140, whole=True), lam=2),
        case(
            "many samples, then a few",
            call="[backward_batch(Ws, bs, X, Y, lam), backward_batch(Ws, bs, more, wanted, lam)]",
            more=normal(3, 4, seed=4158),
            wanted=np.abs(normal(3, 4, seed=4159)),
            **network(3, 2, 4, 3, m=40, seed=4150),
            lam=0.05,
        ),
        case(
            "arrays that refuse to be written, four layers",
            **network(5, 2, 3, 4, 2, m=6, seed=4160),
            lam=0.2,
            read_only=True,
        ),
    ],
    hints=[
        "Everything runs as for one sample, with a column for each sample: which matrix product "
        "adds up the products of deltas and activations over the columns?",
        "The cost is a mean, so 1/m must appear, once. The sum over samples runs along axis 1, and "
        "keepdims=True keeps the column.",
        "The penalty does not know the samples: its part is added once to each weight gradient, "
        "and never to a bias gradient.",
    ],
)


@backward_batch.misconception(
    "The data's part of your gradients points the wrong way: the error is prediction minus target. "
    "The penalty's part is right."
)
def target_minus_prediction(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = means(*signals(Ws, bs, X, Y))
    return decayed([-dW for dW in dWs], Ws, lam), [-db for db in dbs]


@backward_batch.misconception(
    "The last layer is right, the earlier ones are not: on the way back the deltas pass through "
    "the weights and, which is missing, through the slope of the activation."
)
def slope_missing_in_hidden_layers(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam, lambda W, D, _z, _a: W.T @ D)


@backward_batch.misconception(
    "The last layer is right, the earlier ones are slightly off: their slopes are taken at the "
    "activations, but the sigmoid was applied to Z."
)
def slope_at_the_activation(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam, lambda W, D, _z, a: (W.T @ D) * sigmoid_grad(a))


@backward_batch.misconception(
    "You start with the derivative by the output's activation. The slope of the output layer is "
    "missing, and with it all gradients are off."
)
def slope_missing_at_the_output(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    A, Z = forward_batch(Ws, bs, X)
    D = [A[-1] - Y]
    for k in reversed(range(1, len(Ws))):
        D.insert(0, through(Ws[k], D[0], Z[k - 1], A[k]))
    dWs, dbs = means(A[:-1], D)
    return decayed(dWs, Ws, lam), dbs


def updated_on_the_way(rate: float, copied: bool) -> Any:
    """Return a backward pass that takes a step with each layer before it goes on to the next."""

    def subject(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
        new = list(Ws) if copied else Ws
        A, Z = forward_batch(Ws, bs, X)
        D = (A[-1] - Y) * sigmoid_grad(Z[-1])
        found: tuple[list[Any], list[Any]] = [], []
        for k in reversed(range(len(Ws))):
            found[0].insert(0, D @ A[k].T / X.shape[1] + lam * new[k])
            found[1].insert(0, np.mean(D, axis=1, keepdims=True))
            new[k] = new[k] - rate * found[0][0]
            if k > 0:
                D = (new[k].T @ D) * sigmoid_grad(Z[k - 1])
        return found

    return subject


# The step that students take is one of these.
for name, rate in {
    "updated_on_the_way": 1.0,
    "updated_on_the_way_by_a_half": 0.5,
    "updated_on_the_way_by_a_tenth": 0.1,
    "updated_on_the_way_by_a_hundredth": 0.01,
}.items():
    for ending, copied in (("", True), ("_in_place", False)):
        backward_batch.add_misconception(
            Misconception(
                name + ending,
                "The last layer is right, the earlier ones saw weights that were already changed. "
                "Here nothing is updated: gradients first, for all layers.",
                updated_on_the_way(rate, copied),
            )
        )


@backward_batch.misconception(
    "Only the last sample has come back. If you loop over the samples, the backward pass belongs "
    "inside the loop, where its gradients are added up."
)
def only_the_last_sample(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    dWs, dbs = means(*signals(Ws, bs, X[:, -1:], Y[:, -1:]))
    return decayed([dW / m for dW in dWs], Ws, lam), [db / m for db in dbs]


@backward_batch.misconception(
    "Your loop goes back one layer too many. The input has no net inputs, and in Python Z[-1] is "
    "not the one before the first, but the last one."
)
def one_layer_too_far(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    _, D = signals(Ws, bs, X, Y)
    through(Ws[0], D[0], forward_batch(Ws, bs, X)[1][-1], X)
    return gradients(Ws, bs, X, Y, lam)


@backward_batch.misconception(
    "On the way back the weights must be transposed: a neuron collects the deltas of those it "
    "sends to. With unequal sizes the product does not even exist."
)
def weights_not_transposed(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam, lambda W, D, z, _a: (W @ D) * sigmoid_grad(z))


@backward_batch.misconception(
    "The gradients stand in the order in which they were found, from the last layer to the first. "
    "Return them in the order of the parameters."
)
def last_layer_first(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = gradients(Ws, bs, X, Y, lam)
    return dWs[::-1], dbs[::-1]
