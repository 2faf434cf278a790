"""Everything right, worked out in single precision (as on the GPU): full marks, with a note."""
# base: reference

# %% extra-after: given
def f32(*things):
    """make everything single precision, lists too"""
    out = [[np.asarray(t, dtype=np.float32) for t in thing] if isinstance(thing, list)
           else np.asarray(thing, dtype=np.float32) for thing in things]
    return out if len(out) > 1 else out[0]

def σ(z):
    return np.float32(1) / (np.float32(1) + np.exp(-z))

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    Ws, bs, X, Y, lam = f32(Ws, bs, X, Y, lam)
    m = X.shape[1]
    dWs, dbs = [lam * W for W in Ws], [np.zeros_like(b) for b in bs]
    for k in range(m):
        found = f32(*map(list, backward(Ws, bs, X[:, [k]], Y[:, [k]])))
        for l in range(len(Ws)):
            dWs[l] += found[0][l] / np.float32(m)
            dbs[l] += found[1][l] / np.float32(m)
    return dWs, dbs

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    Ws, bs, X, Y, lam = f32(Ws, bs, X, Y, lam)
    A = [X]
    for W, b in zip(Ws, bs):
        A.append(σ(W @ A[-1] + b))
    m = np.float32(X.shape[1])
    D = (A[-1] - Y) * A[-1] * (1 - A[-1])
    dWs, dbs = [], []
    for l in range(len(Ws) - 1, -1, -1):
        dWs.insert(0, D @ A[l].T / m + lam * Ws[l])
        dbs.insert(0, D.sum(axis=1, keepdims=True) / m)
        D = (Ws[l].T @ D) * A[l] * (1 - A[l])
    return dWs, dbs

# %% sum_to_mean
def sum_to_mean(dW, m):
    return f32(dW) / np.float32(m)

# %% gd_step
def gd_step(params, grads, alpha):
    return [f32(p) - np.float32(alpha) * f32(g) for p, g in zip(params, grads)]

# %% combine
def combine(batch_means, sizes):
    shares = f32(sizes) / np.float32(sum(sizes))
    return sum(share * f32(g) for share, g in zip(shares, batch_means))

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    Ws, bs = f32(Ws, bs)
    for k in order:
        dWs, dbs = backward_batch(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        Ws, bs = gd_step(Ws, dWs, alpha), gd_step(bs, dbs, alpha)
    return Ws, bs

# %% init_uniform
def init_uniform(sizes, eps, rng):
    Ws = [rng.uniform(-eps, eps, (n, k)).astype("float32") for k, n in zip(sizes, sizes[1:])]
    return Ws, [np.zeros((n, 1), dtype="float32") for n in sizes[1:]]

# %% train_ex1
def train_ex1(n):
    x, W0, W1 = f32(np.array([[0.35], [0.9]]), np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]]))
    t = np.float32(0.5)
    for _ in range(n):
        h = σ(W0 @ x)
        y = σ(W1 @ h)
        d = (y - t) * y * (1 - y)
        e = W1.T @ d * h * (1 - h)
        W1 = W1 - d @ h.T
        W0 = W0 - e @ x.T
    y = σ(W1 @ σ(W0 @ x))
    return W0, W1, np.float32(0.5) * (y[0, 0] - t) ** 2

# %% linreg_grad
def linreg_grad(X, y, theta):
    X, y, theta = f32(X, y, theta)
    return X.T @ (X @ theta - y) / np.float32(len(X))

# %% from_chapter_1
def from_chapter_1(dW, m):
    return f32(dW).T / np.float32(2 * m)

# %% from_4343_notes
def from_4343_notes(dW):
    return f32(dW).T

# %% decay_step
def decay_step(W, G, alpha, lam):
    W, G, alpha, lam = f32(W, G, alpha, lam)
    return W - alpha * (G + lam * W)

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    p, q = f32(p, q)
    def f(w):
        a = σ(w[1] * σ(w[0]))
        return (1 - a) ** 2 if loss == "squared error" else -np.log(a)
    return np.float32(f((p + q) / 2) - (f(p) + f(q)) / 2)

# %% train_ex2
def train_ex2(n):
    x, t = f32(np.array([[0.02], [0.7]]), np.array([[0], [1]]))
    W, V = f32(np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.2, 0.3], [0.1, 0.2]]))
    b, c, eta = f32(0.3, 0.2, 0.5)
    for _ in range(n):
        h = σ(W @ x + b)
        o = σ(V @ h + c)
        d = (o - t) * o * (1 - o)
        e = V.T @ d * h * (1 - h)
        V = V - eta * d @ h.T
        W = W - eta * e @ x.T
    return W, V, np.sum((σ(V @ σ(W @ x + b) + c) - t) ** 2) / 2

# %% train_xor
def train_xor(sizes, seed):
    rng = np.random.default_rng(seed)
    X, Y = f32(np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0, 1, 1, 0]]))
    Ws = [rng.standard_normal((sizes[1], 2), dtype=np.float32), rng.standard_normal((1, sizes[1]), dtype=np.float32)]
    bs = [np.zeros((sizes[1], 1), dtype=np.float32), np.zeros((1, 1), dtype=np.float32)]
    losses = []
    for step in range(701):
        A1 = σ(Ws[0] @ X + bs[0])
        A2 = σ(Ws[1] @ A1 + bs[1])
        losses.append(np.sum((A2 - Y) ** 2) / 8)
        if step < 700:
            D2 = (A2 - Y) * A2 * (1 - A2) / 4
            D1 = Ws[1].T @ D2 * A1 * (1 - A1)
            Ws = [Ws[0] - 10 * D1 @ X.T, Ws[1] - 10 * D2 @ A1.T]
            bs = [bs[0] - 10 * D1.sum(axis=1, keepdims=True), bs[1] - 10 * D2.sum(axis=1, keepdims=True)]
    return Ws, bs, np.array(losses)
