"""Hands in what is nearly JSON: infinities, keys given twice, huge numbers, no end."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: problem not JSON

# %% arrange: folder
text = (folder / "activations.ipynb").read_text()
(folder / "activations.ipynb").write_text(text[: len(text) // 2])
text = (folder / "further.ipynb").read_text().rstrip()
(folder / "further.ipynb").write_text(
    text[:-1]
    + ', "cells": [], "cells": [NaN, Infinity, -1e999, '
    + "9" * 4000
    + ', 1, "x", null, [], {}]}'
)
