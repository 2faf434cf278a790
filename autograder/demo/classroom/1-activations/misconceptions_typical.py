"""The classic mistakes, from σ' taken at a to the Jacobian with a diagonal only: each is named by its diagnosis."""
# base: reference

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    # stretch from (0,1) to (-1,1)
    return 2 * sigmoid(x) - 1

# %% sigmoid_grad
def sigmoid_grad(z):
    a = sigmoid(z)
    return sigmoid(a) * (1 - sigmoid(a))

# %% sigmoid_grad_from_a
def sigmoid_grad_from_a(a):
    return 1 - a**2

# %% tanh_grad
def tanh_grad(z):
    a = np.tanh(z)
    return a * (1 - a)

# %% relu_grad
def relu_grad(z):
    return np.where(z >= 0, 1.0, 0.0)

# %% elu
def elu(z, gamma):
    return np.where(z > 0, z, gamma * np.exp(z) - 1)

# %% elu_grad
def elu_grad(z, gamma):
    # straight from the table in the notes
    return 1 * (z > 0) + gamma * np.exp(z) * (z <= 0)

# %% softplus
def softplus(z):
    return np.log(1 + np.exp(z))

# %% softplus_grad
def softplus_grad(z):
    return np.exp(z) / (1 + np.exp(z))

# %% mp_neuron
def mp_neuron(x, w, b):
    return 1 if np.dot(w, x) + b > 0 else 0

# %% leaky_relu
def leaky_relu(z, gamma):
    return np.maximum(z, gamma * z)

# %% leaky_relu_grad
def leaky_relu_grad(z, gamma):
    return np.where(z >= 0, 1, gamma)

# %% prelu_grads
def prelu_grads(X, gamma, G):
    dX = np.where(X > 0, G, gamma * G)
    dgamma = np.mean(G * np.minimum(X, 0), axis=1, keepdims=True)   # mean over the batch
    return dX, dgamma

# %% dead_units
def dead_units(W, b, X):
    Z = W @ X + b
    return [i for i in range(len(Z)) if (Z[i] <= 0).any()]

# %% taylor1
def taylor1(f, df, x0):
    return lambda x: f(x0) + x * df(x0)

# %% hard_logistic
def hard_logistic(x):
    return np.clip(0.2 * x + 0.5, 0, 1)   # as in Keras

# %% hard_tanh
def hard_tanh(x):
    return np.clip(x, 0, 1)

# %% hard_logistic_grad
def hard_logistic_grad(x):
    return 0.25 * (np.abs(x) < 1)

# %% softmax
def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z), axis=0)

# %% softmax_jacobian
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a * (1 - a))

# %% softmax_vjp
def softmax_vjp(a, g):
    return a * (1 - a) * g
