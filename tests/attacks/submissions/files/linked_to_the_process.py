"""Hands in links to files of the grader's own process, which hold its secrets."""
# base: starter
# stock: reads them with the grader's rights; /proc/self/environ is no notebook, but read
# earns: nothing
# expect: problem a link to another file

# %% link: activations.ipynb
/proc/self/environ
# %% link: further.ipynb
/proc/self/fd/0
# %% link: other.ipynb
/dev/zero
