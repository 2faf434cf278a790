"""Everything right with Python loops over samples, neurons and weights: full marks."""
# base: reference

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    n_samples = len(X[0])
    all_dW = []
    all_db = []
    for k in range(n_samples):
        x = np.array([[X[i, k]] for i in range(len(X))])
        y = np.array([[Y[i, k]] for i in range(len(Y))])
        dW, db = backward(Ws, bs, x, y)
        all_dW.append(dW)
        all_db.append(db)
    dWs = []
    dbs = []
    for l in range(len(Ws)):
        total = 0
        for k in range(n_samples):
            total = total + all_dW[k][l]
        dWs.append(total / n_samples + lam * Ws[l])
        total = 0
        for k in range(n_samples):
            total = total + all_db[k][l]
        dbs.append(total / n_samples)
    return dWs, dbs

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    A, Z = forward_batch(Ws, bs, X)
    m = X.shape[1]
    L = len(Ws)
    dWs = [np.zeros(W.shape) for W in Ws]
    dbs = [np.zeros(b.shape) for b in bs]
    for k in range(m):                       # jede Probe
        delta = []
        for i in range(len(Y)):
            a = A[L][i, k]
            delta.append((a - Y[i, k]) * a * (1 - a))
        for l in range(L - 1, -1, -1):
            n_out, n_in = Ws[l].shape
            for i in range(n_out):
                dbs[l][i, 0] += delta[i] / m
                for j in range(n_in):
                    dWs[l][i, j] += delta[i] * A[l][j, k] / m
            vorher = []
            for j in range(n_in):
                summe = 0
                for i in range(n_out):
                    summe += Ws[l][i, j] * delta[i]
                a = A[l][j, k]
                vorher.append(summe * a * (1 - a))
            delta = vorher
    for l in range(L):
        for i in range(Ws[l].shape[0]):
            for j in range(Ws[l].shape[1]):
                dWs[l][i, j] += lam * Ws[l][i, j]
    return dWs, dbs

# %% sum_to_mean
def sum_to_mean(dW, m):
    result = np.zeros(dW.shape)
    for i in range(dW.shape[0]):
        for j in range(dW.shape[1]):
            result[i, j] = dW[i, j] / m
    return result

# %% gd_step
def gd_step(params, grads, alpha):
    new = []
    for i in range(len(params)):
        p = params[i].astype(float)      # astype makes a copy
        p -= alpha * grads[i]
        new.append(p)
    return new

# %% iterations
def iterations(N, B, epochs, drop_last=False):
    count = 0
    for e in range(epochs):
        left = N
        while left > 0:
            if left >= B or not drop_last:
                count += 1
            left = left - B
    return count

# %% minibatches
def minibatches(N, B, perm):
    batches = []
    current = []
    for index in perm:
        current.append(int(index))
        if len(current) == B:
            batches.append(current)
            current = []
    if current != []:
        batches.append(current)
    return batches

# %% combine
def combine(batch_means, sizes):
    total = np.zeros(batch_means[0].shape)
    number = 0
    for g, n in zip(batch_means, sizes):
        for _ in range(n):          # one for each sample
            total += g
            number += 1
    return total / number

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    Ws = [W.astype(float) for W in Ws]
    bs = [b.astype(float) for b in bs]
    for k in order:
        x = X[:, k].reshape(-1, 1)
        y = Y[:, k].reshape(-1, 1)
        dWs, dbs = backward_batch(Ws, bs, x, y, lam)
        for l in range(len(Ws)):
            Ws[l] -= alpha * dWs[l]
            bs[l] -= alpha * dbs[l]
    return Ws, bs

# %% init_uniform
def init_uniform(sizes, eps, rng):
    Ws, bs = [], []
    for l in range(1, len(sizes)):
        W = np.zeros((sizes[l], sizes[l - 1]))
        for i in range(sizes[l]):
            for j in range(sizes[l - 1]):
                W[i, j] = (2 * rng.random() - 1) * eps
        Ws.append(W)
        bs.append(np.array([[0]] * sizes[l]))
    return Ws, bs

# %% symmetric
def symmetric(W):
    largest = 0
    for w in W.ravel():
        largest = max(largest, abs(w))
    for i in range(1, len(W)):
        for j in range(len(W[0])):
            if abs(W[i, j] - W[0, j]) > 1e-9 * largest:
                return False
    return True

# %% train_ex1
from math import exp

def s(z):
    return 1 / (1 + exp(-z))

