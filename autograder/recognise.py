"""Which known misconceptions reproduce what was seen?

numpy only: the text of this module is also part of the checks file that students get.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from autograder.compare import difference
from autograder.rules import Rules
from autograder.sandbox.worker.calls import Observation

# What numpy says of two shapes that cannot be multiplied, through `@` and through `np.dot`.
PRODUCTS = (
    re.compile(r"mismatch in its core dimension .*\(size (\d+) is different from (\d+)\)"),
    re.compile(r"shapes .* not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)"),
)
BROADCAST = re.compile(r"could not be broadcast together with shapes (.*)")
SHAPE = re.compile(r"\([0-9, ]*\)")


def recognise(
    mistaken: Mapping[str, Sequence[Observation]],
    seen: Sequence[Observation],
    passed: Sequence[bool],
    rules: Rules,
    *,
    share: float = 0.5,
    most: int = 3,
) -> list[tuple[str, list[int]]]:
    """Return (name, indices of the failed cases it explains), best explanation first.

    mistaken: for each misconception what it does, case by case; `seen` and `passed` are parallel.
    The best one explains most failed cases and differs on fewest passed ones. Misconceptions that
    explain equally well are all named; what they leave unexplained may bring up another one.
    most: how many names at most.
    share: the part of what is unexplained that a name must explain. All-zero answers agree with
    many misconceptions in one odd case, which tells nothing; so does a name that would have failed
    more of the passed cases than it explains. Items of a quiz stand for themselves (share 0).
    """
    failed = {i for i, right in enumerate(passed) if not right}
    explains: dict[str, set[int]] = {}
    differs: dict[str, int] = {}
    for name, behaviour in mistaken.items():
        cases = {i for i in failed if _alike(behaviour[i], seen[i], rules)}
        if cases:
            others = (i for i in range(len(seen)) if i not in failed)
            explains[name] = cases
            differs[name] = sum(not _alike(behaviour[i], seen[i], rules) for i in others)
    chosen: list[str] = []
    unexplained = set(failed)
    while unexplained and len(chosen) < most:
        rank = {
            name: (len(cases & unexplained), -differs[name])
            for name, cases in explains.items()
            if cases & unexplained
            and len(cases & unexplained) >= share * len(unexplained)
            and (not share or len(cases) >= differs[name])
        }
        if not rank:
            break
        best = max(rank.values())
        names = [name for name in rank if rank[name] == best]
        chosen += names
        unexplained -= set().union(*(explains[name] for name in names))
    return [(name, sorted(explains[name])) for name in chosen[:most]]


def _essence(message: str) -> str:
    """Return a message without what depends on how it is written: `@` or dot, a * b or b * a."""
    message = " ".join(message.split())  # numpy ends some of its messages with a space
    for pattern in PRODUCTS:
        if found := pattern.search(message):
            return f"no product: {sorted(found.groups())}"
    if found := BROADCAST.search(message):
        return f"no broadcast: {sorted(SHAPE.findall(found[1]))}"
    return message


def _alike(mistaken: Observation, seen: Observation, rules: Rules) -> bool:
    if seen.kind != mistaken.kind or seen.kind not in ("returned", "raised") or not seen.repeats:
        return False
    if seen.kind == "raised":
        return (seen.error, _essence(seen.message)) == (mistaken.error, _essence(mistaken.message))
    if bool(seen.changed) != bool(mistaken.changed):
        return False
    if bool(seen.shared) != bool(mistaken.shared) and not rules.may_share:
        return False
    return difference(mistaken.value, seen.value, rules) is None
