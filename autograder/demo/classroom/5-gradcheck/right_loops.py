"""Everything right with plain Python loops and the math module, one number at a time: full marks."""
# base: reference

# %% central_diff
def central_diff(f, x, h):
    if np.ndim(x) == 0:
        return (f(x + h) - f(x - h)) / (2 * h)
    result = np.zeros(np.shape(x))
    for place in np.ndindex(result.shape):
        result[place] = (f(x[place] + h) - f(x[place] - h)) / (2 * h)
    return result

# %% error_order
import math

def error_order(errors, hs):
    table = []
    for e, h in zip(errors, hs):
        table.append((h, abs(e)))
    table.sort()
    (h2, e2), (h1, e1) = table[-2], table[-1]
    return (math.log(e1) - math.log(e2)) / (math.log(h1) - math.log(h2))

# %% numerical_grad
def numerical_grad(f, X, eps=1e-5):
    grad = np.zeros(np.shape(X))
    for index in np.ndindex(grad.shape):
        plus = np.array(X, dtype=float)
        minus = np.array(X, dtype=float)
        plus[index] += eps
        minus[index] -= eps
        grad[index] = (f(plus) - f(minus)) / (2 * eps)
    return grad

# %% rel_error
def rel_error(a, b):
    difference, length_a, length_b = 0, 0, 0
    for p, q in zip(np.ravel(a), np.ravel(b)):
        difference += (p - q) ** 2
        length_a += p ** 2
        length_b += q ** 2
    below = math.sqrt(length_a) + math.sqrt(length_b)
    if below == 0:
        return 0.0
    return math.sqrt(difference) / below

# %% gradcheck
def gradcheck(cost, params, grads, eps=1e-5, threshold=1e-4):
    wrong = set()
    for name in params:
        copies = {}
        for other in params:
            copies[other] = np.array(params[other], dtype=float)
        numeric = np.zeros(copies[name].shape)
        for index in np.ndindex(numeric.shape):
            old = copies[name][index]
            copies[name][index] = old + eps
            up = cost(copies)
            copies[name][index] = old - eps
            down = cost(copies)
            copies[name][index] = old
            numeric[index] = (up - down) / (2 * eps)
        if rel_error(numeric, grads[name]) > threshold:
            wrong.add(name)
    return wrong

# %% directional_check
def directional_check(f, G, W, E):
    inner = 0.0
    squares = 0.0
    for index in np.ndindex(E.shape):
        inner += G[index] * E[index]
        squares += E[index] ** 2
    length = math.sqrt(squares)
    if abs(inner / length - (f(W + E) - f(W - E)) / (2 * length)) < 1e-6:
        return True
    else:
        return False

# %% loss_evaluations
def loss_evaluations(N, central=True):
    count = 0
    if not central:
        count += 1          # f(x), once for all
    for parameter in range(N):
        if central:
            count += 2
        else:
            count += 1
    return count

# %% repaired_step
def repaired_step(W0, W1, x, y):
    n1, n0 = W0.shape
    n2 = W1.shape[0]
    a1 = sigmoid(W0 @ x)
    a2 = sigmoid(W1 @ a1)
    d2 = [(a2[i, 0] - y[i, 0]) * a2[i, 0] * (1 - a2[i, 0]) for i in range(n2)]
    d1 = []
    for j in range(n1):
        total = 0
        for i in range(n2):
            total += d2[i] * W1[i, j]
        d1.append(total * a1[j, 0] * (1 - a1[j, 0]))
    new0, new1 = np.zeros((n1, n0)), np.zeros((n2, n1))
    for j in range(n1):
        for k in range(n0):
            new0[j, k] = W0[j, k] - d1[j] * x[k, 0]
    for i in range(n2):
        for j in range(n1):
            new1[i, j] = W1[i, j] - d2[i] * a1[j, 0]
    return new0, new1

# %% loss_from_layer
def loss_from_layer(Ws, bs, cache, layer, Y):
    total = 0
    m = Y.shape[1]
    for k in range(m):                              # sample by sample
        a = cache[layer - 1][:, [k]]
        l = layer
        while l <= len(Ws):
            a = sigmoid(Ws[l - 1] @ a + bs[l - 1])
            l += 1
        for i in range(len(a)):
            total += (a[i, 0] - Y[i, k]) ** 2 / 2
    return total / m

# %% Node
import math   # other notebook, so again

class Node:
    """The sum over all paths: slow, but the graphs are small."""

    def __init__(self, v):
        self.v = v
        self.grad = 0.0
        self.operands = []
        self.slopes = []

    def made(self, v, operands, slopes):
        n = Node(v)
        n.operands, n.slopes = operands, slopes
        return n

    def __add__(self, other):
        if not isinstance(other, Node):
            other = Node(other)
        return self.made(self.v + other.v, [self, other], [1, 1])

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        return self.made(-self.v, [self], [-1])

    def __mul__(self, other):
        if not isinstance(other, Node):
            other = Node(other)
        return self.made(self.v * other.v, [self, other], [other.v, self.v])

    def __rmul__(self, other):
        return self * other

    def exp(self):
        e = math.exp(self.v)
        return self.made(e, [self], [e])

    def recip(self):
        return self.made(1 / self.v, [self], [-1 / self.v / self.v])

    def reset(self):
        self.grad = 0.0
        for operand in self.operands:
            operand.reset()

    def walk(self, along):
        self.grad += along
        for operand, slope in zip(self.operands, self.slopes):
            operand.walk(along * slope)

    def backward(self):
        self.reset()
        self.walk(1.0)

# %% diff
def diff(expr, var):
    if isinstance(expr, (int, float)):
        return 0
    if isinstance(expr, str):
        if expr == var:
            return 1
        return 0
    if expr[0] == "+":
        return ("+", diff(expr[1], var), diff(expr[2], var))
    if expr[0] == "*":
        u, v = expr[1], expr[2]
        return ("+", ("*", diff(u, var), v), ("*", u, diff(v, var)))
    if expr[0] == "neg":
        return ("neg", diff(expr[1], var))
    if expr[0] == "exp":
        return ("*", ("exp", expr[1]), diff(expr[1], var))
    if expr[0] == "inv":
        square = ("*", expr[1], expr[1])
        return ("*", ("neg", diff(expr[1], var)), ("inv", square))
