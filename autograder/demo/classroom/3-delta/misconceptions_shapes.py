"""Right ideas that fail on shapes: products in the wrong order, lost columns, rows for columns, spread-out arrays."""
# base: reference

# %% chain_case1
def chain_case1(dz_dy, dy_dx):
    return np.dot(dz_dy, dy_dx)

# %% delta_out_mse
def delta_out_mse(z, y):
    a = sigmoid(z)
    return np.dot(a - y, sigmoid_grad(z))      # ⊙ 点积

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    p = np.exp(z) / np.sum(np.exp(z))
    return p - y

# %% delta_out_sigmoid_bce
def delta_out_sigmoid_bce(z, y):
    return (sigmoid(z) - y).ravel()

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    return sigmoid_grad(z) * W_next.T @ d_next

# %% grad_W
def grad_W(d, a_prev):
    return np.outer(a_prev, d)

# %% grad_b
def grad_b(d):
    return d.flatten()

# %% delta_shapes
delta_shapes = {
    "delta_3": (2,),
    "W_3.T": (5, 2),
    "W_3.T @ delta_3": (5,),
    "sigmoid_grad(z_2)": (5,),
    "delta_1": (3,),
    "dW_1": (3, 4),
    "dW_2": (5, 3),
    "db_2": (5,),
    "delta_1 of seven samples": (7, 3),
}

# %% backward
def backward(Ws, bs, x, y):
    a = [x]
    for W, b in zip(Ws, bs):
        a.append(sigmoid(np.dot(W, a[-1]) + b))
    d = (a[-1] - y) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for l in range(len(Ws) - 1, -1, -1):
        dWs.append(np.dot(d, a[l].T))
        dbs.append(d)
        d = np.dot(Ws[l], d) * a[l] * (1 - a[l])
    return dWs[::-1], dbs[::-1]

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    return sigmoid_grad(z) * deltas_next * w_out

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    result = np.zeros((n, len(a_prev)))
    result[i, j] = a_prev[j]
    return result

# %% jacobians
def jacobians(W, z, layout):
    a, p = sigmoid(z), softmax(z)
    dz_da = W if layout == "numerator" else W.T
    return dz_da, np.eye(len(z)), a * (1 - a), np.diag(p) - np.outer(p, p)

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    return softmax(z) * y.sum(axis=1, keepdims=True) - y

# %% backward_in_out
def backward_in_out(Ws, x, y):
    a = [x]
    for W in Ws:
        a.append(sigmoid(W.T @ a[-1]))
    d = (a[-1] - y) * a[-1] * (1 - a[-1])
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        grads.insert(0, d @ a[l].T)
        d = (Ws[l] @ d) * a[l] * (1 - a[l])
    return grads

# %% impossible_formulas
impossible_formulas = {
    "z_1 = W_1^T x": "impossible",
    "delta_2 = W_3 delta_3 (.) f'(z_2)": "impossible",
    "dL/dW_3 = a_2 delta_3^T": "possible",
    "dL/dW_2 = a_1 delta_2": "impossible",
    "dL/da_1 = W_2 delta_2": "impossible",
    "dL/dW_1 = x delta_2": "impossible",
    "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": "impossible",
    "dL/dW_3 = A_2 Delta_3": "impossible",
    "shape of W_1": (3, 4),
    "shape of x delta_2^T": (4, 4),
    "delta for dL/dW_1": "delta_1",
}

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    a = [x]
    for W, b in zip(Ws, bs):
        a.append(sigmoid(W @ a[-1] + b))
    d = (a[-1] - y) * a[-1] * (1 - a[-1])
    norms = []
    for l in range(len(Ws) - 1, -1, -1):
        norms.insert(0, np.linalg.norm(d, axis=0))
        d = (Ws[l].T @ d) * a[l] * (1 - a[l])
    return np.array(norms)
