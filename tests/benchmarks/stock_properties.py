"""Checks for stock nbgrader where many results are right: what an instructor would assert of them.

They look at less than the suite does; for the benchmark, that is in stock nbgrader's favour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Properties:
    """helpers: functions of the check cell. statement: the assertion for the call of a case."""

    helpers: str
    statement: Callable[[str], str]


_START = """def fits(start, sizes, eps):
    Ws, bs = start
    assert [np.shape(W) for W in Ws] == list(zip(sizes[1:], sizes))
    assert [np.shape(b) for b in bs] == [(n, 1) for n in sizes[1:]]
    weights = np.concatenate([np.ravel(W) for W in Ws])
    assert not any(np.any(b) for b in bs) and np.unique(weights).size > weights.size / 2
    assert np.min(weights) < 0 < np.max(weights) and np.all(np.abs(weights) <= 1.000001 * eps)

def all_fit(starts, sizes, eps):
    for start in starts:
        fits(start, sizes, eps)
    assert not np.array_equal(starts[0][0][0], starts[-1][0][0])"""

_XOR = """def output(found):
    A = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    for W, b in zip(found[0], found[1]):
        A = 1 / (1 + np.exp(-(W @ A + b)))
    return A

def fits(found, sizes):
    assert [np.shape(W) for W in found[0]] == list(zip(sizes[1:], sizes))
    assert [np.shape(b) for b in found[1]] == [(n, 1) for n in sizes[1:]]
    cost = np.sum((output(found) - np.array([[0.0, 1.0, 1.0, 0.0]])) ** 2) / 8
    np.testing.assert_allclose(found[2][-1], cost, rtol=5e-4)
    assert found[2][-1] < found[2][0] and np.any(found[1][0])

def one_learnt(tries, sizes):
    for found in tries:
        fits(found, sizes)
    assert table(tries[-1]) == [False, True, True, False]

def seeded(tries, sizes, seeds):
    for found in tries:
        fits(found, sizes)
    assert np.array_equal(tries[0][2], tries[1][2]) == (seeds[0] == seeds[1])"""


def _start(call: str) -> str:
    single = call.startswith("init_uniform(")
    return f"{'fits' if single else 'all_fit'}({call}, sizes, eps)"


def _xor(call: str) -> str:
    return f"seeded({call}, sizes, seeds)" if call.startswith("[") else f"one_learnt({call}, sizes)"


PROPERTIES = {
    "init_uniform": Properties(_START, _start),
    "train_xor": Properties(_XOR, _xor),
}
