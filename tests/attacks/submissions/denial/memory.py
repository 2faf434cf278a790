"""Takes memory in large pieces, in small ones, and in ways that Python does not see."""
# base: reference
# stock: the machine swaps, or the kernel's killer picks a process
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: tanh_from_sigmoid raised


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return np.ones((10**5, 10**5))


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    import mmap

    kept = []
    while True:
        kept += [
            mmap.mmap(-1, 2**26),
            bytearray(2**26),
            np.ones(2**22),
            "x" * 2**24,
            list(range(10**5)),
        ]


# %% extra-after: setup
try:
    kept = []
    while True:
        kept.append(bytearray(2**24))
except MemoryError:
    del kept
