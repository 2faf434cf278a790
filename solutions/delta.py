"""Assignment 3, core notebook: error terms from the output back to the first layer."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any
# sigmoid and its slope take numbers too, though their types name arrays:
# mypy: disable-error-code="arg-type, operator"

import numpy as np

from solutions.activations import sigmoid, sigmoid_grad
from solutions.activations_further import softmax


def graph_abcde(a: float, b: float) -> tuple[float, float, float]:
    """Return (e, de_da, de_db) for the graph c = a + b, d = b + 1, e = c * d.

    a, b: numbers, whole or not. e: the value of the last node. de_da, de_db: its derivatives by
    a and by b, at the place (a, b) that was given.
    """
    c, d = a + b, b + 1
    de_dc, de_dd = d, c
    return c * d, de_dc, de_dc + de_dd  # b acts through c and through d


def chain_case1(dz_dy: np.ndarray, dy_dx: np.ndarray) -> np.ndarray:
    """Return dz/dx for z = h(y), y = g(x): x acts on z through y alone.

    dz_dy, dy_dx: the two derivatives, numbers or arrays of one shape; arrays hold one place an
    entry. Returns a number or a new array of the same shape.
    """
    return dz_dy * dy_dx


def chain_case2(
    dz_dx: np.ndarray, dx_ds: np.ndarray, dz_dy: np.ndarray, dy_ds: np.ndarray
) -> np.ndarray:
    """Return dz/ds for z = k(x, y), x = g(s), y = h(s): s acts on z through x and through y.

    dz_dx, dx_ds, dz_dy, dy_ds: the four derivatives, numbers or arrays of one shape; arrays hold
    one place an entry. Returns a number or a new array of the same shape.
    """
    return dz_dx * dx_ds + dz_dy * dy_ds


def delta_out_mse(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return δ = dL/dz of a sigmoid output layer a = σ(z) for the loss L = ½ ‖a - y‖².

    z: the pre-activation, y: the target, both of shape (n, m), one sample a column, m = 1
    included; float or int, |z| <= 30. Each column of the result belongs to the loss of its own
    sample: nothing is divided by m. Returns floats of shape (n, m).
    """
    return (sigmoid(z) - y) * sigmoid_grad(z)


