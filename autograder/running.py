"""Run one notebook in the sandbox and observe its exercises; a bad cell costs only itself.

A cell or call that does not come back ends its child. A fresh child runs the cells again, without
the cell in question, and goes on with the next exercise.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from autograder.model import Case, Exercise
from autograder.sandbox.host import Child, ChildDied, ChildTimedOut, Sandbox
from autograder.sandbox.worker.calls import KNOWN_ERRORS, Observation, Request
from autograder.sandbox.worker.outputs import printable
from autograder.sandbox.worker.plain import Foreign
from autograder.sandbox.worker.values import held

CALL_LOST = "an earlier call of this exercise did not come back"
OUT_OF_TIME = "the time for the whole notebook was used up"
# All that the calls of a notebook give is kept until it is judged. What is small always has room;
# what is larger shares some, in bytes.
SMALL, ROOM = 2**17, 64 * 2**20


@dataclass(frozen=True)
class CellResult:
    """What one cell of the notebook printed, and how it ended: ok, error, timed out, died."""

    status: str
    outputs: Sequence[Mapping[str, Any]]
    error: str = ""


@dataclass(frozen=True)
class Seen:
    """All that was seen of one notebook: cells by index, observations by exercise."""

    cells: Mapping[int, CellResult]
    observations: Mapping[str, Sequence[Observation]]


class _OutOfTimeError(Exception):
    pass


def observe_notebook(
    sandbox: Sandbox,
    cells: Sequence[tuple[int, str, str]],
    exercises: Sequence[Exercise],
    files: Mapping[str, bytes],
) -> Seen:
    """Run `cells` (index, label, source), call every exercise. Raises SandboxError (our fault).

    files: modules of ours that cells may import.
    """
    session = _Session(sandbox, cells, files)
    observations: dict[str, list[Observation]] = {}
    try:
        # What a visible case gives is shown in full, so no hidden input may have come into the
        # process before: code could remember it and say it there.
        for hidden in (False, True):
            for exercise in exercises:
                cases = exercise.hidden if hidden else exercise.visible
                seen = session.observe(exercise.name, cases)
                observations.setdefault(exercise.name, []).extend(seen)
    except _OutOfTimeError:
        pass
    finally:
        session.close()
    for exercise in exercises:
        seen = observations.setdefault(exercise.name, [])
        missing = len(exercise.cases) - len(seen)
        seen.extend([Observation("not run", message=OUT_OF_TIME)] * missing)
    return Seen(session.results, observations)


class _Session:
    """A notebook with a child that has run it, whenever one is needed."""

    def __init__(
        self, sandbox: Sandbox, cells: Sequence[tuple[int, str, str]], files: Mapping[str, bytes]
    ) -> None:
        self.sandbox = sandbox
        self.cells = cells
        self.lines = {label: source.count("\n") + 1 for _, label, source in cells}
        self.files = dict(files)
        self.results: dict[int, CellResult] = {}
        self.lost: set[int] = set()
        self.given_up: dict[str, set[str | None]] = {}
        self.child: Child | None = None
        self.ran = False
        self.room = ROOM
        self.deadline = time.monotonic() + sandbox.limits.notebook_seconds

    def observe(self, name: str, cases: Sequence[Case]) -> list[Observation]:
        """Return one observation for each case; after a lost call its like are not run."""
        seen: list[Observation] = []
        lost = self.given_up.setdefault(name, set())
        while len(seen) < len(cases):
            left = cases[len(seen) :]
            asked = list(takewhile(lambda case: lost.isdisjoint({case.request.item, None}), left))
            if not asked:
                seen.append(Observation("not run", message=CALL_LOST))
                continue
            limit = self.sandbox.limits.call_seconds
            answers = self._ready().calls([case.request for case in asked], limit)
            try:
                for case, mine in zip(asked, answers, strict=True):
                    seen.append(self._kept(self._believable(mine, case.request)))
                continue
            except ChildTimedOut:
                seen.append(Observation("timed out"))
            except ChildDied:
                seen.append(Observation("died"))
            self.close()
            # Items of a table stand for themselves; of a function, every case would be lost.
            lost.add(cases[len(seen) - 1].request.item)
        return [self._explained(name, mine) for mine in seen]

    def _believable(self, seen: Observation, request: Request) -> Observation:
        """Keep of the names in an observation only those that we gave: the child could say any.

        What it puts there would be shown to the student, and so could carry hidden inputs out.
        """
        known = 0 < seen.line <= self.lines.get(seen.cell, 0)
        return replace(
            seen,
            changed=tuple(name for name in request.inputs if name in seen.changed),
            shared=tuple(name for name in request.inputs if name in seen.shared),
            cell=seen.cell if known else "",
            line=seen.line if known else 0,
            message=" ".join(printable(seen.message).split()) if seen.kind == "raised" else "",
        )

    def _kept(self, seen: Observation) -> Observation:
        """Return it as it is while there is room for all that the calls give."""
        size = held(seen.value) + held(seen.again)
        if size <= SMALL:
            return seen
        self.room -= size
        if self.room >= 0:
            return seen
        self.room += size
        large = Foreign("value that is too large")
        return replace(seen, value=large, again=None if seen.repeats else large)

    def close(self) -> None:
        """End the child, if there is one."""
        if self.child is not None:
            self.child.close()
            self.child = None

    def _ready(self) -> Child:
        while self.child is None:
            if time.monotonic() > self.deadline:
                raise _OutOfTimeError
            self.child = self.sandbox.spawn(self.files, imported=self.files)
            self._run_cells(self.child)
            if self.child is not None and not self.ran:
                # Slow cells of one's own take nothing from the time for the exercises.
                self.ran = True
                self.deadline = time.monotonic() + self.sandbox.limits.notebook_seconds
        return self.child

    def _run_cells(self, child: Child) -> None:
        limit = self.sandbox.limits.cell_seconds
        for index, label, source in self.cells:
            if index in self.lost:
                continue
            if time.monotonic() > self.deadline:
                raise _OutOfTimeError
            try:
                run = child.run(label, source, limit)
            except ChildTimedOut:
                self._lose(index, "timed out", f"This cell was stopped after {limit:g} seconds.")
                return
            except ChildDied as error:
                self._lose(index, "died", error.sentence)
                return
            self.results.setdefault(index, _result(run.ok, run.outputs))

    def _lose(self, index: int, status: str, sentence: str) -> None:
        self.lost.add(index)
        output = {
            "output_type": "error",
            "ename": "Stopped",
            "evalue": sentence,
            "traceback": [sentence],
        }
        self.results[index] = CellResult(status, [output])
        self.close()

    def _explained(self, name: str, seen: Observation) -> Observation:
        """Say why a name is missing where its own cell failed."""
        if seen.kind not in ("missing", "unattempted"):
            return seen
        for index, label, _ in self.cells:
            result = self.results.get(index)
            if label == name and result and result.status != "ok":
                reason = {
                    "timed out": "its cell did not come to an end",
                    "died": "its cell ended the Python process",
                }.get(result.status, f"its cell stopped with {result.error}")
                return Observation("missing", message=reason)
        return seen


def _result(ok: bool, outputs: Sequence[Mapping[str, Any]]) -> CellResult:
    errors = [o for o in outputs if o.get("output_type") == "error"]
    name = str(errors[-1].get("ename", "")) if errors else ""
    known = name if name in KNOWN_ERRORS else "an exception"
    return CellResult("ok" if ok else "error", outputs, "" if ok else known)
