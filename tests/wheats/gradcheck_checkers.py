"""Gradient checkers that students of assignment 5 might write, all of them right."""

from __future__ import annotations

import copy

import numpy as np

from solutions.gradcheck import numerical_grad, rel_error
from tests.wheats import gradcheck_code as code


def checker(measure, gradient=numerical_grad, step=None, kind=set):
    """Return a checker with this measure, this gradient, a step of its own, this kind of result."""

    def check(cost, params, grads, eps=1e-5, threshold=1e-4):
        h = step or eps
        wrong = []
        for name in grads:
            found = gradient(lambda P, name=name: cost({**params, name: P}), params[name], h)
            if measure(found, grads[name]) > threshold:
                wrong.append(name)
        return kind(wrong)

    return check


def safe(top, bottom):
    return top / bottom if bottom else 0.0


def norm(a):
    return np.linalg.norm(a.ravel())


def largest_entries(n, a):
    return safe(np.max(np.abs(n - a)), np.max(np.abs(n)) + np.max(np.abs(a)))


def largest_relative_entry(n, a):
    """Entry by entry; where both are nearly 0, compared with the largest entry of the array."""
    size = np.maximum(np.abs(n), np.abs(a))
    floor = 1e-5 * size.max()
    return np.max(np.abs(n - a) / np.maximum(size, floor)) if floor else 0.0


MEASURES = {
    "the larger of the two lengths": lambda n, a: safe(norm(n - a), max(norm(n), norm(a))),
    "one length, the other one where that is 0": lambda n, a: safe(norm(n - a), norm(a) or norm(n)),
    "sums of absolute values": lambda n, a: safe(
        np.abs(n - a).sum(), np.abs(n).sum() + np.abs(a).sum()
    ),
    "means of absolute values": lambda n, a: safe(
        np.abs(n - a).mean(), max(np.abs(n).mean(), np.abs(a).mean())
    ),
    "the root of both squares": lambda n, a: safe(norm(n - a), np.hypot(norm(n), norm(a))),
    "the largest difference by the largest entry": lambda n, a: safe(
        np.abs(n - a).max(), np.abs(n).max() or np.abs(a).max()
    ),
    "largest entries, both counted": largest_entries,
    "the largest of all relative errors": largest_relative_entry,
    "a tiny number below the line": lambda n, a: norm(n - a) / (norm(n) + norm(a) + 1e-30),
    "never below the smallest float": lambda n, a: (
        norm(n - a) / max(norm(n) + norm(a), np.finfo(float).tiny)
    ),
}


def with_a_deep_copy(cost, params, grads, eps=1e-5, threshold=1e-4):
    P = {k: np.array(v, dtype=float) for k, v in copy.deepcopy(params).items()}
    report = {}
    for key, W in P.items():
        numeric = np.zeros(W.shape)
        for idx in np.ndindex(W.shape):
            keep = W[idx]
            W[idx] = keep + eps
            c_plus = cost(P)
            W[idx] = keep - eps
            c_minus = cost(P)
            W[idx] = keep
            numeric[idx] = (c_plus - c_minus) / (2 * eps)
        top, bottom = norm(numeric - grads[key]), norm(numeric) + norm(grads[key])
        report[key] = "ok" if bottom == 0 or top / bottom <= threshold else "wrong"
    return [key for key, verdict in report.items() if verdict == "wrong"]


def with_one_long_vector(cost, params, grads, eps=1e-5, threshold=1e-4):
    """Put all parameters behind each other, as in a lecture on gradient checking."""
    names = sorted(params)
    theta = np.concatenate([params[n].ravel() for n in names]).astype(float)
    ends = np.cumsum([params[n].size for n in names])

    def unpack(vector):
        parts = np.split(vector, ends[:-1])
        return {n: p.reshape(params[n].shape) for n, p in zip(names, parts, strict=True)}

    moved = np.array([cost(unpack(theta + eps * e)) for e in np.eye(len(theta))])
    back = np.array([cost(unpack(theta - eps * e)) for e in np.eye(len(theta))])
    numeric = unpack((moved - back) / (2 * eps))
    return np.array([n for n in names if rel_error(numeric[n], grads[n]) > threshold])


