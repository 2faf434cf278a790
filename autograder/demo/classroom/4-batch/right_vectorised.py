"""Everything right with matrices, in own words: full marks."""
# base: reference

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    m = X.shape[1]
    dWs = [np.zeros(W.shape) for W in Ws]
    dbs = [np.zeros(b.shape) for b in bs]
    for i in range(m):
        x_i = X[:, i:i+1]
        y_i = Y[:, i:i+1]
        dW_i, db_i = backward(Ws, bs, x_i, y_i)
        for l in range(len(Ws)):
            dWs[l] += dW_i[l]
            dbs[l] += db_i[l]
    for l in range(len(Ws)):
        dWs[l] = dWs[l] / m + lam * Ws[l]
        dbs[l] = dbs[l] / m
    return dWs, dbs

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    m = X.shape[1]
    L = len(Ws)
    A, Z = forward_batch(Ws, bs, X)
    dWs, dbs = [None] * L, [None] * L
    Delta = (A[L] - Y) * A[L] * (1 - A[L])
    for l in range(L - 1, -1, -1):
        dWs[l] = 1 / m * Delta @ A[l].T + lam * Ws[l]
        dbs[l] = 1 / m * Delta @ np.ones((m, 1))       # as in ML-2-1
        if l > 0:
            Delta = Ws[l].T @ Delta * sigmoid_grad(Z[l - 1])
    return dWs, dbs

# %% extra-after: backward_batch
rng = np.random.default_rng(1)
sizes, m = (4, 3, 5, 2), 7
Ws = [rng.normal(size=shape) for shape in zip(sizes[1:], sizes)]
bs = [rng.normal(size=(n, 1)) for n in sizes[1:]]
X, Y = rng.normal(size=(4, m)), rng.uniform(size=(2, m))
slow, fast = backward_loop(Ws, bs, X, Y, 0.3), backward_batch(Ws, bs, X, Y, 0.3)
for part in (0, 1):
    print(max(np.max(np.abs(a - b)) for a, b in zip(slow[part], fast[part])))

# %% batch_shapes
batch_shapes = {
    "X": (784, 64),
    "Y": (10, 64),
    "W1": (30, 784),
    "Z1": (30, 64),
    "D2": (10, 64),
    "D1": (30, 64),
    "dW1": (30, 784),
    "db1": (30, 1),
    "sum over axis 0": (64,),
    "sum over axis 1": (30,),
    "b1 minus sum": (30, 30),      # !!! tried it
}

# %% sum_to_mean
def sum_to_mean(dW, m):
    return dW * (1 / m)

# %% gd_step
def gd_step(params, grads, alpha):
    new = []
    for p, g in zip(params, grads):
        new.append(p - alpha * g)
    return new

# %% iterations
def iterations(N, B, epochs, drop_last=False):
    if drop_last:
        return N // B * epochs
    return int(np.ceil(N / B)) * epochs

# %% minibatches
def minibatches(N, B, perm):
    return [perm[i : i + B] for i in range(0, N, B)]

