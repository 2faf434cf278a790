"""Everything right with lambdas, closures, classes, recursion, deutschen Namen: full marks."""
# base: reference

# %% extra-after: setup
%matplotlib inline
from functools import reduce
from itertools import accumulate, count, takewhile
np.set_printoptions(precision=4, suppress=True)

# %% backward_loop
def backward_loop(Ws, bs, X, Y, lam):
    """Mittelwert der Gradienten, laufend: neu = alt + (probe - alt) / k"""
    mittel = [0 * P for P in (*Ws, *bs)]
    for k, (x, y) in enumerate(zip(X.T, Y.T), start=1):
        dWs, dbs = backward(Ws, bs, x[:, None], y[:, None])
        mittel = [alt + (neu - alt) / k for alt, neu in zip(mittel, [*dWs, *dbs])]
    L = len(Ws)
    return [g + lam * W for g, W in zip(mittel[:L], Ws)], mittel[L:]

# %% backward_batch
class Schicht:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def vor(self, A):
        self.A = A
        self.aus = sigmoid(self.W @ A + self.b)
        return self.aus
    def zurueck(self, G):
        D = G * self.aus * (1 - self.aus)
        self.dW, self.db = D @ self.A.T, D.sum(axis=1, keepdims=True)
        return self.W.T @ D

def backward_batch(Ws, bs, X, Y, lam):
    schichten = [Schicht(W, b) for W, b in zip(Ws, bs)]
    A = reduce(lambda A, s: s.vor(A), schichten, X)
    reduce(lambda G, s: s.zurueck(G), reversed(schichten), (A - Y) / X.shape[1])   # 1/m gleich am Anfang
    return tuple(s.dW + lam * s.W for s in schichten), tuple(s.db for s in schichten)

# %% batch_shapes
# numpy fragen statt raten
Xb, W1, D1, D2 = np.zeros((784, 64)), np.zeros((30, 784)), np.zeros((30, 64)), np.zeros((10, 64))
batch_shapes = {
    "X": Xb.shape, "Y": D2.shape, "W1": W1.shape, "Z1": (W1 @ Xb).shape, "D2": D2.shape, "D1": D1.shape,
    "dW1": (D1 @ Xb.T).shape, "db1": [30, 1],
    "sum over axis 0": D1.sum(axis=0).shape, "sum over axis 1": D1.sum(axis=1).shape,
    "b1 minus sum": (np.zeros((30, 1)) - .1 * D1.sum(axis=1)).shape,
}
del Xb, W1, D1, D2

# %% sum_to_mean
sum_to_mean = np.divide

# %% gd_step
gd_step = lambda params, grads, alpha: list(map(lambda p, g: p - alpha * g, params, grads))

