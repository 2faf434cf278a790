"""Feedback of a whole class: written by `backgrade grade`, and the same by nbgrader itself."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.course import load
from autograder.demo.course import make_course
from autograder.feedback import folder
from autograder.judge import expected, marks_text
from autograder.notebooks.nbgrader_run import api, nbgrader_at_work
from autograder.notebooks.release import build
from tests.conftest import ASSIGNMENT, ROOT
from tests.feedback_pages import Parsed, parsed

# A short patience: two of the class never come to an end.
RENAMED = "homework 1 最终版"  # what one of the class calls it
LIMITS = "\nc.Backgrade.cell_seconds = 3.0\nc.Backgrade.call_seconds = 1.0\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory) -> Path:
    """The demo class, graded by `backgrade grade`; do not change."""
    course = tmp_path_factory.mktemp("feedback") / "course"
    make_course(ROOT, course, [ASSIGNMENT])
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + LIMITS, "utf-8")
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet"]) == 0
    return course


@pytest.fixture
def course(graded, tmp_path) -> Path:
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    return copy


@pytest.fixture(scope="module")
def pages(graded) -> dict[tuple[str, str], Parsed]:
    found = sorted((graded / "feedback").glob("*/*/*.html"))
    return {(p.parts[-3], p.stem): parsed(p.read_text("utf-8")) for p in found}


def gradebook(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course}/gradebook.db")


def run(course: Path, *arguments: str) -> int:
    return main(["--course", str(course), "grade", ASSIGNMENT, "--quiet", *arguments])


def files(course: Path) -> dict[str, tuple[int, bytes]]:
    """What lies in feedback/, and when it was written."""
    found = (p for p in (course / "feedback").rglob("*") if p.is_file())
    return {str(p.relative_to(course)): (p.stat().st_mtime_ns, p.read_bytes()) for p in found}


def test_each_student_has_a_page_for_each_notebook(graded, pages):
    students = {p.name for p in (graded / "submitted").iterdir()}
    assert len(students) > 20
    wanted = {(s, n) for s in students for n in ("activations", "further")}
    wanted |= {("renamed-notebook", RENAMED)}  # its own file, beside the notebook's
    assert set(pages) == wanted
    assert all((graded / "feedback" / s / ASSIGNMENT / "timestamp.txt").is_file() for s in students)
    modes = {p.stat().st_mode & 0o777 for p in (graded / "feedback").rglob("*") if p.is_file()}
    assert modes == {0o644}, "release_feedback copies the mode, and students must read"


def test_marks_are_those_of_the_gradebook(graded, pages):
    with gradebook(graded) as book:
        for (student, notebook), page in pages.items():
            whole = book.find_submission(ASSIGNMENT, student)
            name = "activations" if notebook == RENAMED else notebook
            part = book.find_submission_notebook(name, ASSIGNMENT, student)
            (total,) = page.all("h1")
            assert total.text == f"{marks_text(whole.score)} of {marks_text(whole.max_score)} marks"
            (mine,) = page.all("li", **{"aria-current": "page"})
            assert f"{marks_text(part.score)} of {marks_text(part.max_score)} marks" in mine.text


def test_no_page_has_a_script_or_asks_for_anything(graded):
    for path in (graded / "feedback").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text.lower()
        assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
        assert not re.findall(r'(?:src|href)="(?!#|data:image/png;base64,|[\w%]+\.html")', text)


def numbers(values) -> Iterator[str]:
    """Numbers of arrays that are long enough to be told from any other, as people print them."""
    for value in values:
        if isinstance(value, (tuple, list)):
            yield from numbers(value)
        elif isinstance(value, np.ndarray) and value.dtype.kind in "fc":
            for number in value.ravel().tolist():
                yield from (s for s in (repr(number), f"{number:.6g}") if len(s.strip("-0.")) > 4)


def test_no_hidden_input_and_no_hidden_result_is_on_any_page(graded, pages):
    assignment = load(graded, ASSIGNMENT)
    hidden: set[str] = set()
    shown: set[str] = set()
    for exercise in assignment.exercises.values():
        for case, right in zip(exercise.cases, expected(exercise), strict=True):
            into = hidden if case.hidden else shown
            into |= set(numbers([*case.request.inputs.values(), right.value]))
    public = "".join(p.read_text("utf-8") for p in (graded / "release" / ASSIGNMENT).iterdir())
    for (student, _), page in pages.items():
        own = submitted(graded, student)
        there = set(re.findall(r"-?\d+\.\d+(?:e[+-]?\d+)?", page.text))
        assert not [n for n in there & hidden - shown if n not in public and n not in own]
    assert len(hidden - shown) > 500


def submitted(course: Path, student: str) -> str:
    """All that a student has written."""
    cells = (
        cell
        for path in (course / "submitted" / student / ASSIGNMENT).glob("*.ipynb")
        for cell in json.loads(path.read_text("utf-8"))["cells"]
    )
    return "\n".join("".join(cell["source"]) for cell in cells)


def test_no_line_of_the_reference_is_on_a_page_of_someone_who_has_not_written_it(graded, pages):
    sources = [*(ROOT / "solutions").glob("*.py"), *(ROOT / "autograder/suite").rglob("*.py")]
    lines = {line.strip() for path in sources for line in path.read_text("utf-8").splitlines()}
    secret = {line for line in lines if len(line) >= 25 and not line.startswith(("#", '"'))}
    public = "".join(p.read_text("utf-8") for p in (graded / "release" / ASSIGNMENT).iterdir())
    assert len(secret) > 300
    for (student, _), page in pages.items():
        known = public + submitted(graded, student)
        assert not [line for line in secret if line in page.text and line not in known], student


def test_flags_are_on_no_page(graded, pages):
    said = []
    for path in (graded / "results" / ASSIGNMENT).glob("*.json"):
        document = json.loads(path.read_text("utf-8"))
        for notebook in document["notebooks"]:
            flags = notebook["flags"] + [f for e in notebook["exercises"] for f in e["flags"]]
            said += flags
            text = pages[document["student"], notebook["name"]].text
            assert not [flag for flag in flags if flag in text]
    assert said


def test_nbgrader_itself_writes_the_same_pages_byte_for_byte(course):
    mark_by_hand(course)
    path = course / "results" / ASSIGNMENT / "misconceptions-typical.json"
    writer = folder.Writer(course, ASSIGNMENT)
    writer.write(json.loads(path.read_text("utf-8")))
    before = {name: content for name, (_, content) in files(course).items()}
    with nbgrader_at_work():
        done = api(course).generate_feedback(ASSIGNMENT, force=True)
    assert done["success"], done["log"]
    after = {name: content for name, (_, content) in files(course).items()}
    assert len([name for name in before if name.endswith(".html")]) > 40
    assert {name: after[name] for name in before} == before
    # Formgrader's button for one student.
    with nbgrader_at_work():
        done = api(course).generate_feedback(ASSIGNMENT, "misconceptions-typical", force=True)
    assert done["success"], done["log"]
    assert {name: content for name, (_, content) in files(course).items()} == after


@pytest.mark.parametrize("student", ["right-own-style", "mean-prints", "duplicated-cell"])
def test_it_is_the_same_page_whoever_recorded_the_submission(course, student):
    before = (course / "feedback" / student / ASSIGNMENT / "activations.html").read_bytes()
    with nbgrader_at_work():
        assert api(course).autograde(ASSIGNMENT, student, force=True)["success"]
        assert api(course).generate_feedback(ASSIGNMENT, student, force=True)["success"]
    after = (course / "feedback" / student / ASSIGNMENT / "activations.html").read_bytes()
    assert after == before


def mark_by_hand(course: Path, student: str = "misconceptions-typical") -> None:
    with gradebook(course) as book:
        grade = book.find_grade("test-sigmoid_grad", "activations", ASSIGNMENT, student)
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        comment = book.find_comment("sigmoid_grad", "activations", ASSIGNMENT, student)
        comment.manual_comment = "Nearly: is `a` the right place? <b>"
        book.find_submission_notebook("further", ASSIGNMENT, student).late_submission_penalty = 2.5
        book.db.commit()


def test_marks_comments_and_penalties_of_people_are_shown_as_nbgrader_counts_them(course):
    student = "misconceptions-typical"
    mark_by_hand(course)
    with nbgrader_at_work():
        assert api(course).generate_feedback(ASSIGNMENT, student, force=True)["success"]
    page = parsed(
        (course / "feedback" / student / ASSIGNMENT / "activations.html").read_text("utf-8")
    )
    assert "Marked by your instructor: 1.5 marks. Automatic: 0." in page.section("sigmoid_grad")
    assert "is a the right place? <b>" in page.section("sigmoid_grad")
    with gradebook(course) as book:
        whole = book.find_submission(ASSIGNMENT, student)
        counts = marks_text(whole.score - whole.late_submission_penalty)
        maximum = marks_text(whole.max_score)
    assert page.all("h1")[0].text == f"{counts} of {maximum} marks"
    other = (course / "feedback" / student / ASSIGNMENT / "further.html").read_text("utf-8")
    assert "2.5 marks taken off" in other


def test_a_second_run_leaves_pages_alone_and_makes_those_that_are_missing_or_older(course):
    before = files(course)
    assert run(course) == 0
    assert files(course) == before
    missing = course / "feedback" / "half-done" / ASSIGNMENT / "further.html"
    older = course / "feedback" / "untouched" / ASSIGNMENT / "further.html"
    text = older.read_bytes()
    missing.unlink()
    older.write_bytes(re.sub(rb'backgrade-result" content="\w+"', b'x" content="0"', text))
    assert run(course) == 0
    after = files(course)
    assert {name: c for name, (_, c) in after.items()} == {n: c for n, (_, c) in before.items()}
    changed = {Path(name).parts[1] for name in after if after[name] != before[name]}
    assert changed == {"half-done", "untouched"}


def test_the_page_of_a_notebook_that_was_taken_out_goes_and_nothing_else_does(course):
    submitted, place = (course / f / "half-done" / ASSIGNMENT for f in ("submitted", "feedback"))
    ours = (place / "further.html").read_bytes()
    (place / "remarks.html").write_text("<p>Of the instructor: see further.html.</p>", "utf-8")
    (place / "further.pdf").write_bytes(ours)
    (place / "linked.html").symlink_to(place / "further.pdf")
    others = {path.name for path in place.iterdir()} - {"further.html"}
    (course / "source" / ASSIGNMENT / "further.ipynb").unlink()
    build(course, ASSIGNMENT)

    assert run(course, "--student", "half-done") == 0
    assert "Not graded:" in (place / "further.html").read_text("utf-8")  # it was handed in
    (submitted / "further.ipynb").unlink()
    assert run(course, "--student", "half-done") == 0
    assert {path.name for path in place.iterdir()} == others
    neighbour = course / "feedback" / "untouched" / ASSIGNMENT / "further.html"
    assert neighbour.is_file()  # that student was not graded anew

    (place / "further.html").write_bytes(ours)  # by a run that was cut off before it came to this
    assert run(course, "--student", "half-done") == 0
    assert {path.name for path in place.iterdir()} == others


def test_a_mark_by_hand_renews_the_pages_of_that_student_only(course):
    student = "misconceptions-typical"
    before = files(course)
    mark_by_hand(course)
    assert run(course) == 0
    after = files(course)
    assert {Path(name).parts[1] for name in after if after[name] != before[name]} == {student}
    text = (course / "feedback" / student / ASSIGNMENT / "activations.html").read_text("utf-8")
    assert "Nearly: is <code>a</code> the right place? &lt;b&gt;" in text
    with nbgrader_at_work():
        done = api(course).generate_feedback(ASSIGNMENT, student, force=True)
    assert done["success"], done["log"]
    theirs = files(course)
    assert {name: theirs[name][1] for name in after} == {n: c for n, (_, c) in after.items()}
    assert run(course) == 0
    assert files(course) == theirs


def test_other_notebooks_get_pages_under_plain_names_while_they_are_there(course):
    submitted, place = (course / f / "half-done" / ASSIGNMENT for f in ("submitted", "feedback"))
    before = {path.name for path in place.iterdir()}
    own = (place / "activations.html").read_bytes()
    (place / "remarks.html").write_text("of the instructor", "utf-8")
    plain = ["Activations", "<b>&", "caf\u00e9", "cafe\u0301", "remarks"]
    for name in plain:
        (submitted / f"{name}.ipynb").write_text("{}", "utf-8")
    assert run(course, "--student", "half-done") == 0
    assert {path.name for path in place.iterdir()} == before | {f"{name}.html" for name in plain}
    assert (place / "activations.html").read_bytes() == own
    assert (place / "remarks.html").read_text("utf-8") == "of the instructor"
    assert "<h2>&lt;b&gt;&amp;</h2>" in (place / "<b>&.html").read_text("utf-8")
    made = files(course)
    assert run(course, "--student", "half-done") == 0
    assert files(course) == made

    for name in plain:
        (submitted / f"{name}.ipynb").unlink()
    for name in [".a", "a\nb", "\x1b[2J", "a\u202eb", "a\\b", "##[error]", "x" * 201, "\udcff"]:
        (submitted / f"{name}.ipynb").write_text("{}", "utf-8")
    assert run(course, "--student", "half-done") == 0
    assert {path.name for path in place.iterdir()} == before | {"remarks.html"}


def test_what_is_no_regular_file_gets_no_page_and_a_flood_of_notebooks_gets_ten(course):
    submitted, place = (course / f / "half-done" / ASSIGNMENT for f in ("submitted", "feedback"))
    before = files(course)
    (submitted / "linked.ipynb").symlink_to(submitted / "further.ipynb")
    (submitted / "folder.ipynb").mkdir()
    os.mkfifo(submitted / "pipe.ipynb")
    assert run(course, "--student", "half-done") == 0
    assert files(course) == before
    for number in range(100):
        (submitted / f"{number:03}.ipynb").write_text("{}", "utf-8")
    assert run(course, "--student", "half-done") == 0
    made = {path.stem for path in place.glob("*.html")}
    assert made == {"activations", "further", *(f"{number:03}" for number in range(10))}


def test_feedback_can_be_left_out(course):
    shutil.rmtree(course / "feedback")
    assert run(course, "--no-feedback") == 0
    assert not (course / "feedback").exists()
    assert run(course, "--student", "half-done") == 0
    assert [p.name for p in (course / "feedback").iterdir()] == ["half-done"]


def test_a_page_that_cannot_be_written_is_reported_and_stops_no_other(course, capsys):
    shutil.rmtree(course / "feedback")
    (course / "feedback").mkdir()
    (course / "feedback" / "half-done").write_text("in the way")
    assert run(course, "--student", "half-done", "--student", "untouched") == 4
    said = capsys.readouterr().err
    assert "half-done: no feedback page was written" in said
    assert "run the command again" in said
    assert (course / "feedback" / "untouched" / ASSIGNMENT / "further.html").is_file()
    (course / "feedback" / "half-done").unlink()
    assert run(course, "--student", "half-done") == 0


def test_no_half_page_is_left_when_writing_fails(course, monkeypatch):
    before = files(course)

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    path = course / "results" / ASSIGNMENT / "half-done.json"
    with pytest.raises(folder.FeedbackError, match=r"no feedback page was written .*No space left"):
        folder.Writer(course, ASSIGNMENT).write(json.loads(path.read_text("utf-8")))
    assert files(course) == before


def test_a_submission_graded_without_a_sandbox_is_stamped(course):
    student = "half-done"
    assert run(course, "--student", student, "--without-sandbox") == 0
    text = (course / "feedback" / student / ASSIGNMENT / "further.html").read_text("utf-8")
    assert "Graded without a sandbox:" in text


def test_without_a_result_of_ours_nbgrader_writes_its_own_page_and_says_so(course):
    shutil.rmtree(course / "results")
    with nbgrader_at_work():
        done = api(course).generate_feedback(ASSIGNMENT, "half-done", force=True)
    assert done["success"], done["log"]
    assert "nbgrader's own page is made" in done["log"]
    text = (course / "feedback" / "half-done" / ASSIGNMENT / "further.html").read_text("utf-8")
    assert "there is no result of Backgrade for this notebook" in text
    assert "nbgrader_cell" in text
