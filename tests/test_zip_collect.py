"""Files that an LMS lets one download come into the course as DEPLOYMENT.md says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ASSIGNMENT, ROOT

TOLD = re.compile(r"<!-- zip: (\w+) -->\n```python\n(.*?)\n```", re.DOTALL)
SETTINGS = dict(TOLD.findall((ROOT / "DEPLOYMENT.md").read_text("utf-8")))
NAMES = {
    "moodle": {
        "4711": "Ada Lovelace_4711_assignsubmission_file_activations.ipynb",
        "4712": "Jean Le Rond d'Alembert_4712_assignsubmission_file_activations.ipynb",
        "4713": "小明 王_4713_assignsubmission_file_activations.ipynb",
    },
    "canvas": {
        "4711": "lovelaceada_4711_98765_activations.ipynb",
        "4712": "dalembertjean_LATE_4712_98766_activations-1.ipynb",
    },
    "blackboard": {
        "ada": f"{ASSIGNMENT}_ada_attempt_2026-11-20-21-45-00_activations.ipynb",
        "jean.d-2": f"My_{ASSIGNMENT}_jean.d-2_attempt_2026-11-20-09-05-01_activations.ipynb",
    },
}


def test_every_lms_that_the_page_names_is_tried():
    assert set(SETTINGS) == set(NAMES)


@pytest.mark.parametrize("lms", NAMES)
def test_a_downloaded_zip_is_collected(course, sources, lms):
    archive = course / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "all.zip", "w") as file:
        for name in NAMES[lms].values():
            file.writestr(name, json.dumps(sources["activations"]))
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + "\n" + SETTINGS[lms] + "\n", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", "zip_collect", ASSIGNMENT],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = {
        path.parent.parent.name: path.name
        for path in (course / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb")
    }
    assert found == dict.fromkeys(NAMES[lms], "activations.ipynb")
