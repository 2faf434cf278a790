"""Who imports whom is a table in CONTRIBUTING.md, and the imports keep to it."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

ROW = re.compile(r"^\| `([^`]+)` \| (.*?) \|", re.MULTILINE)


def allowed() -> dict[str, set[str]]:
    """Module -> the modules it may import, from the table."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.split("<!-- imports: begin -->")[1].split("<!-- imports: end -->")[0]
    return {name: set(re.findall(r"`([^`]+)`", names)) for name, names in ROW.findall(table)}


def unit(module: str, names: set[str]) -> str:
    """The row that a dotted module belongs to: its longest prefix in the table."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in names:
            return ".".join(parts[:length])
    return module


def imported(path) -> set[str]:
    """The modules of ours that a file imports, relative imports resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in ("autograder", "solutions")}


def files():
    for package in ("autograder", "solutions"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "classroom" not in path.parts:
                yield pytest.param(path, id=str(path.relative_to(ROOT)))


@pytest.mark.parametrize("path", list(files()))
def test_a_module_imports_only_what_the_table_allows(path):
    rows = allowed()
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    me = unit(module, set(rows))
    assert me in rows, f"{module} has no row in CONTRIBUTING.md"
    used = {unit(name, set(rows)) for name in imported(path)} - {me}
    assert used <= rows[me], (
        f"{module} imports {sorted(used - rows[me])}, which its row does not name"
    )


@pytest.mark.parametrize("path", list(files()))
def test_a_file_stays_a_small_room(path):
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 250, f"{path.relative_to(ROOT)} has {lines} lines; split it"


def test_the_table_has_no_circle():
    rows = allowed()
    done: set[str] = set()
    while len(done) < len(rows):
        free = {name for name, names in rows.items() if name not in done and names <= done}
        assert free, f"these import each other: {sorted(set(rows) - done)}"
        done |= free
