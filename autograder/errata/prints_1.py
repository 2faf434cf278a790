"""Every number that the first worked example of the May slides prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from autograder.errata import example_1
from autograder.errata.model import Print, PrintTable, Route

FORWARD = ("2-forward/example1_forward", "2-forward/printed_forward")
BACKWARD = ("3-delta/example1_gradients", "3-delta/printed_gradients")
TRAINED = ("4-batch/train_ex1", "4-batch/printed_training")
BUG = (*TRAINED, "5-gradcheck/lecture_bug")

Values = Callable[[], Mapping[str, Decimal]]


def _row(
    quantity: str,
    printed: str,
    uses: tuple[str, ...],
    why: str = "",
    route: Route | None = None,
    more: int = 0,
) -> Print:
    return Print(quantity, printed, lambda: example_1.values()[quantity], uses, why, route, more)


def _product(*factors: str) -> Decimal:
    result = Decimal(1)
    for factor in factors:
        result *= Decimal(factor)
    return result


def _bug(quantity: str, words: str = "The broadcasting mistake.") -> Route:
    return Route(words, lambda: example_1.trained(example_1.broadcast_gradients)[quantity])


def _trained(quantity: str, printed: str) -> Print:
    return _row(quantity, printed, BUG, route=_bug(quantity))


EXAMPLE_1 = (
    PrintTable(
        "Example, forward pass (前向传播)",
        (
            _row("z3", "0.755", FORWARD),
            _row("z4", "0.68", FORWARD),
            _row("y3", "0.68", FORWARD),
            _row("y4", "0.663", FORWARD),
            _row("z5", "0.801", FORWARD, "The printed 0.68 and 0.663 lead to the same digits."),
            _row("y5", "0.690", FORWARD),
            _row(
                "C",
                "0.01805",
                FORWARD,
                "Computed on from a rounded y5.",
                Route("½ · (0.690 − 0.5)²", lambda: _product("0.5", "0.190", "0.190")),
            ),
        ),
    ),
    PrintTable(
        "Example, backward pass (反向传播)",
        (
            _row(
                "∂C/∂w53",
                "0.02763",
                BACKWARD,
                "Computed on from a rounded y5 and y3.",
                Route(
                    "0.19 · 0.69 · 0.31 · 0.68", lambda: _product("0.19", "0.69", "0.31", "0.68")
                ),
            ),
            _row(
                "∂C/∂w54",
                "0.02711",
                BACKWARD,
                "A slip in the arithmetic. The slide's own factors 0.19 · 0.69 · 0.31 · 0.663 give "
                "0.026945; the print comes out if 0.663 is misread:",
                Route(
                    "0.19 · 0.69 · 0.31 · 0.667",
                    lambda: _product("0.19", "0.69", "0.31", "0.667"),
                ),
            ),
        ),
    ),
    PrintTable(
        "Example, the new weights and the new cost",
        (
            _trained("w31 after 1 update", "0.096"),
            _row(
                "w32 after 1 update",
                "0.798",
                BUG,
                "Right by accident: the program behind the slides has 0.7898583, cut 0.789, and "
                "0.798 looks like this with two digits exchanged.",
            ),
            _trained("w41 after 1 update", "0.396"),
            _trained("w42 after 1 update", "0.589"),
            _row(
                "C after 1 update",
                "0.165",
                BUG,
                "The decimal point slipped by one place. (The right and the faulty cost both begin "
                "with 0.0165.)",
                Route(
                    "Ten times the cost with the broadcasting mistake.",
                    lambda: (
                        10 * example_1.trained(example_1.broadcast_gradients)["C after 1 update"]
                    ),
                ),
                more=1,
            ),
        ),
    ),
    PrintTable(
        "Example, 100 updates (运行100次)",
        (
            _row(
                "C after 100 updates",
                "5.92e-07",
                BUG,
                "It is one update too old besides: the 100th forward pass shows the cost after 99 "
                "updates.",
                _bug("C after 99 updates", "The broadcasting mistake, 99 updates."),
            ),
            _trained("w31 after 100 updates", "0.0993309"),
            _trained("w32 after 100 updates", "0.6425254"),
            _trained("w41 after 100 updates", "0.3993309"),
            _trained("w42 after 100 updates", "0.4425254"),
            _trained("w53 after 100 updates", "-0.30032342"),
            _trained("w54 after 100 updates", "0.31508797"),
        ),
    ),
)
