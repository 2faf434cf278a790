"""Puts hidden inputs into messages, notes, causes and arguments of exceptions."""
# base: starter
# stock: shows the traceback of the hidden test with its inputs in the feedback
# earns: nothing
# expect: relu raised


# %% relu
def relu(z):
    text = repr(np.ravel(z).tolist())
    error = ValueError(text, z)
    error.add_note(text)
    raise error from KeyError(text)


# %% elu
def elu(z, gamma):
    assert np.size(z) == 0, (np.ravel(z).tolist(), gamma)


# %% softplus
def softplus(z):
    raise ExceptionGroup(repr(np.ravel(z).tolist()), [ValueError(repr(z))])
