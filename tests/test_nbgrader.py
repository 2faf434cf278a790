"""nbgrader's own commands on the course: with our plug-in alone, and without it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from nbgrader.api import Gradebook

from autograder.notebooks.nbgrader_run import api, nbgrader_at_work
from autograder.sandbox.host import SandboxUnavailable
from tests.conftest import ASSIGNMENT
from tests.nbgrader_command import nbgrader

SIGMA_TWICE = "def sigmoid_grad(z):\n    s = sigmoid(sigmoid(z))\n    return s * (1 - s)"
OWN_PROSE = "<script>alert(2)</script><img src=x onerror=alert(3)> [link](javascript:alert(4))"
OWN_CELL = "print('<script>alert(1)</script>')\n2 + 3"
CLASS = {
    "right": ("reference",),
    "untouched": ("starter",),
    "twice": ("reference", ("solve", "sigmoid_grad", SIGMA_TWICE)),
    "own-cell": ("reference", ("extra-after", "sigmoid", OWN_CELL)),
    "cheat": (
        "starter",
        ("replace", "test-relu", "print('full marks')"),
        ("duplicate", "test-sigmoid", "1000"),
        ("solve", "relu", "def relu(z): return z"),
    ),
    "renamed": ("reference", ("rename", "mein Heft.ipynb", "")),
    "broken": ("reference",),
    "fifo": ("reference",),
    "linked": ("reference",),
    "odd-extras": ("reference",),
}


@pytest.fixture(scope="module")
def course(released, tmp_path_factory):
    """A course with a class that has handed in, odd files included; graded by nbgrader."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    shutil.copytree(released, folder)
    return folder


@pytest.fixture(scope="module")
def autograded(course, assignment, sources):
    from autograder.demo.submissions import Fixture, submission_files

    for student, (base, *sections) in CLASS.items():
        handed_in = course / "submitted" / student / ASSIGNMENT
        handed_in.mkdir(parents=True)
        fixture = Fixture(student, "", base, tuple(sections))
        for name, text in submission_files(fixture, sources, assignment.frames).items():
            (handed_in / name).write_text(text, "utf-8")
    own = course / "submitted" / "own-cell" / ASSIGNMENT / "activations.ipynb"
    content = json.loads(own.read_text("utf-8"))
    for kind in ("markdown", "raw"):
        content["cells"].append({"cell_type": kind, "source": OWN_PROSE, "metadata": {}})
    own.write_text(json.dumps(content), "utf-8")
    core = "submitted/{}/" + ASSIGNMENT + "/activations.ipynb"
    (course / core.format("broken")).write_text("{not json", "utf-8")
    (course / core.format("fifo")).unlink()
    os.mkfifo(course / core.format("fifo"))
    (course / core.format("linked")).unlink()
    (course / core.format("linked")).symlink_to(
        course / "source" / ASSIGNMENT / "activations.ipynb"
    )
    put_odd_files(course / "submitted" / "odd-extras" / ASSIGNMENT)
    ran = nbgrader(course, "autograde", ASSIGNMENT)
    assert ran.returncode == 0, ran.stderr
    return course


def put_odd_files(folder: Path) -> None:
    """What nbgrader would follow, read for ever or choke on when it copies it."""
    (folder / "honest.csv").write_text("1,2\n", "utf-8")
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / "timestamp.txt")
    (folder / "endless").symlink_to("/dev/zero")
    (folder / "gradebook.txt").symlink_to(folder.parents[2] / "gradebook.db")
    (folder / "checks.py").symlink_to("/etc/passwd")
    (folder / "nowhere").symlink_to("missing")
    (folder / "deep").mkdir()
    os.mkfifo(folder / "deep" / "[odd]*")
    (folder / "around").symlink_to(folder)
    with (folder / "giant").open("wb") as file:
        file.truncate(26 * 10**6)


