"""Wrong classes `Node` that are no listed misconceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from solutions.autodiff import Dual, Node
from tests.wheats.gradcheck_nodes import Operations
from tests.wheats.gradcheck_styles import careless


def order_of(last: Any, seen: Any = None) -> list[Any]:
    """Return the nodes in order, each once; `seen` may take different nodes for the same."""
    seen = seen or id
    order, known = [], set()

    def visit(one: Any) -> None:
        if seen(one) not in known:
            known.add(seen(one))
            for parent, _ in one.made_from:
                visit(parent)
            order.append(one)

    visit(last)
    return order


def node(back: Any = None, **methods: Any) -> Any:
    """Return a class Node with another way back or with some wrong methods."""
    return type("Node", (Operations,), {"backward": back or walked(), **methods})


def walked(
    sort: Any = reversed,
    seed: Any = 1.0,
    collect: Any = None,
    combine: Any = None,
    seen: Any = None,
) -> Any:
    """Return a way back; collect(order) picks nodes, combine(old, new) joins what arrives."""
    combine = combine or (lambda old, new: old + new)

    def backward(self: Any) -> None:
        order = order_of(self, seen)
        for one in order:
            one.grad = 0.0
        self.grad = seed
        for one in (collect or list)(sort(order)):
            for parent, slope in one.made_from:
                parent.grad = combine(parent.grad, slope * one.grad)

    return backward


def then(change: Any) -> Any:
    """Return the right way back, and something else after it."""

    def backward(self: Any) -> None:
        walked()(self)
        change(self, order_of(self))

    return backward


def set_all(name: str, value: Any) -> Any:
    def change(self: Any, order: list[Any]) -> None:
        for one in order:
            setattr(one, name, value(one, self))

    return then(change)


def parents_in_a_dict(self: Any) -> None:
    """Whoever is a parent twice stands in the dict once."""
    order = order_of(self)
    for one in order:
        one.grad = 0.0
    self.grad = 1.0
    for one in reversed(order):
        for parent, slope in dict(one.made_from).items():
            parent.grad += slope * one.grad


class Taped(Operations):
    """All nodes that were ever made stand on one tape, and all of them start afresh."""

    tape: list[Any] = []  # noqa: RUF012

    def __init__(self, v: Any, made_from: Any = ()) -> None:
        super().__init__(v, made_from)
        self.tape.append(self)

    def backward(self) -> None:
        for one in self.tape:
            one.grad = 0.0
        self.grad = 1.0
        for one in reversed(self.tape):
            for parent, slope in one.made_from:
                parent.grad += slope * one.grad


def called_in_a_row(self: Any, amount: Any = 1.0) -> None:
    """The sum over all paths, never reset."""
    self.grad += amount
    for parent, slope in self.made_from:
        called_in_a_row(parent, slope * amount)


def reset_on_the_way(self: Any) -> None:
    """Each node calls its parents, with the grad that it has at the moment."""
    self.grad = self.grad or 1.0
    for parent, slope in self.made_from:
        parent.grad += slope * self.grad
        reset_on_the_way(parent)


NODES: dict[str, Any] = careless() | {
    "one step back": node(walked(collect=lambda order: list(order)[:1])),
    "ten nodes back": node(walked(collect=lambda order: list(order)[:10])),
    "a hundred nodes back": node(walked(collect=lambda order: list(order)[:100])),
    "the first grad is 2": node(walked(seed=2.0)),
    "the largest share": node(walked(combine=max)),
    "the mean of old and new": node(walked(combine=lambda old, new: (old + new) / 2)),
    "the first share": node(walked(combine=lambda old, new: old or new)),
    "shares multiplied": node(walked(combine=lambda old, new: old * new if old else new)),
    "shares without their sign": node(walked(combine=lambda old, new: abs(old) + abs(new))),
    "equal values are the same node": node(walked(seen=lambda one: one.v)),
    "sorted by value": node(walked(sort=lambda o: sorted(o, key=lambda n: -abs(n.v)))),
    "sorted by the number of parents": node(
        walked(sort=lambda o: sorted(o, key=lambda n: -len(n.made_from)))
    ),
    "the output twice": node(walked(collect=lambda order: [*list(order)[:1], *order])),
    "parents in a dict": node(parents_in_a_dict),
    "one tape, all of it afresh": Taped,
    "never reset": node(called_in_a_row),
    "handed on at once, never reset": node(reset_on_the_way),
    "grads of inputs only": node(set_all("grad", lambda n, e: 0.0 if n.made_from else n.grad)),
    "the output's grad thrown away": node(then(lambda e, order: setattr(e, "grad", 0.0))),
    "values become grads": node(set_all("v", lambda n, e: n.grad)),
    "rounded": node(set_all("grad", lambda n, e: round(n.grad, 3))),
    "half precision": node(set_all("grad", lambda n, e: np.float16(n.grad))),
    "lists": node(set_all("grad", lambda n, e: [n.grad])),
    "arrays of one": node(set_all("grad", lambda n, e: np.array([n.grad]))),
    "relative slopes": node(set_all("grad", lambda n, e: n.grad * n.v / e.v)),
    "1 in 10000 too much": node(set_all("grad", lambda n, e: 1.0001 * n.grad)),
    "minus the slopes": node(set_all("grad", lambda n, e: -n.grad)),
    "nothing happens": node(lambda self: None),
    "returns the slopes": node(lambda self: {id(n): n.grad for n in order_of(self)}),
    "no backward": type("Node", (Operations,), {}),
    "grad is None at first": node(
        grad=None, __init__=lambda s, v, m=(): vars(s).update(v=v, made_from=m)
    ),
    "no numbers on the left of a product": node(__rmul__=None),
    "no numbers on the left of a sum": node(__radd__=None),
    "no numbers at all": node(node=lambda self, other: other),
    "no minus sign": node(__neg__=None),
    "no reciprocal": node(recip=None),
    "constants are lost": node(__radd__=lambda s, o: s, __rmul__=lambda s, o: s),
    "slope of a product: both factors": node(
        __mul__=lambda s, o: type(s)(
            s.v * s.node(o).v, ((s, s.v * s.node(o).v), (s.node(o), s.v * s.node(o).v))
        )
    ),
    "slope of exp by a quotient": node(
        exp=lambda s: type(s)(np.exp(s.v), ((s, (np.exp(s.v + 1e-4) - np.exp(s.v)) / 1e-4),))
    ),
    "slope of 1/u by its square root": node(
        recip=lambda s: type(s)(1 / s.v, ((s, -1 / abs(s.v) ** 0.5),))
    ),
    "sum with slopes 1 and 0": node(
        __add__=lambda s, o: type(s)(s.v + s.node(o).v, ((s, 1), (s.node(o), 0)))
    ),
    "the class of the forward mode": Dual,
    "an instance": Node(1.0),
}
