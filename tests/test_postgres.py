"""A gradebook on a PostgreSQL server: the same marks, and never a stray gradebook.db instead."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.cli import main
from autograder.notebooks.nbgrader_run import course_directory, open_gradebook
from autograder.notebooks.release import stale
from tests.conftest import ASSIGNMENT
from tests.nbgrader_command import nbgrader
from tests.postgres_server import PASSWORD
from tests.test_recording import BY_HAND, DUE, TIMESTAMPS, contents, marked_by_hand

HALF = ("solve", "sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))")


def backgrade(course: Path, *arguments: str) -> int:
    return main(["--course", str(course), *arguments])


def set_db_url(course: Path, url: str) -> None:
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.CourseDirectory.db_url = {url!r}\n")


def moved_to(course: Path, other: Path, url: str) -> Path:
    """The same course and class in another folder, its gradebook at `url` and still empty."""
    made = shutil.ignore_patterns("gradebook.db", "autograded", "feedback", "release", "*.csv")
    shutil.copytree(course, other, ignore=made)
    set_db_url(other, url)
    return other


def set_due(course: Path) -> None:
    with open_gradebook(course) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=DUE)


def exported(course: Path) -> str:
    ran = nbgrader(course, "export", "--to", "marks.csv")
    assert ran.returncode == 0, ran.stderr
    return "\n".join(sorted((course / "marks.csv").read_text("utf-8").splitlines()))


def pages(course: Path) -> dict[str, str]:
    found = sorted((course / "feedback").rglob("*.html"))
    return {str(path.relative_to(course)): path.read_text("utf-8") for path in found}


def files_with(course: Path, text: str) -> list[str]:
    found = (p for p in course.rglob("*") if p.is_file() and p.name != "nbgrader_config.py")
    return [str(p.relative_to(course)) for p in found if text.encode() in p.read_bytes()]


@pytest.fixture(scope="module")
def on_sqlite(released, tmp_path_factory, assignment, sources):
    """A class graded into SQLite: late, by hand, half done, nothing handed in."""
    from autograder.demo.submissions import Fixture, submission_files

    course = tmp_path_factory.mktemp("sqlite") / "course"
    shutil.copytree(released, course)
    config = course / "nbgrader_config.py"
    late = 'c.LateSubmissionPlugin.penalty_method = "zero"'
    config.write_text(f"{config.read_text('utf-8')}\n{late}\n", "utf-8")
    for student, timestamp in TIMESTAMPS.items():
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        made = submission_files(
            Fixture(student, "", "starter", (HALF,)), sources, assignment.frames
        )
        for name, text in made.items():
            (folder / name).write_text(text, "utf-8")
        (folder / "timestamp.txt").write_text(timestamp, "utf-8")
    (course / "submitted" / "nothing" / ASSIGNMENT).mkdir(parents=True)
    set_due(course)
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    return course


def test_build_grade_feedback_autograde_and_export_are_those_of_sqlite(
    on_sqlite, postgres, tmp_path
):
    course = moved_to(on_sqlite, tmp_path / "course", postgres.new_database("equal"))
    assert backgrade(course, "build", ASSIGNMENT) == 0
    set_due(course)
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    assert contents(course) == contents(on_sqlite)
    assert contents(course)["late"]["notebooks"]["activations"]["penalty"] > 0
    assert pages(course) == pages(on_sqlite)
    assert exported(course) == exported(on_sqlite)
    before = contents(course)
    for arguments in (("autograde",), ("generate_feedback",)):
        ran = nbgrader(course, *arguments, ASSIGNMENT, "--student", "late", "--force")
        assert ran.returncode == 0, ran.stderr
        assert PASSWORD not in ran.stdout + ran.stderr
    assert contents(course) == before
    assert pages(course) == pages(on_sqlite)
    marked_by_hand(course)
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet", "--force", "--student", BY_HAND) == 0
    grades = {g[0]: g[1:] for g in contents(course)[BY_HAND]["notebooks"]["activations"]["grades"]}
    assert grades["test-relu"] == (0.0, 1.5, False, 1.5)
    assert files_with(course, PASSWORD) == []
    assert list(course.rglob("*.db")) == []


def test_formgrader_s_lists_are_those_of_sqlite(on_sqlite, postgres, tmp_path):
    course = moved_to(on_sqlite, tmp_path / "course", postgres.new_database("lists"))
    assert backgrade(course, "build", ASSIGNMENT) == 0
    set_due(course)
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet", "--no-feedback") == 0

    def lists(where):
        with open_gradebook(where) as book:
            found = [
                *book.student_dicts(),
                *book.submission_dicts(ASSIGNMENT),
                *book.notebook_submission_dicts("activations", ASSIGNMENT),
            ]
        rows = [{k: v for k, v in row.items() if k != "id" or "name" not in row} for row in found]
        return sorted(str(sorted((k, str(v)) for k, v in r.items() if k != "id")) for r in rows)

    assert lists(course) == lists(on_sqlite)


def test_a_db_url_in_the_user_s_own_configuration_is_not_passed_over(
    on_sqlite, postgres, tmp_path, monkeypatch
):
    """nbgrader's issue 1661: marks went to SQLite although the configuration named PostgreSQL."""
    url = postgres.new_database("user")
    course, home = tmp_path / "course", tmp_path / "jupyter"
    shutil.copytree(on_sqlite, course, ignore=shutil.ignore_patterns("*.db", "autograded"))
    home.mkdir()
    config = f"c = get_config()\nc.CourseDirectory.db_url = {url!r}\n"
    (home / "nbgrader_config.py").write_text(config, "utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(home))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert backgrade(course, "build", ASSIGNMENT) == 0
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    assert stale(course, ASSIGNMENT) == []  # `backgrade check`
    ran = nbgrader(course, "autograde", ASSIGNMENT, "--student", "early", "--force")
    assert ran.returncode == 0, ran.stderr
    assert course_directory(course).db_url == url
    assert contents(course).keys() == contents(on_sqlite).keys()
    assert list(tmp_path.rglob("*.db")) == []


def test_made_up_students_never_enter_the_course_s_own_gradebook(postgres, tmp_path, course):
    from autograder.demo.course import make_course

    set_db_url(course, postgres.new_database("demo"))
    make_course(course, tmp_path / "demo", [ASSIGNMENT])
    with open_gradebook(course) as book:
        assert book.assignments == []
    with open_gradebook(tmp_path / "demo") as book:
        assert len(book.students) > 10


WRONG = {
    "password": ("{right}", "{wrong_password}", "password authentication failed for user"),
    "host": ("@/", "@nowhere.invalid/", "nowhere.invalid"),
    "database": ("/wrong?", "/missing?", 'database "missing" does not exist'),
    "driver": ("+psycopg:", "+psycopg2:", "pip install 'backgrade[postgres]'"),
    "dialect": ("postgresql+psycopg", "postgres", "pip install 'backgrade[postgres]'"),
}


@pytest.fixture(scope="module")
def wrong(postgres):
    return postgres.new_database("wrong")


@pytest.mark.parametrize("what", WRONG)
@pytest.mark.parametrize("command", ["grade", "build"])
def test_a_gradebook_that_cannot_be_reached_is_said_in_one_sentence(
    on_sqlite, wrong, postgres, tmp_path, capsys, what, command
):
    old, new, words = WRONG[what]
    url = wrong.replace(old, new) if what != "password" else postgres.url("wrong", "secret-guess")
    url = url.split("?")[0] if what == "host" else url
    course = tmp_path / "course"
    shutil.copytree(on_sqlite, course, ignore=shutil.ignore_patterns("*.db", "autograded"))
    before = sorted(str(path) for path in course.rglob("*"))
    set_db_url(course, url)
    assert backgrade(course, command, ASSIGNMENT) == 4
    said = capsys.readouterr()
    assert words in said.err.splitlines()[-1]  # behind an empty bar
    assert said.err.count("backgrade: ") == 1
    assert "Traceback" not in said.err
    for secret in (PASSWORD, "secret-guess", "hush-8KDb2t"):
        assert secret not in said.err + said.out
        assert files_with(course, secret) == []
    assert sorted(str(path) for path in course.rglob("*")) == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('c.CourseDirectory.db_url = "postgresql://me:hush@server/course', "SyntaxError"),
        ('c.CourseDirectory.db_url = "me:hush@server"', "no URL of a database"),
        ('c.CourseDirectory.db_url = "postgresql://me:hush@server:port/course"', "no URL"),
        ('import os; c.CourseDirectory.db_url = os.environ["GRADEBOOK"]', "KeyError: 'GRADEBOOK'"),
        ("c.CourseDirectory.db_url = None", "no URL of a database"),
    ],
)
def test_a_faulty_configuration_is_named_without_what_it_says(course, capsys, line, words):
    (course / "gradebook.db").unlink()
    (course / "submitted" / "anna" / ASSIGNMENT).mkdir(parents=True)
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\n{line}\n")
    for command in ("build", "grade"):
        assert backgrade(course, command, ASSIGNMENT) == 2
        said = capsys.readouterr()
        assert words in said.err
        assert "hush" not in said.err
        assert "Traceback" not in said.err
    assert list(course.rglob("*.db")) == []


