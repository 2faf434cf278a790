"""The command `backgrade`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.commands import build, check, demo, exercises, grade, gradescope, new, report, show
from autograder.commands.parsing import say_trouble
from autograder.course import CourseError
from autograder.crew import CrewGoneError
from autograder.model import DeclarationError
from autograder.notebooks.database import GradebookError
from autograder.results import ResultError
from autograder.sandbox.host import SandboxError, SandboxUnavailable
from autograder.settings import SettingsError

# In the order of an instructor's week.
COMMANDS = (exercises, new, build, check, grade, report, show, gradescope, demo)

# Beside 0 (done), 1 (`check` found problems) and 4 (not all was graded), which commands return.
EXIT_USAGE, EXIT_NO_SANDBOX, EXIT_BROKEN, EXIT_STOPPED = 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 wrong folder or name,
    3 no working sandbox, 4 submissions that could not be graded for a fault of ours, 130 stopped.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (CourseError, DeclarationError, ResultError, SettingsError) as error:
        say_trouble(f"backgrade: {error}")
        return EXIT_USAGE
    except (SandboxError, SandboxUnavailable) as error:
        say_trouble(f"backgrade: {error}")
        return EXIT_NO_SANDBOX
    except (GradebookError, CrewGoneError) as error:
        say_trouble(f"backgrade: {error}")
        return EXIT_BROKEN
    except KeyboardInterrupt:
        say_trouble("backgrade: stopped; what was graded is kept, run the command again to go on")
        return EXIT_STOPPED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backgrade", description="Auto-graded exercises for backpropagation, on nbgrader."
    )
    parser.add_argument(
        "--course", type=Path, default=Path(), help="the course folder (default: this folder)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    for command in COMMANDS:
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
