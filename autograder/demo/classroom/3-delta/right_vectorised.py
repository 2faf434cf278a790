"""Everything right in whole-array numpy and in words of the student's own: full marks."""
# base: reference

# %% graph_abcde
def graph_abcde(a, b):
    # e = (a+b)(b+1) = ab + b^2 + a + b, so just differentiate the polynomial
    e = a*b + b**2 + a + b
    return e, b + 1, a + 2*b + 1

# %% chain_case1
chain_case1 = np.multiply

# %% chain_case2
def chain_case2(dz_dx, dx_ds, dz_dy, dy_ds):
    via_x = chain_case1(dz_dx, dx_ds)
    via_y = chain_case1(dz_dy, dy_ds)
    return via_x + via_y

# %% delta_out_mse
def delta_out_mse(z, y):
    a = sigmoid(z)
    return (a - y) * a * (1 - a)   # a(1-a) saves one exp

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    e = np.exp(z - z.max(axis=0))
    p = e / e.sum(axis=0)
    return p - y

# %% delta_out_sigmoid_bce
def delta_out_sigmoid_bce(z, y):
    # written out: y = 1 pulls with 1-a, y = 0 pushes with a
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    return np.einsum("ij,ik->jk", W_next, d_next) * sigmoid_grad(z)

# %% grad_W
def grad_W(d, a_prev):
    return d * a_prev.T     # column times row, broadcasting does it

# %% grad_b
def grad_b(d):
    return d

# %% delta_shapes
n = {0: 4, 1: 3, 2: 5, 3: 2}
delta_shapes = {
    "delta_3": (n[3], 1),
    "W_3.T": (n[2], n[3]),
    "W_3.T @ delta_3": (n[2], 1),
    "sigmoid_grad(z_2)": (n[2], 1),
    "delta_1": (n[1], 1),
    "dW_1": (n[1], n[0]),
    "dW_2": (n[2], n[1]),
    "db_2": (n[2], 1),
    "delta_1 of seven samples": (n[1], 7),
}

# %% backward
def backward(Ws, bs, x, y):
    # forward
    a = [x]
    for W, b in zip(Ws, bs):
        a.append(sigmoid(W @ a[-1] + b))
    # backward, slopes from the activations, so no z is stored
    dWs, dbs = [], []
    err = a[-1] - y
    for k in range(len(Ws) - 1, -1, -1):
        d = err * a[k + 1] * (1 - a[k + 1])
        dWs.append(np.outer(d, a[k]))
        dbs.append(d)
        err = Ws[k].T @ d
    return dWs[::-1], dbs[::-1]

# %% extra-after: backward
# test against the numbers of the slide
W0 = np.array([[0.1, 0.8], [0.4, 0.6]]); W1 = np.array([[0.3, 0.9]])
dWs, dbs = backward([W0, W1], [np.zeros((2, 1)), np.zeros((1, 1))], np.array([[0.35], [0.9]]), np.array([[0.5]]))
for g in dWs + dbs:
    print(g)

# %% kept_for_backward
kept_for_backward = {
    "x": True,
    "hidden activations": True,
    "net inputs": False,                   # a(1-a)!
    "net inputs of sine layers": True,     # cos(z) = +-sqrt(1-a^2), sign unknown
    "target y": True,
    "weights W_1": False,
    "weights W_2 to W_L": True,
    "biases": False,
    "all deltas": False,
}

# %% example1_gradients
(dW0, dW1), (db0, db1) = backward([W0, W1], [np.zeros((2, 1)), np.zeros((1, 1))],
                                  np.array([[0.35], [0.9]]), np.array([[0.5]]))
example1_gradients = {
    "delta5": db1[0, 0],
    "dw53": dW1[0, 0], "dw54": dW1[0, 1],
    "delta3": db0[0, 0], "delta4": db0[1, 0],
    "dw31": dW0[0, 0], "dw32": dW0[0, 1],
    "dw41": dW0[1, 0], "dw42": dW0[1, 1],
}

