"""Puts hidden inputs into the names of exceptions, of types, of functions and of modules."""
# base: starter
# stock: shows the name of the exception, hidden inputs in it, in the feedback
# earns: nothing
# expect: relu raised
# expect: elu type


# %% relu
def relu(z):
    text = "".join(c if c.isalnum() else "_" for c in repr(np.ravel(z).tolist()))[:60]
    raise type(f"Seen_{text}", (ValueError,), {"__module__": text, "__qualname__": text})(text)


# %% elu
def elu(z, gamma):
    return type(repr(np.ravel(z).tolist()), (), {})()


# %% sigmoid
def sigmoid(z):
    raise type(repr(np.ravel(z).tolist()), (BaseException,), {})
