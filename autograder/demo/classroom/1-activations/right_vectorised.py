"""Everything right in whole-array numpy, mostly by other formulas than the reference: full marks."""
# base: reference

# %% sigmoid
def sigmoid(z):
    # np.tanh cannot overflow, so I go through it (sigma is a squeezed tanh)
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    # p = -2, q = -2, r = 1 works as well as the one in the notes
    return 1 - 2 * sigmoid(-2 * x)

# %% sigmoid_grad
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)   # because 1 - sigma(z) = sigma(-z)

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return a - np.square(a)

# %% tanh_grad
def tanh_grad(z):
    # quotient rule -> (cosh^2 - sinh^2)/cosh^2 = 1/cosh^2
    return 1 / np.cosh(z)**2

# %% relu
def relu(z):
    return (z + np.abs(z)) / 2

# %% relu_grad
def relu_grad(z):
    return z > 0

# %% elu
def elu(z, gamma):
    return np.maximum(z, 0) + gamma * np.expm1(np.minimum(z, 0))

# %% elu_grad
def elu_grad(z, gamma):
    # for z > 0 the exponent is cut to 0, so e^0 = 1 and only the factor differs
    return np.where(z > 0, 1, gamma) * np.exp(np.minimum(z, 0))

# %% softplus
def softplus(z):
    # z + log(1+e^-z) for z>0 and log(1+e^z) for z<0, both at once:
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))

# %% softplus_grad
def softplus_grad(z):
    return np.exp(-np.logaddexp(0, -z))

# %% saturation
saturation = {
    "sigmoid": "both",
    "tanh": "both",
    "relu": "left",
    "leaky_relu": "neither",
    "elu": "left",          # goes to -gamma, slope gamma*e^z -> 0
    "softplus": "left",
    "hard_logistic": "both",
    "hard_tanh": "both",
    "identity": "neither",
}

# %% zero_centred
odd = ("tanh", "hard_tanh", "identity")   # f(-x) = -f(x)
zero_centred = {name: name in odd for name in saturation}

# %% activation_table
activation_table = {
    "sigmoid": (sigmoid, sigmoid_grad),
    "tanh": (tanh_from_sigmoid, tanh_grad),
    "relu": (relu, relu_grad),
    "elu": (lambda z: elu(z, 0.5), lambda z: elu_grad(z, 0.5)),
    "softplus": (softplus, softplus_grad),
}

# %% mp_neuron
def mp_neuron(x, w, b):
    return np.heaviside(np.dot(w, x) + b, 1)

# %% leaky_relu
def leaky_relu(z, gamma):
    return np.maximum(z, 0) + gamma * np.minimum(z, 0)

# %% leaky_relu_grad
def leaky_relu_grad(z, gamma):
    return (z > 0) + gamma * (z <= 0)

# %% prelu_grads
def prelu_grads(X, gamma, G):
    neg = X <= 0
    dX = np.where(neg, gamma * G, G)
    dgamma = np.einsum("ik,ik,ik->i", G, X, neg)[:, None]   # sum over samples k
    return dX, dgamma

# %% dead_units
def dead_units(W, b, X):
    # largest net input of a row still not positive -> never fires
    return np.where((W @ X + b).max(axis=1) <= 0)[0]

# %% hard_tanh
def hard_tanh(x):
    return 2 * hard_logistic(2 * x) - 1

# %% softmax
def softmax(Z):
    shifted = Z - Z.max(axis=0, keepdims=True)
    return np.exp(shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True)))

# %% softmax_jacobian
def softmax_jacobian(z):
    a = softmax(z)
    return a[:, None] * (np.eye(len(a)) - a)   # a_i (delta_ij - a_j)

# %% softmax_vjp
def softmax_vjp(a, g):
    return a * g - a * np.dot(a, g)
