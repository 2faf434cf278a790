"""The nouns of the grader: exercise, case, misconception, outcome, verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from autograder.errors import BackgradeError
from autograder.rules import Rules
from autograder.sandbox.worker.calls import Observation, Request

# The names by which notebooks, students' folders and the grader know each other.
CHECK_PREFIX = "test-"
CHECKS_FILE = "checks.py"


class DeclarationError(BackgradeError):
    """A suite module declares something that cannot be graded; speaks to instructors."""


class Outcome(StrEnum):
    """Why a case was passed or not, in the order in which reasons are looked for."""

    PASSED = "passed"
    UNATTEMPTED = "unattempted"
    MISSING = "missing"
    NOT_RUN = "not run"
    RAISED = "raised"
    TIMED_OUT = "timed out"
    DIED = "died"
    NONE = "returned None"
    TYPE = "type"
    STRUCTURE = "structure"
    SHAPE = "shape"
    DTYPE = "dtype"
    NOT_FINITE = "not finite"
    VALUE = "value"
    INPUT_CHANGED = "input changed"
    SHARED_MEMORY = "shared memory"
    NOT_REPEATABLE = "not repeatable"


@dataclass(frozen=True)
class Case:
    """One call of an exercise with its inputs. Visible cases earn no marks: students have them.

    faults: where many results are right (random numbers, trained weights), what is not so about
    one, in sentences without hidden values: (result, inputs) -> []. It runs in the parent.
    """

    label: str
    request: Request
    hidden: bool
    faults: Callable[[Any, Mapping[str, Any]], list[str]] | None = None


@dataclass(frozen=True)
class Misconception:
    """A named wrong way. `subject` behaves as a student with it would: function or answers."""

    name: str
    diagnosis: str
    subject: Any


@dataclass(eq=False)
class Exercise:
    """One thing a student defines, with all that is known about right and wrong answers.

    reference: the right function, or the dict of right answers of a quiz.
    marks: a positive number, spread evenly over the hidden cases.
    section: where the lectures treat it. hints: from gentle to nearly telling.
    options: the allowed answers of a quiz, by item. oracle: an independent way to the same values,
    called like the reference (release gate), or why a gradient has none.
    """

    name: str
    reference: Any
    marks: float
    visible: tuple[Case, ...]
    hidden: tuple[Case, ...]
    section: str = ""
    hints: tuple[str, ...] = ()
    rules: Rules = field(default_factory=Rules)
    options: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    oracle: Callable[..., Any] | str = ""
    misconceptions: dict[str, Misconception] = field(default_factory=dict)

    @property
    def cases(self) -> tuple[Case, ...]:
        """Visible cases, then hidden ones."""
        return self.visible + self.hidden

    @property
    def quiz(self) -> bool:
        """Is it a dict of answers rather than a function?"""
        return isinstance(self.reference, Mapping)

    def misconception(self, diagnosis: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Return a decorator that declares its function as a wrong way, named like the function."""

        def declare(subject: Callable[..., Any]) -> Callable[..., Any]:
            self.add_misconception(Misconception(subject.__name__, diagnosis, subject))
            return subject

        return declare

    def wrong_answer(self, name: str, diagnosis: str, **answers: Any) -> None:
        """Declare wrong answers to some items of a quiz; the other items are answered rightly."""
        unknown = sorted(set(answers) - set(self.reference))
        if unknown:
            raise DeclarationError(
                f"{self.name}: wrong answer {name!r} gives {unknown}, "
                f"but the items are {sorted(self.reference)}"
            )
        self.add_misconception(Misconception(name, diagnosis, {**self.reference, **answers}))

    def add_misconception(self, misconception: Misconception) -> None:
        """Add it; raise DeclarationError where the name is taken or the diagnosis is empty."""
        if misconception.name in self.misconceptions:
            raise DeclarationError(
                f"{self.name}: misconception {misconception.name!r} is declared twice; "
                "give each one a name of its own"
            )
        if not misconception.diagnosis.strip():
            raise DeclarationError(
                f"{self.name}: misconception {misconception.name!r} has no diagnosis; "
                "expected a sentence for the student"
            )
        self.misconceptions[misconception.name] = misconception


@dataclass(frozen=True)
class Verdict:
    """The judgement of one case.

    sentence: safe to show whatever the case. detail: with values, for visible cases only.
    """

    case: Case
    outcome: Outcome
    sentence: str = ""
    detail: str = ""
    note: str = ""
    observation: Observation | None = None

    @property
    def passed(self) -> bool:
        """Was the case right?"""
        return self.outcome is Outcome.PASSED
