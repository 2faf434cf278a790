"""What a notebook shows, in JupyterLab's light and in its dark theme: all of it can be read."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from matplotlib.image import imread
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.in_jupyterlab import CONTRAST, Notebook, jupyter_lab, needs_chromium, page

__all__ = ["page"]

pytestmark = needs_chromium
SLOPE_MISSING = "def delta_hidden(W_next, d_next, z):\n    return W_next.T @ d_next"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_tables_maps_and_pictures_can_be_read(page: Page, tmp_path: Path, theme: str) -> None:
    folder = tmp_path / "evening"
    shutil.copytree(ROOT / "release" / "3-delta", folder)
    with jupyter_lab(folder, tmp_path / "home", theme) as (address, token):
        page.goto(f"{address}/lab/tree/delta.ipynb?token={token}")
        notebook = Notebook(page)
        expect(page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
        notebook.run("import matplotlib.pyplot")
        notebook.run("# Given: sigmoid")
        notebook.write("def delta_hidden(", SLOPE_MISSING)
        shown = notebook.run('check("delta_hidden")')
        expect(shown.first).to_contain_text("Where it is wrong")
        told = notebook.run_below('check("delta_hidden")', 'hint("delta_hidden")')
        picture = notebook.run("# The two cases of the chain rule.").locator("img")
        expect(picture).to_be_visible()
        seen = imread(io.BytesIO(picture.screenshot()))
        texts = [text for output in (*shown.all(), told) for text in output.evaluate(CONTRAST)]
    assert len(texts) > 20
    assert not [(text, ratio) for text, ratio in texts if ratio < 4.5]
    # Drawn with black ink: so its ground is light wherever it is shown.
    assert seen[5:-5, 5, :3].min() > 0.9
