"""Answers with nan and infinity, which are not smaller than any tolerance."""
# base: starter
# stock: full marks where the test asks for `not abs(a - b) > eps`; nan as a score counts as full
# earns: nothing
# expect: sigmoid not finite
# expect: softplus not finite


# %% sigmoid
def sigmoid(z):
    return np.full(np.shape(z), np.nan)


# %% relu
def relu(z):
    return np.asarray(z) * float("nan")


# %% softplus
def softplus(z):
    return np.full(np.shape(z), np.inf)


# %% elu
def elu(z, gamma):
    return np.nan
