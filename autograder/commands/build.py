"""`backgrade build`: derive source cells, checks and release."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from autograder import exercise_page
from autograder.commands.parsing import chosen, course, describe
from autograder.errata import page as errata
from autograder.notebooks import release

# What `backgrade build` writes beside the assignments: name -> its text for a course folder.
PAGES: dict[str, Callable[[Path], str]] = {
    "ERRATA.md": lambda _: errata.page(),
    exercise_page.PAGE: exercise_page.page,
}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        build,
        example="  backgrade build 1-activations    after an edit of its notebook or its suite",
    )
    parser.add_argument("assignment", nargs="*", help="default: all in source/")
    parser.add_argument(
        "--drop",
        action="append",
        default=[],
        metavar="NAME",
        help="let an exercise go that people have marked or commented on; repeatable",
    )


def build(options: argparse.Namespace) -> int:
    """Derive and release; say which files changed."""
    out = Console()
    root = course(options)
    for name in chosen(root, options.assignment):
        changed = release.build(root, name, options.drop)
        for path in changed:
            out.print(f"changed {path}", highlight=False)
        if not changed:
            out.print(f"{name}: everything is current", highlight=False)
    for name in stale_pages(root):
        (root / name).write_text(PAGES[name](root), "utf-8")
        out.print(f"changed {name}", highlight=False)
    return 0


def stale_pages(root: Path) -> list[str]:
    """Return the names of the course's generated pages that are missing or not current."""
    return [
        name
        for name, page in PAGES.items()
        if not (root / name).is_file() or (root / name).read_text("utf-8") != page(root)
    ]
