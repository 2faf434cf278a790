"""A printed number, a checked constant, an erratum: what the tables consist of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

Verdict = Literal["exact", "rounded", "cut", "wrong"]
Kind = Literal["wrong", "inconsistent", "unclear", "lost"]
Figure = float | Decimal | str

READING = "reading"  # stands for an exercise where a passage is only read


@dataclass(frozen=True)
class Lecture:
    """short: what the course calls it. name: its title, in both languages."""

    short: str
    name: str


ML_2_1 = Lecture("ML-2-1", "ML-2-1 Neural networks (神经网络)")
NNDL_NOTES = Lecture(
    "NNDL notes", "Feed-forward networks, notes after the NNDL book (前馈神经网络)"
)
MAY_SLIDES = Lecture("May slides", "Neural networks, slides, May 2024 (《神经网络》)")
CHAPTER_1 = Lecture("Chapter 1", "Deep learning, chapter 1: shallow networks (引言及浅层神经网络)")
NOTES_4343 = Lecture("4-3-4-3 notes", "Neural network notes with the 4-3-4-3 example (神经网络)")
LECTURES = (ML_2_1, NNDL_NOTES, MAY_SLIDES, CHAPTER_1, NOTES_4343)


def verdict(printed: str, exact: Decimal) -> Verdict:
    """Return how a printed number relates to the exact one, at the decimals that were printed.

    "rounded" also where cutting would have given the same digits.
    """
    shown, last = _digits(printed)
    if shown == exact:
        return "exact"
    if exact.quantize(last, ROUND_HALF_UP) == shown:
        return "rounded"
    return "cut" if exact.quantize(last, ROUND_DOWN) == shown else "wrong"


def should_read(printed: str, exact: Decimal, more: int = 0) -> str:
    """Return the exact number rounded, in the form of the printed one, with `more` decimals."""
    rounded = exact.quantize(_digits(printed)[1].scaleb(-more), ROUND_HALF_UP)
    if "e" not in printed:
        return f"{rounded:f}"
    mantissa, exponent = f"{rounded:e}".split("e")
    return f"{mantissa}e{int(exponent):03d}"


def _digits(printed: str) -> tuple[Decimal, Decimal]:
    shown = Decimal(printed)
    exponent = shown.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"a printed number was expected, not {printed!r}")
    return shown, Decimal(1).scaleb(exponent)


@dataclass(frozen=True)
class Route:
    """A way of computing that ends in the printed digits: the mistake in words, and its value."""

    words: str
    value: Callable[[], Decimal]


@dataclass(frozen=True)
class Print:
    """A number that a worked example prints.

    quantity: its name. printed: as it stands there. value: computes what it should be.
    uses: the exercises that use it, as "assignment/exercise". why: what an instructor should know.
    route: the mistake that gives the printed digits. more: decimals that the correction needs
    beyond the printed ones.
    """

    quantity: str
    printed: str
    value: Callable[[], Decimal]
    uses: tuple[str, ...]
    why: str = ""
    route: Route | None = None
    more: int = 0

    @property
    def verdict(self) -> Verdict:
        """Exact, rounded, cut or wrong: found from the exact value, never written down."""
        return verdict(self.printed, self.value())

    @property
    def should_read(self) -> str:
        """What should be printed."""
        return should_read(self.printed, self.value(), self.more)


@dataclass(frozen=True)
class PrintTable:
    """The numbers of one section of the slides, in their order."""

    section: str
    rows: tuple[Print, ...]


@dataclass(frozen=True)
class Constant:
    """A constant or a shape that a lecture prints, and the same text computed by us."""

    lecture: Lecture
    section: str
    what: str
    printed: str
    computed: Callable[[], str]
    uses: tuple[str, ...]
    note: str = ""

    @property
    def right(self) -> bool:
        """Whether the lecture prints what we compute."""
        return self.printed == self.computed()


def _nothing() -> Mapping[str, Figure]:
    return {}


@dataclass(frozen=True)
class Erratum:
    """A formula, an algorithm or a sentence that should read otherwise.

    section: where it stands. printed, correct, why: what an instructor needs. uses: the exercises
    that use it, as "assignment/exercise", or READING. evidence: a sentence with places for numbers
    like "{ratio:.3f}", which figures() computes.
    """

    lecture: Lecture
    title: str
    kind: Kind
    section: str
    printed: str
    correct: str
    why: str
    uses: tuple[str, ...] = ()
    evidence: str = ""
    figures: Callable[[], Mapping[str, Figure]] = _nothing
