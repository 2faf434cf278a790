"""Classes `Node` that students of assignment 5 might write, all of them right."""

from __future__ import annotations

import heapq
import itertools
import math
from dataclasses import dataclass, field

import numpy as np


class Operations:
    """The operations; a subclass keeps the operands and walks back in its own way."""

    def __init__(self, v, made_from=()):
        self.v, self.grad, self.made_from = v, 0.0, made_from

    def node(self, other):
        return other if isinstance(other, Operations) else type(self)(other)

    def __add__(self, other):
        other = self.node(other)
        return type(self)(self.v + other.v, ((self, 1), (other, 1)))

    def __mul__(self, other):
        other = self.node(other)
        return type(self)(self.v * other.v, ((self, other.v), (other, self.v)))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return type(self)(-self.v, ((self, -1),))

    def exp(self):
        e = math.exp(self.v)
        return type(self)(e, ((self, e),))

    def recip(self):
        return type(self)(1 / self.v, ((self, -1 / self.v**2),))


class Paths(Operations):
    """The sum over all paths: right, and slow where there are many."""

    def backward(self):
        self.clear()
        self.receive(1.0)

    def clear(self):
        self.grad = 0.0
        for node, _ in self.made_from:
            node.clear()

    def receive(self, amount):
        self.grad += amount
        for node, slope in self.made_from:
            node.receive(slope * amount)


class Counting(Operations):
    """Counts how many grads are still to come (the algorithm of Kahn)."""

    def backward(self):
        waiting, users = [self], {self: 0}
        for node in waiting:
            for parent, _ in node.made_from:
                if parent not in users:
                    users[parent] = 0
                    waiting.append(parent)
                users[parent] += 1
        for node in users:
            node.grad = 0.0
        self.grad, ready = 1.0, [self]
        while ready:
            node = ready.pop()
            for parent, slope in node.made_from:
                parent.grad += node.grad * slope
                users[parent] -= 1
                if users[parent] == 0:
                    ready.append(parent)


class Numbered(Operations):
    """A node is always younger than those it was made from: go by age."""

    clock = itertools.count()

    def __init__(self, v, made_from=()):
        super().__init__(v, made_from)
        self.born = next(self.clock)

    def backward(self):
        total, queue, done = {self: 1.0}, [(-self.born, self)], []
        while queue:
            _, node = heapq.heappop(queue)
            done.append(node)
            for parent, slope in node.made_from:
                if parent not in total:
                    heapq.heappush(queue, (-parent.born, parent))
                total[parent] = total.get(parent, 0.0) + slope * total[node]
        for node in done:
            node.grad = total[node]


class Forward(Operations):
    """Keeps the derivatives by all nodes before it at once: a forward mode in disguise."""

    def __init__(self, v, made_from=()):
        super().__init__(v, made_from)
        self.slopes = {self: 1.0}
        for node, slope in made_from:
            for source, inner in node.slopes.items():
                self.slopes[source] = self.slopes.get(source, 0.0) + slope * inner

    def backward(self):
        for source, slope in self.slopes.items():
            source.grad = slope


class Value:
    """In the style of a well-known small library: each node keeps a function that hands on."""

    def __init__(self, v, _children=()):
        self.v, self.grad = v, 0.0
        self._backward = lambda: None
        self._prev = set(_children)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.v + other.v, (self, other))

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.v * other.v, (self, other))

        def _backward():
            self.grad += other.v * out.grad
            other.grad += self.v * out.grad

        out._backward = _backward
        return out

    def exp(self):
        out = Value(np.exp(self.v), (self,))

        def _backward():
            self.grad += out.v * out.grad

        out._backward = _backward
        return out

    def recip(self):
        out = Value(self.v**-1.0, (self,))

        def _backward():
            self.grad += -(self.v**-2.0) * out.grad

        out._backward = _backward
        return out

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        for v in topo:
            v.grad = 0.0
        self.grad = 1.0
        for v in reversed(topo):
            v._backward()


@dataclass(eq=False)
class Stacked(Operations):
    """A dataclass; its topological order is found with a stack, without recursion."""

    v: float
    made_from: tuple = ()
    grad: float = field(default=0.0, init=False)

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, finished = stack.pop()
            if finished:
                order.insert(0, node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack += [(parent, False) for parent, _ in node.made_from]
        for node in order:
            node.grad = 1.0 if node is self else 0.0
        for node in order:
            for parent, slope in node.made_from:
                parent.grad = parent.grad + node.grad * slope


class Layered(Operations):
    """Each node knows its depth; the deepest go first."""

    def __init__(self, v, made_from=()):
        super().__init__(v, made_from)
        self.depth = 1 + max((node.depth for node, _ in made_from), default=0)

    def backward(self):
        nodes, front = {self}, {self}
        while front:
            front = {parent for node in front for parent, _ in node.made_from} - nodes
            nodes |= front
        for node in nodes:
            node.grad = np.array(0.0)
        self.grad = np.array(1.0)
        for node in sorted(nodes, key=lambda n: n.depth, reverse=True):
            for parent, slope in node.made_from:
                parent.grad = parent.grad + slope * node.grad


NODES = {
    "the sum over all paths": Paths,
    "counts what is still to come": Counting,
    "goes by age": Numbered,
    "a forward mode in disguise": Forward,
    "functions that hand on": Value,
    "a dataclass with a stack": Stacked,
    "goes by depth, with 0-d arrays": Layered,
    "a function that makes the class": lambda v: Numbered(v),
}
