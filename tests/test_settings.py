"""What `c.Backgrade` in nbgrader_config.py sets, and what it may not."""

from __future__ import annotations

import re

import pytest

from autograder.cli import main
from autograder.course import load
from autograder.sandbox.limits import Limits
from autograder.settings import SettingsError, limits
from tests.conftest import ASSIGNMENT, ROOT


def write(folder, line):
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\n{line}\n", "utf-8")


def test_the_course_of_this_repository_has_the_limits_that_its_comments_say(tmp_path):
    text = (ROOT / "nbgrader_config.py").read_text("utf-8")
    assert limits(ROOT) == Limits()
    lines = [line[2:] for line in text.splitlines() if line.startswith("# c.Backgrade.")]
    write(tmp_path, "\n".join(lines))
    assert limits(tmp_path) == Limits()
    assert len(lines) == len(vars(Limits()))


def test_a_limit_that_is_set_replaces_the_default(tmp_path):
    write(tmp_path, "c.Backgrade.call_seconds = 2")
    assert limits(tmp_path) == Limits(call_seconds=2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("c.Backgrade.call_second = 2", "call_second is not known; there are cell_seconds, "),
        ("c.Backgrade.call_seconds = 0", "call_seconds is 0, expected a positive number"),
        ("c.Backgrade.call_seconds = True", "call_seconds is True, expected a number"),
        ("c.Backgrade.memory_bytes = '2G'", "memory_bytes is '2G', expected a whole number"),
        ("c.Backgrade.memory_bytes = 1.5", "memory_bytes is 1.5, expected a whole number"),
        ("c.Backgrade.cpu_seconds = float('inf')", "expected a whole number"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_what_may_stand_there(tmp_path, line, said):
    write(tmp_path, line)
    with pytest.raises(SettingsError, match=re.escape(said)):
        limits(tmp_path)


def test_the_command_names_a_wrong_setting(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    path = course / "nbgrader_config.py"
    path.write_text(path.read_text("utf-8") + "\nc.Backgrade.cell_seconds = -1\n", "utf-8")
    assert main(["--course", str(course), "grade", ASSIGNMENT]) == 2
    assert "c.Backgrade.cell_seconds is -1, expected a positive number" in capsys.readouterr().err


def test_a_changed_limit_grades_anew_and_is_obeyed(course, hand_in):
    slow = ("solve", "relu", "def relu(z):\n    import time\n    time.sleep(1)\n    return z")
    hand_in(course, "anna", "starter", slow)
    before = load(course, ASSIGNMENT).digest
    path = course / "nbgrader_config.py"
    path.write_text(path.read_text("utf-8") + "\nc.Backgrade.call_seconds = 0.5\n", "utf-8")
    assert load(course, ASSIGNMENT).digest != before
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet"]) == 0
    text = (course / "results" / ASSIGNMENT / "anna.json").read_text("utf-8")
    assert "your code was still running when its time was up" in text