def delta_out_softmax_ce(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return δ = dL/dz of a softmax output layer a = softmax(z) for L = -Σ y_i ln a_i.

    z: the scores, y: the target, both of shape (n, m), one sample a column, m = 1 included; float
    or int, |z| <= 30. Every column of y has the sum 1: one-hot, or soft labels. Nothing is divided
    by m. Returns floats of shape (n, m).
    """
    return softmax(z) - y


def delta_out_sigmoid_bce(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return δ = dL/dz of a sigmoid output layer a = σ(z) for the binary cross-entropy.

    The loss of an output is -(y ln a + (1 - y) ln(1 - a)); the losses of all outputs are added.
    z, y: shape (n, m), one sample a column, m = 1 included; float or int, |z| <= 30, y from 0 to 1.
    Nothing is divided by m. Returns floats of shape (n, m).
    """
    return sigmoid(z) - y


def delta_hidden(W_next: np.ndarray, d_next: np.ndarray, z: np.ndarray) -> np.ndarray:
    """Return δ = dL/dz of a hidden sigmoid layer from the error term of the layer behind it.

    W_next: the weights of the next layer, shape (n_next, n), one receiving neuron a row.
    d_next: its δ, shape (n_next, m), one sample a column, m = 1 included.
    z: the pre-activation of this layer, shape (n, m), |z| <= 30. All float or int.
    Returns floats of shape (n, m).
    """
    return (W_next.T @ d_next) * sigmoid_grad(z)


def grad_W(d: np.ndarray, a_prev: np.ndarray) -> np.ndarray:  # noqa: N802
    """Return dL/dW of the layer z = W a_prev + b, for one sample.

    d: δ = dL/dz, shape (n, 1). a_prev: the activation that enters the layer, shape (k, 1).
    Float or int. Returns an array of the shape of W, (n, k).
    """
    return d @ a_prev.T


def grad_b(d: np.ndarray) -> np.ndarray:
    """Return dL/db of the layer z = W a_prev + b, for one sample.

    d: δ = dL/dz, shape (n, 1), float or int. Returns an array of the shape of b, (n, 1); it may
    be d itself.
    """
    return d.copy()


# Shapes in the network 4-3-5-2: W_1 to W_3 and b_1 to b_3 in the convention of the course, one
# sample as a column. delta_l = dL/dz_l, dW_l = dL/dW_l, db_l = dL/db_l; * works entry by entry.
# The last item has seven samples, one a column. Each answer is a tuple such as (3, 1).
delta_shapes = {
    "delta_3": (2, 1),
    "W_3.T": (5, 2),
    "W_3.T @ delta_3": (5, 1),
    "sigmoid_grad(z_2)": (5, 1),
    "delta_1": (3, 1),
    "dW_1": (3, 4),
    "dW_2": (5, 3),
    "db_2": (5, 1),
    "delta_1 of seven samples": (3, 7),
}


def backward(
    Ws: list[np.ndarray], bs: list[np.ndarray], x: np.ndarray, y: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (dWs, dbs), the gradients of L = ½ ‖a_L - y‖² for one sample.

    Every layer is a sigmoid layer: a_l = σ(W_l a_(l-1) + b_l), and a_0 = x.
    Ws: the list [W_1, ..., W_L], W_l of shape (n_l, n_(l-1)). bs: the list [b_1, ..., b_L], b_l of
    shape (n_l, 1). x: (n_0, 1). y: (n_L, 1). L >= 1; float or int; all stay as they were.
    dWs, dbs: lists in the same order, layer 1 first; each gradient has the shape of its parameter.
    It may use your functions delta_out_mse, delta_hidden, grad_W and grad_b.
    """
    A, Z = [x], []
    for W, b in zip(Ws, bs, strict=True):
        Z.append(W @ A[-1] + b)
        A.append(sigmoid(Z[-1]))
    d = delta_out_mse(Z[-1], y)
    dWs, dbs = [grad_W(d, A[-2])], [grad_b(d)]
    for k in reversed(range(len(Ws) - 1)):  # Python counts from 0: Ws[k] makes Z[k] from A[k]
        d = delta_hidden(Ws[k + 1], d, Z[k])
        dWs.insert(0, grad_W(d, A[k]))
        dbs.insert(0, grad_b(d))
    return dWs, dbs


# All gradients of a network of L > 1 sigmoid layers with the loss ½ ‖a_L - y‖² are wanted. Does the
# backward pass need what is named here? True or False. It computes nothing of the forward pass
# again.
# "x", "hidden activations": a_0, and a_1 to a_(L-1)
# "net inputs": z_1 to z_L, if all activations are stored
# "net inputs of sine layers": the same, if every activation function is sin instead
# "all deltas": must each delta be kept until the last one is there?
kept_for_backward = {
    "x": True,
    "hidden activations": True,
    "net inputs": False,
    "net inputs of sine layers": True,
    "target y": True,
    "weights W_1": False,
    "weights W_2 to W_L": True,
    "biases": False,
    "all deltas": False,
}

# The first example of the May slides: x = (0.35, 0.9), w31 = 0.1, w32 = 0.8, w41 = 0.4, w42 = 0.6,
# w53 = 0.3, w54 = 0.9, no biases, target 0.5, C = ½ (y5 - 0.5)². delta is dC/dz, dw is dC/dw.
# Compute every number, with at least seven digits (zeros in front do not count); do not copy the
# slide's. Single numbers: of a column d, d[0, 0] is one, d[0] is still an array.
example1_gradients = {
    "delta5": (
        d5 := (sigmoid(z5 := 0.3 * sigmoid(0.755) + 0.9 * sigmoid(0.68)) - 0.5) * sigmoid_grad(z5)
    ),
    "dw53": d5 * sigmoid(0.755),
    "dw54": d5 * sigmoid(0.68),
    "delta3": (d3 := d5 * 0.3 * sigmoid_grad(0.755)),
    "delta4": (d4 := d5 * 0.9 * sigmoid_grad(0.68)),
    "dw31": d3 * 0.35,
    "dw32": d3 * 0.9,
    "dw41": d4 * 0.35,
    "dw42": d4 * 0.9,
}
