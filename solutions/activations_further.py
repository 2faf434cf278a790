"""Assignment 1, further notebook: single neurons, leaky and hard functions, softmax."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

from collections.abc import Callable

import numpy as np


def mp_neuron(x: np.ndarray, w: np.ndarray, b: float) -> int:
    """Return the answer of one M-P neuron with weights w and bias b to the input x: 1 or 0.

    At the border, where the weighted sum with the bias is exactly 0, the neuron answers 1.
    x, w: shape (n,), float or int. b: a number.
    """
    return int(w @ x + b >= 0)


def leaky_relu(z: np.ndarray, gamma: float) -> np.ndarray:
    """Return LeakyReLU(z): slope 1 where z > 0, slope gamma where z <= 0.

    z: any shape, float or int; a number or 0-d array too. gamma: a number > 0, perhaps above 1.
    Returns floats of the same shape.
    """
    return np.where(z > 0, z, gamma * z)


def leaky_relu_grad(z: np.ndarray, gamma: float) -> np.ndarray:
    """Return the slope of LeakyReLU at z. At z = 0 take the slope of the branch z <= 0.

    z: any shape, float or int; a number or 0-d array too. gamma: a number > 0, perhaps above 1.
    Returns floats of the same shape.
    """
    return np.where(z > 0, 1.0, gamma)


def prelu_grads(X: np.ndarray, gamma: np.ndarray, G: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (dX, dgamma), the gradients of a loss L through the layer A = PReLU(X, gamma).

    PReLU is LeakyReLU with a gamma of its own for each neuron (row). At X = 0 take the slope of
    the branch X <= 0.
    X: (n, m), one sample a column, float or int. gamma: (n, 1). G: (n, m), the gradient dL/dA;
    if L is a mean over the samples, the 1/m is inside G already.
    dX = dL/dX has shape (n, m), dgamma = dL/dgamma has shape (n, 1).
    """
    dX = G * np.where(X > 0, 1.0, gamma)
    dgamma = np.sum(G * np.minimum(X, 0), axis=1, keepdims=True)
    return dX, dgamma


def dead_units(W: np.ndarray, b: np.ndarray, X: np.ndarray) -> set[int]:
    """Return the indices of the units of the layer ReLU(W X + b) that are 0 for every sample.

    W: (n, k), one unit a row. b: (n, 1). X: (k, m), one sample a column. Float or int.
    Returns a list, array or set of whole numbers from 0 to n - 1, in any order, maybe empty.
    """
    Z = W @ X + b
    return {int(i) for i in np.flatnonzero(np.all(Z <= 0, axis=1))}


def taylor1(
    f: Callable[[float], float], df: Callable[[float], float], x0: float
) -> Callable[[float], float]:
    """Return the tangent of f at x0 as a function g: the first-order Taylor expansion.

    f: a function of one argument. df: its derivative. x0: a number.
    g takes a number or an array of any shape and returns the height of the tangent there.
    """
    height, slope = f(x0), df(x0)

    def g(x: float) -> float:
        return height + (x - x0) * slope

    return g


def hard_logistic(x: np.ndarray) -> np.ndarray:
    """Return hard-logistic(x): the tangent of σ at 0, cut off where it leaves the range of σ.

    x: any shape, float or int; a number or 0-d array too.
    Returns floats of the same shape.
    """
    return np.clip(0.25 * x + 0.5, 0.0, 1.0)


def hard_tanh(x: np.ndarray) -> np.ndarray:
    """Return hard-tanh(x): the tangent of tanh at 0, cut off where it leaves the range of tanh.

    x: any shape, float or int; a number or 0-d array too.
    Returns a new array of the same shape.
    """
    return np.clip(x, -1.0, 1.0)


def hard_logistic_grad(x: np.ndarray) -> np.ndarray:
    """Return the slope of hard-logistic at x. At the two kinks the agreed slope is 0.

    x: any shape, float or int; a number or 0-d array too.
    Returns floats of the same shape.
    """
    return np.where(np.abs(x) < 2, 0.25, 0.0)


# The largest distance between a smooth function and its hard version over all x, to at least
# seven digits.
hard_gaps = {
    "logistic": 1 - 1 / (1 + np.exp(-2.0)),
    "tanh": 1 - np.tanh(1.0),
}


def softmax(Z: np.ndarray) -> np.ndarray:
    """Return the softmax of every column of Z: positive numbers with the sum 1.

    Z: (n, m), one sample a column, or (n,) for a single sample; float or int. It stays as it was.
    Returns floats of the same shape, right for entries up to ±1000.
    """
    E = np.exp(Z - np.max(Z, axis=0))
    return E / np.sum(E, axis=0)


def softmax_jacobian(z: np.ndarray) -> np.ndarray:
    """Return the Jacobian J of softmax at the score vector z: J[i, j] is da_i/dz_j.

    z: shape (n,), float or int, |z| <= 30; a = softmax(z).
    Returns floats of shape (n, n).
    """
    a = softmax(z)
    return np.diag(a) - np.outer(a, a)


def softmax_vjp(a: np.ndarray, g: np.ndarray) -> np.ndarray:
    """Return dL/dz from g = dL/da for a = softmax(z): the Jacobian, transposed, times g.

    a: shape (n,), floats with the sum 1. g: shape (n,), float or int.
    Returns floats of shape (n,). It can be done without building the n x n Jacobian.
    """
    return a * (g - a @ g)


# The shape of each result, as a tuple such as (3, 1), (3,) or () for a single number.
# A layer: W (4, 3), b (4, 1), its input X (3, 7), one sample a column, and Z = W @ X + b.
# z: Z. sigmoid: sigmoid(Z). sigmoid_grad: sigmoid_grad(Z).
# z_one_sample: W @ x + b for a single sample x of shape (3, 1).
# dX, dgamma: the two results of prelu_grads(Z, gamma, G) with gamma (4, 1) and G (4, 7).
# softmax: softmax(Z). softmax_sums: np.sum(np.exp(Z), axis=0, keepdims=True).
# softmax_jacobian: softmax_jacobian(s) for five scores s of shape (5,).
# softmax_vjp: softmax_vjp(a, g) for a and g of shape (5,).
activation_shapes = {
    "z": (4, 7),
    "sigmoid": (4, 7),
    "sigmoid_grad": (4, 7),
    "z_one_sample": (4, 1),
    "dX": (4, 7),
    "dgamma": (4, 1),
    "softmax": (4, 7),
    "softmax_sums": (1, 7),
    "softmax_jacobian": (5, 5),
    "softmax_vjp": (5,),
}
