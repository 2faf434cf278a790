"""The exchange between an instructor and students who are users of the same machine."""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.attacks.ordinary import NotPossible, as_user
from tests.conftest import ASSIGNMENT, ROOT, copy_source

# Users that every Debian has and nobody is: nbgrader wants users with names.
INSTRUCTOR, COLLEAGUE, ANNA, BERT = "games", "lp", "news", "uucp"
COURSE = "backpropagation"
SECRETS = ("HIDDEN TESTS", "BEGIN SOLUTION", "SQLite format 3")
READABLE = """
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for path in (os.path.join(folder, name) for name in names):
        if os.access(path, os.R_OK):
            print(path)
"""
# A student has nbgrader and the release; this stands where the kit would be found.
NO_KIT = "raise ImportError('students do not have this')\n"


@dataclass(frozen=True)
class Person:
    """A user of the machine with a home of their own, at work with a umask."""

    name: str
    home: Path
    umask: int
    kit: Path
    groups: tuple[int, ...] = ()

    def run(self, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        user = pwd.getpwnam(self.name)
        at_work = ["sh", "-c", f'umask {self.umask:03o}; exec "$@"', "sh", *command]
        return subprocess.run(
            as_user(at_work, user.pw_uid, user.pw_gid, self.groups),
            cwd=folder,
            env={
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "HOME": str(self.home),
                "LANG": "C.UTF-8",
                "PYTHONPATH": str(self.kit),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def does(self, folder: Path, *command: str) -> str:
        """Run a Python module that must succeed; what it said."""
        ran = self.run(folder, sys.executable, "-m", *command)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def sees(self, top: Path) -> dict[Path, str]:
        """All that this person can read beneath a folder: path -> text."""
        ran = self.run(Path("/"), sys.executable, "-c", READABLE, str(top))
        assert ran.returncode == 0, ran.stderr
        paths = [Path(line) for line in ran.stdout.splitlines()]
        return {path: path.read_text("utf-8", "replace") for path in paths}


@dataclass(frozen=True)
class World:
    """A machine: an exchange for all, the course, homes."""

    top: Path
    exchange: Path
    course: Path
    instructor: Person
    students: tuple[Person, ...]


def person(top: Path, name: str, umask: int, *, kit: Path, groups: Sequence[int] = ()) -> Person:
    home = top / "homes" / name
    home.mkdir(parents=True)
    give(home, name, 0o700)
    return Person(name, home, umask, kit, tuple(groups))


def give(path: Path, name: str, mode: int, group: int | None = None) -> None:
    user = pwd.getpwnam(name)
    os.chown(path, user.pw_uid, user.pw_gid if group is None else group)
    path.chmod(mode)


@pytest.fixture
def top() -> Iterator[Path]:
    """A folder that all users may enter, as /srv is one; pytest's own are closed."""
    if os.geteuid() != 0:
        pytest.skip("only root can act as several users of this machine")
    there = {entry.pw_name for entry in pwd.getpwall()}
    if missing := {INSTRUCTOR, COLLEAGUE, ANNA, BERT} - there:
        pytest.skip(f"this system has no users {sorted(missing)}, whom Debian has")
    try:
        as_user(["true"])
    except NotPossible as error:
        pytest.skip(str(error))
    folder = Path(tempfile.mkdtemp(prefix="backgrade-exchange-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def world(request, top) -> World:
    umask = getattr(request, "param", 0o022)
    no_kit = top / "no_kit"
    no_kit.mkdir()
    for package in ("autograder", "solutions"):
        (no_kit / f"{package}.py").write_text(NO_KIT, "utf-8")
    instructor = person(top, INSTRUCTOR, umask, kit=ROOT)
    students = tuple(person(top, name, umask, kit=no_kit) for name in (ANNA, BERT))
    exchange, course = top / "exchange", instructor.home / "course"
    exchange.mkdir()
    exchange.chmod(0o777)
    course.mkdir()
    copy_source(course)
    setting = f"c.Exchange.root = {str(exchange)!r}\n"
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(setting)
    for path in (course, *course.rglob("*")):
        give(path, INSTRUCTOR, 0o755 if path.is_dir() else 0o644)
    course.chmod(0o700)
    for student in students:
        config = student.home / "nbgrader_config.py"
        config.write_text(
            f"c = get_config()\nc.CourseDirectory.course_id = {COURSE!r}\n{setting}", "utf-8"
        )
    return World(top, exchange, course, instructor, students)


def answer(path: Path, name: str, source: str) -> None:
    """A student writes into a solution cell."""
    content = json.loads(path.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == name:
            cell["source"] = source
    path.write_text(json.dumps(content), "utf-8")


def released(world: World) -> None:
    world.instructor.does(world.course, "autograder.cli", "build", ASSIGNMENT)
    world.instructor.does(world.course, "nbgrader", "release_assignment", ASSIGNMENT)


def handed_in(student: Person, source: str) -> None:
    """Fetch, write a function and a remark that is this student's alone, submit."""
    assert ASSIGNMENT in student.does(student.home, "nbgrader", "list")
    if not (student.home / ASSIGNMENT).exists():
        student.does(student.home, "nbgrader", "fetch_assignment", ASSIGNMENT)
    notebook = student.home / ASSIGNMENT / "activations.ipynb"
    answer(notebook, "relu", f"{source}\n# from {student.name} alone")
    student.does(student.home, "nbgrader", "submit", ASSIGNMENT)


def own_page(student: Person) -> str:
    """Fetch the feedback; the text of the core notebook's page."""
    student.does(student.home, "nbgrader", "fetch_feedback", ASSIGNMENT)
    pages = list((student.home / ASSIGNMENT / "feedback").rglob("*.html"))
    assert sorted(page.name for page in pages) == ["activations.html", "further.html"]
    return next(page for page in pages if page.name == "activations.html").read_text("utf-8")


@pytest.mark.parametrize("world", [0o022, 0o077], indirect=True, ids=["umask 022", "umask 077"])
def test_an_assignment_goes_to_students_and_back_and_nobody_sees_what_is_another_s(world):
    instructor, (anna, bert) = world.instructor, world.students
    released(world)
    handed_in(anna, "def relu(z):\n    return np.maximum(z, 0)")
    handed_in(bert, "def relu(z):\n    return z")
    said = instructor.does(world.course, "nbgrader", "collect", ASSIGNMENT)
    assert "cheating attempt" not in said
    instructor.does(world.course, "autograder.cli", "grade", ASSIGNMENT, "--workers", "1")
    instructor.does(world.course, "nbgrader", "generate_feedback", ASSIGNMENT, "--force")
    instructor.does(world.course, "nbgrader", "release_feedback", ASSIGNMENT)
    for student, marks in ((anna, "1 of 1 mark"), (bert, "0 of 1 mark")):
        page = own_page(student)
        assert re.search(f"relu.{{0,600}}{marks}", page, re.DOTALL)
        assert f"from {student.name} alone" in page
    for student, other in ((anna, bert), (bert, anna)):
        seen = student.sees(world.top)
        assert f"from {student.name} alone" in seen[student.home / ASSIGNMENT / "activations.ipynb"]
        for secret in (f"from {other.name} alone", *SECRETS):
            assert not [path for path, text in seen.items() if secret in text]
        open_to_all = [path for path in seen if not path.is_relative_to(student.home)]
        assert not [path for path in open_to_all if path.is_relative_to(world.instructor.home)]
        outbound = world.exchange / COURSE / "outbound" / ASSIGNMENT
        found = {path.name for path in open_to_all if path.is_relative_to(world.exchange)}
        assert found == {path.name for path in outbound.iterdir()}
    places = [world.exchange / COURSE / name for name in ("outbound", "inbound", "feedback")]
    assert [place.stat().st_mode & 0o007 for place in places] == [0o005, 0o003, 0o001]


def test_a_student_s_notebook_validates_without_the_kit(world):
    anna = world.students[0]
    released(world)
    handed_in(anna, "def relu(z):\n    return np.maximum(z, 0)")
    said = anna.does(anna.home / ASSIGNMENT, "nbgrader", "validate", "activations.ipynb")
    assert "VALIDATION FAILED ON 13 CELL(S)" in said.upper()
    assert "students do not have this" not in said


def test_work_handed_in_under_another_name_is_said_while_it_is_collected(world):
    """nbgrader takes it all the same, so DEPLOYMENT.md says to look for these words."""
    anna, bert = world.students
    released(world)
    handed_in(anna, "def relu(z):\n    return np.maximum(z, 0)")
    anna.does(anna.home, "nbgrader", "submit", ASSIGNMENT, "--student", bert.name)
    said = world.instructor.does(world.course, "nbgrader", "collect", ASSIGNMENT)
    assert f"claims to be submitted by {bert.name} but is owned by {anna.name}" in said
    assert "cheating attempt" in said


def test_instructors_of_one_group_grade_one_after_another(world):
    """The course folder is the group's, and each of them may put what another one made aside."""
    group = pwd.getpwnam(INSTRUCTOR).pw_gid
    everybody = Person(INSTRUCTOR, world.instructor.home, 0o007, ROOT, (group,))
    colleague = person(world.top, COLLEAGUE, 0o007, kit=ROOT, groups=(group,))
    with (world.course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.CourseDirectory.groupshared = True\n")
    world.course.rename(world.top / "course")
    course = world.top / "course"
    for path in (course, *course.rglob("*")):
        give(path, INSTRUCTOR, 0o2770 if path.is_dir() else 0o660, group)
    world = World(world.top, world.exchange, course, everybody, world.students)
    released(world)
    anna, bert = world.students
    handed_in(bert, "def relu(z):\n    return z")
    for number, grader in enumerate((everybody, colleague, everybody)):
        handed_in(anna, f"def relu(z):\n    return {number} * np.maximum(z, 0)")
        grader.does(course, "nbgrader", "collect", ASSIGNMENT, "--update")
        said = grader.does(course, "autograder.cli", "grade", ASSIGNMENT, "--force")
        assert f"{1 if number else 2} newly recorded in the gradebook" in said
    colleague.does(course, "autograder.cli", "build", ASSIGNMENT)
    colleague.does(course, "nbgrader", "generate_feedback", ASSIGNMENT, "--force")
    colleague.does(course, "nbgrader", "autograde", ASSIGNMENT, "--force")
    said = everybody.does(course, "autograder.cli", "grade", ASSIGNMENT)
    assert "2 reused" in said
    for student in world.students:
        assert student.sees(course) == {}
