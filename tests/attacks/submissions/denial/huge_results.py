"""Returns values that are larger than they look: broadcast giants, deep lists, long texts, big dicts."""
# base: starter
# stock: the comparison fills the memory of the kernel
# earns: nothing
# expect: sigmoid shape
# expect: relu raised

# %% sigmoid
def sigmoid(z):
    return np.broadcast_to(0.5, (2**7, 2**7, 2**3))

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return np.broadcast_to(0.5, (2**20, 2**20))

# %% sigmoid_grad
def sigmoid_grad(z):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (2**31, 2**20), (0, 0))

# %% tanh_grad
def tanh_grad(z):
    return 10**100_000

# %% relu
def relu(z):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep

# %% relu_grad
def relu_grad(z):
    loop = []
    loop.append(loop)
    return loop

# %% elu
def elu(z, gamma):
    return [[0.5] * 20_000] * 6

# %% elu_grad
def elu_grad(z, gamma):
    return "x" * 10**7

# %% softplus
def softplus(z):
    return {n: str(n) * 100 for n in range(10**5)}

# %% softplus_grad
def softplus_grad(z):
    return np.full(1, "x" * 10**6)
