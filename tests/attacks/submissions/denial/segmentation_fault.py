"""Reads where there is nothing, by ctypes and by a broken array."""
# base: reference
# stock: the kernel dies, the submission fails: no score
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: tanh_from_sigmoid died
# expect: sigmoid_grad_from_a died


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import ctypes

    return ctypes.string_at(0)


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (2**20,), (2**32,)).copy()
