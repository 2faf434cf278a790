"""What the commands' parsers share: a help text with an example, the course folder, names."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.course import CourseError, assignments, course_folder, known_assignment
from autograder.terminal import safe_line

Commands = Any  # what `add_subparsers` returns; argparse keeps its class to itself


def add_command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    *,
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    """Add a command; `run` gets the parsed options and returns the exit code.

    what: one line for the list of commands. example: shown below the options, as it is.
    """
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def course(options: argparse.Namespace) -> Path:
    """Return the course folder. Raises CourseError where it is none."""
    return course_folder(options.course.resolve())


def chosen(root: Path, names: list[str]) -> list[str]:
    """Return the named assignments, or all of the course. Raises CourseError for an unknown one."""
    found = [known_assignment(root, name) for name in names] or assignments(root)
    if not found:
        raise CourseError(f"{root / 'source'} holds no assignment; `backgrade new` makes one")
    return found


def count(text: str) -> int:
    """Read a whole number, 0 or more."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"expected a whole number, 0 or more, not {text!r}")
    return int(text)


def say_trouble(text: str) -> None:
    """Print to standard error. Names and tracebacks may hold what students wrote: each line is
    shown as it is, but for what a terminal or the host of a log would obey.
    """
    shown = "\n".join(map(safe_line, text.splitlines()))
    Console(stderr=True).print(shown, markup=False, highlight=False, soft_wrap=True)
