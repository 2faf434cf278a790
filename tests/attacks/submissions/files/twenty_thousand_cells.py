"""Hands in a notebook with twenty thousand cells."""
# base: starter
# stock: runs them all, one message after another
# earns: nothing
# expect: problem cells, more than

# %% edit: activations
cells += [{"cell_type": "code", "metadata": {}, "source": "1", "outputs": []}] * 20_000
