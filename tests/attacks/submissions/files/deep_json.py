"""Hands in JSON that is nested a hundred thousand times."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: problem not JSON

# %% arrange: folder
(folder / "activations.ipynb").write_text('{"cells": ' + "[" * 100_000 + "]" * 100_000 + "}")
(folder / "further.ipynb").write_text('{"a":' * 100_000 + "1" + "}" * 100_000)
