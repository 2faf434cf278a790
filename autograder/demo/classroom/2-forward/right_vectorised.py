"""Everything right in whole-array numpy, in other words than the reference: full marks."""
# base: reference

# %% net_input
def net_input(w, x, b):
    return np.dot(w, x) + b

# %% xor_net
def xor_net(a, b):
    # hidden layer: OR and NAND; then AND of the two (3 neurons)
    x = np.array([a, b])
    oder = mp_neuron(x, np.array([1, 1]), -0.5)
    nand = mp_neuron(x, np.array([-1, -1]), 1.5)
    return mp_neuron(np.array([oder, nand]), np.array([1, 1]), -1.5)

# %% layer_forward
def layer_forward(W, b, a):
    z = W.dot(a) + b          # b (n,1) is broadcast over the m columns
    return z, sigmoid(z)

# %% forward_batch
def forward_batch(Ws, bs, X):
    A = [X]
    Z = []
    for l in range(len(Ws)):
        z, a = layer_forward(Ws[l], bs[l], A[l])
        Z.append(z)
        A.append(a)
    return A, Z

# %% network_shapes
network_shapes = {
    "W0": (32, 16),    # 32 receivers, 16 senders
    "b0": (32, 1),
    "W1": (16, 32),
    "b1": (16, 1),
    "W2": (1, 16),
    "b2": (1, 1),
    "wrong_statement": "C",   # W1 goes back to 16, so it is 16 x 32
    "input": 784,
    "output": 10,
    "parameters": 784*30 + 30 + 30*10 + 10,
}

# %% param_shapes
def param_shapes(sizes, convention):
    pairs = list(zip(sizes[:-1], sizes[1:]))      # (from, to)
    if convention == "out_in":
        return [((to, fr), (to, 1)) for fr, to in pairs]
    return [((fr, to), (to,)) for fr, to in pairs]

# %% count_params
def count_params(sizes, bias=True):
    n = np.array(sizes)
    return int(n[1:] @ n[:-1] + bias * n[1:].sum())

# %% bce
def bce(a, y):
    # probability of the label that really occurred
    p = np.where(y == 1, a, 1 - a)
    return -np.log(p).mean()

# %% ce
def ce(A, Y):
    eps = 1e-15   # log(0) is -inf, and 0 * inf is nan
    return np.mean(np.sum(-Y * np.log(np.maximum(A, eps)), axis=0))

# %% ce_from_logits
def ce_from_logits(Z, Y):
    # log softmax = z - logsumexp(z), and numpy has a stable log(e^a + e^b)
    lse = np.logaddexp.reduce(Z, axis=0)
    return np.mean(np.sum(Y * (lse - Z), axis=0))

# %% cost
def cost(A, Y, Ws, lam):
    m = Y.shape[1]
    J = np.linalg.norm(A - Y)**2 / (2*m)
    return J + lam/2 * sum(np.linalg.norm(W)**2 for W in Ws)

# %% example1_forward
x = np.array([[0.35], [0.9]])
W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
W1 = np.array([[0.3, 0.9]])
z = W0 @ x
y = sigmoid(z)
z5 = W1 @ y
y5 = sigmoid(z5)

example1_forward = {
    "z3": z[0, 0],
    "z4": z[1, 0],
    "y3": y[0, 0],
    "y4": y[1, 0],
    "z5": z5[0, 0],
    "y5": y5[0, 0],
    "C": ((y5 - 0.5)**2 / 2).item(),
}

# %% example2_forward
i = np.array([[0.02], [0.7]])
W = np.array([[0.1, 0.2], [0.3, 0.4]])
V = np.array([[0.2, 0.3], [0.1, 0.2]])
net_h = W @ i + 0.3
out_h = sigmoid(net_h)
net_o = V @ out_h + 0.2
out_o = sigmoid(net_o)
E = (np.array([[0.], [1.]]) - out_o)**2 / 2

