"""All right, but the core notebook was saved under a name of the student's own: full marks, with a note."""
# base: reference

# %% rename: homework 1 最终版.ipynb
