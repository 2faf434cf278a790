"""Which case rejects which misconception: a table for authors of cases, redundant ones named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.judge import behaviour, judge
from autograder.model import Exercise


@dataclass(frozen=True)
class Kills:
    """labels: of the cases. hidden: how many of them, at the end, are. rows: misconception ->
    for each case whether it rejects.
    """

    exercise: str
    labels: tuple[str, ...]
    hidden: int
    rows: dict[str, tuple[bool, ...]]

    def columns(self) -> list[frozenset[str]]:
        """Return for each case the misconceptions that it rejects."""
        return [
            frozenset(name for name, row in self.rows.items() if row[i])
            for i in range(len(self.labels))
        ]

    def redundant(self) -> list[str]:
        """Return a sentence for each hidden case that adds nothing against the listed mistakes.

        That is no fault: it may stand against mistakes that nobody has listed.
        """
        columns = self.columns()
        first = len(self.labels) - self.hidden
        said = []
        for i in range(first, len(self.labels)):
            same = [
                j
                for j in range(first, len(self.labels))
                if j != i and (columns[i] < columns[j] or (columns[i] == columns[j] and j < i))
            ]
            if not columns[i]:
                said.append(f"{self.labels[i]!r} rejects none of the misconceptions")
            elif same:
                other = self.labels[same[0]]
                said.append(f"{self.labels[i]!r} rejects nothing that {other!r} lets pass")
        return said


def kills(exercise: Exercise) -> Kills:
    """Return the matrix of an exercise; each misconception is run on each of its cases."""
    rows = {
        name: tuple(not v.passed for v in judge(exercise, behaviour(exercise, wrong.subject)))
        for name, wrong in exercise.misconceptions.items()
    }
    labels = tuple(case.label for case in exercise.cases)
    return Kills(exercise.name, labels, len(exercise.hidden), rows)


def page(assignment: str, exercises: Iterable[Exercise]) -> str:
    """Return the matrices of an assignment as Markdown."""
    parts = [
        f"# {assignment}: which case rejects which misconception\n",
        "x: the case rejects it; .: it passes there. v: visible case, h: hidden case.\n",
    ]
    for exercise in exercises:
        parts.append(_table(kills(exercise), quiz=exercise.quiz and not exercise.visible))
    return "\n".join(parts)


def _table(matrix: Kills, *, quiz: bool) -> str:
    visible = len(matrix.labels) - matrix.hidden
    heads = [f"v{i + 1}" for i in range(visible)]
    heads += [f"h{i + 1}" for i in range(matrix.hidden)]
    lines = [f"## {matrix.exercise}\n"]
    lines += [f"- {head}: {label}" for head, label in zip(heads, matrix.labels, strict=True)]
    lines += ["", f"| misconception | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for name, row in matrix.rows.items():
        lines.append(f"| {name} | {' | '.join('x' if killed else '.' for killed in row)} |")
    lines.append("")
    # Every item of a quiz is a question of its own.
    lines += [] if quiz else [f"Redundant: {sentence}." for sentence in matrix.redundant()]
    return "\n".join(lines) + "\n"
