"""Kill it, fill its disk, lock its database: nothing graded is lost, nothing recorded twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from autograder import gradebook
from autograder.cli import main
from autograder.notebooks.nbgrader_run import open_gradebook
from tests.conftest import ASSIGNMENT

STUDENTS = 6
BACKGRADE = [sys.executable, "-m", "autograder.cli"]
PRIVATE_MOUNTS = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "-r"]


@pytest.fixture
def class_(course, hand_in):
    """A course with a class of right and half right submissions, each of its own."""
    for number in range(STUDENTS):
        base = "reference" if number % 2 else "starter"
        hand_in(course, f"s{number}", base, ("extra-after", "relu", f"number = {number}"))
    return course


def marks(course: Path) -> dict[str, float]:
    """student -> marks in the gradebook; fails where a submission or a grade is there twice."""
    with open_gradebook(course) as book:
        submissions = book.assignment_submissions(ASSIGNMENT)
        assert len({s.student.id for s in submissions}) == len(submissions)
        for submission in submissions:
            names = [g.name for n in submission.notebooks for g in n.grades]
            assert len(names) == len(set(names))
        return {s.student.id: s.score for s in submissions}


def everything(course: Path) -> dict[str, float]:
    expected = {f"s{n}": 48.0 if n % 2 else 0.0 for n in range(STUDENTS)}
    assert marks(course) == expected
    for student in expected:
        result = json.loads((course / "results" / ASSIGNMENT / f"{student}.json").read_text())
        assert result["score"] == expected[student]
        folder = course / "autograded" / student / ASSIGNMENT
        assert sorted(p.name for p in folder.iterdir()) == [
            "activations.ipynb",
            "checks.py",
            "further.ipynb",
        ]
    return expected


def nothing_left(course: Path) -> None:
    for folder in ("results", "autograded"):
        assert list((course / folder).rglob(".new-*")) == []


def grade(course: Path, *more: str, **options) -> subprocess.Popen[str]:
    command = [*BACKGRADE, "--course", str(course), "grade", ASSIGNMENT, "--quiet", *more]
    return subprocess.Popen(command, text=True, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("whom", ["the run alone", "the run and all its workers"])
def test_a_run_killed_at_any_moment_is_taken_up_again_and_ends_with_the_same_marks(
    class_, tmp_path, whom
):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    for wait in (0.7, 1.6, 2.5):
        process = grade(class_, start_new_session=True, env=environment)
        time.sleep(wait)
        if whom == "the run alone":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        for path in (class_ / "results").rglob("s*.json"):
            json.loads(path.read_text("utf-8"))  # whole, or not there
    process = grade(class_, env=environment)
    _, said = process.communicate()
    assert process.returncode == 0, said
    everything(class_)
    nothing_left(class_)
    wait_until(lambda: not workers_of(class_))
    assert list(temporary.glob("backgrade-*")) == []


def workers_of(course: Path) -> list[str]:
    """The command lines of processes that still have to do with a course."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cwd"):
        try:
            line = (path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            temporary = (path.parent / "environ").read_bytes()
        except OSError:
            continue
        if str(course.parent).encode() in temporary and "autograder" in line:
            found.append(line)
    return found


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.1)


def in_private_mounts(course: Path, preparation: str) -> subprocess.CompletedProcess[str]:
    """Grade in a mount namespace of its own, after a shell's preparation in the course folder."""
    if shutil.which("unshare") is None:
        pytest.skip("the program unshare is not there to mount a small disk")
    probe = subprocess.run([*PRIVATE_MOUNTS, "true"], check=False, capture_output=True)
    if probe.returncode:
        pytest.skip("this machine refuses mount namespaces, so no small disk can be mounted")
    command = " ".join([*BACKGRADE, "--course", str(course), "grade", ASSIGNMENT, "--quiet"])
    return subprocess.run(
        [*PRIVATE_MOUNTS, "sh", "-ec", f"cd {course}; {preparation}; {command}"],
        text=True,
        capture_output=True,
        check=False,
    )


def test_on_a_full_disk_what_fits_is_kept_and_the_rest_is_nobody_s_zero(class_):
    # The result of one submission takes about 40 kB; the disk is private to this one run.
    ran = in_private_mounts(class_, "mkdir -p results && mount -t tmpfs -o size=120k tmpfs results")
    assert ran.returncode == 4, ran.stderr
    assert "could not be graded, and this is not the student's fault" in ran.stderr
    assert "No space left on device" in ran.stderr
    recorded = marks(class_)
    assert all(score == (48.0 if int(name[1:]) % 2 else 0.0) for name, score in recorded.items())
    assert len(recorded) < STUDENTS
    assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet"]) == 0
    everything(class_)


def test_a_full_disk_under_the_autograded_folder_loses_no_result(class_):
    ran = in_private_mounts(
        class_, "mkdir -p autograded && mount -t tmpfs -o size=200k tmpfs autograded"
    )
    assert ran.returncode == 4, ran.stderr
    assert "graded, but not recorded" in ran.stderr
    assert len(list((class_ / "results" / ASSIGNMENT).glob("s*.json"))) == STUDENTS
    assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet"]) == 0
    everything(class_)
    nothing_left(class_)


def test_a_results_folder_that_cannot_be_written_is_named_and_nothing_is_recorded(class_):
    ran = in_private_mounts(
        class_,
        "mkdir -p results && mount --bind results results && mount -o remount,bind,ro results",
    )
    assert ran.returncode == 4, ran.stderr
    assert "Read-only file system" in ran.stderr
    assert marks(class_) == {}
    assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet"]) == 0
    everything(class_)


def test_a_gradebook_locked_for_a_while_is_waited_for(class_):
    holder = sqlite3.connect(class_ / "gradebook.db", check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(8, holder.rollback)
    release.start()
    try:
        assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet"]) == 0
    finally:
        release.join()
        holder.close()
    everything(class_)


def test_a_gradebook_locked_for_ever_costs_no_result(class_, monkeypatch, capsys):
    assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet", "--student", "s0"]) == 0
    monkeypatch.setattr(gradebook, "PATIENCE_SECONDS", 0.5)
    holder = sqlite3.connect(class_ / "gradebook.db")
    holder.execute("BEGIN IMMEDIATE")  # others may read
    code = main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet", "--student", "s1"])
    holder.rollback()
    holder.close()
    said = capsys.readouterr().err
    assert code == 4
    assert "s1: graded, but not recorded (s1: database is locked)" in said
    assert (class_ / "results" / ASSIGNMENT / "s1.json").is_file()
    assert "s1" not in marks(class_)
    assert main(["--course", str(class_), "grade", ASSIGNMENT, "--quiet"]) == 0
    everything(class_)


def test_folders_of_killed_sandboxes_are_removed_and_those_of_living_ones_are_not(
    tmp_path, monkeypatch
):
    from autograder.sandbox import leftovers

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead, alive = tmp_path / "backgrade-4194999-abc", tmp_path / f"backgrade-{os.getpid()}-abc"
    foreign, linked = tmp_path / "backgrade-plan", tmp_path / "backgrade-4194999-link"
    for folder in (dead, alive, foreign):
        (folder / "scratch" / "deep").mkdir(parents=True)
    linked.symlink_to(foreign)
    leftovers.sweep()
    assert not dead.exists()
    assert alive.exists()
    assert (foreign / "scratch" / "deep").exists()
    assert linked.is_symlink()
