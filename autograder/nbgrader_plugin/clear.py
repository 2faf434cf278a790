"""Clear solutions as nbgrader does, but leave a dict of answers without a line that raises."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions


class ClearReferenceSolutions(ClearSolutions):  # type: ignore[misc]
    """A solution inside a function becomes the stub; one at the margin is simply taken out.

    A quiz cell keeps its dict with every answer None: a student fills it in and deletes nothing.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        replaced: bool = super()._replace_solution_region(cell, language)
        stub = f"\n{self.code_stub[language]}"
        if replaced and cell.cell_type == "code" and stub in f"\n{cell.source}":
            cell.source = f"\n{cell.source}".replace(stub, "").strip()
        return replaced
