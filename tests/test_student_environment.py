"""The first cell and the page beside the notebooks: what is missing, and how to get it."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

from autograder.demo.submissions import Fixture, submission
from autograder.gate_release import release_problems
from autograder.grading import grade
from autograder.notebooks.first_cell import ENVIRONMENT
from autograder.notebooks.release import build
from autograder.suite import ASSIGNMENTS
from tests.conftest import ASSIGNMENT, ROOT
from tests.student_notebook import load_checks

RELEASE = ROOT / "release" / ASSIGNMENT
NOTEBOOKS = sorted((ROOT / "release").glob("*/*.ipynb"))


assert mpl.__version__, "imported, as the first cell does before it looks at its version"


def first_cell(path: Path) -> str:
    """The first cell of code in a notebook."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    first = next(cell for cell in cells if cell["cell_type"] == "code")
    assert first["metadata"]["nbgrader"]["grade_id"] == ENVIRONMENT
    return "".join(first["source"])


def run(cell: str, folder: Path, *options: str, path: tuple[str, ...] = ()) -> str:
    """What the cell prints in a Python of its own, in a folder."""
    script = f"import sys; sys.path[:0] = ['', *{path!r}]\n{cell}"
    command = [sys.executable, *options, "-c", script]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_notebook_begins_with_the_cell_for_its_own_checks_file(path):
    checks = load_checks(path.parent / "checks.py")
    assert f'environment("{checks.ASSIGNMENT}", "{checks.RELEASE}")' in first_cell(path)
    assert path.parent.name == checks.ASSIGNMENT
    assert checks.missing(checks.ASSIGNMENT, checks.RELEASE) == ""


def test_without_numpy_the_sentence_names_it_and_the_command():
    said = run(first_cell(RELEASE / "activations.ipynb"), RELEASE, "-S", "-I")
    assert said.count("\n") == 1
    assert "is not installed. Run `%pip install numpy matplotlib`" in said


def test_without_checks_py_the_sentence_asks_for_it(tmp_path):
    packages = (str(Path(np.__file__).parents[1]),)
    said = run(first_cell(RELEASE / "activations.ipynb"), tmp_path, path=packages)
    assert said.startswith("Not ready: the checks.py that came with this notebook is not in its")
    assert said.count("\n") == 1


def test_a_checks_file_that_this_python_cannot_read_means_an_old_python(tmp_path):
    (tmp_path / "checks.py").write_text("match = = 3\n", "utf-8")
    packages = (str(Path(np.__file__).parents[1]),)
    said = run(first_cell(RELEASE / "activations.ipynb"), tmp_path, path=packages)
    assert said == "Not ready: this notebook needs Python 3.11 or newer.\n"


def test_the_cell_itself_is_read_by_any_python_3():
    ast.parse(first_cell(RELEASE / "activations.ipynb"), feature_version=(3, 4))


def test_the_checks_file_of_another_assignment_is_told_apart():
    checks = load_checks(ROOT / "release" / "2-forward" / "checks.py")
    said = checks.missing(ASSIGNMENT, "0123abcd")
    assert "this notebook belongs to 1-activations, but the checks.py beside it to 2-forw" in said


def test_the_checks_file_of_another_release_is_told_apart():
    checks = load_checks(RELEASE / "checks.py")
    assert "two releases of 1-activations" in checks.missing(ASSIGNMENT, "0123abcd")


@pytest.mark.parametrize(
    ("least", "words"),
    [
        ({"numpy": (99, 1)}, 'needs newer versions than numpy [0-9.]+; run `%pip install "numpy>'),
        ({"numpy": (99, 1), "matplotlib": (98, 0)}, '"numpy>=99.1" "matplotlib>=98.0"'),
    ],
)
def test_an_old_package_is_named_with_the_version_that_is_needed(monkeypatch, least, words):
    checks = load_checks(RELEASE / "checks.py")
    monkeypatch.setattr(checks, "LEAST", least)
    assert re.search(words, checks.missing(checks.ASSIGNMENT, checks.RELEASE))


def test_an_old_python_is_named(monkeypatch):
    checks = load_checks(RELEASE / "checks.py")
    monkeypatch.setattr(checks, "LEAST_PYTHON", (9, 0))
    said = checks.missing(checks.ASSIGNMENT, checks.RELEASE)
    assert "needs 9.0 or newer" in said
    assert "Kernel > Change Kernel" in said


def test_a_changed_visible_case_makes_another_release(course):
    path = course / "release" / ASSIGNMENT / "checks.py"
    before = load_checks(path).RELEASE
    notebook = course / "source" / ASSIGNMENT / "further.ipynb"
    notebook.unlink()  # so its visible cases leave the file
    build(course, ASSIGNMENT)
    after = load_checks(path).RELEASE
    assert before != after
    assert after in first_cell(course / "release" / ASSIGNMENT / "activations.ipynb")


def test_while_a_notebook_is_graded_its_first_cell_is_silent(sandbox, assignment, sources):
    fixture = Fixture("s", "", "starter", (("extra-after", "sigmoid", 'check("sigmoid")'),))
    made = submission(fixture, assignment.name, sources, assignment.frames)
    core, _ = grade(made, assignment, sandbox)["notebooks"]
    outputs = [output for cell in core["cells"] for output in cell["outputs"]]
    # A check that a student runs in a cell of their own: its text goes to the feedback page.
    table, error = outputs
    assert set(table["data"]) == {"text/plain"}
    assert (
        "✗ not yet  The starter line `raise NotImplementedError()` is"
        in table["data"]["text/plain"]
    )
    assert error["traceback"] == ['sigmoid: not written yet. Stuck? hint("sigmoid")']
    assert core["flags"] == []


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_page_beside_the_notebooks_names_them_and_what_they_need(name):
    folder = ROOT / "release" / name
    text = (folder / "README.md").read_text("utf-8")
    assert text.startswith(f"# {name}\n")
    for path in folder.glob("*.ipynb"):
        assert f"`{path.name}`" in text
    assert "Python 3.11, numpy 2.0 and matplotlib 3.8" in text
    for command in ("check(", "hint(", "progress()", "*Validate*", "*Submit*"):
        assert command in text


def test_the_page_is_part_of_a_release_and_of_nothing_hidden(course, assignment):
    assert list(release_problems(course, assignment)) == []
    shutil.copy(course / "nbgrader_config.py", course / "release" / ASSIGNMENT / "notes.md")
    (problem,) = release_problems(course, assignment)
    assert "notes.md does not belong in a release" in problem
