"""Right and wrong answers to the quizzes and worked numbers of assignment 3, in many forms."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from solutions import delta, delta_further
from tests.wheats.delta_backward import recursive
from tests.wheats.delta_code import sg, slope

Answers = dict[str, Any]
QUIZZES: dict[str, Answers] = {
    "delta_shapes": delta.delta_shapes,
    "kept_for_backward": delta.kept_for_backward,
    "example1_gradients": delta.example1_gradients,
    "impossible_formulas": delta_further.impossible_formulas,
    "vanishing": delta_further.vanishing,
    "example2_gradients": delta_further.example2_gradients,
    "printed_gradients": delta_further.printed_gradients,
}


def each(change: Callable[[Any], Any], answers: Answers) -> Answers:
    return {item: change(answer) for item, answer in answers.items()}


def loud(answer: Any) -> Any:
    """Other forms that mean the same: lists, capitals and spaces, numpy's kinds of numbers."""
    if isinstance(answer, str):
        return f" {answer.upper()} "
    if isinstance(answer, tuple):
        return [np.int64(n) for n in answer]
    return np.bool_(answer) if isinstance(answer, bool) else np.array(answer)


def example1_by_backward() -> Answers:
    x, W0, W1 = (
        np.array([[0.35], [0.9]]),
        np.array([[0.1, 0.8], [0.4, 0.6]]),
        np.array([[0.3, 0.9]]),
    )
    zeros = [np.zeros((2, 1)), np.zeros((1, 1))]
    (dW0, dW1), (db0, db1) = recursive([W0, W1], zeros, x, np.array([[0.5]]))
    return {
        "delta5": db1.item(),
        "dw53": dW1[0, 0],
        "dw54": dW1[0][1],
        "delta3": float(db0[0, 0]),
        "delta4": float(db0[1, 0]),
        **dict(zip(("dw31", "dw32", "dw41", "dw42"), dW0.flat, strict=True)),
    }


def example1_with_math() -> Answers:
    y3, y4 = 1 / (1 + math.exp(-0.755)), 1 / (1 + math.exp(-0.68))
    y5 = 1 / (1 + math.exp(-(0.3 * y3 + 0.9 * y4)))
    d5 = y5 * (1 - y5) * (y5 - 0.5)
    d3, d4 = y3 * (1 - y3) * 0.3 * d5, y4 * (1 - y4) * 0.9 * d5
    return {
        "delta3": d3,
        "delta4": d4,
        "delta5": d5,
        "dw31": d3 * 0.35,
        "dw32": d3 * 0.9,
        "dw41": d4 * 0.35,
        "dw42": d4 * 0.9,
        "dw53": d5 * y3,
        "dw54": d5 * y4,
    }


def example2_by_matrices() -> Answers:
    W, V = np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.2, 0.3], [0.1, 0.2]])
    i = np.array([[0.02], [0.7]])
    net_h = W @ i + 0.3
    h = sg(net_h)
    net_o = V @ h + 0.2
    do = (sg(net_o) - [[0], [1]]) * slope(net_o)
    paths = V * do  # row o, column h: the share that comes back from o to h
    dh = paths.sum(axis=0)[:, None] * slope(net_h)
    dw = np.concatenate([(dh @ i.T).ravel(), (do @ h.T).ravel()])
    return {
        "delta_o1": do[0, 0],
        "delta_o2": do[1, 0],
        "dEo1_dh1": paths[0, 0],
        "dEo2_dh1": paths[1, 0],
        "dE_dh1": paths[:, 0].sum(),
        "delta_h1": dh[0, 0],
        "delta_h2": dh[1, 0],
        **{f"dw{k}": value for k, value in enumerate(dw, start=1)},
    }


def digits(count: int) -> Callable[[Any], Any]:
    """Return a function that keeps so many significant digits of a number and all else."""
    return lambda answer: (
        answer
        if isinstance(answer, (str, bool, tuple))
        else float(f"{float(answer):.{count - 1}e}")
    )


