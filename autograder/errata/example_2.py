"""The second worked example of the May slides, with every reading of what the slides leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from autograder.errata.decimals import Matrix, in_decimals, logistic, matrix, number

Bias = Literal["fixed", "shared", "separate"]

INPUT = matrix("0.02", "0.7")
TARGET = matrix("0", "1")
ETA = Decimal("0.5")


@dataclass(frozen=True)
class Net:
    """w: w1..w4, rows are the hidden neurons. v: w5..w8, rows are the outputs. b1, b2: columns."""

    w: Matrix
    v: Matrix
    b1: Matrix
    b2: Matrix


START = Net(
    matrix("0.1 0.2", "0.3 0.4"),
    matrix("0.2 0.3", "0.1 0.2"),
    matrix("0.3", "0.3"),
    matrix("0.2", "0.2"),
)


class Pass(NamedTuple):
    """Net input and output of both layers, each (2, 1), and the error of each output."""

    net_h: Matrix
    out_h: Matrix
    net_o: Matrix
    out_o: Matrix
    errors: Matrix

    @property
    def total(self) -> Decimal:
        """E_total."""
        return number(self.errors.sum())


def forward(net: Net) -> Pass:
    """Return the forward pass."""
    net_h = net.w @ INPUT + net.b1
    out_h = logistic(net_h)
    net_o = net.v @ out_h + net.b2
    out_o = logistic(net_o)
    return Pass(net_h, out_h, net_o, out_o, (out_o - TARGET) ** 2 / 2)


class Backward(NamedTuple):
    """∂E/∂out_h (2, 1), one column a path in `paths` (2, 2), and the gradients."""

    paths: Matrix
    to_hidden: Matrix
    delta_h: Matrix
    delta_o: Matrix
    dw: Matrix
    dv: Matrix


def backward(net: Net, v: Matrix | None = None) -> Backward:
    """Return the backward pass. `v` stands in for w5..w8 on the way back (a mistake in order)."""
    run = forward(net)
    back = net.v if v is None else v
    delta_o = (run.out_o - TARGET) * run.out_o * (1 - run.out_o)
    to_hidden = back.T @ delta_o
    delta_h = to_hidden * run.out_h * (1 - run.out_h)
    paths = back.T * delta_o.T
    return Backward(paths, to_hidden, delta_h, delta_o, delta_h @ INPUT.T, delta_o @ run.out_h.T)


def _bias(bias: Matrix, delta: Matrix, how: Bias) -> Matrix:
    if how == "fixed":
        return bias
    moved: Matrix = bias - ETA * (delta if how == "separate" else delta.sum())
    return moved


def train(updates: int, b1: Bias = "fixed", b2: Bias = "fixed") -> Net:
    """Return the network after some updates. b1, b2: whether and how the biases move.

    "shared": one bias for both neurons of a layer; "separate": one each.
    """
    net = START
    for _ in range(updates):
        back = backward(net)
        net = Net(
            net.w - ETA * back.dw,
            net.v - ETA * back.dv,
            _bias(net.b1, back.delta_h, b1),
            _bias(net.b2, back.delta_o, b2),
        )
    return net


@cache
@in_decimals
def error_after(updates: int, b1: Bias = "fixed", b2: Bias = "fixed") -> Decimal:
    """Return E_total after some updates, with one reading of the biases."""
    return forward(train(updates, b1, b2)).total


@cache
@in_decimals
def values() -> Mapping[str, Decimal]:
    """Return the exact numbers of the example by the names that the tables give them."""
    run, back = forward(START), backward(START)
    (h1, h2), (o1, o2) = run.out_h[:, 0], run.out_o[:, 0]
    last = train(10000)
    end = forward(last)
    return {
        "net_h1": run.net_h[0, 0],
        "out_h1": h1,
        "net_h2": run.net_h[1, 0],
        "out_h2": h2,
        "net_o1": run.net_o[0, 0],
        "out_o1": o1,
        "net_o2": run.net_o[1, 0],
        "out_o2": o2,
        "E_o1": run.errors[0, 0],
        "E_o2": run.errors[1, 0],
        "E_total": run.total,
        "∂E_o1/∂out_o1": o1 - TARGET[0, 0],
        "∂out_o1/∂net_o1": o1 * (1 - o1),
        "∂E_o1/∂out_h1": back.paths[0, 0],
        "∂E_o2/∂out_o2": o2 - TARGET[1, 0],
        "∂out_o2/∂net_o2": o2 * (1 - o2),
        "∂E_o2/∂out_h1": back.paths[0, 1],
        "∂E_total/∂out_h1": back.to_hidden[0, 0],
        "∂out_h1/∂net_h1": h1 * (1 - h1),
        "∂net_h1/∂w1 = i1": INPUT[0, 0],
        "∂E_total/∂w1": back.dw[0, 0],
        "w1 after 1 update": (START.w - ETA * back.dw)[0, 0],
        "E_total after 1 update": error_after(1),
        "E_total after 10000 updates": end.total,
        "out_o1 after 10000 updates": end.out_o[0, 0],
        "out_o2 after 10000 updates": end.out_o[1, 0],
    }


@cache
@in_decimals
def readings() -> Mapping[str, Decimal]:
    """Return what other readings of the slides would give.

    hidden_only, output_only: E_total after an update of one layer's weights; late, late_ratio:
    ∂E_total/∂w1 with w5..w8 already updated, and as a part of the right one; *_w1: w1 after it.
    """
    back = backward(START)
    new_w, new_v = START.w - ETA * back.dw, START.v - ETA * back.dv
    late = number(backward(START, new_v).dw[0, 0])
    right = number(back.dw[0, 0])
    return {
        "hidden_only": forward(replace(START, w=new_w)).total,
        "output_only": forward(replace(START, v=new_v)).total,
        "late": late,
        "right": right,
        "late_ratio": late / right,
        "late_w1": number(START.w[0, 0]) - ETA * late,
        "right_w1": number(new_w[0, 0]),
    }
