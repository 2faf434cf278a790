"""What the calls of `Dual` and `Node` do with the student's class: source for their process."""

from __future__ import annotations

DUALS = """
def logistic(x, w, b):
    return 1 / ((-(w * x + b)).exp() + 1)

def waves(x, w, b):
    return 2 - x * x / (1 + w.cos() * b.sin()) + (x * w).sin() * 3

def slopes(f, Dual, x, w, b):
    inputs = [x, w, b]
    made = [f(*[Dual(v, 1.0 if i == k else 0.0) for i, v in enumerate(inputs)]) for k in range(3)]
    return [made[0].v] + [y.d for y in made]

def parts(*duals):
    return [[y.v, y.d] for y in duals]

def with_each_other(p, q):
    return parts(p + q, p - q, p * q)

def quotients(p, q):
    return parts(p / q, p / 2, 2.5 / p)

def number_on_the_left(p):
    return parts(3 + p, 3 - p, 2.5 * p)

def number_on_the_right(p):
    return parts(p + 3, p - 0.5, p * 4, -p)

def functions(p):
    return parts(p.exp(), p.sin(), p.cos())

def with_operands(p, q):
    y = (p * q + q - p) * (q * 2) + (-q)
    return parts(p, q, y, p * 3)
"""

GRAPHS = """
def logistic(Node, x, w, b):
    x, w, b = Node(x), Node(w), Node(b)
    z = w * x + b
    f = ((-z).exp() + 1).recip()
    f.backward()
    return [f.v, f.grad, z.grad, x.grad, w.grad, b.grad]

def fan_out(Node, a, b):
    a, b = Node(a), Node(b)
    c, d = a + b, b + 1
    e = c * d
    e.backward()
    return [e.v, a.grad, b.grad, c.grad, d.grad, e.grad]

def unequal_paths(Node, a):
    a = Node(a)
    c = a * a
    d = c + a
    e = d * c + d
    k = e * c
    k.backward()
    return [n.v for n in (a, c, d, e, k)] + [n.grad for n in (a, c, d, e, k)]

def numbers(Node, a, b):
    a, b = Node(a), Node(b)
    y = 3 + 2 * a + b * 0.5 + (1.5 + b).exp() * a + a.recip() * -1
    y.backward()
    return [y.v, a.grad, b.grad]

def twice(Node, a, b):
    a, b = Node(a), Node(b)
    c = a * b
    y = c * c + (-a)
    y.backward()
    first = [a.grad, b.grad, c.grad, y.grad]
    y.backward()
    return first + [a.grad, b.grad, c.grad, y.grad]

def one_after_the_other(Node, a, b):
    a, b = Node(a), Node(b)
    c = a * b
    y, z = c + a * 2, c.exp() * b
    y.backward()
    first = [a.grad, b.grad, c.grad]
    z.backward()
    return first + [a.grad, b.grad, c.grad, y.grad]

def chain(Node, a, length):
    a = Node(a)
    y = a
    for k in range(length):
        y = y * 1 * 0.99 + 0.01
    y.backward()
    return [y.v, a.grad]

def the_same_twice(Node, a):
    a = Node(a)
    y = (a + a) * a + (-a)
    before = [a.grad, y.grad]
    y.backward()
    return before + [y.v, a.grad, a.v]
"""
