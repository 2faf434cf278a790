"""results.json of submissions that are graded already, with what people have made of the marks."""

from __future__ import annotations

import json
import logging
import re
import shutil

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.cli import main
from autograder.exporters.canvas import CanvasExport
from autograder.exporters.gradescope import GradescopeExport
from autograder.exporters.results_json import VISIBILITIES, results_json
from autograder.feedback.marks import Mark, NotebookMarks, SubmissionMarks
from autograder.notebooks.nbgrader_run import nbgrader_at_work
from tests.conftest import ASSIGNMENT
from tests.exported_class import rows_of
from tests.gradescope_spec import check, read_results

DUE = "2026-11-20 20:00:00 UTC"
LATE = "2026-11-21 20:00:00 UTC"
HALF = ("solve", "sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))")
RAISES = ("solve", "relu", "def relu(z):\n    raise ValueError('\x1b[31m\u202e<b>boo</b>')")


def opened(course):
    return Gradebook(f"sqlite:///{course}/gradebook.db")


@pytest.fixture(scope="module")
def graded_class(released, tmp_path_factory, assignment, sources):
    """Two students through `backgrade grade`: one marked by hand, with a comment; one late."""
    from autograder.demo.submissions import Fixture, submission_files

    course = tmp_path_factory.mktemp("graded")
    shutil.copytree(released, course, dirs_exist_ok=True)
    config = course / "nbgrader_config.py"
    penalty = "\nc.AssignLatePenalties.plugin_class = 'nbgrader.plugins.LateSubmissionPlugin'\n"
    penalty += "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
    config.write_text(config.read_text("utf-8") + penalty, "utf-8")
    for student, time, sections in (("ada", DUE, (HALF, RAISES)), ("late", LATE, (HALF,))):
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        fixture = Fixture(student, "", "starter", sections)
        for name, text in submission_files(fixture, sources, assignment.frames).items():
            (folder / name).write_text(text, "utf-8")
        (folder / "timestamp.txt").write_text(time, "utf-8")
    with nbgrader_at_work(), opened(course) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet", "--no-feedback"]) == 0
    with nbgrader_at_work(), opened(course) as book:
        grade = book.find_grade("test-relu", "activations", ASSIGNMENT, "ada")
        grade.manual_score, grade.needs_manual_grade = 0.5, False
        comment = book.find_comment("relu", "activations", ASSIGNMENT, "ada")
        comment.manual_comment = "Nearly. <script>alert(1)</script>"
        book.db.commit()
    return course


@pytest.fixture
def export(graded_class, tmp_path, caplog):
    def run(**options):
        caplog.set_level(logging.INFO)
        settings = {"to": str(tmp_path / "out"), "course": str(graded_class), **options}
        plugin = GradescopeExport(
            config=Config(GradescopeExport=settings), log=logging.getLogger("export")
        )
        with nbgrader_at_work(), opened(graded_class) as book:
            plugin.export(book)
        return {p.stem: read_results(p) for p in (tmp_path / "out" / ASSIGNMENT).glob("*.json")}

    return run


@pytest.fixture
def result(graded_class):
    path = graded_class / "results" / ASSIGNMENT / "ada.json"
    return json.loads(path.read_text("utf-8"))


def test_a_mark_by_hand_and_a_comment_are_in_the_students_results(export):
    ada = export()["ada"]
    relu = next(t for t in ada["tests"] if t["name"] == "activations: relu")
    assert relu["score"] == 0.5
    assert relu["output"].startswith("0.5 of 1 marks\n")
    assert "Marked by your instructor; automatic marks: 0." in relu["output"]
    assert "Comment of your instructor: Nearly." in relu["output"]
    assert ada["score"] == pytest.approx(sum(t["score"] for t in ada["tests"]))
    assert ada["score"] > 0.5


def test_a_late_penalty_is_in_the_total_and_is_said(export):
    late = export()["late"]
    assert late["score"] == 0 < sum(t["score"] for t in late["tests"])
    assert "It was late: marks are taken off the sum of the tests." in late["output"]


def test_the_gradebooks_exports_have_the_same_marks(export, graded_class, tmp_path):
    path = tmp_path / "canvas.csv"
    plugin = CanvasExport(config=Config(CanvasExport={"to": str(path)}))
    with nbgrader_at_work(), opened(graded_class) as book:
        plugin.export(book)
    marks = {row[3]: float(row[5]) for row in rows_of(path)[2:]}
    assert marks == {student: found["score"] for student, found in export().items()}


