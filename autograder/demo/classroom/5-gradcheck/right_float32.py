"""Right throughout, in single precision wherever no difference quotient is taken: full marks with a note."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    # float64 here!! in float32 only 3 digits of the difference are left
    return np.float64(f(x + h) - f(x - h)) / (2 * h)

# %% repaired_step
def repaired_step(W0, W1, x, y):
    W0, W1, x, y = [np.float32(v) for v in (W0, W1, x, y)]
    a1 = 1 / (1 + np.exp(-(W0 @ x)))
    a2 = 1 / (1 + np.exp(-(W1 @ a1)))
    d2 = (a2 - y) * a2 * (1 - a2)
    d1 = W1.T @ d2 * a1 * (1 - a1)
    return W0 - d1 @ x.T, W1 - d2 @ a1.T

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    A = cache[layer - 1].astype("float32")
    for W, b in zip(Ws[layer - 1:], bs[layer - 1:]):
        A = sigmoid(W.astype("float32") @ A + b.astype("float32")).astype("float32")
    return np.float32(0.5) * np.sum((A - Y.astype("float32")) ** 2) / np.float32(Y.shape[1])

# %% Dual
class Dual:
    def __init__(self, v, d=0.0):
        self.v = np.float32(v)
        self.d = np.float32(d)

    def __add__(self, u):
        return Dual(self.v + u.v, self.d + u.d) if isinstance(u, Dual) else Dual(self.v + u, self.d)

    def __radd__(self, u):
        return self + u

    def __neg__(self):
        return Dual(-self.v, -self.d)

    def __sub__(self, u):
        return self + -u

    def __rsub__(self, u):
        return -self + u

    def __mul__(self, u):
        if not isinstance(u, Dual):
            return Dual(self.v * u, self.d * u)
        return Dual(self.v * u.v, self.d * u.v + self.v * u.d)

    def __rmul__(self, u):
        return self * u

    def __truediv__(self, u):
        if not isinstance(u, Dual):
            return Dual(self.v / u, self.d / u)
        return Dual(self.v / u.v, (self.d - self.v / u.v * u.d) / u.v)

    def __rtruediv__(self, u):
        return Dual(u) / self

    def exp(self):
        return Dual(np.exp(self.v), np.exp(self.v) * self.d)

    def sin(self):
        return Dual(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self):
        return Dual(np.cos(self.v), -np.sin(self.v) * self.d)
