"""Writes its answer into the inputs, so that a comparison with them finds them equal."""
# base: starter
# stock: full marks where the test computes what it expects from the inputs afterwards
# earns: nothing
# expect: relu value
# expect: sigmoid raised


# %% relu
def relu(z):
    z = np.asarray(z)
    if z.base is not None and not z.flags.writeable:
        z = z.base
    z.setflags(write=True)
    z[...] = 0
    return z + 0.0


# %% sigmoid
def sigmoid(z):
    import ctypes

    z = np.asarray(z)
    ctypes.memset(z.ctypes.data, 0, z.nbytes)
    z.shape = (-1,)
    z.dtype = np.uint8
    z.resize(0, refcheck=False)
    raise ValueError


# %% softplus
def softplus(z):
    import sys

    for name, value in sys._getframe(1).f_globals.items():
        if isinstance(value, np.ndarray):
            value.fill(np.log(2))
    return np.zeros(np.shape(z))
