"""What was found in the answers of the class: misconceptions, limits, flags, and who has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from autograder.report.classroom import Result
from autograder.sandbox.worker.outputs import CUT

_CUT = CUT.partition("{")[0].strip()
# What an exercise's case says when a limit was hit.
_LIMITS = {"timed out": "out of time", "died": "process ended"}
# What the sentence of an exception tells of the sandbox (finding.HINTS).
_CLOSED = {
    "it asked for more memory than there is": "out of memory",
    "other files, programs and the network are closed": "asked for what is closed (files, network)",
}
_WHOLE = "time for the notebook used up"

Key = tuple[str, ...]


def misconceptions(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return the recognised misconceptions, the most frequent first.

    Of two that coincide on the cases of an exercise, a student has both.
    """
    found: dict[Key, list[str]] = {}
    for result in results:
        for notebook in result["notebooks"]:
            for exercise in notebook["exercises"]:
                for d in exercise["diagnoses"]:
                    key = (notebook["name"], exercise["name"], d["name"], d["text"])
                    found.setdefault(key, []).append(result["student"])
    return _entries(found, ("notebook", "exercise", "name", "text"))


def limits(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return where time, memory or room for output came to an end.

    exercise: empty where it was in running the cells. cell: its name, where that is known.
    """
    found: dict[Key, list[str]] = {}
    for result in results:
        for notebook in result["notebooks"]:
            for hit in dict.fromkeys([*_in_cells(notebook), *_in_calls(notebook)]):
                found.setdefault((notebook["name"], *hit), []).append(result["student"])
    return _entries(found, ("notebook", "exercise", "cell", "what"))


def _in_cells(notebook: Result) -> Iterator[Key]:
    for cell in notebook["cells"]:
        if cell["status"] in _LIMITS:
            yield "", cell.get("label", ""), _LIMITS[cell["status"]]
        if any(cut_off(output) for output in cell["outputs"]):
            yield "", cell.get("label", ""), "more output than is kept"


def cut_off(output: Result) -> bool:
    """Does an output say that a cell showed more than is kept?"""
    text = output.get("text", "")
    return isinstance(text, str) and _CUT in text[-200:]


def _in_calls(notebook: Result) -> Iterator[Key]:
    for exercise in notebook["exercises"]:
        cases = exercise["cases"]
        found = {case["outcome"] for case in cases}
        hits = [what for outcome, what in _LIMITS.items() if outcome in found]
        # After a lost call its like are not run; without one, the notebook's time was over.
        if "not run" in found and not hits:
            hits.append(_WHOLE)
        raised = [case["sentence"] for case in cases if case["outcome"] == "raised"]
        hits += [w for sign, w in _CLOSED.items() if any(sign in said for said in raised)]
        yield from ((exercise["name"], "", what) for what in hits)


def flags(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return what the instructor may want to look at, by its sentence."""
    found: dict[Key, list[str]] = {}
    for result in results:
        for notebook in result["notebooks"]:
            where = notebook["name"]
            for flag in dict.fromkeys(notebook["flags"]):
                found.setdefault((where, "", flag), []).append(result["student"])
            for exercise in notebook["exercises"]:
                for flag in dict.fromkeys(exercise["flags"]):
                    key = (where, exercise["name"], flag)
                    found.setdefault(key, []).append(result["student"])
    return _entries(found, ("notebook", "exercise", "text"))


def _entries(found: dict[Key, list[str]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return an entry for each key, those of most students first, else in the order found."""
    return [
        {**dict(zip(names, key, strict=True)), "students": students}
        for key, students in sorted(found.items(), key=lambda entry: -len(entry[1]))
    ]
