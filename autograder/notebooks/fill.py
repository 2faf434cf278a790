"""Fill a source notebook's code from solutions and suite; prose and order stay as written."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import solutions
from autograder.cells import checked_exercise, grading
from autograder.model import CHECK_PREFIX, DeclarationError, Exercise

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
# A locked cell that begins so gets the reference functions that the line names.
GIVEN = "# Given: "
KEPT_METADATA = ("nbgrader", "tags", "deletable", "editable")
# Stock nbgrader would give full marks to a check cell that stays silent; this line prevents it.
UNPLUGGED = (
    "### BEGIN HIDDEN TESTS\nraise RuntimeError(\"0 marks: Backgrade's grader is not plugged in; "
    'grade inside the course folder, beside nbgrader_config.py")\n### END HIDDEN TESTS'
)


def fill(notebook: Any, exercises: Mapping[str, Exercise]) -> list[str]:
    """Fill `notebook` (nbformat 4) in place and return the names of its exercises, in order.

    Solution cells (`grade_id` = exercise) get the reference between solution markers, check cells
    (`test-<exercise>`) get the visible check and the marks; locked cells that begin with
    `# Given: sigmoid, relu` get these functions, from assignments that are over. Outputs and what an editor leaves in
    metadata are removed. Raises DeclarationError for a cell that no exercise belongs to.
    """
    found: list[str] = []
    checked: list[str] = []
    for cell in notebook["cells"]:
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k in KEPT_METADATA}
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        graded = grading(cell)
        if graded.get("solution"):
            exercise = _exercise(graded["grade_id"], exercises)
            cell["source"] = solution_source(exercise)
            found.append(exercise.name)
        elif cell["source"].startswith(GIVEN) and graded.get("locked"):
            cell["source"] = given_source(cell["source"].splitlines()[0])
        elif graded.get("grade"):
            exercise = _exercise(checked_exercise(cell), exercises)
            cell["source"] = f'check("{exercise.name}")\n{UNPLUGGED}'
            cell["metadata"]["nbgrader"]["points"] = exercise.marks
            # "Run all" goes on behind a check that does not pass yet.
            cell["metadata"]["tags"] = ["raises-exception"]
            checked.append(exercise.name)
    if sorted(found) != sorted(checked):
        odd = sorted(set(found) ^ set(checked)) or "a cell that stands twice"
        raise DeclarationError(
            f"expected one solution cell and one {CHECK_PREFIX}<name> cell for each exercise, "
            f"but this is not so for {odd}"
        )
    notebook["metadata"] = {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
    }
    return found


def solution_source(exercise: Exercise) -> str:
    """Return the instructor's cell: plain signature and docstring, then the body between markers.

    A class keeps its methods' heads, each body between markers. For a dict of answers: its
    comment, the dict with every answer None, then the answers.
    """
    node, lines = _definition(exercise.name)
    first, last = node.lineno - 1, node.end_lineno or node.lineno
    if isinstance(node, ast.FunctionDef):
        return "\n".join(_marked(node, lines))
    if isinstance(node, ast.ClassDef):
        parts = [lines[first : _head(node)]]
        for part in node.body[1:]:
            if not isinstance(part, ast.FunctionDef):
                raise DeclarationError(
                    f"{exercise.name}: line {part.lineno} is no method, so its solution would show"
                )
            parts.append(["", *_marked(part, lines)])
        return "\n".join(line for part_lines in parts for line in part_lines)
    start = first
    while lines[start - 1].startswith("#"):
        start -= 1
    stub = [
        f"{exercise.name} = {{",
        *(f'    "{k}": None,' for k in exercise.reference),
        "}",
    ]
    return "\n".join([*lines[start:first], *stub, BEGIN, *lines[first:last], END])


def given_source(first_line: str) -> str:
    """Return a locked cell's text: the reference functions that its first line names, complete.

    Raises DeclarationError for a name that no module of solutions/ defines.
    """
    parts = [first_line]
    for name in first_line.removeprefix(GIVEN).split(","):
        node, lines = _definition(name.strip())
        body = lines[node.lineno - 1 : node.end_lineno]
        if isinstance(node, ast.FunctionDef):
            body = [_signature(node), *lines[node.body[0].lineno - 1 : node.end_lineno]]
        parts.append("\n".join(body))
    return "\n\n\n".join(parts)


def _definition(name: str) -> tuple[ast.FunctionDef | ast.ClassDef | ast.Assign, list[str]]:
    """Return where a solutions module defines the name, and the lines of that module."""
    module = _module_of(name)
    source = inspect.getsource(module)
    for node in ast.parse(source).body:
        named = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name
        if named and not ast.get_docstring(node):
            raise DeclarationError(f"{name}: the reference has no docstring to show")
        if named or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name):
            return node, source.splitlines()
    raise DeclarationError(f"{name}: no function, class or dict of this name in {module.__name__}")


def _head(node: ast.FunctionDef | ast.ClassDef) -> int:
    """Return the number of the docstring's last line."""
    return node.body[0].end_lineno or node.lineno


def _marked(node: ast.FunctionDef, lines: list[str]) -> list[str]:
    """Return a function's lines, its body between the markers of nbgrader."""
    margin = " " * node.col_offset
    head = _head(node) if ast.get_docstring(node) else node.body[0].lineno - 1
    documented = lines[node.body[0].lineno - 1 : head]
    body = [f"{margin}    {BEGIN}", *lines[head : node.end_lineno], f"{margin}    {END}"]
    return [margin + _signature(node), *documented, *body]


def _signature(function: ast.FunctionDef) -> str:
    """Return the line that begins the function, without types: the docstring says it in words."""
    for argument in ast.walk(function.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return f"def {function.name}({ast.unparse(function.args)}):"


def _exercise(name: str, exercises: Mapping[str, Exercise]) -> Exercise:
    if name not in exercises:
        raise DeclarationError(
            f"a cell has the grade_id of an exercise {name!r}, but the suite has {list(exercises)}"
        )
    return exercises[name]


def _module_of(name: str) -> ModuleType:
    for info in pkgutil.iter_modules(solutions.__path__, "solutions."):
        module = importlib.import_module(info.name)
        if hasattr(module, name):
            return module
    raise DeclarationError(f"{name}: no module of solutions/ defines it")
