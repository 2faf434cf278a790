"""The marks that a page shows: automatic ones, and what people have made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one cell. automatic, manual: None where there is none."""

    maximum: float
    automatic: float | None = None
    manual: float | None = None
    extra: float = 0.0

    @property
    def score(self) -> float:
        """What counts, as in nbgrader: a mark by hand wins over the automatic one."""
        if self.waiting:
            return 0.0
        return (self.automatic or 0.0 if self.manual is None else self.manual) + self.extra

    @property
    def waiting(self) -> bool:
        """Is it still to be given, by hand?"""
        return self.automatic is None and self.manual is None

    @property
    def lost(self) -> float:
        """What is missing from the maximum."""
        return max(0.0, self.maximum - self.score)

    @property
    def full(self) -> bool:
        """Is nothing lost?"""
        return not self.waiting and not self.lost


@dataclass(frozen=True)
class NotebookMarks:
    """marks: by exercise, or by the name of a cell that people mark. comments: by name of cell.

    penalty: marks taken off for being late.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    penalty: float = 0.0

    @property
    def earned(self) -> float:
        """The sum before a penalty."""
        return sum(mark.score for mark in self.marks.values())

    @property
    def score(self) -> float:
        """What counts."""
        return max(0.0, self.earned - self.penalty)

    @property
    def maximum(self) -> float:
        """What could be earned."""
        return sum(mark.maximum for mark in self.marks.values())


@dataclass(frozen=True)
class SubmissionMarks:
    """The marks of a whole submission, by notebook. handed_in: in UTC, where it is known."""

    notebooks: Mapping[str, NotebookMarks]
    handed_in: datetime | None = None

    @property
    def score(self) -> float:
        """What counts, as nbgrader exports it."""
        notebooks = self.notebooks.values()
        return max(0.0, sum(n.earned for n in notebooks) - sum(n.penalty for n in notebooks))

    @property
    def maximum(self) -> float:
        """What could be earned."""
        return sum(notebook.maximum for notebook in self.notebooks.values())

    @property
    def digest(self) -> str:
        """Return a short hash of all that is here: a page that names another one is outdated."""
        parts = [
            (
                name,
                mine.penalty,
                sorted((cell, astuple(mark)) for cell, mark in mine.marks.items()),
                sorted(mine.comments.items()),
            )
            for name, mine in sorted(self.notebooks.items())
        ]
        return sha256(repr((parts, self.handed_in)).encode()).hexdigest()[:16]


def automatic_marks(result: Mapping[str, Any]) -> SubmissionMarks:
    """Return the marks of a result document, for a submission that no gradebook knows."""
    return SubmissionMarks(
        {
            notebook["name"]: NotebookMarks(
                {e["name"]: Mark(e["max"], automatic=e["score"]) for e in notebook["exercises"]}
            )
            for notebook in result["notebooks"]
        }
    )
