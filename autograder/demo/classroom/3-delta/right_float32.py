"""Everything right but in single precision (float32): full marks, with a note that says so."""
# base: reference

# %% chain_case1
f32 = np.float32    # 单精度, like on the GPU

def chain_case1(dz_dy, dy_dx):
    return f32(dz_dy) * f32(dy_dx)

# %% chain_case2
def chain_case2(dz_dx, dx_ds, dz_dy, dy_ds):
    return f32(dz_dx) * f32(dx_ds) + f32(dz_dy) * f32(dy_ds)

# %% delta_out_mse
def sig32(z):
    return f32(1) / (f32(1) + np.exp(-z.astype(f32)))

def delta_out_mse(z, y):
    a = sig32(z)
    return (a - y.astype(f32)) * a * (1 - a)

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    return softmax(z.astype(f32)) - y.astype(f32)

# %% delta_out_sigmoid_bce
def delta_out_sigmoid_bce(z, y):
    return sig32(z) - y.astype(f32)

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    W, d, a = W_next.astype(f32), d_next.astype(f32), sig32(z)
    return (W.T @ d) * a * (1 - a)

# %% grad_W
def grad_W(d, a_prev):
    return d.astype(f32) @ a_prev.astype(f32).T

# %% grad_b
def grad_b(d):
    return d.astype(f32)

# %% backward
def backward(Ws, bs, x, y):
    Ws = [W.astype(f32) for W in Ws]
    bs = [b.astype(f32) for b in bs]
    A = [x.astype(f32)]
    for W, b in zip(Ws, bs):
        A.append(sig32(W @ A[-1] + b))
    d = (A[-1] - y.astype(f32)) * A[-1] * (1 - A[-1])
    dWs, dbs = [], []
    for l in range(len(Ws) - 1, -1, -1):
        dWs.insert(0, d @ A[l].T)
        dbs.insert(0, d)
        d = (Ws[l].T @ d) * A[l] * (1 - A[l])
    return dWs, dbs

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    a = 1 / (1 + np.exp(-np.float32(z)))
    return a * (1 - a) * np.dot(deltas_next.astype(np.float32), w_out.astype(np.float32))

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    d = np.zeros(n, dtype=np.float32)
    d[i] = a_prev[j]
    return d

# %% jacobians
def jacobians(W, z, layout):
    W, z = W.astype(np.float32), z.astype(np.float32)
    s, p = sigmoid(z), softmax(z)
    return (W if layout == "numerator" else W.T, np.eye(len(z), dtype=np.float32),
            np.diag(s * (1 - s)), np.diag(p) - np.outer(p, p))

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    y = y.astype(np.float32)
    return softmax(z.astype(np.float32)) * y.sum(axis=0) - y

# %% backward_in_out
def backward_in_out(Ws, x, y):
    Ws = [W.astype(np.float32) for W in Ws]
    A = [x.astype(np.float32)]
    for W in Ws:
        A.append(1 / (1 + np.exp(-(W.T @ A[-1]))))
    d = (A[-1] - y.astype(np.float32)) * A[-1] * (1 - A[-1])
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        grads.insert(0, A[l] @ d.T)
        d = (Ws[l] @ d) * A[l] * (1 - A[l])
    return grads

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    a = x.astype(np.float32)
    A = []
    for W, b in zip(Ws, bs):
        a = (1 / (1 + np.exp(-(W.astype(np.float32) @ a + b)))).astype(np.float32)
        A.append(a)
    e = a - y
    norms = []
    for W, a in zip(Ws[::-1], A[::-1]):
        d = (e * a * (1 - a)).astype(np.float32)
        norms.append(np.linalg.norm(d))
        e = W.astype(np.float32).T @ d
    return np.array(norms[::-1], dtype=np.float32)
