"""Assignment 1, core notebook: the functions, their slopes, two quizzes, the table."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return the logistic function σ(z): it rises from 0 to 1 and is 1/2 at z = 0.

    z: any shape, float or int; a number or 0-d array too. It stays as it was.
    Returns floats of the same shape, finite and right wherever |z| <= 1000.
    """
    e = np.exp(-np.abs(z))  # never above 1, so nothing can overflow
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def tanh_from_sigmoid(x: np.ndarray) -> np.ndarray:
    """Return tanh(x), made from `sigmoid` by stretching and shifting; do not call np.tanh.

    x: any shape, float or int, |x| <= 30; a number or 0-d array too.
    Returns floats of the same shape.
    """
    return 2 * sigmoid(2 * x) - 1


def sigmoid_grad(z: np.ndarray) -> np.ndarray:
    """Return σ'(z), the slope of the logistic function at the pre-activation z.

    z: any shape, float or int, |z| <= 30; a number or 0-d array too.
    Returns floats of the same shape.
    """
    s = sigmoid(z)
    return s * (1 - s)


def sigmoid_grad_from_a(a: np.ndarray) -> np.ndarray:
    """Return the slope σ'(z) where only the activation a = σ(z) is known, not z itself.

    a: any shape, values from 0 to 1, float or int; a number or 0-d array too.
    Returns an array of the same shape. There is no need to work out z.
    """
    return a * (1 - a)


def tanh_grad(z: np.ndarray) -> np.ndarray:
    """Return tanh'(z), the slope of tanh at the pre-activation z.

    z: any shape, float or int, |z| <= 30; a number or 0-d array too.
    Returns floats of the same shape.
    """
    return 1 - np.tanh(z) ** 2


def relu(z: np.ndarray) -> np.ndarray:
    """Return ReLU(z): positive entries pass, all others become 0.

    z: any shape, float or int; a number or 0-d array too. It stays as it was.
    Returns a new array of the same shape.
    """
    return np.maximum(z, 0.0)


def relu_grad(z: np.ndarray) -> np.ndarray:
    """Return the slope of ReLU at z. At the kink, z = 0, the agreed slope is 0.

    z: any shape, float or int; a number or 0-d array too.
    Returns an array of the same shape; True and False count as 1 and 0.
    """
    return np.where(z > 0, 1.0, 0.0)


def elu(z: np.ndarray, gamma: float) -> np.ndarray:
    """Return ELU(z): z itself where z > 0; elsewhere a curve that bends towards -gamma.

    z: any shape, float or int, |z| <= 1000; a number or 0-d array too. gamma: a number > 0.
    Returns floats of the same shape.
    """
    return np.where(z > 0, z, gamma * np.expm1(np.minimum(z, 0)))


def elu_grad(z: np.ndarray, gamma: float) -> np.ndarray:
    """Return the slope of ELU at z. At z = 0 take the slope of the branch z <= 0.

    z: any shape, float or int, |z| <= 1000; a number or 0-d array too. gamma: a number > 0.
    Returns floats of the same shape, all of them finite.
    """
    return np.where(z > 0, 1.0, gamma * np.exp(np.minimum(z, 0)))


def softplus(z: np.ndarray) -> np.ndarray:
    """Return softplus(z), the smooth version of ReLU; the logarithm is the natural one.

    z: any shape, float or int; a number or 0-d array too.
    Returns floats of the same shape, finite and right wherever |z| <= 1000.
    """
    return np.logaddexp(0.0, z)


def softplus_grad(z: np.ndarray) -> np.ndarray:
    """Return the slope of softplus at z.

    z: any shape, float or int; a number or 0-d array too.
    Returns floats of the same shape, finite and right wherever |z| <= 1000.
    """
    return sigmoid(z)


# On which side does the slope f'(x) go to 0: "left" (x to minus infinity), "right" (x to plus
# infinity), "both" or "neither"? LeakyReLU has 0 < gamma < 1, ELU has gamma > 0.
saturation = {
    "sigmoid": "both",
    "tanh": "both",
    "relu": "left",
    "leaky_relu": "neither",
    "elu": "left",
    "softplus": "left",
    "hard_logistic": "both",
    "hard_tanh": "both",
    "identity": "neither",
}

# Is the mean of f(x) over -r <= x <= r equal to 0, whatever r > 0 is? True or False.
zero_centred = {
    "sigmoid": False,
    "tanh": True,
    "relu": False,
    "leaky_relu": False,
    "elu": False,
    "softplus": False,
    "hard_logistic": False,
    "hard_tanh": True,
    "identity": True,
}

# For each name the function and its slope, both of the one argument z. ELU has gamma = 0.5.
activation_table = {
    "sigmoid": (sigmoid, sigmoid_grad),
    "tanh": (np.tanh, tanh_grad),
    "relu": (relu, relu_grad),
    "elu": (lambda z: elu(z, 0.5), lambda z: elu_grad(z, 0.5)),
    "softplus": (softplus, softplus_grad),
}
