"""`backgrade gradescope`: an autograder for Gradescope."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from autograder.commands.parsing import course, describe
from autograder.exporters.gradescope_folder import write_folder
from autograder.exporters.results_json import DEFAULT_VISIBILITY, VISIBILITIES

MOST_MINUTES = 40


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    describe(
        parser,
        gradescope,
        example="  backgrade gradescope 1-activations --folder ../gradescope-1 --minutes 20",
    )
    parser.add_argument("assignment")
    parser.add_argument(
        "--folder",
        type=Path,
        required=True,
        help="where; the archive for upload is written beside it. HOLDS THE HIDDEN CASES",
    )
    parser.add_argument(
        "--visibility",
        choices=VISIBILITIES,
        default=DEFAULT_VISIBILITY,
        help=f"when students see marks and reasons (default: {DEFAULT_VISIBILITY}); how many "
        "exercises pass their visible cases they see at once",
    )
    parser.add_argument(
        "--minutes",
        type=_minutes,
        default=10.0,
        help="the timeout set on Gradescope (default: 10, as there)",
    )


def gradescope(options: argparse.Namespace) -> int:
    """Write folder and archive; say what to do with them."""
    archive, notes = write_folder(
        course(options),
        options.assignment,
        options.folder,
        visibility=options.visibility,
        minutes=options.minutes,
    )
    out = Console()
    for line in (f"wrote {options.folder} and {archive}", *notes):
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


def _minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1 <= value <= MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"expected 1 to {MOST_MINUTES} minutes, not {text!r}")
    return value
