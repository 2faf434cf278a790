"""The one table: everything that ERRATA.md lists."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.errata import (
    formulas_4343,
    formulas_chapter_1,
    formulas_may_slides,
    formulas_ml_2_1,
    formulas_nndl,
)
from autograder.errata.constants import CONSTANTS as CONSTANTS
from autograder.errata.model import READING, Constant, Erratum, Print
from autograder.errata.prints_1 import EXAMPLE_1 as EXAMPLE_1
from autograder.errata.prints_2 import EXAMPLE_2 as EXAMPLE_2

PRINTS: tuple[Print, ...] = tuple(row for table in (*EXAMPLE_1, *EXAMPLE_2) for row in table.rows)
ERRATA: tuple[Erratum, ...] = (
    *formulas_ml_2_1.FORMULAS,
    *formulas_nndl.FORMULAS,
    *formulas_may_slides.FORMULAS,
    *formulas_chapter_1.FORMULAS,
    *formulas_4343.FORMULAS,
)


def used() -> Iterator[str]:
    """Yield every exercise that the tables name, as "assignment/exercise", with repetitions."""
    entries: tuple[Print | Constant | Erratum, ...] = (*PRINTS, *CONSTANTS, *ERRATA)
    for entry in entries:
        yield from (name for name in entry.uses if name != READING)
