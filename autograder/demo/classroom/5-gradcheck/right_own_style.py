"""Everything right in a style of its own: closures, classes, tuples, tables, German and Chinese names, unusual algorithms."""
# base: reference

# %% central_diff
from functools import partial, reduce
import operator

def central_diff(f, x, h):
    # np.gradient takes the middle one for me
    drei = np.array([f(x + k * h) for k in (-1, 0, 1)], dtype=float)
    return np.gradient(drei, h, axis=0)[1]

# %% error_order
def error_order(errors, hs):
    (h_gross, e_gross), (h_klein, e_klein) = sorted(zip(hs, errors), reverse=True)[:2]
    return 0.5 * np.log((e_gross / e_klein) ** 2) / np.log(h_gross / h_klein)   # Quadrat statt Betrag

# %% best_h
best_h = dict(
    central_float64=10**-5, one_sided_float64=10**-8,
    central_float32=10**-2, one_sided_float32=10**-3,
    far_too_small="Rounding", far_too_large="Truncation",
)

# %% numerical_grad
class Messung:
    """Measures slopes of f, one entry at a time."""

    def __init__(self, f, X, eps):
        self.f, self.X, self.eps = f, np.array(X, dtype=float), eps

    def steigung(self, k):
        flach = self.X.reshape(-1)          # a view!
        alt = flach[k]
        werte = []
        for vorzeichen in (1, -1):
            flach[k] = alt + vorzeichen * self.eps
            werte.append(float(self.f(self.X)))
        flach[k] = alt
        return (werte[0] - werte[1]) / (2 * self.eps)

def numerical_grad(f, X, eps=1e-5):
    m = Messung(f, X, eps)
    return np.array([m.steigung(k) for k in range(m.X.size)]).reshape(m.X.shape)

# %% rel_error
def länge(v):
    return float(np.hypot.reduce(np.ravel(v)))

def rel_error(a, b):
    return länge(a - b) / (länge(a) + länge(b)) if länge(a) + länge(b) else 0.

# %% gradcheck
def gradcheck(kosten, params, grads, eps=1e-5, threshold=1e-4):
    def nur(name, P):
        return kosten(params | {name: P})
    fehler = {n: rel_error(numerical_grad(partial(nur, n), params[n], eps), grads[n]) for n in params}
    return tuple(n for n, 误差 in fehler.items() if 误差 > threshold)

# %% directional_check
def directional_check(f, G, W, E):
    ℓ = länge(E)
    versprochen = reduce(operator.add, (G * E).flat) / ℓ
    gemessen = central_diff(lambda t: f(W + t * (E / ℓ)), 0.0, ℓ)
    return bool(np.isclose(versprochen, gemessen, rtol=0, atol=1e-6))

# %% check_shapes
check_shapes = {
    "gradient_by_W": [4, 3], "gradient_by_b": [4, 1], "step_E": [4, 3],
    "cost_difference": [], "inner_product": [],
    "gradient_by_flat_W": [12], "all_parameters": [4 * 3 + 4], "change_of_five_costs": [4 * 3 + 4, 5],
}

# %% loss_evaluations
loss_evaluations = lambda N, central=True: len([*range(N)] * (1 + central)) + (not central)

# %% lecture_bug
lecture_bug = {
    "accused": "w0",
    "relative_error": 0.368,
    "first_wrong_line": 4,
    "shape_of_d1": [2, 2],
    "right_shape_of_d1": [2, 1],
    "cost_falls": np.True_,
    "why": "The wrong step still leads downhill",
    "when_to_check": "at the first weights",
}

# %% repaired_step
def repaired_step(W0, W1, x, y):
    schritt = []
    a = [x]
    for W in (W0, W1):
        a.append(sigmoid(W @ a[-1]))
    δ = (a[2] - y) * a[2] * (1 - a[2])
    schritt.insert(0, W1 - δ * a[1].T)
    δ = W1.T @ δ * (a[1] * (1 - a[1]))
    schritt.insert(0, W0 - δ * x.T)
    return schritt

# %% loss_from_layer
from functools import reduce

def loss_from_layer(Ws, bs, cache, layer, Y):
    # the cache goes in rows here
    zeilen = reduce(lambda A, Wb: sigmoid(A @ Wb[0].T + Wb[1].T), list(zip(Ws, bs))[layer - 1:], cache[layer - 1].T)
    return np.mean(np.sum((zeilen - Y.T) ** 2, axis=1)) / 2

