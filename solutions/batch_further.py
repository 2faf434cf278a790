"""Assignment 4, further notebook: conventions, decay, early stopping, convexity, training."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any
# sigmoid takes numbers too, though its type names arrays:
# mypy: disable-error-code="arg-type"

import numpy as np

from solutions.activations import sigmoid


def linreg_grad(X: np.ndarray, y: np.ndarray, theta: np.ndarray) -> np.ndarray:
    """Return the gradient of J(θ) = ‖Xθ - y‖² / (2m) by θ, for linear regression.

    Here, as in ML-2-1's formula for one layer, samples are ROWS: X is (m, n), y is (m, 1),
    theta is (n, 1). Float or int. Returns floats of shape (n, 1).
    """
    return X.T @ (X @ theta - y) / X.shape[0]


def from_chapter_1(dW: np.ndarray, m: int) -> np.ndarray:
    """Return the gradient by W in the convention of the course, given Chapter 1's gradient.

    dW: (n_{l-1}, n_l), the gradient of Σ_k ‖ŷ_k - y_k‖² over m samples, by Chapter 1's W, in which
    every neuron is a column. m: the number of samples. Float or int.
    Returns floats of shape (n_l, n_{l-1}): the gradient of ‖A - Y‖² / (2m). No penalty in either.
    """
    return dW.T / (2 * m)


def from_4343_notes(dW: np.ndarray) -> np.ndarray:
    """Return the gradient by W in the convention of the course, given that of the 4-3-4-3 notes.

    dW: (n_{l-1}, n_l), the gradient by the notes' W of their cost over n samples, (1/n) Σ_i L_i,
    where L_i is half a squared error. Float or int.
    Returns an array of shape (n_l, n_{l-1}): the gradient of ‖A - Y‖² / (2m), m being their n.
    """
    return dW.T.copy()


def decay_step(W: np.ndarray, G: np.ndarray, alpha: float, lam: float) -> np.ndarray:
    """Return W after one step of gradient descent on L + λ/2 ‖W‖² with the step size alpha.

    W: any shape. G: the same shape, the gradient of L alone, at W. alpha, lam: numbers.
    Float or int. Returns a new float array of the same shape.
    """
    return (1 - alpha * lam) * W - alpha * G


def early_stop(val: np.ndarray, patience: int) -> tuple[int, int]:
    """Return (last, best): the last epoch that is run, and the best one up to it.

    Training stops as soon as `patience` epochs in a row have brought no new minimum of the
    validation error. A new minimum is truly below all errors before it.
    val: shape (E,), E >= 1, the validation errors of epochs 0 to E - 1, were all of them run.
    patience: a whole number >= 1. last: E - 1 if training is never stopped.
    Returns two whole numbers.
    """
    epoch = best = 0
    for epoch in range(len(val)):
        if val[epoch] < val[best]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, best


# ML-2-1's batch algorithm, typed line by line. Ws, bs, X, Y, alpha and lam are given; Ws[l] and
# bs[l] lead from A[l] to A[l + 1].
#
#   1   A, Z = forward_batch(Ws, bs, X)
#   2   D = (A[-1] - Y) * sigmoid_grad(Z[-1])
#   3   for l in reversed(range(len(Ws))):
#   4       dW = D @ A[l].T / X.shape[1] + lam * Ws[l]
#   5       db = np.mean(D, axis=1, keepdims=True)
#   6       Ws[l] = Ws[l] - alpha * dW
#   7       bs[l] = bs[l] - alpha * db
#   8       if l > 0:
#   9           D = (Ws[l].T @ D) * sigmoid_grad(Z[l - 1])
#
# line: the number of the line that runs too early.
# harmless: the number of a line that changes parameters, but does no harm where it stands.
# reason: "1/m is missing", "the slope is taken at the wrong place", "lam is in the wrong place" or
#   "changed weights are used for the deltas".
# right_layer: the gradients of which layer are right, for every alpha: "first", "last", "none"?
# alpha_tiny: how does the error of the gradients behave for alpha towards 0: "it goes to 0",
#   "it stays" or "it grows"?
# w1_new: w1 of the May slides' second example (all numbers in `train_ex2`) after one pass of this
#   code with alpha = 0.5 and lam = 0; at least seven digits.
# cost_falls: is the second example's error smaller after this pass? True or False.
# repair: which change mends the code?
#   "A": old = Ws before line 3, and old[l] instead of Ws[l] in line 9
#   "B": exchange lines 4 and 5      "C": lines 8 and 9 move in front of line 6
#   "D": line 9 uses np.linalg.inv instead of the transpose
misplaced_line = {
    "line": 6,
    "harmless": 7,
    "reason": "changed weights are used for the deltas",
    "right_layer": "last",
    "alpha_tiny": "it goes to 0",
    "w1_new": 0.09997577287757328,
    "cost_falls": True,
    "repair": "C",
}


def midpoint_gap(loss: str, p: np.ndarray, q: np.ndarray) -> float:
    """Return f((p + q) / 2) - (f(p) + f(q)) / 2 for the loss f of a 1-1-1 network.

    The network has two weights and no biases: a = σ(w2 σ(w1 x)) with x = 1; the target is 1.
    loss: "squared error", that is (1 - a)², or "cross-entropy", that is -ln a.
    p, q: two points (w1, w2), arrays of shape (2,), float or int. Returns a number.
    """

    def f(w: np.ndarray) -> float:
        a = sigmoid(w[1] * sigmoid(w[0]))
        return float(-np.log(a) if loss == "cross-entropy" else (1 - a) ** 2)

    return f((p + q) / 2) - (f(p) + f(q)) / 2


# A gap is what `midpoint_gap` returns.
# What is known about f after ... : "convex", "not convex" or "nothing is proven"?
#   "one positive gap", "one negative gap", "a thousand negative gaps"
# "midpoint at a positive gap": does the curve at the midpoint lie "above" or "below" the chord?
# Is this cost "convex" or "not convex" in its parameters?
#   "linear regression": J of `linreg_grad`
#   "one sigmoid neuron, squared error", "one sigmoid neuron, cross-entropy": a = sigmoid(wx + b)
#   "1-1-1 network, cross-entropy": the network of `midpoint_gap`
convexity = {
    "one positive gap": "not convex",
    "one negative gap": "nothing is proven",
    "a thousand negative gaps": "nothing is proven",
    "midpoint at a positive gap": "above",
    "linear regression": "convex",
    "one sigmoid neuron, squared error": "not convex",
    "one sigmoid neuron, cross-entropy": "convex",
    "1-1-1 network, cross-entropy": "not convex",
}


def train_ex2(n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return (W, V, E) after n updates of the May slides' second example, step size 0.5.

    Inputs i1 = 0.02, i2 = 0.7; targets 0 and 1; all neurons are sigmoid neurons. The weights start
    as W = [[w1, w2], [w3, w4]] = [[0.1, 0.2], [0.3, 0.4]] into the hidden layer and
    V = [[w5, w6], [w7, w8]] = [[0.2, 0.3], [0.1, 0.2]] into the outputs, a neuron a row.
    Both hidden neurons have the bias 0.3, both outputs the bias 0.2; biases are never changed.
    n: a whole number >= 0, up to 10000. W, V: (2, 2). E: a number, E_o1 + E_o2 for the returned
    weights, each E_o being half a squared error.
    """
    import math

    # Plain numbers: for arrays of four entries numpy would take many times as long.
    i1, i2, b1, b2, eta = 0.02, 0.7, 0.3, 0.2, 0.5
    w1, w2, w3, w4 = 0.1, 0.2, 0.3, 0.4
    w5, w6, w7, w8 = 0.2, 0.3, 0.1, 0.2

    def forward() -> tuple[float, float, float, float]:
        h1 = 1 / (1 + math.exp(-(w1 * i1 + w2 * i2 + b1)))
        h2 = 1 / (1 + math.exp(-(w3 * i1 + w4 * i2 + b1)))
        o1 = 1 / (1 + math.exp(-(w5 * h1 + w6 * h2 + b2)))
        o2 = 1 / (1 + math.exp(-(w7 * h1 + w8 * h2 + b2)))
        return h1, h2, o1, o2

    for _ in range(n):
        h1, h2, o1, o2 = forward()
        d1 = (o1 - 0) * o1 * (1 - o1)
        d2 = (o2 - 1) * o2 * (1 - o2)
        g1 = (w5 * d1 + w7 * d2) * h1 * (1 - h1)
        g2 = (w6 * d1 + w8 * d2) * h2 * (1 - h2)
        w5, w6, w7, w8 = (
            w5 - eta * d1 * h1,
            w6 - eta * d1 * h2,
            w7 - eta * d2 * h1,
            w8 - eta * d2 * h2,
        )
        w1, w2, w3, w4 = (
            w1 - eta * g1 * i1,
            w2 - eta * g1 * i2,
            w3 - eta * g2 * i1,
            w4 - eta * g2 * i2,
        )
    _, _, o1, o2 = forward()
    E = (o1 - 0) ** 2 / 2 + (o2 - 1) ** 2 / 2
    return np.array([[w1, w2], [w3, w4]]), np.array([[w5, w6], [w7, w8]]), E


