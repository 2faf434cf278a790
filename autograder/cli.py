"""The command `backgrade`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograder import commands
from autograder.course import CourseError
from autograder.gradebook import RecordingError
from autograder.model import DeclarationError
from autograder.results import ResultError
from autograder.sandbox.host import SandboxError, SandboxUnavailable
from autograder.settings import SettingsError
from autograder.suite import ASSIGNMENTS

# Beside 0 (done), 1 (`check` found problems) and 4 (not all was graded), which commands return.
EXIT_USAGE, EXIT_NO_SANDBOX, EXIT_BROKEN, EXIT_STOPPED = 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 wrong folder or name,
    3 no working sandbox, 4 submissions that could not be graded for a fault of ours, 130 stopped.
    """
    options = _parser().parse_args(arguments)
    console = Console(stderr=True)
    try:
        code: int = options.run(options)
    except (CourseError, DeclarationError, ResultError, SettingsError) as error:
        console.print(f"backgrade: {error}", markup=False, highlight=False, soft_wrap=True)
        return EXIT_USAGE
    except (SandboxError, SandboxUnavailable) as error:
        console.print(f"backgrade: {error}", markup=False, highlight=False, soft_wrap=True)
        return EXIT_NO_SANDBOX
    except RecordingError as error:
        console.print(f"backgrade: {error}", markup=False, highlight=False, soft_wrap=True)
        return EXIT_BROKEN
    except KeyboardInterrupt:
        console.print("backgrade: stopped; what was graded is kept, run the command again to go on")
        return EXIT_STOPPED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backgrade", description="Auto-graded exercises for backpropagation, on nbgrader."
    )
    parser.add_argument(
        "--course", type=Path, default=Path(), help="the course folder (default: this folder)"
    )
    commands_ = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands_.add_parser("build", help="derive source cells, checks and release")
    build.add_argument("assignment", nargs="*", help=f"default: all ({', '.join(ASSIGNMENTS)})")
    build.set_defaults(run=commands.build)

    check = commands_.add_parser("check", help="prove the assignments before release")
    check.add_argument("assignment", nargs="*", help="default: all")
    check.add_argument(
        "--kill-matrix",
        type=Path,
        metavar="FOLDER",
        help="write there, for each assignment, which case rejects which misconception",
    )
    check.set_defaults(run=commands.check)

    grade = commands_.add_parser("grade", help="grade what is in submitted/ into the gradebook")
    grade.add_argument("assignment")
    grade.add_argument("--student", action="append", help="grade this student only; repeatable")
    grade.add_argument("--workers", type=_count, default=0, help="processes (default: one a core)")
    grade.add_argument("--force", action="store_true", help="grade again what is already graded")
    grade.add_argument("--quiet", action="store_true", help="no progress bar and no table")
    grade.add_argument("--no-feedback", action="store_true", help="write no pages to feedback/")
    grade.add_argument(
        "--without-sandbox",
        action="store_true",
        help="DANGEROUS: run student code with your rights; stamped on every result",
    )
    grade.set_defaults(run=commands.grade)

    demo = commands_.add_parser("demo", help="make and grade a class of made-up students")
    demo.add_argument("assignment", nargs="*", help="default: all")
    demo.add_argument("--folder", type=Path, default=Path("demo"), help="where (default: demo)")
    demo.set_defaults(run=commands.demo)
    return parser


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"expected a whole number, 0 or more, not {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
