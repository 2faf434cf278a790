"""What `check("...")` and `hint("...")` do in a student's notebook.

numpy only, and IPython where there is one: the text of this module is part of the checks file.
"""

from __future__ import annotations

import html
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare import Rules, Tolerance
from autograder.finding import PASSED, first_finding
from autograder.notebooks.literal import from_json
from autograder.recognise import recognise
from autograder.sandbox.worker.calls import MISSING, Observation, Request, observe

CHECKS: dict[str, Any] = {}
_hints_given: dict[str, int] = {}


class ChecksFailed(Exception):
    """Some visible check did not pass. Shown as one line, not as a wall of traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was checked, whether it passed, and why not."""

    passed: bool
    label: str
    reason: str = ""
    given: str = ""


@dataclass(frozen=True)
class Report:
    """The table that a check shows: HTML in a notebook, text in a terminal."""

    name: str
    rows: tuple[Row, ...]
    diagnoses: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One sentence for the whole table."""
        passed = sum(row.passed for row in self.rows)
        count = len(self.rows)
        what = "visible check" if count == 1 else "visible checks"
        if passed == count:
            return f"{self.name}: {count} of {count} {what} passed. Hidden ones decide the marks."
        return f"{self.name}: {passed} of {count} {what} passed."

    def __repr__(self) -> str:  # noqa: D105 - the table as text
        lines = [self.summary]
        for row in self.rows:
            lines.append(f"  {'passed ' if row.passed else 'NOT YET'}  {row.label}")
            lines += [f"           {text}" for text in (row.given, row.reason) if text]
        lines += [f"  Perhaps: {text}" for text in self.diagnoses]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        cell = "text-align:left;vertical-align:top;padding:0.25em 0.8em"
        rows = []
        for row in self.rows:
            notes = f"<br><code>{html.escape(row.given)}</code>" if row.given else ""
            notes += f"<br>{html.escape(row.reason)}" if row.reason else ""
            mark = "✓ passed" if row.passed else "✗ not yet"
            rows.append(
                f'<tr><td style="{cell};white-space:nowrap">{mark}</td>'
                f'<td style="{cell}">{html.escape(row.label)}{notes}</td></tr>'
            )
        perhaps = "".join(f"<p><b>Perhaps:</b> {html.escape(t)}</p>" for t in self.diagnoses)
        return f"<p><b>{html.escape(self.summary)}</b></p><table>{''.join(rows)}</table>{perhaps}"


def check(name: str) -> None:
    """Run the visible checks of exercise `name` on what the notebook defines, and show a table.

    Raises ChecksFailed unless all passed, so that nbgrader's Validate notices.
    """
    entry = _entry(name)
    subject = notebook_names().get(name, MISSING)
    report = _quiz_report(name, entry, subject) if entry["items"] else _report(name, entry, subject)
    _show(report)
    if not all(row.passed for row in report.rows):
        raise ChecksFailed(
            f'{report.summary} Mend it and run the cell again, or ask hint("{name}").'
        )


def hint(name: str) -> None:
    """Print the next hint for exercise `name`; each call goes one step further."""
    hints = _entry(name)["hints"]
    given = min(_hints_given.get(name, 0) + 1, len(hints))
    _hints_given[name] = given
    for number, text in enumerate(hints[:given], start=1):
        print(f"Hint {number} of {len(hints)}: {text}")


def _entry(name: str) -> Any:
    if name not in CHECKS:
        known = ", ".join(CHECKS)
        raise ChecksFailed(f"There is no exercise called {name!r} here. There are: {known}.")
    return CHECKS[name]


def _report(name: str, entry: Any, subject: Any) -> Report:
    rules = _rules(entry["rules"])
    requests = [_request(name, case) for case in entry["cases"]]
    with np.errstate(all="ignore"):
        seen = [observe(request, subject) for request in requests]
    if {mine.kind for mine in seen} <= {"unattempted"}:
        return Report(name, (Row(False, f"`{name}` still has its starter code", _STARTER),))
    if {mine.kind for mine in seen} <= {"missing"}:
        return Report(name, (Row(False, f"`{name}` is not defined", _UNDEFINED),))
    rows = []
    for case, request, mine in zip(entry["cases"], requests, seen, strict=True):
        found = first_finding(name, mine, _observation(case["expected"]), rules)
        passed = found.outcome == PASSED
        given = "" if passed else _given(request)
        rows.append(Row(passed, case["label"], found.note if passed else found.detail, given))
    mistaken = {key: [_observation(o) for o in obs] for key, obs in entry["mistaken"].items()}
    names = recognise(mistaken, seen, [row.passed for row in rows], rules)
    return Report(name, tuple(rows), tuple(entry["diagnoses"][key] for key, _ in names))


def _quiz_report(name: str, entry: Any, subject: Any) -> Report:
    if subject is MISSING:
        return Report(name, (Row(False, f"`{name}` is not defined", _UNDEFINED),))
    if type(subject) is not dict:
        return Report(name, (Row(False, f"`{name}` must be a dict with the items of the starter"),))
    rows = []
    for item in entry["items"]:
        answer = subject.get(item)
        reason = ""
        if answer is None:
            reason = "no answer yet"
        elif entry["options"] and not _among(answer, entry["options"]):
            allowed = ", ".join(repr(option) for option in entry["options"])
            reason = f"{str(answer)[:40]!r} is none of the allowed answers: {allowed}"
        elif not entry["options"] and not isinstance(answer, (int, float, np.number)):
            reason = "expected a number"
        rows.append(Row(not reason, f"{item}: answered" if not reason else item, reason))
    return Report(name, tuple(rows))


def _among(answer: Any, options: Any) -> bool:
    if isinstance(answer, str):
        answer = answer.strip().casefold()
    return any(type(answer) is type(option) and answer == option for option in options)


_STARTER = "replace the line `raise NotImplementedError()` by your code and run that cell"
_UNDEFINED = "run the cell above that defines it; is the name still the same?"


def _request(name: str, case: Any) -> Request:
    inputs = {key: from_json(tree) for key, tree in case["inputs"].items()}
    return Request(name, case["expression"], inputs, case["item"], case["read_only"])


def _observation(tree: Any) -> Observation:
    return Observation(
        tree["kind"],
        value=from_json(tree["value"]),
        changed=tuple(tree["changed"]),
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
        text = " ".join(repr(value).split())
        values.append(f"{key} = {text if len(text) <= 120 else text[:117] + '...'}")
    return f"{request.expression} with {', '.join(values)}" if values else request.expression


def notebook_names() -> dict[str, Any]:
    """Return what the notebook has defined so far, by name."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    names: dict[str, Any] = running.user_ns if running else vars(sys.modules["__main__"])
    return names


def _show(report: Report) -> None:
    shell = sys.modules.get("IPython")
    if shell and shell.get_ipython():
        sys.modules["IPython.display"].display(report)
    else:
        print(report)
