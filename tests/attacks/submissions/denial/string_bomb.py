"""Hands in 24 MB of short texts: read, they are twelve times as large."""
# base: starter
# stock: hundreds of megabytes for one notebook
# earns: nothing

# %% arrange: folder
text = (folder / "activations.ipynb").read_text().rstrip()
(folder / "activations.ipynb").write_text(text[:-1] + ', "x": [' + '"ab",' * 4_800_000 + "1]}")
