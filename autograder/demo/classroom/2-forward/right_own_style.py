"""Everything right with lambdas, closures, classes, recursion, deutschen Namen: full marks."""
# base: reference

# %% extra-after: setup
%matplotlib inline
from functools import partial, reduce
from math import comb, log, pi
np.set_printoptions(precision=4, suppress=True)

# %% net_input
net_input = lambda gewichte, eingaben, schwelle: np.append(gewichte, schwelle) @ np.append(eingaben, 1)

# %% extra-after: net_input
net_input(np.array([1, -2]), np.array([3, .5]), .25)    # 2.25, stimmt

# %% xor_net
class Gatter:
    """Ein M-P-Neuron mit Namen."""
    def __init__(self, w, c):
        self.w, self.c = np.array(w), c
    def __call__(self, *x):
        return mp_neuron(np.array(x), self.w, self.c)

ODER, UND_NICHT = Gatter([1, 1], -.5), Gatter([1, -1], -.5)
UND = Gatter([1, 1], -1.5)
xor_net = lambda a, b: UND_NICHT(ODER(a, b), UND(a, b))

# %% layer_forward
class Schicht:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def __call__(self, a):
        self.z = np.matmul(self.W, a) + self.b
        self.a = sigmoid(self.z)
        return [self.z, self.a]

def layer_forward(W, b, a):
    return Schicht(W, b)(a)

# %% forward_batch
def forward_batch(Ws, bs, X):
    """rekursiv: erste Schicht, dann der Rest"""
    if not Ws:
        return [X], []
    z, a = layer_forward(Ws[0], bs[0], X)
    aktiv, netto = forward_batch(Ws[1:], bs[1:], a)
    return (X, *aktiv), (z, *netto)

# %% extra-after: forward_batch
rng = np.random.default_rng(3)
A_, Z_ = forward_batch([rng.normal(size=(3, 2)), rng.normal(size=(1, 3))], [np.zeros((3, 1)), np.ones((1, 1))], np.eye(2))
[v.shape for v in A_], [v.shape for v in Z_]

# %% network_shapes
# numpy fragen statt raten
groessen = [16, 32, 16, 1]
network_shapes = {f"W{l}": np.empty((groessen[l + 1], groessen[l])).shape for l in range(3)}
network_shapes |= {f"b{l}": list(np.empty((groessen[l + 1], 1)).shape) for l in range(3)}
network_shapes |= dict(wrong_statement="c", input=28**2, output=10, parameters=(28**2 + 1) * 30 + 31 * 10)

# %% param_shapes
def param_shapes(sizes, convention):
    form = {
        "out_in": lambda k, n: ((n, k), (n, 1)),
        "in_out": lambda k, n: ((k, n), (n,)),
    }[convention]
    return tuple(map(form, sizes, sizes[1:]))

# %% count_params
count_params = lambda sizes, bias=True: sum((k + bias) * n for k, n in zip(sizes, sizes[1:]))

# %% bce
bce = lambda a, y: np.average(-np.log(1 - np.abs(y - a)))   # |y-a| ist die falsche Wahrscheinlichkeit

# %% ce
def ce(A, Y):
    wo = np.nonzero(Y)
    return float(-(Y[wo] @ np.log(A[wo])) / Y.shape[1])

# %% ce_from_logits
def log_softmax(z):
    return z - z.max() - np.log(np.exp(z - z.max()).sum())

def ce_from_logits(Z, Y):
    return -np.mean([y @ log_softmax(z) for z, y in zip(Z.T, Y.T)])

# %% cost
quadrate = lambda M: np.vdot(M, M)
cost = lambda A, Y, Ws, lam: quadrate(A - Y) / 2 / len(A.T) + lam * sum(map(quadrate, Ws)) / 2

# %% example1_forward
sig = lambda z: 1 / (1 + np.exp(-z))
example1_forward = dict(z3=(z3 := .1 * .35 + .8 * .9), z4=(z4 := .4 * .35 + .6 * .9),
    y3=(y3 := sig(z3)), y4=(y4 := sig(z4)), z5=(z5 := .3 * y3 + .9 * y4), y5=(y5 := sig(z5)), C=.5 * (y5 - .5)**2)

