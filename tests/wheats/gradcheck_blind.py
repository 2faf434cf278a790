"""Graders that always accuse, never accuse or look away, and other wrong solutions of the core."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions import gradcheck as right
from solutions.gradcheck import gradcheck, rel_error, sigmoid
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


def biases_added(cost, params, grads, eps=1e-5, threshold=1e-4):
    """Half of the entries are checked by chance, other ones each time."""
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
    "accuses by chance": biases_added,
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
    "an error above 1 % only": among(lambda p, names: names),
    "two-dimensional loops, rows too many": checker(rel_error, wrong.in_random_places),
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
# Nobody could see from outside that the threshold has been taken as it is.
del GRADCHECK["an error above 1 % only"]

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

LOSSES: dict[str, Any] = careless() | {
    "recites the visible cases": recited("loss_evaluations", 0),
    "always central": lambda N, central=True: 2 * N,
    "one-sided unless asked": lambda N, central=False: 2 * N if central else N + 1,
    "no central": lambda N: 2 * N,
    "one more": lambda N, central=True: right.loss_evaluations(N, central) + 1,
    "one less": lambda N, central=True: right.loss_evaluations(N, central) - 1,
    "three for each": lambda N, central=True: 3 * N if central else 2 * N,
    "the weights of 4-3-4-3": lambda N, central=True: 92 if central else 47,
    "text": lambda N, central=True: str(right.loss_evaluations(N, central)),
    "a list": lambda N, central=True: [right.loss_evaluations(N, central)],
    "an array of one": lambda N, central=True: np.array([right.loss_evaluations(N, central)]),
    "both": lambda N, central=True: (2 * N, N + 1),
    "the places": lambda N, central=True: range(right.loss_evaluations(N, central)),
    "a half more": lambda N, central=True: right.loss_evaluations(N, central) + 0.5,
}


def one_output(W0, W1, x, y):
    """Right where the output layer has one neuron."""
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    d1 = d2[0] * W1.T[:, :1] * a1 * (1 - a1)
    return W0 - d1 @ x.T, W1 - d2 @ a1.T


def square_only(W0, W1, x, y):
    """W1 is not transposed: no complaint where it is square."""
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    W = W1 if W1.shape[0] == W1.shape[1] else W1.T
    return W0 - (W @ d2 * a1 * (1 - a1)) @ x.T, W1 - d2 @ a1.T


def step(change0: Any, change1: Any = None) -> Any:
    """Return the right step with both changes of the weights changed."""

    def function(W0, W1, x, y):
        A, B = right.repaired_step(W0, W1, x, y)
        return W0 + change0(A - W0), W1 + (change1 or change0)(B - W1)

    return function


REPAIRED: dict[str, Any] = careless() | {
    "recites the visible cases": recited("repaired_step", (np.zeros((2, 2)), np.zeros((1, 2)))),
    "right for one output": one_output,
    "right for symmetric weights": square_only,
    "the hidden layer left as it was": step(lambda d: 0 * d, lambda d: d),
    "the output layer left as it was": step(lambda d: d, lambda d: 0 * d),
    "nothing happens": lambda W0, W1, x, y: (W0.copy(), W1.copy()),
    "1 in 10000 too long": step(lambda d: 1.0001 * d),
    "half a step": step(lambda d: d / 2),
    "steps cut at 0.1": step(lambda d: np.clip(d, -0.1, 0.1)),
    "scaled to length 1": step(lambda d: d / norm(d)),
    "the signs": step(lambda d: 0.1 * np.sign(d)),
    "single gradients for the hidden layer": step(lambda d: np.full(d.shape, d.mean())),
    "cross-entropy": lambda W0, W1, x, y: (
        lambda a1: (
            W0 - (W1.T @ (sigmoid(W1 @ a1) - y) * a1 * (1 - a1)) @ x.T,
            W1 - (sigmoid(W1 @ a1) - y) @ a1.T,
        )
    )(sigmoid(W0 @ x)),
    "two steps": lambda W0, W1, x, y: right.repaired_step(*right.repaired_step(W0, W1, x, y), x, y),
    "the given weights in the result": lambda W0, W1, x, y: (
        W0,
        right.repaired_step(W0, W1, x, y)[1],
    ),
    "W0 only": after(right.repaired_step, lambda pair: pair[0]),
    "with the output": lambda W0, W1, x, y: (*right.repaired_step(W0, W1, x, y), y),
    "a dict": after(right.repaired_step, lambda pair: dict(zip(("W0", "W1"), pair, strict=True))),
    "lists": after(right.repaired_step, lambda pair: [W.tolist() for W in pair]),
    "transposed": after(right.repaired_step, lambda pair: [W.T for W in pair]),
    "rounded to four digits": after(right.repaired_step, lambda p: [np.round(W, 4) for W in p]),
    "whole numbers stay whole": lambda W0, W1, x, y: [
        new.astype(old.dtype)
        for new, old in zip(right.repaired_step(W0, W1, x, y), (W0, W1), strict=True)
    ],
    "half precision": after(right.repaired_step, lambda p: [W.astype(np.float16) for W in p]),
    "central quotients": lambda W0, W1, x, y: [
        W0
        - right.numerical_grad(
            lambda A: np.sum((sigmoid(W1 @ sigmoid(A @ x)) - y) ** 2) / 2, W0, 1e-2
        ),
        W1
        - right.numerical_grad(
            lambda B: np.sum((sigmoid(B @ sigmoid(W0 @ x)) - y) ** 2) / 2, W1, 1e-2
        ),
    ],
    "drifts from call to call": drifting(right.repaired_step, lambda p, n: [W + n for W in p]),
    "remembers its first result": stuck(right.repaired_step),
}

BLIND: dict[str, dict[str, Any]] = {
    "gradcheck": GRADCHECK,
    "directional_check": DIRECTIONAL,
    "loss_evaluations": LOSSES,
    "repaired_step": REPAIRED,
}
