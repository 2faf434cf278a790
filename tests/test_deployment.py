"""What DEPLOYMENT.md tells people to do, done as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ASSIGNMENT, ROOT
from tests.postgres_server import PASSWORD
from tests.test_postgres import backgrade, set_db_url
from tests.test_recording import contents, marked_by_hand

TEXT = (ROOT / "DEPLOYMENT.md").read_text("utf-8")


def block(name: str) -> str:
    """The commands between two marks of the text."""
    found = re.search(f"<!-- {name}: begin -->\n```\n(.*?)```\n<!-- {name}: end -->", TEXT, re.S)
    assert found, f"DEPLOYMENT.md has no block {name!r}"
    return found[1]


def shell(commands: str, cwd: Path, **environment: str) -> str:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-euc", commands],
        cwd=cwd,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def without_password(postgres, tmp_path, monkeypatch):
    """The URL of an empty database, its password in a file as ~/.pgpass is one."""
    url = postgres.new_database("moved")
    passwords = tmp_path / "pgpass"
    escaped = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
    passwords.write_text(f"{postgres.folder}:5432:moved:owner:{escaped}\n", "utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    return re.sub(":[^@/]*@", "@", url)


def test_a_gradebook_moves_to_postgresql_and_back_with_all_that_people_have_given(
    course, hand_in, tmp_path, without_password
):
    hand_in(course, "early", "starter")
    hand_in(course, "right", "reference")
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    marked_by_hand(course)
    before = contents(course)
    old, new = re.findall(r"(?:sqlite|postgresql)\S*", block("move the gradebook"))[:2]
    here = f"sqlite:///{course}/gradebook.db"
    commands = block("move the gradebook").replace(old, here).replace(new, without_password)
    said = shell(commands, tmp_path)
    assert "student: 2\n" in said
    set_db_url(course, without_password)
    assert contents(course) == before
    comments = before["early"]["notebooks"]["activations"]["comments"]
    assert ("relu", "No response.", "Nice, but see me.") in comments
    assert backgrade(course, "grade", ASSIGNMENT, "--quiet") == 0
    assert contents(course) == before
    with pytest.raises(AssertionError, match="nothing was moved"):
        shell(commands, tmp_path)
    back = f"sqlite:///{tmp_path}/back.db"
    shell(block("move the gradebook").replace(old, without_password).replace(new, back), tmp_path)
    set_db_url(course, back)
    assert contents(course) == before