# Numbers that the May slides print for their two trainings. Compare each with your own full number
# and say how it was made: "exact", "rounded" (the exact number rounds to it), "cut" (the exact
# number begins so, but rounds to something else) or "wrong".
# First example, after one update (step size 1): "w31 0.096", "w32 0.798", "cost 0.165";
# after 100 updates: "cost 5.92e-07", "w53 -0.30032342".
# Second example, after one update: "w1 0.099", "E 0.265"; after 10000 updates: "E 0.0000636",
# "o1 0.008", "o2 0.991" (the two outputs).
# final_W0: the slides' W0 after 100 updates is [[0.0993309, 0.6425254], [0.3993309, 0.4425254]].
# What strikes you beside the start, [[0.1, 0.8], [0.4, 0.6]]? "both rows moved alike",
#   "both columns moved alike", "only one row moved" or "it moved uphill".
# biases: which training of the second example gives the slides' E after one and after 10000
#   updates? "biases fixed", "shared biases updated" or "a bias for each neuron updated".
printed_training = {
    "w31 0.096": "wrong",
    "w32 0.798": "rounded",
    "cost 0.165": "wrong",
    "cost 5.92e-07": "wrong",
    "w53 -0.30032342": "wrong",
    "w1 0.099": "cut",
    "E 0.265": "rounded",
    "E 0.0000636": "rounded",
    "o1 0.008": "rounded",
    "o2 0.991": "cut",
    "final_W0": "both rows moved alike",
    "biases": "biases fixed",
}


