"""`python -m tests.pictures demo`: take the README's pictures anew from a graded demo course."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PAGES = {
    "feedback": "feedback/misconceptions-typical/1-activations/activations.html",
    "report": "reports/1-activations.html",
}
SIZE = {"width": 820, "height": 980}


def main(course: Path) -> None:
    """Screenshot the top of each page. `backgrade report 1-activations` makes the second one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, page in PAGES.items():
            tab = browser.new_page(viewport=SIZE, color_scheme="light")
            tab.goto((course / page).resolve().as_uri())
            tab.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
