"""Graders of gradients that always accuse, never accuse or look away."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import gradcheck as right
from solutions.gradcheck import gradcheck, rel_error
from tests.wheats import gradcheck_wrong as wrong
from tests.wheats.gradcheck_checkers import checker, norm
from tests.wheats.gradcheck_styles import careless, drifting, stuck
from tests.wheats.gradcheck_wrong import after, recited


def among(names: Any) -> Any:
    """Return a checker that answers what `names(params, the right answer)` picks."""

    def check(cost, params, grads, eps=1e-5, threshold=1e-4):
        return names(params, gradcheck(cost, params, grads, eps, threshold))

    return check


def at_places(pick: Any) -> Any:
    """Return a checker that looks at the entries that `pick` takes from each array."""
    return checker(lambda n, a: rel_error(np.array(pick(n)), np.array(pick(a))))


def by_chance(cost, params, grads, eps=1e-5, threshold=1e-4):
    """Each wrong name is found in half of the calls."""
    rng = np.random.default_rng()
    found = set()
    for name in gradcheck(cost, params, grads, eps, threshold):
        if rng.random() < 0.5:
            found.add(name)
    return found


def stored_in_params(cost, params, grads, eps=1e-5, threshold=1e-4):
    """The caller's parameters are rounded to single precision on the way."""
    answer = gradcheck(cost, params, grads, eps, threshold)
    for name in params:
        params[name] = params[name].astype(np.float32)
    return answer


def names_removed(cost, params, grads, eps=1e-5, threshold=1e-4):
    answer = gradcheck(cost, params, grads, eps, threshold)
    for name in answer:
        del params[name]
    return answer


def remembered(cost, params, grads, eps=1e-5, threshold=1e-4, memory={}):  # noqa: B006
    """A numerical gradient is worked out once for each name and shape, whatever the cost."""
    found = set()
    for name, P in params.items():
        key = (name, P.shape)
        if key not in memory:
            memory[key] = right.numerical_grad(lambda V, n=name: cost({**params, n: V}), P, eps)
        if rel_error(memory[key], grads[name]) > threshold:
            found.add(name)
    return found


ONE_SIDED = checker(rel_error, wrong.one_sided)

GRADCHECK: dict[str, Any] = careless() | {
    "recites the visible cases": recited("gradcheck", set()),
    "always accuses all": lambda cost, params, grads, **_: set(params),
    "never accuses": lambda cost, params, grads, **_: set(),
    "accuses the first array": lambda cost, params, grads, **_: {next(iter(params))},
    "accuses by chance": by_chance,
    "the first row": at_places(lambda a: a[0]),
    "the first column": at_places(lambda a: a[:, :1]),
    "every second entry": at_places(lambda a: a.ravel()[::2]),
    "the last entry": at_places(lambda a: a.ravel()[-1:]),
    "the sizes": at_places(np.abs),
    "the signs": at_places(np.sign),
    "sorted entries": at_places(lambda a: np.sort(a.ravel())),
    "three digits": at_places(lambda a: np.round(a, 3)),
    "the mean of relative errors": checker(
        lambda n, a: np.mean(np.abs(n - a) / np.maximum(np.abs(n) + np.abs(a), 1e-300))
    ),
    "the angle between them": checker(
        lambda n, a: 1 - np.sum(n * a) / (norm(n) * norm(a) or 1) if norm(n) else 0.0
    ),
    "the square of the error": checker(lambda n, a: rel_error(n, a) ** 2),
    "np.allclose": checker(lambda n, a: 0.0 if np.allclose(n, a) else 1.0),
    "np.isclose of the sums": checker(lambda n, a: 0.0 if np.isclose(n.sum(), a.sum()) else 1.0),
    "equal to the last digit": checker(lambda n, a: float(not np.array_equal(n, a))),
    "zero gradients always pass": checker(lambda n, a: rel_error(n, a) if a.any() else 0.0),
    "zero gradients always fail": checker(lambda n, a: rel_error(n, a) if n.any() else 1.0),
    "zero quotients always pass": checker(lambda n, a: rel_error(n, a) if n.any() else 0.0),
    "by the length of one, nan where it is 0": checker(
        lambda n, a: np.divide(norm(n - a), norm(n)) if norm(n) else np.nan
    ),
    "one-sided with a wide step": checker(rel_error, wrong.one_sided, step=1e-3),
    "one-sided, entry by entry": checker(
        lambda n, a: np.max(np.abs(n - a) / np.maximum(np.abs(n) + np.abs(a), 1e-300)),
        wrong.one_sided,
    ),
    "a step of 0.01": checker(rel_error, step=1e-2),
    "a step of 1e-10": checker(rel_error, step=1e-10),
    "a step of 1e-13": checker(rel_error, step=1e-13),
    "half of the quotients": checker(rel_error, wrong.in_random_places),
    "only names with a W": among(lambda p, names: {n for n in names if n.startswith("W")}),
    "only names with a b": among(lambda p, names: {n for n in names if n.startswith("b")}),
    "all but the last array": among(lambda p, names: names - {list(p)[-1]}),
    "the worst one only": among(lambda p, names: set(sorted(names)[-1:])),
    "all behind the first wrong one": among(
        lambda p, names: set(list(p)[min(map(list(p).index, names), default=len(p)) :])
    ),
    "a list of bools": among(lambda p, names: [n in names for n in p]),
    "numbers of the places": among(lambda p, names: [i for i, n in enumerate(p) if n in names]),
    "how many": among(lambda p, names: len(names)),
    "True if all are right": among(lambda p, names: not names),
    "one text": among(lambda p, names: ", ".join(sorted(names))),
    "letters": among(lambda p, names: set("".join(names))),
    "other names": among(lambda p, names: {f"d{n}" for n in names}),
    "small letters": among(lambda p, names: {n.lower() for n in names}),
    "pairs": among(lambda p, names: [(n, 1.0) for n in names]),
    "a name or None": among(lambda p, names: next(iter(names), None)),
    "names, and none for those that pass": among(lambda p, names: [n in names and n for n in p]),
    "a generator": among(lambda p, names: (n for n in names)),
    "the keys of a dict": among(lambda p, names: dict.fromkeys(names, "wrong").keys()),
    "a column of names": among(lambda p, names: np.array(sorted(names))[:, None]),
    "the parameters become single": stored_in_params,
    "wrong arrays thrown out": names_removed,
    "remembers gradients by name": remembered,
    "drifts from call to call": drifting(gradcheck, lambda names, n: names if n % 2 else set()),
    "remembers its first answer": stuck(gradcheck),
}