def scores(course: Path) -> dict[str, dict[str, float | None]]:
    """student -> exercise -> score as the gradebook has it."""
    with nbgrader_at_work(), Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return {
            submission.student.id: {
                grade.name.removeprefix("test-"): grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }


def cells(course: Path, student: str, notebook: str = "activations"):
    path = course / "autograded" / student / ASSIGNMENT / f"{notebook}.ipynb"
    found = json.loads(path.read_text("utf-8"))["cells"]
    return {c["metadata"].get("nbgrader", {}).get("grade_id", c["id"]): c for c in found}


def test_what_lies_beside_a_notebook_is_copied_only_where_it_is_a_plain_file(autograded):
    folder = autograded / "autograded" / "odd-extras" / ASSIGNMENT
    assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()) == [
        "README.md",
        "activations.ipynb",
        "further.ipynb",
        "honest.csv",
    ]
    handed_in = autograded / "submitted" / "odd-extras" / ASSIGNMENT
    assert (handed_in / "timestamp.txt.refused").is_fifo()


def test_nbgrader_alone_gives_the_marks_of_the_suite(autograded, assignment):
    marks = scores(autograded)
    full = {name: exercise.marks for name, exercise in assignment.exercises.items()}
    assert marks["right"] == full
    assert marks["own-cell"] == full
    assert set(marks["untouched"].values()) == {0}
    assert marks["twice"]["sigmoid_grad"] == 0
    assert marks["twice"]["tanh_grad"] == full["tanh_grad"]


def test_edited_and_duplicated_check_cells_earn_nothing(autograded):
    assert sum(scores(autograded)["cheat"].values()) < 1
    assert scores(autograded)["cheat"]["sigmoid"] == 0


def test_a_renamed_notebook_is_graded_all_the_same(autograded, assignment):
    assert sum(scores(autograded)["renamed"].values()) == sum(
        e.marks for e in assignment.exercises.values()
    )


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("broken", "not JSON"),
        ("fifo", "not a regular file"),
        ("linked", "is a link"),
    ],
)
def test_an_unreadable_notebook_is_recorded_as_0_with_the_reason(autograded, student, words):
    marks = scores(autograded)[student]
    assert marks["sigmoid"] == 0
    assert marks["softmax"] > 0, "the other notebook of the submission is graded"
    assert words in "".join(cells(autograded, student)["backgrade-summary"]["source"])


def test_each_check_cell_holds_the_account_and_no_hidden_test(autograded):
    cell = cells(autograded, "twice")["test-sigmoid_grad"]
    assert "".join(cell["source"]) == 'from checks import check\ncheck("sigmoid_grad")'
    (output,) = cell["outputs"]
    account = "".join(output["data"]["text/html"])
    assert "0 of 2 marks" in account
    assert "twice" in account, "the diagnosis of sigma applied twice"
    assert "RuntimeError" not in account


def test_the_students_own_outputs_are_kept(autograded):
    outputs = [
        output
        for cell in cells(autograded, "own-cell").values()
        if "alert(1)" in "".join(cell["source"])
        for output in cell["outputs"]
    ]
    assert [o["output_type"] for o in outputs] == ["stream", "execute_result"]
    assert outputs[1]["data"] == {"text/plain": ["5"]}


def test_the_feedback_page_tells_the_student_why_and_shows_nothing_hidden(autograded, assignment):
    ran = nbgrader(autograded, "generate_feedback", ASSIGNMENT, "--student", "twice")
    assert ran.returncode == 0, ran.stderr
    page = (autograded / "feedback" / "twice" / ASSIGNMENT / "activations.html").read_text("utf-8")
    # The table of functions calls the wrong slope, so one of its items is lost as well.
    assert ">21.73 of 24 marks<" in page
    diagnosis = (
        assignment.exercises["sigmoid_grad"].misconceptions["sigmoid_applied_twice"].diagnosis
    )
    assert diagnosis[:40] in page
    assert "HIDDEN TESTS" not in page
    release = autograded / "release" / ASSIGNMENT
    public = "".join(path.read_text("utf-8") for path in release.iterdir())
    secrets = [number for number in hidden_numbers(assignment) if number not in public]
    assert len(secrets) > 200
    assert not [number for number in secrets if number in page]


def hidden_numbers(assignment) -> list[str]:
    """Numbers of hidden inputs that are long enough to be told from any other number."""
    values = [
        value
        for exercise in assignment.exercises.values()
        for case in exercise.hidden
        for value in case.request.inputs.values()
        if isinstance(value, np.ndarray)
    ]
    return [s for v in values for s in map(repr, v.ravel().tolist()) if len(s.lstrip("-")) > 4]


