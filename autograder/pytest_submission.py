"""What pytest does with --submission: collect cases, run the submission once, show and sum up."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from autograder.case_view import about, details
from autograder.cells import solution_ids
from autograder.course import Assignment, CourseError, assignments, load
from autograder.inspection import SeenCase, SeenExercise, SeenNotebook, inspect_notebook
from autograder.intake import Reading, read_file, read_submission
from autograder.judge import marks_text
from autograder.model import Case, DeclarationError, Exercise
from autograder.sandbox.host import Sandbox, SandboxError, SandboxUnavailable
from autograder.settings import CONFIGURATION, SettingsError
from autograder.terminal import safe_line

NAME = "backgrade-submission"
HIDDEN, VISIBLE = "hidden", "visible"


class SubmissionPlugin:
    """Holds the one submission of this run. Raises pytest.UsageError where there is none."""

    def __init__(self, config: pytest.Config) -> None:
        for name in (HIDDEN, VISIBLE):
            config.addinivalue_line("markers", f"{name}: a {name} case of an exercise")
        here = Path(config.invocation_params.dir)
        self.path = _absolute(here, config.option.submission)
        config.option.submission = str(self.path)
        if not self.path.exists():
            raise pytest.UsageError(f"--submission {self.path}: there is no such file or folder")
        folder = self.path if self.path.is_dir() else self.path.parent
        name = config.option.assignment or folder.name
        try:
            self.root = _course(here, self.path)
            if name not in assignments(self.root):
                hint = "" if config.option.assignment else " (--assignment says which one it is)"
                raise pytest.UsageError(f"the course has no assignment {name!r}{hint}")
            self.assignment = load(self.root, name)
        except (CourseError, DeclarationError, SettingsError) as error:
            raise pytest.UsageError(str(error)) from error
        self.readings = _readings(self.path, self.assignment)
        config.args = _arguments(config, here, self.path)
        self.outcomes: dict[tuple[str, str], list[bool]] = {}
        self.lost = 0
        self._seen: dict[str, SeenNotebook | Exception] = {}
        self._sandbox: Sandbox | None = None

    # ---- collecting: nothing in the submission but its released notebooks is ever looked at ----

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self) -> bool:
        """Pass over whatever does not lead to the submission."""
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        """Never a package, whose __init__.py pytest would import."""
        kind = SubmissionFolder if path == self.path else pytest.Dir
        made: pytest.Collector = kind.from_parent(parent, path=path)
        return made

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, Any, list[pytest.Collector]]:
        """Take the notebook, and nothing that another plug-in would make of it."""
        yield
        wanted = file_path == self.path
        return [NotebookFile.from_parent(parent, path=file_path)] if wanted else []

    # ---- running ----

    def seen(self, item: CaseItem) -> tuple[SeenNotebook, SeenExercise, SeenCase | None]:
        """Return what the case of an item was seen to do; the first one runs its notebook.

        Only exercises with a selected case are called. Raises what broke, which is our fault.
        """
        name = item.notebook
        if name not in self._seen:
            items = [i for i in item.session.items if isinstance(i, CaseItem)]
            wanted = {i.exercise.name for i in items if i.notebook == name}
            try:
                self._seen[name] = inspect_notebook(
                    name, self.readings[name], self.assignment, self._ready(), wanted
                )
            except Exception as error:
                self._seen[name] = error
        found = self._seen[name]
        if isinstance(found, Exception):
            raise found
        exercise = next(e for e in found.exercises if e.exercise is item.exercise)
        cases = (c for c in exercise.cases if c.verdict.case is item.case)
        return found, exercise, next(cases, None)

    def _ready(self) -> Sandbox:
        if self._sandbox is None:
            sandbox = Sandbox(limits=self.assignment.limits)
            try:
                sandbox.probe([self.root])
            except BaseException:
                sandbox.close()
                raise
            self._sandbox = sandbox
        return self._sandbox

    def pytest_unconfigure(self) -> None:
        """End the sandbox."""
        if self._sandbox is not None:
            self._sandbox.close()

    # ---- telling ----

    def pytest_report_header(self) -> str:
        """Say what is run."""
        return f"submission: {self.path}, as {self.assignment.name} of the course {self.root}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a case, wherever it was run."""
        told = dict(report.user_properties)
        if report.when == "call" and told.get("case") == HIDDEN:
            key = (str(told["notebook"]), str(told["exercise"]))
            self.outcomes.setdefault(key, []).append(report.passed)
        self.lost += report.when == "setup" and report.failed

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Sum up the marks of the hidden cases that were run."""
        if not self.outcomes and not self.lost:
            return
        terminalreporter.section(f"marks of {self.path.parent.name}/{self.path.name}")
        for line in self._marks():
            terminalreporter.line(line)

    def _marks(self) -> Iterator[str]:
        earned = possible = 0.0
        for (_, name), passed in self.outcomes.items():
            exercise = self.assignment.exercises[name]
            count = len(exercise.hidden)
            mine = round(exercise.marks * sum(passed) / count, 4)
            most = round(exercise.marks * len(passed) / count, 4)
            earned, possible = earned + mine, possible + most
            some = f" ({len(passed)} of its {count} hidden cases)" if len(passed) < count else ""
            yield f"{marks_text(mine):>6} of {marks_text(most):<5} {name}{some}"
        total = sum(map(len, self.outcomes.values()))
        right = sum(map(sum, self.outcomes.values()))
        yield (
            f"{marks_text(earned):>6} of {marks_text(possible)} marks; "
            f"{right} of {total} hidden cases passed, visible ones earn nothing"
        )
        if self.lost:
            yield f"{self.lost} cases could not be run, and this is not the student's fault"


class SubmissionFolder(pytest.Directory):
    """The folder that a student handed in; it has all released notebooks, missing ones too."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield the notebooks in the order of the course."""
        for name in _plugin(self).readings:
            yield NotebookFile.from_parent(self, path=self.path / f"{name}.ipynb")


