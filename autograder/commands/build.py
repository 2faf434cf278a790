"""`backgrade build`: derive source cells, checks and release."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from autograder.commands.parsing import Commands, add_command, chosen, course
from autograder.errata import page as errata
from autograder.notebooks import release

ERRATA = "ERRATA.md"


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = add_command(
        commands,
        "build",
        build,
        what="derive source cells, checks and release",
        example="  backgrade build 1-activations    after an edit of its notebook or its suite",
    )
    parser.add_argument("assignment", nargs="*", help="default: all in source/")


def build(options: argparse.Namespace) -> int:
    """Derive and release; say which files changed."""
    out = Console()
    root = course(options)
    for name in chosen(root, options.assignment):
        changed = release.build(root, name)
        for path in changed:
            out.print(f"changed {path}", highlight=False)
        if not changed:
            out.print(f"{name}: everything is current", highlight=False)
    if not errata_current(root):
        (root / ERRATA).write_text(errata.page(), "utf-8")
        out.print(f"changed {ERRATA}", highlight=False)
    return 0


def errata_current(root: Path) -> bool:
    """Is the course's list of errata what the tables say?"""
    path = root / ERRATA
    return path.is_file() and path.read_text("utf-8") == errata.page()
