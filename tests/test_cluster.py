"""`backgrade grade --scheduler`: a real Dask cluster of several processes on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.batch import students
from tests.conftest import ASSIGNMENT, ROOT

PATIENCE = 120
CLUSTER = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}


@dataclass
class Cluster:
    """A scheduler and its workers, all of them processes."""

    folder: Path
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen]

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    def add_worker(self, name: str, **environment: str) -> None:
        place = self.folder / name
        place.mkdir()
        # In a folder of its own: nothing of the course is there.
        command = ["worker", "--scheduler-file", self.file, "--nthreads", "1", "--no-dashboard"]
        self.workers.append(start(place, *command, "--no-nanny", "--name", name, **environment))

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def start(place: Path, *command: object, **environment: str) -> subprocess.Popen:
    with (place / "log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *map(str, command)],
            cwd=place,
            env=CLUSTER | environment,
            stdout=log,
            stderr=log,
        )


def wait_for(what, condition) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, f"{what} did not happen"
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    file = folder / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler = start(folder, *command, "--scheduler-file", file)
    made = Cluster(folder, scheduler, [])
    try:
        wait_for("the scheduler's start", file.exists)
        yield made
    finally:
        made.stop()


@pytest.fixture
def class_(demo_course: Path, tmp_path: Path) -> Path:
    """The demo class without its endless loops, not graded yet."""
    course = tmp_path / "course"
    shutil.copytree(
        demo_course,
        course,
        ignore=lambda _, names: {n for n in names if "endless" in n or n == "results"},
    )
    return course


def grade(course: Path, *options: object, **settings) -> subprocess.Popen:
    command = [sys.executable, "-m", "autograder.cli", "--course", course, "grade", ASSIGNMENT]
    return subprocess.Popen(
        [str(part) for part in (*command, *options)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,
    )


def results(course: Path) -> dict[str, str]:
    """Student -> the text of the result, but for its timings."""
    folder = course / "results" / ASSIGNMENT
    return {
        path.stem: re.sub(r'"timings": \{[^}]*\}', "", path.read_text("utf-8"))
        for path in folder.glob("*.json")
    }


def test_a_killed_worker_costs_nothing_and_results_are_byte_identical(
    class_, cluster, demo_course, demo_results, tmp_path
):
    for name in ("one", "two", "three"):
        cluster.add_worker(name)
    events = tmp_path / "events"
    run = grade(class_, "--scheduler", cluster.file, "--events", events)
    wait_for("the first result", lambda: events.exists() and events.read_text().count("graded") > 2)
    cluster.workers[0].send_signal(signal.SIGKILL)
    out, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0, err
    told = [json.loads(line) for line in events.read_text().splitlines()]
    graded = [event["student"] for event in told if event["event"] == "graded"]
    assert sorted(graded) == students(class_, ASSIGNMENT)
    assert f"{len(graded)} graded, 0 reused, 0 broken; {len(graded)} newly recorded" in out
    here = results(demo_course)
    assert results(class_) == {student: here[student] for student in graded}


def test_without_a_scheduler_or_workers_nothing_is_graded(class_, cluster):
    for address, said in (
        ("tcp://127.0.0.1:9", "no scheduler answers at tcp://127.0.0.1:9"),
        ("elsewhere", "no scheduler answers at elsewhere"),
    ):
        run = grade(class_, "--scheduler", address)
        _, err = run.communicate(timeout=PATIENCE)
        assert (run.returncode, said in err) == (2, True), err
    assert not (class_ / "results").exists()


def test_a_worker_without_a_sandbox_or_with_another_suite_stops_the_run_before_it_begins(
    class_, cluster, tmp_path
):
    other = tmp_path / "other"
    for name in ("autograder", "solutions"):
        shutil.copytree(ROOT / name, other / name)
    judge = other / "autograder" / "judge.py"
    judge.write_text(judge.read_text("utf-8") + "# changed\n", "utf-8")
    cluster.add_worker("good")
    cluster.add_worker("other", PYTHONPATH=str(other))
    wait_for("the workers' start", lambda: joined(cluster) == 2)
    run = grade(class_, "--scheduler", cluster.file)
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2, err
    assert "another version of Backgrade is installed there" in err
    assert not (class_ / "results").exists()


def test_a_lost_scheduler_ends_the_run_and_the_next_one_goes_on(class_, cluster):
    cluster.add_worker("one")
    run = grade(class_, "--scheduler", cluster.file)
    folder = class_ / "results" / ASSIGNMENT
    wait_for("the first result", lambda: any(folder.glob("*.json")))
    cluster.stop()
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 4, err
    assert "the connection to the scheduler is lost; what was graded is kept" in err
    kept = len(results(class_))
    again = grade(class_, "--workers", "1")
    out, err = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, err
    assert f"{len(students(class_, ASSIGNMENT)) - kept} graded, {kept} reused" in out


def joined(cluster: Cluster) -> int:
    """How many workers the scheduler has."""
    script = (
        "import sys, distributed\n"
        "with distributed.Client(scheduler_file=sys.argv[1]) as client:\n"
        "    print(len(client.scheduler_info(n_workers=-1)['workers']))\n"
    )
    command = [sys.executable, "-c", script, str(cluster.file)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
