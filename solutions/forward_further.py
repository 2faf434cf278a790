"""Assignment 2, further notebook: gates, other conventions, likelihoods, quizzes on networks."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

from collections.abc import Callable, Sequence

import numpy as np

from solutions.activations import sigmoid
from solutions.activations_further import mp_neuron


def boolean_net(truth: Sequence[Sequence[int]]) -> Callable[[int, int], int]:
    """Return a network of M-P neurons with the given truth table, as a function net(a, b).

    truth: ((f(0, 0), f(0, 1)), (f(1, 0), f(1, 1))), each entry 0 or 1; any of the 16 tables.
    net takes the numbers 0 or 1 and returns f(a, b), 0 or 1.
    `mp_neuron(x, w, b)` is given; x and w are arrays of shape (n,). One way: an OR of ANDs of
    (negated) inputs. Any network with the right answers counts.
    """
    ones = [(i, j) for i in (0, 1) for j in (0, 1) if truth[i][j]]

    def net(a: int, b: int) -> int:
        x = np.array([a, b])
        # One AND for each 1 of the table: an input that is 0 there is negated.
        hits = [mp_neuron(x, np.array([2 * i - 1, 2 * j - 1]), 0.5 - i - j) for i, j in ones]
        return mp_neuron(np.array(hits), np.ones(len(hits)), -0.5)

    return net


def is_separable(truth: Sequence[Sequence[int]]) -> bool:
    """Return whether a single M-P neuron can have the given truth table.

    truth: ((f(0, 0), f(0, 1)), (f(1, 0), f(1, 1))), each entry 0 or 1; any of the 16 tables.
    Returns True or False.
    """
    corners = [(i, j) for i in (0, 1) for j in (0, 1)]
    for w1, w2 in [(u, v) for u in (-1, 0, 1) for v in (-1, 0, 1)]:
        for b in (-1.5, -0.5, 0.5, 1.5):
            if all((w1 * i + w2 * j + b >= 0) == bool(truth[i][j]) for i, j in corners):
                return True
    return False


def collapse_linear(
    Ws: Sequence[np.ndarray], bs: Sequence[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return (W, b) of the one layer W x + b that does what a network without activation does.

    Ws: the matrices of layers 1 to L, that of layer l is (n_l, n_{l-1}). bs: their biases, each
    (n_l, 1). Each layer gives W a + b and nothing else is applied. Float or int.
    W has shape (n_L, n_0), b has shape (n_L, 1).
    """
    W = np.eye(Ws[0].shape[1])
    b = np.zeros((Ws[0].shape[1], 1))
    for W_l, b_l in zip(Ws, bs, strict=True):
        W, b = W_l @ W, W_l @ b + b_l
    return W, b


def forward_rows(Ws: Sequence[np.ndarray], bs: Sequence[np.ndarray], X: np.ndarray) -> np.ndarray:
    """Return the outputs of a network of sigmoid layers, where samples are rows.

    Chapter 1's way: Ws: the matrices of layers 1 to L, that of layer l is (n_{l-1}, n_l), one
    neuron a column. bs: their biases, each of shape (n_l,). X: (m, n_0), one sample a row.
    Float or int. Returns floats of shape (m, n_L), one sample a row.
    """
    A = X
    for W, b in zip(Ws, bs, strict=True):
        A = sigmoid(A @ W + b)
    return A


def forward_in_out(Ws: Sequence[np.ndarray], x: np.ndarray) -> list[np.ndarray]:
    """Return the activations [a0, a1, ..., aL] of one sample in a network of sigmoid layers.

    The 4-3-4-3 notes' way: Ws: the matrices of layers 1 to L, that of layer l is (n_{l-1}, n_l),
    with w[s, t] leading from neuron s to neuron t. There are no biases. x: (n_0, 1), one sample,
    a column. Float or int. a0 is x itself; al is a column of shape (n_l, 1).
    """
    activations = [x]
    for W in Ws:
        activations.append(sigmoid(W.T @ activations[-1]))
    return activations


# Numbers that the May slides print in the forward passes of their two examples. Is the print
# "exact", the exact value "rounded", the exact value "cut" (the next digit was dropped, although
# rounding would have raised the last one), or "wrong" (neither of these)? Your own numbers of
# full precision tell.
# Example 1: z3 = 0.755, y3 = 0.68, y4 = 0.663, z5 = 0.801, C = 0.01805.
# Example 2: net_h2 = 0.586, out_h1 = 0.608, out_h2 = 0.642, out_o1 = 0.625, E_o2 = 0.081,
# E_total = 0.27741.
# Items with _because: how did this print come about? "no mistake" if it is exact, rounded or cut.
# If it is wrong: the slides went on with "rounded numbers" or with "cut numbers", or there is a
# "forgotten factor" or a "swapped digit".
printed_forward = {
    "z3": "exact",
    "y3": "rounded",
    "y4": "cut",
    "z5": "rounded",
    "C": "wrong",
    "net_h2": "exact",
    "out_h1": "cut",
    "out_h2": "rounded",
    "out_o1": "cut",
    "E_o2": "cut",
    "E_total": "wrong",
    "z5_because": "no mistake",
    "C_because": "rounded numbers",
    "E_o2_because": "no mistake",
    "E_total_because": "rounded numbers",
}


