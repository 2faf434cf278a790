"""Wrong solutions of assignment 5 that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import gradcheck as right
from tests.wheats import gradcheck_wrong as wrong
from tests.wheats.gradcheck_blind import BLIND
from tests.wheats.gradcheck_chaffs_further import FURTHER
from tests.wheats.gradcheck_chaffs_quizzes import QUIZZES
from tests.wheats.gradcheck_chaffs_steps import STEPS
from tests.wheats.gradcheck_styles import spoiled
from tests.wheats.gradcheck_wrong import recited, slope

norm = np.linalg.norm

QUOTIENTS: dict[str, dict[str, Any]] = {
    "central_diff": {
        "recites the visible cases": recited("central_diff", 0.0),
        "extrapolated": lambda f, x, h: (
            (4 * right.central_diff(f, x, h / 2) - right.central_diff(f, x, h)) / 3
        ),
        "a complex step": lambda f, x, h: np.imag(f(np.asarray(x) + 1e-30j)) / 1e-30,
        "the step squared": lambda f, x, h: right.central_diff(f, x, h * h),
        "at least 0.01": lambda f, x, h: right.central_diff(f, x, max(h, 0.01)),
        "at most 0.01": lambda f, x, h: right.central_diff(f, x, min(h, 0.01)),
        "a step relative to x": lambda f, x, h: right.central_diff(f, x, h * x),
        "a double step forward": lambda f, x, h: (f(x + 2 * h) - f(x)) / (2 * h),
        "whole division": lambda f, x, h: (f(x + h) - f(x - h)) // (2 * h),
        "single precision": lambda f, x, h: right.central_diff(f, np.float32(x), np.float32(h)),
        "the rise only": lambda f, x, h: f(x + h) - f(x - h),
        "np.gradient, its first entry": lambda f, x, h: np.gradient(
            np.array([f(x - h), f(x), f(x + h)]), h, axis=0
        )[0],
        "numbers only": lambda f, x, h: right.central_diff(f, float(x), h),
        "arrays only": lambda f, x, h: right.central_diff(f, x, h) if np.ndim(x) else None,
        "moves x itself": wrong.moving_x_itself,
        "a function": lambda f, x, h: lambda t: right.central_diff(f, t, h),
        "a column for a matrix": lambda f, x, h: np.mean(right.central_diff(f, x, h), axis=-1),
    },
    "error_order": {
        "recites the visible cases": recited("error_order", 2.0),
        "the two largest errors": lambda e, h: slope(e, h, *np.argsort(-np.abs(e))[:2]),
        "the largest and the smallest step": lambda e, h: slope(e, h, np.argmax(h), np.argmin(h)),
        "the last two entries": lambda e, h: slope(e, h, -2, -1),
        "the first and the last entry": lambda e, h: slope(e, h, 0, -1),
        "steps sorted, errors not": lambda e, h: slope(e, np.sort(h)[::-1], 0, 1),
        "steps sorted upwards, errors not": lambda e, h: slope(e, np.sort(h), -1, -2),
        "the largest and the third step": lambda e, h: slope(e, h, *np.argsort(-h)[[0, -1]]),
        "the middle of all neighbours' slopes": lambda e, h: np.median(
            np.diff(np.log(np.abs(e))[np.argsort(h)]) / np.diff(np.log(np.sort(h)))
        ),
        "steps sorted in place": lambda e, h: (h.sort(), slope(e, h, -1, -2))[1],
        "always 1": lambda e, h: 1.0,
        "always 2": lambda e, h: 2.0,
        "negative errors set to 0": lambda e, h: right.error_order(np.maximum(e, 0), h),
        "negative errors left out": lambda e, h: right.error_order(e[e > 0], h[e > 0]),
        "two bases": lambda e, h: right.error_order(e, h) / np.log(10),
        "log1p": lambda e, h: (lambda i, j: np.log1p(abs(e[i] / e[j])) / np.log1p(h[i] / h[j]))(
            *np.argsort(-h)[:2]
        ),
        "next whole number upwards": lambda e, h: np.ceil(right.error_order(e, h)),
        "slope and height": lambda e, h: np.polyfit(np.log(h), np.log(np.abs(e)), 1),
        "a line through the three largest steps": lambda e, h: np.polyfit(
            np.log(np.sort(h)[-3:]), np.log(np.abs(e)[np.argsort(h)[-3:]]), 1
        )[0],
    },
}

NUMERICAL: dict[str, dict[str, Any]] = {
    "numerical_grad": {
        "recites the visible cases": recited("numerical_grad", np.zeros(3)),
        "two loops": wrong.in_two_loops,
        "moves the caller's array and puts it back": wrong.in_the_caller_s_array,
        "one-sided": wrong.one_sided,
        "half of the places": wrong.in_random_places,
        "the first entry only": wrong.only_where(lambda *i: sum(i) == 0),
        "the diagonal only": wrong.only_where(lambda *i: i[0] == i[-1]),
        "the first row only": wrong.only_where(lambda *i: i[0] == 0),
        "positive entries only": lambda f, X, eps=1e-5: np.where(
            np.asarray(X) > 0, right.numerical_grad(f, X, eps), 0
        ),
        "a step of 0.01": wrong.with_step(1e-2),
        "a step of 1e-9": wrong.with_step(1e-9),
        "a step of 1e-12": wrong.with_step(1e-12),
        "no eps": lambda f, X: right.numerical_grad(f, X),
        "eps has no default": lambda f, X, eps: right.numerical_grad(f, X, eps),
        "moved in single precision": lambda f, X, eps=1e-5: right.numerical_grad(
            lambda P: f(P.astype(np.float32)), X, eps
        ),
        "a column": lambda f, X, eps=1e-5: right.numerical_grad(f, X, eps).reshape(-1, 1),
        "transposed": lambda f, X, eps=1e-5: right.numerical_grad(f, X, eps).T,
        "the entry set to eps": wrong.moved(lambda P, i, step: P.__setitem__(i, step)),
        "the entry before it moves": wrong.moved(
            lambda P, i, step: wrong.add(P.reshape(-1), np.ravel_multi_index(i, P.shape) - 1, step)
        ),
        "the column moves": wrong.moved(lambda P, i, step: wrong.add(P, (..., i[-1]), step)),
        "rows in the place of entries": wrong.moved(lambda P, i, step: wrong.add(P, list(i), step)),
        "divided by the step squared": lambda f, X, eps=1e-5: right.numerical_grad(f, X, eps) / eps,
        "the mean of all": lambda f, X, eps=1e-5: np.full(
            np.shape(X), right.numerical_grad(f, X, eps).mean()
        ),
        "scaled to length 1": lambda f, X, eps=1e-5: (lambda G: G / norm(G.ravel()))(
            right.numerical_grad(f, X, eps)
        ),
        "the sizes only": lambda f, X, eps=1e-5: np.abs(right.numerical_grad(f, X, eps)),
        "a list of rows": lambda f, X, eps=1e-5: list(right.numerical_grad(f, X, eps)),
        "a dict of places": lambda f, X, eps=1e-5: dict(
            np.ndenumerate(right.numerical_grad(f, X, eps))
        ),
    },
    "rel_error": {
        "recites the visible cases": recited("rel_error", 0.25),
        "the larger length": lambda a, b: norm(a - b) / (max(norm(a), norm(b)) or 1.0),
        "the smaller length": lambda a, b: norm(a - b) / (min(norm(a), norm(b)) or 1.0),
        "the root of both squares": lambda a, b: norm(a - b) / (np.hypot(norm(a), norm(b)) or 1.0),
        "absolute values": lambda a, b: (
            np.abs(a - b).sum() / ((np.abs(a) + np.abs(b)).sum() or 1.0)
        ),
        "matrix norms": lambda a, b: norm(a - b, 2) / ((norm(a, 2) + norm(b, 2)) or 1.0),
        "lengths of the rows": lambda a, b: norm(a - b, axis=-1) / (norm(a, axis=-1) + 1e-300),
        "entry by entry": lambda a, b: np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300),
        "the largest of all entries": lambda a, b: np.max(
            np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)
        ),
        "the mean of all entries": lambda a, b: np.mean(
            np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)
        ),
        "one minus the cosine": lambda a, b: 1 - np.sum(a * b) / ((norm(a) * norm(b)) or 1.0),
        "percent": lambda a, b: 100 * right.rel_error(a, b),
        "twice": lambda a, b: 2 * right.rel_error(a, b),
        "1e-12 below the line": lambda a, b: norm(a - b) / (norm(a) + norm(b) + 1e-12),
        "never below 1e-10": lambda a, b: norm(a - b) / max(norm(a) + norm(b), 1e-10),
        "0 if one is zero": lambda a, b: right.rel_error(a, b) if a.any() and b.any() else 0.0,
        "1 if both are zero": lambda a, b: right.rel_error(a, b) if a.any() or b.any() else 1.0,
        "tiny ones count as zero": lambda a, b: 0.0 if norm(a) < 1e-8 else right.rel_error(a, b),
        "np.isclose": lambda a, b: float(np.mean(~np.isclose(a, b))),
        "the first row": lambda a, b: right.rel_error(a[0], b[0]),
        "whole numbers": lambda a, b: right.rel_error(a.astype(int), b.astype(int)),
        "single precision": lambda a, b: right.rel_error(np.float32(a), np.float32(b)),
        "b subtracted in place": lambda a, b: (
            norm(np.subtract(a, b, out=a)) / (norm(a + b) + norm(b) or 1)
        ),
    },
}

CHAFFS: dict[str, dict[str, Any]] = BLIND | STEPS | FURTHER | QUIZZES
for _name, _chaffs in {**QUOTIENTS, **NUMERICAL}.items():
    CHAFFS[_name] = spoiled(getattr(right, _name)) | _chaffs
# What comes out is one positive number for all of them.
del CHAFFS["rel_error"]["remembers its first result"]
