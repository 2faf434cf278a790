"""The first half of the core notebook right, the rest begun or as released: marks for what is there."""
# base: starter

# %% sigmoid
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    return 2 * sigmoid(2 * np.asarray(x)) - 1

# %% sigmoid_grad
def sigmoid_grad(z):
    return sigmoid(z) * (1 - sigmoid(z))

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return a * (1 - a)

# %% tanh_grad
def tanh_grad(z):
    return 1 - np.tanh(z)**2

# %% relu
def relu(z):
    return z * (z > 0)

# %% relu_grad
def relu_grad(z):
    return np.where(z > 0, 1, 0)

# %% elu
def elu(z, gamma):
    # TODO what about large z
    left = gamma * (np.exp(z) - 1)
    right = z

# %% extra-after: elu
elu(np.array([-1.0, 1.0]), 0.5)   # why does it print nothing?

# %% elu_grad
def elu_grad(z, gamma):
    """Return the slope of ELU at z."""
    left = gamma * np.exp(z)
    raise NotImplementedError()

# %% saturation
saturation = {
    "sigmoid": "both",
    "tanh": "both",
    "relu": "left",
    "leaky_relu": None,
    "elu": None,
    "softplus": None,
    "hard_logistic": None,
    "hard_tanh": None,
    "identity": "neither",
}
