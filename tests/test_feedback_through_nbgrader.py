"""The way of a page to its student: nbgrader's own exchange, with its own commands."""

from __future__ import annotations

import getpass
import json
import os
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from autograder.cli import main
from tests.conftest import ASSIGNMENT
from tests.feedback_pages import parsed
from tests.own_exchange import World, nbgrader, world

__all__ = ["world"]


def test_pages_reach_the_student_through_the_exchange(world, sources):
    student = getpass.getuser()
    nbgrader(world.course, "release_assignment", ASSIGNMENT)
    nbgrader(world.home, "fetch_assignment", ASSIGNMENT)
    solve(world.home / ASSIGNMENT / "activations.ipynb", "relu", "relu = lambda z: z")
    nbgrader(world.home, "submit", ASSIGNMENT)
    nbgrader(world.course, "collect", ASSIGNMENT)
    assert main(["--course", str(world.course), "grade", ASSIGNMENT, "--quiet"]) == 0
    written = world.course / "feedback" / student / ASSIGNMENT
    assert fetched(world, written) == {"activations.html", "further.html"}

    # A mark by hand later: grading again renews the page, and so does nbgrader's own command.
    for marks in (0.5, 0.25):
        with Gradebook(f"sqlite:///{world.course}/gradebook.db") as book:
            grade = book.find_grade("test-relu", "activations", ASSIGNMENT, student)
            grade.manual_score = marks
            book.db.commit()
        if marks == 0.5:
            assert main(["--course", str(world.course), "grade", ASSIGNMENT, "--quiet"]) == 0
        else:
            nbgrader(world.course, "generate_feedback", ASSIGNMENT, "--force")
        assert (written / "submission_secret.txt").is_file(), "pages are released under its name"
        assert fetched(world, written) == {"activations.html", "further.html"}
        (page,) = (world.home / ASSIGNMENT / "feedback").rglob("activations.html")
        shown = parsed(page.read_text("utf-8"))
        assert f"Marked by your instructor: {marks:g} marks." in shown.section("relu")
        assert "relu = lambda z: z" in shown.section("relu")


def test_files_of_other_names_get_a_page_too_and_nbgrader_lists_feedback(world, sources):
    """One renamed notebook and one that is no part of the assignment, by both ways to pages."""
    student = getpass.getuser()
    nbgrader(world.course, "release_assignment", ASSIGNMENT)
    nbgrader(world.home, "fetch_assignment", ASSIGNMENT)
    work = world.home / ASSIGNMENT
    solve(work / "activations.ipynb", "relu", "relu = lambda z: z")
    (work / "activations.ipynb").rename(work / "my work.ipynb")
    shutil.copy(work / "my work.ipynb", work / "my work-Copy1.ipynb")
    nbformat.write(new_notebook(cells=[new_code_cell("1 + 1")]), work / "Untitled.ipynb")
    nbgrader(world.home, "submit", ASSIGNMENT)
    nbgrader(world.course, "collect", ASSIGNMENT)
    assert main(["--course", str(world.course), "grade", ASSIGNMENT, "--quiet"]) == 0
    written = world.course / "feedback" / student / ASSIGNMENT
    handed_in = {"my work.html", "my work-Copy1.html", "Untitled.html", "further.html"}
    assert fetched(world, written) == handed_in
    assert "feedback already fetched" in nbgrader(world.home, "list", "--cached")
    by_us = {path.name: path.read_bytes() for path in written.glob("*.html")}
    renamed, extra, further = (
        parsed(by_us[name].decode()) for name in ("my work.html", "Untitled.html", "further.html")
    )
    assert by_us["my work.html"] == by_us["my work-Copy1.html"] == by_us["activations.html"]
    assert "relu = lambda z: z" in renamed.section("relu")
    assert "Not graded: this assignment has no notebook of that name" in extra.text
    for page in (extra, further):
        assert page.all("a", href="my%20work-Copy1.html"), (
            "a link that leads somewhere for the student"
        )

    # nbgrader's own command begins with an empty folder, and makes the same pages.
    nbgrader(world.course, "generate_feedback", ASSIGNMENT, "--force")
    assert {path.name: path.read_bytes() for path in written.glob("*.html")} == by_us
    assert fetched(world, written) == handed_in


def fetched(world: World, written: Path) -> set[str]:
    """Release and fetch feedback; what the student gets is what was written."""
    nbgrader(world.course, "release_feedback", ASSIGNMENT)
    nbgrader(world.home, "fetch_feedback", ASSIGNMENT)
    got = list((world.home / ASSIGNMENT / "feedback").rglob("*.html"))
    for page in got:
        assert page.read_bytes() == (written / page.name).read_bytes()
        assert page.stat().st_mode & 0o444 == 0o444
    return {page.name for page in got}


def solve(path: Path, name: str, source: str) -> None:
    content = json.loads(path.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == name:
            cell["source"] = source
    path.chmod(0o644)
    path.write_text(json.dumps(content), "utf-8")


def test_a_planted_secret_is_no_way_out_of_the_submission(world, hand_in):
    folder = hand_in(world.course, "anna", "starter")
    (folder / "submission_secret.txt").symlink_to(world.course / "gradebook.db")
    hand_in(world.course, "bert", "starter")
    os.mkfifo(world.course / "submitted" / "bert" / ASSIGNMENT / "submission_secret.txt")
    assert main(["--course", str(world.course), "grade", ASSIGNMENT, "--quiet"]) == 0
    feedback = world.course / "feedback"
    assert len(list(feedback.rglob("*.html"))) == 4
    assert not list(feedback.rglob("submission_secret.txt"))


def test_an_assignment_that_nbgrader_grades_alone_keeps_nbgrader_s_page(world):
    """The stock way in the same course: our grading lines are out, our page is in."""
    config = world.course / "nbgrader_config.py"
    stock = "\nfor name in list(c.Autograde):\n    del c.Autograde[name]\n"
    config.write_text(config.read_text("utf-8") + stock, "utf-8")
    own(world.course / "source" / "ps1" / "p.ipynb")
    nbgrader(world.course, "generate_assignment", "ps1")
    shutil.copytree(world.course / "release" / "ps1", world.course / "submitted" / "anna" / "ps1")
    nbgrader(world.course, "autograde", "ps1")
    said = nbgrader(world.course, "generate_feedback", "ps1")
    assert "no result of Backgrade" in said
    page = (world.course / "feedback" / "anna" / "ps1" / "p.html").read_text("utf-8")
    assert "there is no result of Backgrade for this notebook" in page
    assert "(Score: 1.0 / 1.0)" in page
    assert page.count("own page: there is no result of Backgrade") == 1


def own(path: Path) -> None:
    """Write a source notebook as an instructor without Backgrade has it."""
    graded = {"schema_version": 3, "solution": False, "locked": True, "task": False}
    graded |= {"grade": True, "grade_id": "check", "points": 1}
    cells = [
        new_markdown_cell("# A problem set"),
        new_code_cell("assert 1 + 1 == 2", metadata={"nbgrader": graded}),
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.parent.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)
