"""Several people build and grade at once, on both databases; a server goes away meanwhile."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import sys
import threading
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import SubmittedAssignment
from sqlalchemy import select

from autograder import gradebook
from autograder.batch import REUSED, Event
from autograder.cli import main
from autograder.commands.progress import Reporter
from autograder.commands.record_class import grade_and_record
from autograder.course import load
from autograder.gradebook import ClassGradebook, Entry
from autograder.notebooks.database import GradebookError
from autograder.notebooks.gradebook_cells import read
from autograder.notebooks.nbgrader_run import open_gradebook
from autograder.results import Store
from tests.conftest import ASSIGNMENT
from tests.postgres_server import PASSWORD, Server, programs
from tests.test_durability import everything, marks
from tests.test_postgres import backgrade, moved_to

STUDENTS = 6
GRADERS = 3
REPETITIONS = 2
# Processes that have all modules loaded already, so that they meet.
AT_ONCE = multiprocessing.get_context("forkserver")
AT_ONCE.set_forkserver_preload(["tests.test_several_graders"])


@pytest.fixture(scope="module")
def graded(released, tmp_path_factory, assignment, sources):
    """A course whose results are there already, so that graders meet at the gradebook only."""
    from autograder.demo.submissions import Fixture, submission_files

    course = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(released, course)
    for number in range(STUDENTS):
        folder = course / "submitted" / f"s{number}" / ASSIGNMENT
        folder.mkdir(parents=True)
        base = "reference" if number % 2 else "starter"
        own = ("extra-after", "relu", f"number = {number}")
        made = submission_files(Fixture("s", "", base, (own,)), sources, assignment.frames)
        for name, text in made.items():
            (folder / name).write_text(text, "utf-8")
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    return course


@pytest.fixture(params=["sqlite", "postgresql"])
def course_on(request, graded, tmp_path):
    """A built course with results and an empty gradebook, on one database or the other."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/marks.db"
    else:
        name = f"db{abs(hash(request.node.nodeid))}"
        url = request.getfixturevalue("postgres").new_database(name)
    return moved_to(graded, tmp_path / "course", url)


@pytest.fixture
def built(course_on):
    assert backgrade(course_on, "build", ASSIGNMENT) == 0
    return course_on


def run(log: Path, course: Path, *arguments: str) -> None:
    """The command `backgrade` in a process of its own."""
    with log.open("w", encoding="utf-8") as out, redirect_stdout(out), redirect_stderr(out):
        code = main(["--course", str(course), *arguments])
    sys.exit(code)


def all_well(tmp_path: Path, *commands: tuple[Path, *tuple[str, ...]]) -> None:
    """Run them all at once; none may fail or complain."""
    logs = [tmp_path / f"{number}.log" for number in range(len(commands))]
    people = [
        AT_ONCE.Process(target=run, args=(log, *command))
        for log, command in zip(logs, commands, strict=True)
    ]
    for process in people:
        process.start()
    for process in people:
        process.join()
    said = [log.read_text("utf-8") for log in logs]
    assert [process.exitcode for process in people] == [0] * len(people), said
    assert not [text for text in said if "Error" in text or "Traceback" in text]


def rows(course: Path) -> dict[str, list[tuple[str, float | None, float | None]]]:
    """student -> (cell, automatic, by hand) of every grade."""
    with open_gradebook(course) as book:
        return {
            s.student_id: sorted(
                (g.cell.name, g.auto_score, g.manual_score) for n in s.notebooks for g in n.grades
            )
            for s in book.db.execute(select(SubmittedAssignment)).scalars()
        }


def test_graders_of_the_same_and_of_other_students_record_each_once(built, assignment, tmp_path):
    """All of the class, twice; and a part of it."""
    parts = ([], [], ["--student=s0", "--student=s1"])
    all_well(tmp_path, *((built, "grade", ASSIGNMENT, "--quiet", *part) for part in parts))
    everything(built)
    assert {len(r) for r in rows(built).values()} == {len(assignment.exercises)}


def finding(course: Path, grader: int) -> dict[str, float]:
    """What a grader finds: 1 for all, or 2 for every other exercise; so they agree by halves."""
    names = enumerate(load(course, ASSIGNMENT).exercises)
    return {name: 1.0 + (grader > 0 and number % 2 == grader % 2) for number, name in names}


def enter_all(course: Path, together: Any, grader: int) -> None:
    """A grader who enters the whole class several times."""
    scores = finding(course, grader)
    with ClassGradebook(course, ASSIGNMENT) as book:
        for _ in range(REPETITIONS):
            for number in range(STUDENTS):
                together.wait(60)
                book.enter(Entry(f"s{number}", None, scores, frozenset()))


def mark_by_hand(course: Path, together: Any) -> None:
    """A person in formgrader, at work as its handler is, once everybody is in the gradebook."""
    for again in range(REPETITIONS):
        for number in range(STUDENTS):
            together.wait(60)
            if again == 0:
                continue
            with open_gradebook(course) as book:
                grade = book.find_grade("test-relu", "activations", ASSIGNMENT, f"s{number}")
                grade.manual_score, grade.needs_manual_grade = 0.25, False
                book.db.commit()


