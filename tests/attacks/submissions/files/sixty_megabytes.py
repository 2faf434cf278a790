"""Hands in a notebook of sixty megabytes, and one that is larger than it takes on disk."""
# base: starter
# stock: parses all of it
# earns: nothing
# expect: problem larger than

# %% arrange: folder
text = (folder / "activations.ipynb").read_text()
(folder / "activations.ipynb").write_text(text + " " * 60_000_000)
with open(folder / "further.ipynb", "r+b") as sparse:
    sparse.truncate(2**40)
