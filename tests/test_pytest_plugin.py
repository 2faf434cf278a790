"""`pytest --submission`: the hidden suite over one submission, and nothing that lies beside it.

pytest runs in processes of its own, with the plug-in named by -p, as before it is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from autograder.demo.submissions import Fixture, submission_files
from autograder.grading import grade
from autograder.intake import read_submission
from autograder.judge import marks_text
from tests.conftest import ASSIGNMENT, ROOT

SIGMA_TWICE = "def sigmoid_grad(z):\n    s = sigmoid(sigmoid(z))\n    return s * (1 - s)"
# Of the files that pytest would import or obey, each tells that it was.
TELLTALE = "open({place!r} + __name__.rpartition('.')[2], 'w').close()\n"
BROKEN_SANDBOX = """\
import autograder.pytest_run
from autograder.sandbox.host import SandboxUnavailable

def refuse(**_):
    raise SandboxUnavailable("There is no working sandbox here.")

autograder.pytest_run.Sandbox = refuse
"""


@pytest.fixture(scope="module")
def handed_in(released, assignment, sources, tmp_path_factory) -> Path:
    """A course in which ada has made mistakes; do not change."""
    course = tmp_path_factory.mktemp("pytest") / "course"
    shutil.copytree(released, course)
    solved = [
        ("solve", "sigmoid_grad", SIGMA_TWICE),
        ("solve", "relu", "def relu(z): raise ValueError('no way')"),
    ]
    made = Fixture("ada", "", "reference", tuple(solved))
    folder = course / "submitted" / "ada" / ASSIGNMENT
    folder.mkdir(parents=True)
    for name, text in submission_files(made, sources, assignment.frames).items():
        (folder / name).write_text(text, "utf-8")
    return course


def run_pytest(course: Path, *arguments: str, path: Path = ROOT) -> subprocess.CompletedProcess:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "autograder.pytest_plugin"),
            # Nothing above the course, which may lie anywhere, is asked for its settings.
            *("-p", "no:cacheprovider", "--rootdir", str(course)),
            *arguments,
        ],
        cwd=course,
        env={
            **os.environ,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{path}",
            "COLUMNS": "200",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


SUBMISSION = f"submitted/ada/{ASSIGNMENT}"
CORE = f"{SUBMISSION}/activations.ipynb"


def test_every_case_is_an_item_that_fails_with_the_instructor_s_view(
    handed_in, assignment, sandbox, tmp_path
):
    read = read_submission(handed_in / SUBMISSION, "ada", ASSIGNMENT, assignment.frames)
    graded = grade(read, assignment, sandbox)
    report = tmp_path / "report.xml"
    ran = run_pytest(handed_in, f"--submission={SUBMISSION}", f"--junitxml={report}")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    exercises = [e for n in graded["notebooks"] for e in n["exercises"]]
    outcomes = [case["outcome"] for exercise in exercises for case in exercise["cases"]]
    failed = sum(outcome != "passed" for outcome in outcomes)
    assert f"{failed} failed, {len(outcomes) - failed} passed" in ran.stdout
    assert f"FAILED {CORE}::sigmoid_grad/three slopes to check by hand: 3/16, 1/4, 3/16" in (
        ran.stdout
    )
    (block,) = re.findall("_ sigmoid_grad/a Python number below 0 _+\n(.*?)\n__", ran.stdout, re.S)
    assert "the result is 0.247932, expected 0.149146" in block
    assert "z          -1.5" in block
    assert "sigmoid_applied_twice" in block
    assert 'File "<cell relu>", line 1, in relu' in ran.stdout
    assert "autograder/" not in ran.stdout.split("= FAILURES =")[1].split("= marks of")[0]
    # Marks, exercise by exercise and in sum.
    assert "2 of 2     sigmoid\n" in ran.stdout
    assert "0 of 2     sigmoid_grad\n" in ran.stdout
    assert f"{marks_text(graded['score'])} of 48 marks;" in ran.stdout
    cases = {case.get("name"): case for case in ET.parse(report).iter("testcase")}
    assert len(cases) == len(outcomes)
    relu = cases[f"relu/{assignment.exercises['relu'].hidden[0].label}"]
    named = {p.get("name"): p.get("value") for p in relu.iter("property")}
    assert named == {
        "notebook": "activations",
        "exercise": "relu",
        "case": "hidden",
        "outcome": "raised",
    }
    assert relu.find("failure") is not None


def test_items_are_collected_without_running_anything(handed_in, tmp_path):
    (tmp_path / "no_sandbox.py").write_text(BROKEN_SANDBOX, "utf-8")
    no_sandbox = ("-p", "no_sandbox")
    asked = f"--submission={SUBMISSION}"
    ran = run_pytest(handed_in, *no_sandbox, asked, "--collect-only", "-q", path=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{CORE}::sigmoid/a Python number\n" in ran.stdout
    assert f"{SUBMISSION}/further.ipynb::softmax/" in ran.stdout


def test_a_broken_sandbox_is_an_error_and_no_failure(handed_in, tmp_path):
    (tmp_path / "no_sandbox.py").write_text(BROKEN_SANDBOX, "utf-8")
    no_sandbox = ("-p", "no_sandbox")
    asked = (f"--submission={SUBMISSION}", "-k", "softplus/")
    ran = run_pytest(handed_in, *no_sandbox, *asked, path=tmp_path)
    assert ran.returncode == 1
    assert "not the student's fault: There is no working sandbox here." in ran.stdout
    assert "10 errors" in ran.stdout
    assert "failed" not in ran.stdout.splitlines()[-1]
    assert "10 cases could not be run" in ran.stdout


def test_cases_are_chosen_by_word_by_marker_and_by_id(handed_in):
    asked = f"--submission={SUBMISSION}"
    ran = run_pytest(handed_in, asked, "-k", "sigmoid_grad/", "-m", "hidden", "-x")
    assert "1 failed, " in ran.stdout
    assert "stopping after 1 failures" in ran.stdout
    assert "0 of 0.33  sigmoid_grad (1 of its 6 hidden cases)" in ran.stdout
    ran = run_pytest(handed_in, asked, f"{CORE}::sigmoid/a Python number")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 passed" in ran.stdout


def test_a_notebook_under_any_name_is_run_with_its_assignment_named(handed_in, tmp_path):
    lone = tmp_path / "homework (3).ipynb"
    shutil.copy(handed_in / CORE, lone)
    ran = run_pytest(handed_in, f"--submission={lone}", "-q")
    assert ran.returncode == 4
    assert "--assignment says which one it is" in ran.stderr
    named = (f"--submission={lone}", f"--assignment={ASSIGNMENT}", "-k", "tanh_grad/")
    ran = run_pytest(handed_in, *named)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 of 1     tanh_grad" in ran.stdout


def test_a_missing_notebook_fails_case_by_case(handed_in, tmp_path):
    folder = tmp_path / ASSIGNMENT
    folder.mkdir()
    shutil.copy(handed_in / CORE, folder)
    ran = run_pytest(handed_in, f"--submission={folder}", "-k", "softplus_grad or mp_neuron")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "the notebook is missing from the submission" in ran.stdout
    assert "1 of 1     softplus_grad" in ran.stdout
    assert "0 of 1     mp_neuron" in ran.stdout


def test_nothing_that_lies_beside_the_notebooks_is_imported(handed_in, tmp_path):
    folder = tmp_path / ASSIGNMENT
    shutil.copytree(handed_in / SUBMISSION, folder)
    told = tmp_path / "told"
    told.mkdir()
    for name in ("conftest", "__init__", "test_own", "checks", "nbgrader_config", "evil", "numpy"):
        (folder / f"{name}.py").write_text(TELLTALE.format(place=f"{told}/"), "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\npythonpath = .\naddopts = -p evil\n", "utf-8")
    asked = (f"--submission={folder}", "-k", "tanh_grad/")
    ran = run_pytest(handed_in, *asked)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not list(told.iterdir())
    # Settings that pytest has found there by itself are refused: what else do they say?
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    ran = run_pytest(handed_in, "--submission", str(folder), "-k", "tanh_grad/")
    assert ran.returncode == 4
    assert "pytest found settings beside the submission" in ran.stderr
    (folder / "pytest.ini").unlink()
    for more in ([], [str(folder / "activations.ipynb")]):
        ran = run_pytest(handed_in, "--submission", str(folder), *more, "-k", "tanh_grad/")
        assert ran.returncode == 0, ran.stdout + ran.stderr
    ran = run_pytest(handed_in, f"--submission={folder}", str(folder / "test_own.py"))
    assert ran.returncode == 4
    assert "not found" in ran.stderr
    assert not list(told.iterdir())


def test_wrong_words_are_answered_with_a_sentence(handed_in, tmp_path):
    for arguments, sentence in (
        (["--assignment=x"], "--assignment says what --submission is: give both"),
        (["--submission=nowhere"], "there is no such file or folder"),
        ([f"--submission={SUBMISSION}", "--assignment=9-x"], "the course has no assignment '9-x'"),
        ([f"--submission={SUBMISSION}", "release"], "only its own cases are run"),
    ):
        ran = run_pytest(handed_in, *arguments)
        assert (ran.returncode, sentence in ran.stderr) == (4, True), ran.stderr
    shutil.copytree(handed_in / SUBMISSION, tmp_path / ASSIGNMENT)
    ran = run_pytest(tmp_path, f"--submission={ASSIGNMENT}")
    assert ran.returncode == 4
    assert "is in no course folder: start pytest beside nbgrader_config.py" in ran.stderr


def test_an_ordinary_run_of_pytest_does_not_notice_the_plug_in(tmp_path):
    (tmp_path / "conftest.py").write_text("", "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_it():\n"
        "    assert {n for n in sys.modules if n.split('.')[0] in ('autograder', 'numpy')} == {\n"
        "        'autograder', 'autograder.pytest_plugin'}\n",
        "utf-8",
    )
    ran = run_pytest(tmp_path, "-q", "-W", "error")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_pytest_finds_the_plug_in_where_the_kit_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"backgrade": "autograder.pytest_plugin"}
