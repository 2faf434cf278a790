"""Hands in hundreds of large notebooks that are none of ours, each of which must be looked into."""
# base: starter
# stock: each one fails the submission
# earns: nothing

# %% arrange: folder
big = {"cells": [{"cell_type": "raw", "metadata": {}, "source": "x" * 20_000_000}], "metadata": {}}
(folder / "0.ipynb").write_text(json.dumps(big))
for number in range(1, 200):
    os.link(folder / "0.ipynb", folder / f"{number}.ipynb")
