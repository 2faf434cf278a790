"""A case as an instructor wants to see it: inputs, expected, got, what the student's code said.

Lines of text, safe for a terminal. They hold hidden inputs and results: never for students.
"""

from __future__ import annotations

from collections.abc import Iterable

from autograder.inspection import SeenCase, SeenExercise
from autograder.judge import marks_text
from autograder.terminal import safe_line, safe_lines
from autograder.values_text import value_lines

MARGIN = 11
MAX_LINES = 25  # of one text of a student's
NEVER_CALLED = ("unattempted", "missing", "not run")


def heading(exercise: SeenExercise) -> str:
    """Return the name, the marks and how many hidden cases passed."""
    name, most = exercise.exercise.name, exercise.exercise.marks
    hidden = [c.verdict for c in exercise.cases if c.verdict.case.hidden]
    line = f"{name}: {marks_text(exercise.score)} of {marks_text(most)} marks"
    if hidden:
        line += f"; {sum(v.passed for v in hidden)} of {len(hidden)} hidden cases passed"
    return line


def mark(seen: SeenCase) -> str:
    """Return a case in a line: sign, visible or hidden, label, outcome."""
    verdict = seen.verdict
    kind = "hidden " if verdict.case.hidden else "visible"
    outcome = "" if verdict.passed else f": {verdict.outcome.value}"
    return f"{'✓' if verdict.passed else '✗'} {kind}  {safe_line(verdict.case.label)}{outcome}"


def together(exercise: SeenExercise) -> list[str]:
    """Return all cases in a line or two, where nothing was called and nothing tells them apart."""
    outcomes = {c.verdict.outcome.value for c in exercise.cases}
    reasons = {c.reason for c in exercise.cases}
    if len(outcomes) != 1 or not outcomes <= set(NEVER_CALLED):
        return []
    said = [f"  {safe_line(reason)}" for reason in reasons] if len(reasons) == 1 else []
    return [f"✗ all {len(exercise.cases)} cases: {outcomes.pop()}", *said]


def details(seen: SeenCase) -> list[str]:
    """Return all that is known of a case beside its mark."""
    case, mine = seen.verdict.case, seen.verdict.observation
    lines = [safe_line(text) for text in (seen.reason, seen.verdict.note) if text]
    if mine is None or mine.kind in NEVER_CALLED:
        return lines
    lines += _field("call", [case.request.expression])
    for name, value in case.request.inputs.items():
        lines += _field(name, value_lines(value))
    right = seen.expected
    wanted = value_lines(right.value) if right.kind == "returned" else [right.error]
    lines += _field("such as" if case.faults else "expected", wanted)
    if mine.kind == "returned":
        lines += _field("got", value_lines(mine.value))
        lines += [] if mine.repeats else _field("then", value_lines(mine.again))
    return lines + says(seen)


def says(seen: SeenCase) -> list[str]:
    """Return what the call printed when it was made again, its warnings and its traceback."""
    if seen.said is None:
        return []
    return quoted("prints", seen.said.printed) + quoted("says", seen.said.trouble)


def about(exercise: SeenExercise) -> list[str]:
    """Return diagnoses, flags and what the exercise's own cell showed."""
    lines = []
    failed = sum(not c.verdict.passed for c in exercise.cases)
    for diagnosis in exercise.diagnoses:
        misconception = diagnosis.misconception
        explains = ", ".join(f"“{label}”" for label in diagnosis.labels)
        if len(diagnosis.labels) == failed > 1:
            explains = f"all {failed} cases that failed"
        text = [f"{misconception.name}: {misconception.diagnosis}", f"(explains {explains})"]
        lines += _field("diagnosis", map(safe_line, text))
    for flag in exercise.flags:
        lines += _field("to look at", [safe_line(flag)])
    return lines + quoted("its cell", exercise.printed)


def quoted(name: str, text: str) -> list[str]:
    """Return a student's text behind its name; nothing where there is none."""
    if not text.strip():
        return []
    return _field(name, [f"| {line}" for line in safe_lines(text, MAX_LINES)])


def _field(name: str, texts: Iterable[str]) -> list[str]:
    first, *rest = texts
    width = max(MARGIN, len(name) + 1)
    return [f"{name:<{width}}{first}", *(" " * width + line for line in rest)]
