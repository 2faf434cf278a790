"""Right solutions of assignment 4 in many styles; wrong ones come from the modules of chaffs."""

from __future__ import annotations

import functools
import itertools
import math
from typing import Any

import numpy as np

from autograder.bank import suite
from solutions import batch as right
from tests.wheats import batch_steps_code as steps
from tests.wheats.batch_chaffs import CORE_CHAFFS
from tests.wheats.batch_code import GRADIENTS
from tests.wheats.batch_epochs import EPOCHS, STARTS
from tests.wheats.batch_further import FURTHER
from tests.wheats.batch_further_chaffs import FURTHER_CHAFFS
from tests.wheats.batch_quizzes import QUIZ_CHAFFS, QUIZ_WHEATS
from tests.wheats.batch_training import TRAINING
from tests.wheats.batch_training_chaffs import TRAINING_CHAFFS
from tests.wheats.forward_styles import dressed_network, dressed_results, exchanged_brackets
from tests.wheats.network_styles import careful
from tests.wheats.styles import dressed_arrays

__all__ = ["CHAFFS", "WHEATS"]

CORE: dict[str, dict[str, Any]] = {
    "backward_loop": GRADIENTS
    | {
        "the matrices of the next exercise": right.backward_batch,
        "batches of one": lambda Ws, bs, X, Y, lam: tuple(
            [sum(gs) / X.shape[1] for gs in zip(*part, strict=True)]
            for part in zip(
                *(
                    right.backward_batch(Ws, bs, x[:, None], y[:, None], lam)
                    for x, y in zip(X.T, Y.T, strict=True)
                ),
                strict=True,
            )
        ),
    },
    "backward_batch": GRADIENTS | {"the loop of the last exercise": right.backward_loop},
    "sum_to_mean": {
        "a factor": lambda dW, m: dW * (1 / m),
        "np.divide": np.divide,
        "np.multiply by a power": lambda dW, m: np.multiply(dW, m**-1),
        "in a copy of floats": lambda dW, m: np.divide(dW, m, out=np.zeros(dW.shape)),
        "rows in a loop": lambda dW, m: np.array([[v / m for v in row] for row in dW]),
        "every entry": lambda dW, m: np.vectorize(lambda v: v / m, otypes=[float])(dW),
        "in place, in a copy": lambda dW, m: functools.reduce(
            lambda G, k: np.subtract(G, dW / m, out=G), range(m - 1), dW.astype(float)
        ),
        "a diagonal matrix": lambda dW, m: np.eye(len(dW)) / m @ dW,
        "the mean of m shares": lambda dW, m: np.mean(np.stack([dW / m] * m) * 1.0, axis=0),
    },
    "gd_step": {
        "np.subtract": lambda P, G, a: [np.subtract(p, a * g) for p, g in zip(P, G, strict=True)],
        "own copies, changed in place": steps.step_in_own_copies,
        "entry by entry": steps.step_by_index,
        "one long vector": steps.step_as_one_vector,
        "recursion": steps.step_by_recursion,
        "a deep copy whose places get new arrays": steps.step_in_a_deep_copy,
        "map": lambda params, grads, alpha: list(map(steps.Descent(alpha), params, grads)),
        "a tuple": lambda P, G, a: tuple(p - a * g for p, g in zip(P, G, strict=True)),
        "einsum": lambda P, G, a: [
            np.einsum("k,k...->...", [1.0, -a], np.array([p, g])) for p, g in zip(P, G, strict=True)
        ],
        "all in single precision": lambda P, G, a: [
            np.float32(p) - np.float32(a) * np.float32(g) for p, g in zip(P, G, strict=True)
        ],
    },
    "iterations": {
        "math.ceil and math.floor": lambda N, B, epochs, drop_last=False: (
            (math.floor if drop_last else math.ceil)(N / B) * epochs
        ),
        "floats of numpy": lambda N, B, epochs, drop_last=False: (
            (np.floor(N / B) if drop_last else np.ceil(N / B)) * epochs
        ),
        "(N + B - 1) // B": lambda N, B, epochs, drop_last=False: (
            epochs * ((N if drop_last else N + B - 1) // B)
        ),
        "a remainder": lambda N, B, epochs, drop_last=False: (
            epochs * (N // B + (not drop_last and N % B > 0))
        ),
        "the length of a range": lambda N, B, epochs, drop_last=False: (
            epochs * len(range(0, N - B + 1 if drop_last else N, B))
        ),
        "the starts of the batches": lambda N, B, epochs, drop_last=False: sum(
            1 for _ in range(epochs) for k in range(0, N, B) if not drop_last or k + B <= N
        ),
        "an int64": lambda N, B, epochs, drop_last=False: np.int64(
            right.iterations(N, B, epochs, drop_last)
        ),
        "an array without axes": lambda N, B, epochs, drop_last=False: np.array(
            float(right.iterations(N, B, epochs, drop_last))
        ),
        "counted": steps.iterations_counted,
        "divmod": steps.iterations_by_divmod,
    },
    "minibatches": {
        "np.split": lambda N, B, perm: np.split(perm, range(B, N, B)),
        "np.array_split": lambda N, B, perm: np.array_split(perm, np.arange(B, N, B)),
        "a loop with while": steps.cut_by_while,
        "recursion": steps.cut_by_recursion,
        "lists of Python numbers, filled": steps.cut_by_filling,
        "islice": steps.cut_by_islice,
        "reshape, and the rest": steps.cut_by_reshape,
        "a queue": steps.cut_by_queue,
        "the number of the batch": steps.cut_by_number,
        "lists of numpy numbers": lambda N, B, p: [list(p[k : k + B]) for k in range(0, N, B)],
        "tuples": lambda N, B, p: tuple(tuple(p[k : k + B].tolist()) for k in range(0, N, B)),
        "a list cut": lambda N, B, p: [p.tolist()[k * B :][:B] for k in range(-(-N // B))],
        "small whole numbers": lambda N, B, p: [
            p[k : k + B].astype(np.uint8) for k in range(0, N, B)
        ],
        "the empty one thrown away": lambda N, B, p: [
            piece for k in range(N // B + 1) if len(piece := p[k * B : (k + 1) * B])
        ],
        "np.take": lambda N, B, p: [
            np.take(p, np.arange(k, min(k + B, N))) for k in range(0, N, B)
        ],
    },
    "combine": {
        "np.average": lambda g, n: np.average(np.array(g), axis=0, weights=n),
        "shares": lambda g, n: sum(a * (k / sum(n)) for a, k in zip(g, n, strict=True)),
        "einsum": lambda g, n: np.einsum("b,b...->...", n, np.array(g)) / np.sum(n),
        "np.tensordot": lambda g, n: np.tensordot(n / n.sum(), np.stack(g), axes=1),
        "every batch as often as it has samples": lambda g, n: np.mean(
            np.repeat(np.array(g), n, axis=0), axis=0
        ),
        "two by two": steps.merged,
        "entries of one column": lambda g, n: (
            np.array([a.ravel() for a in g]).T @ n / n.sum()
        ).reshape(g[0].shape),
        "single precision": lambda g, n: np.average(np.float32(g), axis=0, weights=n).astype("f4"),
        "accumulate": lambda g, n: (
            list(itertools.accumulate(a * k for a, k in zip(g, n, strict=True)))[-1] / sum(n)
        ),
    },
    "sgd_epoch": EPOCHS,
    "init_uniform": STARTS,
    "symmetric": {
        "np.allclose with a tolerance that knows": lambda W: np.allclose(
            W, W[0], rtol=0, atol=1e-9 * np.abs(W).max()
        ),
        "np.allclose of scaled weights": lambda W: np.allclose(
            W / (np.abs(W).max() or 1), W[0] / (np.abs(W).max() or 1), rtol=0, atol=1e-9
        ),
        "the span of each column": lambda W: (
            np.ptp(W, axis=0).max() <= 1e-9 * max(W.max(), -W.min())
        ),
        "a Python number": lambda W: int(np.abs(W - W[-1]).max() <= 1e-10 * np.abs(W).max()),
        "all pairs of rows": lambda W: all(
            np.max(np.abs(a - b)) <= 1e-9 * np.max(np.abs(W))
            for a, b in itertools.combinations(W, 2)
        ),
        "loops": steps.symmetric_by_loops,
        "the distance from the mean neuron": lambda W: bool(
            np.linalg.norm(W - W.mean(axis=0)) <= 1e-9 * np.linalg.norm(W)
        ),
        "an array of one truth value": lambda W: np.array(right.symmetric(W)),
        "neighbours": lambda W: (
            not np.any(np.abs(np.diff(W, axis=0)) > 1e-10 * np.abs(W).max(initial=0))
        ),
    },
}
WHEATS = CORE | TRAINING | FURTHER | QUIZ_WHEATS
CHAFFS = CORE_CHAFFS | TRAINING_CHAFFS | FURTHER_CHAFFS | QUIZ_CHAFFS

EXERCISES = suite("4-batch")
for _name, _exercise in EXERCISES.items():
    if callable(_exercise.reference) and _name != "iterations":  # whose last argument has a name
        WHEATS[_name] |= dressed_network(_exercise.reference) | careful(_exercise.reference)
# A generator of random numbers moves on: its copy, or the memory of a call, would not.
for _style in (
    "a memory of all that it has seen",
    "a deep copy of all inputs first",
    "one that works on copies of everything",
):
    del WHEATS["init_uniform"][_style]
for _name in ("backward_loop", "backward_batch", "sgd_epoch", "gd_step", "combine", "decay_step"):
    WHEATS[_name] |= dressed_results(EXERCISES[_name].reference)
# An order in floats serves as no index; a number as an array is no layer size.
del WHEATS["sgd_epoch"]["all in single precision"]
del WHEATS["train_xor"]["one that works on copies of everything"]
for _name in ("sum_to_mean", "from_chapter_1", "from_4343_notes", "linreg_grad"):
    WHEATS[_name] |= dressed_arrays(EXERCISES[_name].reference)
for _name in ("backward_loop", "backward_batch", "sgd_epoch", "gd_step", "train_xor"):
    WHEATS[_name] |= exchanged_brackets(EXERCISES[_name].reference)
for _name in ("train_ex1", "train_ex2"):
    # Whole numbers of updates cannot become single precision.
    _styles = dressed_results(EXERCISES[_name].reference)
    del _styles["all in single precision"]
    WHEATS[_name] |= _styles
