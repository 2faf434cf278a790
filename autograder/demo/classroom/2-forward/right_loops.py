"""Everything right with Python loops over layers, neurons, inputs and samples, 中文变量名: full marks."""
# base: reference

# %% net_input
def net_input(w, x, b):
    和 = b
    for i in range(len(w)):
        和 = 和 + w[i] * x[i]
    return 和

# %% xor_net
def 与(p, q):
    return mp_neuron(np.array([p, q]), np.array([1, 1]), -1.5)

def 或(p, q):
    return mp_neuron(np.array([p, q]), np.array([1, 1]), -0.5)

def 非(p):
    return mp_neuron(np.array([p]), np.array([-1]), 0.5)

def xor_net(a, b):
    return 或(与(非(a), b), 与(a, 非(b)))

print([xor_net(a, b) for a in (0, 1) for b in (0, 1)])

# %% layer_forward
import math

def layer_forward(W, b, a):
    n, k = W.shape
    m = a.shape[1]
    z = np.zeros((n, m))
    a_new = np.zeros((n, m))
    for 神经元 in range(n):
        for 样本 in range(m):
            z[神经元, 样本] = net_input(W[神经元], a[:, 样本], b[神经元, 0])
            a_new[神经元, 样本] = 1 / (1 + math.exp(-z[神经元, 样本]))
    return z, a_new

# %% forward_batch
def forward_batch(Ws, bs, X):
    activations = [X]
    pre = []
    a = X
    l = 0
    while l < len(Ws):
        z, a = layer_forward(Ws[l], bs[l], a)
        pre = pre + [z]
        activations = activations + [a]
        l += 1
    return activations, pre

# %% param_shapes
def param_shapes(sizes, convention):
    result = []
    for l in range(len(sizes) - 1):
        if convention == "out_in":
            result.append([(sizes[l + 1], sizes[l]), (sizes[l + 1], 1)])
        elif convention == "in_out":
            result.append([(sizes[l], sizes[l + 1]), (sizes[l + 1],)])
    return result

# %% count_params
def count_params(sizes, bias=True):
    count = 0
    for l in range(1, len(sizes)):
        for receiver in range(sizes[l]):
            for sender in range(sizes[l - 1]):
                count += 1
            if bias:
                count += 1
    return count

# %% bce
def bce(a, y):
    loss = 0
    for k in range(a.shape[1]):
        if y[0, k] == 1:
            loss -= math.log(a[0, k])
        else:
            loss -= math.log(1 - a[0, k])
    return loss / a.shape[1]

# %% ce
def ce(A, Y):
    n, m = A.shape
    loss = 0
    for k in range(m):
        for i in range(n):
            if Y[i, k] > 0:      # 0 log 0 = 0
                loss -= Y[i, k] * math.log(A[i, k])
    return loss / m

# %% ce_from_logits
def ce_from_logits(Z, Y):
    n, m = Z.shape
    losses = []
    for k in range(m):
        biggest = max(Z[:, k])
        total = 0
        for i in range(n):
            total += math.exp(Z[i, k] - biggest)
        log_sum = biggest + math.log(total)
        losses.append(sum(Y[i, k] * (log_sum - Z[i, k]) for i in range(n)))
    return sum(losses) / len(losses)

# %% cost
def cost(A, Y, Ws, lam):
    n, m = A.shape
    J = 0
    for k in range(m):
        for i in range(n):
            J += (A[i, k] - Y[i, k]) ** 2 / 2
    J /= m
    for W in Ws:
        for row in W:
            for w in row:
                J += lam / 2 * w ** 2
    return J

# %% example1_forward
def s(z):
    return 1 / (1 + math.exp(-z))

z3 = 0.1 * 0.35 + 0.8 * 0.9
z4 = 0.4 * 0.35 + 0.6 * 0.9
z5 = 0.3 * s(z3) + 0.9 * s(z4)
example1_forward = dict(z3=z3, z4=z4, y3=s(z3), y4=s(z4), z5=z5, y5=s(z5), C=(s(z5) - 0.5) ** 2 / 2)
print(example1_forward)

