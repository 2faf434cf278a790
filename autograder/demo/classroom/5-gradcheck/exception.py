"""A function that others call stops with an error, a class lacks a method and a cell stops before its function exists: those and what uses them."""
# base: reference

# %% rel_error
def rel_error(a, b):
    if a == 0 and b == 0:
        return 0.0
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))

# %% directional_check
E_test = 1e-4 * np.random.rand(2, 3)
print(directional_chek(lambda W: np.sum(W ** 2), 2 * np.ones((2, 3)), np.ones((2, 3)), E_test))

def directional_check(f, G, W, E):
    n = np.linalg.norm(E)
    return abs(np.sum(G * E) / n - (f(W + E) - f(W - E)) / (2 * n)) < 1e-6

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    A = cache[layer - 1]
    for l in range(layer, len(Ws) + 1):
        A = sigmoid(Ws[l] @ A + bs[l])
    return np.sum((A - Y) ** 2) / (2 * Y.shape[1])

# %% Dual
class Dual:
    def __init__(self, v, d=0.0):
        self.v = v
        self.d = d

    def _dual(self, other):
        return other if isinstance(other, Dual) else Dual(other)

    def __add__(self, other):
        other = self._dual(other)
        return Dual(self.v + other.v, self.d + other.d)

    def __sub__(self, other):
        return self + -self._dual(other)

    def __neg__(self):
        return Dual(-self.v, -self.d)

    def __mul__(self, other):
        other = self._dual(other)
        return Dual(self.v * other.v, self.d * other.v + self.v * other.d)

    def __truediv__(self, other):
        other = self._dual(other)
        return Dual(self.v / other.v, (self.d * other.v - self.v * other.d) / other.v ** 2)

    def exp(self):
        return Dual(np.exp(self.v), np.exp(self.v) * self.d)

    def sin(self):
        return Dual(np.sin(self.v), np.cos(self.v) * self.d)

    def cos(self):
        return Dual(np.cos(self.v), -np.sin(self.v) * self.d)
