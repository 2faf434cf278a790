"""The bank of exercises: its list, its page, and how CONTRIBUTING says one is added."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.bank import bank
from autograder.cells import grading
from autograder.cli import main
from autograder.commands.build import stale_pages
from autograder.exercise_page import page
from autograder.notebooks.literal import to_json
from autograder.notebooks.reference import as_markdown, asked
from tests.conftest import ASSIGNMENT, ROOT


def listed(capsys, *arguments: str) -> str:
    assert main(["--course", str(ROOT), "exercises", *arguments]) == 0
    return capsys.readouterr().out


def test_the_page_of_the_bank_is_current_and_names_every_exercise():
    text = page(ROOT)
    assert (ROOT / "EXERCISES.md").read_text("utf-8") == text, "run `backgrade build`"
    heads = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert sorted(heads) == sorted(bank())
    assert len(heads) == len(set(heads))


def test_the_page_says_what_is_asked_and_what_goes_wrong():
    text = page(ROOT)
    part = text.split("### sigmoid_grad\n")[1].split("\n### ")[0]
    assert "Return σ'(z), the slope of the logistic function at the pre-activation z." in part
    assert "2 marks; 2 visible and 6 hidden cases; NNDL notes" in part
    assert "- `sigmoid_applied_twice`: The logistic function was applied twice" in part
    for exercise in bank().values():
        for misconception in exercise.misconceptions.values():
            assert as_markdown(misconception.diagnosis) in text


def test_the_page_holds_no_hidden_input_():
    text = page(ROOT)
    for exercise in bank().values():
        text = text.replace(asked(exercise), "")  # lecture data, which students have
    for exercise in bank().values():
        for case in exercise.hidden:
            for value in case.request.inputs.values():
                if isinstance(value, np.ndarray) and value.size > 2:
                    numbers = json.dumps(to_json(value)["array"])[1:-1]
                    assert numbers not in text
                    assert np.array2string(value, separator=", ") not in text


def test_plain_text_is_shown_by_markdown_as_it_is():
    assert as_markdown("a * b_c <i> [x] | `d_e * f` $g$") == (
        r"a \* b\_c \<i\> \[x\] \| `d_e * f` \$g\$"
    )


def test_the_list_names_place_marks_cases_and_section(capsys):
    said = listed(capsys)
    assert f"{len(bank())} exercises, 225 marks" in said
    assert said.index("1-activations/activations") < said.index("5-gradcheck/further")
    row = next(line for line in said.splitlines() if line.split()[:1] == ["sigmoid_grad"])
    assert row.split()[1:5] == ["2", "2", "6", str(len(bank()["sigmoid_grad"].misconceptions))]
    assert "NNDL notes, activation functions (激活函数)" in row


def test_the_list_can_be_narrowed_to_an_assignment_or_a_word(capsys):
    said = listed(capsys, "3-delta")
    assert "delta_out_mse" in said
    assert "softplus" not in said
    said = listed(capsys, "--search", "Reshaped_Instead")
    assert "from_4343_notes" in said
    assert "reshaped_instead_of_transposed" in said
    assert "\n1 exercise, 1 mark\n" in said
    assert "0 exercises" in listed(capsys, "--search", "no such word at all")


@pytest.mark.parametrize("command", ["exercises", "new", "show"])
def test_each_command_has_a_help_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"example:\n  backgrade {command} " in capsys.readouterr().out


def test_unknown_assignments_and_odd_combinations_are_refused(capsys):
    assert main(["--course", str(ROOT), "exercises", "9-x"]) == 2
    assert "there is no assignment '9-x'" in capsys.readouterr().err
    assert main(["--course", str(ROOT), "exercises", "--markdown", "--search", "x"]) == 2
    assert "--markdown writes the whole bank" in capsys.readouterr().err


def test_a_stale_page_is_named_and_built_anew(released, tmp_path, capsys):
    course = tmp_path / "course"
    shutil.copytree(released, course)
    assert main(["--course", str(course), "exercises", "--markdown"]) == 0
    text = (course / "EXERCISES.md").read_text("utf-8")
    # In this course the other assignments have no place.
    assert "| in no notebook of this course |" in text
    assert stale_pages(course) == ["ERRATA.md"]
    (course / "EXERCISES.md").write_text(text + "mine", "utf-8")
    assert stale_pages(course) == ["ERRATA.md", "EXERCISES.md"]
    assert main(["--course", str(course), "build", ASSIGNMENT]) == 0
    assert "changed EXERCISES.md" in capsys.readouterr().out
    assert (course / "EXERCISES.md").read_text("utf-8") == text


# ---- CONTRIBUTING, word for word ---------------------------------------------------------------


def section(title: str) -> str:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return text.split(f"## {title}\n")[1].split("\n## ")[0]


def code_by_file(text: str) -> dict[str, str]:
    """Which code the text puts into which file: the path named last in front of each block."""
    blocks: dict[str, str] = {}
    parts = re.split(r"^ *```python\n(.*?)^ *```$", text, flags=re.MULTILINE | re.DOTALL)
    for prose, code in zip(parts[::2], parts[1::2], strict=False):
        (*_, path) = re.findall(r"`((?:solutions|autograder)/[\w/]+\.py)`", prose)
        blocks[path] = textwrap.dedent(code)
    return blocks


def nbgrader_cell(grade_id: str, kind: str) -> nbformat.NotebookNode:
    """An empty cell with the type that JupyterLab's Create Assignment tool gave it."""
    answer = kind == "Autograded answer"
    made = nbformat.v4.new_code_cell("")
    made.metadata["nbgrader"] = {
        "schema_version": 3,
        "solution": answer,
        "grade": not answer,
        "locked": not answer,
        "task": False,
        "grade_id": grade_id,
        **({} if answer else {"points": 1}),
    }
    return made


