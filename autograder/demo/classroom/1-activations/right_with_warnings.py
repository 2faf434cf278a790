"""The formulas typed as they stand, so that numpy warns of overflows and 0/0, but all values right: full marks."""
# base: reference

# %% sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-z))   # there is a RuntimeWarning but 1/inf = 0 is correct, right?

# %% sigmoid_grad
def sigmoid_grad(z):
    return 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))

# %% relu_grad
def relu_grad(z):
    z = np.asarray(z)
    return np.where(z > 0, relu(z) / z, 0)   # 0/0 at z=0 is not used

# %% elu
def elu(z, gamma):
    return np.where(z > 0, z, gamma * (np.exp(z) - 1))

# %% elu_grad
def elu_grad(z, gamma):
    return np.where(z > 0, 1, gamma * np.exp(z))

# %% softplus
def softplus(z):
    # for large z it is simply z (I tried: log(1+e^30) - 30 is 1e-13)
    return np.where(z > 30, z, np.log(1 + np.exp(z)))

# %% softplus_grad
def softplus_grad(z):
    return 1 / (1 + np.exp(-z))

# %% extra-after: softplus_grad
for f in sigmoid, softplus, softplus_grad:
    print(f.__name__, f(np.array([-1000.0, 0.0, 1000.0])))
