"""One submission with its values: what is known while grading, and no result on disk keeps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from autograder.course import Assignment
from autograder.finding import first_finding
from autograder.flags import unusual_imports
from autograder.grading import flags_of
from autograder.intake import Reading
from autograder.judge import Diagnosis, diagnose, expected, judge, score
from autograder.model import CHECKS_FILE, Case, Exercise, Verdict
from autograder.replay import Said, printed, replay
from autograder.running import observe_notebook
from autograder.sandbox.host import Sandbox
from autograder.sandbox.worker.calls import Observation
from autograder.transplant import code_cells


@dataclass(frozen=True)
class SeenCase:
    """A case, judged. expected: what the reference does. said: what it says when called again.

    reason: why it did not pass, with values, for hidden cases too: never for a student's eyes.
    """

    verdict: Verdict
    expected: Observation
    reason: str
    said: Said | None = None


@dataclass(frozen=True)
class SeenExercise:
    """An exercise with its cases. printed: what the student's own cell of it showed."""

    exercise: Exercise
    cases: tuple[SeenCase, ...]
    diagnoses: tuple[Diagnosis, ...] = ()
    flags: tuple[str, ...] = ()
    printed: str = ""

    @property
    def score(self) -> float:
        """The marks."""
        return score(self.exercise, [c.verdict for c in self.cases]) if self.cases else 0.0


@dataclass(frozen=True)
class SeenNotebook:
    """A notebook of the submission. problem: why nothing in it was called, else empty.

    stopped: (label, how it ended, what it showed) of each cell that did not run to its end.
    """

    name: str
    problem: str
    note: str
    exercises: tuple[SeenExercise, ...]
    flags: tuple[str, ...] = ()
    stopped: tuple[tuple[str, str, str], ...] = ()


def inspect_notebook(
    name: str,
    reading: Reading,
    assignment: Assignment,
    sandbox: Sandbox,
    names: Collection[str] | None = None,
    *,
    every: bool = False,
) -> SeenNotebook:
    """Run one notebook as grading does, and keep what it gives. Raises SandboxError (our fault).

    names: the exercises to call; None: all. every: call passed cases again, too.
    """
    exercises = [e for e in assignment.exercises_of(name) if names is None or e.name in names]
    if reading.problem:
        nothing = tuple(SeenExercise(exercise, ()) for exercise in exercises)
        return SeenNotebook(name, reading.problem, reading.note, nothing)
    runs = code_cells(assignment.frames[name], reading.cells)
    files = {CHECKS_FILE: assignment.checks}
    seen = observe_notebook(sandbox, runs, exercises, files)
    judged = {e.name: judge(e, seen.observations[e.name]) for e in exercises}
    wanted = [
        (e, v.case) for e in exercises for v in judged[e.name] if _worth_calling_again(v, every)
    ]
    said = replay(sandbox, runs, files, wanted)
    labels = {index: label for index, label, _ in runs}
    done = {index: result for index, result in seen.cells.items() if result.status == "ok"}
    own = {labels[index]: printed(result.outputs) for index, result in done.items()}
    return SeenNotebook(
        name=name,
        problem="",
        note=reading.note,
        exercises=tuple(
            SeenExercise(
                exercise,
                tuple(_cases(exercise, judged[exercise.name], said)),
                tuple(diagnose(exercise, judged[exercise.name])),
                tuple(flags_of(exercise, runs)),
                own.get(exercise.name, ""),
            )
            for exercise in exercises
        ),
        flags=tuple(unusual_imports(runs)),
        stopped=tuple(
            (labels[index] or f"number {index + 1}", result.status, printed(result.outputs))
            for index, result in sorted(seen.cells.items())
            if result.status != "ok"
        ),
    )


def _cases(
    exercise: Exercise, verdicts: Sequence[Verdict], said: dict[tuple[str, str], Said]
) -> list[SeenCase]:
    return [
        SeenCase(
            verdict,
            right,
            _reason(exercise, verdict, right),
            said.get((exercise.name, verdict.case.label)),
        )
        for verdict, right in zip(verdicts, expected(exercise), strict=True)
    ]


def _reason(exercise: Exercise, verdict: Verdict, right: Observation) -> str:
    mine, case = verdict.observation, verdict.case
    if verdict.passed or mine is None or case.faults:
        return verdict.sentence
    found = first_finding(exercise.name, mine, right, exercise.rules, case.request.item)
    # For an answer outside the options of a quiz the judge has words of its own.
    return found.detail if found.safe == verdict.sentence else verdict.sentence


def _worth_calling_again(verdict: Verdict, every: bool) -> bool:
    """Does the case call something that comes back, and is there anything to learn from it?"""
    mine = verdict.observation
    if mine is None or mine.kind not in ("returned", "raised") or not _calls(verdict.case):
        return False
    return every or not verdict.passed or mine.warned


def _calls(case: Case) -> bool:
    """Is it more than a look at an answer?"""
    return case.request.item is None or bool(case.request.inputs)