def exercise_of(cell: nbformat.NotebookNode) -> str:
    return str(grading(cell).get("grade_id", "")).removeprefix("test-")


def backgrade(kit: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "autograder.cli", *arguments],
        cwd=kit,
        env={**os.environ, "PYTHONPATH": str(kit)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Path:
    """A copy of the kit with one small assignment, changed as CONTRIBUTING says."""
    folder = tmp_path_factory.mktemp("kit")
    for package in ("autograder", "solutions"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "source" / ASSIGNMENT, folder / "source" / ASSIGNMENT)
    (folder / "source" / ASSIGNMENT / "further.ipynb").unlink()
    exercise = section("I want to add an exercise")
    misconception = section("I want to add a misconception")
    for text in (exercise, misconception):
        for path, code in code_by_file(text).items():
            with (folder / path).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{code}")
    path = folder / "source" / ASSIGNMENT / "activations.ipynb"
    notebook = nbformat.read(path, as_version=4)
    others = set(bank()) - {"sigmoid"}  # one exercise beside the new one is enough
    notebook.cells = [c for c in notebook.cells if exercise_of(c) not in others]
    words = " ".join(exercise.split())
    pattern = r'`grade_id`: `(\w+)`, "([\w ]+)"\) and a check cell \(`(test-\w+)`, "([\w ]+)"\)'
    ((name, answer, check, tests),) = re.findall(pattern, words)
    notebook.cells += [nbgrader_cell(name, answer), nbgrader_cell(check, tests)]
    nbformat.write(notebook, path)
    return folder


def test_an_exercise_added_as_contributing_says_is_checked_and_graded(kit):
    assert "softsign_grad" in backgrade(kit, "exercises", "--search", "softsign")
    assert "changed release/1-activations/activations.ipynb" in backgrade(kit, "build")
    said = backgrade(kit, "check")
    assert "All of it holds." in said
    row = next(line for line in said.splitlines() if line.split()[:1] == ["softsign_grad"])
    assert row.split()[1:6] == ["1+3", "1/1", "unattempted", "1/1", "1/1"]
    reference = code_by_file(section("I want to add an exercise"))["solutions/activations.py"]
    wrong = "def softsign_grad(z):\n    return 1 / (1 + np.abs(z))"
    for student, source in (("right", reference), ("wrong", wrong)):
        path = kit / "release" / ASSIGNMENT / "activations.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if grading(cell).get("grade_id") == "softsign_grad":
                assert "raise NotImplementedError()" in cell.source
                cell.source = source
        handed_in = kit / "submitted" / student / ASSIGNMENT
        handed_in.mkdir(parents=True)
        nbformat.write(notebook, handed_in / "activations.ipynb")
    backgrade(kit, "grade", ASSIGNMENT)
    graded = {}
    for student in ("right", "wrong"):
        result = json.loads((kit / "results" / ASSIGNMENT / f"{student}.json").read_text("utf-8"))
        exercises = {e["name"]: e for n in result["notebooks"] for e in n["exercises"]}
        graded[student] = exercises["softsign_grad"]
    assert (graded["right"]["score"], graded["right"]["outcome"]) == (1, "passed")
    assert graded["wrong"]["score"] == 0
    assert [d["name"] for d in graded["wrong"]["diagnoses"]] == ["denominator_not_squared"]
