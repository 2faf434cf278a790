"""The bank of exercises as a table and as a page: EXERCISES.md, made anew by `backgrade build`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.bank import bank
from autograder.course import places
from autograder.judge import marks_in_words, marks_text
from autograder.model import Exercise
from autograder.notebooks.reference import as_markdown, asked

HEAD = """\
# The bank of exercises

For instructors: every exercise that a notebook may ask for, in the order of this course. Under each
stand the wrong ways that are recognised, with the sentence that a student gets. Hidden inputs stand
nowhere here. `backgrade exercises --search WORD` searches this page; `backgrade new NAME
--exercises NAME,NAME` makes an assignment of any of them.

`backgrade build` writes this page from `solutions/` and `autograder/suite/`; edit nothing here.
"""
PAGE = "EXERCISES.md"
NOWHERE = "in no notebook of this course"


@dataclass(frozen=True)
class Entry:
    """An exercise of the bank. places: "assignment/notebook", in the order of the course."""

    exercise: Exercise
    places: tuple[str, ...]


def entries(root: Path) -> list[Entry]:
    """Return the bank: what stands in the notebooks of the course first, in their order."""
    known, found = bank(), places(root)
    names = [*(name for name in found if name in known), *(n for n in known if n not in found)]
    return [
        Entry(known[name], tuple(f"{a}/{notebook}" for a, notebook in found.get(name, ())))
        for name in names
    ]


def matching(entry: Entry, word: str) -> bool:
    """Does the word stand in the name, the place, the section, the task or a diagnosis?"""
    exercise = entry.exercise
    texts = [exercise.name, *entry.places, exercise.section, asked(exercise)]
    for misconception in exercise.misconceptions.values():
        texts += [misconception.name, misconception.diagnosis]
    return any(word.casefold() in text.casefold() for text in texts)


def page(root: Path) -> str:
    """Return the text of EXERCISES.md."""
    groups = by_place(entries(root))
    parts = [HEAD, "\n".join(_overview(groups))]
    for place, group in groups.items():
        parts.append(f"## {place}")
        parts += ["\n\n".join(_exercise(entry)) for entry in group]
    return "\n\n".join(parts) + "\n"


def by_place(found: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries by the first notebook in which they stand."""
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.places[0] if entry.places else NOWHERE, []).append(entry)
    return groups


def _overview(groups: dict[str, list[Entry]]) -> Iterator[str]:
    yield "| notebook | exercises | marks |"
    yield "|---|---|---|"
    for place, group in groups.items():
        names = ", ".join(f"[`{e.exercise.name}`](#{e.exercise.name.lower()})" for e in group)
        yield f"| {place} | {names} | {_marks(group)} |"


def _marks(group: Sequence[Entry]) -> str:
    return marks_text(sum(entry.exercise.marks for entry in group))


def _exercise(entry: Entry) -> Iterator[str]:
    exercise = entry.exercise
    yield f"### {exercise.name}"
    yield f"```text\n{asked(exercise)}\n```" if exercise.quiz else as_markdown(asked(exercise))
    about = [
        marks_in_words(exercise.marks),
        f"{len(exercise.visible)} visible and {len(exercise.hidden)} hidden cases",
        *([as_markdown(exercise.section)] if exercise.section else []),
        *(f"also in {place}" for place in entry.places[1:]),
    ]
    yield "; ".join(about) + "."
    wrong = exercise.misconceptions.values()
    if wrong:
        yield "\n".join(f"- `{m.name}`: {as_markdown(m.diagnosis)}" for m in wrong)
