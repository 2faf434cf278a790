"""Right solutions of assignment 5 in many styles; the wrong ones come from `gradcheck_chaffs`."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np

from solutions import gradcheck as right
from tests.wheats import gradcheck_code as code
from tests.wheats import gradcheck_steps as steps
from tests.wheats.gradcheck_chaffs import CHAFFS
from tests.wheats.gradcheck_checkers import CHECKERS
from tests.wheats.gradcheck_further import FURTHER
from tests.wheats.gradcheck_quizzes import QUIZZES
from tests.wheats.gradcheck_styles import dressed, dressed_results

__all__ = ["CHAFFS", "WHEATS"]


CORE: dict[str, dict[str, Any]] = {
    "central_diff": {
        "rearranged sums": lambda f, x, h: f(x + h) / (2 * h) - f(x - h) / (2 * h),
        "half of the quotient": lambda f, x, h: 0.5 * (f(x + h) - f(x - h)) / h,
        "the mean of both one-sided ones": lambda f, x, h: (
            ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2
        ),
        "np.gradient": lambda f, x, h: np.gradient(np.array([f(x - h), f(x), f(x + h)]), h, axis=0)[
            1
        ],
        "np.diff": lambda f, x, h: np.diff([f(x - h), f(x + h)], axis=0)[0] / (2 * h),
        "both places in one call": lambda g, x, h: (lambda y: (y[0] - y[1]) / (2 * h))(
            g(np.array([x + h, x - h]))
        ),
        "a parabola through three points": code.quotient_by_parabola,
        "a loop": code.quotient_with_loop,
        "np.vectorize": lambda f, x, h: np.vectorize(
            lambda t: (f(t + h) - f(t - h)) / (2 * h), otypes=[float]
        )(x),
        "a class": lambda f, x, h: code.Quotient(f, h).at(x),
        "a long double on the way": lambda f, x, h: (
            np.subtract(f(x + np.longdouble(h)), f(x - np.longdouble(h))) / (2 * np.longdouble(h))
        ),
        "np.divide": lambda f, x, h: np.divide(np.subtract(f(x + h), f(x - h)), 2.0 * h),
    },
    "error_order": {
        "sorted pairs": code.order_by_sorting,
        "two searches by hand": code.order_by_two_searches,
        "a line through two points": lambda errors, hs: np.polyfit(
            np.log(np.sort(hs)[-2:]), np.log(np.abs(errors)[np.argsort(hs)[-2:]]), 1
        )[0],
        "np.argpartition": lambda errors, hs: (
            lambda i: (
                (np.log2(abs(errors[i[0]])) - np.log2(abs(errors[i[1]])))
                / (np.log2(hs[i[0]]) - np.log2(hs[i[1]]))
            )
        )(np.argpartition(hs, -2)[-2:]),
        "squares instead of absolute values": lambda errors, hs: (
            lambda i: (
                0.5
                * np.log(errors[i[-1]] ** 2 / errors[i[-2]] ** 2)
                / np.log(hs[i[-1]] / hs[i[-2]])
            )
        )(np.argsort(hs)),
        "another base": lambda e, h: (lambda a, b: math.log(abs(e[a] / e[b]), h[a] / h[b]))(
            *np.argsort(-h)[:2]
        ),
        "np.diff": lambda errors, hs: (
            np.diff(np.log(np.abs(errors))[np.argsort(hs)])[-1] / np.diff(np.log(np.sort(hs)))[-1]
        ),
        "np.gradient, its last entry": lambda errors, hs: np.gradient(
            np.log(np.abs(errors[np.argsort(hs)])), np.log(np.sort(hs))
        )[-1],
        "a Python number": lambda errors, hs: float(right.error_order(errors, hs)),
    },
    "numerical_grad": {
        "one-hot arrays": code.gradient_one_hot,
        "through a flat view of a copy": code.gradient_through_a_view,
        "np.nditer, another name for eps": lambda f, X, eps=1e-5: code.gradient_by_nditer(
            f, X, eps
        ),
        "in the caller's array, steps added back": code.gradient_in_the_caller_s_array,
        "recursive": code.gradient_recursive,
        "itertools.product and a dict": code.gradient_by_product,
        "four points": code.gradient_with_four_points,
        "a complex step": code.gradient_by_complex_step,
        "central_diff along each axis": lambda f, X, eps=1e-5: np.array(
            [
                right.central_diff(lambda t: f(X + t * e.reshape(X.shape)), 0.0, eps)  # noqa: B023
                for e in np.eye(X.size)
            ]
        ).reshape(X.shape),
        "an own step of 1e-6": lambda f, X, eps=None: code.gradient_one_hot(f, X, 1e-6),
        "an own step of 2e-5": lambda f, X, **_: code.gradient_through_a_view(f, X, 2e-5),
        "np.vectorize over places": lambda f, X, eps=1e-5: np.vectorize(
            lambda k: (lambda e: (f(X + e) - f(X - e)) / (2 * eps))(
                (eps * (np.arange(X.size) == k)).reshape(X.shape)
            ),
            otypes=[float],
        )(np.arange(X.size).reshape(X.shape)),
        "np.fromiter": lambda f, X, eps=1e-5: np.fromiter(
            (
                np.dot([f(X + eps * e.reshape(X.shape)), f(X - eps * e.reshape(X.shape))], [1, -1])
                / (2 * eps)
                for e in np.identity(X.size)
            ),
            dtype=float,
        ).reshape(np.shape(X)),
    },
    "rel_error": {
        "flattened arrays": lambda a, b: (
            0.0
            if not (a.any() or b.any())
            else np.linalg.norm(a.flatten() - b.flatten())
            / (np.linalg.norm(a.flatten()) + np.linalg.norm(b.flatten()))
        ),
        "loops": code.error_by_loops,
        "math.dist and an exception": code.error_by_exception,
        "the largest entry taken out": code.error_scaled_first,
        "nan made 0": lambda a, b: np.nan_to_num(
            np.sqrt(np.sum((a - b) ** 2)) / (np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2)))
        ),
        "the smallest float below the line": lambda a, b: (
            np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + np.finfo(float).tiny)
        ),
        "np.vdot": lambda a, b: (
            np.vdot(a - b, a - b) ** 0.5 / s
            if (s := np.vdot(a, a) ** 0.5 + np.vdot(b, b) ** 0.5)
            else 0
        ),
        "equal arrays first": lambda a, b: (
            0.0
            if np.array_equal(a, b)
            else np.linalg.norm(a - b) / sum(map(np.linalg.norm, (a, b)))
        ),
        "einsum": lambda a, b: (lambda n: n(a - b) / max(n(a) + n(b), 1e-300))(
            lambda v: np.sqrt(np.einsum("i,i->", v.ravel(), v.ravel()))
        ),
        "np.divide where it can": lambda a, b: np.divide(
            np.linalg.norm(a - b),
            np.linalg.norm(a) + np.linalg.norm(b),
            out=np.zeros(()),
            where=np.linalg.norm(a) + np.linalg.norm(b) > 0,
        ),
    },
    "gradcheck": CHECKERS | dressed(right.gradcheck),
    "directional_check": {
        "a function of one variable": code.direction_as_one_variable,
        "loops": code.direction_with_loops,
        "np.vdot": lambda f, G, W, E: (
            abs(np.vdot(G, E) - (f(W + E) - f(W - E)) / 2) < 1e-6 * np.linalg.norm(E)
        ),
        "einsum": lambda f, G, W, E: bool(
            np.abs(
                np.einsum("i,i", G.ravel(), E.ravel() / np.linalg.norm(E.ravel()))
                - (f(W + E) - f(W - E)) / (2 * np.sqrt((E * E).sum()))
            )
            < 1e-6
        ),
        "np.tensordot, a 0-d array": lambda f, G, W, E: np.array(
            abs(
                np.tensordot(G, E, axes=G.ndim) / np.linalg.norm(E)
                - right.central_diff(lambda t: f(W + t * E), 0, 1) / np.linalg.norm(E)
            )
            < 1e-6
        ),
        "several steps along E": lambda f, G, W, E: all(
            right.directional_check(f, G, W, t * E) for t in (1, -0.5, 2)
        ),
        "1 or 0": lambda f, G, W, E: int(right.directional_check(f, G, W, E)),
        "two bounds": lambda f, G, W, E: (
            -1e-6
            < np.sum(G * E) / np.linalg.norm(E) - (f(W + E) - f(W - E)) / 2 / np.linalg.norm(E)
            < 1e-6
        ),
        "math.isclose": lambda f, G, W, E: math.isclose(
            float((G * E).sum() / np.linalg.norm(E)),
            float((f(W + E) - f(W - E)) / (2 * np.linalg.norm(E))),
            rel_tol=0,
            abs_tol=1e-6,
        ),
    },
    "loss_evaluations": {
        "if and else": lambda N, central=True: 2 * N if central else N + 1,
        "two counts": lambda N, central=True: (1 + central) * N + (not central),
        "counted in a real run": steps.counted,
        "np.where": lambda N, central=True: np.where(central, 2 * N, N + 1),
        "a float": lambda N, central=True: float(2 * N if central else 1 + N),
        "a dict": lambda n, central=True: {True: n + n, False: n + 1}[central],
        "a set of places": lambda N, central=True: len(
            {(k, s) for k in range(N) for s in ((-1, 1) if central else (1,))}
            | (set() if central else {()})
        ),
    },
    "repaired_step": {
        "loops over neurons": steps.by_loops,
        "flat vectors, a list": steps.with_flat_vectors,
        "in copies, with matrices of slopes": steps.in_copies,
        "einsum": steps.einsum,
        "complex steps": steps.by_complex_steps,
        "single precision": lambda W0, W1, x, y: tuple(
            A.astype(np.float32) for A in right.repaired_step(W0, W1, x, y)
        ),
        "inputs in single precision": lambda *arrays: right.repaired_step(
            *[a.astype(np.float32) for a in arrays]
        ),
        "the sum of both signs": lambda W0, W1, x, y: [
            W - functools.reduce(np.matmul, [g, np.ones((1, 1)), v])
            for W, g, v in zip((W0, W1), *steps.deltas_and_inputs(W0, W1, x, y), strict=True)
        ],
    },
}


WHEATS = CORE | FURTHER | QUIZZES
for _name in ("central_diff", "error_order", "numerical_grad", "rel_error"):
    _right = getattr(right, _name)
    WHEATS[_name] |= dressed(_right) | dressed_results(_right)
for _name in ("directional_check", "loss_evaluations", "repaired_step"):
    WHEATS[_name] |= dressed(getattr(right, _name))
