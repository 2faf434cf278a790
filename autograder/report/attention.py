"""Students whom a person should look at: plain rules, each explained on the page.

A reason is something that was seen, never what somebody is thought to have done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.judge import marks_text
from autograder.report.classroom import Answer, Result

STRONG = 0.9  # share of the marks of all other exercises
OFTEN = 3  # exercises

Reasons = Callable[[Result, Sequence[Answer]], str]


@dataclass(frozen=True)
class Rule:
    """why: what may be behind it and what helps. reason: what was seen; empty if nothing was."""

    name: str
    why: str
    reason: Reasons


def _problem(result: Result, _: Sequence[Answer]) -> str:
    found = [f"{n['name']}: {n['problem']}" for n in result["notebooks"] if n["problem"]]
    return "; ".join(found)


def _note(result: Result, _: Sequence[Answer]) -> str:
    return "; ".join(f"{n['name']}: {n['note']}" for n in result["notebooks"] if n["note"])


def _nothing_tried(result: Result, given: Sequence[Answer]) -> str:
    read = any(not notebook["problem"] for notebook in result["notebooks"])
    own = [answer for answer in given if answer.exercise is not None]
    return "no exercise was attempted" if own and read and not any(a.tried for a in own) else ""


def _no_marks(_: Result, given: Sequence[Answer]) -> str:
    tried = [answer for answer in given if answer.tried and answer.exercise is not None]
    if not tried or any(answer.counted for answer in given):
        return ""
    return f"{_counted(len(tried))} attempted, no marks"


def _stopped(result: Result, _: Sequence[Answer]) -> str:
    cells = [cell for notebook in result["notebooks"] for cell in notebook["cells"]]
    stopped = [cell for cell in cells if cell["status"] in ("timed out", "died")]
    if not stopped:
        return ""
    some = "a cell" if len(stopped) == 1 else f"{len(stopped)} cells"
    return f"{some} did not come to an end"


def _one_slip(_: Result, given: Sequence[Answer]) -> str:
    counting = [answer for answer in given if not answer.mark.waiting]
    total = sum(answer.counted for answer in counting)
    maximum = sum(answer.mark.maximum for answer in counting)
    slips = []
    for answer in counting:
        others = maximum - answer.mark.maximum
        strong = others > 0 and (total - answer.counted) / others >= STRONG
        if strong and answer.kind == "zero" and answer.exercise is not None:
            slips.append(answer.exercise["name"])
    return f"no marks in `{slips[0]}`, nearly all elsewhere" if len(slips) == 1 else ""


def _visible_only(_: Result, given: Sequence[Answer]) -> str:
    names = [a.exercise["name"] for a in given if a.visible_only and a.exercise]
    if len(names) < OFTEN:
        return ""
    return f"visible checks passed and hidden cases failed in {_few(names)}"


def _flagged(result: Result, _: Sequence[Answer]) -> str:
    count = flag_count(result)
    return f"{count} flag{'s' if count > 1 else ''}" if count else ""


RULES = (
    Rule(
        "The notebook could not be graded",
        "The file is damaged, empty, a link, or missing. Often it can simply be asked for again.",
        _problem,
    ),
    Rule(
        "A note on the submission",
        "Something was unusual about the files, such as another name. It cost nothing; see that "
        "the right one was graded.",
        _note,
    ),
    Rule(
        "Nothing attempted",
        "Handed in as it was handed out. Perhaps the wrong file was handed in, or help is needed.",
        _nothing_tried,
    ),
    Rule(
        "Attempted, and no marks",
        "Work was done and nothing counted. One cause, such as a function under another name or "
        "an error in an early cell, may be behind all of it.",
        _no_marks,
    ),
    Rule(
        "A cell did not come to an end",
        "What was defined in it is lost to all exercises that use it.",
        _stopped,
    ),
    Rule(
        "No marks in one exercise, nearly all elsewhere",
        "One exercise was attempted without any marks, by someone with "
        f"{STRONG:.0%} or more of the marks of all others: often a slip, or a task that can be "
        "read in two ways.",
        _one_slip,
    ),
    Rule(
        "Visible checks passed and hidden cases failed, several times",
        f"In {OFTEN} exercises or more. The code may fit the examples rather than the task: worth "
        "a word on testing with data of one's own.",
        _visible_only,
    ),
    Rule(
        "Flags",
        "The text of the code holds something that the section on flags names. Flags are hints "
        "from reading, change no mark, and most have a good reason.",
        _flagged,
    ),
)


def flag_count(result: Result) -> int:
    """Return the number of flags of a submission."""
    notebooks = result["notebooks"]
    own = sum(len(exercise["flags"]) for n in notebooks for exercise in n["exercises"])
    return own + sum(len(notebook["flags"]) for notebook in notebooks)


def to_look_at(
    results: Sequence[Result], given: Mapping[str, Sequence[Answer]]
) -> list[dict[str, Any]]:
    """Return the students to whom a rule applies, with what was seen; most reasons first.

    given: the answers of each student.
    """
    found = []
    for result in results:
        own = given.get(result["student"], ())
        reasons = [{"rule": r.name, "seen": seen} for r in RULES if (seen := r.reason(result, own))]
        if reasons:
            mine = sum(answer.counted for answer in own)
            most = sum(answer.mark.maximum for answer in own)
            marks = f"{marks_text(mine)} of {marks_text(most)}"
            found.append({"student": result["student"], "marks": marks, "reasons": reasons})
    return sorted(found, key=lambda entry: -len(entry["reasons"]))


def _counted(exercises: int) -> str:
    return f"{exercises} exercise{'' if exercises == 1 else 's'}"


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(f"`{name}`" for name in names[:3]) + more
