"""Right ideas with axes lost, transposed or exchanged, inputs changed, results in the wrong form."""
# base: reference

# %% net_input
def net_input(w, x, b):
    z = w.reshape(1, -1) @ x.reshape(-1, 1) + b
    return z

# %% xor_net
def xor_net(a, b):
    x = np.array([[a], [b]])
    h = (np.array([[1, 1], [1, 1]]) @ x + np.array([[-0.5], [-1.5]])) >= 0
    return (np.array([[1, -2]]) @ h - 0.5 >= 0).astype(int)

# %% layer_forward
def layer_forward(W, b, a):
    b = b.flatten()
    z = W @ a + b
    return z, sigmoid(z)

# %% forward_batch
def forward_batch(Ws, bs, X):
    A = X
    As, Zs = [], []
    for W, b in zip(Ws, bs):
        Z = np.dot(W.T, A) + b
        A = sigmoid(Z)
        Zs.append(Z)
        As.append(A)
    return As, Zs

# %% network_shapes
network_shapes = {
    "W0": (16, 32),     # 16 in, 32 out
    "b0": (32,),
    "W1": (32, 16),
    "b1": (16,),
    "W2": (16, 1),
    "b2": (1),
    "wrong_statement": "A",
    "input": (784, 1),
    "output": 10,
    "parameters": 23860,
}

# %% param_shapes
def param_shapes(sizes, convention):
    shapes = []
    for l in range(1, len(sizes)):
        if convention == "out_in":
            W, b = (sizes[l], sizes[l-1]), (sizes[l], 1)
        else:
            W, b = (sizes[l-1], sizes[l]), (sizes[l])      # forgot the comma
        shapes.append((W, b))
    return shapes

# %% bce
def bce(a, y):
    return -(y @ np.log(a).T + (1 - y) @ np.log(1 - a).T) / a.shape[1]

# %% ce
def ce(A, Y):
    return -np.sum(Y * np.log(A + 1e-15), axis=0)

# %% ce_from_logits
def ce_from_logits(Z, Y):
    Z -= Z.max(axis=0)
    return -np.sum(Y * (Z - np.log(np.exp(Z).sum(axis=0)))) / Z.shape[1]

# %% cost
def cost(A, Y, Ws, lam):
    m = len(A)
    return np.sum((A - Y)**2) / (2*m) + lam/2 * sum(np.sum(W**2) for W in Ws)

# %% example1_forward
x = np.array([[0.35], [0.9]])
y = sigmoid(np.array([[0.1, 0.8], [0.4, 0.6]]) @ x)
z5 = np.array([[0.3, 0.9]]) @ y
example1_forward = {
    "z3": 0.755,
    "z4": 0.68,
    "y3": y[0],
    "y4": y[1],
    "z5": z5,
    "y5": sigmoid(z5),
    "C": (sigmoid(z5) - 0.5)**2 / 2,
}

# %% boolean_net
def boolean_net(truth):
    a, b = np.meshgrid([0, 1], [0, 1])
    return np.array(truth)[a, b]

# %% is_separable
def is_separable(truth):
    if truth in ([[0, 1], [1, 0]], [[1, 0], [0, 1]]):
        return False
    return True

# %% collapse_linear
def collapse_linear(Ws, bs):
    W, b = Ws[0].T, bs[0].T
    for W2, b2 in zip(Ws[1:], bs[1:]):
        W = W @ W2.T
        b = b @ W2.T + b2.T
    return W, b

# %% forward_rows
def forward_rows(Ws, bs, X):
    A = X.T
    for W, b in zip(Ws, bs):
        A = sigmoid(W.T @ A + b.reshape(-1, 1))
    return A

# %% forward_in_out
def forward_in_out(Ws, x):
    a = [x.ravel()]
    for W in Ws:
        a.append(sigmoid(a[-1] @ W))
    return a

# %% gaussian_nll
def gaussian_nll(y, yhat):
    r = y - yhat
    return r.T @ r / 2 + y.size / 2 * np.log(2*np.pi)

# %% bernoulli_nll
def bernoulli_nll(y, p):
    for k in range(len(y)):
        loss = -np.log(p[k] if y[k] == 1 else 1 - p[k])
    return loss

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    W = np.array(Ws)
    return -np.sum(Y*np.log(Yhat)) / Y.shape[1] + lam/2 * np.sum(W**2)