# %% iterations
iterations = lambda N, B, epochs, drop_last=False: epochs * ((N - B) // B + 1 if drop_last else (N - 1) // B + 1)

# %% extra-after: iterations
[iterations(10, B, 2) for B in (4, 5, 16)]

# %% minibatches
def minibatches(N, B, perm):
    """rekursiv: erster Stapel, dann der Rest"""
    return [] if N <= 0 else [perm[:B], *minibatches(N - B, B, perm[B:])]

# %% combine
combine = lambda batch_means, sizes: np.tensordot(sizes / np.sum(sizes), np.array(batch_means), axes=1)

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    """NNDL: W <- W - alpha (delta a.T + lambda W), ein Muster nach dem anderen"""
    def schritt(theta, k):
        return tuple(gd_step(alt, grad, alpha)
                     for alt, grad in zip(theta, backward_batch(*theta, X[:, [k]], Y[:, [k]], lam)))
    return reduce(schritt, order, (Ws, bs))

# %% init_uniform
def init_uniform(sizes, eps, rng):
    formen = [(n, k) for k, n in zip(sizes, sizes[1:])]
    alle = rng.uniform(-eps, eps, sum(n * k for n, k in formen))     # ein langer Vektor
    enden = [0, *accumulate(n * k for n, k in formen)]
    return ([alle[i:j].reshape(form) for i, j, form in zip(enden, enden[1:], formen)],
            [np.zeros((n, 1)) for n, _ in formen])

# %% symmetric
symmetric = lambda W: np.ptp(W, axis=0).max() <= 1e-9 * np.abs(W).max()

# %% zero_start
null, nicht = "Zero", "not zero"
zero_start = {"sigmoid dW1": null, "sigmoid dW2": null, "sigmoid dW3": nicht, "tanh dW3": null, "tanh db3": nicht,
    "W1 after 50 steps": "all its rows", "W3 after 50 steps": "all its columns", "remedy": "Random weights"}

# %% train_ex1
class Netz:
    """2-2-1 ohne Schwellen; merkt sich die Gewichte"""
    def __init__(self):
        self.W = [np.array([[.1, .8], [.4, .6]]), np.array([[.3, .9]])]
    def __call__(self, x=np.array([[.35], [.9]])):
        self.a = [x]
        for W in self.W:
            self.a.append(sigmoid(W @ self.a[-1]))
        return self.a[-1].item()
    def lerne(self, ziel, c=1):
        d = (self() - ziel) * sigmoid_grad(self.W[1] @ self.a[1])
        e = self.W[1].T * d * self.a[1] * (1 - self.a[1])
        self.W = [W - c * np.outer(f, a) for W, f, a in zip(self.W, (e, d), self.a)]

def train_ex1(n):
    netz = Netz()
    for _ in range(n):
        netz.lerne(.5)
    return [*netz.W, (netz() - .5) ** 2 / 2]

# %% linreg_grad
linreg_grad = lambda X, y, theta: np.mean(X * (X @ theta - y), axis=0, keepdims=True).T

# %% from_chapter_1
from_chapter_1 = lambda dW, m: .5 / m * np.swapaxes(dW, 0, 1)

# %% from_4343_notes
from_4343_notes = np.transpose

# %% decay_step
decay_step = lambda W, G, alpha, lam: W * (1 - alpha * lam) - alpha * G

# %% early_stop
def early_stop(val, patience):
    # wie lange ist das letzte Minimum her?
    minimum = [int(np.argmin(val[:e + 1])) for e in range(len(val))]
    zu_lang = [e for e, m in enumerate(minimum) if e - m == patience]
    last = zu_lang[0] if zu_lang else len(val) - 1
    return last, minimum[last]

# %% misplaced_line
def wie_es_dasteht(alpha=.5):
    x, t = np.array([[.02], [.7]]), np.array([[0], [1]])
    W = [np.array([[.1, .2], [.3, .4]]), np.array([[.2, .3], [.1, .2]])]
    h = sigmoid(W[0] @ x + .3)
    o = sigmoid(W[1] @ h + .2)
    D = (o - t) * o * (1 - o)
    W[1] = W[1] - alpha * D @ h.T
    D = W[1].T @ D * h * (1 - h)
    W[0] = W[0] - alpha * D @ x.T
    return W[0][0, 0]
misplaced_line = dict(line=6, harmless=7, reason="changed weights are used for the deltas", right_layer="last",
    alpha_tiny="it goes to 0", w1_new=wie_es_dasteht(), cost_falls=True, repair="c")

# %% midpoint_gap
def midpoint_gap(loss, p, q):
    verlust = {"squared error": lambda a: (1 - a) ** 2, "cross-entropy": lambda a: -np.log(a)}[loss]
    f = lambda w: verlust(sigmoid(w[1] * sigmoid(w[0])))
    mitte = f(np.mean([p, q], axis=0))
    return mitte - np.mean([f(p), f(q)])

# %% train_ex2
def train_ex2(n):
    """rekursiv geht nicht (1000 Ebenen), also ein Generator"""
    def verlauf():
        x, t = np.array([.02, .7]), np.array([0., 1.])
        W, V = np.array([[.1, .2], [.3, .4]]), np.array([[.2, .3], [.1, .2]])
        while True:
            h = 1 / (1 + np.exp(-W @ x - .3))
            o = 1 / (1 + np.exp(-V @ h - .2))
            yield W, V, (o - t) @ (o - t) / 2
            d = (o - t) * o * (1 - o)
            W, V = W - .5 * np.outer(d @ V * h * (1 - h), x), V - .5 * np.outer(d, h)
    return next(stand for k, stand in enumerate(verlauf()) if k == n)

# %% train_xor
def train_xor(sizes, seed):
    rng = np.random.default_rng(seed)
    X, Y = np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0, 1, 1, 0]])
    P = [2 * rng.standard_normal((sizes[1], 3)), 2 * rng.standard_normal((1, sizes[1] + 1))]   # [W b]
    mit_eins = lambda A: np.vstack([A, np.ones(4)])
    losses, schwung = [], [0, 0]
    while True:
        A0 = mit_eins(X)
        A1 = mit_eins(sigmoid(P[0] @ A0))
        A2 = sigmoid(P[1] @ A1)
        losses.append(((A2 - Y) ** 2).mean() / 2)
        if losses[-1] < 1e-3 or len(losses) > 1000:
            break
        D2 = (A2 - Y) * A2 * (1 - A2) / 4
        D1 = (P[1][:, :-1].T @ D2) * A1[:-1] * (1 - A1[:-1])
        schwung = [.8 * s - 3 * D @ A.T for s, D, A in zip(schwung, (D1, D2), (A0, A1))]     # momentum
        P = [p + s for p, s in zip(P, schwung)]
    return [p[:, :-1] for p in P], [p[:, -1:] for p in P], tuple(losses)
