"""What the sandbox says to people, in words."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Mapping
from typing import Any


def how_it_ended(ended: Mapping[str, Any]) -> str:
    """Return a sentence for the student whose process has ended."""
    if ended["reason"] in ("files", "threads"):
        return f"Your code made too many {ended['reason']} and was stopped."
    if ended["signal"]:
        try:
            name = signal.Signals(ended["signal"]).name
        except ValueError:
            name = f"signal {ended['signal']}"
        return f"Your code ended the whole Python process ({name})."
    return f"Your code ended the whole Python process (exit code {ended['exit']})."


def what_was_possible(words: Iterable[str], files: list[str], folders: list[str]) -> str:
    """Return words like "read:0" and "socket" as a list for people."""
    verbs = {"read": "reading", "list": "listing", "write": "writing in"}
    nouns = {
        "socket": "opening a socket",
        "process": "starting a process",
        "signal": "signalling another process",
        "metadata": "changing permissions",
    }
    result = []
    for word in words:
        verb, _, place = word.partition(":")
        known = files if verb == "read" else folders
        if verb in verbs and place.isdigit() and int(place) < len(known):
            result.append(f"{verbs[verb]} {known[int(place)]}")
        else:
            result.append(nouns.get(word, "something unknown"))
    return ", ".join(dict.fromkeys(result))
