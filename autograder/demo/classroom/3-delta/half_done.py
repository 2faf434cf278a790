"""The chain rule and the output layers done, the layers begun, then no more time: marks for what is there."""
# base: starter

# %% graph_abcde
def graph_abcde(a, b):
    c, d = a + b, b + 1
    return c * d, d, d + c

# %% chain_case1
def chain_case1(dz_dy, dy_dx):
    return dz_dy * dy_dx

# %% chain_case2
def chain_case2(dz_dx, dx_ds, dz_dy, dy_ds):
    return dz_dx * dx_ds + dz_dy * dy_ds

# %% delta_out_mse
def delta_out_mse(z, y):
    a = sigmoid(z)
    return (a - y) * a * (1 - a)

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    return softmax(z) - y

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    zurueck = W_next.T @ d_next
    # TODO mal f'(z)
    zurueck * sigmoid_grad(z)

# %% extra-after: delta_hidden
delta_hidden(np.ones((2, 3)), np.ones((2, 1)), np.zeros((3, 1)))   # 为什么没有输出?

# %% grad_W
def grad_W(d, a_prev):
    """Return dL/dW of the layer z = W a_prev + b, for one sample."""
    g = np.zeros((len(d), len(a_prev)))
    raise NotImplementedError()

# %% delta_shapes
delta_shapes = {
    "delta_3": (2, 1),
    "W_3.T": (5, 2),
    "W_3.T @ delta_3": (5, 1),
    "sigmoid_grad(z_2)": None,
    "delta_1": None,
    "dW_1": None,
    "dW_2": None,
    "db_2": None,
    "delta_1 of seven samples": None,
}

# %% backward
def backward(Ws, bs, x, y):
    A, Z = [x], []
    for W, b in zip(Ws, bs):
        Z.append(W @ A[-1] + b)
        A.append(sigmoid(Z[-1]))
    d = delta_out_mse(Z[-1], y)
    dWs, dbs = [grad_W(d, A[-2])], [d]
    # ...
