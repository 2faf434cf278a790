"""Everything right with Python loops over neurons, samples and edges: full marks."""
# base: reference

# %% graph_abcde
def graph_abcde(a, b):
    c = a + b
    d = b + 1
    e = c * d
    # edges of the graph
    de_dc = d
    de_dd = c
    dc_da = 1
    dc_db = 1
    dd_db = 1
    de_da = de_dc * dc_da
    de_db = 0
    for path in [(de_dc, dc_db), (de_dd, dd_db)]:
        product = 1
        for edge in path:
            product = product * edge
        de_db = de_db + product
    return [e, de_da, de_db]

# %% chain_case2
def chain_case2(dz_dx, dx_ds, dz_dy, dy_ds):
    total = 0
    for outer, inner in [(dz_dx, dx_ds), (dz_dy, dy_ds)]:
        total = total + outer * inner
    return total

# %% delta_out_mse
import math

def sig(t):
    return 1 / (1 + math.exp(-t))

def delta_out_mse(z, y):
    n, m = z.shape
    d = np.zeros((n, m))
    for k in range(m):          # samples
        for i in range(n):      # outputs
            a = sig(z[i, k])
            d[i, k] = (a - y[i, k]) * a * (1 - a)
    return d

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    n, m = z.shape
    d = np.zeros((n, m))
    for k in range(m):
        powers = [math.exp(z[i, k]) for i in range(n)]
        for j in range(n):
            a_j = powers[j] / sum(powers)
            # every branch i sends something to z_j
            for i in range(n):
                if i == j:
                    d[j, k] += -y[i, k] * (1 - a_j)
                else:
                    d[j, k] += y[i, k] * a_j
    return d

# %% delta_out_sigmoid_bce
def delta_out_sigmoid_bce(z, y):
    rows = []
    for i in range(z.shape[0]):
        row = []
        for k in range(z.shape[1]):
            row.append(sig(z[i, k]) - y[i, k])
        rows.append(row)
    return np.array(rows)

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    n, m = z.shape
    out = np.zeros((n, m))
    for k in range(m):
        for j in range(n):
            s = 0
            for i in range(len(W_next)):
                s += W_next[i, j] * d_next[i, k]      # edge j -> i
            a = sig(z[j, k])
            out[j, k] = s * a * (1 - a)
    return out

# %% grad_W
def grad_W(d, a_prev):
    g = np.zeros((len(d), len(a_prev)))
    for i in range(len(d)):
        for j in range(len(a_prev)):
            g[i, j] = d[i, 0] * a_prev[j, 0]
    return g

# %% grad_b
def grad_b(d):
    g = []
    for value in d:
        g.append([value[0]])
    return np.array(g)

# %% backward
def backward(Ws, bs, x, y):
    L = len(Ws)
    z = [None] * (L + 1)      # index 0 unused, so that z[l] is z^(l)
    a = [None] * (L + 1)
    a[0] = x
    for l in range(1, L + 1):
        z[l] = np.zeros((Ws[l - 1].shape[0], 1))
        for i in range(Ws[l - 1].shape[0]):
            z[l][i, 0] = bs[l - 1][i, 0]
            for j in range(Ws[l - 1].shape[1]):
                z[l][i, 0] += Ws[l - 1][i, j] * a[l - 1][j, 0]
        a[l] = 1 / (1 + np.exp(-z[l]))
    delta = [None] * (L + 1)
    delta[L] = delta_out_mse(z[L], y)
    for l in range(L - 1, 0, -1):
        delta[l] = delta_hidden(Ws[l], delta[l + 1], z[l])   # Ws[l] is W^(l+1)
    dWs = []
    dbs = []
    for l in range(1, L + 1):
        dWs.append(grad_W(delta[l], a[l - 1]))
        dbs.append(grad_b(delta[l]))
    return dWs, dbs

# %% example1_gradients
y3 = sig(0.1 * 0.35 + 0.8 * 0.9)
y4 = sig(0.4 * 0.35 + 0.6 * 0.9)
y5 = sig(0.3 * y3 + 0.9 * y4)
example1_gradients = {}
example1_gradients["delta5"] = (y5 - 0.5) * y5 * (1 - y5)
for name, y_in in [("dw53", y3), ("dw54", y4)]:
    example1_gradients[name] = example1_gradients["delta5"] * y_in
