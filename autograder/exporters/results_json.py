"""Gradescope's results.json from a result document: a pure function.

After "Autograder Specifications", sections "Output format", "Controlling Test Case Visibility",
"Controlling standard output visibility", "Test case status" and "Output String Formatting"
(https://gradescope-autograders.readthedocs.io/en/latest/specs/). One test an exercise; leaderboards
are not used. What stands here of hidden cases is what a student's feedback page says: their labels
and sentences without values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from autograder.annotate import account
from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks, automatic_marks
from autograder.judge import marks_text

# When students see a test: at once, after the deadline, with the published grades, never.
VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")
DEFAULT_VISIBILITY = "after_due_date"
MAX_OUTPUT = 10_000
# What PostgreSQL's JSON and other strict readers refuse, and what turns the direction of writing.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Result = Mapping[str, Any]


def results_json(
    result: Result,
    marks: SubmissionMarks | None = None,
    *,
    visibility: str = DEFAULT_VISIBILITY,
) -> dict[str, Any]:
    """Return what results.json holds for one submission.

    marks: as the gradebook has them, by hand included; without it the automatic ones. visibility:
    one of VISIBILITIES, for the tests; what stands above them holds no marks and is always shown.
    """
    if visibility not in VISIBILITIES:
        raise ValueError(f"visibility is one of {', '.join(VISIBILITIES)}, not {visibility!r}")
    marks = marks or automatic_marks(result)
    tests = [
        test
        for number, notebook in enumerate(result["notebooks"], 1)
        for test in _tests(number, notebook, marks.notebooks.get(notebook["name"]))
    ]
    return {
        # Overrides the sum of the tests; it differs from it by a penalty only.
        "score": round(marks.score, 4),
        "execution_time": round(result["timings"]["seconds"], 1),
        "output": _clean(_about(result, marks)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "extra_data": _for_the_instructor(result),
        "tests": [test | {"visibility": visibility} for test in tests],
    }


def _tests(number: int, notebook: Result, marks: NotebookMarks | None) -> list[dict[str, Any]]:
    known = dict(marks.marks) if marks else {}
    comments = marks.comments if marks else {}
    tests = []
    for place, exercise in enumerate(notebook["exercises"], 1):
        name = exercise["name"]
        mark = known.pop(name, None) or Mark(exercise["max"], automatic=exercise["score"])
        automatic, *why = account(exercise)
        plain = mark == Mark(exercise["max"], automatic=exercise["score"])
        said = [*([automatic] if plain else _marked(mark)), *why]
        tests.append(_test(f"{number}.{place}", notebook, name, mark, said, comments.get(name, "")))
    # Cells that people mark, which no exercise checks.
    for place, (name, mark) in enumerate(known.items(), len(tests) + 1):
        said = _marked(mark)
        tests.append(_test(f"{number}.{place}", notebook, name, mark, said, comments.get(name, "")))
    return tests


def _test(
    number: str, notebook: Result, name: str, mark: Mark, said: list[str], comment: str
) -> dict[str, Any]:
    if comment:
        said = [*said, f"Comment of your instructor: {comment}"]
    test: dict[str, Any] = {
        "name": _clean(f"{notebook['name']}: {name}"),
        "number": number,
        "max_score": mark.maximum,
        "output": _clean("\n".join(said)),
    }
    if mark.waiting:
        return test  # without a score it is information, and counts as nothing
    return test | {"score": round(mark.score, 4), "status": "passed" if mark.full else "failed"}


def _marked(mark: Mark) -> list[str]:
    if mark.waiting:
        return ["To be marked by hand."]
    lines = [f"{marks_text(mark.score)} of {marks_text(mark.maximum)} marks"]
    if mark.manual is not None:
        automatic = "none" if mark.automatic is None else marks_text(mark.automatic)
        lines.append(f"Marked by your instructor; automatic marks: {automatic}.")
    return lines


def _about(result: Result, marks: SubmissionMarks) -> str:
    """Return what is said at once: what was read, and what the student's own checks say as well."""
    lines = []
    for notebook in result["notebooks"]:
        if notebook["problem"]:
            lines.append(f"{notebook['name']}: {notebook['problem']}")
            continue
        if notebook["note"]:
            lines.append(f"{notebook['name']}: {notebook['note']}")
        exercises = [e for e in notebook["exercises"] if _visible(e)]
        failing = [e["name"] for e in exercises if not all(map(_passed, _visible(e)))]
        right = len(exercises) - len(failing)
        lines.append(
            f"{notebook['name']}: {right} of {len(exercises)} exercises pass all visible cases"
            + (f"; not yet: {', '.join(failing)}" if failing else "")
        )
    if any(notebook.penalty for notebook in marks.notebooks.values()):
        lines.append("It was late: marks are taken off the sum of the tests.")
    return "\n".join(lines)


def _visible(exercise: Result) -> list[Result]:
    return [case for case in exercise["cases"] if not case["hidden"]]


def _passed(case: Result) -> bool:
    return bool(case["outcome"] == "passed")


def _for_the_instructor(result: Result) -> dict[str, Any]:
    exercises = [e for notebook in result["notebooks"] for e in notebook["exercises"]]
    flags = [flag for notebook in result["notebooks"] for flag in notebook["flags"]]
    flags += [f"{e['name']} {flag}" for e in exercises for flag in e["flags"]]
    return {
        "backgrade": {
            "assignment": result["assignment"],
            "key": result["key"],
            "sandbox": result["sandbox"],
            "misconceptions": [
                {"exercise": e["name"], "name": d["name"], "cases": d["cases"]}
                for e in exercises
                for d in e["diagnoses"]
            ],
            "outcomes": {e["name"]: e["outcome"] for e in exercises},
            "flags": [_clean(flag) for flag in flags],
        }
    }


def _clean(text: str) -> str:
    text = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text) <= MAX_OUTPUT:
        return text
    return f"{text[:MAX_OUTPUT]}\n[… {len(text) - MAX_OUTPUT} more characters are left out]"
