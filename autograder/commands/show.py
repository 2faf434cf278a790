"""`backgrade show`: one submission in the terminal, case by case, for instructors."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console

from autograder import case_view
from autograder.bank import nearest
from autograder.batch import students
from autograder.commands.parsing import course, describe
from autograder.course import Assignment, CourseError, load
from autograder.grading import result_key
from autograder.inspection import SeenExercise, SeenNotebook, inspect_notebook
from autograder.intake import Submission, read_submission
from autograder.judge import marks_text
from autograder.results import Store
from autograder.sandbox.host import Sandbox
from autograder.terminal import safe_line

RIGHT, WRONG, BOLD = "green", "red", "bold"
Line = tuple[str, str]  # text and style


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        show,
        example="  backgrade show ada 1-activations --exercise sigmoid_grad",
    )
    parser.add_argument("student")
    parser.add_argument("assignment")
    parser.add_argument(
        "--exercise",
        action="append",
        metavar="NAME",
        help="this exercise only, its passed cases in full, too; repeatable",
    )


def show(options: argparse.Namespace) -> int:
    """Run one submission again, in the sandbox, and print what came of each case."""
    root = course(options)
    assignment = load(root, options.assignment)
    there = students(root, assignment.name)
    if options.student not in there:
        raise CourseError(
            f"{safe_line(options.student)!r} handed in nothing for {assignment.name}; "
            + safe_line(nearest(options.student, there))
        )
    for name in options.exercise or ():
        if name not in assignment.exercises:
            raise CourseError(
                f"{assignment.name} has no exercise {safe_line(name)!r}; "
                + nearest(name, assignment.exercises)
            )
    folder = root / "submitted" / options.student / assignment.name
    submission = read_submission(folder, options.student, assignment.name, assignment.frames)
    with Sandbox(limits=assignment.limits) as sandbox:
        sandbox.probe([root])
        notebooks = [
            inspect_notebook(
                name,
                submission.notebooks[name],
                assignment,
                sandbox,
                options.exercise,
                every=bool(options.exercise),
            )
            for name in assignment.frames
        ]
    out = Console()
    for text, style in _lines(root, submission, assignment, notebooks, bool(options.exercise)):
        out.print(text, style=style, markup=False, highlight=False, soft_wrap=True)
    return 0


def _lines(
    root: Path,
    submission: Submission,
    assignment: Assignment,
    notebooks: list[SeenNotebook],
    every: bool,
) -> Iterator[Line]:
    yield f"{safe_line(submission.student)}, {assignment.name}: {_marks(notebooks)}", BOLD
    yield stored(root, submission, assignment, notebooks), ""
    if not every:
        yield "What is right is kept short; `--exercise NAME` shows every case of it in full.", ""
    for notebook in notebooks:
        if not notebook.exercises:
            continue
        yield "", ""
        yield f"{notebook.name}.ipynb: {_marks([notebook])}", BOLD
        for text in (notebook.problem, notebook.note, *notebook.flags):
            if text:
                yield f"  {safe_line(text)}", WRONG if text == notebook.problem else ""
        for label, how, text in notebook.stopped:
            yield f"  the cell {safe_line(label)}: {how}", WRONG
            yield from _indented(case_view.quoted("shows", text), 4)
        for exercise in notebook.exercises:
            if exercise.cases:
                yield from _exercise(exercise, every)


def _exercise(exercise: SeenExercise, every: bool) -> Iterator[Line]:
    """Yield the cases; of an exercise that is right, only what its code said."""
    cases = exercise.cases
    right = all(seen.verdict.passed for seen in cases)
    yield ("✓ " if right else "✗ ") + case_view.heading(exercise), RIGHT if right else WRONG
    alike = [] if every else case_view.together(exercise)
    yield from ((f"    {line}", "") for line in alike)
    before: list[str] = []
    for seen in () if alike else cases:
        passed = seen.verdict.passed
        said = case_view.says(seen)
        shown = case_view.details(seen) if every or not passed else said
        if shown or every or not right:
            yield f"    {case_view.mark(seen)}", RIGHT if passed else WRONG
        if said and said == before:
            shown = [*shown[: -len(said)], "(and says the same as before)"]
        yield from _indented(shown, 8)
        before = said
    yield from _indented(case_view.about(exercise), 4)


def stored(
    root: Path, submission: Submission, assignment: Assignment, notebooks: list[SeenNotebook]
) -> str:
    """Return whether the result on disk says the same, as a sentence."""
    store = Store(root)
    path = store.path(assignment.name, submission.student)
    place = safe_line(str(path.relative_to(root)))
    if not path.exists():
        return "There is no result of it on disk; `backgrade grade` makes one."
    key = result_key(submission, assignment)
    result = store.read(assignment.name, submission.student, key)
    if result is None:
        return (
            f"{place} is stale: submission, release or suite have changed since, or it was graded "
            "without a sandbox; `backgrade grade` renews it."
        )
    there = {
        (exercise["name"], case["label"]): case["outcome"]
        for notebook in result["notebooks"]
        for exercise in notebook["exercises"]
        for case in exercise["cases"]
    }
    other = [
        f"{exercise.exercise.name}, “{safe_line(case.label)}”: {there.get((name, case.label))} "
        f"there, {seen.verdict.outcome.value} here"
        for notebook in notebooks
        for exercise in notebook.exercises
        for seen in exercise.cases
        for name, case in [(exercise.exercise.name, seen.verdict.case)]
        if there.get((name, case.label)) != seen.verdict.outcome.value
    ]
    if not other:
        return f"{place} says the same."
    more = f" (and {len(other) - 1} more)" if len(other) > 1 else ""
    return f"{place} differs, although nothing has changed since: {other[0]}{more}."


def _marks(notebooks: Iterable[SeenNotebook]) -> str:
    exercises = [e for notebook in notebooks for e in notebook.exercises]
    most = sum(e.exercise.marks for e in exercises)
    return f"{marks_text(sum(e.score for e in exercises))} of {marks_text(most)} marks"


def _indented(lines: Iterable[str], by: int) -> Iterator[Line]:
    for line in lines:
        yield " " * by + line, ""
