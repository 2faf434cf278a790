"""Assignment 5, core notebook: difference quotients, gradient checks, the lecture's bug."""

# numpy's type stubs call the result of most arithmetic Any:
# mypy: no-warn-return-any

from collections.abc import Callable, Mapping

import numpy as np

from solutions.activations import sigmoid


def central_diff(f: Callable[[float], float], x: float, h: float) -> float:
    """Return the central difference quotient of f at x with the step h.

    f: a function of one argument. h: a number > 0, used as it is.
    x: a number, or an array of any shape where f works entry by entry; float or int.
    Returns a float, or floats of the shape of x.
    """
    return (f(x + h) - f(x - h)) / (2 * h)


def error_order(errors: np.ndarray, hs: np.ndarray) -> float:
    """Return the order p of a difference quotient: its error shrinks like h to the power p.

    In a picture with two logarithmic axes p is the slope of the error over h. Rounding spoils the
    errors of small steps, so take the slope between the two largest steps only.
    hs: shape (k,), k >= 2 different positive steps in any order. errors: shape (k,), the error at
    each step, quotient minus true derivative; of either sign, none of them 0.
    Returns a float, not rounded to a whole number.
    """
    far, near = np.argsort(hs)[::-1][:2]
    return np.log(np.abs(errors[far] / errors[near])) / np.log(hs[far] / hs[near])


# Which of these steps has the smallest error, for a smooth f whose values and derivatives are of
# the size of 1, everything worked out in float64 or in float32?
#   central difference: 1e-2, 1e-5, 1e-8 or 1e-11
#   one-sided quotient (f(x + h) - f(x)) / h: 1e-1, 1e-3, 1e-5, 1e-8 or 1e-11
# And which error is to blame where the step is far too small, and where it is far too large:
# "truncation" or "rounding"?
best_h = {
    "central_float64": 1e-5,
    "one_sided_float64": 1e-8,
    "central_float32": 1e-2,
    "one_sided_float32": 1e-3,
    "far_too_small": "rounding",
    "far_too_large": "truncation",
}


def numerical_grad(
    f: Callable[[np.ndarray], float], X: np.ndarray, eps: float = 1e-5
) -> np.ndarray:
    """Return the gradient of f at X by central differences, moving one entry of X at a time.

    f: takes an array of the shape of X and returns a number. X: any shape, float or int.
    eps: how far an entry is moved to either side.
    Returns floats of the shape of X. X is afterwards as it was before.
    """
    X = np.array(X, dtype=float)  # a copy: the caller's X stays as it is
    G = np.zeros(X.shape)
    for index in np.ndindex(X.shape):
        value = X[index]
        X[index] = value + eps
        above = f(X)
        X[index] = value - eps
        below = f(X)
        X[index] = value
        G[index] = (above - below) / (2 * eps)
    return G


def rel_error(a: np.ndarray, b: np.ndarray) -> float:
    """Return the relative error ‖a - b‖ / (‖a‖ + ‖b‖), a number from 0 to 1.

    The norm is the root of the sum of the squares of all entries. If a and b are both zero
    everywhere, they agree: return 0.
    a, b: arrays of one shape, whatever it is; float or int. Entries may be tiny, 1e-12 for example.
    Returns a float.
    """
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return float(np.linalg.norm(np.ravel(a) - np.ravel(b)) / size) if size > 0 else 0.0


def gradcheck(
    cost: Callable[[dict[str, np.ndarray]], float],
    params: dict[str, np.ndarray],
    grads: Mapping[str, np.ndarray],
    eps: float = 1e-5,
    threshold: float = 1e-4,
) -> set[str]:
    """Return the names of the arrays in grads that are no gradients of the cost at params.

    cost: takes a dict like params and returns a number. It stands for the whole cost, so it needs
    nothing added. params, grads: dicts with the same names, not always in the same order; under
    each name an array, float or int, and what somebody takes for the gradient by it (same shape).
    An array is wrong if its relative error (`rel_error`) against central differences with the step
    eps (`numerical_grad`) is above the threshold. You may call both functions.
    Returns a set, list or array of names in any order, empty if all are right. params are
    afterwards as they were before.
    """

    def numerical(name: str) -> np.ndarray:
        return numerical_grad(lambda P: cost({**params, name: P}), params[name], eps)

    return {name for name in params if rel_error(numerical(name), grads[name]) > threshold}


def directional_check(
    f: Callable[[np.ndarray], float], G: np.ndarray, W: np.ndarray, E: np.ndarray
) -> bool:
    """Return whether G passes for the gradient of f at W in the one direction E.

    Compare two numbers: the slope of f along E/‖E‖ that G promises, and the central difference
    quotient of f between W + E and W - E. True if they differ by less than 1e-6.
    f: takes an array of the shape of W and returns a number. W, G, E: arrays of one shape; E is
    small, about 1e-4 long, but not zero. ‖E‖ is the root of the sum of its squared entries.
    """
    length = np.linalg.norm(np.ravel(E))
    promised = np.sum(G * E) / length
    measured = (f(W + E) - f(W - E)) / (2 * length)
    return bool(abs(promised - measured) < 1e-6)


