"""Everything right with Python loops and np.vectorize, one number at a time: full marks."""
# base: reference

# %% sigmoid
import math

def sigmoid(z):
    z = np.array(z, dtype=float)
    result = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] >= 0:
            result[index] = 1 / (1 + math.exp(-z[index]))
        else:
            result[index] = math.exp(z[index]) / (1 + math.exp(z[index]))
    return result

# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    s = sigmoid(np.array(x) * 2)
    return s + s - 1

# %% sigmoid_grad
def sigmoid_grad(z):
    s = sigmoid(z)
    result = np.zeros(np.shape(z))
    for index in np.ndindex(result.shape):
        result[index] = s[index] * (1 - s[index])
    return result

# %% sigmoid_grad_from_a
def one_slope(a):
    return a * (1 - a)

sigmoid_grad_from_a = np.vectorize(one_slope, otypes=[float])

# %% tanh_grad
@np.vectorize
def tanh_grad(z):
    t = math.tanh(z)
    return 1.0 - t * t

# %% relu
def relu(z):
    flat = []
    for value in np.ravel(z):
        if value > 0:
            flat.append(float(value))
        else:
            flat.append(0.0)
    return np.array(flat).reshape(np.shape(z))

# %% relu_grad
def relu_grad(z):
    flat = [1.0 if value > 0 else 0.0 for value in np.ravel(z)]
    return np.reshape(flat, np.shape(z))

# %% elu
def elu(z, gamma):
    out = np.array(z, dtype=float)          # copy AND float!
    for i, value in enumerate(out.flat):
        if value <= 0:
            out.flat[i] = gamma * (math.exp(value) - 1)
    return out

# %% elu_grad
def elu_grad(z, gamma):
    out = np.ones(np.shape(z))
    for i, value in enumerate(np.ravel(z)):
        if value <= 0:
            out.flat[i] = gamma * math.exp(value)
    return out

# %% softplus
def softplus_of_one_number(z):
    if z > 0:
        return z + math.log(1 + math.exp(-z))
    return math.log(1 + math.exp(z))

softplus = np.vectorize(softplus_of_one_number, otypes=["float64"])

# %% softplus_grad
def softplus_grad(z):
    return sigmoid(z)

# %% mp_neuron
def mp_neuron(x, w, b):
    total = b
    for i in range(len(x)):
        total = total + w[i] * x[i]
    if total >= 0:
        return 1
    else:
        return 0

# %% leaky_relu
def leaky_relu(z, gamma):
    values = [float(v) if v > 0 else float(gamma * v) for v in np.ravel(z)]
    return np.array(values).reshape(np.shape(z))

# %% prelu_grads
def prelu_grads(X, gamma, G):
    n, m = X.shape
    dX = np.zeros((n, m))
    dgamma = np.zeros((n, 1))
    for i in range(n):
        for k in range(m):
            if X[i, k] > 0:
                dX[i, k] = G[i, k]
            else:
                dX[i, k] = G[i, k] * gamma[i, 0]
                dgamma[i, 0] += G[i, k] * X[i, k]
    return dX, dgamma

# %% dead_units
def dead_units(W, b, X):
    dead = []
    for unit in range(W.shape[0]):
        alive = False
        for sample in range(X.shape[1]):
            if sum(W[unit] * X[:, sample]) + b[unit, 0] > 0:
                alive = True
                break
        if not alive:
            dead.append(unit)
    return dead

# %% softmax
import math   # other notebook, so again

def softmax(Z):
    if Z.ndim == 1:
        biggest = max(Z)
        powers = [math.exp(z - biggest) for z in Z]
        return np.array([p / sum(powers) for p in powers])
    columns = [softmax(Z[:, k]) for k in range(Z.shape[1])]
    return np.array(columns).T

# %% softmax_jacobian
def softmax_jacobian(z):
    a = softmax(z)
    J = np.zeros((len(a), len(a)))
    for i in range(len(a)):
        for j in range(len(a)):
            if i == j:
                J[i][j] = a[i] * (1 - a[i])
            else:
                J[i][j] = -a[i] * a[j]
    return J

# %% softmax_vjp
def softmax_vjp(a, g):
    out = []
    for j in range(len(a)):
        out.append(sum(a[i] * ((i == j) - a[j]) * g[i] for i in range(len(a))))
    return np.array(out)
