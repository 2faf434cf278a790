"""Where nbgrader would open a student's notebook, this opens it safely and rebuilds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader import utils

from autograder.cells import grading
from autograder.nbgrader_plugin.engine import engine
from autograder.nbgrader_plugin.extra_files import guard_copying


class RebuiltNotebookExporter(NotebookExporter):  # type: ignore[misc]
    """For `Autograde.exporter_class`: the sanitizing pass starts from the rebuilt notebook.

    A duplicated, retyped or relabelled cell, a link, a fifo or a broken file cannot reach nbgrader.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # nbgrader makes its exporter before it looks at the first submission.
        guard_copying(self.parent.coursedir, self.log)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[Any, Any]:
        """Convert the submitted notebook `filename`; in the second pass, read back our own one."""
        coursedir = self.parent.coursedir
        if resources is None or "nbgrader" not in resources:
            raise ValueError("RebuiltNotebookExporter serves nbgrader autograde only")
        who = resources["nbgrader"]
        submitted = coursedir.format_path(
            coursedir.submitted_directory, who["student"], who["assignment"]
        )
        if Path(filename).parent.resolve() != Path(submitted).resolve():
            read_back: tuple[Any, Any] = super().from_filename(filename, resources, **kwargs)
            return read_back
        graded = engine(coursedir).graded(who["student"], who["assignment"])
        name = who["notebook"]
        notebook = graded.notebook(name)
        _as_in_source(notebook, Path(coursedir.root, "source", who["assignment"], f"{name}.ipynb"))
        resources["metadata"] = ResourcesDict(name=name, path=str(Path(filename).parent))
        made: tuple[Any, Any] = self.from_notebook_node(nbformat.from_dict(notebook), resources)
        return made


def _as_in_source(notebook: dict[str, Any], source: Path) -> None:
    """Clear outputs and give check cells the text that nbgrader knows, hidden lines included.

    nbgrader would put it there anyway, with a warning for every cell that looks tampered with.
    """
    known = {}
    for cell in nbformat.read(source, as_version=4).cells:
        if utils.is_grade(cell):
            known[cell.metadata.nbgrader.grade_id] = cell.source
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            grade_id = grading(cell).get("grade_id", "")
            cell["source"] = known.get(grade_id, cell["source"])
