"""`backgrade report` on a real course folder: graded submissions, gradebook, files."""

from __future__ import annotations

import csv
import json
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from autograder.cli import main
from autograder.demo.submissions import Fixture, submission_files
from autograder.notebooks.nbgrader_run import open_gradebook
from autograder.report.writing import NUMBERS
from tests.conftest import ASSIGNMENT

TRICK = """def relu_grad(z):
    h = 1e-6
    return (relu(z + h) - relu(z)) / h
"""
TWICE = "def sigmoid_grad(z):\n    a = sigmoid(sigmoid(z))\n    return a * (1 - a)\n"
CLASS = {
    "anna": ("reference", ()),
    "bert": ("reference", (("solve", "sigmoid_grad", TWICE),)),
    "carl": ("reference", (("solve", "sigmoid_grad", TWICE), ("solve", "relu_grad", TRICK))),
    "dora": ("starter", ()),
    "emil": ("reference", (("solve", "relu", "import os\nos._exit(3)"),)),
}


@pytest.fixture(scope="module")
def graded(
    released: Path, assignment: Any, sources: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Five students, graded; one more is enrolled. Do not change."""
    course = tmp_path_factory.mktemp("report") / "course"
    shutil.copytree(released, course)
    for student, (base, sections) in CLASS.items():
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        fixture = Fixture(student, "", base, sections)
        for name, text in submission_files(fixture, sources, assignment.frames).items():
            (folder / name).write_text(text, "utf-8")
        (folder / "timestamp.txt").write_text("2026-11-20 21:45:00 UTC", "utf-8")
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet", "--no-feedback"]) == 0
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_student("otto", first_name="Otto", last_name="Normal")
    return course


@pytest.fixture
def course(graded: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    return copy


@pytest.fixture
def run(course: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command: its exit code, what it printed, what it complained about."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(["--course", str(course), "report", ASSIGNMENT, *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def made(course: Path, name: str = f"{ASSIGNMENT}.json") -> dict[str, Any]:
    document: dict[str, Any] = json.loads((course / "reports" / name).read_text("utf-8"))
    return document


def result_of(course: Path, student: str) -> Path:
    return course / "results" / ASSIGNMENT / f"{student}.json"


def test_a_class_is_reported_as_page_csv_and_json_beside_each_other(course, run):
    code, said, trouble = run()
    assert (code, trouble) == (0, "")
    assert "5 submissions, median" in said
    names = {p.name for p in (course / "reports").iterdir()}
    assert names == {f"{ASSIGNMENT}.{kind}" for kind in ("html", "csv", "json")}
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (course / "reports").iterdir()}
    assert modes == {0o600}, "marks are nobody else's business"


def test_it_finds_what_the_class_did(course, run):
    run()
    document = made(course)
    assert (document["course"], document["assignment"]) == ("backpropagation", ASSIGNMENT)
    first = document["misconceptions"][0]
    assert first["exercise"] == "sigmoid_grad"
    assert first["students"] == ["bert", "carl"]
    exercises = {e["name"]: e for e in document["exercises"]}
    assert exercises["sigmoid_grad"]["full"] == 1 + 1, "anna and emil"
    assert exercises["tanh_grad"]["share"] == 0.8
    assert exercises["tanh_grad"]["unattempted"] == 1
    assert ("relu_grad", ["carl"]) in [(f["exercise"], f["students"]) for f in document["flags"]]
    stopped = [e for e in document["limits"] if e["cell"]]
    assert [(e["cell"], e["what"], e["students"]) for e in stopped] == [
        ("relu", "process ended", ["emil"])
    ]
    looks = {e["student"]: {r["rule"] for r in e["reasons"]} for e in document["look"]}
    assert looks["dora"] == {"Nothing attempted"}
    assert "Flags" in looks["carl"]
    assert "anna" not in looks
    assert document["missing"]["absent"] == ["otto"]
    assert document["missing"]["unrecorded"] == []


def test_marks_by_hand_and_lateness_are_those_of_the_gradebook(course, run):
    with open_gradebook(course) as book:
        book.find_grade("test-sigmoid_grad", "activations", ASSIGNMENT, "bert").manual_score = 1.5
        book.find_submission_notebook(
            "activations", ASSIGNMENT, "bert"
        ).late_submission_penalty = 0.5
        book.find_assignment(ASSIGNMENT).duedate = datetime(2026, 11, 20, 20, 45)
        book.find_submission(ASSIGNMENT, "anna").extension = timedelta(hours=2)
        book.db.commit()
        whole = book.find_submission(ASSIGNMENT, "bert")
        counts = whole.score - whole.late_submission_penalty
    run()
    rows = {row["student"]: row for row in made(course)["students"]}
    assert rows["bert"]["score"] == pytest.approx(counts)
    assert rows["bert"]["exercises"]["activations/sigmoid_grad"] == 1.5
    assert rows["bert"]["penalty"] == 0.5
    assert (rows["bert"]["seconds_late"], rows["anna"]["seconds_late"]) == (3600, 0)
    assert rows["bert"]["handed_in"] == "2026-11-20T21:45:00Z"


def test_the_csv_has_names_and_marks(course, run):
    run()
    with (course / "reports" / f"{ASSIGNMENT}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert list(rows) == [*CLASS, "otto"]
    assert (rows["otto"]["last name"], rows["otto"]["status"]) == ("Normal", "nothing handed in")
    assert rows["anna"]["marks"] == rows["anna"]["of"]
    assert float(rows["anna"]["activations/sigmoid"]) == 2


def test_stale_damaged_and_missing_results_are_said_and_not_used(course, run):
    path = course / "submitted" / "bert" / ASSIGNMENT / "activations.ipynb"
    path.write_text(path.read_text("utf-8").replace("a * (1 - a)", "a * (2 - a)"), "utf-8")
    result_of(course, "carl").write_text('{"schema": "backgrade-result"}', "utf-8")
    shutil.copy(result_of(course, "anna"), result_of(course, "dora"))
    result_of(course, "emil").unlink()
    code, said, trouble = run()
    assert code == 0
    assert "1 submission, median" in said
    assert "1 left out, stale" in trouble
    assert "2 left out, damaged" in trouble
    assert "1 left out, handed in and not graded" in trouble
    missing = made(course)["missing"]
    assert [t["student"] for t in missing["stale"]] == ["bert"]
    assert [t["student"] for t in missing["damaged"]] == ["carl", "dora"]
    assert "is the result of 'anna'" in missing["damaged"][1]["why"]
    assert [t["student"] for t in missing["ungraded"]] == ["emil"]
    assert str(course) not in json.dumps(made(course))
    page = (course / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "Left out: 1 stale result, 2 damaged results, 1 not graded." in page


@pytest.mark.parametrize("options", [(), ("--anonymous",)])
def test_a_result_whose_submission_is_gone_is_not_said_to_be_mended_by_grading(
    course, run, options
):
    shutil.rmtree(course / "submitted" / "bert")
    code, _, trouble = run(*options)
    assert code == 0
    assert "1 left out, the submission is not in submitted/ any more, its result is kept" in trouble
    assert "put the submission back, or count the result as it is with `--stale`" in trouble
    assert "backgrade grade" not in trouble
    assert result_of(course, "bert").is_file()


def test_stale_results_count_where_that_is_asked_for(course, run):
    shutil.rmtree(course / "submitted" / "bert")
    assert run()[0] == 0
    assert made(course)["submissions"] == 4
    assert run("--stale")[0] == 0
    assert made(course)["submissions"] == 5
    assert made(course)["missing"]["outdated"] == ["bert"]


def test_a_class_without_any_result_is_told_what_to_do(course, run):
    for student in CLASS:
        path = course / "submitted" / student / ASSIGNMENT / "activations.ipynb"
        path.write_text("{", "utf-8")
    code, _, trouble = run()
    assert code == 2
    assert "no result of 1-activations is current (5 found): run `backgrade grade" in trouble
    shutil.rmtree(course / "submitted")
    code, _, trouble = run()
    assert code == 2
    assert "no result of 1-activations is current (5 found): the submissions are not in" in trouble
    assert "put them back, or report on them as they are with `--stale`" in trouble
    for student in CLASS:
        result_of(course, student).write_text("{", "utf-8")
    code, _, trouble = run()
    assert "no result of 1-activations can be read (5 found" in trouble
    shutil.rmtree(course / "results")
    code, _, trouble = run()
    assert "there is no result of 1-activations" in trouble
    assert not (course / "reports").exists()


def test_without_a_gradebook_the_automatic_marks_count_and_none_is_made(course, run):
    (course / "gradebook.db").unlink()
    assert run()[0] == 0
    assert not (course / "gradebook.db").exists()
    assert made(course)["missing"]["unrecorded"] == list(CLASS)
    assert made(course)["students"][0]["score"] == made(course)["max"]


def test_a_gradebook_that_cannot_be_read_is_named(course, run):
    (course / "gradebook.db").write_bytes(b"no database at all" * 100)
    code, _, trouble = run()
    assert code == 4
    assert "gradebook.db is damaged: file is not a database. Restore a backup" in trouble


def test_the_next_report_says_what_changed_and_the_same_one_again_loses_nothing(course, run):
    run()
    first = made(course)
    assert first["changes"] is None
    with open_gradebook(course) as book:
        book.find_grade("test-sigmoid_grad", "activations", ASSIGNMENT, "bert").manual_score = 2.0
        book.db.commit()
    shutil.rmtree(course / "submitted" / "dora")
    result_of(course, "dora").unlink()
    for _ in range(2):
        run()
        found = made(course)["changes"]
        assert [m["student"] for m in found["marks"]] == ["bert"]
        assert found["gone"] == ["dora"]
        assert "sigmoid_grad" in [e["name"] for e in found["exercises"]]
        assert made(course, f"{ASSIGNMENT}.previous.json") == first
        page = (course / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")
        assert "0 new students, 1 no longer here, marks up for 1, down for 0." in page


def test_a_damaged_earlier_report_is_said_and_stops_nothing(course, run):
    run()
    (course / "reports" / f"{ASSIGNMENT}.json").write_text('{"version": 7}', "utf-8")
    code, _, trouble = run()
    assert code == 0
    assert "cannot be compared with" in trouble
    assert made(course)["changes"] is None


def test_one_format_in_another_folder(course, run, tmp_path):
    folder = tmp_path / "elsewhere" / "deep"
    assert run("--format", "csv", "--folder", str(folder))[0] == 0
    assert [p.name for p in folder.iterdir()] == [f"{ASSIGNMENT}.csv"]
    assert not (course / "reports").exists()


def test_anonymous_reports_have_files_of_their_own_and_numbers_that_stay(course, run):
    assert run("--anonymous")[0] == 0
    first = {row["student"] for row in made(course, f"{ASSIGNMENT}.anonymous.json")["students"]}
    assert first == {f"Student 00{n}" for n in range(1, 7)}
    for path in (course / "reports").iterdir():
        text = path.read_text("utf-8")
        assert not re.findall(rf"\b({'|'.join(CLASS)}|otto|Normal)\b", text), path.name
        assert not [flag for flag in made_flags(course) if flag in text]
    kept = (course / "results" / NUMBERS).read_bytes()
    assert stat.S_IMODE((course / "results" / NUMBERS).stat().st_mode) == 0o600
    run("--anonymous")
    assert (course / "results" / NUMBERS).read_bytes() == kept
    (course / "results" / NUMBERS).write_text("{", "utf-8")
    code, _, trouble = run("--anonymous")
    assert code == 2
    assert "mend it, or delete it" in trouble


def made_flags(course: Path) -> Iterator[str]:
    for student in CLASS:
        document = json.loads(result_of(course, student).read_text("utf-8"))
        for notebook in document["notebooks"]:
            yield from notebook["flags"]
            yield from (flag for e in notebook["exercises"] for flag in e["flags"])


def test_graded_without_a_sandbox_is_said_in_the_terminal_and_on_the_page(course, run):
    arguments = ["--student", "dora", "--without-sandbox", "--quiet", "--no-feedback"]
    assert main(["--course", str(course), "grade", ASSIGNMENT, *arguments]) == 0
    code, _, trouble = run()
    assert code == 0
    assert "WARNING: graded without a sandbox" in trouble
    page = (course / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "<b>Graded without a sandbox:</b> 1 submission of 5" in page


def test_a_file_in_the_place_of_the_folder_is_named(course, run):
    (course / "reports").write_text("in the way")
    code, _, trouble = run()
    assert code == 2
    assert "the report could not be written" in trouble


def test_an_unknown_assignment_gets_the_list_of_what_there_is(course, capsys):
    assert main(["--course", str(course), "report", "9-attention"]) == 2
    assert "there are: 1-activations" in capsys.readouterr().err


def test_the_command_explains_itself(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["report", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "backgrade report 1-activations --anonymous" in said