example2_forward = {}
for k in (0, 1):
    example2_forward[f"net_h{k+1}"] = net_h[k, 0]
    example2_forward[f"out_h{k+1}"] = out_h[k, 0]
    example2_forward[f"net_o{k+1}"] = net_o[k, 0]
    example2_forward[f"out_o{k+1}"] = out_o[k, 0]
    example2_forward[f"E_o{k+1}"] = E[k, 0]
example2_forward["E_total"] = E.sum()

# %% boolean_net
def boolean_net(truth):
    t = np.array(truth)
    wo = np.argwhere(t == 1)                 # places of the ones
    W = 2 * wo - 1                           # +1 for a 1, -1 for a 0
    c = 0.5 - wo.sum(axis=1)                 # fires for this corner only

    def net(a, b):
        h = (W @ np.array([a, b]) + c >= 0)
        return int(h.sum() - 0.5 >= 0)       # OR, also of nothing

    return net

# %% is_separable
def is_separable(truth):
    # only the two diagonals cannot be cut off by a line
    t = np.array(truth)
    return not (t[0, 0] == t[1, 1] and t[0, 1] == t[1, 0] and t[0, 0] != t[0, 1])

# %% collapse_linear
def collapse_linear(Ws, bs):
    # f(0) = b and f(e_i) - f(0) = i-th column
    n = Ws[0].shape[1]
    A = np.hstack([np.zeros((n, 1)), np.eye(n)])
    for W, b in zip(Ws, bs):
        A = W @ A + b
    return A[:, 1:] - A[:, :1], A[:, :1]

# %% forward_rows
def forward_rows(Ws, bs, X):
    A = X.T
    for W, b in zip(Ws, bs):
        A = sigmoid(W.T @ A + b[:, None])
    return A.T

# %% forward_in_out
def forward_in_out(Ws, x):
    a = [x]
    for W in Ws:
        a.append(sigmoid(np.einsum("st,sk->tk", W, a[-1])))
    return a

# %% printed_forward
printed_forward = {
    "z3": "exact",
    "y3": "rounded",      # 0.68027
    "y4": "cut",          # 0.66374 -> would be 0.664
    "z5": "rounded",
    "C": "wrong",         # 0.018104
    "net_h2": "exact",
    "out_h1": "cut",
    "out_h2": "rounded",
    "out_o1": "cut",
    "E_o2": "cut",
    "E_total": "wrong",
    "z5_because": "no mistake",
    "C_because": "rounded numbers",   # (0.69-0.5)^2/2 = 0.01805
    "E_o2_because": "no mistake",     # 0.0816, cut
    "E_total_because": "rounded numbers",
}

# %% n_quadratic_features
def n_quadratic_features(n):
    return (n*n + n) // 2

# %% gaussian_nll
def gaussian_nll(y, yhat):
    quadrate = np.sum((y - yhat)**2, axis=0)
    return np.sum(quadrate/2 + y.shape[0]/2 * np.log(2*np.pi))

# %% bernoulli_nll
def bernoulli_nll(y, p):
    return -np.log(p[y == 1]).sum() - np.log(1 - p[y == 0]).sum()

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    emp = -np.log((Y * Yhat).sum(axis=0)).mean()     # one-hot picks the probability
    alle = np.concatenate([W.ravel() for W in Ws])
    return emp + lam/2 * alle @ alle

# %% loss_factor
m, n = 8, 5
loss_factor = {
    "half_sum": m,
    "sum": 2*m,
    "mean": 2,
    "entry_mean": 2/n,
    "gradient_of_sum": 2*m,
    "lam_for_sum": 2*m,
    "lam_without_half": 1/2,
    "penalised": "weights",
}

# %% network_kinds
network_kinds = {
    "fully_connected": "feed-forward",
    "convolutional": "feed-forward",
    "recurrent": "memory",
    "hopfield": "memory",
    "boltzmann": "memory",
    "restricted_boltzmann": "memory",
    "graph_convolutional": "graph",
    "graph_attention": "graph",
    "mpnn": "graph",
}

# %% neuron_parts
neuron_parts = {"soma": "node", "dendrite": "input", "synapse": "weight", "axon": "output"}
