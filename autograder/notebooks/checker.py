"""What `check("...")` and `hint("...")` do in a student's notebook.

numpy only, and IPython where there is one: the text of this module is part of the checks file.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from autograder.answers import unfit
from autograder.finding import PASSED, first_finding
from autograder.notebooks.check_report import Report, Row
from autograder.notebooks.literal import from_json
from autograder.recognise import recognise
from autograder.rules import Rules, Tolerance
from autograder.sandbox.worker.calls import MISSING, Observation, Request, observe

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
    subject = notebook_names().get(name, MISSING)
    if subject is MISSING:
        row = Row(False, "run the cell above that defines it; is the name still the same?")
        report = Report(f"{name}: not defined yet.", (row,))
    elif entry["items"]:
        report = _quiz_report(name, entry, subject)
    else:
        report = _report(name, entry, subject)
    _show(report)
    if not report.passed:
        raise ChecksFailed(f'{report.summary} Stuck? hint("{name}")')


def hint(name: str) -> None:
    """Print the next hint for exercise `name`; each call goes one step further."""
    hints = _entry(name)["hints"]
    given = min(_hints_given.get(name, 0) + 1, len(hints))
    _hints_given[name] = given
    for number, text in enumerate(hints[:given], start=1):
        print(f"Hint {number} of {len(hints)}: {text}")


def notebook_names() -> dict[str, Any]:
    """Return what the notebook has defined so far, by name."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    names: dict[str, Any] = running.user_ns if running else vars(sys.modules["__main__"])
    return names


def _entry(name: str) -> Any:
    if name not in CHECKS:
        known = ", ".join(CHECKS)
        raise ChecksFailed(f"There is no exercise called {name!r} here. There are: {known}.")
    return CHECKS[name]


def _report(name: str, entry: Any, subject: Any) -> Report:
    rules = _rules(entry["rules"])
    seen, rows = [], []
    for case in entry["cases"]:
        request = _request(name, case)
        with np.errstate(all="ignore"):
            mine = observe(request, subject)
        if mine.error == "KeyboardInterrupt":
            raise KeyboardInterrupt  # Stop was pressed: one press is enough
        seen.append(mine)
        found = first_finding(name, mine, _observation(case["expected"]), rules, request.item)
        passed = found.outcome == PASSED
        given = "" if passed or mine.kind == "unattempted" else _given(request)
        rows.append(Row(passed, case["label"], found.note if passed else found.detail, given))
    if {mine.kind for mine in seen} == {"unattempted"}:
        row = Row(False, "put your code in the place of the starter code and run that cell")
        return Report(f"{name}: not written yet.", (row,))
    mistaken = {key: [_observation(o) for o in obs] for key, obs in entry["mistaken"].items()}
    names = recognise(mistaken, seen, [row.passed for row in rows], rules)
    diagnoses = tuple(entry["diagnoses"][key] for key, _ in names)
    return Report(_summary(name, rows), tuple(rows), diagnoses)


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
    rows = []
    for item, wanted in entry["items"].items():
        if reason := unfit(subject.get(item), wanted, options.get(item, ())):
            rows.append(Row(False, item, reason))
    count = len(entry["items"])
    answered = f"{name}: {count - len(rows)} of {count} items answered."
    if rows:
        return Report(answered, tuple(rows))
    if entry["cases"]:
        shown = _report(name, entry, subject)
        rest = shown.summary.removeprefix(f"{name}: ")
        return Report(f"{answered} {rest}", shown.rows, shown.diagnoses)
    return Report(f"{answered} Which ones are right, the grading tells.", ())


def _request(name: str, case: Any) -> Request:
    inputs = {key: from_json(tree) for key, tree in case["inputs"].items()}
    return Request(
        name,
        case["expression"],
        inputs,
        case["item"],
        case["read_only"],
        case["helpers"],
        case["once"],
    )


def _observation(tree: Any) -> Observation:
    return Observation(
        tree["kind"],
        value=from_json(tree["value"]),
        changed=tuple(tree["changed"]),
        shared=tuple(tree["shared"]),
        error=tree["error"],
        message=tree["message"],
    )


def _rules(tree: Any) -> Rules:
    fields = {
        **tree,
        "tolerance": Tolerance(**tree["tolerance"]),
        "results": tuple(tree["results"]),
    }
    return Rules(**fields)


def _given(request: Request) -> str:
    values = []
    for key, value in request.inputs.items():
        shown = repr(value)
        if isinstance(value, np.ndarray):
            shown = np.array2string(value, separator=", ", precision=6)
        text = " ".join(shown.split()).replace("[ ", "[").replace(" ]", "]")
        values.append(f"{key} = {text if len(text) <= 120 else text[:117] + '...'}")
    return f"{request.expression} with {', '.join(values)}" if values else request.expression


def _show(report: Report) -> None:
    shell = sys.modules.get("IPython")
    if shell and shell.get_ipython():
        sys.modules["IPython.display"].display(report)
    else:
        print(report)