def test_script_in_a_students_output_is_shown_as_text(autograded):
    ran = nbgrader(autograded, "generate_feedback", ASSIGNMENT, "--student", "own-cell")
    assert ran.returncode == 0, ran.stderr
    folder = autograded / "feedback" / "own-cell" / ASSIGNMENT
    page = (folder / "activations.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page
    for harm in ("<script>alert(2)", "<img src=x", 'href="javascript:'):
        assert harm not in page
    assert "24 of 24 marks" in page
    assert "<table" in page


def test_backgrade_grade_gives_the_same_marks_to_the_last_digit(autograded, tmp_path):
    from autograder.cli import main

    again = tmp_path / "again"
    shutil.copytree(
        autograded,
        again,
        ignore=shutil.ignore_patterns("results", "autograded", "feedback", "submitted", "*.db"),
    )
    (autograded / "submitted").rename(again / "submitted")  # odd files cannot be copied
    assert main(["--course", str(again), "build", ASSIGNMENT]) == 0
    try:
        assert main(["--course", str(again), "grade", ASSIGNMENT, "--quiet"]) == 0
    finally:
        (again / "submitted").rename(autograded / "submitted")
    assert scores(again) == scores(autograded)


def test_without_the_plug_in_every_mark_is_0_and_the_cell_says_why(released, tmp_path, hand_in):
    course = tmp_path / "unplugged"
    shutil.copytree(released, course)
    config = (course / "nbgrader_config.py").read_text("utf-8")
    (course / "nbgrader_config.py").write_text(config.split("# Autograde:")[0], "utf-8")
    hand_in(course, "right", "reference")
    ran = nbgrader(course, "autograde", ASSIGNMENT)
    assert ran.returncode == 0, ran.stderr
    assert set(scores(course)["right"].values()) == {0}
    (output,) = [
        o for o in cells(course, "right")["test-sigmoid"]["outputs"] if o["output_type"] == "error"
    ]
    assert "grader is not plugged in" in output["evalue"]


@pytest.mark.parametrize(
    ("lost", "relu"),
    [("exporter_class", 1), ("pre_convert_hook", 1), ("autograde_preprocessors", 0)],
)
def test_no_single_line_of_the_plug_in_can_be_lost_for_marks(
    released, tmp_path, hand_in, lost, relu
):
    course = tmp_path / "half"
    shutil.copytree(released, course)
    config = (course / "nbgrader_config.py").read_text("utf-8")
    config += f"\ndel c.Autograde.{lost}\n"
    (course / "nbgrader_config.py").write_text(config, "utf-8")
    hand_in(course, "cheat", "starter", ("solve", "relu", "def relu(z): return np.maximum(z, 0)"))
    ran = nbgrader(course, "autograde", ASSIGNMENT)
    assert ran.returncode == 0, ran.stderr
    marks = scores(course)["cheat"]
    assert marks["relu"] == relu
    assert sum(v or 0 for k, v in marks.items() if k != "relu") == 0


def test_without_a_sandbox_nbgrader_records_nothing_and_reports_a_failure(
    released, tmp_path, hand_in, monkeypatch
):
    def refuse(*_, **__):
        raise SandboxUnavailable("There is no working sandbox here.")

    course = tmp_path / "refused"
    shutil.copytree(released, course)
    hand_in(course, "anna", "reference")
    monkeypatch.setattr("autograder.warm.Sandbox", refuse)
    with nbgrader_at_work():
        done = api(course).autograde(ASSIGNMENT, "anna")
    assert not done["success"]
    assert "There is no working sandbox here." in done["log"]
    assert set(scores(course)["anna"].values()) == {None}
    assert not (course / "autograded" / "anna" / ASSIGNMENT).exists()
    assert not (course / "results").exists()


def test_the_interface_behind_formgrader_s_button_grades_in_one_process(course, hand_in):
    """Formgrader calls nbgrader's API in the server, again and again."""
    for student in ("button-one", "button-two"):
        hand_in(course, student, "reference")
        with nbgrader_at_work():
            done = api(course).autograde(ASSIGNMENT, student)
        assert done["success"], done["log"]
        assert sum(scores(course)[student].values()) == 48
