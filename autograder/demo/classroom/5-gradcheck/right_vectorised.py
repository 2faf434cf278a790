"""Everything right in numpy, in a student's own words and mostly by other ways than the reference: full marks."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    # mean of the slope to the right and the slope to the left, f(x) drops out
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right + left) / 2

# %% error_order
def error_order(errors, hs):
    order = np.argsort(-hs)              # largest step first
    e = np.log10(np.abs(errors[order]))
    h = np.log10(hs[order])
    return (e[0] - e[1]) / (h[0] - h[1])

# %% extra-after: error_order
# what did Taylor promise? -> 2
x0, steps = 0.7, 10.0 ** -np.arange(1, 6)
print(error_order(np.array([central_diff(np.exp, x0, s) - np.exp(x0) for s in steps]), steps))

# %% best_h
# h ~ u^(1/3) for the central quotient, u^(1/2) for the other one, u = 1e-16 or 6e-8
best_h = {
    "central_float64": 1e-5,
    "one_sided_float64": 1e-8,
    "central_float32": 1e-2,
    "one_sided_float32": 1e-3,
    "far_too_small": "rounding",
    "far_too_large": "truncation",
}

# %% numerical_grad
def numerical_grad(f, X, eps=1e-5):
    X = np.asarray(X, dtype=float)
    steps = eps * np.eye(X.size).reshape(-1, *X.shape)   # one moved entry each
    slopes = [(f(X + E) - f(X - E)) / (2 * eps) for E in steps]
    return np.array(slopes).reshape(X.shape)

# %% rel_error
def rel_error(a, b):
    norm = lambda v: np.sqrt(np.sum(np.square(v)))
    if not np.any(a) and not np.any(b):
        return 0.0
    return norm(a - b) / (norm(a) + norm(b))

# %% gradcheck
def gradcheck(cost, params, grads, eps=1e-5, threshold=1e-4):
    bad = []
    for name, value in params.items():
        def cost_of_one(P):
            changed = dict(params)
            changed[name] = P
            return cost(changed)
        if rel_error(numerical_grad(cost_of_one, value, eps), grads[name]) > threshold:
            bad.append(name)
    return bad

# %% directional_check
def directional_check(f, G, W, E):
    h = np.linalg.norm(E)
    slope = np.vdot(G, E / h)            # <G, e> with |e| = 1
    return np.abs(slope - (f(W + E) - f(W - E)) / (2 * h)) < 1e-6

# %% check_shapes
W, b = np.zeros((4, 3)), np.zeros((4, 1))
check_shapes = {
    "gradient_by_W": W.shape,
    "gradient_by_b": b.shape,
    "step_E": W.shape,
    "cost_difference": (),
    "inner_product": (),
    "gradient_by_flat_W": W.ravel().shape,
    "all_parameters": (W.size + b.size,),
    "change_of_five_costs": (W.size + b.size, 5),
}

# %% loss_evaluations
def loss_evaluations(N, central=True):
    return N * 2 if central else N + 1   # f(x) itself only once

# %% repaired_step
def repaired_step(W0, W1, x, y):
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (y - a2) * a2 * (1 - a2)                 # minus the delta, so + below
    d1 = np.dot(W1.T, d2) * a1 * (1 - a1)         # W1 is the OLD one here
    return W0 + np.outer(d1, x), W1 + np.outer(d2, a1)

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    A = cache[layer - 1]
    for l in range(layer, len(Ws) + 1):
        A = sigmoid(Ws[l - 1] @ A + bs[l - 1])
    return np.linalg.norm(A - Y) ** 2 / (2 * Y.shape[1])

# %% Dual
class Dual:
    def __init__(self, v, d=0.0):
        self.v, self.d = v, d

    @staticmethod
    def of(u):
        return u if isinstance(u, Dual) else Dual(u)

    def __add__(self, o):
        o = Dual.of(o)
        return Dual(self.v + o.v, self.d + o.d)

    def __mul__(self, o):
        o = Dual.of(o)
        return Dual(self.v * o.v, self.v * o.d + self.d * o.v)

    __radd__ = __add__      # same thing, order does not matter
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + (-Dual.of(o))

    def __rsub__(self, o):
        return Dual.of(o) + (-self)

    def inverse(self):
        return Dual(1 / self.v, -self.d / self.v ** 2)

    def __truediv__(self, o):
        return self * Dual.of(o).inverse()

    def __rtruediv__(self, o):
        return self.inverse() * o

    def exp(self):
        return Dual(np.exp(self.v), np.exp(self.v) * self.d)

    def sin(self):
        return Dual(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self):
        return Dual(np.cos(self.v), -np.sin(self.v) * self.d)

# %% Node
class Node:
    def __init__(self, v, came_from=()):
        self.v = v
        self.grad = 0.0
        self.came_from = came_from      # pairs (node, slope)

    def __add__(self, o):
        o = o if isinstance(o, Node) else Node(o)
        return Node(self.v + o.v, [(self, 1), (o, 1)])

    def __mul__(self, o):
        o = o if isinstance(o, Node) else Node(o)
        return Node(self.v * o.v, [(self, o.v), (o, self.v)])

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def exp(self):
        return Node(np.exp(self.v), [(self, np.exp(self.v))])

    def recip(self):
        return Node(1 / self.v, [(self, -1 / self.v ** 2)])

    def backward(self):
        topo, seen = [], set()

        def visit(n):
            if n in seen:
                return
            seen.add(n)
            n.grad = 0.0
            for p, _ in n.came_from:
                visit(p)
            topo.append(n)

        visit(self)
        self.grad = 1.0
        while topo:
            n = topo.pop()
            for p, s in n.came_from:
                p.grad += s * n.grad

# %% diff
def diff(expr, var):
    if not isinstance(expr, tuple):
        return 1 if expr == var else 0
    op, u = expr[:2]
    du = diff(u, var)
    if op == "+":
        return ("+", du, diff(expr[2], var))
    if op == "*":
        v = expr[2]
        return ("+", ("*", u, diff(v, var)), ("*", v, du))
    outer = {
        "neg": -1,
        "exp": ("exp", u),
        "inv": ("neg", ("inv", ("*", u, u))),
    }[op]
    return ("*", outer, du)
