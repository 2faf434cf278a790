"""Three cells are gone: one function moved to an own cell counts, one is missing, and a check cell does not matter."""
# base: reference

# %% delete: test-relu

# %% delete: elu_grad

# %% extra-after: softplus
# moved here, I like both softplus functions together
def softplus_grad(z):
    return sigmoid(z)

# %% delete: softplus_grad
