"""Hands in links to a neighbour's notebook, under the right name and under another one."""
# base: starter
# stock: follows it: the neighbour's marks
# earns: nothing
# expect: problem a link to another file

# %% link: activations.ipynb
@course@/submitted/neighbour/1-activations/activations.ipynb
# %% link: homework.ipynb
../../neighbour/1-activations/activations.ipynb