def n_quadratic_features(n: int) -> int:
    """Return how many different products x_i x_j of two of n features there are, squares included.

    n: a whole number >= 1. x_i x_j and x_j x_i are the same product. The features themselves and
    a constant do not count. Returns a whole number.
    """
    return n * (n + 1) // 2


def gaussian_nll(y: np.ndarray, yhat: np.ndarray) -> float:
    """Return the negative log-likelihood of targets y, normally distributed around yhat.

    The model: y of one sample is N(yhat, I), the normal distribution in K dimensions with the
    identity as covariance matrix; the samples are independent. Constants are kept.
    y, yhat: (K, N), one sample a column, float or int.
    Returns one number: the sum over the samples, with natural logarithms.
    """
    K, N = y.shape
    return np.sum((y - yhat) ** 2) / 2 + N * K / 2 * np.log(2 * np.pi)


def bernoulli_nll(y: np.ndarray, p: np.ndarray) -> float:
    """Return the negative log-likelihood of labels y, where p is the probability of y = 1.

    y: (1, N), labels 0 or 1. p: (1, N), 0 < p < 1. The samples are independent.
    Returns one number: the sum over the samples, with natural logarithms.
    """
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def structural_risk(Yhat: np.ndarray, Y: np.ndarray, Ws: Sequence[np.ndarray], lam: float) -> float:
    """Return the structural risk: the mean cross-entropy, and the penalty on the weights.

    NNDL notes: (1/N) times the sum of the samples' losses -yᵀ log ŷ, plus λ/2 times the sum of
    all squared weights (Frobenius norm).
    Yhat: (n, N), predicted probabilities, all above 0, one sample a column. Y: (n, N), one-hot
    labels. Ws: the weight matrices of all layers. lam: the number λ. Returns one number.
    """
    risk = -np.sum(Y * np.log(Yhat)) / Y.shape[1]
    return risk + lam / 2 * sum(np.sum(W**2) for W in Ws)


# The lectures scale the squared error differently. m = 8 samples, n = 5 outputs, the same residuals
# everywhere; the cost of the course is the sum of all squared residuals divided by 2m. By which
# number must this cost be multiplied to get
# half_sum: the sum of (1/2)‖a - y‖² over the samples,
# sum: the sum of ‖a - y‖² over the samples (Chapter 1),
# mean: the mean of ‖a - y‖² over the samples (E of the May slides),
# entry_mean: the mean of all squared residuals, entry by entry (np.mean((A - Y)**2))?
# gradient_of_sum: by which number is the gradient of the course's cost multiplied to get that of
# Chapter 1's sum?
# lam_for_sum: the course adds λ/2 Σ‖W‖². By which number must λ be multiplied, so that Chapter 1's
# sum with this penalty has its minimum at the same weights?
# lam_without_half: the course's data term, but a penalty λ Σ‖W‖² without the 1/2: by which number
# must λ be multiplied, so that the minimum stays where it was?
# penalised: what does the penalty add up, "weights", "biases" or "weights and biases"?
loss_factor = {
    "half_sum": 8,
    "sum": 2 * 8,
    "mean": 2,
    "entry_mean": 2 / 5,
    "gradient_of_sum": 2 * 8,
    "lam_for_sum": 2 * 8,
    "lam_without_half": 1 / 2,
    "penalised": "weights",
}

# Which kind of network is each of these in the NNDL notes: "feed-forward" (no cycles), "memory"
# (with feedback) or "graph" (for data that are graphs)? MPNN is the message passing network.
network_kinds = {
    "fully_connected": "feed-forward",
    "convolutional": "feed-forward",
    "recurrent": "memory",
    "hopfield": "memory",
    "boltzmann": "memory",
    "restricted_boltzmann": "memory",
    "graph_convolutional": "graph",
    "graph_attention": "graph",
    "mpnn": "graph",
}

# What plays the part of each piece of a nerve cell in an artificial network (May slides): "node",
# "input", "weight" or "output"?
neuron_parts = {
    "soma": "node",
    "dendrite": "input",
    "synapse": "weight",
    "axon": "output",
}
