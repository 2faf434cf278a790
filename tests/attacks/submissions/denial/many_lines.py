"""Hands in cells of millions of short lines, as code and as prose."""
# base: starter
# stock: runs and shows all of them
# earns: nothing
# expect: maybe error

# %% edit: activations
for kind, count in ("code", 2_500_000), ("markdown", 2_500_000):
    cells.append({"cell_type": kind, "metadata": {}, "source": "ab\n" * count})
