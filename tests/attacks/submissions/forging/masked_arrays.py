"""Masks every entry away: what is masked is equal to anything."""
# base: starter
# stock: full marks: np.allclose leaves masked entries out
# earns: nothing
# expect: relu type
# expect: sigmoid type


# %% relu
def relu(z):
    return np.ma.masked_all(np.shape(z))


# %% sigmoid
def sigmoid(z):
    return np.ma.masked


# %% softplus
def softplus(z):
    return np.ma.array(np.asarray(z, dtype=float), mask=True, hard_mask=True)