for name, w, out in [("3", 0.3, y3), ("4", 0.9, y4)]:
    delta = example1_gradients["delta5"] * w * out * (1 - out)
    example1_gradients["delta" + name] = delta
    for number, inp in [("1", 0.35), ("2", 0.9)]:
        example1_gradients["dw" + name + number] = delta * inp

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    s = 0
    for k in range(len(w_out)):
        s += w_out[k] * deltas_next[k]
    a = 1 / (1 + np.exp(-z))
    return s * a * (1 - a)

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    result = np.zeros(n)
    for row in range(n):
        if row == i:
            result[row] = a_prev[j]
    return result

# %% jacobians
def jacobians(W, z, layout):
    n, k = W.shape
    s = [1 / (1 + np.exp(-t)) for t in z]
    total = sum(np.exp(t) for t in z)
    p = [np.exp(t) / total for t in z]
    dz_da = np.zeros((n, k))
    dz_db = np.zeros((n, n))
    ds_dz = np.zeros((n, n))
    dp_dz = np.zeros((n, n))
    for i in range(n):
        for j in range(k):
            dz_da[i, j] = W[i, j]
        for j in range(n):
            if i == j:
                dz_db[i, j] = 1
                ds_dz[i, j] = s[i] * (1 - s[i])
                dp_dz[i, j] = p[i] * (1 - p[i])
            else:
                dp_dz[i, j] = -p[i] * p[j]
    if layout == "denominator":
        return dz_da.T, dz_db.T, ds_dz.T, dp_dz.T
    return dz_da, dz_db, ds_dz, dp_dz

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    d = np.zeros(z.shape)
    for k in range(z.shape[1]):
        total = sum(y[:, k])
        p = softmax(z[:, k])
        for i in range(z.shape[0]):
            d[i, k] = total * p[i] - y[i, k]
    return d

# %% backward_in_out
def backward_in_out(Ws, x, y):
    a = [x[:, 0]]
    for W in Ws:
        new = []
        for t in range(W.shape[1]):
            net = 0
            for s in range(W.shape[0]):
                net += W[s, t] * a[-1][s]
            new.append(1 / (1 + np.exp(-net)))
        a.append(new)
    error = [a[-1][t] - y[t, 0] for t in range(len(y))]
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        W = Ws[l]
        delta = [error[t] * a[l + 1][t] * (1 - a[l + 1][t]) for t in range(W.shape[1])]
        g = np.zeros(W.shape)
        error = [0] * W.shape[0]
        for s in range(W.shape[0]):
            for t in range(W.shape[1]):
                g[s, t] = a[l][s] * delta[t]
                error[s] += W[s, t] * delta[t]
        grads.insert(0, g)
    return grads

# %% count_paths
def count_paths(sizes, layer):
    # really count them
    def walk(position):
        if position == len(sizes) - 1:
            return 1
        number = 0
        for neuron in range(sizes[position + 1]):
            number += walk(position + 1)
        return number
    return walk(layer)

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    zs = []
    a = x
    for W, b in zip(Ws, bs):
        zs.append(W @ a + b)
        a = sigmoid(zs[-1])
    d = (a - y) * sigmoid_grad(zs[-1])
    norms = []
    while True:
        square = 0
        for value in d:
            square += float(value[0]) ** 2
        norms.append(square ** 0.5)
        if len(norms) == len(Ws):
            break
        l = len(Ws) - len(norms)
        d = (Ws[l].T @ d) * sigmoid_grad(zs[l - 1])
    norms.reverse()
    return np.array(norms)

# %% vanishing
f = 1
for layer in range(10):
    f *= 0.25
g = f
for layer in range(10):
    g *= 0.25
vanishing = {
    "10 layers": f,
    "20 layers": g,
    "sigmoid at 10": sigmoid(10) * (1 - sigmoid(10)),
    "tanh at 5": 1 - np.tanh(5) ** 2,
    "relu at 5": 1.0,
    "quarter": "an upper bound",
    "delta can grow": True,
    "tanh never vanishes": False,
}