QUIZ_WHEATS: dict[str, dict[str, Any]] = {
    name: {
        "in another order": dict(reversed(right.items())),
        "other forms of the same answers": each(loud, right),
        "more items": {**right, "my own question": 42},
        "seven digits": each(digits(7), right),
    }
    for name, right in QUIZZES.items()
}
QUIZ_WHEATS["delta_shapes"] |= {
    "shapes of arrays": each(lambda shape: np.zeros(shape).shape, delta.delta_shapes),
    "lists": each(list, delta.delta_shapes),
    "arrays, then tuples": each(lambda shape: tuple(np.array(shape)), delta.delta_shapes),
}
QUIZ_WHEATS["kept_for_backward"] |= {
    "numbers 0 and 1": each(int, delta.kept_for_backward),
    "comparisons": each(lambda answer: np.float64(answer) > 0.5, delta.kept_for_backward),
}
QUIZ_WHEATS["example1_gradients"] |= {
    "from a backward pass": example1_by_backward(),
    "with math": example1_with_math(),
    "in single precision": each(np.float32, delta.example1_gradients),
}
QUIZ_WHEATS["example2_gradients"] |= {
    "with matrices": example2_by_matrices(),
    "in single precision": each(np.float32, delta_further.example2_gradients),
}
QUIZ_WHEATS["vanishing"] |= {
    "with math, and a comparison for the slope of relu": {
        **delta_further.vanishing,
        "10 layers": 2**-20,
        "20 layers": math.exp(20 * math.log(0.25)),
        "sigmoid at 10": math.exp(-10) / (1 + math.exp(-10)) ** 2,
        "tanh at 5": 1 / math.cosh(5) ** 2,
        "relu at 5": 5 > 0,
    },
    "products of slopes": {
        **delta_further.vanishing,
        "10 layers": np.prod([slope(0.0)] * 10),
        "20 layers": np.prod(np.full(20, 0.25)),
        "sigmoid at 10": slope(np.float64(10)),
        "relu at 5": 1,
    },
}
QUIZ_WHEATS["impossible_formulas"] |= {
    "lists": each(
        lambda answer: list(answer) if isinstance(answer, tuple) else answer,
        delta_further.impossible_formulas,
    ),
}


def hopeless(right: Answers) -> dict[str, Any]:
    """Return answers that say nothing, and ones that say too much."""
    first, last = next(iter(right)), list(right)[-1]
    return {
        "nothing": {},
        "None": None,
        "a function": lambda: right,
        "a list of the answers": list(right.values()),
        "None for every item": dict.fromkeys(right),
        "True for every item": dict.fromkeys(right, True),
        "False for every item": dict.fromkeys(right, False),
        "zero for every item": dict.fromkeys(right, 0),
        "one for every item": dict.fromkeys(right, 1.0),
        "nan for every item": dict.fromkeys(right, math.nan),
        "the first answer for every item": dict.fromkeys(right, right[first]),
        "the last answer for every item": dict.fromkeys(right, right[last]),
        "functions that return the answers": each(lambda a: lambda: a, right),
        "sets of answers": each(lambda a: {a}, right),
        "lists of one answer": each(lambda a: [a], right),
        "the last item left out": {k: v for k, v in right.items() if k != last},
        "answers moved on by one item": dict(
            zip(right, [*list(right.values())[1:], right[first]], strict=True)
        ),
    }


def text(answer: Any) -> Any:
    """Return an answer that is not text as text, and text as a number."""
    return len(answer) if isinstance(answer, str) else str(answer)


QUIZ_CHAFFS: dict[str, dict[str, Any]] = {
    name: {**hopeless(right), "text and numbers exchanged": each(text, right)}
    for name, right in QUIZZES.items()
}
for _name in ("example1_gradients", "example2_gradients"):
    QUIZ_CHAFFS[_name] |= {
        "four digits": each(digits(4), QUIZZES[_name]),
        "in half precision": each(np.float16, QUIZZES[_name]),
        "arrays of one number": each(lambda a: np.array([[a]]), QUIZZES[_name]),
        "absolute values": each(abs, QUIZZES[_name]),
        "one part in ten thousand off": each(lambda a: a * 1.0001, QUIZZES[_name]),
        "percent": each(lambda a: 100 * a, QUIZZES[_name]),
    }
del QUIZ_CHAFFS["example1_gradients"]["absolute values"]  # all of them are positive
QUIZ_CHAFFS["vanishing"] |= {
    "three digits": each(digits(3), delta_further.vanishing),
    "exponents of ten": {**delta_further.vanishing, "10 layers": -6, "20 layers": -12},
}
QUIZ_CHAFFS["delta_shapes"] |= {
    "all transposed": each(lambda shape: shape[::-1], delta.delta_shapes),
    "numbers of entries": each(math.prod, delta.delta_shapes),
    "numbers of axes": each(len, delta.delta_shapes),
    "arrays of such a shape": each(np.zeros, delta.delta_shapes),
    "sizes without the 1": each(lambda shape: tuple(n for n in shape if n > 1), delta.delta_shapes),
}
