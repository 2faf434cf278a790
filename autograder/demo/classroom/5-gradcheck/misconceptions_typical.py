"""The classic mistakes of a first gradient check, from the one-sided quotient to the last path that wins: each is named by its diagnosis."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    # definition of the derivative
    return (f(x + h) - f(x)) / h

# %% error_order
def error_order(errors, hs):
    # slope of the line in the log-log plot
    slope, intercept = np.polyfit(np.log(hs), np.log(np.abs(errors)), 1)
    return slope

# %% best_h
best_h = {
    "central_float64": 1e-11,   # as small as possible
    "one_sided_float64": 1e-11,
    "central_float32": 1e-11,
    "one_sided_float32": 1e-11,
    "far_too_small": "rounding",
    "far_too_large": "truncation",
}

# %% numerical_grad
def numerical_grad(f, X, eps=1e-5):
    X = X.astype(float)      # copy, so the caller keeps his
    grad = np.zeros(X.shape)
    for i in np.ndindex(X.shape):
        X[i] += eps
        up = f(X)
        X[i] -= 2 * eps
        down = f(X)
        grad[i] = (up - down) / (2 * eps)
    return grad

# %% rel_error
def rel_error(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-8)  # +1e-8 against 0/0

# %% gradcheck
def gradcheck(cost, params, grads, eps=1e-5, threshold=1e-4):
    wrong = []
    for name in params:
        num = np.zeros(params[name].shape)
        for i in np.ndindex(num.shape):
            p = {k: v.astype(float) for k, v in params.items()}
            p[name][i] += eps
            up = cost(p)
            p[name][i] -= 2 * eps
            num[i] = (up - cost(p)) / (2 * eps)
        if np.max(np.abs(num - grads[name])) > 1e-6:     # 1e-6 is small enough
            wrong.append(name)
    return wrong

# %% directional_check
def directional_check(f, G, W, E):
    return abs(np.sum(G * E) - (f(W + E) - f(W - E)) / (2 * np.linalg.norm(E))) < 1e-6

# %% loss_evaluations
def loss_evaluations(N, central=True):
    if central:
        return 2 * N + 1
    return N + 1

# %% repaired_step
def repaired_step(W0, W1, x, y):
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (a2 - y) * a2 * (1 - a2)
    W1 = W1 - d2 @ a1.T
    d1 = W1.T @ d2 * a1 * (1 - a1)
    W0 = W0 - d1 @ x.T
    return W0, W1

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    A = cache[layer]            # activations of layer `layer`
    for W, b in zip(Ws[layer:], bs[layer:]):
        A = sigmoid(W @ A + b)
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])

# %% Dual
class Dual:
    def __init__(self, v, d=0.0):
        self.v = v
        self.d = d

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.v + other.v, self.d + other.d)

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        return Dual(-self.v, -self.d)

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.v * other.v, self.d * other.v + self.v * other.d)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.v / other.v, (self.d * other.v - self.v * other.d) / other.v ** 2)

    def __rtruediv__(self, other):
        return Dual(other) / self

    def exp(self):
        return Dual(np.exp(self.v), np.exp(self.v))     # (e^x)' = e^x

    def sin(self):
        return Dual(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self):
        return Dual(np.cos(self.v), -np.sin(self.v) * self.d)

# %% Node
class Node:
    def __init__(self, v):
        self.v = v
        self.grad = 0.0
        self.parents = []

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        n = Node(self.v + other.v)
        n.parents = [(self, 1.0), (other, 1.0)]
        return n

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        n = Node(-self.v)
        n.parents = [(self, -1.0)]
        return n

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        n = Node(self.v * other.v)
        n.parents = [(self, other.v), (other, self.v)]
        return n

    def __rmul__(self, other):
        return self * other

    def exp(self):
        n = Node(np.exp(self.v))
        n.parents = [(self, n.v)]
        return n

    def recip(self):
        n = Node(1 / self.v)
        n.parents = [(self, -1 / self.v ** 2)]
        return n

    def backward(self):
        order = []

        def visit(n):
            if n not in order:
                for p, slope in n.parents:
                    visit(p)
                order.append(n)

        visit(self)
        self.grad = 1.0
        for n in order[::-1]:
            for p, slope in n.parents:
                p.grad = slope * n.grad

# %% diff
def diff(expr, var):
    if isinstance(expr, str):
        return 1 if expr == var else 0
    if isinstance(expr, (int, float)):
        return 0
    if expr[0] == "+":
        return ("+", diff(expr[1], var), diff(expr[2], var))
    if expr[0] == "*":
        return ("+", ("*", diff(expr[1], var), expr[2]), ("*", expr[1], diff(expr[2], var)))
    if expr[0] == "neg":
        return ("neg", diff(expr[1], var))
    if expr[0] == "exp":
        return expr
    if expr[0] == "inv":
        return ("neg", ("*", ("inv", ("*", expr[1], expr[1])), diff(expr[1], var)))
