"""Wrong ways back through a graph, for the misconceptions of `Node`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def in_order(last: Any) -> list[Any]:
    """Return all nodes that `last` was made from, each behind those that it was made from."""
    order: list[Any] = []

    def visit(one: Any) -> None:
        if one not in order:
            for parent, _ in one.parents:
                visit(parent)
            order.append(one)

    visit(last)
    return order


def passed_back(
    order: Callable[[list[Any]], Any] = reversed,
    *,
    seed: float | None = 1.0,
    reset: bool = True,
    add: bool = True,
) -> Any:
    """Return a backward method: the order of the nodes, the first grad, whether grads add up."""

    def backward(self: Any) -> None:
        nodes = in_order(self)
        for one in nodes:
            one.grad = 0.0 if reset else one.grad
        self.grad = self.v if seed is None else seed
        for one in order(nodes):
            for parent, slope in one.parents:
                parent.grad = slope * one.grad + (parent.grad if add else 0.0)

    return backward


def pushed_on_a_stack(self: Any) -> None:
    """Pass on as soon as something arrives, and again when more arrives."""
    for one in in_order(self):
        one.grad = 0.0
    self.grad = 1.0
    stack = [self]
    while stack:
        one = stack.pop()
        for parent, slope in one.parents:
            parent.grad += slope * one.grad
            stack.append(parent)


def called_one_by_one(node: Any) -> None:
    """Let each node call its operands at once, with the grad that it has by now."""
    for parent, slope in node.parents:
        parent.grad += slope * node.grad
        called_one_by_one(parent)


def passed_on_by_calls(self: Any) -> None:
    """Begin with zeros; then each node calls its operands."""
    for one in in_order(self):
        one.grad = 0.0
    self.grad = 1.0
    called_one_by_one(self)


def added_along_all_paths(self: Any, amount: float = 1.0) -> None:
    """Add what comes along each path to what is there already, from earlier calls as well."""
    self.grad += amount
    for parent, slope in self.parents:
        added_along_all_paths(parent, slope * amount)


def operands_in_a_dict(self: Any) -> None:
    """Whoever is an operand twice stands in the dict once."""
    nodes = in_order(self)
    for one in nodes:
        one.grad = 0.0
    self.grad = 1.0
    for one in reversed(nodes):
        for parent, slope in dict(one.parents).items():
            parent.grad += slope * one.grad


def breadth_first(nodes: list[Any]) -> list[Any]:
    """Return the nodes by their distance from the last one."""
    queue = [nodes[-1]]
    for one in queue:
        queue += [parent for parent, _ in one.parents if parent not in queue]
    return list(dict.fromkeys(queue))
