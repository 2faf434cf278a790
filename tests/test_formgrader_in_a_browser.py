"""Formgrader in a browser: an instructor's week by clicking, and what a person marks by hand."""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from autograder.cli import main
from tests.conftest import ASSIGNMENT
from tests.feedback_pages import parsed
from tests.in_jupyterlab import jupyter_lab, needs_chromium, page
from tests.own_exchange import World, nbgrader, world
from tests.test_evening_in_jupyterlab import RULE_OF_TANH

__all__ = ["page", "world"]

pytestmark = needs_chromium
COMMENT = "Close. Look at the slope at 0 again; your curve is three times as steep."


def press(row: Locator, button: str) -> None:
    """Click one of the buttons of a table's row, and close the message that it went well."""
    row.locator(f".{button} a").click()
    message = row.page.get_by_role("dialog")
    expect(message.get_by_role("heading")).to_have_text("Success")
    message.get_by_role("button", name="OK").click()
    expect(message).to_have_count(0)


def result(course: Path, student: str) -> dict[str, Any]:
    path = course / "results" / ASSIGNMENT / f"{student}.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_an_instructor_releases_collects_grades_and_returns_by_clicking(
    page: Page, world: World, tmp_path: Path
) -> None:
    student = getpass.getuser()
    with jupyter_lab(world.course, tmp_path / "lab") as (address, token):
        page.goto(f"{address}/formgrader/manage_assignments?token={token}")
        row = page.locator("tbody tr", has=page.get_by_role("link", name=ASSIGNMENT))
        press(row, "assign")
        press(row, "release")
        expect(row.locator(".status")).to_have_text("released")
        nbgrader(world.home, "fetch_assignment", ASSIGNMENT)
        nbgrader(world.home, "submit", ASSIGNMENT)
        press(row, "collect")
        row.locator(".num-submissions").get_by_role("link", name="1", exact=True).click()

        submission = page.locator("tbody tr", has_text=student)
        expect(submission.locator(".status")).to_have_text("needs autograding")
        press(submission, "autograde")
        expect(submission.locator(".status")).to_have_text("graded")
        expect(submission.locator(".score")).to_have_text("0 / 48")
        press(submission, "generate-feedback")
        press(submission, "release-feedback")
    nbgrader(world.home, "fetch_feedback", ASSIGNMENT)
    (sheet,) = (world.home / ASSIGNMENT / "feedback").rglob("activations.html")
    assert "<h1>0 of 48 marks</h1>" in sheet.read_text("utf-8")


class Grading:
    """Formgrader's page of a student's notebook."""

    def __init__(self, page: Page, student: str) -> None:
        page.get_by_role("link", name="Manual Grading").click()
        page.get_by_role("link", name=ASSIGNMENT).click()
        page.get_by_role("link", name="activations", exact=True).click()
        expect(page.locator("tbody a.name-shown")).not_to_have_count(0)  # the button needs them
        page.get_by_role("button", name="Show All Names").click()
        page.get_by_role("link", name=student).click()
        self.page = page

    def mark(self, exercise: str) -> Locator:
        """The field for a mark by hand; the automatic one stands in it while it is empty."""
        return self.page.locator(f'[id="test-{exercise}"]')

    def comment(self, exercise: str) -> Locator:
        """The field for a comment by hand, in the same manner."""
        return self.page.locator(f'[id="{exercise}-comment"]')

    def enter(self, field: Locator, text: str) -> None:
        """Write into a field, leave it, and wait until it is in the gradebook."""
        expect(field).to_have_attribute("placeholder", re.compile("."))  # now it listens
        with self.page.expect_response(lambda r: r.request.method == "PUT") as saved:
            field.fill(text)
            field.blur()
        assert saved.value.ok


def test_marks_and_comments_by_hand_are_entered_beside_ours_and_survive_grading_again(
    page: Page, course: Path, hand_in: Callable[..., Path], tmp_path: Path
) -> None:
    hand_in(course, "anna", "reference", ("solve", "sigmoid_grad", RULE_OF_TANH))
    hand_in(course, "bert", "starter")
    grade = ["--course", str(course), "grade", ASSIGNMENT, "--quiet"]
    assert main(grade) == 0
    document = result(course, "anna")
    exercises = {e["name"]: e for n in document["notebooks"] for e in n["exercises"]}
    graded = exercises["sigmoid_grad"]
    assert graded["score"] == 0
    assert graded["max"] == 2
    with jupyter_lab(course, tmp_path / "lab") as (address, token):
        page.goto(f"{address}/formgrader/?token={token}")
        anna = Grading(page, "anna")
        told = page.locator('[id="cell-id=test-sigmoid_grad"] .output_html')
        expect(told).to_contain_text(graded["sentence"])
        expect(told).to_contain_text(graded["diagnoses"][0]["text"])
        expect(anna.mark("sigmoid_grad")).to_have_attribute("placeholder", "0")
        expect(anna.mark("relu")).to_have_attribute("placeholder", "1")
        anna.enter(anna.mark("sigmoid_grad"), "1.5")
        anna.enter(anna.comment("sigmoid_grad"), COMMENT)

        bert = Grading(page, "bert")
        expect(bert.comment("relu")).to_have_attribute("placeholder", "No response.")
        assert main([*grade, "--force"]) == 0
        anna = Grading(page, "anna")
        expect(anna.mark("sigmoid_grad")).to_have_value("1.5")
        expect(anna.mark("sigmoid_grad")).to_have_attribute("placeholder", "0")
        expect(anna.comment("sigmoid_grad")).to_have_value(COMMENT)

        page.goto(f"{address}/formgrader/manage_students")
        row = page.locator("tbody tr", has_text="anna")
        expect(row.locator(".score")).to_have_text(f"{round(document['score'] + 1.5, 2):g} / 48")
        row.get_by_role("link", name=re.compile("None")).click()
        page.get_by_role("link", name=ASSIGNMENT).click()
        row = page.locator("tbody tr", has=page.get_by_role("link", name="activations"))
        core = sum(e["score"] for e in document["notebooks"][0]["exercises"])
        expect(row.locator(".score")).to_have_text(f"{round(core + 1.5, 2):g} / 24")
    nbgrader(course, "generate_feedback", ASSIGNMENT, "--force", "--student=anna")
    sheet = (course / "feedback" / "anna" / ASSIGNMENT / "activations.html").read_text("utf-8")
    told_anna = parsed(sheet).section("sigmoid_grad")
    assert "Marked by your instructor: 1.5 marks." in told_anna
    assert COMMENT in told_anna
