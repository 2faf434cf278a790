"""The command `backgrade`: exit codes and sentences for what people do wrong."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from autograder import batch
from autograder.cli import COMMANDS, main
from tests.conftest import ASSIGNMENT, ROOT


def run(capsys, *arguments):
    code = main([str(a) for a in arguments])
    return code, capsys.readouterr()


def test_a_folder_that_is_no_course_is_named(tmp_path, capsys):
    code, said = run(capsys, "--course", tmp_path, "build")
    assert code == 2
    assert f"{tmp_path} is no course folder: it has no nbgrader_config.py; go to" in said.err


def test_an_unknown_assignment_gets_the_list_of_what_there_is(capsys):
    for command in ("build", "check", "grade"):
        code, said = run(capsys, "--course", ROOT, command, "9-attention")
        assert code == 2
        assert "there is no assignment '9-attention'; there are: 1-activations" in said.err


def test_an_assignment_that_is_not_released_is_named_with_the_remedy(course, capsys):
    import shutil

    shutil.rmtree(course / "release")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 2
    assert "is not released: run `backgrade build`" in said.err


def test_a_class_that_handed_in_nothing_is_told_apart_from_a_missing_folder(course, capsys):
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 2
    assert "submitted is missing; collect submissions there" in said.err
    (course / "submitted" / "anna").mkdir(parents=True)
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 2
    assert "expected submitted/<student>/1-activations/" in said.err


def test_an_unknown_student_is_named(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--student", "otto")
    assert code == 2
    assert "'otto' handed in nothing for 1-activations; no other name is like it" in said.err
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--student", "ana")
    assert code == 2
    assert "'ana' handed in nothing for 1-activations; did you mean anna?" in said.err


def test_a_notebook_to_run_again_is_named_together_with_force(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--notebook", "further")
    assert code == 2
    assert "--notebook says which notebooks --force runs again; give both" in said.err


def test_a_notebook_one_folder_too_high_is_named(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    (course / "submitted" / "bert").mkdir()
    (course / "submitted" / "bert" / "activations.ipynb").write_text("{}", "utf-8")
    (course / "submitted" / "anna" / "draft.ipynb").write_text("{}", "utf-8")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--workers", "1")
    assert code == 0
    assert "1 graded, 0 reused" in said.out
    told = "not looked at: submitted/bert/activations.ipynb; expected submitted/<student>/"
    assert told in said.err
    assert "draft" not in said.err


def test_a_demo_never_takes_the_place_of_a_course(course, capsys):
    source = course / "source" / ASSIGNMENT / "activations.ipynb"
    before = (source.read_bytes(), (course / "nbgrader_config.py").read_bytes())
    for root in (ROOT, course):
        code, said = run(capsys, "--course", root, "demo", ASSIGNMENT, "--folder", course)
        assert code == 2
        assert f"{course} is a course, not a demo" in said.err
    assert (source.read_bytes(), (course / "nbgrader_config.py").read_bytes()) == before
    assert not (course / "submitted").exists()


def test_a_class_is_graded_recorded_and_the_second_run_reuses_everything(course, hand_in, capsys):
    hand_in(course, "anna", "reference")
    hand_in(course, "bert", "starter")
    folder = course / "submitted" / "carl" / ASSIGNMENT
    folder.mkdir(parents=True)
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--workers", "2")
    assert code == 0
    assert "48 / 48" in said.out
    assert "nothing attempted" in said.out
    assert "3 graded, 0 reused, 0 broken; 3 newly recorded in the gradebook" in flat(said.out)
    noted = json.loads((course / "autograded/carl" / ASSIGNMENT / "further.ipynb").read_text())
    assert "is missing from the submission" in "".join(noted["cells"][0]["source"])
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert "0 graded, 3 reused, 0 broken; 0 newly recorded" in flat(said.out)
    code, said = run(
        capsys, "--course", course, "grade", ASSIGNMENT, "--student", "bert", "--force"
    )
    assert "1 graded, 0 reused" in flat(said.out)


def test_without_any_sandbox_grading_is_refused_with_an_exit_code_of_its_own(
    course, hand_in, capsys, monkeypatch, tmp_path
):
    hand_in(course, "anna", "reference")
    (tmp_path / "pyseccomp.py").write_text("raise ImportError('no libseccomp here')", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)  # the worker processes look there too
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 3
    assert "libseccomp cannot be used (no libseccomp here)" in flat(said.err)
    assert not (course / "results").exists()


def test_the_override_must_be_asked_for_and_is_said_loudly(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT, "--without-sandbox")
    assert code == 0
    assert "sandbox: none (override)" in flat(said.out)
    assert "do not trust these marks" in said.err
    noted = json.loads((course / "autograded/anna" / ASSIGNMENT / "further.ipynb").read_text())
    assert "Graded without a sandbox" in "".join(noted["cells"][0]["source"])


def test_our_own_fault_is_nobody_s_zero(course, hand_in, capsys, monkeypatch):
    hand_in(course, "anna", "reference")
    hand_in(course, "bert", "reference")
    real = batch.Store.write

    def full_disk(store, document):
        if document["student"] == "anna":
            raise OSError(28, "No space left on device")
        return real(store, document)

    monkeypatch.setattr(batch.Store, "write", full_disk)
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 4
    assert "anna: could not be graded, and this is not the student's fault" in said.err
    assert "1 graded, 0 reused, 1 broken" in flat(said.out)
    assert not (course / "autograded" / "anna").exists()
    assert (course / "autograded" / "bert").exists()


def test_a_lost_gradebook_is_filled_again_from_the_results(course, hand_in, capsys):
    hand_in(course, "anna", "reference")
    assert run(capsys, "--course", course, "grade", ASSIGNMENT)[0] == 0
    (course / "gradebook.db").unlink()
    assert run(capsys, "--course", course, "build", ASSIGNMENT)[0] == 0
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 0
    assert "0 graded, 1 reused, 0 broken; 1 newly recorded" in flat(said.out)


def test_a_killed_worker_is_replaced_and_its_submissions_are_graded(course, hand_in):
    for number in range(4):
        slow = ("extra-after", "relu", "import time; time.sleep(1)")
        hand_in(course, f"s{number}", "starter", slow)
    events = batch.grade_class(course, ASSIGNMENT, batch.students(course, ASSIGNMENT), workers=1)
    seen = [next(events)]
    for child in multiprocessing.active_children():
        child.kill()
    seen += list(events)
    assert sorted((e.student, e.status) for e in seen) == [(f"s{n}", "graded") for n in range(4)]


@pytest.mark.parametrize("workers", ["-3", "two"])
def test_an_impossible_number_of_workers_is_refused(workers, capsys):
    with pytest.raises(SystemExit):
        main(["grade", ASSIGNMENT, "--workers", workers])
    assert "expected a whole number, 0 or more" in capsys.readouterr().err


def test_a_damaged_release_is_named_with_the_remedy(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    path = course / "release" / ASSIGNMENT / "further.ipynb"
    path.write_text("{", "utf-8")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 2
    assert f"{path} is no notebook" in said.err
    assert "run `backgrade build`" in said.err


def test_other_marks_than_were_released_are_named_before_anything_is_graded(
    course, hand_in, capsys
):
    hand_in(course, "anna", "reference")
    path = course / "release" / ASSIGNMENT / "activations.ipynb"
    released = json.loads(path.read_text("utf-8"))
    for cell in released["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "test-relu":
            cell["metadata"]["nbgrader"]["points"] = 0.5
    path.write_text(json.dumps(released), "utf-8")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 2
    assert "relu has 1 marks, but 0.5 in" in said.err
    assert "run `backgrade build`" in said.err
    assert not (course / "results").exists()


def test_a_damaged_result_is_made_anew(course, hand_in, capsys):
    hand_in(course, "anna", "starter")
    assert run(capsys, "--course", course, "grade", ASSIGNMENT)[0] == 0
    path = course / "results" / ASSIGNMENT / "anna.json"
    before = path.read_text("utf-8")
    path.write_text(before[:100], "utf-8")
    code, said = run(capsys, "--course", course, "grade", ASSIGNMENT)
    assert code == 0
    assert "1 graded (1 judged again), 0 reused, 0 broken" in flat(said.out)
    assert json.loads(path.read_text("utf-8"))["score"] == 0


def test_an_interrupt_keeps_what_was_graded(course, hand_in):
    for number in range(6):
        slow = ("extra-after", "relu", f"import time; time.sleep({number})")
        hand_in(course, f"s{number}", "starter", slow)
    command = [sys.executable, "-m", "autograder.cli", "--course", str(course), "grade", ASSIGNMENT]
    process = subprocess.Popen(
        [*command, "--workers", "1"], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    results = course / "results" / ASSIGNMENT
    deadline = time.monotonic() + 60
    while not list(results.glob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "what was graded is kept" in said
    assert list(results.glob("s*.json"))
    assert not list(results.glob(".new-*"))


@pytest.mark.parametrize("command", ["build", "check", "grade", "demo"])
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage: backgrade" in capsys.readouterr().out


def flat(text: str) -> str:
    """Text without the line breaks of a narrow terminal."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"example:\n  backgrade {name}" in said


def test_events_say_what_becomes_of_each_submission_and_nothing_else_is_printed(
    course, hand_in, capsys
):
    hand_in(course, "anna", "reference")
    hand_in(course, "ben", "starter", ("solve", "relu", "import os\nos._exit(1)"))
    command = ("--course", course, "grade", ASSIGNMENT, "--events", "-", "--workers", "1")
    code, said = run(capsys, *command)
    assert code == 0
    told = [json.loads(line) for line in said.out.splitlines()]
    assert [event["event"] for event in told] == ["started", "graded", "graded", "finished"]
    anna, ben = sorted(told[1:3], key=lambda event: event["student"])
    assert (anna["score"], anna["limits"]) == (anna["max"], [])
    assert ben["limits"] == ["activations: a cell died"]
    assert told[3] == {
        "event": "finished",
        "assignment": ASSIGNMENT,
        "graded": 2,
        "recorded": 2,
        "feedback": 2,
    }
    code, said = run(capsys, *command)
    told = [json.loads(line) for line in said.out.splitlines()]
    assert [event["event"] for event in told] == ["started", "reused", "reused", "finished"]
