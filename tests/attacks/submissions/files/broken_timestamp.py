"""Hands in a timestamp that names no time."""
# base: starter
# stock: the submission fails: no score
# earns: nothing

# %% file: timestamp.txt
whenever you like
