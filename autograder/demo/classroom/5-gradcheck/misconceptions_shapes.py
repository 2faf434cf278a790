"""Right ideas that fail on shapes, types and the caller's arrays: flat results, @ for an inner product, in-place steps, names in the wrong form."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    return [(f(v + h) - f(v - h)) / (2 * h) for v in np.atleast_1d(x)]

# %% error_order
def error_order(errors, hs):
    hs = np.sort(hs)[::-1]           # largest first
    e = np.log(np.abs(errors))
    return (e[0] - e[1]) / np.log(hs[0] / hs[1])

# %% numerical_grad
def numerical_grad(f, X, eps=1e-5):
    grad = np.zeros_like(X)          # same shape, same everything
    for i in np.ndindex(X.shape):
        old = X[i]
        X[i] = old + eps
        up = f(X)
        X[i] = old - eps
        down = f(X)
        X[i] = old
        grad[i] = (up - down) / (2 * eps)
    return grad

# %% rel_error
def rel_error(a, b):
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b, axis=-1) / (np.linalg.norm(a, axis=-1) + np.linalg.norm(b, axis=-1))

# %% gradcheck
def gradcheck(cost, params, grads, eps=1e-5, threshold=1e-4):
    result = {}
    for name in params:
        numeric = np.zeros(params[name].shape)
        for i in np.ndindex(numeric.shape):
            moved = {k: np.array(v, dtype=float) for k, v in params.items()}
            moved[name][i] += eps
            up = cost(moved)
            moved[name][i] -= 2 * eps
            numeric[i] = (up - cost(moved)) / (2 * eps)
        below = np.linalg.norm(numeric) + np.linalg.norm(grads[name])
        result[name] = bool(below > 0 and np.linalg.norm(numeric - grads[name]) / below > threshold)
    return result

# %% directional_check
def directional_check(f, G, W, E):
    length = np.linalg.norm(E)
    return bool(abs(np.sum(G @ E.T) / length - (f(W + E) - f(W - E)) / (2 * length)) < 1e-6)

# %% check_shapes
check_shapes = {
    "gradient_by_W": (3, 4),
    "gradient_by_b": (4,),
    "step_E": (4, 3),
    "cost_difference": (4, 3),
    "inner_product": (4, 4),
    "gradient_by_flat_W": (1, 12),
    "all_parameters": (1, 16),
    "change_of_five_costs": (5, 16),
}

# %% loss_evaluations
def loss_evaluations(N, central=True):
    return [2 * N] if central else [N + 1]

# %% repaired_step
def repaired_step(W0, W1, x, y):
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = (y - a2) * a2 * (1 - a2)
    d1 = d2 * W1.T * a1 * (1 - a1)      # now it is a column :)
    W1 += d2 * a1.T
    W0 += d1 @ x.T
    return W0, W1

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    A = cache[layer - 1]
    for W, b in zip(Ws[layer - 1:], bs[layer - 1:]):
        A = sigmoid(W @ A + b.ravel())
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])

# %% Dual
class Dual:
    def __init__(self, v, d=0.0):
        self.v = v
        self.d = d

    def __add__(self, other):
        return Dual(self.v + other.v, self.d + other.d)

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        return Dual(-self.v, -self.d)

    def __sub__(self, other):
        return Dual(self.v - other.v, self.d - other.d)

    def __rsub__(self, other):
        return other - self

    def __mul__(self, other):
        return Dual(self.v * other.v, self.d * other.v + self.v * other.d)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return Dual(self.v / other.v, (self.d * other.v - self.v * other.d) / other.v ** 2)

    def __rtruediv__(self, other):
        return other / self

    def exp(self):
        return Dual(np.exp(self.v), np.exp(self.v) * self.d)

    def sin(self):
        return Dual(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self):
        return Dual(np.cos(self.v), -np.sin(self.v) * self.d)

# %% diff
def diff(expr, var):
    if isinstance(expr, str):
        return "1" if expr == var else "0"
    if not isinstance(expr, tuple):
        return "0"
    if expr[0] == "+":
        return ("+", diff(expr[1], var), diff(expr[2], var))
    if expr[0] == "*":
        return ("+", ("*", diff(expr[1], var), expr[2]), ("*", expr[1], diff(expr[2], var)))
    if expr[0] == "neg":
        return ("neg", diff(expr[1], var))
    if expr[0] == "exp":
        return ("*", expr, diff(expr[1], var))
    return ("neg", ("*", ("*", expr, expr), diff(expr[1], var)))
