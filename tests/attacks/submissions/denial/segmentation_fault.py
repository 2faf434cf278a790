"""Reads where there is nothing, by ctypes and by a broken array."""
# base: reference
# stock: the kernel dies: no score
# earns: everything but relu, elu, (activation_table)
# expect: relu died
# expect: elu died


# %% relu
def relu(z):
    import ctypes

    return ctypes.string_at(0)


# %% elu
def elu(z, gamma):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (2**20,), (2**32,)).copy()
