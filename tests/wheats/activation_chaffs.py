"""Wrong solutions of assignment 1 that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import activations as right
from solutions import activations_further as further
from tests.wheats.activation_code import one_sigma, sg
from tests.wheats.styles import careless, central, one_sided, recited, spoiled

EXERCISES = suite("1-activations")
ELEMENTWISE = [
    "sigmoid",
    "tanh_from_sigmoid",
    "sigmoid_grad",
    "sigmoid_grad_from_a",
    "tanh_grad",
    "relu",
    "relu_grad",
    "elu",
    "elu_grad",
    "softplus",
    "softplus_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "hard_logistic",
    "hard_tanh",
    "hard_logistic_grad",
]

CHAFFS: dict[str, dict[str, Any]] = {
    name: spoiled(EXERCISES[name].reference)
    | {"recites the visible cases": recited(EXERCISES[name])}
    for name in [*ELEMENTWISE, "softmax", "softmax_jacobian", "softmax_vjp"]
}
# On values that are whole numbers, never negative or of one axis, some of these do no harm.
HARMLESS = {
    "relu_grad": ("cut to whole numbers", "rounded to three digits"),
    "hard_logistic_grad": ("rounded to three digits",),
    "sigmoid_grad_from_a": ("nan for negative inputs",),
    "softmax_vjp": ("nan for negative inputs", "flattened"),
}
for _name, _styles in HARMLESS.items():
    for _style in _styles:
        del CHAFFS[_name][_style]

for _name in ("sigmoid_grad", "tanh_grad", "elu_grad", "softplus_grad"):
    _f = EXERCISES[
        {"tanh_grad": "tanh_from_sigmoid"}.get(_name, _name.removesuffix("_grad"))
    ].reference
    CHAFFS[_name] |= {f"one-sided, step {h}": one_sided(_f, h) for h in (1e-2, 1e-4, 1e-5, 1e-8)}
    CHAFFS[_name] |= {f"central, step {h}": central(_f, h) for h in (1e-2, 1e-12)}
# Where softplus is nearly straight, this step happens to give all the digits that are asked.
del CHAFFS["softplus_grad"]["one-sided, step 1e-08"]
for _name in ("relu_grad", "leaky_relu_grad", "hard_logistic_grad"):
    _f = EXERCISES[_name.removesuffix("_grad")].reference
    CHAFFS[_name] |= {f"one-sided, step {h}": one_sided(_f, h) for h in (1e-2, 1e-4, 1e-8)}
    CHAFFS[_name] |= {f"central, step {h}": central(_f, h) for h in (1e-2, 1e-5)}
CHAFFS["softmax_jacobian"] |= {
    f"one-sided, step {h}": lambda z, h=h: np.stack(
        [(further.softmax(z + h * e) - further.softmax(z)) / h for e in np.eye(len(z))], axis=1
    )
    for h in (1e-3, 1e-5, 1e-11)
}

CHAFFS["sigmoid"] |= {
    "a line through the middle": lambda z: 0.5 + np.asarray(z) / 4,
    "algebraic, of similar form": lambda z: 0.5 + 0.5 * z / (1 + np.abs(z)),
    "1/(1+2^-z)": lambda z: 1 / (1 + 2.0 ** -np.asarray(z, dtype=float)),
    "clipped at 5": lambda z: sg(np.clip(z, -5, 5)),
    "whole numbers refused": lambda z: sg(z) if np.asarray(z).dtype.kind == "f" else None,
    "arrays only": lambda z: sg(z) if z.ndim else None,
    "one row only": lambda z: np.array([one_sigma(t) for t in z]),
    "writes into z": lambda z: np.divide(1, 1 + np.exp(-z), out=z),
}
CHAFFS["relu"] |= {
    "writes into z": lambda z: np.maximum(z, 0, out=z),
    "leaks a little": lambda z: np.maximum(z, 1e-3 * z),
    "capped at 6": lambda z: np.clip(z, 0, 6),
    "the positive ones only": lambda z: np.asarray(z)[np.asarray(z) > 0],
}
CHAFFS["hard_tanh"] |= {"its own input where it can": lambda x: x if np.all(np.abs(x) <= 1) else 0}
CHAFFS["prelu_grads"] = careless() | {
    "dX only": lambda X, g, G: further.prelu_grads(X, g, G)[0],
    "three results": lambda X, g, G: (*further.prelu_grads(X, g, G), G),
    "a dict": lambda X, g, G: dict(
        zip(("dX", "dgamma"), further.prelu_grads(X, g, G), strict=True)
    ),
    "lists of lists": lambda X, g, G: [v.tolist() for v in further.prelu_grads(X, g, G)],
    "one sum for all neurons": lambda X, g, G: (
        further.prelu_grads(X, g, G)[0],
        np.sum(G * np.minimum(X, 0)),
    ),
    "|X| instead of X": lambda X, g, G: (
        further.prelu_grads(X, g, G)[0],
        -further.prelu_grads(X, g, G)[1],
    ),
    "dX without gamma": lambda X, g, G: (G * (X > 0), further.prelu_grads(X, g, G)[1]),
    "the gradients of LeakyReLU with a mean gamma": lambda X, g, G: further.prelu_grads(
        X, np.full_like(g, g.mean()), G
    ),
    "half precision": lambda X, g, G: tuple(
        v.astype(np.float16) for v in further.prelu_grads(X, g, G)
    ),
}
CHAFFS["dead_units"] = careless() | {
    "never one": lambda W, b, X: [],
    "all of them": lambda W, b, X: list(range(len(W))),
    "the first one": lambda W, b, X: [0],
    "how many": lambda W, b, X: len(further.dead_units(W, b, X)),
    "counted from 1": lambda W, b, X: [i + 1 for i in further.dead_units(W, b, X)],
    "the living ones": lambda W, b, X: set(range(len(W))) - further.dead_units(W, b, X),
    "a list of bools": lambda W, b, X: np.all(W @ X + b <= 0, axis=1).tolist(),
    "a mask of 0 and 1": lambda W, b, X: np.all(W @ X + b <= 0, axis=1).astype(int),
    "np.where with its tuple": lambda W, b, X: np.where(np.all(W @ X + b <= 0, axis=1)),
    "a dict": lambda W, b, X: dict.fromkeys(further.dead_units(W, b, X), True),
    "text": lambda W, b, X: str(sorted(further.dead_units(W, b, X))),
    "on average 0 or below": lambda W, b, X: np.flatnonzero((W @ X + b).mean(axis=1) <= 0),
    "zero weights": lambda W, b, X: np.flatnonzero(np.all(W <= 0, axis=1)),
}
CHAFFS["mp_neuron"] = careless() | {
    "always 1": lambda x, w, b: 1,
    "always 0": lambda x, w, b: 0,
    "OR of the inputs": lambda x, w, b: int(np.any(x > 0)),
    "a list": lambda x, w, b: [further.mp_neuron(x, w, b)],
    "text": lambda x, w, b: str(further.mp_neuron(x, w, b)),
    "-1 and 1": lambda x, w, b: 2 * further.mp_neuron(x, w, b) - 1,
    "the logistic function": lambda x, w, b: sg(w @ x + b),
    "one answer an input": lambda x, w, b: (w * x + b >= 0).astype(int),
    "the opposite": lambda x, w, b: 1 - further.mp_neuron(x, w, b),
    "bias subtracted": lambda x, w, b: int(w @ x - b >= 0),
    "an array of one": lambda x, w, b: np.array([further.mp_neuron(x, w, b)]),
}
CHAFFS["taylor1"] = {
    "returns None": lambda f, df, x0: None,
    "f itself": lambda f, df, x0: f,
    "df itself": lambda f, df, x0: df,
    "the height at x0": lambda f, df, x0: f(x0),
    "a constant": lambda f, df, x0: lambda x: np.full(np.shape(x), f(x0)),
    "slope alone": lambda f, df, x0: lambda x: (x - x0) * df(x0),
    "called at once": lambda f, df, x0: f(x0) + x0 * df(x0),
    "second order": lambda f, df, x0: (
        lambda x: (
            f(x0) + (x - x0) * df(x0) + (x - x0) ** 2 / 2 * (df(x0 + 1e-5) - df(x0 - 1e-5)) / 2e-5
        )
    ),
    "a secant": lambda f, df, x0: lambda x: f(x0) + (x - x0) * (f(x0 + 1e-3) - f(x0)) / 1e-3,
    "gives lists": lambda f, df, x0: lambda x: np.asarray(further.taylor1(f, df, x0)(x)).tolist(),
    "expanded at 0": lambda f, df, x0: further.taylor1(f, df, 0.0),
    "is no function": 3.0,
}
CHAFFS["saturation"] = {
    "one answer for all": dict.fromkeys(right.saturation, "both"),
    "nothing": {},
    "None": None,
    "a list": list(right.saturation.values()),
    "True": dict.fromkeys(right.saturation, True),
    "two answers at once": dict.fromkeys(right.saturation, "both, left, right, neither"),
    "sets of sides": {k: {v} for k, v in right.saturation.items()},
    "the last item left out": {k: v for k, v in right.saturation.items() if k != "identity"},
}
CHAFFS["zero_centred"] = {
    "all True": dict.fromkeys(right.zero_centred, True),
    "all False": dict.fromkeys(right.zero_centred, False),
    "text": {k: str(v) for k, v in right.zero_centred.items()},
    "means": {k: 0.0 if v else 0.3 for k, v in right.zero_centred.items()},
    "the opposite": {k: not v for k, v in right.zero_centred.items()},
    "nothing": {},
}
CHAFFS["hard_gaps"] = {
    "zero": {"logistic": 0, "tanh": 0},
    "percent": {k: 100 * v for k, v in further.hard_gaps.items()},
    "text": {k: str(v) for k, v in further.hard_gaps.items()},
    "the mean gap": {"logistic": 0.05, "tanh": 0.1},
    "arrays": {k: np.array([v]) for k, v in further.hard_gaps.items()},
    "functions": {"logistic": further.hard_logistic, "tanh": further.hard_tanh},
}
CHAFFS["activation_table"] = {
    "functions only": {k: v[0] for k, v in right.activation_table.items()},
    "an empty dict": {},
    "slopes that return None": {
        k: (v[0], lambda z: None) for k, v in right.activation_table.items()
    },
    "text": dict.fromkeys(right.activation_table, ("f", "f'")),
    "one row for all": dict.fromkeys(right.activation_table, (right.sigmoid, right.sigmoid_grad)),
    "ELU with two arguments": {**right.activation_table, "elu": (right.elu, right.elu_grad)},
    "constant slopes": {k: (v[0], lambda z: 0.25) for k, v in right.activation_table.items()},
    "coarse differences": {
        k: (v[0], central(v[0], 1e-2)) for k, v in right.activation_table.items()
    },
    "a list": list(right.activation_table.values()),
}
