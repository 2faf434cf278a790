"""The text of the reference as it stands in a notebook: solved, and given where it is not asked."""

from __future__ import annotations

import ast
import copy
import inspect
import pkgutil
import re
import symtable
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import solutions
from autograder.model import DeclarationError, Exercise

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
# A locked cell that begins so holds the reference functions that the line names.
GIVEN = "# Given: "

# What Markdown would not show as it stands.
SPECIAL = re.compile(r"(`[^`]*`)|([\\*_\[\]<>|#$])")

Definition = ast.FunctionDef | ast.ClassDef | ast.Assign


def solution_source(exercise: Exercise) -> str:
    """Return the instructor's cell: plain signature and docstring, then the body between markers.

    A class keeps the heads of its methods, each body between markers. For a dict of answers: its
    comment, the dict with every answer None, then the answers.
    """
    node, lines = _definition(exercise.name)
    first, last = node.lineno - 1, node.end_lineno or node.lineno
    if isinstance(node, ast.FunctionDef):
        return "\n".join(_marked(node, lines))
    if isinstance(node, ast.ClassDef):
        parts = [*lines[first : _head_end(node)]]
        for part in node.body[1:]:
            if not isinstance(part, ast.FunctionDef):
                raise DeclarationError(
                    f"{exercise.name}: line {part.lineno} of the reference is no method, "
                    "so students would see it; expected a docstring and methods only"
                )
            parts += ["", *_marked(part, lines)]
        return "\n".join(parts)
    start = _first_comment(node, lines)
    stub = [
        f"{exercise.name} = {{",
        *(f'    "{k}": None,' for k in exercise.reference),
        "}",
    ]
    return "\n".join([*lines[start:first], *stub, BEGIN, *lines[first:last], END])


def asked(exercise: Exercise) -> str:
    """Return what the exercise asks: the docstring's first paragraph, or the comment of a quiz."""
    node, lines = _definition(exercise.name)
    if isinstance(node, ast.Assign):
        comment = lines[_first_comment(node, lines) : node.lineno - 1]
        return "\n".join(line.removeprefix("#").removeprefix(" ") for line in comment)
    return " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())


def as_markdown(text: str) -> str:
    """Return plain text as Markdown that shows it; what is in backticks stays code."""
    return SPECIAL.sub(lambda found: found[1] or f"\\{found[2]}", text)


def given_names(source: str) -> list[str]:
    """Return the names that a locked cell's first line lists."""
    listed = source.split("\n", 1)[0].removeprefix(GIVEN.strip()).split(",")
    return [name.strip() for name in listed if name.strip()]


def given_source(names: list[str]) -> str:
    """Return a locked cell's text: the named reference functions, complete.

    Raises DeclarationError for a name that no module of solutions/ defines.
    """
    parts = [GIVEN + ", ".join(names)]
    for name in names:
        node, lines = _definition(name)
        body = lines[node.lineno - 1 : node.end_lineno]
        if isinstance(node, ast.FunctionDef):
            body = [_signature(node), *lines[node.body[0].lineno - 1 : node.end_lineno]]
        parts.append("\n".join(body))
    return "\n\n\n".join(parts)


def needed(names: list[str]) -> list[str]:
    """Return what else of the reference the named parts call, directly or not, in a fixed order."""
    found: list[str] = []
    open_ = list(names)
    while open_:
        for name in sorted(_used(open_.pop(0))):
            if name not in found and name not in names:
                found.append(name)
                open_.append(name)
    return found


def _used(name: str) -> set[str]:
    node, lines = _definition(name)
    source = "\n".join(lines[node.lineno - 1 : node.end_lineno])
    return set(_globals(symtable.symtable(source, name, "exec"))) & _definitions().keys() - {name}


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        top = table.get_type() == "module" and not symbol.is_assigned()
        if symbol.is_referenced() and (symbol.is_global() or top):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _globals(child)


@cache
def _definitions() -> dict[str, tuple[Definition, list[str]]]:
    """Return where the modules of solutions/ define each public name, and that module's lines."""
    found: dict[str, tuple[Definition, list[str]]] = {}
    for info in pkgutil.iter_modules(solutions.__path__, "solutions."):
        source = inspect.getsource(import_module(info.name))
        for node in ast.parse(source).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                name = node.name
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
            else:
                continue
            if name in found:
                raise DeclarationError(f"{name}: two modules of solutions/ define it")
            found[name] = (node, source.splitlines())
    return found


def _definition(name: str) -> tuple[Definition, list[str]]:
    if name not in _definitions():
        raise DeclarationError(f"{name}: no module of solutions/ defines it")
    node, lines = _definitions()[name]
    if not isinstance(node, ast.Assign) and not ast.get_docstring(node):
        raise DeclarationError(f"{name}: the reference has no docstring to show")
    return node, lines


def _first_comment(node: ast.Assign, lines: list[str]) -> int:
    """Return the index of the first line of the comment above a dict of answers."""
    start = node.lineno - 1
    while lines[start - 1].startswith("#"):
        start -= 1
    return start


def _head_end(node: ast.FunctionDef | ast.ClassDef) -> int:
    """Return the number of the docstring's last line."""
    return node.body[0].end_lineno or node.lineno


def _marked(node: ast.FunctionDef, lines: list[str]) -> list[str]:
    """Return a function's lines, its body between the markers of nbgrader."""
    margin = " " * node.col_offset
    head = _head_end(node) if ast.get_docstring(node) else node.body[0].lineno - 1
    documented = lines[node.body[0].lineno - 1 : head]
    body = [f"{margin}    {BEGIN}", *lines[head : node.end_lineno], f"{margin}    {END}"]
    return [margin + _signature(node), *documented, *body]


def _signature(function: ast.FunctionDef) -> str:
    """Return the line that begins the function, without types: the docstring says it in words."""
    arguments = copy.deepcopy(function.args)
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return f"def {function.name}({ast.unparse(arguments)}):"