class NotebookFile(pytest.File):
    """A notebook of the submission."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the cases of its exercises, in the order of the notebook."""
        plugin = _plugin(self)
        one = self.path == plugin.path
        notebook = next(iter(plugin.readings)) if one else self.path.stem
        for exercise in plugin.assignment.exercises_of(notebook):
            for case in exercise.cases:
                # What has a meaning in the ids of pytest, or on its command line.
                label = case.label.translate(str.maketrans("[]", "()")).replace("::", ":")
                yield CaseItem.from_parent(
                    self,
                    name=f"{exercise.name}/{label}",
                    notebook=notebook,
                    exercise=exercise,
                    case=case,
                )


class CaseItem(pytest.Item):
    """A case of an exercise. Fails where the student's code does, is an error where ours does."""

    def __init__(self, *, notebook: str, exercise: Exercise, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.notebook, self.exercise, self.case = notebook, exercise, case
        kind = HIDDEN if case.hidden else VISIBLE
        self.add_marker(kind)
        about_it = {"notebook": notebook, "exercise": exercise.name, "case": kind}
        self.user_properties += list(about_it.items())

    def setup(self) -> None:
        """Run what is needed; what breaks here is our fault."""
        try:
            self.seen = _plugin(self).seen(self)
        except (SandboxError, SandboxUnavailable) as error:
            pytest.fail(f"not run, and this is not the student's fault: {error}", pytrace=False)

    def runtest(self) -> None:
        """Fail with all that an instructor may want to know."""
        notebook, exercise, case = self.seen
        if case is None:
            pytest.fail(safe_line(notebook.problem), pytrace=False)
        self.user_properties.append(("outcome", case.verdict.outcome.value))
        if not case.verdict.passed:
            pytest.fail("\n".join([*details(case), *about(exercise)]), pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where it stands."""
        return self.path, None, self.name


def _plugin(node: pytest.Collector | pytest.Item) -> SubmissionPlugin:
    found = node.config.pluginmanager.get_plugin(NAME)
    if not isinstance(found, SubmissionPlugin):
        raise TypeError("cases of a submission need --submission")
    return found


def _course(here: Path, submission: Path) -> Path:
    """Return the course folder that pytest was started in.

    Never one in a submission: its configuration is code, and would be run.
    """
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file() and submission not in (folder, *folder.parents):
            return folder
    raise CourseError(f"{here} is in no course folder: start pytest beside {CONFIGURATION}")


def _readings(path: Path, assignment: Assignment) -> Mapping[str, Reading]:
    """Return what was handed in, by the name of the released notebook."""
    if path.is_dir():
        return read_submission(path, path.parent.name, assignment.name, assignment.frames).notebooks
    reading = read_file(path)
    if reading.problem:
        raise pytest.UsageError(f"--submission {path}: {reading.problem}")
    ids = {cell["grade_id"] for cell in reading.cells}
    shared = {
        name: len(ids & solution_ids(frame["cells"])) for name, frame in assignment.frames.items()
    }
    name = path.stem if path.stem in shared else max(shared, key=lambda each: shared[each])
    if not shared[name]:
        raise pytest.UsageError(
            f"--submission {path}: none of its cells belongs to {assignment.name}"
        )
    return {name: reading}


def _arguments(config: pytest.Config, here: Path, submission: Path) -> list[str]:
    """Return what to collect: the submission, or parts of it that were named (by an editor)."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return [str(submission)]
    for argument in config.args:
        place = _absolute(here, argument.partition("::")[0])
        if submission not in (place, *place.parents):
            raise pytest.UsageError(
                f"{argument}: with --submission only its own cases are run; leave this out"
            )
    return list(config.args)


def _absolute(here: Path, path: str) -> Path:
    """Return the path as pytest has it: without "..", links left as they are."""
    return Path(os.path.abspath(here / path))  # noqa: PTH100
