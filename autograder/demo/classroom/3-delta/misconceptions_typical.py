"""The classic mistakes, one in nearly every function, from the forgotten path to updated weights: each is named."""
# base: reference

# %% graph_abcde
def graph_abcde(a, b):
    c = a + b
    d = b + 1
    e = c * d
    de_da = d * 1
    de_db = d * 1      # b -> c -> e
    return e, de_da, de_db

# %% chain_case1
def chain_case1(dz_dy, dy_dx):
    return dz_dy + dy_dx

# %% chain_case2
def chain_case2(dz_dx, dx_ds, dz_dy, dy_ds):
    return dz_dx * dx_ds * dz_dy * dy_ds

# %% delta_out_mse
def delta_out_mse(z, y):
    a = sigmoid(z)
    return (y - a) * sigmoid_grad(z)    # Fehler = Soll - Ist

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    # dL/da * f'(z) as in the script
    a = softmax(z)
    dL_da = -y / a
    return dL_da * a * (1 - a)

# %% delta_out_sigmoid_bce
def delta_out_sigmoid_bce(z, y):
    a = sigmoid(z)
    return (a - y) * a * (1 - a)

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    a = sigmoid(z)
    return W_next.T @ d_next * sigmoid_grad(a)

# %% grad_W
def grad_W(d, a_prev):
    return d @ sigmoid_grad(a_prev).T

# %% grad_b
def grad_b(d):
    return np.ones_like(d)     # dz/db = 1

# %% backward
def backward(Ws, bs, x, y):
    lr = 0.1
    Ws = [W.astype(float) for W in Ws]
    a = [x]
    z = []
    for W, b in zip(Ws, bs):
        z.append(np.dot(W, a[-1]) + b)
        a.append(sigmoid(z[-1]))
    dWs, dbs = [], []
    delta = (a[-1] - y) * sigmoid_grad(z[-1])
    for l in range(len(Ws) - 1, -1, -1):
        dWs.insert(0, np.dot(delta, a[l].T))
        dbs.insert(0, delta)
        Ws[l] = Ws[l] - lr * dWs[0]       # 更新权重 (see algorithm in ML-2-1)
        if l > 0:
            delta = np.dot(Ws[l].T, delta) * sigmoid_grad(z[l - 1])
    return dWs, dbs

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    return sigmoid_grad(z) * sum(deltas_next) * sum(w_out)

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    dz = np.zeros(n)
    dz[i] = a_prev[i]
    return dz

# %% jacobians
def jacobians(W, z, layout):
    a = sigmoid(z)
    p = softmax(z)
    if layout == "numerator":
        dz_da = W.copy()
    else:
        dz_da = W.T.copy()
    # activation functions act on each entry, so diagonal
    return dz_da, np.eye(len(z)), np.diag(a * (1 - a)), np.diag(p * (1 - p))

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    return softmax(z) - y

# %% backward_in_out
def backward_in_out(Ws, x, y):
    a, z = [x], []
    for W in Ws:
        z.append(W.T @ a[-1])
        a.append(sigmoid(z[-1]))
    delta = a[-1] - y      # what is propagated back? The error.
    dW = []
    for l in range(len(Ws) - 1, -1, -1):
        dW.append(a[l] @ delta.T)
        if l > 0:
            delta = (Ws[l] @ delta) * sigmoid_grad(z[l - 1])
    dW.reverse()
    return dW

# %% count_paths
def count_paths(sizes, layer):
    product = 1
    for n in sizes[layer:]:
        product *= n
    return product

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    # forward
    a, z = [x], []
    for W, b in zip(Ws, bs):
        z.append(W @ a[-1] + b)
        a.append(sigmoid(z[-1]))
    # backward
    d = (a[-1] - y) * sigmoid_grad(z[-1])
    norms = [np.linalg.norm(d)]
    for k in range(len(Ws) - 1, 0, -1):
        d = Ws[k].T @ d * sigmoid_grad(z[k - 1])
        norms.append(np.linalg.norm(d))
    return np.array(norms)
