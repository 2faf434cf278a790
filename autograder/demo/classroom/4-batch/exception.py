"""backward_batch raises, and so does what calls it; another cell stops before its dict exists: those, the rest is right."""
# base: reference

# %% backward_batch
def backward_batch(Ws, bs, X, Y, lam):
    A, Z = forward_batch(Ws, bs, X)
    D = (A[-1] - Y) * sigmoid_grad(Z[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(Ws))):
        dWs.insert(0, D @ A[l].T / m + lam * Ws[l])       # m gibt es hier nicht
        dbs.insert(0, D.sum(axis=1, keepdims=True) / m)
        if l > 0:
            D = Ws[l].T @ D * sigmoid_grad(Z[l - 1])
    return dWs, dbs

# %% sgd_epoch
def sgd_epoch(Ws, bs, X, Y, order, alpha, lam):
    for k in order:
        dWs, dbs = backward_batch(Ws, bs, X[:, [k]], Y[:, [k]], lam)
        Ws, bs = gd_step(Ws, dWs, alpha), gd_step(bs, dbs, alpha)
    return Ws, bs

# %% zero_start
Ws = [np.zeros((3, 4)), np.zeros((5, 3)), np.zeros((2, 5))]
bs = [np.zeros((3, 1)), np.zeros((5, 1)), np.zeros((2, 1))]
dWs, dbs = backward_batch(Ws, bs, np.ones((4, 2)), np.eye(2), 0)
zero_start = {f"sigmoid dW{l + 1}": "not zero" if np.any(dWs[l]) else "zero" for l in range(3)}

# %% early_stop
def early_stop(val, patience):
    best = 0
    waited = 0
    epoch = 0
    while waited < patience:
        epoch += 1
        if val[epoch] < val[best]:
            best = epoch
            waited = 0
        else:
            waited += 1
    return epoch, best

# %% midpoint_gap
import math

def midpoint_gap(loss, p, q):
    def f(w):
        a = sigmoid(w[1] * sigmoid(w[0]))
        if loss == "squared error":
            return math.pow(1 - a, 2)
        elif loss == "cross-entropy":
            return -math.ln(a)        # ln heisst in math log
    return f((p + q) / 2) - (f(p) + f(q)) / 2
