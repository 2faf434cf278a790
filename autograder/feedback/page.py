"""The page of feedback of one notebook: a pure function from documents to HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from autograder.feedback.document import document, of
from autograder.feedback.escaping import said
from autograder.feedback.exercise import by_hand, link, not_attempted, section
from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.feedback.work import MAX_CELLS, Work, shown_cell, work
from autograder.judge import marks_text
from autograder.sandbox.host import UNCONFINED

BEGIN_WITH = 3  # exercises that are named on top: one evening's mending

Notebook = Mapping[str, Any]  # of a result document
Exercise = Mapping[str, Any]


def page(
    notebook: Mapping[str, Any],
    result: Mapping[str, Any],
    name: str,
    marks: SubmissionMarks,
    files: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the page of the notebook `name` of a submission.

    notebook: as it was autograded (annotate.annotated): the student's cells and what they showed.
    result: the result document of the submission. marks: those that count (marks.automatic_marks
    where there is no gradebook). files: see `document`. Of hidden cases it shows the labels, and
    what the result says to the student; never the flags, which are for the instructor.
    """
    graded = next(n for n in result["notebooks"] if n["name"] == name)
    mine = marks.notebooks.get(name, NotebookMarks())
    main = [
        *_notices(graded, result["sandbox"]),
        *_overview(graded, mine),
        *_exercises(graded, mine, work(notebook)),
    ]
    return document(result, name, marks, of(mine), main, files)


def _notices(graded: Notebook, sandbox: str) -> Iterator[Markup]:
    box = Markup('<p class="box warn" role="note"><b>{}</b> {}</p>')
    if sandbox == UNCONFINED:
        yield box.format("Graded without a sandbox:", "these marks are not to be trusted.")
    if graded["problem"]:
        yield box.format("No marks could be given for this notebook:", _ended(graded["problem"]))
    box = Markup('<p class="box" role="note"><b>{}</b> {}</p>')
    if graded["note"]:
        yield box.format("A note, which costs nothing:", _ended(graded["note"]))
    if lost := sum(cell["status"] in ("timed out", "died") for cell in graded["cells"]):
        some = "1 cell" if lost == 1 else f"{lost} cells"
        yield box.format("Stopped:", f"{some} of yours could not be run to the end; see below why.")


def _ended(sentence: str) -> Markup:
    return said(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}.")


def _overview(graded: Notebook, mine: NotebookMarks) -> Iterator[Markup]:
    """Yield how this notebook went, and where to begin."""
    yield Markup("<h2>{}</h2>").format(graded["name"])
    if mine.penalty:
        form = Markup("<p><b>Handed in late:</b> {} taken off {} earned.</p>")
        yield form.format(_counted(mine.penalty), marks_text(mine.earned))
    if waiting := sum(mark.waiting for mark in mine.marks.values()):
        form = Markup("<p><b>Still to be marked by your instructor:</b> {}</p>")
        yield form.format("1 answer." if waiting == 1 else f"{waiting} answers.")
    if graded["problem"]:
        return
    exercises = graded["exercises"]
    missed = [e for e in exercises if not _mark(e, mine).full]
    wrong = [e for e in missed if not not_attempted(e)]
    words = _in_words(len(exercises), len(wrong), len(missed))
    yield Markup("<p>{}</p>").format(words)
    if wrong:
        items = [_beginning(e, wrong, mine) for e in _order(wrong, mine)[:BEGIN_WITH]]
        yield Markup(
            '<section class="box" aria-labelledby="begin"><h2 id="begin">Begin here</h2>\n'
            "<ol>{}</ol></section>"
        ).format(Markup("").join(items))


def _in_words(total: int, wrong: int, missed: int) -> str:
    if not missed:
        return f"All {total} exercises are right." if total > 1 else "The exercise is right."
    if missed == total and not wrong:
        return f"None of the {total} exercises was attempted." if total > 1 else "Not attempted."
    right = total - missed
    words = [f"{right} of {total} exercises {'is' if right == 1 else 'are'} right."]
    words += [f"Marks were lost in {wrong}."] if wrong else []
    words += [f"Not attempted: {missed - wrong}."] if missed > wrong else []
    return " ".join(words)


def _order(wrong: Sequence[Exercise], mine: NotebookMarks) -> list[Exercise]:
    """Return first what stands on its own, then what most others use, then what costs most."""
    used = [name for exercise in wrong for name in exercise["depends_on"]]

    def key(exercise: Exercise) -> tuple[bool, int, float]:
        name = exercise["name"]
        return bool(exercise["depends_on"]), -used.count(name), -_mark(exercise, mine).lost

    return sorted(wrong, key=key)


def _beginning(exercise: Exercise, wrong: Sequence[Exercise], mine: NotebookMarks) -> Markup:
    lost = _counted(_mark(exercise, mine).lost)
    users = [e["name"] for e in wrong if exercise["name"] in e["depends_on"]]
    used = Markup(", used by {}").format(_names(users)) if users else ""
    why = exercise["diagnoses"][0]["text"] if exercise["diagnoses"] else exercise["sentence"]
    return Markup("<li>{} ({} lost{}): {}</li>\n").format(
        link(exercise["name"]), lost, used, said(why)
    )


def _counted(marks: float) -> str:
    return f"{marks_text(marks)} mark{'' if marks == 1 else 's'}"


def _names(names: Sequence[str]) -> Markup:
    return Markup(", ").join(Markup("<code>{}</code>").format(name) for name in names)


def _mark(exercise: Exercise, mine: NotebookMarks) -> Mark:
    """Return the mark that counts; the automatic one where the gradebook has none."""
    automatic = Mark(exercise["max"], automatic=exercise["score"])
    return mine.marks.get(exercise["name"], automatic)


def _exercises(graded: Notebook, mine: NotebookMarks, done: Work) -> Iterator[Markup]:
    """Yield all exercises, what people mark beside them, and the student's other cells."""
    shown = [] if graded["problem"] else graded["exercises"]
    if shown:
        yield Markup("<h2>The exercises</h2>")
    for exercise in shown:
        name = exercise["name"]
        yield section(
            exercise,
            _mark(exercise, mine),
            number=done.numbers.get(name, ""),
            answer=done.answers.get(name),
            comment=mine.comments.get(name, ""),
        )
    changed = {name for name, mark in mine.marks.items() if mark.manual is not None or mark.extra}
    automatic = {exercise["name"] for exercise in graded["exercises"]} - changed
    others = mine.marks.keys() - automatic | mine.comments.keys()
    others -= {exercise["name"] for exercise in shown}
    if others:
        yield Markup("<h2>Marked by your instructor</h2>")
    for name in sorted(others):
        # A notebook that could not be read has no answers of the student's to show.
        answer = None if graded["problem"] else done.answers.get(name)
        comment = mine.comments.get(name, "")
        yield by_hand(name, mine.marks.get(name), answer=answer, comment=comment)
    if done.others:
        yield _other_cells(done.others)


def _other_cells(cells: Sequence[Mapping[str, Any]]) -> Markup:
    shown = [shown_cell(cell) for cell in cells[:MAX_CELLS]]
    if len(cells) > MAX_CELLS:
        shown.append(Markup("<p>… and {} more cells.</p>").format(len(cells) - MAX_CELLS))
    count = "1 other cell" if len(cells) == 1 else f"{len(cells)} other cells"
    return Markup(
        "<h2>Beside the exercises</h2>\n"
        "<details><summary>{} of your notebook</summary>\n{}</details>"
    ).format(count, Markup("\n").join(shown))
