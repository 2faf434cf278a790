"""Changes the points of its check cells to a million, to minus one, to nan and to text."""
# base: starter
# stock: overwritten from the gradebook
# earns: nothing

# %% edit: activations
for cell, points in zip(cells, [10**6, -1, float("inf"), "46", None, [46], 1e400] * 10):
    if "nbgrader" in cell["metadata"]:
        cell["metadata"]["nbgrader"].update(points=points, score=points, max_score=points)
notebook["metadata"]["backgrade"] = {"result": "0" * 64, "score": 46.0}
notebook["metadata"]["nbgrader"] = {"score": 46}
