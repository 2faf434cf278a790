"""What is derived stays derived: current, repeatable, and kind to what an instructor writes."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.bank import suite
from autograder.model import DeclarationError
from autograder.notebooks.fill import fill
from autograder.notebooks.release import build, stale
from autograder.notebooks.student_checks import PARTS
from tests.conftest import ASSIGNMENT, ROOT


def notebook(course, name="activations"):
    return course / "source" / ASSIGNMENT / f"{name}.ipynb"


def change(path, edit):
    content = nbformat.read(path, as_version=4)
    edit(content)
    nbformat.write(content, path)


def cell(content, grade_id):
    return next(
        c for c in content.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def test_the_committed_source_and_release_are_current():
    assert stale(ROOT, ASSIGNMENT) == []


def test_no_two_parts_of_the_checks_file_define_the_same_name():
    names = [
        name
        for part in PARTS
        for node in ast.parse(inspect.getsource(part)).body
        for name in names_bound(node)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def names_bound(node):
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_building_twice_changes_nothing_the_second_time(course):
    assert build(course, ASSIGNMENT) == []


def test_prose_edited_and_saved_in_jupyterlab_survives_a_build(course):
    path = notebook(course)

    def edit(content):
        content.cells[0].source += "\n\nWelcome, class of 2027. 欢迎。"
        content.cells.insert(1, nbformat.v4.new_markdown_cell("A cell of my own."))
        for c in content.cells:
            if c.cell_type == "code":
                c.execution_count = 3
                c.outputs = [nbformat.v4.new_output("stream", text="left over")]
                c.metadata["collapsed"] = True
        content.metadata["language_info"]["version"] = "3.14.0"

    change(path, edit)
    build(course, ASSIGNMENT)
    for folder in ("source", "release"):
        made = nbformat.read(course / folder / ASSIGNMENT / "activations.ipynb", as_version=4)
        assert made.cells[0].source.endswith("Welcome, class of 2027. 欢迎。")
        assert made.cells[1].source == "A cell of my own."
        assert not any(c.get("outputs") for c in made.cells)
    assert stale(course, ASSIGNMENT) == []


def test_code_changed_by_hand_in_a_source_notebook_is_put_right(course):
    change(notebook(course), lambda n: cell(n, "relu").update(source="def relu(z): return 1"))
    assert stale(course, ASSIGNMENT) == [
        f"source/{ASSIGNMENT}/activations.ipynb is stale: run `backgrade build`"
    ]
    assert build(course, ASSIGNMENT) == [f"source/{ASSIGNMENT}/activations.ipynb"]


@pytest.mark.parametrize("name", ["activations.ipynb", "checks.py"])
def test_a_stale_release_is_named_with_the_command_that_mends_it(course, name):
    path = course / "release" / ASSIGNMENT / name
    path.write_text(path.read_text("utf-8").replace("sigmoid", "sigmund"), "utf-8")
    assert f"release/{ASSIGNMENT}/{name} is stale: run `backgrade build`" in stale(
        course, ASSIGNMENT
    )


def test_the_second_notebook_can_be_deleted(course):
    notebook(course, "further").unlink()
    build(course, ASSIGNMENT)
    assert sorted(p.name for p in (course / "release" / ASSIGNMENT).iterdir()) == [
        "README.md",
        "activations.ipynb",
        "checks.py",
    ]
    assert '"softmax"' not in (course / "release" / ASSIGNMENT / "checks.py").read_text("utf-8")


def test_a_single_exercise_can_be_deleted_from_a_notebook(course):
    def edit(content):
        gone = ("relu", "test-relu")
        content.cells = [
            c for c in content.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in gone
        ]

    change(notebook(course), edit)
    build(course, ASSIGNMENT)
    assert stale(course, ASSIGNMENT) == []


def test_a_cell_without_an_exercise_and_half_an_exercise_are_refused():
    content = nbformat.read(notebook(ROOT), as_version=4)
    cell(content, "relu").metadata.nbgrader.grade_id = "rely"
    with pytest.raises(DeclarationError, match="exercise 'rely', but the suite has"):
        fill(content, suite(ASSIGNMENT))
    content = nbformat.read(notebook(ROOT), as_version=4)
    content.cells.remove(cell(content, "test-relu"))
    with pytest.raises(DeclarationError, match=r"not so for \['relu'\]"):
        fill(content, suite(ASSIGNMENT))


def test_an_exercise_in_two_notebooks_is_refused(course):
    core = nbformat.read(notebook(course), as_version=4)
    twice = [cell(core, "relu"), cell(core, "test-relu")]
    change(notebook(course, "further"), lambda n: n.cells.extend(twice))
    with pytest.raises(DeclarationError, match=r"\['relu'\] stand twice"):
        build(course, ASSIGNMENT)


def test_the_checks_file_needs_numpy_only_and_runs_without_the_kit(course, tmp_path):
    release = course / "release" / ASSIGNMENT
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import checks\n"
        "import numpy as np\n"
        "def sigmoid(z): return 0.5 * (1 + np.tanh(np.asarray(z) / 2))\n"
        "checks.check('sigmoid')\n"
        "assert not {'autograder', 'solutions', 'IPython'} & set(sys.modules)\n"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path.append({numpy_folder()!r})\n{script}",
            release,
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "3 of 3 visible checks passed" in ran.stdout


def numpy_folder() -> str:
    return str(Path(np.__file__).parents[1])


def test_validate_reports_the_failing_checks_of_a_notebook(course):
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", "activations.ipynb"],
        cwd=course / "release" / ASSIGNMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = ran.stdout + ran.stderr
    assert "VALIDATION FAILED ON 14 CELL(S)" in said.upper()
    assert "sigmoid: not written yet." in said
    assert "Traceback" not in said


def test_a_solved_notebook_passes_validate(course, sources, assignment):
    from autograder.demo.submissions import Fixture, submission_files

    files = submission_files(Fixture("s", "", "reference", ()), sources, assignment.frames)
    path = course / "release" / ASSIGNMENT / "activations.ipynb"
    path.write_text(files["activations.ipynb"], "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", "activations.ipynb"],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Success! Your notebook passes all the tests." in ran.stdout, ran.stdout + ran.stderr


def test_no_output_no_path_and_no_solution_marker_is_in_the_release():
    for path in (ROOT / "release" / ASSIGNMENT).glob("*.ipynb"):
        for made in json.loads(path.read_text("utf-8"))["cells"]:
            assert not made.get("outputs")
            assert "SOLUTION" not in "".join(made["source"])
