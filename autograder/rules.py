"""What counts as right beside the expected values, and how a difference is reported.

Standard library only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerance:
    """How near is right. `absolute` is scaled by the largest magnitude in the expected value.

    Source: course contract: 1e-6 and 1e-9 separate every listed mistake from every right variant;
    float32 carries 7 digits, so 1e-5 and 1e-6 are what a right float32 solution can meet.
    """

    relative: float = 1e-6
    absolute: float = 1e-9
    relative32: float = 1e-5
    absolute32: float = 1e-6


@dataclass(frozen=True)
class Rules:
    """What counts as right for one exercise beside the expected values.

    masks: bool results count where the values are whole numbers by definition.
    results: names of the results where several are returned, used in sentences.
    may_share: the result may be (part of) an input by definition.
    shapes: tuples of whole numbers are shapes, so one is compared as a whole.
    indices: the numbers are indices: whole numbers, lists of them count as arrays.
    """

    tolerance: Tolerance = Tolerance()
    masks: bool = False
    results: tuple[str, ...] = ()
    may_share: bool = False
    indices: bool = False
    shapes: bool = False


@dataclass(frozen=True)
class Difference:
    """kind: the value of an Outcome. safe: tells nothing about hidden data. detail: with values."""

    kind: str
    safe: str
    detail: str = ""
