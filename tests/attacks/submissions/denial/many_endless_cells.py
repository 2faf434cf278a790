"""Adds two hundred cells, each of which never ends."""
# base: reference
# stock: waits for the timeout two hundred times
# earns: nothing
# expect: cell timed out
# expect: relu not run
# limits: cell_seconds=1 notebook_seconds=4

# %% edit: activations
for _ in range(200):
    cells.insert(
        5, {"cell_type": "code", "metadata": {}, "source": "import time; time.sleep(999)", "outputs": []}
    )
# %% edit: further
for cell in cells:
    if cell["metadata"].get("nbgrader", {}).get("solution"):
        cell["source"] = "pass"
