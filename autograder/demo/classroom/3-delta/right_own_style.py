"""Everything right with classes, closures, dual numbers and an autodiff of the student's own: full marks."""
# base: reference

# %% extra-after: setup
from collections import deque
from functools import partial, reduce
rng = np.random.default_rng(2024)
np.set_printoptions(precision=5, suppress=True)

# %% graph_abcde
class 结点:
    """Ein Knoten im Graphen: Wert, Gradient, und wie er ihn nach unten weitergibt."""

    def __init__(self, wert, eltern=()):
        self.wert, self.eltern, self.grad = wert, eltern, 0

    def __add__(self, other):
        other = other if isinstance(other, 结点) else 结点(other)
        return 结点(self.wert + other.wert, ((self, 1), (other, 1)))

    def __mul__(self, other):
        return 结点(self.wert * other.wert, ((self, other.wert), (other, self.wert)))

    def rückwärts(self, g=1):
        self.grad += g
        for knoten, kante in self.eltern:
            knoten.rückwärts(g * kante)      # entlang eines Pfades: multiplizieren

def graph_abcde(a, b):
    A, B = 结点(a), 结点(b)
    E = (A + B) * (B + 1)
    E.rückwärts()
    return E.wert, A.grad, B.grad

# %% extra-after: graph_abcde
graph_abcde(2, 1)

# %% chain_case1
chain_case1 = lambda dz_dy, dy_dx: reduce(np.multiply, (dz_dy, dy_dx))

# %% chain_case2
chain_case2 = lambda *d: chain_case1(*d[:2]) + chain_case1(*d[2:])

# %% delta_out_mse
def error_term(f, slope):
    """A factory for outputs that work entry by entry: f(z) and dL/da."""
    def delta(z, y):
        a = f(z)
        return slope(a, y) * a * (1 - a)
    return delta

delta_out_mse = error_term(sigmoid, lambda a, y: a - y)

# %% delta_out_softmax_ce
def delta_out_softmax_ce(z, y):
    """With the Jacobian, sample by sample, because I do not trust the short form yet."""
    columns = []
    for zk, yk in zip(z.T, y.T):
        a = softmax(zk)
        J = np.diag(a) - np.outer(a, a)
        columns.append(J @ (-yk / a))
    return np.stack(columns, axis=1)

# %% extra-after: delta_out_softmax_ce
z = rng.normal(size=(4, 6)); y = np.eye(4)[:, [0, 1, 2, 3, 3, 0]]
assert np.allclose(delta_out_softmax_ce(z, y), softmax(z) - y)   # ok now I do

# %% delta_out_sigmoid_bce
delta_out_sigmoid_bce = error_term(sigmoid, lambda a, y: (a - y) / (a * (1 - a)))

# %% delta_hidden
def delta_hidden(W_next, d_next, z):
    zurück = (d_next.T @ W_next).T
    return zurück * sigmoid(z) * sigmoid(-z)

# %% grad_W
grad_W = np.outer

# %% grad_b
grad_b = partial(np.sum, axis=1, keepdims=True)

# %% delta_shapes
W, b, z = {}, {}, {}
sizes = [4, 3, 5, 2]
for l in (1, 2, 3):
    W[l] = np.zeros((sizes[l], sizes[l - 1])); b[l] = np.zeros((sizes[l], 1)); z[l] = b[l]
delta_shapes = {
    "delta_3": z[3].shape,
    "W_3.T": W[3].T.shape,
    "W_3.T @ delta_3": (W[3].T @ z[3]).shape,
    "sigmoid_grad(z_2)": sigmoid_grad(z[2]).shape,
    "delta_1": list(z[1].shape),
    "dW_1": W[1].shape,
    "dW_2": W[2].shape,
    "db_2": b[2].shape,
    "delta_1 of seven samples": (W[2].T @ np.zeros((5, 7))).shape,
}

# %% backward
class Schicht:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def __call__(self, a):
        self.ein, self.aus = a, sigmoid(self.W @ a + self.b)
        return self.aus

    def zurück(self, fehler):
        d = fehler * self.aus * (1 - self.aus)
        self.dW, self.db = grad_W(d, self.ein), d
        return self.W.T @ d

def backward(Ws, bs, x, y):
    netz = [Schicht(W, b) for W, b in zip(Ws, bs)]
    a = x
    for schicht in netz:
        a = schicht(a)
    fehler = a - y
    for schicht in netz[::-1]:
        fehler = schicht.zurück(fehler)
    return tuple(s.dW for s in netz), tuple(s.db for s in netz)

# %% kept_for_backward
kept_for_backward = dict.fromkeys(
    ["x", "hidden activations", "net inputs of sine layers", "target y", "weights W_2 to W_L"], True)
kept_for_backward |= dict.fromkeys(["net inputs", "weights W_1", "biases", "all deltas"], False)

# %% example1_gradients
class Net1:
    x = np.array([[0.35, 0.9]]).T
    W = [np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])]
    b = [0, 0]

(dW0, dW1), (db0, db1) = backward(Net1.W, Net1.b, Net1.x, 0.5)
example1_gradients = {"delta5": db1.item(), "delta3": db0[0].item(), "delta4": db0[1].item()}
for i, name in enumerate(["dw31", "dw32", "dw41", "dw42"]):
    example1_gradients[name] = dW0.flat[i]
example1_gradients["dw53"], example1_gradients["dw54"] = dW1.ravel()

# %% delta_neuron
class Neuron:
    def __init__(self, z):
        self.gain = sigmoid_grad(z)

    def __matmul__(self, edges):
        deltas, weights = edges
        return self.gain * (weights @ deltas)

