"""Everything right but in single precision (float32): full marks, with a note that says so."""
# base: reference

# %% sigmoid
f32 = np.float32    # like on the GPU

def sigmoid(z):
    z = np.asarray(z, dtype=f32)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, f32(1), e) / (f32(1) + e)

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return 2 * sigmoid(2 * x) - 1

# %% sigmoid_grad
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s)

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    a = f32(a)
    return a * (1 - a)

# %% tanh_grad
def tanh_grad(z):
    t = np.tanh(z, dtype=f32)
    return 1 - t * t

# %% relu
def relu(z):
    return np.maximum(f32(z), f32(0))

# %% relu_grad
def relu_grad(z):
    return f32(np.asarray(z) > 0)

# %% elu
def elu(z, gamma):
    z = np.asarray(z, dtype="float32")
    return np.where(z > 0, z, f32(gamma) * np.expm1(np.minimum(z, f32(0))))

# %% elu_grad
def elu_grad(z, gamma):
    z = np.asarray(z, dtype="float32")
    return np.where(z > 0, f32(1), f32(gamma) * np.exp(np.minimum(z, f32(0))))

# %% softplus
def softplus(z):
    return np.logaddexp(f32(0), np.asarray(z, f32))

# %% leaky_relu
def leaky_relu(z, gamma):
    z = np.float32(z)
    return np.where(z > 0, z, np.float32(gamma) * z)

# %% prelu_grads
def prelu_grads(X, gamma, G):
    X, gamma, G = (v.astype(np.float32) for v in (X, gamma, G))
    return G * np.where(X > 0, np.float32(1), gamma), (G * np.minimum(X, 0)).sum(1, keepdims=True)

# %% softmax
def softmax(Z):
    Z = Z.astype(np.float32)
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