# %% example2_forward
def neuron(inputs, weights, bias):
    return sum(p * q for p, q in zip(inputs, weights)) + bias

nh = [neuron((0.02, 0.7), w, 0.3) for w in ((0.1, 0.2), (0.3, 0.4))]
oh = [s(v) for v in nh]
no = [neuron(oh, w, 0.2) for w in ((0.2, 0.3), (0.1, 0.2))]
oo = [s(v) for v in no]
E = [(t - o) ** 2 / 2 for t, o in zip((0, 1), oo)]
names = "net_h1 net_h2 out_h1 out_h2 net_o1 net_o2 out_o1 out_o2 E_o1 E_o2 E_total".split()
example2_forward = {}
for name, number in zip(names, nh + oh + no + oo + E + [sum(E)]):
    example2_forward[name] = round(number, 12)

# %% boolean_net
def boolean_net(truth):
    patterns = []
    for i in (0, 1):
        for j in (0, 1):
            if truth[i][j] == 1:
                patterns.append((i, j))

    def net(a, b):
        for (i, j) in patterns:
            w = np.array([1 if i else -1, 1 if j else -1])
            if mp_neuron(np.array([a, b]), w, 0.5 - i - j) == 1:
                return 1
        return 0

    return net

# %% is_separable
def is_separable(truth):
    # search over a few lines; all weights and biases that can be needed
    for w1 in (-1, 0, 1):
        for w2 in (-1, 0, 1):
            for c in (-1.5, -0.5, 0.5, 1.5):
                good = 0
                for a in (0, 1):
                    for b in (0, 1):
                        if mp_neuron(np.array([a, b]), np.array([w1, w2]), c) == truth[a][b]:
                            good += 1
                if good == 4:
                    return True
    return False

# %% collapse_linear
def collapse_linear(Ws, bs):
    W = Ws[-1]
    b = bs[-1]
    for l in range(len(Ws) - 2, -1, -1):   # from the last layer back to the first
        b = b + W @ bs[l]
        W = W @ Ws[l]
    return W, b

# %% forward_rows
import math

def forward_rows(Ws, bs, X):
    out = []
    for x in X:                       # one sample after the other
        a = list(x)
        for W, b in zip(Ws, bs):
            new = []
            for t in range(W.shape[1]):
                z = b[t]
                for s in range(W.shape[0]):
                    z += a[s] * W[s, t]
                new.append(1 / (1 + math.exp(-z)))
            a = new
        out.append(a)
    return np.array(out)

# %% forward_in_out
def forward_in_out(Ws, x):
    alle = [x]
    for W in Ws:
        a = np.zeros((W.shape[1], 1))
        for t in range(W.shape[1]):
            for s in range(W.shape[0]):
                a[t, 0] += W[s, t] * alle[-1][s, 0]
        alle.append(1 / (1 + np.exp(-a)))
    return alle

# %% n_quadratic_features
def n_quadratic_features(n):
    count = 0
    for i in range(n):
        for j in range(i, n):
            count += 1
    return count

# %% gaussian_nll
def gaussian_nll(y, yhat):
    K, N = y.shape
    log_p = 0
    for k in range(N):
        r = y[:, k] - yhat[:, k]
        p = math.exp(-sum(v * v for v in r) / 2) / (2 * math.pi) ** (K / 2)
        log_p += math.log(p)
    return -log_p

# %% bernoulli_nll
def bernoulli_nll(y, p):
    total = 0
    for 标签, 概率 in zip(y[0], p[0]):
        total -= math.log(概率 ** 标签 * (1 - 概率) ** (1 - 标签))
    return total

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    n, N = Y.shape
    risk = 0
    for k in range(N):
        for i in range(n):
            if Y[i, k]:
                risk += -math.log(Yhat[i, k]) / N
    for W in Ws:
        for w in W.flat:
            risk += lam / 2 * w * w
    return risk
