"""What `check("...")` and `hint("...")` do in a student's notebook.

numpy only, and IPython where there is one: the text of this module is part of the checks file.
"""

from __future__ import annotations

import sys
import textwrap
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.answers import unfit
from autograder.finding import PASSED, first_finding
from autograder.notebooks.check_curve import Place, check_curve, real_numbers
from autograder.notebooks.check_report import Picture, Report, Row
from autograder.notebooks.error_map import error_map
from autograder.notebooks.literal import from_json
from autograder.notebooks.progress import (
    LINE_WIDTH,
    progress_line,
    progress_list,
    remember,
    was_checked,
)
from autograder.notebooks.traps import left_in_place, not_callable, not_defined, way_out
from autograder.notebooks.visible_case import given_of, observation_of, request_of, rules_of
from autograder.recognise import recognise
from autograder.sandbox.worker.calls import MISSING, Observation, observe

CHECKS: dict[str, Any] = {}
_hints_given: dict[str, int] = {}


class ChecksFailed(Exception):
    """Some visible check did not pass. Shown as one line, not as a wall of traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check(name: str) -> None:
    """Run the visible checks of exercise `name` on what the notebook defines, and show a table.

    Raises ChecksFailed unless all passed, so that nbgrader's Validate notices.
    """
    entry = _entry(name)
    names = notebook_names()
    subject = names.get(name, MISSING)
    table = any(case["item"] for case in entry["cases"])  # a dict of functions
    if subject is MISSING:
        row = Row(False, not_defined(name, names, CHECKS))
        report = Report(f"{name}: not defined yet.", (row,))
    elif entry["items"]:
        report = _quiz_report(name, entry, subject)
    elif not callable(subject) and not table:
        report = Report(f"{name}: no function.", (Row(False, not_callable(name, subject)),))
    else:
        report = _report(name, entry, subject)
    remember(name, report.passed, names)
    of_this = [other for other, its in CHECKS.items() if its["notebook"] == entry["notebook"]]
    _show(replace(report, footer=progress_line(of_this, names)))
    if not report.passed:
        stuck = f' Stuck? hint("{name}")' if subject is not MISSING else ""
        raise ChecksFailed(report.summary + stuck)


def progress() -> None:
    """Print how many exercises pass their visible checks, and which are still to do."""
    names = notebook_names()
    by_notebook: dict[str, list[str]] = {}
    for name, entry in CHECKS.items():
        by_notebook.setdefault(entry["notebook"], []).append(name)
    tried = {book: asked for book, asked in by_notebook.items() if was_checked(asked)}
    for book, asked in (tried or by_notebook).items():
        print(f"{book}: {progress_list(asked, names)}")


def hint(name: str) -> None:
    """Print the next hint for exercise `name`; each call goes one step further."""
    hints = _entry(name)["hints"]
    before = _hints_given.get(name, 0)
    given = min(before + 1, len(hints))
    _hints_given[name] = given
    for number, text in enumerate(hints[:given], start=1):
        said = f"Hint {number} of {len(hints)}: {text}"
        print(textwrap.fill(said, LINE_WIDTH, break_long_words=False, break_on_hyphens=False))
    if given == before:
        print("There are no more hints for this one: read its text again, or ask a person.")


def notebook_names() -> dict[str, Any]:
    """Return what the notebook has defined so far, by name."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    names: dict[str, Any] = running.user_ns if running else vars(sys.modules["__main__"])
    return names


def _entry(name: str) -> Any:
    if name not in CHECKS:
        known = ", ".join(CHECKS)
        raise ChecksFailed(
            f"There is no exercise called {name!r} here. There are: {known}. If the notebook asks "
            "for it, the checks.py beside it is of another release: get both once more."
        )
    return CHECKS[name]


