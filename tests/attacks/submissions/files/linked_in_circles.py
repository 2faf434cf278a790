"""Hands in links that lead to themselves and to nothing."""
# base: starter
# stock: an error for this student
# earns: nothing
# expect: problem a link to another file

# %% link: activations.ipynb
activations.ipynb
# %% link: further.ipynb
/nowhere/at/all
# %% link: self
.
