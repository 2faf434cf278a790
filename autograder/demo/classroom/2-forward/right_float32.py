"""Everything right but in single precision (float32): full marks, with a note that says so."""
# base: reference

# %% net_input
f32 = np.float32   # half the memory

def net_input(w, x, b):
    return w.astype(f32) @ x.astype(f32) + f32(b)

# %% layer_forward
def layer_forward(W, b, a):
    W, b, a = (np.asarray(v, dtype=f32) for v in (W, b, a))
    z = W @ a + b
    return z, f32(1) / (f32(1) + np.exp(-z))

# %% forward_batch
def forward_batch(Ws, bs, X):
    As, Zs = [X.astype(f32)], []
    for W, b in zip(Ws, bs):
        z, a = layer_forward(W, b, As[-1])
        Zs.append(z)
        As.append(a)
    return As, Zs

# %% bce
def bce(a, y):
    a, y = f32(a), f32(y)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))

# %% ce
def ce(A, Y):
    A, Y = A.astype(f32), Y.astype(f32)
    return -np.sum(Y * np.log(A + f32(1e-12))) / f32(A.shape[1])

# %% ce_from_logits
def ce_from_logits(Z, Y):
    Z = Z.astype(f32)
    S = Z - Z.max(axis=0)
    return np.mean(np.sum(Y.astype(f32) * (np.log(np.exp(S).sum(axis=0)) - S), axis=0))

# %% cost
def cost(A, Y, Ws, lam):
    R = A.astype(f32) - Y.astype(f32)
    penalty = sum(np.sum(W.astype(f32)**2) for W in Ws)
    return f32(np.sum(R**2) / (2 * A.shape[1]) + lam / 2 * penalty)

# %% example1_forward
w = np.array([[0.1, 0.8], [0.4, 0.6]], dtype=f32)
z = w @ np.array([0.35, 0.9], dtype=f32)
y = 1 / (1 + np.exp(-z))
z5 = np.array([0.3, 0.9], dtype=f32) @ y
y5 = 1 / (1 + np.exp(-z5))
example1_forward = {
    "z3": z[0], "z4": z[1], "y3": y[0], "y4": y[1], "z5": z5, "y5": y5, "C": (y5 - f32(0.5))**2 / 2,
}

# %% collapse_linear
f32 = np.float32

def collapse_linear(Ws, bs):
    W, b = Ws[0].astype(f32), bs[0].astype(f32)
    for W2, b2 in zip(Ws[1:], bs[1:]):
        W, b = W2.astype(f32) @ W, W2.astype(f32) @ b + b2.astype(f32)
    return W, b

# %% forward_rows
def forward_rows(Ws, bs, X):
    A = np.array(X, dtype=f32)
    for W, b in zip(Ws, bs):
        A = 1 / (1 + np.exp(-(A @ f32(W) + f32(b))))
    return A

# %% forward_in_out
def forward_in_out(Ws, x):
    a = [x.astype(f32)]
    for W in Ws:
        a.append(1 / (1 + np.exp(-W.T.astype(f32) @ a[-1])))
    return a

# %% gaussian_nll
def gaussian_nll(y, yhat):
    r = f32(y) - f32(yhat)
    return np.sum(r * r) / f32(2) + f32(r.size / 2 * np.log(2 * np.pi))

# %% bernoulli_nll
def bernoulli_nll(y, p):
    return -np.sum(np.log(np.where(y == 1, f32(p), 1 - f32(p))))

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    loss = -np.sum(f32(Y) * np.log(f32(Yhat))) / f32(Y.shape[1])
    return loss + f32(lam) / 2 * sum(np.sum(f32(W)**2) for W in Ws)
