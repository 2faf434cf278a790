"""What stands before and after the tables of the worked examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from autograder.errata import example_1, example_2
from autograder.errata.decimals import shown
from autograder.errata.model import verdict


@dataclass(frozen=True)
class Notes:
    """Paragraphs around the tables of one example; those after it hold computed numbers."""

    before: tuple[str, ...]
    after: Callable[[], tuple[str, ...]]


INTRODUCTION = """\
For instructors. What the lectures print wrongly, with the correction, the mistake behind it, and
the exercise that uses it. Exercises ask for the corrected forms; where the misprint itself is the
point, a quiz or a task asks students to find it.

`backgrade build` writes this page from `autograder/errata/`; edit the tables there, not here.

## 1. How to read this page

Every exact value and every verdict is computed anew from the printed text, with 28 decimal digits:

- **exact**: nothing is lost in the print.
- **rounded**: the exact value rounds to the print.
- **cut**: the digits after the last printed one were dropped; rounding gives another last digit.
- **wrong**: neither.

Under “why” stands, where we know it, a computation that ends in the printed digits. Formulas are
*wrong*, *inconsistent* (with the lecture itself or with another one), *unclear* (ambiguous, or true
under a condition that is not stated) or *lost* (the text that we have is without the picture or the
symbol). `-` in the place of an exercise: none uses it; *reading*: the passage is only read."""

LISTING = """\
```python
d5 = (y5 - y_out) * y5 * (1 - y5)    # (1, 1)
e = d5 * W1                          # (1, 2); right is W1.T @ d5, (2, 1)
d34 = e * (y * (1 - y))              # (1, 2) times (2, 1) spreads to (2, 2)
W0 = W0 - X.T @ d34                  # (1, 2) @ (2, 2) is one row, taken from both rows of W0
W1 = W1 - d5 * y.T                   # right
```"""


def _digits(values: list[Decimal], places: int) -> str:
    return ", ".join(f"{value:.{places}f}" for value in values)


def _after_example_1() -> tuple[str, ...]:
    wrong = example_1.trained(example_1.broadcast_gradients)
    right = example_1.values()
    late = example_1.trained(example_1.late_gradients)
    hidden = example_1.WEIGHTS[:4]
    start = [*example_1.W0.ravel()]
    moved = [
        wrong[f"{name} after 100 updates"] - before
        for name, before in zip(hidden, start, strict=True)
    ]
    rates = example_1.rates()
    bug = example_1.bug()
    return (
        "### The program behind the numbers",
        "From the new weights on, the numbers are those of a program with one mistake in it. This "
        "is the step, with η = 1. It reproduces the print digit by digit, but for two exchanged "
        "digits of w32 and the slipped point of the cost (see the table):",
        LISTING,
        "Both hidden neurons get the same update. It can be seen in the print: after 100 updates "
        f"the first row of W0 has moved by ({_digits(moved[:2], 7)}), the second by "
        f"({_digits(moved[2:], 7)}).",
        "With the right gradient no learning rate explains the printed weights: w31 would need η "
        "between {:.2f} and {:.2f}, w32 between {:.2f} and {:.2f}.".format(
            *rates["w31"], *rates["w32"]
        ),
        "It is easily missed, because the cost behaves well: it falls in "
        f"{bug['falls_wrong']} of 100 updates (with the right gradient in {bug['falls_right']}), "
        f"to {shown(wrong['C after 100 updates'], 3)} instead of "
        f"{shown(right['C after 100 updates'], 3)}. A gradient check sees it at once: the relative "
        f"error of ∂C/∂W0 is {bug['error']:.3f}. This is the case that ML-2-1 warns of, a "
        "learning curve that falls as it should and hides a bug; `lecture_bug` and "
        "`repaired_step` are made of it.",
        "### A number without an explanation",
        "For ∂C/∂w54 = 0.02711 no rounding of the factors fits, and no exchange of one factor for "
        "another number of the example. One misread digit does (see the table), and 0.02701 with "
        "one digit changed would do as well. With the factors that the slide prints it would be "
        "0.02694, cut or rounded. Treat it as a slip.",
        "### Another mistake that students bring along",
        "If w53 and w54 are updated first and the new ones are used for the hidden layer, W0 "
        f"becomes {_digits([late[f'{name} after 1 update'] for name in hidden], 5)} instead of "
        f"{_digits([right[f'{name} after 1 update'] for name in hidden], 5)}.",
    )


def _reading(b1: example_2.Bias, b2: example_2.Bias) -> str:
    first = example_2.error_after(1, b1, b2)
    cells = [b1, b2, f"{first:.7f}"]
    if verdict("0.265", first) == "wrong":
        return "| " + " | ".join([*cells, "no", "", ""]) + " |"
    last = example_2.error_after(10000, b1, b2)
    fits = "no" if verdict("0.0000636", last) == "wrong" else "yes"
    return "| " + " | ".join([*cells, "yes", f"{last:.9f}", fits]) + " |"


def _after_example_2() -> tuple[str, ...]:
    biases: tuple[example_2.Bias, ...] = ("fixed", "shared", "separate")
    table = [
        "| b1 | b2 | E_total after 1 | fits 0.265 | E_total after 10000 | fits 0.0000636 |",
        "|---|---|---|---|---|---|",
        *(_reading(b1, b2) for b1, b2 in product(biases, repeat=2)),
    ]
    other = example_2.readings()
    return (
        "### Are the biases updated?",
        "The slides do not say. Nine readings, each bias fixed, updated as one number for both "
        "neurons (shared), or as two (separate); only one fits both prints:",
        "\n".join(table),
        "What the prints do not tell: whether 9999, 10000 or 10001 updates were made, and whether "
        "the output layer was updated first. That changes the digits of E_total too little, but "
        f"∂E_total/∂w1 would be {other['late']:.8f} instead of {other['right']:.8f}, and 0.00009 "
        "was printed.",
    )


EXAMPLE_1_NOTES = Notes(
    (
        "X = (0.35, 0.9), y_out = 0.5, W_0 = [[w31, w32], [w41, w42]] = [[0.1, 0.8], [0.4, 0.6]], "
        "W_1 = [w53, w54] = [0.3, 0.9], sigmoid, no biases, C = ½(y5 − y_out)². η is not printed; "
        "it is 1. `printed_forward`, `printed_gradients` and `printed_training` ask for a choice "
        "of these numbers.",
    ),
    _after_example_1,
)
EXAMPLE_2_NOTES = Notes(
    (
        "i = (0.02, 0.7), targets (0, 1), w1 to w4 = 0.1, 0.2, 0.3, 0.4, w5 to w8 = 0.2, 0.3, 0.1, "
        "0.2, b1 = 0.3 for both hidden neurons, b2 = 0.2 for both outputs, sigmoid, "
        "E_total = Σ ½(target − out)², η = 0.5. The picture of the network is lost; the printed "
        "0.586 and 0.389 leave only this reading: h1 gets w1, w2; h2 gets w3, w4; o1 gets w5, w6; "
        "o2 gets w7, w8.",
    ),
    _after_example_2,
)