def by_removing(cost, params, grads, eps=1e-5, threshold=1e-4):
    suspects = set(params)
    for name in params:
        others = dict(params)

        def f(P, name=name, others=others):
            others[name] = P
            return cost(others)

        if rel_error(numerical_grad(f, params[name], eps), grads[name]) <= threshold:
            suspects.discard(name)
    return frozenset(suspects)


def recursive(cost, params, grads, eps=1e-5, threshold=1e-4, names=None):
    names = list(params) if names is None else names
    if not names:
        return []
    name, rest = names[0], names[1:]
    found = numerical_grad(lambda P: cost(params | {name: P}), params[name], eps)
    mine = [name] if rel_error(found, grads[name]) > threshold else []
    return mine + recursive(cost, params, grads, eps, threshold, rest)


def into_the_caller_s_dict(cost, params, grads, eps=1e-5, threshold=1e-4):
    """Change the dict and put the old array back."""
    found = []
    for name in list(params):
        old = params[name]

        def f(P, name=name):
            params[name] = P
            return cost(params)

        numeric = numerical_grad(f, old, eps)
        params[name] = old
        if rel_error(numeric, grads[name]) > threshold:
            found.insert(0, name)
    return tuple(found)


class Inspector:
    """Finds and keeps the wrong names."""

    def __init__(self, cost, params, eps):
        self.cost, self.params, self.eps = cost, params, eps
        self.wrong = set()

    def slope(self, name, index):
        values = []
        for step in (self.eps, -self.eps):
            moved = {k: v.astype(float) for k, v in self.params.items()}
            moved[name][index] += step
            values.append(self.cost(moved))
        return (values[0] - values[1]) / (2 * self.eps)

    def look_at(self, name, gradient, limit):
        numeric = np.array([self.slope(name, i) for i in np.ndindex(gradient.shape)])
        if rel_error(numeric, gradient.ravel()) > limit:
            self.wrong.add(name)


def with_a_class(cost, params, grads, eps=1e-5, threshold=1e-4):
    inspector = Inspector(cost, params, eps)
    for name, gradient in grads.items():
        inspector.look_at(name, gradient, threshold)
    return inspector.wrong


CHECKERS = {
    **{name: checker(measure) for name, measure in MEASURES.items()},
    "an own step of 1e-6": checker(rel_error, step=1e-6),
    "an own step of 1e-7": checker(rel_error, step=1e-7),
    "a complex step": checker(rel_error, code.gradient_by_complex_step),
    "steps by one-hot arrays": checker(rel_error, code.gradient_one_hot, kind=list),
    "through a flat view": checker(rel_error, code.gradient_through_a_view, kind=tuple),
    "an array of names": checker(rel_error, kind=np.array),
    "names sorted backwards": checker(rel_error, kind=lambda names: sorted(names, reverse=True)),
    "numpy's text": checker(rel_error, kind=lambda names: list(np.array(names))),
    "some names twice": checker(rel_error, kind=lambda names: names + names[:1]),
    "a deep copy that is moved": with_a_deep_copy,
    "one long vector": with_one_long_vector,
    "the right ones struck off": by_removing,
    "recursive": recursive,
    "the caller's dict changed and mended": into_the_caller_s_dict,
    "a class": with_a_class,
    "a comprehension": lambda cost, params, grads, eps=1e-5, threshold=1e-4: [
        k
        for k, v in params.items()
        if rel_error(numerical_grad(lambda P: cost({**params, k: P}), v, eps), grads[k])  # noqa: B023
        > threshold
    ],
    "filter": lambda cost, params, grads, eps=1e-5, threshold=1e-4: set(
        filter(
            lambda k: (
                rel_error(
                    code.gradient_by_nditer(lambda P: cost({**params, k: P}), params[k], eps),
                    grads[k],
                )
                > threshold
            ),
            params,
        )
    ),
}