def train_xor(
    sizes: tuple[int, int, int], seed: int
) -> tuple[list[np.ndarray], list[np.ndarray], list[float]]:
    """Train a sigmoid network on XOR from random weights; return (Ws, bs, losses).

    sizes: (2, n, 1), the layer sizes. seed: a whole number, which sets all random numbers: the same
    seed gives the same training, another seed another start.
    Ws: [W1, W2], of shapes (n, 2) and (1, n). bs: [b1, b2], of shapes (n, 1) and (1, 1).
    losses: a list or 1-d array of numbers: the cost ‖A_2 - Y‖² / (2m) of the four samples before
    the first update and after every update, so that the last one belongs to the Ws and bs returned.
    All weights and biases are trained. How they start, the step size and the number of updates (at
    most 1000, in less than half a second) are your choice. A network has learnt XOR when its output
    is above 0.5 for (0, 1) and (1, 0) and below 0.5 for (0, 0) and (1, 1). Not every seed leads
    there: of four seeds at least one must.
    """
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    Y = np.array([[0.0, 1.0, 1.0, 0.0]])
    m, alpha, updates = 4, 10.0, 600
    rng = np.random.default_rng(seed)
    W1, b1 = rng.uniform(-1, 1, (sizes[1], 2)), np.zeros((sizes[1], 1))
    W2, b2 = rng.uniform(-1, 1, (1, sizes[1])), np.zeros((1, 1))
    losses = []
    for step in range(updates + 1):
        A1 = sigmoid(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        losses.append(np.sum((A2 - Y) ** 2) / (2 * m))
        if step == updates:
            break
        D2 = (A2 - Y) * A2 * (1 - A2)
        D1 = (W2.T @ D2) * A1 * (1 - A1)
        W1, b1 = W1 - alpha * D1 @ X.T / m, b1 - alpha * np.mean(D1, axis=1, keepdims=True)
        W2, b2 = W2 - alpha * D2 @ A1.T / m, b2 - alpha * np.mean(D2, axis=1, keepdims=True)
    return [W1, W2], [b1, b2], losses
