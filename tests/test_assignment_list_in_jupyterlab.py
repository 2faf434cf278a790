"""Fetch, validate, submit and read feedback with nbgrader's list of assignments in JupyterLab."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from autograder.cli import main
from autograder.suite.activation_topics.slopes import sigmoid_grad
from tests.conftest import ASSIGNMENT
from tests.in_jupyterlab import Notebook, jupyter_lab, needs_chromium, page
from tests.own_exchange import World, nbgrader, world
from tests.test_evening_in_jupyterlab import RIGHT_SIGMOID, RULE_OF_TANH

__all__ = ["page", "world"]

pytestmark = needs_chromium


class AssignmentList:
    """The list as the menu opens it: what is released, what is downloaded, what is submitted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
        page.get_by_role("menuitem", name="Assignment List").click()

    def assignment(self, part: str) -> Locator:
        """The assignment in a part of the list."""
        rows = self.page.locator(f"#{part}_assignments_list > .list_item")
        return rows.filter(has_text=ASSIGNMENT)

    def press(self, part: str, button: str) -> None:
        self.assignment(part).get_by_role("button", name=button).click()

    def notebook(self, name: str) -> Locator:
        """A notebook of the downloaded assignment, once its name has been clicked."""
        link = self.page.get_by_role("link", name=name, exact=True)
        return self.assignment("fetched").locator(".nested_list_item").filter(has=link)


def test_a_student_fetches_validates_submits_and_reads_feedback_by_clicking(
    page: Page, world: World, tmp_path: Path
) -> None:
    nbgrader(world.course, "release_assignment", ASSIGNMENT)
    with jupyter_lab(world.home, tmp_path / "lab") as (address, token):
        page.goto(f"{address}/lab?token={token}")
        listed = AssignmentList(page)
        listed.press("released", "Fetch")
        listed.press("fetched", ASSIGNMENT)  # unfolds its notebooks
        listed.notebook("activations").get_by_role("link").click()
        notebook = Notebook(page)
        notebook.run("import matplotlib.pyplot")
        notebook.write("def sigmoid(", RIGHT_SIGMOID)
        notebook.write("def sigmoid_grad(", RULE_OF_TANH)
        page.keyboard.press("Control+S")
        expect(page.locator(".jp-mod-dirty")).to_have_count(0)

        page.locator(".lm-TabBar-tab", has_text="Assignments").click()
        listed.notebook("activations").get_by_role("button", name="Validate").click()
        dialog = page.locator(".jp-Dialog", has_text="Validation Results")
        expect(dialog).to_contain_text("sigmoid_grad: 0 of 2 visible checks passed.")
        expect(dialog).not_to_contain_text('check("sigmoid")')
        dialog.get_by_role("button", name="Ok").click()
        listed.press("fetched", "Submit")
        expect(listed.assignment("submitted")).to_be_visible()

        # On the other side, days later.
        nbgrader(world.course, "collect", ASSIGNMENT)
        assert main(["--course", str(world.course), "grade", ASSIGNMENT, "--quiet"]) == 0
        nbgrader(world.course, "release_feedback", ASSIGNMENT)

        listed.press("submitted", "Fetch Feedback")
        listed.assignment("submitted").get_by_text("(view feedback)").click()
        page.get_by_role("listitem", name="activations.html").dblclick()
        feedback = page.frame_locator(".jp-HTMLViewer iframe")
        result = world.course / "results" / ASSIGNMENT / f"{getpass.getuser()}.json"
        score = json.loads(result.read_text("utf-8"))["score"]
        assert score > 0
        expect(feedback.get_by_role("heading", level=1)).to_have_text(f"{score:g} of 48 marks")
        # The viewer gives the page an address of its own, and the links within the page lead there.
        begin = feedback.get_by_role("region", name="Begin here")
        begin.get_by_role("link", name="sigmoid_grad").click()
        reached = feedback.locator("section:target")
        expect(reached).to_be_in_viewport()
        expect(reached).to_contain_text(sigmoid_grad.misconceptions["tanh_rule"].diagnosis)
        expect(reached).to_contain_text("0 of 2 marks")
        expect(reached).to_contain_text("return 1 - sigmoid(z) ** 2")