# %% Dual
class Dual:
    """Stored as a 2 x 2 matrix [[v, d], [0, v]]; matrices multiply like dual numbers."""

    def __init__(self, v, d=0.0):
        self.M = np.array([[v, d], [0.0, v]], dtype=float)

    v = property(lambda self: self.M[0, 0])
    d = property(lambda self: self.M[0, 1])

    @staticmethod
    def matrix(zahl):
        return zahl.M if isinstance(zahl, Dual) else zahl * np.eye(2)

    @staticmethod
    def aus(M):
        return Dual(*M[0])

    def __add__(self, o):
        return Dual.aus(self.M + Dual.matrix(o))

    __radd__ = __add__

    def __neg__(self):
        return Dual.aus(-self.M)

    def __sub__(self, o):
        return Dual.aus(self.M - Dual.matrix(o))

    def __rsub__(self, o):
        return Dual.aus(Dual.matrix(o) - self.M)

    def __mul__(self, o):
        return Dual.aus(self.M @ Dual.matrix(o))

    __rmul__ = __mul__

    def __truediv__(self, o):
        return Dual.aus(self.M @ np.linalg.inv(Dual.matrix(o)))

    def __rtruediv__(self, o):
        return Dual.aus(Dual.matrix(o) @ np.linalg.inv(self.M))

def _kette(f, df):
    return lambda self: Dual(f(self.v), df(self.v) * self.d)

Dual.exp = _kette(np.exp, np.exp)
Dual.sin = _kette(np.sin, np.cos)
Dual.cos = _kette(np.cos, lambda t: -np.sin(t))

# %% Node
class Node:
    """In the style of micrograd: every node keeps a little function that hands its grad back."""

    def __init__(self, v, 来自=(), zurück=lambda g: None):
        self.v, self.grad = v, 0.0
        self.来自, self.zurück = 来自, zurück

    def _tausch(self, o):
        return o if isinstance(o, Node) else Node(o)

    def _gib(self, g):
        self.grad = self.grad + g

    def __add__(self, o):
        o = self._tausch(o)
        return Node(self.v + o.v, (self, o), lambda g: (self._gib(g), o._gib(g)))

    def __mul__(self, o):
        o = self._tausch(o)
        return Node(self.v * o.v, (self, o), lambda g: (self._gib(g * o.v), o._gib(g * self.v)))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return Node(-self.v, (self,), lambda g: self._gib(-g))

    def exp(self):
        e = np.exp(self.v)
        return Node(e, (self,), lambda g: self._gib(g * e))

    def recip(self):
        return Node(1 / self.v, (self,), lambda g: self._gib(-g / self.v ** 2))

    def backward(self):
        # without recursion: count how many grads are still on their way (拓扑排序)
        offen, stapel = {self: 0}, [self]
        while stapel:
            for n in stapel.pop().来自:
                if n not in offen:
                    offen[n] = 0
                    stapel.append(n)
                offen[n] += 1
        for n in offen:
            n.grad = 0.0
        self.grad, fertig = 1.0, [self]
        while fertig:
            n = fertig.pop()
            n.zurück(n.grad)
            for p in n.来自:
                offen[p] -= 1
                if not offen[p]:
                    fertig.append(p)

# %% diff
def diff(expr, var):
    match expr:
        case str():
            return int(expr == var)
        case ("+", u, v):
            return "+", diff(u, var), diff(v, var)
        case ("*", u, v):
            return "+", ("*", u, diff(v, var)), ("*", diff(u, var), v)
        case ("neg", u):
            return "neg", diff(u, var)
        case ("exp", u):
            return "*", diff(u, var), expr
        case ("inv", u):
            return "neg", ("*", diff(u, var), ("*", expr, expr))
    return 0.0

# %% passes
passes = {
    "f_by_w_and_b_forward": 2.0,
    "f_by_w_b_and_x_forward": 3.0,
    "f_by_w_and_b_reverse": 1.0,
    "cost_by_46_parameters_forward": 46,
    "cost_by_46_parameters_reverse": 1,
    "100_outputs_by_1_input_forward": 1,
    "100_outputs_by_1_input_reverse": 100,
    "fewer_for_a_cost": "REVERSE",
    "fewer_for_100_outputs_of_1_input": "Forward",
    "fewer_for_3_outputs_of_3_inputs": "equal",
}
