"""Constants and shapes that the lectures print besides the worked examples."""

from __future__ import annotations

from decimal import Decimal

from autograder.errata import shapes
from autograder.errata.decimals import in_decimals, logistic, matrix, number
from autograder.errata.model import MAY_SLIDES, NNDL_NOTES, NOTES_4343, Constant


def _line(value: Decimal, slope: Decimal) -> str:
    """Return value + slope·x as the notes print a line."""
    x = "x" if slope == 1 else f"{slope.normalize()}x"
    return f"{x} + {value.normalize()}" if value else x


@in_decimals
def _logistic_line() -> str:
    a = number(logistic(matrix("0"))[0, 0])
    return _line(a, a * (1 - a))


@in_decimals
def _tanh_line() -> str:
    a = 2 * number(logistic(matrix("0"))[0, 0]) - 1
    return _line(a, 1 - a**2)


@in_decimals
def _tanh_from_logistic() -> str:
    """Return the formula that holds at several places, if it does."""
    x = matrix("-3", "-0.5", "0", "1.25", "7")
    doubled = 2 * logistic(2 * x) - 1
    for place, value in zip(x.ravel(), doubled.ravel(), strict=True):
        up, down = place.exp(), (-place).exp()
        if abs((up - down) / (up + down) - value) > Decimal("1e-25"):
            return "another formula"
    return "2σ(2x) − 1"


CONSTANTS = (
    Constant(
        NNDL_NOTES,
        "activation functions (激活函数), hard-logistic",
        "first-order Taylor line of σ at 0",
        "0.25x + 0.5",
        _logistic_line,
        ("1-activations/taylor1", "1-activations/hard_logistic", "1-activations/hard_gaps"),
        "It is cut at x = −2 and x = 2; some libraries have 0.2x + 0.5 or x/6 + 0.5.",
    ),
    Constant(
        NNDL_NOTES,
        "activation functions (激活函数), hard-tanh",
        "first-order Taylor line of tanh at 0",
        "x",
        _tanh_line,
        ("1-activations/taylor1", "1-activations/hard_tanh", "1-activations/hard_gaps"),
        "It is cut at x = −1 and x = 1.",
    ),
    Constant(
        NNDL_NOTES,
        "activation functions (激活函数), Tanh",
        "tanh(x) by the logistic function",
        "2σ(2x) − 1",
        _tanh_from_logistic,
        ("1-activations/tanh_from_sigmoid",),
    ),
    Constant(
        MAY_SLIDES,
        "feed-forward networks (前馈网络), 3-3-1",
        "shapes of W⁽¹⁾, W⁽²⁾",
        "3 × 3, 1 × 3",
        lambda: shapes.out_in((3, 3, 1)),
        ("2-forward/param_shapes", "2-forward/count_params"),
    ),
    Constant(
        MAY_SLIDES,
        "quiz on the 16-32-16-1 network",
        "the wrong statement",
        "C",
        shapes.wrong_statements,
        ("2-forward/network_shapes",),
        "W_1 is 16 × 32.",
    ),
    Constant(
        NOTES_4343,
        "one sample, forward pass (正向传播)",
        "shapes of W⁽¹⁾, W⁽²⁾, W⁽³⁾",
        "4 × 3, 3 × 4, 4 × 3",
        lambda: shapes.in_out((4, 3, 4, 3)),
        ("2-forward/param_shapes", "2-forward/forward_in_out"),
        "Senders are rows here.",
    ),
)