# %% delta_neuron
def delta_neuron(z, deltas_next, w_out):
    return sigmoid_grad(z) * np.dot(w_out, deltas_next)

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    return a_prev[j] * (np.arange(n) == i)

# %% jacobians
def jacobians(W, z, layout):
    p = softmax(z)
    dz_da = W if layout == "numerator" else W.T
    ds_dz = np.diag(sigmoid_grad(z))
    dp_dz = np.diag(p) - p[:, None] * p     # symmetric, so no question of layout
    return dz_da, np.eye(z.size), ds_dz, dp_dz

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    return y.sum(axis=0, keepdims=True) * softmax(z) - y

# %% backward_in_out
def backward_in_out(Ws, x, y):
    acts = [x]
    for W in Ws:
        acts.append(sigmoid(W.T @ acts[-1]))
    grads = []
    err = acts[-1] - y
    for W, a, a_prev in zip(reversed(Ws), reversed(acts[1:]), reversed(acts[:-1])):
        d = err * a * (1 - a)
        grads.append(a_prev @ d.T)
        err = W @ d          # no transpose here, the forward pass has it
    return grads[::-1]

# %% impossible_formulas
ja, nein = "possible", "impossible"
impossible_formulas = {
    "z_1 = W_1^T x": ja,
    "delta_2 = W_3 delta_3 (.) f'(z_2)": ja,
    "dL/dW_3 = a_2 delta_3^T": ja,
    "dL/dW_2 = a_1 delta_2": nein,
    "dL/da_1 = W_2 delta_2": ja,
    "dL/dW_1 = x delta_2": nein,
    "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": ja,
    "dL/dW_3 = A_2 Delta_3": nein,
    "shape of W_1": (4, 3),
    "shape of x delta_2^T": (4, 4),
    "delta for dL/dW_1": "delta_1",
}

# %% count_paths
def count_paths(sizes, layer):
    return np.prod(sizes[layer + 1:])     # the empty product is 1

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    a = [x]
    for W, b in zip(Ws, bs):
        a.append(sigmoid(W @ a[-1] + b))
    norms = np.empty(len(Ws))
    err = a[-1] - y
    for k in reversed(range(len(Ws))):
        d = err * a[k + 1] * (1 - a[k + 1])
        norms[k] = np.sqrt(np.sum(d ** 2))
        err = Ws[k].T @ d
    return norms

# %% vanishing
vanishing = {
    "10 layers": 4.0 ** -10,
    "20 layers": 4.0 ** -20,
    "sigmoid at 10": sigmoid_grad(10.0),
    "tanh at 5": 1 / np.cosh(5) ** 2,
    "relu at 5": 1,
    "quarter": "an upper bound",
    "delta can grow": True,
    "tanh never vanishes": False,
}

# %% example2_gradients
i = np.array([[0.02], [0.7]])
W = np.array([[.1, .2], [.3, .4]]); V = np.array([[.2, .3], [.1, .2]])
h = sigmoid(W @ i + .3); o = sigmoid(V @ h + .2)
do = (o - np.array([[0], [1]])) * o * (1 - o)
dE_dh = V.T @ do
dh = dE_dh * h * (1 - h)
gW, gV = dh @ i.T, do @ h.T
example2_gradients = dict(
    delta_o1=do[0, 0], delta_o2=do[1, 0],
    dEo1_dh1=do[0, 0] * V[0, 0], dEo2_dh1=do[1, 0] * V[1, 0], dE_dh1=dE_dh[0, 0],
    delta_h1=dh[0, 0], delta_h2=dh[1, 0],
    dw1=gW[0, 0], dw2=gW[0, 1], dw3=gW[1, 0], dw4=gW[1, 1],
    dw5=gV[0, 0], dw6=gV[0, 1], dw7=gV[1, 0], dw8=gV[1, 1],
)