def test_students_can_be_chosen_and_a_lost_result_is_said(export, graded_class, caplog):
    assert set(export(student=["late"])) == {"late"}
    assert "Wrote results of 1 submission to" in caplog.text
    path = graded_class / "results" / ASSIGNMENT / "late.json"
    text = path.read_text("utf-8")
    try:
        path.unlink()
        export()
        assert "late: left out, because" in caplog.text
        changed = json.loads(text)
        changed["notebooks"][0]["exercises"][0]["score"] += 0.25
        path.write_text(json.dumps(changed), "utf-8")
        caplog.clear()
        export()
        assert "late: left out, because the gradebook has other marks for sigmoid" in caplog.text
        caplog.clear()
        path.write_text("{}", "utf-8")
        with pytest.raises(SystemExit):
            export(student=["late"])
        assert "no submission has a result; run `backgrade grade` first" in caplog.text
    finally:
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_every_test_has_the_visibility_that_was_chosen(result, visibility):
    document = results_json(result, visibility=visibility)
    check(document)
    assert {t["visibility"] for t in document["tests"]} == {document["visibility"]} == {visibility}


def test_marks_are_shown_after_the_deadline_unless_somebody_says_otherwise(result):
    assert results_json(result)["visibility"] == "after_due_date"
    with pytest.raises(ValueError, match="visibility is one of"):
        results_json(result, visibility="always")


def test_what_is_always_shown_tells_no_mark_and_nothing_of_hidden_cases(result):
    said = results_json(result)["output"]
    assert "marks" not in said
    labels = {
        case["label"]
        for notebook in result["notebooks"]
        for exercise in notebook["exercises"]
        for case in exercise["cases"]
        if case["hidden"] and " " in case["label"]  # others are names of what is asked for
    }
    assert labels
    assert not [label for label in labels if label in said]


def test_the_function_is_pure(result):
    before = json.dumps(result)
    assert results_json(result) == results_json(result)
    assert json.dumps(result) == before


def test_text_is_text_and_no_control_character_survives(result):
    document = results_json(result)
    text = json.dumps(document, ensure_ascii=False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert "<b>boo</b>" in text
    formats = {v for k, v in document.items() if k.endswith("_format")}
    assert formats == {"text"}


def test_halves_of_characters_and_giants_do_not_break_the_file(result):
    exercise = result["notebooks"][0]["exercises"][0]
    exercise["note"] = "\ud800\x00" + "x" * 100_000
    document = results_json(result)
    check(document)
    text = json.dumps(document)
    assert "\\ud800" not in text
    assert "\\u0000" not in text
    assert len(document["tests"][0]["output"]) < 11_000
    assert "more characters are left out" in document["tests"][0]["output"]


def test_a_cell_that_people_mark_is_a_test_without_a_score_until_they_have(result):
    waiting = SubmissionMarks({"activations": NotebookMarks({"essay": Mark(3.0)})})
    document = results_json(result, waiting)
    check(document)
    essay = next(t for t in document["tests"] if t["name"] == "activations: essay")
    assert "score" not in essay
    assert "status" not in essay
    assert essay["output"] == "To be marked by hand."
    done = SubmissionMarks({"activations": NotebookMarks({"essay": Mark(3.0, manual=2.0)})})
    essay = next(
        t for t in results_json(result, done)["tests"] if t["name"] == "activations: essay"
    )
    assert (essay["score"], essay["status"]) == (2.0, "failed")


def test_the_instructor_finds_misconceptions_outcomes_and_flags(result):
    result["notebooks"][0]["exercises"][0]["flags"] = ["uses a complex step"]
    found = results_json(result)["extra_data"]["backgrade"]
    assert found["assignment"] == ASSIGNMENT
    assert found["key"] == result["key"]
    assert found["outcomes"]["relu"] == "raised"
    assert found["flags"] == ["sigmoid uses a complex step"]
    assert {m["exercise"] for m in found["misconceptions"]} == {
        e["name"] for n in result["notebooks"] for e in n["exercises"] if e["diagnoses"]
    }