def test_a_submission_is_entered_by_one_grader_or_another_never_by_halves(built):
    """All of them begin with the same student at the same moment, the first time a new one."""
    together = AT_ONCE.Barrier(GRADERS + 1)
    people = [
        AT_ONCE.Process(target=enter_all, args=(built, together, grader))
        for grader in range(GRADERS)
    ]
    people.append(AT_ONCE.Process(target=mark_by_hand, args=(built, together)))
    for process in people:
        process.start()
    for process in people:
        process.join()
    assert [process.exitcode for process in people] == [0] * len(people)
    entered = rows(built)
    assert len(entered) == STUDENTS
    found = [finding(built, grader) for grader in range(GRADERS)]
    for grades in entered.values():
        assert {name.removeprefix("test-"): automatic for name, automatic, _ in grades} in found
        assert {(name, by_hand) for name, _, by_hand in grades if by_hand} == {("test-relu", 0.25)}


class Paused(dict[str, float]):
    """Scores that keep their grader waiting, once the rows of the student are read."""

    def __init__(self, scores: dict[str, float], begun: threading.Event, done: threading.Event):
        super().__init__(scores)
        self.begun, self.done = begun, done

    def get(self, *key: Any) -> Any:
        if not self.begun.is_set():
            self.begun.set()
            self.done.wait(2)  # where rows are held, the other one is not done before we are
        return super().get(*key)


def test_a_grader_does_not_write_over_what_another_one_has_entered_meanwhile(built):
    begun, done = threading.Event(), threading.Event()
    with ClassGradebook(built, ASSIGNMENT) as one, ClassGradebook(built, ASSIGNMENT) as other:
        one.enter(Entry("s0", None, finding(built, 0), frozenset()))

        def enter_meanwhile():
            begun.wait(60)
            other.enter(Entry("s0", None, finding(built, 2), frozenset()))
            done.set()

        person = threading.Thread(target=enter_meanwhile)
        person.start()
        one.enter(Entry("s0", None, Paused(finding(built, 1), begun, done), frozenset()))
        person.join()
    (grades,) = rows(built).values()
    entered = {name.removeprefix("test-"): automatic for name, automatic, _ in grades}
    assert entered == finding(built, 2)


def test_several_people_who_build_at_once_make_one_release_and_one_set_of_cells(
    course_on, graded, tmp_path
):
    """Two in one folder, one in a folder of their own; the database is empty at the start."""
    other = tmp_path / "other"
    shutil.copytree(course_on, other)
    folders = (course_on, course_on, other)
    all_well(tmp_path, *((folder, "build", ASSIGNMENT) for folder in folders))

    def cells(course):
        with open_gradebook(course) as book:
            return read(book, ASSIGNMENT)

    assert cells(course_on) == cells(graded)
    for folder in (course_on, other):
        for path in (graded / "release" / ASSIGNMENT).iterdir():
            assert (folder / "release" / ASSIGNMENT / path.name).read_bytes() == path.read_bytes()
        assert [path.name for path in (folder / "release").iterdir()] == [ASSIGNMENT]


@pytest.fixture
def breakable(postgres, graded, tmp_path):
    """A server of one's own, to be killed, and a built course on it."""
    with Server(programs()) as server:
        course = moved_to(graded, tmp_path / "course", server.new_database("course"))
        assert backgrade(course, "build", ASSIGNMENT) == 0
        yield server, course


def events(course: Path, before_the_third):
    """The class as it comes from grading; something happens before the third student."""
    assignment, store = load(course, ASSIGNMENT), Store(course)
    for number in range(STUDENTS):
        if number == 2:
            before_the_third()
        path = store.path(assignment.name, f"s{number}")
        yield Event(f"s{number}", REUSED, json.loads(path.read_text("utf-8")))


def quietly() -> Reporter:
    return Reporter(ASSIGNMENT, STUDENTS, quiet=True, events="")


def test_a_server_that_restarts_in_the_middle_is_waited_for(breakable, capsys):
    server, course = breakable

    def restart():
        server.kill()
        server.start(after_seconds=2)

    code = grade_and_record(course, events(course, restart), quietly(), quiet=True)
    assert (code, capsys.readouterr().err) == (0, "")
    everything(course)


def test_a_server_that_stays_away_costs_no_result_and_the_next_run_completes(
    breakable, capsys, monkeypatch
):
    server, course = breakable
    monkeypatch.setattr(gradebook, "PATIENCE_SECONDS", 0.5)
    crashing = events(course, server.kill)
    with pytest.raises(GradebookError, match="cannot be used"):  # as the pages' marks are read
        grade_and_record(course, crashing, quietly(), quiet=True)
    said = capsys.readouterr().err
    assert [f"s{n}: graded, but not recorded" in said for n in range(STUDENTS)] == [
        n >= 2 for n in range(STUDENTS)
    ]
    assert PASSWORD not in said
    server.start()
    assert marks(course) == {"s0": 0.0, "s1": 48.0}
    assert list(course.rglob("*.db")) == []
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    everything(course)
