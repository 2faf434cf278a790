"""The command `backgrade`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.errors import BackgradeError
from autograder.terminal import say_trouble

# In the order of an instructor's week. Each is a module of autograder.commands.
COMMANDS = {
    "exercises": "list the bank of exercises",
    "new": "compose an assignment from the bank of exercises",
    "build": "derive source cells, checks and release",
    "check": "prove the assignments before release",
    "grade": "grade what is in submitted/ into the gradebook",
    "report": "write a page on the class: marks, exercises, misconceptions",
    "show": "show one submission case by case, with hidden inputs: for instructors",
    "gradescope": "write an autograder for Gradescope, to be uploaded there",
    "demo": "make and grade a class of made-up students",
}
EXIT_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 wrong folder or name,
    3 no working sandbox, 4 submissions that could not be graded for a fault of ours, 130 stopped.
    """
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    except BackgradeError as error:
        say_trouble(f"backgrade: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say_trouble("backgrade: stopped; what was graded is kept, run the command again to go on")
        return EXIT_STOPPED
    return code


class _Command(argparse.ArgumentParser):
    """The parser of one command. Its module is imported when the command is asked for: each worker
    process imports this module, and most commands need nbgrader, which takes a second.
    """

    def parse_known_args(self, *arguments: Any, **options: Any) -> Any:
        """Add the command's options, then parse."""
        name = self.prog.split()[-1]
        importlib.import_module(f"autograder.commands.{name}").add_to(self)
        return super().parse_known_args(*arguments, **options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backgrade", description="Auto-graded exercises for backpropagation, on nbgrader."
    )
    parser.add_argument(
        "--course", type=Path, default=Path(), help="the course folder (default: this folder)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Command)
    for name, what in COMMANDS.items():
        commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
