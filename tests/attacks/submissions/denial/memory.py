"""Takes memory in large pieces, in small ones, and in ways that Python does not see."""
# base: reference
# stock: the machine swaps, or the kernel's killer picks a process
# earns: everything but tanh_from_sigmoid, sigmoid_grad_from_a
# expect: tanh_from_sigmoid raised
# expect: cell error

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return np.ones((10**5, 10**5))

# %% sigmoid_grad_from_a
import mmap
kept = []

def sigmoid_grad_from_a(a):
    while True:
        kept.append(mmap.mmap(-1, 2**26))

# %% extra-after: setup
try:
    pieces = []
    while True:
        pieces.append(np.zeros(2**23))
except MemoryError:
    del pieces
# %% extra-after: relu
deep = []
while True:
    deep = [deep, "x" * 10**6, np.zeros(2**20), {1: deep}]
