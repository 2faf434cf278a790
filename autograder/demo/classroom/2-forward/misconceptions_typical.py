"""The classic mistakes, from AND built as OR to a penalty for the last layer only: each is named by its diagnosis."""
# base: reference

# %% net_input
def net_input(w, x, b):
    # b goes to every connection
    return np.sum(w * x + b)

# %% xor_net
def xor_net(a, b):
    NOT = lambda p: mp_neuron(np.array([p]), np.array([-1]), 0.5)
    AND = lambda p, q: mp_neuron(np.array([p, q]), np.array([1, 1]), -0.5)
    OR = lambda p, q: mp_neuron(np.array([p, q]), np.array([1, 1]), -0.5)
    return OR(AND(NOT(a), b), AND(a, NOT(b)))

# %% layer_forward
def layer_forward(W, b, a):
    z = W @ a
    return z, sigmoid(z) + b

# %% forward_batch
def forward_batch(Ws, bs, X):
    A, Z = [X], []
    for l in range(len(Ws)):
        # as in the formula of the slides: W(l) a + b(l-1)
        Z.append(Ws[l] @ A[l] + bs[l - 1])
        A.append(sigmoid(Z[l]))
    return A, Z

# %% param_shapes
def param_shapes(sizes, convention):
    shapes = []
    for l in range(1, len(sizes)):
        if convention == "out_in":
            shapes.append(((sizes[l], sizes[l-1]), (sizes[l], 1)))
        else:
            shapes.append(((sizes[l-1], sizes[l]), (sizes[l], 1)))
    return shapes

# %% count_params
def count_params(sizes, bias=True):
    n = 0
    for k in range(len(sizes) - 1):
        n += sizes[k] * sizes[k+1]
    if bias:
        n += sum(sizes)        # one bias per neuron
    return n

# %% bce
def bce(a, y):
    return -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))

# %% ce
def ce(A, Y):
    return -np.mean(Y * np.log(A + 1e-12))

# %% ce_from_logits
def ce_from_logits(Z, Y):
    E = np.exp(Z - Z.max(axis=0))
    A = E / E.sum(axis=0)
    return -np.sum(Y * np.log(A + 1e-12)) / Z.shape[1]

# %% cost
def cost(A, Y, Ws, lam):
    m = A.shape[1]
    data = np.sum((A - Y)**2) / (2*m)
    for W in Ws:
        penalty = lam/2 * np.sum(W**2)
    return data + penalty

# %% example1_forward
s = lambda z: 1/(1 + np.exp(-z))
z3 = 0.1*0.35 + 0.8*0.9
z4 = 0.4*0.35 + 0.6*0.9
z5 = 0.3*0.68 + 0.9*0.663
example1_forward = {
    "z3": z3,
    "z4": z4,
    "y3": s(z3),
    "y4": s(z4),
    "z5": z5,
    "y5": s(z5),
    "C": (s(z5) - 0.5)**2 / 2,
}

# %% example2_forward
nh1, nh2 = 0.1*0.02 + 0.2*0.7 + 0.3, 0.3*0.02 + 0.4*0.7      # b1 belongs to h1, b2 to h2 ...
oh1, oh2 = s(nh1), s(nh2)
no1, no2 = 0.2*oh1 + 0.3*oh2 + 0.2, 0.1*oh1 + 0.2*oh2 + 0.2
oo1, oo2 = s(no1), s(no2)
example2_forward = {
    "net_h1": nh1, "net_h2": nh2, "out_h1": oh1, "out_h2": oh2,
    "net_o1": no1, "net_o2": no2, "out_o1": oo1, "out_o2": oo2,
    "E_o1": oo1**2/2, "E_o2": (1 - oo2)**2/2, "E_total": oo1**2/2 + (1 - oo2)**2/2,
}

# %% boolean_net
def boolean_net(truth):
    def net(a, b):
        out = []
        for i in (0, 1):
            for j in (0, 1):
                if truth[i][j] == 1:
                    w = np.array([1 if i else -1, 1 if j else -1])
                    out.append(mp_neuron(np.array([a, b]), w, 0.5 - i - j))
        return max(out)
    return net

# %% is_separable
def is_separable(truth):
    XOR = ((0, 1), (1, 0))
    return truth != XOR

# %% collapse_linear
def collapse_linear(Ws, bs):
    W, b = Ws[0], bs[0]
    for l in range(1, len(Ws)):
        W = Ws[l] @ W
        b = bs[l]
    return W, b

# %% forward_rows
def forward_rows(Ws, bs, X):
    A = X
    for W, b in zip(Ws[:-1], bs[:-1]):
        A = sigmoid(A @ W + b)
    return A @ Ws[-1] + bs[-1]     # output layer

# %% forward_in_out
def forward_in_out(Ws, x):
    a = x
    alle = []
    for W in Ws:
        a = sigmoid(W.T @ a)
        alle.append(a)
    return alle

# %% n_quadratic_features
def n_quadratic_features(n):
    return n * (n - 1) // 2     # n ueber 2

# %% gaussian_nll
def gaussian_nll(y, yhat):
    return np.sum((y - yhat)**2) / 2

# %% bernoulli_nll
def bernoulli_nll(y, p):
    return -np.mean(y*np.log(p) + (1 - y)*np.log(1 - p))

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    R = -np.sum(Y * np.log(Yhat)) / Y.shape[1]
    return R + lam/2 * sum(np.linalg.norm(W) for W in Ws)
