"""Grade with a warm sandbox that is started when it is needed and replaced once when it breaks."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from autograder.course import Assignment
from autograder.grading import grade
from autograder.intake import Submission
from autograder.sandbox.host import Sandbox, SandboxError
from autograder.sandbox.limits import Limits


class WarmGrader:
    """Grades one submission after another in this process.

    root: the course folder, which the sandbox must prove to keep closed; None where there is none,
    on another machine. unsafe: no sandbox at all.
    """

    def __init__(self, root: Path | None, *, unsafe: bool = False) -> None:
        self.root = root
        self.unsafe = unsafe
        self._sandbox: Sandbox | None = None

    def grade(
        self,
        submission: Submission,
        assignment: Assignment,
        memory: MutableMapping[str, bytes] | None = None,
    ) -> dict[str, Any]:
        """Return the result document; `memory` as for `grading.grade`.

        Raises SandboxError where a second sandbox breaks as well.
        """
        try:
            return grade(submission, assignment, self._ready(assignment.limits), memory)
        except SandboxError:
            self.close()
            return grade(submission, assignment, self._ready(assignment.limits), memory)

    def prove(self, limits: Limits | None = None) -> None:
        """Start the sandbox and probe it from inside; raise SandboxError where it does not hold."""
        self._ready(limits or Limits())

    def close(self) -> None:
        """End the sandbox, if there is one."""
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    def _ready(self, limits: Limits) -> Sandbox:
        if self._sandbox is not None and self._sandbox.limits != limits:
            self.close()
        if self._sandbox is None:
            sandbox = Sandbox(limits=limits, unsafe=self.unsafe)
            if not self.unsafe:
                try:
                    sandbox.probe([self.root] if self.root else [])
                except SandboxError:
                    sandbox.close()
                    raise
            self._sandbox = sandbox
        return self._sandbox
