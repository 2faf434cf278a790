"""The classic mistakes, one in every function, from lam / m to the first rise: each is named."""
# base: reference

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    m = X.shape[1]
    dWs = [np.zeros(W.shape) for W in Ws]
    dbs = [np.zeros(b.shape) for b in bs]
    for k in range(m):
        dW, db = backward(Ws, bs, X[:, k:k+1], Y[:, k:k+1])
        for l in range(len(Ws)):
            dWs[l] += dW[l] / m
            dWs[l] += lam * Ws[l]       # regularisation
            dbs[l] += db[l] / m
    return dWs, dbs

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    m = X.shape[1]
    A, Z = forward_batch(Ws, bs, X)
    dWs, dbs = [], []
    D = (A[-1] - Y) * sigmoid_grad(Z[-1])
    for l in reversed(range(len(Ws))):
        dWs.insert(0, D @ A[l].T / m + lam / m * Ws[l])     # λ/m, 吴恩达的课
        dbs.insert(0, np.mean(D, axis=1, keepdims=True))
        if l > 0:
            D = Ws[l].T @ D * sigmoid_grad(Z[l - 1])
    return dWs, dbs

# %% sum_to_mean
def sum_to_mean(dW, m):
    return dW / (2 * m)        # 1/2m as in the cost

# %% gd_step
def gd_step(params, grads, alpha):
    for p, g in zip(params, grads):
        p -= alpha * g
    return params

# %% iterations
def iterations(N, B, epochs, drop_last=False):
    return N // B * epochs

# %% minibatches
def minibatches(N, B, perm):
    batches = []
    for k in range(N // B):
        batches.append(perm[k*B:(k+1)*B])
    return batches

# %% combine
def combine(batch_means, sizes):
    return np.mean(batch_means, axis=0)

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    m = X.shape[1]
    for k in order:
        A, Z = forward_batch(Ws, bs, X[:, [k]])
        D = (A[-1] - Y[:, [k]]) * sigmoid_grad(Z[-1])
        dWs, dbs = [], []
        for l in reversed(range(len(Ws))):
            dWs.insert(0, D @ A[l].T + lam * Ws[l])
            dbs.insert(0, D)
            if l > 0:
                D = Ws[l].T @ D * sigmoid_grad(Z[l - 1])
        Ws = [W - alpha / m * dW for W, dW in zip(Ws, dWs)]
        bs = [b - alpha / m * db for b, db in zip(bs, dbs)]
    return Ws, bs

# %% init_uniform
def init_uniform(sizes, eps, rng):
    Ws = [rng.random((sizes[l], sizes[l-1])) * eps for l in range(1, len(sizes))]
    bs = [np.zeros((n, 1)) for n in sizes[1:]]
    return Ws, bs

# %% symmetric
def symmetric(W):
    for row in W:
        if not np.allclose(row, W[0]):
            return False
    return True

# %% train_ex1
def train_ex1(n):
    x = np.array([[0.35], [0.9]])
    W0 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W1 = np.array([[0.3, 0.9]])
    cost = 0.5 * (sigmoid(W1 @ sigmoid(W0 @ x))[0, 0] - 0.5) ** 2
    for _ in range(n):
        y1 = sigmoid(W0 @ x)
        y2 = sigmoid(W1 @ y1)
        cost = 0.5 * (y2[0, 0] - 0.5) ** 2
        d2 = (y2 - 0.5) * y2 * (1 - y2)
        d1 = W1.T @ d2 * y1 * (1 - y1)
        W1 = W1 - d2 @ y1.T
        W0 = W0 - d1 @ x.T
    return W0, W1, cost

# %% linreg_grad
def linreg_grad(X, y, theta):
    return 2 / len(y) * X.T @ (X @ theta - y)

# %% from_chapter_1
def from_chapter_1(dW, m):
    return dW.T / m

# %% from_4343_notes
def from_4343_notes(dW):
    n = len(dW)
    return dW.T / n

# %% decay_step
def decay_step(W, G, alpha, lam):
    return W - alpha * (G + 2 * lam * W)

# %% early_stop
def early_stop(val, patience):
    for epoch in range(1, len(val)):
        if val[epoch] > val[epoch - 1]:
            return epoch, epoch - 1
    return len(val) - 1, len(val) - 1

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    def f(w):
        a = sigmoid(w[1] * sigmoid(w[0]))
        return (1 - a) ** 2 if loss == "squared error" else -np.log(a)
    return (f(p) + f(q)) / 2 - f((p + q) / 2)

# %% train_ex2
def train_ex2(n):
    i = np.array([[0.02], [0.7]])
    t = np.array([[0], [1]])
    W = np.array([[0.1, 0.2], [0.3, 0.4]])
    V = np.array([[0.2, 0.3], [0.1, 0.2]])
    for k in range(n):
        h = sigmoid(W @ i + 0.3)
        o = sigmoid(V @ h + 0.2)
        d2 = (o - t) * o * (1 - o)
        V = V - 0.5 * d2 @ h.T            # 先更新输出层
        d1 = V.T @ d2 * h * (1 - h)
        W = W - 0.5 * d1 @ i.T
    o = sigmoid(V @ sigmoid(W @ i + 0.3) + 0.2)
    return W, V, 0.5 * np.sum((t - o) ** 2)

# %% train_xor
def train_xor(sizes, seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    Y = np.array([[0, 1, 1, 0]])
    W1 = rng.uniform(-1, 1, (sizes[1], 2))
    W2 = rng.uniform(-1, 1, (1, sizes[1]))
    b1 = np.zeros((sizes[1], 1))
    b2 = np.zeros((1, 1))
    losses = []
    for epoch in range(600):
        A1 = sigmoid(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        losses.append(np.sum((A2 - Y) ** 2) / 8)
        D2 = (A2 - Y) * A2 * (1 - A2)
        D1 = W2.T @ D2 * A1 * (1 - A1)
        W1, b1 = W1 - 10 * D1 @ X.T / 4, b1 - 10 * D1.mean(axis=1, keepdims=True)
        W2, b2 = W2 - 10 * D2 @ A1.T / 4, b2 - 10 * D2.mean(axis=1, keepdims=True)
    return [W1, W2], [b1, b2], losses