def train_ex1(n):
    x1, x2, t = 0.35, 0.9, 0.5
    w31, w32, w41, w42, w53, w54 = 0.1, 0.8, 0.4, 0.6, 0.3, 0.9
    for i in range(n):
        y3 = s(w31 * x1 + w32 * x2)
        y4 = s(w41 * x1 + w42 * x2)
        y5 = s(w53 * y3 + w54 * y4)
        d5 = (y5 - t) * y5 * (1 - y5)
        d3 = d5 * w53 * y3 * (1 - y3)
        d4 = d5 * w54 * y4 * (1 - y4)
        w53 -= d5 * y3
        w54 -= d5 * y4
        w31 -= d3 * x1
        w32 -= d3 * x2
        w41 -= d4 * x1
        w42 -= d4 * x2
    y5 = s(w53 * s(w31 * x1 + w32 * x2) + w54 * s(w41 * x1 + w42 * x2))
    return np.array([[w31, w32], [w41, w42]]), np.array([[w53, w54]]), (y5 - t) ** 2 / 2

# %% linreg_grad
def linreg_grad(X, y, theta):
    m, n = X.shape
    g = np.zeros((n, 1))
    for i in range(m):
        prediction = 0
        for j in range(n):
            prediction += X[i, j] * theta[j, 0]
        for j in range(n):
            g[j, 0] += (prediction - y[i, 0]) * X[i, j] / m
    return g

# %% from_chapter_1
def from_chapter_1(dW, m):
    rows, columns = dW.shape
    out = np.zeros((columns, rows))
    for i in range(rows):
        for j in range(columns):
            out[j, i] = dW[i, j] / m / 2
    return out

# %% from_4343_notes
def from_4343_notes(dW):
    return np.array([[dW[i, j] for i in range(dW.shape[0])] for j in range(dW.shape[1])])

# %% decay_step
def decay_step(W, G, alpha, lam):
    new = np.zeros(W.shape)
    for index in np.ndindex(W.shape):
        new[index] = W[index] - alpha * G[index] - alpha * lam * W[index]
    return new

# %% early_stop
def early_stop(val, patience):
    best_error = float("inf")
    wait = 0
    for epoch, error in enumerate(val):
        if error < best_error:
            best_error = error
            best = epoch
            wait = 0
        else:
            wait += 1
        if wait == patience:
            break
    return epoch, best

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    heights = []
    for w1, w2 in [p, q, [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]]:
        a = sigmoid(w2 * sigmoid(w1))
        if loss == "squared error":
            heights.append((1 - a) * (1 - a))
        else:
            heights.append(-np.log(a))
    return heights[2] - (heights[0] + heights[1]) / 2

# %% train_ex2
from math import exp

def train_ex2(n):
    x, t = [0.02, 0.7], [0, 1]
    W, V = [[0.1, 0.2], [0.3, 0.4]], [[0.2, 0.3], [0.1, 0.2]]
    for step in range(n + 1):
        h, o = [], []
        for j in range(2):
            h.append(1 / (1 + exp(-(W[j][0] * x[0] + W[j][1] * x[1] + 0.3))))
        for k in range(2):
            o.append(1 / (1 + exp(-(V[k][0] * h[0] + V[k][1] * h[1] + 0.2))))
        if step == n:
            break                   # only the error is needed
        d = [(o[k] - t[k]) * o[k] * (1 - o[k]) for k in range(2)]
        e = []
        for j in range(2):
            e.append((V[0][j] * d[0] + V[1][j] * d[1]) * h[j] * (1 - h[j]))
        for k in range(2):
            for j in range(2):
                V[k][j] -= 0.5 * d[k] * h[j]
                W[k][j] -= 0.5 * e[k] * x[j]
    E = 0
    for k in range(2):
        E += (t[k] - o[k]) ** 2 / 2
    return np.array(W), np.array(V), E

# %% train_xor
def train_xor(sizes, seed):
    zufall = np.random.default_rng(seed)
    n = sizes[1]
    W = [[zufall.normal() for _ in range(2)] for _ in range(n)]
    b = [0.0] * n
    v = [zufall.normal() for _ in range(n)]
    c = 0.0
    data = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
    losses = []
    for runde in range(701):
        gW = [[0.0, 0.0] for _ in range(n)]
        gb = [0.0] * n
        gv = [0.0] * n
        gc = 0.0
        cost = 0.0
        for x1, x2, y in data:
            h = []
            for i in range(n):
                h.append(1 / (1 + exp(-(W[i][0] * x1 + W[i][1] * x2 + b[i]))))
            net = c
            for i in range(n):
                net += v[i] * h[i]
            a = 1 / (1 + exp(-net))
            cost += (a - y) ** 2 / 8
            d = (a - y) * a * (1 - a) / 4
            gc += d
            for i in range(n):
                gv[i] += d * h[i]
                e = d * v[i] * h[i] * (1 - h[i])
                gb[i] += e
                gW[i][0] += e * x1
                gW[i][1] += e * x2
        losses.append(cost)
        if runde == 700:
            break
        c -= 8 * gc
        for i in range(n):
            v[i] -= 8 * gv[i]
            b[i] -= 8 * gb[i]
            W[i][0] -= 8 * gW[i][0]
            W[i][1] -= 8 * gW[i][1]
    Ws = [np.array(W), np.array([v])]
    bs = [np.array(b).reshape(n, 1), np.array([[c]])]
    return Ws, bs, losses