def test_a_faulty_configuration_of_the_user_is_not_left_out(course, tmp_path, capsys, monkeypatch):
    """nbgrader would report it and go on, with gradebook.db in the place of what it names."""
    (course / "gradebook.db").unlink()
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.db_url = (")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    assert backgrade(course, "build", ASSIGNMENT) == 2
    assert f"{tmp_path}/nbgrader_config.py, line 2: SyntaxError" in capsys.readouterr().err
    assert list(course.rglob("*.db")) == []


def test_a_relative_path_of_an_sqlite_gradebook_starts_in_the_course_folder(
    course, tmp_path, monkeypatch
):
    (course / "gradebook.db").rename(course / "marks.db")
    set_db_url(course, "sqlite:///marks.db")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert backgrade(course, "build", ASSIGNMENT) == 0
    assert [path.name for path in tmp_path.rglob("*.db")] == ["marks.db"]


def test_a_database_of_another_course_is_refused(course, postgres, tmp_path, capsys):
    set_db_url(course, postgres.new_database("two"))
    assert backgrade(course, "build", ASSIGNMENT) == 0
    other = tmp_path / "other"
    shutil.copytree(course, other)
    with (other / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('\nc.CourseDirectory.course_id = "optics"\n')
    (other / "submitted" / "anna" / ASSIGNMENT).mkdir(parents=True)
    for command in ("build", "grade"):
        assert backgrade(other, command, ASSIGNMENT) == 4
        assert "each course needs a database of its own" in capsys.readouterr().err
