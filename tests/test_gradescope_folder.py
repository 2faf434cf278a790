"""The folder and the archive that are uploaded to Gradescope."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile

import pytest

from autograder.cli import main
from autograder.course import CourseError, load
from autograder.exporters.gradescope_folder import NEEDED, lock, write_folder
from tests.conftest import ASSIGNMENT, ROOT


@pytest.fixture(scope="module")
def made(released, tmp_path_factory):
    """A folder, its archive, and what the command said."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(released, course, dirs_exist_ok=True)
    config = course / "nbgrader_config.py"
    secret = '\nc.CourseDirectory.db_url = "postgresql://me:password@host/marks"\n'
    mine = "c.Backgrade.call_seconds = 2.5\nc.Backgrade.notebook_seconds = 600.0\n"
    config.write_text(config.read_text("utf-8") + secret + mine, "utf-8")
    folder = tmp_path_factory.mktemp("made") / "autograder"
    archive, notes = write_folder(course, ASSIGNMENT, folder, visibility="visible", minutes=10)
    return folder, archive, notes


def test_the_archive_has_the_two_scripts_at_its_root_and_they_are_executable(made):
    _, archive, _ = made
    with zipfile.ZipFile(archive) as packed:
        modes = {i.filename: i.external_attr >> 16 for i in packed.infolist()}
        assert packed.testzip() is None
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert archive.stat().st_mode & 0o077 == 0


def test_the_archive_is_the_folder(made):
    folder, archive, _ = made
    with zipfile.ZipFile(archive) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert held == {str(p.relative_to(folder)): p.read_bytes() for p in files}


@pytest.mark.parametrize("script", ["setup.sh", "run_autograder"])
def test_the_scripts_are_bash(made, script):
    folder, _, _ = made
    assert (folder / script).read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(folder / script)], check=True)


def test_no_secret_of_the_course_and_nothing_needless_goes_along(made):
    folder, _, _ = made
    text = "".join(p.read_text("utf-8", errors="replace") for p in folder.rglob("*") if p.is_file())
    assert "password@host" not in text
    names = {str(p.relative_to(folder)) for p in folder.rglob("*")}
    assert not [n for n in names if "__pycache__" in n or "demo/classroom" in n]
    assert not [n for n in names if n.startswith("course/source") or n.endswith(".db")]
    assert not re.search(r"https?://(?!gradescope-autograders)", (folder / "setup.sh").read_text())
    assert "--index-url" not in (folder / "requirements.lock").read_text("utf-8")


def test_the_courses_limits_go_along_and_time_fits_into_gradescopes(made):
    folder, _, notes = made
    there = load(folder / "course", ASSIGNMENT)
    assert there.limits.call_seconds == 2.5
    # Two notebooks, each with a first run and its calls, in four fifths of ten minutes.
    assert there.limits.notebook_seconds == 120
    assert "120 s there instead of 600 s" in notes[0]


def test_the_folder_says_what_to_set_on_gradescope(made):
    folder, _, notes = made
    text = (folder / "README.txt").read_text("utf-8")
    assert text == notes[-1]
    assert "points: 48" in text
    assert "activations.ipynb and further.ipynb" in text
    assert "give it to nobody" in text


def test_the_lock_keeps_hashes_and_takes_only_what_grading_needs(made):
    folder, _, _ = made
    text = (folder / "requirements.lock").read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    names = {re.match(r"[a-z0-9-]+", entry).group() for entry in entries}
    assert set(NEEDED) <= names
    assert not names & {"nbgrader", "jupyterlab", "notebook", "sqlalchemy", "pytest", "tornado"}
    pinned = (ROOT / "requirements.lock").read_text("utf-8")
    assert all(entry in pinned for entry in entries)
    # Both variants of numpy: the image may have another Python than this machine.
    assert len([e for e in entries if e.startswith("numpy==")]) == len(
        re.findall(r"^numpy==", pinned, re.M)
    )


def test_a_lock_without_what_is_needed_is_refused():
    with pytest.raises(CourseError, match="does not name no-such-thing; run `make lock`"):
        lock("numpy==2.0 \\\n    --hash=sha256:00\n", ["numpy", "no-such-thing"])


def test_a_second_run_replaces_the_first_and_makes_the_same(released, tmp_path):
    folder = tmp_path / "autograder"
    first, _ = write_folder(released, ASSIGNMENT, folder, visibility="hidden", minutes=40)
    before = first.read_bytes()
    (folder / "left over").write_text("x", "utf-8")
    second, _ = write_folder(released, ASSIGNMENT, folder, visibility="hidden", minutes=40)
    assert second.read_bytes() == before
    assert not (folder / "left over").exists()
    assert json.loads((folder / "backgrade.json").read_text("utf-8"))["visibility"] == "hidden"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["autograder", "autograder.zip"]


@pytest.mark.parametrize("place", ["release/x", "source", "submitted/s/1-activations"])
def test_hidden_cases_are_never_written_where_nbgrader_hands_out_files(course, place, capfd):
    command = ["--course", str(course), "gradescope", ASSIGNMENT, "--folder", str(course / place)]
    assert main(command) == 2
    assert "would hold the hidden cases" in capfd.readouterr().err


def test_a_folder_of_somebody_elses_is_left_alone(released, tmp_path, capfd):
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    command = ["--course", str(released), "gradescope", ASSIGNMENT, "--folder", str(tmp_path)]
    assert main(command) == 2
    assert "is not empty, and not made by this command" in capfd.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_course_itself_is_never_replaced(course, capfd):
    (course / "backgrade.json").write_text("{}", "utf-8")
    command = ["--course", str(course), "gradescope", ASSIGNMENT, "--folder", str(course)]
    assert main(command) == 2
    assert "holds the course itself" in capfd.readouterr().err


@pytest.mark.parametrize("minutes", ["0", "41", "ten", "nan"])
def test_minutes_that_gradescope_does_not_have_are_refused(minutes, capsys):
    with pytest.raises(SystemExit):
        main(["gradescope", ASSIGNMENT, "--folder", "x", "--minutes", minutes])
    assert "expected 1 to 40 minutes" in capsys.readouterr().err
