"""The first cell of code in every notebook: it says what is missing, even where nothing is here.

So it needs nothing but Python, and one as old as any that people still have.
"""

from __future__ import annotations

import json
from typing import Any

import nbformat

from autograder.cells import grading

ENVIRONMENT = "environment"
TEXT = """\
# Run this cell first: it looks whether everything is here, and says what is missing.
def _environment():
    try:
        import matplotlib
        import numpy
        from checks import environment
    except SyntaxError:
        print("Not ready: this notebook needs Python 3.11 or newer.")
    except ImportError as problem:
        if problem.name == "checks":
            print("Not ready: the checks.py that came with this notebook is not in its folder. "
                  "Put it there, then choose Kernel > Restart Kernel.")
        else:
            print("Not ready:", problem.name, "is not installed. Run `%pip install numpy "
                  "matplotlib` in a cell of its own, then choose Kernel > Restart Kernel.")
    else:
        environment({assignment}, {release})


_environment()"""


def set_first_cell(notebook: Any, assignment: str, release: str) -> None:
    """Put the cell in front of all other code of a source notebook, or bring it up to date."""
    source = TEXT.format(assignment=json.dumps(assignment), release=json.dumps(release))
    cells = notebook["cells"]
    cell = next((c for c in cells if grading(c).get("grade_id") == ENVIRONMENT), None)
    if cell is None:
        cell = locked_cell(ENVIRONMENT)
        code = (i for i, other in enumerate(cells) if other["cell_type"] == "code")
        cells.insert(next(code, len(cells)), cell)
    cell["source"] = source


def locked_cell(grade_id: str, source: str = "") -> Any:
    """Return a cell of code that students run and cannot change."""
    cell = nbformat.v4.new_code_cell(source, id=grade_id)
    cell["metadata"]["nbgrader"] = {
        "cell_type": "code",
        "grade": False,
        "grade_id": grade_id,
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    return cell
