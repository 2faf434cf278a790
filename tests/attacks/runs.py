"""All attacks, tried by two users in two forms of the sandbox: four processes, side by side."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from autograder.sandbox import bubblewrap
from autograder.sandbox.worker import landlock
from tests.attacks import machine
from tests.attacks.ordinary import USER, NotPossible, as_user
from tests.conftest import ROOT

USERS = ("root", "ordinary")
FORMS = ("bubblewrap", "inner")
LAST_WORDS = 4000
# What a process needs to close its sandbox, on a machine that does much else.
PATIENCE = 60


def unavailable(form: str) -> str:
    """Return why a form of the sandbox does not work here, nothing where it does."""
    if sys.platform != "linux":
        return "the sandbox needs Linux"
    if form == "bubblewrap" and bubblewrap.working_variant() is None:
        return "bubblewrap does not work here"
    if form == "inner" and landlock.version() == 0:
        return "this kernel has no Landlock"
    return ""


class Run:
    """A process in which one user tries attacks in one form of the sandbox, one after another."""

    def __init__(self, user: str, form: str, names: Collection[str], *, formgrader: bool) -> None:
        """Begin. Raises NotPossible where it cannot be done here."""
        if reason := unavailable(form):
            raise NotPossible(reason)
        if user == "root" and os.geteuid() != 0:
            raise NotPossible("only root can try attacks as root")
        as_another = user == "ordinary" and os.geteuid() == 0
        # Not in pytest's own folder, which is closed to others.
        self.folder = tempfile.TemporaryDirectory(prefix="backgrade-trials-", dir="/tmp")
        try:
            self.process = self._begin(form, formgrader, as_user if as_another else list)
        except BaseException:
            self.folder.cleanup()
            raise
        machine.OTHERS.add(self.process.pid)
        self.records: dict[str, dict[str, Any]] = {}
        self._expected = set(names)
        with contextlib.suppress(BrokenPipeError):  # it has ended already; `record` says why
            self.process.stdin.write("\n".join(names))
            self.process.stdin.close()

    def _begin(
        self, form: str, formgrader: bool, line: Callable[[list[str]], list[str]]
    ) -> subprocess.Popen[str]:
        root = Path(self.folder.name)
        home, temporary = root / "home", root / "temporary"
        command = [sys.executable, "-m", "tests.attacks.worker", form, str(root)]
        command = line([*command, "--formgrader"] if formgrader else command)
        for path in home, temporary:
            path.mkdir()
        if line is as_user:
            for path in root, home, temporary:
                os.chown(path, USER, USER)
        self.log = (root / "log").open("w+b")
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "LANG": "C.UTF-8",
                "HOME": str(home),
                "TMPDIR": str(temporary),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )

    def record(self, name: str) -> dict[str, Any]:
        """Return what is told of an attack, as soon as it is told."""
        while name not in self.records:
            line = self.process.stdout.readline()
            if not line:
                self.log.seek(0)
                said = self.log.read().decode("utf-8", "replace")[-LAST_WORDS:]
                code = self.process.wait()
                return {"error": f"the process ended before, with code {code}:\n{said}"}
            told = json.loads(line)
            self.records[told["attack"]] = told
        return self.records[name]

    def end(self) -> None:
        """Let it come to its end, at once where it is not done; remove its files."""
        if self._expected - set(self.records):
            self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.log.close()
            self.folder.cleanup()


class Runs:
    """The runs of all users in all forms, begun together: one waits while another computes."""

    def __init__(self, wanted: dict[tuple[str, str], list[str]]) -> None:
        """wanted: names of attacks by user and form."""
        self.runs: dict[tuple[str, str], Run] = {}
        self.impossible: dict[tuple[str, str], str] = {}
        for (user, form), names in wanted.items():
            try:
                # Its pages are the same in every run.
                first = not self.runs
                self.runs[user, form] = Run(user, form, names, formgrader=first)
            except NotPossible as error:
                self.impossible[user, form] = str(error)

    def end(self) -> None:
        """End all that still run."""
        for run in self.runs.values():
            run.end()
