"""Hands in a timestamp of the first day of all, in a zone whose day begins a day earlier."""
# base: starter
# stock: the submission fails: no score
# earns: nothing

# %% file: timestamp.txt
0001-01-01 00:00:00 86399
