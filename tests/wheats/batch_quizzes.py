"""Right and wrong answers to the quizzes of assignment 4, in many forms."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from solutions import batch, batch_further
from tests.wheats.batch_code import mean_early, sg
from tests.wheats.batch_training import SECOND, with_a_backward_pass
from tests.wheats.delta_quizzes import Answers, digits, each, hopeless, loud, text

QUIZZES: dict[str, Answers] = {
    "batch_shapes": batch.batch_shapes,
    "zero_start": batch.zero_start,
    "misplaced_line": batch_further.misplaced_line,
    "convexity": batch_further.convexity,
    "printed_training": batch_further.printed_training,
}


def shapes_of_arrays() -> Answers:
    """The shapes that numpy says."""
    X, Y = np.zeros((784, 64)), np.zeros((10, 64))
    Ws, bs = [np.zeros((30, 784)), np.zeros((10, 30))], [np.zeros((30, 1)), np.zeros((10, 1))]
    Z1 = Ws[0] @ X + bs[0]
    D2 = sg(Ws[1] @ sg(Z1) + bs[1]) - Y
    D1 = Ws[1].T @ D2
    dWs, dbs = mean_early(Ws, bs, X, Y, 0)
    return {
        "X": X.shape,
        "Y": Y.shape,
        "W1": Ws[0].shape,
        "Z1": Z1.shape,
        "D1": D1.shape,
        "D2": D2.shape,
        "dW1": dWs[0].shape,
        "db1": dbs[0].shape,
        "sum over axis 0": np.sum(D1, axis=0).shape,
        "sum over axis 1": np.sum(D1, axis=1).shape,
        "b1 minus sum": (bs[0] - 0.1 * np.sum(D1, axis=1)).shape,
    }


def as_it_stands() -> tuple[float, bool]:
    """The first weight of the second example after ML-2-1's lines, and whether the error fell."""
    x, t, W, V, b, c, rate = (np.array(part, dtype=float) for part in SECOND)
    x, t = x[:, None], t[:, None]
    h = sg(W @ x + b)
    o = sg(V @ h + c)
    d = (o - t) * o * (1 - o)
    V = V - rate * d @ h.T
    W = W - rate * ((V.T @ d) * h * (1 - h)) @ x.T
    after = np.sum((sg(V @ sg(W @ x + b) + c) - t) ** 2)
    return W[0, 0], after < np.sum((o - t) ** 2)


def named(full: float, printed: str) -> str:
    """How a print was made from the full number, decided by text."""
    places = len(printed.partition(".")[2])
    if f"{full:.{places}f}" == printed:
        return "rounded"
    return "cut" if f"{full:.15f}".startswith(printed) else "wrong"


def printed_by_training() -> Answers:
    W0, _, cost = batch.train_ex1(1)
    _, V1, last = batch.train_ex1(100)
    w1 = batch_further.train_ex2(1)[0][0, 0]
    W, V, E = with_a_backward_pass(SECOND, lambda *v: mean_early(*v, 0))(10000)
    x, _, _, _, b, c, _ = SECOND
    o1, o2 = sg(V @ sg(W @ np.array(x) + b) + c)
    return {
        "w31 0.096": named(W0[0, 0], "0.096"),
        "w32 0.798": named(W0[0, 1], "0.798"),
        "cost 0.165": named(cost, "0.165"),
        "cost 5.92e-07": named(last, "0.000000592"),
        "w53 -0.30032342": named(V1[0, 0], "-0.30032342"),
        "w1 0.099": named(w1, "0.099"),
        "E 0.265": named(batch_further.train_ex2(1)[2], "0.265"),
        "E 0.0000636": named(E, "0.0000636"),
        "o1 0.008": named(o1, "0.008"),
        "o2 0.991": named(o2, "0.991"),
        "final_W0": "Both rows moved alike",
        "biases": "biases fixed ",
    }


QUIZ_WHEATS: dict[str, dict[str, Any]] = {
    name: {
        "in another order": dict(reversed(right.items())),
        "other forms of the same answers": each(loud, right),
        "more items": {**right, "my own question": 42},
        "joined from two dicts": dict(list(right.items())[:2]) | dict(list(right.items())[2:]),
    }
    for name, right in QUIZZES.items()
}
QUIZ_WHEATS["batch_shapes"] |= {
    "asked of numpy": shapes_of_arrays(),
    "lists": each(list, batch.batch_shapes),
    "tuples of numpy's numbers": each(lambda s: tuple(np.array(s)), batch.batch_shapes),
}
QUIZ_WHEATS["misplaced_line"] |= {
    "computed": {
        **batch_further.misplaced_line,
        "w1_new": as_it_stands()[0],
        "cost_falls": as_it_stands()[1],
    },
    "seven digits": {**batch_further.misplaced_line, "w1_new": 0.09997577},
    "a small letter": {**batch_further.misplaced_line, "repair": "c"},
    "line numbers as floats": {**batch_further.misplaced_line, "line": 6.0, "harmless": 7.0},
    "single precision": {**batch_further.misplaced_line, "w1_new": np.float32(as_it_stands()[0])},
}
QUIZ_WHEATS["printed_training"] |= {"computed": printed_by_training()}

QUIZ_CHAFFS: dict[str, dict[str, Any]] = {
    name: {**hopeless(right), "text and numbers exchanged": each(text, right)}
    for name, right in QUIZZES.items()
}
for _name in ("zero_start", "convexity", "printed_training"):  # whose answers are text already
    QUIZ_CHAFFS[_name] |= {
        "first letters": each(lambda answer: answer[0], QUIZZES[_name]),
        "all answers in one text": dict.fromkeys(QUIZZES[_name], " ".join(QUIZZES[_name].values())),
        "in other words": each(lambda answer: f"I think {answer}", QUIZZES[_name]),
    }
QUIZ_CHAFFS["batch_shapes"] |= {
    "all transposed": each(lambda shape: shape[::-1], batch.batch_shapes),
    "numbers of entries": each(math.prod, batch.batch_shapes),
    "numbers of axes": each(len, batch.batch_shapes),
    "arrays of such a shape": each(np.zeros, batch.batch_shapes),
    "always two axes": each(lambda shape: (*shape, 1)[:2], batch.batch_shapes),
    "a batch of 32": each(
        lambda shape: tuple(32 if n == 64 else n for n in shape), batch.batch_shapes
    ),
}
QUIZ_CHAFFS["misplaced_line"] |= {
    "counted from 0": {**batch_further.misplaced_line, "line": 5, "harmless": 6},
    "four digits": each(digits(4), batch_further.misplaced_line),
    "the number as text": {**batch_further.misplaced_line, "w1_new": "0.09997577287757328"},
    "a set of lines": {**batch_further.misplaced_line, "line": {6, 7}},
    "the step instead of the place": {**batch_further.misplaced_line, "w1_new": -2.4227e-05},
    "yes as text": {**batch_further.misplaced_line, "cost_falls": "True"},
}
QUIZ_CHAFFS["printed_training"] |= {
    "rounded is right, all else is wrong": each(
        lambda answer: "wrong" if answer == "cut" else answer, batch_further.printed_training
    ),
    "the full numbers": {
        **batch_further.printed_training,
        "w31 0.096": 0.0993309,
        "E 0.265": 0.265,
    },
}
