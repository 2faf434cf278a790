"""Right ideas that fail on types, shapes and the caller's arrays: cut integers, lost axes, changed inputs, no return."""
# base: reference

# %% sigmoid
def sigmoid(z):
    result = np.empty_like(z)
    result[...] = 1 / (1 + np.exp(-z))
    return result

# %% tanh_grad
def tanh_grad(z):
    np.tanh(z, out=z)   # saves memory
    return 1 - z**2

# %% relu
def relu(z):
    return np.max(z, 0)

# %% relu_grad
def relu_grad(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z

# %% elu
def elu(z, gamma):
    out = np.array(z)
    out[out <= 0] = gamma * (np.exp(out[out <= 0]) - 1)
    return out

# %% elu_grad
def elu_grad(z, gamma):
    slopes = []
    for v in np.ravel(z):
        slopes.append(1.0 if v > 0 else gamma * np.exp(v))
    return np.array(slopes)

# %% softplus
def softplus(z):
    z = np.asarray(z, dtype=np.float16)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))

# %% softplus_grad
def softplus_grad(z):
    return [1 / (1 + np.exp(-v)) for v in z]

# %% leaky_relu
def leaky_relu(z, gamma):
    out = np.copy(z)
    negative = out <= 0
    out[negative] = gamma * out[negative]
    return out

# %% leaky_relu_grad
def leaky_relu_grad(z, gamma):
    out = np.ones_like(z)
    out[np.array(z) <= 0] = gamma
    return out

# %% prelu_grads
def prelu_grads(X, gamma, G):
    dX = G * np.where(X > 0, 1, gamma)
    dgamma = (G * np.minimum(X, 0)).sum(axis=1)
    return dX, dgamma

# %% dead_units
def dead_units(W, b, X):
    A = np.maximum(W @ X + b, 0)
    return (A == 0).all(axis=1)

# %% hard_logistic
# vectorize takes the type of the FIRST answer, a whole 0 here
hard_logistic = np.vectorize(lambda x: 0 if x < -2 else (1 if x > 2 else 0.25 * x + 0.5))

# %% hard_tanh
def hard_tanh(x):
    x = np.asarray(x)
    x[x > 1] = 1
    x[x < -1] = -1
    return x

# %% softmax
def softmax(Z):
    Z -= np.max(Z, axis=0)
    E = np.exp(Z)
    return E / np.sum(E, axis=0)

# %% softmax_jacobian
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / e.sum()
    return a * (1 - a)

# %% softmax_vjp
def softmax_vjp(a, g):
    result = a * (g - a @ g)
    print(result)
