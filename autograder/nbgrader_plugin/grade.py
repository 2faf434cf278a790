"""What stands in the place of nbgrader's Execute: accounts and scores from our own grading."""

from __future__ import annotations

from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.nbgrader_plugin.engine import engine


class Grade(NbGraderPreprocessor):  # type: ignore[misc]
    """For `Autograde.autograde_preprocessors`: the notebook with outputs, accounts and scores."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:  # noqa: ARG002
        """Return the annotated notebook, made anew, in the place of `nb`. Raises our own faults."""
        who = resources["nbgrader"]
        graded = engine(self.parent.parent.coursedir).graded(who["student"], who["assignment"])
        name = who["notebook"]
        made = graded.notebook(name)
        made["metadata"]["backgrade"] = {"result": graded.key}
        return nbformat.from_dict(made), resources
