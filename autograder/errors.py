"""What all errors that an instructor can mend have in common."""

from __future__ import annotations


class BackgradeError(Exception):
    """Its sentence names what was found, what was expected and what to do.

    exit_code: of the command that it ends: 2 wrong folder or name, 3 no working sandbox, 4
    submissions that could not be graded or recorded for a fault of ours.
    """

    exit_code = 2