# A layer has W of shape (4, 3) and b of shape (4, 1); a number has the shape (). The shape of:
# the gradient of the cost by W, and by b; the step E of a directional check of W; the difference
# of the two costs, L(W + E) - L(W - E); the inner product <G, E> of the gradient and the step;
# numerical_grad(f, v) where v is W, flattened; all parameters of the layer in one flat vector; one
# row for each entry of W and each b, with the change of all five costs in the columns where five
# samples are kept apart instead of averaged.
check_shapes = {
    "gradient_by_W": (4, 3),
    "gradient_by_b": (4, 1),
    "step_E": (4, 3),
    "cost_difference": (),
    "inner_product": (),
    "gradient_by_flat_W": (12,),
    "all_parameters": (16,),
    "change_of_five_costs": (16, 5),
}


def loss_evaluations(N: int, central: bool = True) -> int:
    """Return how often the cost is worked out for a numerical gradient by N parameters.

    central: True for central differences, False for one-sided quotients (f(x + h) - f(x)) / h.
    No more than needed: what is the same for all parameters is worked out once.
    N: a whole number >= 1. Returns a whole number.
    """
    return 2 * N if central else N + 1


# One step of the May slides' example, as code that runs without any complaint. The first weights
# are W0 = [[0.1, 0.8], [0.4, 0.6]] and W1 = [[0.3, 0.9]]; x is the column (0.35, 0.9), y is
# [[0.5]]; the cost is half the squared error and the step size is 1.
#
#   1   a1 = sigmoid(W0 @ x)
#   2   a2 = sigmoid(W1 @ a1)
#   3   d2 = (y - a2) * a2 * (1 - a2)
#   4   d1 = d2 * W1 * a1 * (1 - a1)
#   5   W1 = W1 + d2 * a1.T
#   6   W0 = W0 + x.T @ d1
#
# accused: which arrays does the gradient check accuse, "W0", "W1", "both" or "neither"?
# relative_error: rel_error of the array that agrees less, at the first weights; three digits do.
# first_wrong_line: its number. shape_of_d1: in this code. right_shape_of_d1: as it should be.
# cost_falls: does the cost fall in each of the first 100 steps with this code? True or False.
# why: "the wrong step still leads downhill", "the step size is too large",
#   "the wrong gradient is nearly 0" or "a sigmoid network always learns".
# when_to_check: "at the first weights", "after the training" or "when the cost rises".
lecture_bug = {
    "accused": "W0",
    "relative_error": 0.36776,
    "first_wrong_line": 4,
    "shape_of_d1": (2, 2),
    "right_shape_of_d1": (2, 1),
    "cost_falls": True,
    "why": "the wrong step still leads downhill",
    "when_to_check": "at the first weights",
}


def repaired_step(
    W0: np.ndarray, W1: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return (W0, W1) after one right step of gradient descent with the step size 1.

    The network is a1 = sigmoid(W0 x), a2 = sigmoid(W1 a1), without biases; the cost of its one
    sample is half the squared error, ‖a2 - y‖²/2. Both gradients belong to the weights given.
    x: (n0, 1). W0: (n1, n0). W1: (n2, n1). y: (n2, 1), the target. Float or int; any sizes.
    Returns two new arrays of the shapes of W0 and W1; the ones given stay as they were.
    """
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    d1 = (W1.T @ d2) * a1 * (1 - a1)
    return W0 - d1 @ x.T, W1 - d2 @ a1.T


# A gradient check accuses, although backpropagation is right. ReLU has the slope 0 at z = 0.
# quotient_near_the_kink, slope_near_the_kink: the central difference quotient of ReLU at
#   z = 1e-5 with h = 1e-4, and the true slope there. quotient_at_the_kink: the quotient at z = 0.
# kink: what to do about it? "leave out points nearer to a kink than eps", "raise the threshold
#   until it passes", "set the slope at 0 to 1/2" or "take a larger eps".
# single_precision: all in float32 with eps = 1e-4, relative errors of about 1e-3. What to do?
#   "check in float64", "raise the threshold until it passes", "take a smaller eps" or
#   "look for a bug in backpropagation".
# random_cost: the cost drops other units at random in each call (dropout). What to do? "draw the
#   same random numbers in every call", "take the mean of many checks" or "take a smaller eps".
# cost_without_penalty: the gradients contain the L2 penalty, the cost of the check does not.
#   Which arrays are accused: "weights", "biases", "all" or "none"?
false_alarms = {
    "quotient_near_the_kink": 0.55,
    "slope_near_the_kink": 1.0,
    "quotient_at_the_kink": 0.5,
    "kink": "leave out points nearer to a kink than eps",
    "single_precision": "check in float64",
    "random_cost": "draw the same random numbers in every call",
    "cost_without_penalty": "weights",
}
