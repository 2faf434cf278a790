"""Answers in every kind of array that is no array of numbers, in odd byte orders and strides."""
# base: starter
# stock: an error or a pass, as the assertion happens to be written
# earns: relu_grad
# expect: sigmoid type
# expect: tanh_from_sigmoid type
# expect: sigmoid_grad dtype
# expect: tanh_grad dtype
# expect: relu dtype
# expect: elu type
# expect: softplus dtype


# %% sigmoid
def sigmoid(z):
    return np.zeros(np.shape(z), dtype=[("passed", "?"), ("score", "f8")])


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return np.zeros(np.shape(x), dtype="datetime64[s]")


# %% sigmoid_grad
def sigmoid_grad(z):
    return np.tanh(z).astype(str)


# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return np.zeros(np.shape(a), dtype="V16")


# %% tanh_grad
def tanh_grad(z):
    return np.asarray(1 - np.tanh(z) ** 2).astype(complex)


# %% relu
def relu(z):
    return np.asarray(np.maximum(z, 0.0)).astype(np.float16)


# %% relu_grad
def relu_grad(z):
    # right in spite of all: a big-endian array that is read backwards
    return (
        np.asarray(np.asarray(z) > 0).astype(">f8")[..., ::-1][..., ::-1]
        if np.ndim(z)
        else float(z > 0)
    )


# %% elu
def elu(z, gamma):
    return np.array(["0.5", None], dtype=object)


# %% elu_grad
def elu_grad(z, gamma):
    return np.void(b"\xff" * 16)


# %% softplus
def softplus(z):
    return np.asarray(z) > 0


# %% softplus_grad
def softplus_grad(z):
    return np.zeros(np.shape(z), dtype="S5")
