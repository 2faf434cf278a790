"""What goes wrong with means, sums and the penalty in the gradients of a whole batch."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.suite.batch_topics.nets import decayed, gradients, means, signals
from autograder.suite.batch_topics.whole import backward_batch

__all__ = ["backward_batch"]


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
    "The data's part has the wrong scale: you divided by the number of rows of X. What is a row of "
    "X in this course, and what is a column?"
)
def divided_by_the_inputs(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = means(*signals(Ws, bs, X, Y))
    factor = X.shape[1] / len(X)
    return decayed([factor * dW for dW in dWs], Ws, lam), [factor * db for db in dbs]


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
    "Your bias gradients are rows, with an entry for each sample: you added up the neurons. Along "
    "which axis do the samples run?"
)
def biases_summed_over_neurons_in_a_row(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    _, D = signals(Ws, bs, X, Y)
    return gradients(Ws, bs, X, Y, lam)[0], [
        np.sum(d, axis=0, keepdims=True) / X.shape[1] for d in D
    ]


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
    "You divided by the number of all entries of the output. The mean runs over samples; the "
    "outputs of one sample are added."
)
def mean_over_all_outputs(Ws: Any, bs: Any, X: Any, Y: Any, lam: Any) -> Any:
    dWs, dbs = means(*signals(Ws, bs, X, Y))
    return decayed([dW / len(Y) for dW in dWs], Ws, lam), [db / len(Y) for db in dbs]
