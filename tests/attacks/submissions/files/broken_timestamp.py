"""Hands in a timestamp that names no time."""
# base: starter
# stock: the run ends with an AttributeError; nobody after it is graded
# earns: nothing

# %% file: timestamp.txt
whenever you like
