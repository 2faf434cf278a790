"""The ReLU cell stands twice with the same grade_id, first an old try, then the right one, which counts: full marks."""
# base: reference

# %% relu
def relu(z):
    # old version
    return np.max(z)

# %% duplicate: relu
def relu(z):
    # copied the cell, this one is better
    return np.maximum(z, 0)
