"""Formulas, code and numbers copied from the lectures without a look at shapes and order: named, with few marks there."""
# base: reference

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    # ML-2-1, 批量训练: loss has 1/m, dW has 1/m
    m = X.shape[1]
    A, Z = forward_batch(Ws, bs, X)
    Delta = 1 / m * (A[-1] - Y) * sigmoid_grad(Z[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(Ws))):
        dWs.append(1 / m * Delta @ A[l].T + lam * Ws[l])
        dbs.append(1 / m * Delta @ np.ones((m, 1)))
        if l > 0:
            Delta = Ws[l].T @ Delta * sigmoid_grad(Z[l - 1])
    return dWs[::-1], dbs[::-1]

# %% init_uniform
def init_uniform(sizes, eps, rng):
    # 1. W <- O, b <- 0
    Ws = [np.zeros((sizes[l], sizes[l - 1])) for l in range(1, len(sizes))]
    bs = [np.zeros((sizes[l], 1)) for l in range(1, len(sizes))]
    return Ws, bs

# %% train_ex1
def train_ex1(n):
    x = np.array([[0.35], [0.9]])
    W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W1 = np.array([[0.3, 0.9]])
    for j in range(n):
        y1 = sigmoid(W0 @ x)
        y2 = sigmoid(W1 @ y1)
        delta2 = (y2 - 0.5) * y2 * (1 - y2)
        delta1 = delta2 * W1 * (y1 * (1 - y1))
        W1 = W1 - delta2 * y1.T
        W0 = W0 - x.T @ delta1
    # same numbers as on the slide :-)
    return W0, W1, 0.5 * (sigmoid(W1 @ sigmoid(W0 @ x)).item() - 0.5) ** 2

# %% misplaced_line
misplaced_line = {
    "line": 4,
    "harmless": 5,
    "reason": "1/m is missing",
    "right_layer": "none",
    "alpha_tiny": "it stays",
    "w1_new": 0.099,
    "cost_falls": True,
    "repair": "B",
}

# %% from_4343_notes
def from_4343_notes(dW):
    return dW         # dW = a delta^T, stands like this in the notes

# %% train_ex2
def train_ex2(n):
    # slides: all weights and b1, b2?
    i, t = np.array([[0.02], [0.7]]), np.array([[0.0], [1.0]])
    W, V = np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.2, 0.3], [0.1, 0.2]])
    b1, b2 = np.array([[0.3], [0.3]]), np.array([[0.2], [0.2]])
    for _ in range(n):
        h = sigmoid(W @ i + b1)
        o = sigmoid(V @ h + b2)
        d_o = (o - t) * o * (1 - o)
        d_h = V.T @ d_o * h * (1 - h)
        V, b2 = V - 0.5 * d_o @ h.T, b2 - 0.5 * d_o
        W, b1 = W - 0.5 * d_h @ i.T, b1 - 0.5 * d_h
    o = sigmoid(V @ sigmoid(W @ i + b1) + b2)
    return W, V, 0.5 * np.sum((t - o) ** 2)

# %% printed_training
printed_training = {
    "w31 0.096": "rounded",
    "w32 0.798": "rounded",
    "cost 0.165": "rounded",
    "cost 5.92e-07": "rounded",
    "w53 -0.30032342": "rounded",
    "w1 0.099": "rounded",
    "E 0.265": "rounded",
    "E 0.0000636": "rounded",
    "o1 0.008": "rounded",
    "o2 0.991": "rounded",
    "final_W0": "both columns moved alike",
    "biases": "a bias for each neuron updated",
}
