"""An evening in JupyterLab, in a real browser: from the first cell to a passed check."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from autograder.suite.activation_topics.slopes import sigmoid_grad
from tests.conftest import ASSIGNMENT, ROOT
from tests.in_jupyterlab import Notebook, jupyter_lab, needs_chromium, page

__all__ = ["page"]

RIGHT_SIGMOID = "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))"
RULE_OF_TANH = "def sigmoid_grad(z):\n    return 1 - sigmoid(z) ** 2"
RIGHT_GRAD = "def sigmoid_grad(z):\n    return sigmoid(z) * (1 - sigmoid(z))"

pytestmark = needs_chromium


def one_line_of_error(outputs: Locator) -> str:
    """The text of a cell's error output, proven to be short."""
    error = outputs.and_(outputs.page.locator('[data-mime-type$="stderr"]')).inner_text()
    assert "\n" not in error.strip(), f"a wall of traceback:\n{error}"
    return error.strip()


def test_a_student_sees_reasons_and_hints_and_at_last_a_passed_check(
    page: Page, tmp_path: Path
) -> None:
    folder = tmp_path / "evening"
    shutil.copytree(ROOT / "release" / ASSIGNMENT, folder)
    core = json.loads((folder / "activations.ipynb").read_text("utf-8"))
    asked = [
        m[1] for c in core["cells"] if (m := re.search(r'check\("(.+)"\)', "".join(c["source"])))
    ]
    with jupyter_lab(folder, tmp_path / "home") as (address, token):
        page.goto(f"{address}/lab/tree/activations.ipynb?token={token}")
        notebook = Notebook(page)
        # As after a restart of the kernel: nothing has been run, and the check is pressed.
        nothing = notebook.run('check("sigmoid")')
        expect(nothing.locator("table")).to_contain_text("Run > Run All Above Selected Cell")
        assert one_line_of_error(nothing) == "sigmoid: not defined yet."

        expect(notebook.run("_environment()")).to_contain_text("Ready: Python")
        assert notebook.run("import matplotlib.pyplot").count() == 0

        notebook.run("def sigmoid(")
        untouched = notebook.run('check("sigmoid")')
        expect(untouched.locator("table")).to_contain_text("The starter line")
        expect(untouched.first).to_contain_text("sigmoid: not written yet.")
        assert "sigmoid" in one_line_of_error(untouched)

        notebook.write("def sigmoid(", RIGHT_SIGMOID)
        passed = notebook.run('check("sigmoid")')
        expect(passed).to_have_count(1)
        expect(passed.locator("tbody tr")).to_have_text([re.compile("✓ passed")] * 3)
        # By role and name, as a screen reader finds them.
        table = passed.get_by_role("table", name="sigmoid: 3 of 3 visible checks passed.")
        expect(table.get_by_role("columnheader")).to_have_text(["result", "what was tried"])
        expect(passed).to_contain_text("1 of 14 exercises passes its visible checks")
        expect(passed.locator("svg")).to_have_count(2)  # a frame and what it holds
        expect(passed.locator("svg").first).not_to_be_visible()
        passed.get_by_text("Picture", exact=True).click()
        expect(passed.locator("svg").first).to_be_visible()

        notebook.write("def sigmoid_grad(", RULE_OF_TANH)
        wrong = notebook.run('check("sigmoid_grad")')
        expect(wrong.locator("tbody tr").first).to_contain_text("expected 0.1875")
        diagnosis = sigmoid_grad.misconceptions["tanh_rule"].diagnosis
        expect(wrong.locator("p", has_text="Perhaps:")).to_contain_text(diagnosis)
        expect(wrong.locator("svg").first).to_be_visible()
        expect(wrong.locator("figcaption")).to_contain_text("0 of 4 circles are hit")
        assert "0 of 2" in one_line_of_error(wrong)

        told = notebook.run_below('check("sigmoid_grad")', 'hint("sigmoid_grad")')
        expect(told).to_contain_text(sigmoid_grad.hints[0])
        expect(told).not_to_contain_text(sigmoid_grad.hints[1])

        notebook.write("def sigmoid_grad(", RIGHT_GRAD)
        expect(notebook.run('check("sigmoid_grad")')).to_contain_text("2 of 2")
        counted = notebook.run_below('check("sigmoid_grad")', "progress()")
        expect(counted).to_contain_text("2 of 14 exercises pass their visible checks")

        page.locator(
            ".jp-ToolbarButtonComponent-label", has_text="Validate"
        ).click()  # saves as well
        report = page.locator(".jp-Dialog", has_text="Validation Results").inner_text()
    failing = re.findall(r'^check\("(\w+)"\)', report, re.MULTILINE)
    assert failing == [name for name in asked if name not in ("sigmoid", "sigmoid_grad")]
    saved = json.loads((folder / "activations.ipynb").read_text("utf-8"))
    assert RIGHT_GRAD in ["".join(cell["source"]) for cell in saved["cells"]]