check = right.directional_check


def direction(slope: Any = None, quotient: Any = None, limit: float = 1e-6) -> Any:
    """Return a directional check with another slope, another quotient or another limit."""
    slope = slope or (lambda G, E: np.sum(G * E) / norm(E))
    quotient = quotient or (lambda f, W, E: (f(W + E) - f(W - E)) / (2 * norm(E)))
    return lambda f, G, W, E: bool(abs(slope(G, E) - quotient(f, W, E)) < limit)


DIRECTIONAL: dict[str, Any] = careless() | {
    "recites the visible cases": recited("directional_check", True),
    "passes what has the right shape": lambda f, G, W, E: G.shape == W.shape,
    "a list of one": after(check, lambda yes: [yes]),
    "text": after(check, str),
    "yes and no": after(check, lambda yes: "yes" if yes else "no"),
    "None in the place of False": after(check, lambda yes: yes or None),
    "a bool for each entry": lambda f, G, W, E: np.full(np.shape(G), check(f, G, W, E)),
    "the whole numerical gradient": lambda f, G, W, E: np.allclose(
        G, right.numerical_grad(f, W, 1e-5), rtol=1e-5
    ),
    "a limit of 1e-3": direction(limit=1e-3),
    "a limit of 1e-9": direction(limit=1e-9),
    "a limit of 1e-4": direction(limit=1e-4),
    "relative, within 1 %": lambda f, G, W, E: np.isclose(
        np.sum(G * E), (f(W + E) - f(W - E)) / 2, rtol=1e-2
    ),
    "np.isclose with neither side divided": lambda f, G, W, E: np.isclose(
        np.sum(G * E), (f(W + E) - f(W - E)) / 2
    ),
    "sizes compared": lambda f, G, W, E: bool(
        abs(abs(np.sum(G * E)) - abs(f(W + E) - f(W - E)) / 2) < 1e-6 * norm(E)
    ),
    "an own random E": lambda f, G, W, E: check(
        f, G, W, 1e-4 * np.random.default_rng(1).standard_normal(np.shape(W))
    ),
    "an own E of ones": lambda f, G, W, E: check(f, G, W, np.full(np.shape(W), 1e-4)),
    "the trace of G @ E": direction(lambda G, E: np.trace(G @ E) / norm(E)),
    "the trace of G.T @ E, for matrices": direction(lambda G, E: np.trace(G.T @ E) / norm(E)),
    "the mean of G * E": direction(lambda G, E: np.mean(G * E) / norm(E)),
    "divided by E": direction(lambda G, E: np.sum(G * E) / norm(E) ** 2),
    "E without its entries below 0": lambda f, G, W, E: check(f, G, W, np.maximum(E, 0)),
    "the spectral norm": direction(
        lambda G, E: np.sum(G * E) / np.linalg.norm(E, 2),
        lambda f, W, E: (f(W + E) - f(W - E)) / (2 * np.linalg.norm(E, 2)),
        3e-7,
    ),
    "the sum of |E|": direction(
        lambda G, E: np.sum(G * E) / norm(E),
        lambda f, W, E: (f(W + E) - f(W - E)) / (2 * np.abs(E).sum()),
    ),
    "moves W itself": lambda f, G, W, E: check(f, G, np.add(W, E, out=W) - E, E),
    "drifts from call to call": drifting(check, lambda yes, n: yes ^ bool(n % 2)),
    "remembers its first answer": stuck(check),
}

BLIND: dict[str, dict[str, Any]] = {"gradcheck": GRADCHECK, "directional_check": DIRECTIONAL}
