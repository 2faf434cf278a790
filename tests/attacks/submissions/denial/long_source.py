"""Hands in a cell of two megabytes, which a page of feedback would have to colour."""
# base: starter
# stock: a page of a hundred megabytes, after minutes
# earns: nothing
# expect: maybe error

# %% edit: activations
cells.append({"cell_type": "code", "metadata": {}, "source": "x = f(1) + 'a'; " * 130_000})
