"""Numbers as people say them."""

from __future__ import annotations


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: 1 student, 2 students."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
