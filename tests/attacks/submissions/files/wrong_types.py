"""Hands in a notebook in which everything is of another type than it should be."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: problem no notebook of format 4

# %% edit: activations
cells[:] = [
    None,
    7,
    "code",
    [],
    {},
    {"cell_type": 4},
    {"cell_type": "code", "source": {"a": 1}},
    {"cell_type": "code", "metadata": [], "source": None, "outputs": "none"},
    {"cell_type": "code", "metadata": {"nbgrader": []}, "source": [[["x"]]], "id": {"a": "b"}},
    {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": {"relu": 1}, "solution": "yes"}}},
    {"cell_type": ["code"], "metadata": {"nbgrader": {"grade_id": "relu"}}, "source": 5},
]
notebook["metadata"] = [1, 2, 3]
# %% arrange: folder
(folder / "further.ipynb").write_text(
    '{"nbformat": 3, "worksheets": [{"cells": []}], "cells": {"a": 1}}'
)
