"""Hands in its notebook under a name that is HTML, Markdown and a formula at once."""
# base: starter
# stock: a renamed notebook: the submission fails, no score
# earns: nothing
# expect: note under the name


# %% relu
def relu(z):
    return np.zeros(np.shape(z)) + 0.3137


# %% rename: <img src=x onerror=pwned()>`[x](javascript:$pwned$)`.ipynb
