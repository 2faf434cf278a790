"""The commands of the README, run as they stand there, one after another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from tests.conftest import ASSIGNMENT, ROOT

BLOCK = re.compile(r"<!-- run: (.+?) -->\n```sh\n(.*?)```", re.DOTALL)
SETTINGS = """
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""
BINARIES = Path(sys.executable).parent


def blocks() -> dict[str, str]:
    """Who and when -> the commands of the README's block."""
    return dict(BLOCK.findall((ROOT / "README.md").read_text("utf-8")))


@dataclass(frozen=True)
class Desk:
    """A folder in which somebody types."""

    folder: Path
    home: Path

    def types(self, commands: str) -> str:
        """Run commands as a shell would, stop at the first that fails, return what they say."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "PYTEST"))}
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder,
            env=inherited
            | {
                "PATH": f"{BINARIES}:{os.environ['PATH']}",
                "HOME": str(self.home),
                "JUPYTER_CONFIG_DIR": str(self.home / ".jupyter"),
                "PYTHONPATH": str(ROOT),
                "COLUMNS": "120",
            },
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, f"{commands}\n{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}"
        return ran.stdout + ran.stderr


def desk(tmp_path: Path, who: str) -> Desk:
    """A desk with a home of its own, whose settings name the exchange of this test."""
    made = Desk(tmp_path / who, tmp_path / f"home-of-{who}")
    exchange = tmp_path / "exchange"
    exchange.mkdir(exist_ok=True)
    exchange.chmod(0o777)
    config = made.home / ".jupyter"
    config.mkdir(parents=True)
    text = SETTINGS.format(exchange=str(exchange), cache=str(made.home / "cache"))
    (config / "nbgrader_config.py").write_text("c = get_config()" + text, "utf-8")
    return made


def fill_in(path: Path, answers: dict[str, str]) -> None:
    """Do a student's work: put source into solution cells."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = answers.get(name, cell.source)
    nbformat.write(notebook, path)


def test_every_marked_block_is_one_that_is_run_here():
    assert list(blocks()) == [
        "demo",
        "instructor",
        "instructor after the student has handed in",
        "instructor at the end",
        "student",
        "student when the notebook is filled in",
        "student after release_feedback",
    ]


def test_the_instructors_week_and_the_students_evening_go_as_the_readme_says(tmp_path):
    said = blocks()
    instructor, student = desk(tmp_path, "course"), desk(tmp_path, "student")
    instructor.folder.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", instructor.folder)
    shutil.copytree(ROOT / "source", instructor.folder / "source")
    student.folder.mkdir()

    assert "All of it holds." in instructor.types(said["instructor"])
    student.types(said["student"])
    fill_in(
        student.folder / ASSIGNMENT / "activations.ipynb",
        {
            "sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-np.asarray(z, float)))",
            "sigmoid_grad": "def sigmoid_grad(z):\n    return 1 - sigmoid(z) ** 2",
        },
    )
    student.types(said["student when the notebook is filled in"])
    after = instructor.types(said["instructor after the student has handed in"])
    assert "1 graded, 0 reused, 0 broken; 1 newly recorded in the gradebook" in after
    report = instructor.folder / "reports" / f"{ASSIGNMENT}.html"
    assert "This is the rule for tanh" in report.read_text("utf-8") or "tanh" in report.read_text()
    instructor.types(said["instructor at the end"])
    grades = (instructor.folder / "grades.csv").read_text("utf-8").splitlines()
    assert len(grades) == 2
    student.types(said["student after release_feedback"])
    pages = sorted(path.name for path in (student.folder / ASSIGNMENT / "feedback").rglob("*.html"))
    assert pages == ["activations.html", "further.html"]


def test_the_made_up_class_is_looked_at_as_the_readme_says(demo_course, demo_results, tmp_path):
    """`make demo` is what the fixtures did; its folder stands where the README's commands go."""
    place = desk(tmp_path, "clone")
    (place.folder / ".venv" / "bin").mkdir(parents=True)
    (place.folder / ".venv" / "bin" / "activate").write_text("", "utf-8")
    shutil.copytree(demo_course, place.folder / "demo")
    said = place.types(blocks()["demo"])
    assert "half-done" in said
    page = place.folder / "demo" / "reports" / f"{ASSIGNMENT}.html"
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("file", ["README.md", "SCALING.md", "DEPLOYMENT.md", "SECURITY.md"])
def test_every_file_that_a_page_names_is_there(file):
    text = (ROOT / file).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text):
        assert (ROOT / target).exists(), f"{file} points to {target}"
