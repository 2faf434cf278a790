"""Hooks for nbgrader_config.py."""

from __future__ import annotations

from pathlib import Path


def expect_released_notebooks(
    *,
    assignment: str,
    student: str,  # noqa: ARG001 - nbgrader passes it, always "*" for a whole class
    notebooks: list[str],
) -> None:
    """For `Autograde.pre_convert_hook`: put the released notebooks in the place of what was found.

    nbgrader lists the files of a submission. A renamed or missing notebook would fail or be left
    out there; under its released name it comes to our exporter, which finds it or says why not.
    nbgrader hands over its own list, so the list is changed in place. It calls the hook in the
    course folder.
    """
    folders = {Path(notebook).parent for notebook in notebooks}
    released = sorted(path.name for path in Path("release", assignment).glob("*.ipynb"))
    notebooks[:] = [str(folder / name) for folder in sorted(folders) for name in released]