def _report(name: str, entry: Any, subject: Any) -> Report:
    rules = rules_of(entry["rules"])
    seen, rows = [], []
    for case in entry["cases"]:
        request = request_of(name, case)
        with np.errstate(all="ignore"):
            mine = observe(request, subject)
        if mine.error == "KeyboardInterrupt":
            raise KeyboardInterrupt  # Stop was pressed: one press is enough
        seen.append(mine)
        found = first_finding(name, mine, observation_of(case["expected"]), rules, request.item)
        passed = found.outcome == PASSED
        given = "" if passed or mine.kind == "unattempted" else given_of(request)
        rows.append(Row(passed, case["label"], found.note if passed else found.detail, given))
    if {mine.kind for mine in seen} == {"unattempted"}:
        stub = "Put an answer in the place of each `None`, and run that cell"
        row = Row(False, left_in_place(name) if callable(subject) else stub)
        return Report(f"{name}: not written yet.", (row,))
    mistaken = {key: [observation_of(o) for o in obs] for key, obs in entry["mistaken"].items()}
    recognised = recognise(mistaken, seen, [row.passed for row in rows], rules)
    diagnoses = [entry["diagnoses"][key] for key, _ in recognised]
    names = notebook_names()
    advice = [way_out(mine, names, CHECKS) for mine in seen]
    perhaps = tuple(dict.fromkeys(text for text in advice + diagnoses if text))
    picture = _picture_of(name, entry, subject, seen, [row.passed for row in rows])
    return Report(_summary(name, rows), tuple(rows), perhaps, picture)


def _picture_of(
    name: str, entry: Any, subject: Any, seen: list[Observation], passed: list[bool]
) -> Picture | None:
    """Return what there is to see: the function's curve, or where a result is wrong."""
    wrong = next((i for i, right in enumerate(passed) if not right), None)
    if axis := entry["curve"]:
        request = request_of(name, entry["cases"][wrong or 0])
        others = {key: value for key, value in request.inputs.items() if key != axis}
        places: list[Place] = []
        for case, mine in zip(entry["cases"], seen, strict=True):
            inputs = request_of(name, case).inputs
            if all(inputs[key] == value for key, value in others.items()):
                places += _places(inputs[axis], from_json(case["expected"]["value"]), mine.value)

        def own(x: np.ndarray) -> Any:
            moved = replace(request, inputs={**others, axis: x}, once=True)
            return observe(moved, subject).value

        fixed = "".join(f", {key} = {value:g}" for key, value in others.items())
        return check_curve(name + fixed, axis, places, own, small=wrong is None)
    rules = rules_of(entry["rules"])
    maps = []
    for case, mine, right in zip(entry["cases"], seen, passed, strict=True):
        if not right and mine.kind == "returned":
            expected = from_json(case["expected"]["value"])
            maps.append(error_map(case["label"], expected, mine.value, rules))
    # The last ones are the larger ones, where there is more to see.
    return next((found for found in reversed(maps) if found), None)


def _places(x: Any, expected: Any, mine: Any) -> list[Place]:
    """Return (x, expected, yours) entry by entry; nan for yours where the shapes differ."""
    right = np.asarray(expected, dtype=float)
    got = np.full(right.shape, np.nan)
    if isinstance(mine, (bool, int, float, np.ndarray)) and np.shape(mine) == right.shape:
        got = real_numbers(mine, got)
    columns = (np.asarray(x, dtype=float), right, got)
    return list(zip(*(column.ravel().tolist() for column in columns), strict=True))


def _summary(name: str, rows: list[Row]) -> str:
    passed = sum(row.passed for row in rows)
    what = "visible check" if len(rows) == 1 else "visible checks"
    end = " Hidden ones decide the marks." if passed == len(rows) else ""
    return f"{name}: {passed} of {len(rows)} {what} passed.{end}"


def _quiz_report(name: str, entry: Any, subject: Any) -> Report:
    """Return whether every item has an answer of the right form, and the items that are shown.

    Which of the others are right, the grading tells.
    """
    if type(subject) is not dict:
        row = Row(False, f"`{name}` must be a dict with the items of the starter code")
        return Report(f"{name}: not a dict.", (row,))
    options = {item: [from_json(o) for o in some] for item, some in entry["options"].items()}
    reasons = {
        item: unfit(subject.get(item), wanted, options.get(item, ()))
        for item, wanted in entry["items"].items()
    }
    unanswered = [item for item in reasons if subject.get(item) is None]
    rows = [Row(False, k, v) for k, v in reasons.items() if v and k not in unanswered]
    if unanswered:
        rows.append(Row(False, f"no answer yet: {', '.join(unanswered)}"))
    count = len(reasons)
    answered = f"{name}: {count - sum(map(bool, reasons.values()))} of {count} items answered."
    if rows:
        return Report(answered, tuple(rows))
    if entry["cases"]:
        shown = _report(name, entry, subject)
        rest = shown.summary.removeprefix(f"{name}: ")
        return replace(shown, summary=f"{answered} {rest}")
    return Report(f"{answered} Which ones are right, the grading tells.")


def _show(report: Report) -> None:
    shell = sys.modules.get("IPython")
    if shell and shell.get_ipython():
        sys.modules["IPython.display"].display(report)
    else:
        print(report)
