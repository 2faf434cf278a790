"""What must hold of every attack, in every form of the sandbox, for every user.

Each promise is a function that yields what is not so, in words; it yields nothing where it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import isclose
from typing import Any

from autograder.feedback.style import POLICY
from autograder.results import ResultError, validate
from tests.attacks.page import acting, formgrader_itself, scripts
from tests.attacks.planted import canaries_in
from tests.attacks.trial import Trial, told

MEGABYTE = 10**6
# A grader holds less than 100 MB; what a submission adds must leave it under 400.
MAX_GROWTH = 300 * MEGABYTE
MAX_DOCUMENT = MEGABYTE
# What the grader itself computes for one submission and its pages.
MAX_SECONDS = 10.0
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def it_earns_no_mark_that_it_did_not_deserve(trial: Trial, _: set[str]) -> Iterator[str]:
    """Each exercise has the marks that the attack's file says, and the result is well-formed."""
    deserved = trial.attack.earned({name: e["max"] for name, e in trial.exercises.items()})
    for name, exercise in trial.exercises.items():
        score = exercise["score"]
        if name in trial.attack.parts and not 0 < score < deserved[name]:
            yield f"{name}: {score:g} marks, not a part of {deserved[name]:g}"
        if name not in trial.attack.parts and score != deserved[name]:
            yield f"{name}: {score:g} marks, not {deserved[name]:g}"
    total = sum(exercise["score"] for exercise in trial.exercises.values())
    if not isclose(trial.result["score"], total, abs_tol=1e-9):
        yield f"in all {trial.result['score']:g} marks, not {total:g}"
    try:
        validate(trial.result, trial.attack.id)
    except ResultError as error:
        yield str(error)


def it_ends_as_its_file_says(trial: Trial, _: set[str]) -> Iterator[str]:
    """It does what it is meant to: one that stops for a mistake of its own would prove nothing."""
    expected = trial.attack.expect
    statuses = {c["status"] for n in trial.result["notebooks"] for c in n["cells"]}
    allowed = {"ok"} | {wanted for what, wanted in expected if what in ("cell", "maybe")}
    for status in sorted(statuses - allowed):
        yield f"a cell {status}: {trial.outputs[:2000]}"
    for what, wanted in expected:
        if what == "maybe":
            continue
        if what == "cell":
            found: Any = sorted(statuses)
            holds = wanted in statuses
        elif what == "shows":
            found = trial.outputs[:2000]
            holds = wanted in trial.outputs
        elif what in ("problem", "note"):
            found = [n[what] for n in trial.result["notebooks"]]
            holds = any(wanted in words for words in found)
        else:
            found = f"{trial.exercises[what]['outcome']}: {trial.exercises[what]['sentence']}"
            holds = trial.exercises[what]["outcome"] == wanted
        if not holds:
            yield f"expected {what} {wanted}, found {found}"


def no_secret_comes_out(trial: Trial, _: set[str]) -> Iterator[str]:
    """No canary is in what its processes said, in the result, on a page."""
    yield from (f"{kind}, in what it said" for kind in canaries_in(trial.said))
    yield from (f"{kind}, in the result" for kind in canaries_in(trial.document.encode()))
    if trial.attack.fixture.base == "starter":  # the reference's own lines are in the other ones
        for page in (*trial.pages, *trial.formgrader):
            yield from (f"{kind}, on a page" for kind in canaries_in(page.encode()))


def no_hidden_input_is_shown(trial: Trial, hidden: set[str]) -> Iterator[str]:
    """No number of a hidden case is in the result or on a page."""
    yield from sorted(trial.numbers & hidden)


def judged_again_without_a_run_it_has_the_same_result(trial: Trial, _: set[str]) -> Iterator[str]:
    """What was seen of it and kept is what was seen of it."""
    if trial.again is not None and told(trial.again) != trial.document:
        yield f"{told(trial.again)[:2000]}, before {trial.document[:2000]}"


def it_leaves_nothing_on_the_machine(trial: Trial, _: set[str]) -> Iterator[str]:
    """No process, file or socket of it is left, and nothing that was there is changed."""
    yield from (f"left: {what}" for what in trial.left)
    yield from (f"changed: {path}" for path in trial.changed)


def the_next_student_sees_nothing_of_it_and_gets_full_marks(
    trial: Trial, _: set[str]
) -> Iterator[str]:
    """Whoever is graded next in the same sandbox finds it as it was before any attack."""
    for what in sorted(trial.first_look.keys() | trial.next_look.keys()):
        before, after = trial.first_look.get(what), trial.next_look.get(what)
        if before != after:
            yield f"{what}: {after}, before {before}"
    if not trial.next_result["score"] == trial.next_result["max"] > 0:
        yield f"{trial.next_result['score']:g} of {trial.next_result['max']:g} marks"


def the_grader_needs_little_time_and_memory_for_it(trial: Trial, _: set[str]) -> Iterator[str]:
    """What the grader computes, holds and stores is bounded."""
    if trial.seconds >= MAX_SECONDS:
        yield f"{trial.seconds:.1f} seconds of computing"
    if trial.growth >= MAX_GROWTH:
        yield f"{trial.growth / MEGABYTE:.0f} MB more memory"
    if len(trial.document) >= MAX_DOCUMENT:
        yield f"a result of {len(trial.document) / MEGABYTE:.1f} MB"


def nothing_of_it_acts_on_a_page_in_a_terminal_or_in_a_log(
    trial: Trial, _: set[str]
) -> Iterator[str]:
    """What a student wrote is text everywhere."""
    for page in trial.pages:
        yield from acting(page, maths=False)
        if scripts(page):
            yield "a script on the page"
        if f'content="{POLICY}"' not in page:
            yield "a page without its policy"
    for page in trial.formgrader:
        known = acting(formgrader_itself(), maths=True)
        yield from (found for found in acting(page, maths=True) if found not in known)
        if scripts(page) != scripts(formgrader_itself()):
            yield "a script on formgrader's page"
    yield from (f"control characters: {t!r}" for t in _texts(trial.result) if CONTROLS.search(t))
    for table in trial.tables:
        if odd := [c for c in table if not c.isprintable() and c != "\n"]:
            yield f"in the terminal: {odd}"
        # A host of continuous integration obeys such lines of a log, blanks before them or not.
        for line in table.splitlines():
            if line.lstrip().startswith("::") or "##[" in line:
                yield f"in the log: {line}"


def _texts(tree: Any) -> Iterator[str]:
    """Return all texts in a document."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)


Promise = Callable[[Trial, set[str]], Iterator[str]]
PROMISES: tuple[Promise, ...] = (
    it_earns_no_mark_that_it_did_not_deserve,
    it_ends_as_its_file_says,
    judged_again_without_a_run_it_has_the_same_result,
    no_secret_comes_out,
    no_hidden_input_is_shown,
    it_leaves_nothing_on_the_machine,
    the_next_student_sees_nothing_of_it_and_gets_full_marks,
    the_grader_needs_little_time_and_memory_for_it,
    nothing_of_it_acts_on_a_page_in_a_terminal_or_in_a_log,
)


def broken_promises(trial: Trial, hidden: set[str]) -> dict[str, list[str]]:
    """Return what is not so, by promise; the promises that hold are left out.

    hidden: numbers of hidden inputs, of which none may be shown (see `unknown_numbers`).
    """
    found = {promise.__name__: list(promise(trial, hidden)) for promise in PROMISES}
    return {name.replace("_", " "): words for name, words in found.items() if words}
