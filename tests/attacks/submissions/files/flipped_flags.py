"""Flips what nbgrader notes about each cell: grade, solution, locked, task, schema version."""
# base: starter
# stock: the submission fails: no score
# earns: nothing

# %% edit: activations
for number, cell in enumerate(cells):
    graded = cell["metadata"].get("nbgrader")
    if graded is not None:
        for flag in "grade", "solution", "locked", "task":
            graded[flag] = [not graded.get(flag), "yes", None, 1][number % 4]
        graded["schema_version"] = [0, 99, "3", None][number % 4]
