"""The gradients of a whole batch at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.declare import Rules, case, exercise
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
        case("whole numbers", **network(2, 5, 3, 4, m=6, seed=4140, whole=True), lam=2),
        case("many samples", **network(3, 2, 4, 3, m=40, seed=4150), lam=0.05),
        case(
            "arrays that refuse to be written",
            **network(5, 2, 3, 4, m=6, seed=4160),
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
    "The data's part of every gradient is m times too large. The cost is a mean over the samples, "
    "your gradient is that of their sum."
)
def sum_instead_of_mean(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    A, D = signals(Ws, bs, X, Y)
    dWs = [d @ a.T for d, a in zip(D, A, strict=True)]
    return decayed(dWs, Ws, lam), [np.sum(d, axis=1, keepdims=True) for d in D]


@backward_batch.misconception(
    "The weights' gradients are right. Those of the biases are m times too large: they belong to "
    "the same mean."
)
def biases_summed(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    _, D = signals(Ws, bs, X, Y)
    return gradients(Ws, bs, X, Y, lam)[0], [np.sum(d, axis=1, keepdims=True) for d in D]


@backward_batch.misconception(
    "You divided by m twice. If the deltas hold the 1/m already, the gradients must not divide "
    "again; ML-2-1 can be read as if both did."
)
def divided_twice(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = ([g / X.shape[1] for g in part] for part in means(*signals(Ws, bs, X, Y)))
    return decayed(dWs, Ws, lam), dbs


@backward_batch.misconception(
    "Your gradients are those of the data alone. What does the penalty on the weights add?"
)
def penalty_forgotten(Ws: Any, bs: Any, X: Any, Y: Any, _lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, 0.0)


@backward_batch.misconception(
    "The penalty's part is doubled. Look at the factor in front of the squares before you "
    "differentiate."
)
def penalty_doubled(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, 2 * lam)


@backward_batch.misconception(
    "You divided the penalty's part by m. In this course only the data's part is a mean; the "
    "penalty stands beside it."
)
def penalty_averaged(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam / X.shape[1])


@backward_batch.misconception(
    "The penalty's part is m times too large: it looks as if it was added once for every sample."
)
def penalty_for_every_sample(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    return gradients(Ws, bs, X, Y, lam * X.shape[1])


@backward_batch.misconception(
    "Your bias gradients contain a part of the penalty. The cost punishes large weights only."
)
def biases_penalised(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = gradients(Ws, bs, X, Y, lam)
    return dWs, decayed(dbs, bs, lam)


@backward_batch.misconception(
    "Your bias gradients add up the neurons of each sample. Samples are columns: along which axis "
    "do they run?"
)
def biases_summed_over_neurons(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    _, D = signals(Ws, bs, X, Y)
    m = X.shape[1]
    return gradients(Ws, bs, X, Y, lam)[0], [np.sum(d, axis=0) / m for d in D]


@backward_batch.misconception(
    "The numbers in dbs are right, but the column is lost. In an update b - alpha * db would "
    "silently become a square matrix."
)
def bias_columns_lost(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = gradients(Ws, bs, X, Y, lam)
    return dWs, [db.ravel() for db in dbs]


@backward_batch.misconception(
    "Each bias gradient is a single number: you averaged over the neurons as well. Every neuron "
    "has a bias of its own."
)
def biases_averaged_over_everything(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    _, D = signals(Ws, bs, X, Y)
    return gradients(Ws, bs, X, Y, lam)[0], [np.mean(d) for d in D]


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


@backward_batch.misconception(
    "The last layer is right, the earlier ones saw weights that were already changed. Here nothing "
    "is updated: gradients first, for all layers."
)
def updated_on_the_way(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    new = list(Ws)
    A, Z = forward_batch(Ws, bs, X)
    D = (A[-1] - Y) * sigmoid_grad(Z[-1])
    found: tuple[list[Any], list[Any]] = [], []
    for k in reversed(range(len(Ws))):
        found[0].insert(0, D @ A[k].T / X.shape[1] + lam * new[k])
        found[1].insert(0, np.mean(D, axis=1, keepdims=True))
        new[k] = new[k] - found[0][0]
        if k > 0:
            D = (new[k].T @ D) * sigmoid_grad(Z[k - 1])
    return found


@backward_batch.misconception(
    "Only the last sample has come back. If you loop over the samples, the backward pass belongs "
    "inside the loop, where its gradients are added up."
)
def only_the_last_sample(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    m = X.shape[1]
    dWs, dbs = means(*signals(Ws, bs, X[:, -1:], Y[:, -1:]))
    return decayed([dW / m for dW in dWs], Ws, lam), [db / m for db in dbs]


@backward_batch.misconception(
    "You divided by the number of all entries of the output. The mean runs over samples; the "
    "outputs of one sample are added."
)
def mean_over_all_outputs(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = means(*signals(Ws, bs, X, Y))
    return decayed([dW / len(Y) for dW in dWs], Ws, lam), [db / len(Y) for db in dbs]


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
