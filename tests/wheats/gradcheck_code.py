"""Functions that students of assignment 5's core notebook might write, all of them right."""

from __future__ import annotations

import copy
import itertools
import math

import numpy as np

# ---- quotients ---------------------------------------------------------------------------------


def quotient_with_loop(func, where, step):
    out = np.zeros(np.shape(where))
    for place, value in np.ndenumerate(where):
        out[place] = (func(float(value) + step) - func(float(value) - step)) / (step + step)
    return out


def quotient_by_parabola(f, x, h):
    """The slope at x of the parabola through three points of the curve."""
    if np.ndim(x):
        return np.array([quotient_by_parabola(f, part, h) for part in x])
    rows = np.array([[1, t, t * t] for t in (-h, 0.0, h)])
    return np.linalg.solve(rows, [f(x - h), f(x), f(x + h)])[1]


class Quotient:
    def __init__(self, f, h):
        self.f, self.h = f, h

    def at(self, x):
        rise = self.f(x + self.h) - self.f(x - self.h)
        run = (x + self.h) - (x - self.h)
        return rise / run


def order_by_sorting(errors, hs):
    pairs = sorted(zip(hs, errors, strict=True), reverse=True)
    (h1, e1), (h2, e2) = pairs[:2]
    return math.log(abs(e1) / abs(e2)) / math.log(h1 / h2)


def order_by_two_searches(e, h):
    largest = 0
    for i in range(len(h)):
        if h[i] > h[largest]:
            largest = i
    second = None
    for i in range(len(h)):
        if i != largest and (second is None or h[i] > h[second]):
            second = i
    y = math.log10(abs(e[largest])) - math.log10(abs(e[second]))
    x = math.log10(h[largest]) - math.log10(h[second])
    return y / x


# ---- the numerical gradient --------------------------------------------------------------------


def gradient_one_hot(f, X, eps=1e-5):
    X = np.asarray(X, dtype=float)
    slopes = []
    for k in range(X.size):
        E = np.zeros(X.size)
        E[k] = eps
        E = E.reshape(X.shape)
        slopes.append((f(X + E) - f(X - E)) / 2 / eps)
    return np.array(slopes).reshape(X.shape)


def gradient_through_a_view(f, X, eps=1e-5):
    P = np.array(X, dtype=np.float64, copy=True)
    flat = P.reshape(-1)  # a view: writing into it moves P
    g = np.empty(flat.size)
    for k, old in enumerate(flat.tolist()):
        flat[k] = old + eps
        up = f(P)
        flat[k] = old - eps
        down = f(P)
        flat[k] = old
        g[k] = (up - down) / (2 * eps)
    return g.reshape(P.shape)


def gradient_by_nditer(f, x, h=1e-5):
    x = x.astype(float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp = x[idx]
        x[idx] = tmp + h
        fxh1 = f(x)
        x[idx] = tmp - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp
        it.iternext()
    return grad


def gradient_in_the_caller_s_array(f, X, eps=1e-5):
    """np.asarray copies whole numbers only; in an array of floats the steps are added back."""
    X = np.asarray(X, dtype=float)
    G = np.zeros(X.shape)
    for i in np.ndindex(*X.shape):
        X[i] += eps
        above = f(X)
        X[i] -= 2 * eps
        below = f(X)
        X[i] += eps
        G[i] = (above - below) / (2 * eps)
    return G


def gradient_recursive(f, X, eps=1e-5, done=()):
    """Take the axes one by one until an index is complete."""
    if len(done) == np.ndim(X):
        up, down = np.array(X, float), np.array(X, float)
        up[done] += eps
        down[done] -= eps
        return (f(up) - f(down)) / (2 * eps)
    return np.array(
        [gradient_recursive(f, X, eps, (*done, k)) for k in range(np.shape(X)[len(done)])]
    )


def gradient_by_product(f, X, eps=1e-5):
    result = {}
    for index in itertools.product(*map(range, X.shape)):
        values = []
        for sign in (+1, -1):
            moved = copy.deepcopy(X).astype(float)
            moved[index] = moved[index] + sign * eps
            values.append(float(f(moved)))
        result[index] = (values[0] - values[1]) / (2 * eps)
    G = np.zeros(X.shape)
    for index, slope in result.items():
        G[index] = slope
    return G


def gradient_with_four_points(f, X, eps=1e-5):
    near, far = gradient_one_hot(f, X, 100 * eps), gradient_one_hot(f, X, 200 * eps)
    return (4 * near - far) / 3


def gradient_by_complex_step(f, X, eps=1e-5):
    G = np.zeros(np.shape(X))
    for index in np.ndindex(G.shape):
        Z = np.array(X, dtype=complex)
        Z[index] += 1e-30j
        G[index] = np.imag(f(Z)) / 1e-30
    return G


# ---- the relative error ------------------------------------------------------------------------


def error_by_loops(a, b):
    gap = one = two = 0.0
    for x, y in zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True):
        gap += (x - y) ** 2
        one += x**2
        two += y**2
    if one == 0 and two == 0:
        return 0
    return math.sqrt(gap) / (math.sqrt(one) + math.sqrt(two))


def error_by_exception(a, b):
    a, b = a.ravel().tolist(), b.ravel().tolist()
    try:
        return math.dist(a, b) / (math.hypot(*a) + math.hypot(*b))
    except ZeroDivisionError:
        return 0.0


def error_scaled_first(a, b):
    """Divide by the largest entry first, so that no square can vanish."""
    largest = max(np.abs(a).max(), np.abs(b).max())
    if largest == 0:
        return np.float64(0)
    a, b = a / largest, b / largest
    return np.sqrt(((a - b) ** 2).sum()) / (np.sqrt((a**2).sum()) + np.sqrt((b**2).sum()))


# ---- the slope in one direction ----------------------------------------------------------------


def direction_as_one_variable(f, G, W, E):
    """Walk along E: a function of the way t alone."""
    h = np.sqrt((E**2).sum())
    unit = E / h

    def along(t):
        return f(W + t * unit)

    return np.isclose((G * unit).sum(), (along(h) - along(-h)) / (2 * h), rtol=0, atol=1e-6)


def direction_with_loops(f, G, W, E):
    inner = length = 0.0
    for place in np.ndindex(E.shape):
        inner += float(G[place]) * float(E[place])
        length += float(E[place]) ** 2
    length = math.sqrt(length)
    plus, minus = W.astype(float), W.astype(float)
    plus += E
    minus -= E
    gap = math.fabs(inner / length - (f(plus) - f(minus)) / length / 2)
    return {True: True, False: False}[gap < 0.000001]
