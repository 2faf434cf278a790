"""Hands in links that lead to themselves and to nothing."""
# base: starter
# stock: the submission fails: no score
# earns: nothing
# expect: problem a link to another file

# %% link: activations.ipynb
activations.ipynb
# %% link: further.ipynb
/nowhere/at/all
# %% link: self
.