# %% combine
def combine(batch_means, sizes):
    return np.average(np.array(batch_means), axis=0, weights=sizes)

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    for k in order:
        dWs, dbs = backward_batch(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        Ws = gd_step(Ws, dWs, alpha)
        bs = gd_step(bs, dbs, alpha)
    return Ws, bs

# %% init_uniform
def init_uniform(sizes, eps, rng):
    Ws = [rng.uniform(-eps, eps, (n_out, n_in)) for n_in, n_out in zip(sizes[:-1], sizes[1:])]
    bs = [np.zeros((n, 1)) for n in sizes[1:]]
    return Ws, bs

# %% symmetric
def symmetric(W):
    tol = 1e-9 * np.abs(W).max()
    return np.abs(W - W[0]).max() <= tol

# %% zero_start
zero_start = {
    "sigmoid dW1": "zero",
    "sigmoid dW2": "zero",
    "sigmoid dW3": "not zero",
    "tanh dW3": "zero",
    "tanh db3": "not zero",
    "W1 after 50 steps": "all its rows",
    "W3 after 50 steps": "all its columns",
    "remedy": "random weights",
}

# %% train_ex1
def train_ex1(n):
    x = np.array([[0.35], [0.9]])
    t = 0.5
    W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W1 = np.array([[0.3, 0.9]])
    for step in range(n):
        h = sigmoid(W0 @ x)
        y = sigmoid(W1 @ h)
        delta_out = (y - t) * y * (1 - y)
        delta_hid = W1.T @ delta_out * h * (1 - h)
        grad0, grad1 = delta_hid @ x.T, delta_out @ h.T
        W0, W1 = W0 - grad0, W1 - grad1
    y = sigmoid(W1 @ sigmoid(W0 @ x))[0, 0]
    return W0, W1, 0.5 * (y - t) ** 2

# %% linreg_grad
def linreg_grad(X, y, theta):
    m = len(X)
    error = X @ theta - y
    return 1 / m * X.T @ error

# %% from_chapter_1
def from_chapter_1(dW, m):
    return dW.T / (2 * m)

# %% from_4343_notes
def from_4343_notes(dW):
    return dW.T

# %% decay_step
def decay_step(W, G, alpha, lam):
    return W - alpha * (G + lam * W)

# %% early_stop
def early_stop(val, patience):
    best = 0
    for epoch in range(len(val)):
        if val[epoch] < val[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch, best
    return len(val) - 1, best

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    def f(w):
        a = sigmoid(w[1] * sigmoid(w[0]))
        if loss == "squared error":
            return (1 - a) ** 2
        return -np.log(a)
    return f((p + q) / 2) - (f(p) + f(q)) / 2

# %% convexity
convexity = {
    "one positive gap": "not convex",
    "one negative gap": "nothing is proven",
    "a thousand negative gaps": "nothing is proven",
    "midpoint at a positive gap": "above",
    "linear regression": "convex",
    "one sigmoid neuron, squared error": "not convex",
    "one sigmoid neuron, cross-entropy": "convex",
    "1-1-1 network, cross-entropy": "not convex",
}

# %% train_ex2
def train_ex2(n):
    i = np.array([[0.02], [0.7]])
    target = np.array([[0], [1]])
    W = np.array([[0.1, 0.2], [0.3, 0.4]])
    V = np.array([[0.2, 0.3], [0.1, 0.2]])
    b1, b2, eta = 0.3, 0.2, 0.5
    for _ in range(n):
        h = sigmoid(W @ i + b1)
        o = sigmoid(V @ h + b2)
        d_o = (o - target) * o * (1 - o)
        d_h = (V.T @ d_o) * h * (1 - h)
        V = V - eta * d_o @ h.T
        W = W - eta * d_h @ i.T
    o = sigmoid(V @ sigmoid(W @ i + b1) + b2)
    return W, V, np.sum((target - o) ** 2) / 2

# %% printed_training
printed_training = {
    "w31 0.096": "wrong",           # 0.0993
    "w32 0.798": "rounded",
    "cost 0.165": "wrong",          # 0.0166
    "cost 5.92e-07": "wrong",
    "w53 -0.30032342": "wrong",
    "w1 0.099": "cut",
    "E 0.265": "rounded",
    "E 0.0000636": "rounded",
    "o1 0.008": "rounded",
    "o2 0.991": "cut",
    "final_W0": "both rows moved alike",
    "biases": "biases fixed",
}

# %% train_xor
def train_xor(sizes, seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    Y = np.array([[0, 1, 1, 0]])
    n = sizes[1]
    W1, b1 = rng.uniform(-1, 1, (n, 2)), np.zeros((n, 1))
    W2, b2 = rng.uniform(-1, 1, (1, n)), np.zeros((1, 1))
    alpha = 8
    losses = []
    for step in range(800):
        A1 = sigmoid(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        losses.append(np.sum((A2 - Y) ** 2) / 8)
        D2 = (A2 - Y) * A2 * (1 - A2)
        D1 = (W2.T @ D2) * A1 * (1 - A1)
        W2 = W2 - alpha * D2 @ A1.T / 4
        b2 = b2 - alpha * np.mean(D2, axis=1, keepdims=True)
        W1 = W1 - alpha * D1 @ X.T / 4
        b1 = b1 - alpha * np.mean(D1, axis=1, keepdims=True)
    A2 = sigmoid(W2 @ sigmoid(W1 @ X + b1) + b2)
    losses.append(np.sum((A2 - Y) ** 2) / 8)
    return [W1, W2], [b1, b2], losses
