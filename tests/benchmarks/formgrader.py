"""Formgrader's pages and `nbgrader export` with a large class, each as people wait for it.

    python -m tests.benchmarks.formgrader --students 1000 [--postgres] [--strict]

Makes a course whose class has handed in `1-activations`, fills its gradebook, starts JupyterLab on
it, and asks for each page and for what the page then loads, as a browser does. With Chromium there,
the last column is the time until the table stands on the screen. Medians of the rounds; the CPU
seconds tell on a busy machine what the others would be on a quiet one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from nbgrader.api import Student
from playwright.sync_api import sync_playwright

from autograder.cli import main as backgrade
from autograder.course import load
from autograder.demo.submissions import Fixture, source_notebooks, submission_files
from autograder.gradebook import ClassGradebook, Entry
from autograder.notebooks.nbgrader_run import open_gradebook
from tests.conftest import ASSIGNMENT, copy_source
from tests.in_jupyterlab import BROWSER_ARGS, CHROMIUM, jupyter_lab
from tests.postgres_server import Server, programs

MODEL = "s00000"  # the one who is graded; the others get her files
HANDED_IN = datetime(2026, 11, 20, 20)


def make_course(course: Path, students: int) -> float:
    """Fill a course folder and its gradebook; return the seconds that one entry took."""
    assert backgrade(["--course", str(course), "build", ASSIGNMENT]) == 0
    assignment = load(course, ASSIGNMENT)
    handed_in = course / "submitted" / MODEL / ASSIGNMENT
    handed_in.mkdir(parents=True)
    fixture = Fixture(MODEL, "", "reference", ())
    made = submission_files(fixture, source_notebooks(course, ASSIGNMENT), assignment.frames)
    for name, text in made.items():
        (handed_in / name).write_text(text, "utf-8")
    assert backgrade(["--course", str(course), "grade", ASSIGNMENT, "--quiet"]) == 0
    names = [f"s{number:05}" for number in range(students)]
    for step in ("submitted", "autograded"):
        for name in names[1:]:
            folder = course / step / name / ASSIGNMENT
            folder.mkdir(parents=True)
            for path in (course / step / MODEL / ASSIGNMENT).iterdir():
                os.link(path, folder / path.name)
    chance = random.Random(1)
    with open_gradebook(course) as book:
        book.db.add_all(
            Student(id=name, first_name="Vera", last_name=f"Name {name}") for name in names[1:]
        )
        book.db.commit()
    start = time.perf_counter()
    with ClassGradebook(course, ASSIGNMENT) as book:
        for name in names[1:]:
            scores = {
                e.name: chance.randint(0, 4) / 4 * e.marks for e in assignment.exercises.values()
            }
            book.enter(Entry(name, HANDED_IN, scores, frozenset()))
    return (time.perf_counter() - start) / max(1, students - 1)


class Visitor:
    """Somebody with formgrader open: asks the server, and looks at pages in a browser."""

    def __init__(self, address: str, token: str, browser: object) -> None:
        self.address, self.token = address, token
        self.context = browser.new_context() if browser else None
        if self.context:
            entrance = self.context.new_page()
            entrance.goto(f"{address}/tree?token={token}")  # leaves a cookie
            entrance.close()

    def ask(self, path: str) -> bytes:
        """Return what the server answers."""
        request = urllib.request.Request(
            f"{self.address}/formgrader/{path}", headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=600) as answer:
            found: bytes = answer.read()
        return found

    def look(self, path: str, rows: int) -> None:
        """Wait until so many rows, or the notebook of a submission, are on the screen."""
        page = self.context.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{self.address}/formgrader/{path}")
        shown = f"document.querySelectorAll('tbody tr').length >= {rows}"
        page.wait_for_function(shown if rows else "document.querySelector('.panel, .jp-Cell')")
        page.close()


def measure(course: Path, visitor: Visitor, students: int, rounds: int) -> Iterator[tuple]:
    """Yield page, seconds, CPU seconds of the server, megabytes, seconds in the browser or None."""
    core = next(iter(load(course, ASSIGNMENT).frames))
    rows = json.loads(visitor.ask(f"api/submitted_notebooks/{ASSIGNMENT}/{core}"))
    one = rows[len(rows) // 2]["id"]
    list_of = f"gradebook/{ASSIGNMENT}/{core}"
    pages = [
        ("Manage Assignments", "manage_assignments", ["api/assignments"], 1),
        ("Manage Students", "manage_students", ["api/students"], students),
        (
            "Manage Submissions",
            f"manage_submissions/{ASSIGNMENT}",
            [f"api/submissions/{ASSIGNMENT}"],
            students,
        ),
        ("Manual Grading: assignments", "gradebook", ["api/assignments"], 1),
        (
            "Manual Grading: notebooks",
            f"gradebook/{ASSIGNMENT}",
            [f"api/notebooks/{ASSIGNMENT}"],
            1,
        ),
        (
            "Manual Grading: submissions",
            list_of,
            [f"api/submitted_notebooks/{ASSIGNMENT}/{core}"],
            students,
        ),
        (
            "one submission",
            f"submissions/{one}/",
            [f"api/grades?submission_id={one}", f"api/comments?submission_id={one}"],
            0,
        ),
        ("  to the next one", f"submissions/{one}/next", [], None),
        (
            "one student",
            f"manage_students/{MODEL}",
            [f"api/student_submissions/{MODEL}"],
            1,
        ),
    ]
    for title, page, loads, rows_shown in pages:
        sizes = []

        def ask(page: str = page, loads: list[str] = loads, sizes: list[int] = sizes) -> None:
            sizes.append(sum(len(visitor.ask(path)) for path in (page, *loads)))

        def look(page: str = page, rows_shown: int | None = rows_shown) -> None:
            visitor.look(page, rows_shown)

        seen = visitor.context is not None and rows_shown is not None
        waited, used = median(ask, rounds)
        yield title, waited, used, sizes[0] / 1e6, median(look, rounds)[0] if seen else None


def median(work: Callable[[], None], rounds: int) -> tuple[float, float]:
    """Return the medians of the seconds, and of those of CPU in our children, that a work takes."""
    seconds, used = [], []
    for _ in range(rounds):
        start, before = time.perf_counter(), cpu_of_children()
        work()
        seconds.append(time.perf_counter() - start)
        used.append(cpu_of_children() - before)
    return statistics.median(seconds), statistics.median(used)


def cpu_of_children() -> float:
    """Return the CPU seconds of all processes that this one has started, so far."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = ended.ru_utime + ended.ru_stime
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def export(course: Path) -> None:
    """Run `nbgrader export`."""
    command = [sys.executable, "-m", "nbgrader", "export", "--to", "marks.csv"]
    subprocess.run(command, cwd=course, check=True, capture_output=True)


