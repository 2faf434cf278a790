"""Right ideas that fail on shapes and types: lost columns, rows for columns, spread-out arrays, lists for arrays."""
# base: reference

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    m = X.shape[1]
    dWs = [0 * W for W in Ws]
    dbs = [0 * b for b in bs]
    for k in range(m):
        dW, db = backward(Ws, bs, X[:, k], Y[:, [k]])
        dWs = [s + g / m for s, g in zip(dWs, dW)]
        dbs = [s + g / m for s, g in zip(dbs, db)]
    return [s + lam * W for s, W in zip(dWs, Ws)], dbs

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    m = X.shape[1]
    A, Z = forward_batch(Ws, bs, X)
    D = (A[-1] - Y) * sigmoid_grad(Z[-1])
    dWs, dbs = [], []
    for l in range(len(Ws) - 1, -1, -1):
        dWs = [D @ A[l].T / m + lam * Ws[l]] + dWs
        dbs = [np.mean(D, axis=1)] + dbs
        if l > 0:
            D = Ws[l].T @ D * sigmoid_grad(Z[l - 1])
    return dWs, dbs

# %% batch_shapes
batch_shapes = {
    "X": (64, 784),
    "Y": (64, 10),
    "W1": (784, 30),
    "Z1": (64, 30),
    "D2": (64, 10),
    "D1": (64, 30),
    "dW1": (784, 30),
    "db1": (30,),
    "sum over axis 0": (30,),
    "sum over axis 1": (64,),
    "b1 minus sum": (30, 1),
}

# %% sum_to_mean
def sum_to_mean(dW, m):
    return np.mean(dW)

# %% gd_step
def gd_step(params, grads, alpha):
    return params - alpha * grads

# %% minibatches
def minibatches(N, B, perm):
    return [perm[i:i+B-1] for i in range(0, N, B)]     # slices start at 0, so -1

# %% combine
def combine(batch_means, sizes):
    total = 0
    for g, n in zip(batch_means, sizes):
        total += n * g
    return np.mean(total / np.sum(sizes))

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    X = X[:, order]         # permute first ...
    for k in range(len(order)):
        A, Z = forward_batch(Ws, bs, X[:, [k]])
        D = (A[-1] - Y[:, [k]]) * sigmoid_grad(Z[-1])
        dWs, dbs = [], []
        for l in range(len(Ws) - 1, -1, -1):
            dWs.insert(0, D @ A[l].T + lam * Ws[l])
            dbs.insert(0, D)
            if l > 0:
                D = Ws[l].T @ D * sigmoid_grad(Z[l - 1])
        Ws = [W - alpha * g for W, g in zip(Ws, dWs)]
        bs = [b - alpha * g for b, g in zip(bs, dbs)]
    return Ws, bs

# %% init_uniform
def init_uniform(sizes, eps, rng):
    Ws, bs = [], []
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(rng.uniform(-eps, eps, size=(n_in, n_out)))
        bs.append(np.zeros((n_out, 1)))
    return Ws, bs

# %% symmetric
def symmetric(W):
    tol = 1e-9 * np.max(np.abs(W))
    return all(np.max(np.abs(W[:, j] - W[:, 0])) <= tol for j in range(W.shape[1]))

# %% train_ex1
def train_ex1(n):
    x = np.array([[0.35], [0.9]])
    W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W1 = np.array([[0.3, 0.9]])
    for _ in range(n):
        y1 = sigmoid(W0 @ x)
        y2 = sigmoid(W1 @ y1)
        d2 = (y2 - 0.5) * y2 * (1 - y2)
        d1 = W1.T @ d2 * y1 * (1 - y1)
        W0, W1 = W0 - np.sum(d1 * x.T, axis=0), W1 - d2 * y1.T
    y2 = sigmoid(W1 @ sigmoid(W0 @ x))
    return W0, W1, float(y2[0, 0] - 0.5) ** 2 / 2

# %% linreg_grad
def linreg_grad(X, y, theta):
    y = y.flatten()
    return X.T @ (X @ theta - y) / len(X)

# %% from_chapter_1
def from_chapter_1(dW, m):
    n_in, n_out = dW.shape
    return dW.reshape(n_out, n_in) / (2 * m)

# %% from_4343_notes
def from_4343_notes(dW):
    return dW.reshape(dW.shape[1], dW.shape[0])

# %% decay_step
def decay_step(W, G, alpha, lam):
    return (W - alpha * (G + lam * W)).astype(W.dtype)     # result has the type of W

# %% early_stop
def early_stop(val, patience):
    best = 0
    for epoch, v in enumerate(val):
        if v < val[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    def f(w):
        a = sigmoid(w * sigmoid(w))
        return (1 - a) ** 2 if loss == "squared error" else -np.log(a)
    return f((p + q) / 2) - (f(p) + f(q)) / 2

# %% train_ex2
def train_ex2(n):
    i, t = np.array([[0.02, 0.7]]), np.array([[0, 1]])      # 一行一个样本
    W = np.array([[0.1, 0.2], [0.3, 0.4]]).T
    V = np.array([[0.2, 0.3], [0.1, 0.2]]).T
    for k in range(n):
        h = sigmoid(i @ W + 0.3)
        o = sigmoid(h @ V + 0.2)
        d2 = (o - t) * o * (1 - o)
        d1 = d2 @ V.T * h * (1 - h)
        V = V - 0.5 * h.T @ d2
        W = W - 0.5 * i.T @ d1
    o = sigmoid(sigmoid(i @ W + 0.3) @ V + 0.2)
    return W, V, np.sum((o - t) ** 2) / 2

# %% train_xor
def train_xor(sizes, seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    Y = np.array([[0], [1], [1], [0]])
    W1, W2 = rng.uniform(-1, 1, (sizes[1], 2)), rng.uniform(-1, 1, (1, sizes[1]))
    b1, b2 = np.zeros((sizes[1], 1)), np.zeros((1, 1))
    losses = []
    for epoch in range(501):
        A1 = sigmoid(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        losses.append(np.sum((A2 - Y) ** 2) / 8)
        if epoch == 500:
            break
        D2 = (A2 - Y) * A2 * (1 - A2)
        D1 = (W2.T @ D2) * A1 * (1 - A1)       # ValueError (4 is different from 1) ???
        W1, b1 = W1 - 8 * D1 @ X.T / 4, b1 - 8 * D1.mean(axis=1, keepdims=True)
        W2, b2 = W2 - 8 * D2 @ A1.T / 4, b2 - 8 * D2.mean(axis=1, keepdims=True)
    return [W1, W2], [b1, b2], losses