delta_neuron = lambda z, deltas_next, w_out: Neuron(z) @ (deltas_next, w_out)

# %% dz_dw
def dz_dw(i, j, a_prev, n):
    E = np.zeros((n, a_prev.size)); E[i, j] = 1     # dW/dW_ij
    return E @ a_prev

# %% jacobians
def jacobians(W, z, layout):
    turn = {"numerator": lambda J: J, "denominator": np.transpose}[layout]
    s, p = sigmoid(z), softmax(z)
    return list(map(turn, [W, np.identity(len(W)), np.diag(s - s**2), p[:, None] * (np.eye(len(p)) - p)]))

# %% delta_out_softmax_ce_any
def delta_out_softmax_ce_any(z, y):
    J = lambda p: np.diag(p) - np.outer(p, p)
    return np.column_stack([J(softmax(a)) @ (-t / softmax(a)) for a, t in zip(z.T, y.T)])

# %% backward_in_out
def backward_in_out(Ws, x, y):
    """Recursion: forward on the way down, backward on the way up."""
    def down(Ws, a):
        if not Ws:
            return a - y, []
        W, *rest = Ws
        out = sigmoid(W.T @ a)
        fehler, grads = down(rest, out)
        d = fehler * out * (1 - out)
        return W @ d, [a @ d.T, *grads]
    return down(list(Ws), x)[1]

# %% impossible_formulas
# let numpy decide
x = a_2 = np.ones((4, 1)); a_1 = np.ones((3, 1)); f2 = np.ones((4, 1))
W_1, W_2, W_3 = np.ones((4, 3)), np.ones((3, 4)), np.ones((4, 3))
d1, d2, d3 = np.ones((3, 1)), np.ones((4, 1)), np.ones((3, 1))
A_2, D_2, D_3 = np.ones((4, 7)), np.ones((4, 7)), np.ones((3, 7))

def möglich(links, rechts):
    try:
        return "possible" if rechts().shape == links.shape else "impossible"
    except ValueError:
        return "impossible"

impossible_formulas = {
    "z_1 = W_1^T x": möglich(d1, lambda: W_1.T @ x),
    "delta_2 = W_3 delta_3 (.) f'(z_2)": möglich(d2, lambda: (W_3 @ d3) * f2),
    "dL/dW_3 = a_2 delta_3^T": möglich(W_3, lambda: a_2 @ d3.T),
    "dL/dW_2 = a_1 delta_2": möglich(W_2, lambda: a_1 @ d2),
    "dL/da_1 = W_2 delta_2": möglich(a_1, lambda: W_2 @ d2),
    "dL/dW_1 = x delta_2": möglich(W_1, lambda: x @ d2),
    "Delta_2 = W_3 Delta_3 (.) f'(Z_2)": möglich(D_2, lambda: (W_3 @ D_3) * np.ones((4, 7))),
    "dL/dW_3 = A_2 Delta_3": möglich(W_3, lambda: A_2 @ D_3),
    "shape of W_1": W_1.shape,
    "shape of x delta_2^T": (x @ d2.T).shape,
    "delta for dL/dW_1": "delta_1",
}

# %% count_paths
def count_paths(sizes, layer):
    # a network of ones adds up the paths all by itself
    v = np.zeros(sizes[layer]); v[0] = 1
    for n in sizes[layer + 1:]:
        v = np.full(n, v.sum())
    return v.sum()

# %% delta_norms
def delta_norms(Ws, bs, x, y):
    keller, a = [], x       # what the backward pass needs, on a stack
    for W, b in zip(Ws, bs):
        a = sigmoid(W @ a + b)
        keller.append((W, a))
    from collections import deque
    norms, fehler = deque(), a - y
    while keller:
        W, a = keller.pop()
        d = fehler * a * (1 - a)
        norms.appendleft(np.linalg.norm(d))
        fehler = W.T @ d
    return np.array(norms)

# %% vanishing
vanishing = {
    "10 layers": np.prod([0.25] * 10), "20 layers": np.exp(20 * np.log(0.25)),
    "sigmoid at 10": sigmoid_grad(np.array(10.0)), "tanh at 5": 1 - np.tanh(5.0)**2, "relu at 5": 5 > 0,
    "quarter": "An upper bound",
    "delta can grow": np.True_, "tanh never vanishes": np.False_,
}

# %% example2_gradients
f = lambda t: 1 / (1 + np.exp(-t))
h1, h2 = f(.1*.02 + .2*.7 + .3), f(.3*.02 + .4*.7 + .3)
o1, o2 = f(.2*h1 + .3*h2 + .2), f(.1*h1 + .2*h2 + .2)
example2_gradients = e2 = {}
e2["delta_o1"], e2["delta_o2"] = o1*o1*(1 - o1), (o2 - 1)*o2*(1 - o2)
e2["dEo1_dh1"], e2["dEo2_dh1"] = .2*e2["delta_o1"], .1*e2["delta_o2"]
e2["dE_dh1"] = e2["dEo1_dh1"] + e2["dEo2_dh1"]
e2["delta_h1"] = e2["dE_dh1"]*h1*(1 - h1)
e2["delta_h2"] = (.3*e2["delta_o1"] + .2*e2["delta_o2"])*h2*(1 - h2)
for k, (d, a) in enumerate([("h1", .02), ("h1", .7), ("h2", .02), ("h2", .7),
                            ("o1", h1), ("o1", h2), ("o2", h1), ("o2", h2)], 1):
    e2[f"dw{k}"] = e2["delta_" + d]*a