# %% example2_forward
h = {"h1": .1 * .02 + .2 * .7 + .3, "h2": .3 * .02 + .4 * .7 + .3}
oh = {k: np.array(sig(v)) for k, v in h.items()}
o = {"o1": .2 * oh["h1"] + .3 * oh["h2"] + .2, "o2": .1 * oh["h1"] + .2 * oh["h2"] + .2}
oo = {k: sig(v) for k, v in o.items()}
E = {"E_o1": (0 - oo["o1"])**2 / 2, "E_o2": (1 - oo["o2"])**2 / 2}
example2_forward = ({f"net_{k}": v for k, v in (h | o).items()}
    | {f"out_{k}": v for k, v in (oh | oo).items()} | E | {"E_total": sum(E.values())})

# %% boolean_net
def boolean_net(truth):
    """UND von ODERn: eines fuer jede 0 der Tabelle (konjunktive Normalform)"""
    nullen = [(i, j) for i in (0, 1) for j in (0, 1) if not truth[i][j]]
    oder = [partial(lambda i, j, a, b: mp_neuron(np.array([a, b]), np.array([1 - 2*i, 1 - 2*j]), i + j - .5), i, j)
            for i, j in nullen]
    return lambda a, b: all(n(a, b) for n in oder)

# %% is_separable
def is_separable(truth):
    # Perzeptron: 50 Runden sind mehr als genug fuer vier Punkte
    w = np.zeros(3)
    punkte = [(np.array([a, b, 1]), truth[a][b]) for a in (0, 1) for b in (0, 1)]
    for runde in range(50):
        fehler = [t - (w @ x >= 0) for x, t in punkte]
        if not any(fehler):
            return True
        for x, t in punkte:
            w = w + (t - (w @ x >= 0)) * x
    return False

# %% collapse_linear
collapse_linear = lambda Ws, bs: reduce(
    lambda bisher, p: (p[0] @ bisher[0], p[0] @ bisher[1] + p[1]), zip(Ws, bs))

# %% forward_rows
forward_rows = lambda Ws, bs, X: reduce(lambda A, p: sigmoid(A @ p[0] + p[1]), zip(Ws, bs), X)

# %% forward_in_out
def forward_in_out(Ws, x):
    zeilen = [x.T]                      # als Zeile geht es ohne .T an den Matrizen
    for W in Ws:
        zeilen += [sigmoid(zeilen[-1] @ W)]
    return tuple(z.T for z in zeilen)

# %% printed_forward
e, r, c, w = "exact", "rounded", "CUT", "wrong"
printed_forward = dict(z3=e, y3=r, y4=c, z5=r, C=w, net_h2=e, out_h1=c, out_h2=r, out_o1=c, E_o2=c, E_total=w,
    z5_because="no mistake", C_because="rounded numbers", E_o2_because="no mistake", E_total_because="rounded numbers")

# %% n_quadratic_features
n_quadratic_features = lambda n: comb(n + 1, 2)

# %% gaussian_nll
gaussian_nll = lambda y, yhat: sum(0.5 * r * r + 0.5 * log(2 * pi) for r in (y - yhat).flat)

# %% bernoulli_nll
bernoulli_nll = lambda y, p: -log(np.prod(p**y * (1 - p)**(1 - y)))

# %% structural_risk
def structural_risk(Yhat, Y, Ws, lam):
    klasse = Y.argmax(axis=0)
    risiko = -np.log(Yhat[klasse, range(Y.shape[1])]).mean()
    return risiko + lam / 2 * sum(np.trace(W @ W.T) for W in Ws)

# %% loss_factor
kosten = {"kurs": 1 / (2*8), "half_sum": 1/2, "sum": 1, "mean": 1/8, "entry_mean": 1/40}
loss_factor = {k: v / kosten["kurs"] for k, v in kosten.items() if k != "kurs"}
loss_factor |= dict(gradient_of_sum=loss_factor["sum"], lam_for_sum=16., lam_without_half=.5, penalised="Weights")

# %% network_kinds
arten = {"feed-forward": "fully_connected convolutional", "memory": "recurrent hopfield boltzmann restricted_boltzmann",
         "graph": "graph_convolutional graph_attention mpnn"}
network_kinds = {name: art for art, namen in arten.items() for name in namen.split()}