@contextmanager
def chromium() -> Iterator[object]:
    """Yield a browser, or None where there is none."""
    if CHROMIUM is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_ARGS)
        yield browser
        browser.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgres", action="store_true", help="a gradebook on a server")
    parser.add_argument("--strict", action="store_true", help="set ExchangeSubmit.strict")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course, home = Path(folder, "course"), Path(folder, "home")
        course.mkdir()
        copy_source(course)
        if options.strict:  # formgrader asks for it only where there is an exchange
            (course / "exchange").mkdir()
            (course / "exchange").chmod(0o777)
            with (course / "nbgrader_config.py").open("a") as config:
                config.write(f"\nc.Exchange.root = {str(course / 'exchange')!r}\n")
                config.write("c.ExchangeSubmit.strict = True\n")
        with Server(programs()) if options.postgres else nullcontext() as server:
            if server is not None:
                with (course / "nbgrader_config.py").open("a") as config:
                    config.write(f"\nc.CourseDirectory.db_url = {server.new_database('big')!r}\n")
            entry = make_course(course, options.students)
            print(f"{options.students} students, {1000 * entry:.0f} ms to enter a submission\n")
            print(f"{'':30} server s    CPU s     MB  browser s")
            with jupyter_lab(course, home) as (address, token), chromium() as browser:
                visitor = Visitor(address, token, browser)
                for title, seconds, used, size, seen in measure(
                    course, visitor, options.students, options.rounds
                ):
                    shown = f"{seen:10.2f}" if seen is not None else ""
                    print(f"{title:30} {seconds:8.2f} {used:8.2f} {size:6.2f} {shown}", flush=True)
            seconds, used = median(lambda: export(course), options.rounds)
            print(f"{'nbgrader export':30} {seconds:8.2f} {used:8.2f}")


if __name__ == "__main__":
    main()
