"""What pytest does with --submission: collect cases, run the submission once, show and sum up."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.case_view import about, details
from autograder.inspection import SeenCase, SeenExercise, SeenNotebook
from autograder.judge import marks_text
from autograder.model import Case, Exercise
from autograder.pytest_run import SubmissionRun, absolute
from autograder.sandbox.host import SandboxError, SandboxUnavailable
from autograder.terminal import safe_line

NAME = "backgrade-submission"
HIDDEN, VISIBLE = "hidden", "visible"


class SubmissionPlugin:
    """Holds the one submission of this run. Raises pytest.UsageError where there is none."""

    def __init__(self, config: pytest.Config) -> None:
        for name in (HIDDEN, VISIBLE):
            config.addinivalue_line("markers", f"{name}: a {name} case of an exercise")
        here = Path(config.invocation_params.dir)
        self.run = SubmissionRun(here, config.option.submission, config.option.assignment or "")
        config.option.submission = str(self.run.path)
        config.args = _arguments(config, here, self.run.path)
        self.outcomes: dict[tuple[str, str], list[bool]] = {}
        self.lost = 0

    # ---- collecting: nothing in the submission but its released notebooks is ever looked at ----

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self) -> bool:
        """Pass over whatever does not lead to the submission."""
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        """Never a package, whose __init__.py pytest would import."""
        kind = SubmissionFolder if path == self.run.path else pytest.Dir
        made: pytest.Collector = kind.from_parent(parent, path=path)
        return made

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, Any, list[pytest.Collector]]:
        """Take the notebook, and nothing that another plug-in would make of it."""
        yield
        wanted = file_path == self.run.path
        return [NotebookFile.from_parent(parent, path=file_path)] if wanted else []

    # ---- running ----

    def seen(self, item: CaseItem) -> tuple[SeenNotebook, SeenExercise, SeenCase | None]:
        """Return what the case of an item was seen to do; the first one runs its notebook.

        Only exercises with a selected case are called. Raises what broke, which is our fault.
        """
        items = (i for i in item.session.items if isinstance(i, CaseItem))
        wanted = {i.exercise.name for i in items if i.notebook == item.notebook}
        found = self.run.seen(item.notebook, wanted)
        exercise = next(e for e in found.exercises if e.exercise is item.exercise)
        cases = (c for c in exercise.cases if c.verdict.case is item.case)
        return found, exercise, next(cases, None)

    def pytest_unconfigure(self) -> None:
        """End the sandbox."""
        self.run.close()

    # ---- telling ----

    def pytest_report_header(self) -> str:
        """Say what is run."""
        run = self.run
        return f"submission: {run.path}, as {run.assignment.name} of the course {run.root}"

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
        terminalreporter.section(f"marks of {self.run.path.parent.name}/{self.run.path.name}")
        for line in self._marks():
            terminalreporter.line(line)

    def _marks(self) -> Iterator[str]:
        earned = possible = 0.0
        for (_, name), passed in self.outcomes.items():
            exercise = self.run.assignment.exercises[name]
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
        for name in _plugin(self).run.readings:
            yield NotebookFile.from_parent(self, path=self.path / f"{name}.ipynb")


class NotebookFile(pytest.File):
    """A notebook of the submission."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the cases of its exercises, in the order of the notebook."""
        run = _plugin(self).run
        notebook = run.notebook_of(self.path)
        for exercise in run.assignment.exercises_of(notebook):
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


def _arguments(config: pytest.Config, here: Path, submission: Path) -> list[str]:
    """Return what to collect: the submission, or parts of it that were named (by an editor)."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return [str(submission)]
    for argument in config.args:
        place = absolute(here, argument.partition("::")[0])
        if submission not in (place, *place.parents):
            raise pytest.UsageError(
                f"{argument}: with --submission only its own cases are run; leave this out"
            )
    return list(config.args)
