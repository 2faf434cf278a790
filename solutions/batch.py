"""Assignment 4, core notebook: gradients of a whole batch, steps, epochs, starting values.

Convention of the course: W of layer l is (n_l, n_{l-1}), b is (n_l, 1), samples are columns.
"""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

import numpy as np

from solutions.activations import sigmoid, sigmoid_grad
from solutions.delta import backward
from solutions.forward import forward_batch


def backward_loop(
    Ws: list[np.ndarray], bs: list[np.ndarray], X: np.ndarray, Y: np.ndarray, lam: float
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (dWs, dbs), the gradients of the cost, worked out sample by sample in a loop.

    The cost is ‖A_L - Y‖² / (2m) + λ/2 Σ ‖W_l‖² (Frobenius norm); all layers are sigmoid layers.
    Ws: the list [W_1, ..., W_L], W_l of shape (n_l, n_(l-1)). bs: the list [b_1, ..., b_L], b_l of
    shape (n_l, 1). X: (n_0, m), Y: (n_L, m), one sample a column. lam: the number λ. Float or int.
    dWs, dbs: lists in the same order, layer 1 first; each gradient has the shape of its parameter.
    `backward(Ws, bs, x, y)` is given: the gradients for one sample, x (n_0, 1) and y (n_L, 1).
    """
    m = X.shape[1]
    dWs = [np.zeros(W.shape) for W in Ws]
    dbs = [np.zeros(b.shape) for b in bs]
    for k in range(m):
        dWs_k, dbs_k = backward(Ws, bs, X[:, [k]], Y[:, [k]])  # [k] keeps the column
        dWs = [total + dW / m for total, dW in zip(dWs, dWs_k, strict=True)]
        dbs = [total + db / m for total, db in zip(dbs, dbs_k, strict=True)]
    return [dW + lam * W for dW, W in zip(dWs, Ws, strict=True)], dbs


def backward_batch(
    Ws: list[np.ndarray], bs: list[np.ndarray], X: np.ndarray, Y: np.ndarray, lam: float
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (dWs, dbs), the gradients of the cost, for all samples at once.

    The cost is ‖A_L - Y‖² / (2m) + λ/2 Σ ‖W_l‖² (Frobenius norm); all layers are sigmoid layers.
    Ws: the list [W_1, ..., W_L], W_l of shape (n_l, n_(l-1)). bs: the list [b_1, ..., b_L], b_l of
    shape (n_l, 1). X: (n_0, m), Y: (n_L, m), one sample a column. lam: the number λ. Float or int.
    dWs, dbs: lists in the same order, layer 1 first; each gradient has the shape of its parameter.
    `forward_batch(Ws, bs, X)` is given; it returns ([A_0, ..., A_L], [Z_1, ..., Z_L]).
    """
    m = X.shape[1]
    A, Z = forward_batch(Ws, bs, X)
    D = (A[-1] - Y) * sigmoid_grad(Z[-1])
    dWs: list[np.ndarray] = []
    dbs: list[np.ndarray] = []
    for k in reversed(range(len(Ws))):  # Python counts from 0: Ws[k] leads from A[k] to A[k + 1]
        dWs.insert(0, D @ A[k].T / m + lam * Ws[k])
        dbs.insert(0, np.sum(D, axis=1, keepdims=True) / m)
        if k > 0:
            D = (Ws[k].T @ D) * sigmoid_grad(Z[k - 1])
    return dWs, dbs


# A network 784-30-10 is trained with batches of 64 samples, in the convention of the course.
# Give each shape as a tuple, such as (3, 1) or (3,).
# "D1", "D2": the deltas of layers 1 and 2 for the whole batch.
# "sum over axis 0", "sum over axis 1": the shapes of np.sum(D1, axis=0) and np.sum(D1, axis=1).
# "b1 minus sum": the shape that numpy gives b1 - 0.1 * np.sum(D1, axis=1).
batch_shapes = {
    "X": (784, 64),
    "Y": (10, 64),
    "W1": (30, 784),
    "Z1": (30, 64),
    "D2": (10, 64),
    "D1": (30, 64),
    "dW1": (30, 784),
    "db1": (30, 1),
    "sum over axis 0": (64,),
    "sum over axis 1": (30,),
    "b1 minus sum": (30, 30),
}


def sum_to_mean(dW: np.ndarray, m: int) -> np.ndarray:
    """Return the gradient of the mean over the samples, given the gradient of their sum.

    dW: any shape, the gradient of Σ_k L_k, where L_k is the loss of sample k, half a squared
    error; there is no penalty on the weights. m: the number of samples. Float or int.
    Returns the gradient of (1/m) Σ_k L_k, a new array of the same shape.
    """
    return dW / m


def gd_step(params: list[np.ndarray], grads: list[np.ndarray], alpha: float) -> list[np.ndarray]:
    """Return the parameters after one step of gradient descent with the step size alpha.

    params, grads: lists of arrays, in the same order and of the same shapes; float or int.
    Returns a list of new float arrays, also where a gradient is 0. The old ones stay as they were.
    """
    return [p - alpha * g for p, g in zip(params, grads, strict=True)]


def iterations(N: int, B: int, epochs: int, drop_last: bool = False) -> int:
    """Return how many iterations (updates) a training has, in all its epochs together.

    Every epoch visits N samples in batches of B; what is left at its end is a smaller batch, which
    counts, unless drop_last says that it is left out. N, B, epochs: whole numbers >= 1.
    Returns a whole number.
    """
    per_epoch = N // B if drop_last else -(-N // B)  # -(-N // B) rounds up
    return per_epoch * epochs


def minibatches(N: int, B: int, perm: np.ndarray) -> list[np.ndarray]:
    """Return the batches of one epoch: a list of consecutive pieces of perm, B indices each.

    perm: shape (N,), the indices 0 to N - 1 in the order in which samples are visited.
    The last piece is shorter where B does not divide N; no piece is empty. B >= 1 may be above N.
    Returns a list of arrays (or lists) of whole numbers, in the order of perm.
    """
    return [perm[start : start + B] for start in range(0, N, B)]


def combine(batch_means: list[np.ndarray], sizes: np.ndarray) -> np.ndarray:
    """Return the mean gradient of all samples, given the mean gradient of every batch.

    batch_means: a list of arrays of one shape, the gradients averaged over each batch.
    sizes: shape (number of batches,), whole numbers: how many samples each batch has.
    Returns an array of the shape of one gradient.
    """
    total = sum(n * g for n, g in zip(sizes, batch_means, strict=True))
    return np.asarray(total / sum(sizes))


def sgd_epoch(
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    order: np.ndarray,
    alpha: float,
    lam: float,
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (Ws, bs) after one epoch of stochastic gradient descent: one update per sample.

    Samples are visited in the given order. Each update is a full step of size alpha along the
    gradient of this one sample's cost, ½ ‖a_L - y‖² + λ/2 Σ ‖W_l‖², at the parameters that the
    update before has left. All layers are sigmoid layers.
    Ws, bs, X, Y, lam: as in `backward_batch`. order: an array of indices of samples, each at most
    once, maybe not all. Returns two lists of new arrays; the old ones stay as they were.
    """
    for k in order:
        dWs, dbs = backward_batch(Ws, bs, X[:, [k]], Y[:, [k]], lam)  # a batch of one
        Ws = gd_step(Ws, dWs, alpha)
        bs = gd_step(bs, dbs, alpha)
    return Ws, bs


def init_uniform(
    sizes: tuple[int, ...], eps: float, rng: np.random.Generator
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (Ws, bs), random weights and zero biases for a network to start from.

    sizes: the layer sizes (n_0, n_1, ..., n_L), a tuple of whole numbers; n_0 is the input.
    eps: a number > 0; weights are drawn uniformly from the interval [-eps, eps].
    rng: a numpy Generator, from np.random.default_rng; every random number comes from it.
    Ws: a list of L arrays, that of layer l (n_l, n_{l-1}). bs: a list of L arrays (n_l, 1).
    """
    Ws, bs = [], []
    for layer in range(1, len(sizes)):
        Ws.append(rng.uniform(-eps, eps, size=(sizes[layer], sizes[layer - 1])))
        bs.append(np.zeros((sizes[layer], 1)))
    return Ws, bs


def symmetric(W: np.ndarray) -> bool:
    """Return whether all neurons of a layer have the same weights: True or False.

    W: (n, k) with n >= 2, in the convention of the course; float or int. All weights may be tiny:
    rows count as equal where they differ by at most 1e-9 times the largest weight (rounding).
    """
    return bool(np.all(np.abs(W - W[0]) <= 1e-9 * np.max(np.abs(W))))


# A network 4-3-5-2 starts with all weights and all biases 0. The cost is half the mean squared
# error of several samples, without a penalty; dW3 is its gradient by W3. The samples differ, and
# for no output is the mean of the targets 0 or 1/2.
# "sigmoid ...", "tanh ...": with this activation in all layers, is the gradient of the first step
# "zero" (every entry of it) or "not zero"?
# "W1 after 50 steps", "W3 after 50 steps": the sigmoid network has made 50 steps. Which are equal:
# "all its rows", "all its columns", "nothing"; or is it "still zero"?
# "remedy": "a smaller step size", "more steps", "0.1 for every weight" or "random weights"?
zero_start = {
    "sigmoid dW1": "zero",
    "sigmoid dW2": "zero",
    "sigmoid dW3": "not zero",
    "tanh dW3": "zero",
    "tanh db3": "not zero",
    "W1 after 50 steps": "all its rows",
    "W3 after 50 steps": "all its columns",
    "remedy": "random weights",
}


def train_ex1(n: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return (W0, W1, cost) after n updates of the May slides' first example, step size 1.

    Input x = (0.35, 0.9), target 0.5; y = σ(W1 σ(W0 x)), no biases; the cost is (y - 0.5)² / 2.
    At the start W0 is [[0.1, 0.8], [0.4, 0.6]] and W1 is [[0.3, 0.9]].
    n: a whole number >= 0. W0: (2, 2), W1: (1, 2). cost: a number, that of the returned weights.
    """
    x = np.array([[0.35], [0.9]])
    W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W1 = np.array([[0.3, 0.9]])
    for _ in range(n):
        y1 = sigmoid(W0 @ x)
        y2 = sigmoid(W1 @ y1)
        d2 = (y2 - 0.5) * y2 * (1 - y2)
        d1 = (W1.T @ d2) * y1 * (1 - y1)
        W1 = W1 - d2 @ y1.T
        W0 = W0 - d1 @ x.T
    y2 = sigmoid(W1 @ sigmoid(W0 @ x))
    return W0, W1, 0.5 * (y2.item() - 0.5) ** 2
