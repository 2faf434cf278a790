"""What the commands' parsers share: a help text with an example, the course folder, names."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from autograder.course import CourseError, assignments, course_folder, known_assignment


def describe(
    parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int], *, example: str
) -> None:
    """Say what a command does: `run` gets the parsed options and returns the exit code.

    example: shown below the options, as it is.
    """
    parser.epilog = f"example:\n{example}"
    parser.set_defaults(run=run)


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
