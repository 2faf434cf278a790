"""Hands in its notebook under a name with line breaks, escapes, letters that turn round, and options."""
# base: starter
# stock: a renamed notebook: the submission fails, no score
# earns: nothing
# expect: relu value


# %% relu
def relu(z):
    return np.zeros(np.shape(z)) + 0.3137


# %% arrange: folder
os.rename(folder / "activations.ipynb", folder / "-rf \x1b[2J\n::error::\u202e\u2066 $(id).ipynb")
(folder / "..ipynb").write_text("{}")
(folder / ("x" * 249 + ".ipynb")).write_text("{}")
(folder / os.fsdecode(b"\xff\xfe.ipynb")).write_text("{}")
