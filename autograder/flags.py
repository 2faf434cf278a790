"""What an instructor may want to look at in a submission. Flags never change a mark.

Values cannot tell an exact numerical trick from an analytic gradient, and nothing here can either:
these are hints from the text of the cells, which is read and never run.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeGuard

FINITE_DIFFERENCE = "looks like a difference quotient where a formula is asked"
COMPLEX_STEP = "works with complex numbers, as the complex-step trick does"
# A step of a difference quotient is smaller than any constant that a formula has.
ALL_PATHS = "walks every path of the graph, which takes exponential time where paths meet again"
SMALLEST_CONSTANT = 1e-3
MAX_SOURCE = 200_000  # of all cells that are looked at
MAX_FLAGS = 20
# What a course on backpropagation has a use for; everything else is worth a look.
_EXPECTED = """abc bisect checks cmath collections copy dataclasses decimal enum fractions functools
    heapq itertools math matplotlib numbers numpy operator pprint random re statistics string
    textwrap time timeit typing warnings"""
EXPECTED_IMPORTS = frozenset(_EXPECTED.split())

Cells = Sequence[tuple[int, str, str]]


def unusual_imports(cells: Cells) -> list[str]:
    """Return a sentence for each module outside the course's list that the cells import.

    cells: (index, label, source) of code cells, as they are run.
    """
    found: dict[str, str] = {}
    for (index, label, source), tree in zip(cells, _trees(tuple(cells)), strict=True):
        for name in _imported(tree) if "import" in source else ():
            if name not in EXPECTED_IMPORTS:
                found.setdefault(name[:40], label or f"number {index + 1}")
    said = [f"imports {name} in the cell {place}" for name, place in sorted(found.items())]
    return said[:MAX_FLAGS]


def numerical_tricks(name: str, cells: Cells) -> list[str]:
    """Return what in the definition of `name`, and in what it calls, is no analytic formula."""
    definitions = _definitions(tuple(cells))
    waiting, seen = [name], {name}
    nodes: list[ast.AST] = []
    while waiting:
        for node in definitions.get(waiting.pop(), []):
            nodes += ast.walk(node)
            used = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            waiting += sorted(used & definitions.keys() - seen)
            seen |= used
    said = []
    if any(map(_small, nodes)) and any(map(_same_call_twice, nodes)):
        said.append(FINITE_DIFFERENCE)
    if any(map(_complex, nodes)):
        said.append(COMPLEX_STEP)
    return said


def costly_walks(name: str, cells: Cells) -> list[str]:
    """Return what in the class `name` is right and slow: a backward pass along each single path.

    A method that adds to gradients and calls itself on other nodes does so; one that visits every
    node once, in an order, does not.
    """
    classes = (n for n in _definitions(tuple(cells)).get(name, []) if isinstance(n, ast.ClassDef))
    methods = (m for c in classes for m in c.body if isinstance(m, ast.FunctionDef))
    return [ALL_PATHS] if any(map(_passes_itself_on, methods)) else []


def _passes_itself_on(method: ast.FunctionDef) -> bool:
    nodes = list(ast.walk(method))
    called = {n.func.attr for n in nodes if isinstance(n, ast.Call) and _is_attribute(n.func)}
    added = {
        n.target.attr for n in nodes if isinstance(n, ast.AugAssign) and _is_attribute(n.target)
    }
    return method.name in called and "grad" in added


def _is_attribute(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute)


@lru_cache(maxsize=1)  # as for trees
def _definitions(cells: tuple[tuple[int, str, str], ...]) -> dict[str, list[ast.stmt]]:
    found: dict[str, list[ast.stmt]] = {}
    for tree in _trees(cells):
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        found.setdefault(target.id, []).append(node)
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or ".").split(".")[0]
        elif isinstance(node, ast.Name) and node.id == "__import__":
            yield "__import__"


def _small(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):  # 10**-6
        return isinstance(node.right, ast.UnaryOp) and isinstance(node.left, ast.Constant)
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, float) and 0 < value <= SMALLEST_CONSTANT


def _same_call_twice(node: ast.AST) -> bool:
    """Is it f(...) - f(...)?"""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)):
        return False
    left, right = node.left, node.right
    if not (isinstance(left, ast.Call) and isinstance(right, ast.Call)):
        return False
    try:
        return ast.unparse(left.func) == ast.unparse(right.func)
    except RecursionError:  # nested as deep as the parser allows, which no formula is
        return False


def _complex(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, complex)
    if isinstance(node, ast.Attribute):
        return node.attr == "imag" or node.attr.startswith("complex")
    return isinstance(node, ast.Name) and node.id == "complex"


def _without_magic(line: str) -> str:
    start = line.lstrip()
    return line[: len(line) - len(start)] + "pass" if start.startswith(("%", "!")) else line


@lru_cache(maxsize=1)  # every exercise of a notebook asks for the same ones
def _trees(cells: tuple[tuple[int, str, str], ...]) -> list[ast.Module]:
    """Return the cells' trees; empty ones from where their texts together become too long.

    A tree may take five hundred times the memory of its text.
    """
    left = MAX_SOURCE
    trees = []
    for _, _, source in cells:
        left -= len(source)
        trees.append(_parsed(source if left >= 0 else ""))
    return trees


def _parsed(source: str) -> ast.Module:
    """Return the cell's tree; an empty one where it is no Python: the shell has its own magics."""
    lines = [_without_magic(line) for line in source.split("\n")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a student's "\d" is no news to the instructor
        try:
            return ast.parse("\n".join(lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module(body=[], type_ignores=[])
