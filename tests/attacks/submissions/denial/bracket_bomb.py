"""Hands in 24 MB of empty brackets beside the cells: read, they are thirty times as large."""
# base: starter
# stock: more than a gigabyte for one notebook
# earns: nothing

# %% arrange: folder
text = (folder / "activations.ipynb").read_text().rstrip()
(folder / "activations.ipynb").write_text(text[:-1] + ', "x": [' + "[]," * 8_000_000 + "1]}")
