"""An evening in JupyterLab, in a real browser: a student at work, and an instructor afterwards."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from autograder.cli import main
from autograder.suite.activation_topics.slopes import sigmoid_grad
from tests.conftest import ASSIGNMENT, ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BROWSER_ARGS = [
    "--no-sandbox",  # it shows pages of this test's own server only, and root has no sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page that asks another host gets its refusal at once, and the same everywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 30_000  # milliseconds for anything on a page to appear
RIGHT_SIGMOID = "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))"
RULE_OF_TANH = "def sigmoid_grad(z):\n    return 1 - sigmoid(z) ** 2"
RIGHT_GRAD = "def sigmoid_grad(z):\n    return sigmoid(z) * (1 - sigmoid(z))"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ,
    reason="needs Chromium to open JupyterLab in (apt install chromium)",
)


@contextmanager
def jupyter_lab(folder: Path, home: Path) -> Iterator[tuple[str, str]]:
    """Run JupyterLab on a folder, apart from the settings of whoever runs this test.

    Yields its address and its token.
    """
    quiet = home / "config/lab/user-settings/@jupyterlab/apputils-extension"
    quiet.mkdir(parents=True)
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
    places = {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0"]
    command += [f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    log = home / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=folder, env=inherited | places, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(server, port, log)
            yield f"http://127.0.0.1:{port}", token
        finally:
            server.terminate()  # it shuts down its kernels and goes
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 40
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text('utf-8', 'replace')[-4000:]}")


@pytest.fixture
def page() -> Iterator[Page]:
    assert CHROMIUM, "in CI the browser tests must run: install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_ARGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page
        browser.close()


class Notebook:
    """A notebook that is open in JupyterLab, and what a person does with mouse and keyboard."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        expect(self.cell("import matplotlib.pyplot")).to_be_visible()
        # Before the kernel answers, Shift+Enter would be lost.
        expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")

    def cell(self, source: str) -> Locator:
        """The one code cell whose source holds this text."""
        editor = self.page.locator(".cm-content", has_text=source)
        return self.page.locator(".jp-Notebook .jp-CodeCell").filter(has=editor)

    def run(self, source: str) -> Locator:
        """Run a cell and return its outputs, once it is through."""
        cell = self.cell(source)
        prompt = cell.locator(".jp-InputPrompt").first
        before = prompt.inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))
        return cell.locator(".jp-OutputArea-output")

    def write(self, start: str, code: str) -> None:
        """Replace the whole source of a cell, and run it."""
        self.cell(start).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(code)
        assert self.run(start).count() == 0, "a definition shows nothing"

    def run_below(self, source: str, code: str) -> Locator:
        """Make a new cell below another one, run `code` in it and return its outputs."""
        self.cell(source).locator(".cm-content").click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(code)
        return self.run(code)


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
        notebook = Notebook(page, f"{address}/lab/tree/activations.ipynb?token={token}")
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


def test_an_instructor_finds_marks_and_accounts_in_formgrader(
    page: Page, demo_course: Path, tmp_path: Path
) -> None:
    course = tmp_path / "course"
    shutil.copytree(demo_course, course)
    students = ["misconceptions-typical", "right-vectorised"]
    whom = [f"--student={student}" for student in students]
    assert main(["--course", str(course), "grade", ASSIGNMENT, "--quiet", *whom]) == 0
    results = json.loads((course / f"results/{ASSIGNMENT}/{students[0]}.json").read_text("utf-8"))
    graded = {e["name"]: e for n in results["notebooks"] for e in n["exercises"]}["sigmoid_grad"]
    with jupyter_lab(course, tmp_path / "home") as (address, token):
        page.goto(f"{address}/formgrader/?token={token}")
        row = page.locator("tr", has=page.get_by_role("link", name=ASSIGNMENT))
        row.get_by_role("link", name=re.compile(r"^\d+$")).click()
        for student in students:
            expect(page.locator("tr", has_text=student)).to_contain_text("graded")

        page.get_by_role("link", name="Manual Grading").click()
        page.get_by_role("link", name=ASSIGNMENT).click()
        page.get_by_role("link", name="activations", exact=True).click()
        expect(page.locator("tbody tr")).to_have_count(len(students))  # the button needs the rows
        page.get_by_role("button", name="Show All Names").click()
        page.get_by_role("link", name="typical, Misconceptions").click()
        cell = page.locator('[id="cell-id=test-sigmoid_grad"]')
        shown = cell.locator(".output_html")
        expect(shown).to_contain_text(graded["sentence"])
        expect(shown).to_contain_text(graded["diagnoses"][0]["text"])
        expect(cell.locator("input.score")).to_have_attribute("placeholder", "0")
        assert graded["score"] == 0
