"""Make an input smaller that breaks something, as long as it breaks the same thing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from tests.fuzz.formats import Format
from tests.fuzz.mutate import paths, remove, tree_of

TRIES = 2000


def minimised(data: bytes, form: Format, same: Callable[[bytes], bool]) -> bytes:
    """Return a smaller input for which `same` still holds, by leaving out ever smaller pieces."""
    tries = TRIES
    smaller = True
    while smaller and tries > 0:
        smaller = False
        for attempt in _smaller(data, form):
            tries -= 1
            if tries < 0:
                break
            if len(attempt) < len(data) and same(attempt):
                data, smaller = attempt, True
                break
    return data


def _smaller(data: bytes, form: Format) -> Iterator[bytes]:
    """Return inputs with something left out, large pieces first: frames, trees, then bytes."""
    parts = form.split(data)
    for place in range(0, len(parts) - 2 if len(parts) > 2 else 0, 2):
        yield form.join(parts[:place] + parts[place + 2 :])
    for place, part in enumerate(parts):
        for attempt in _smaller_part(part, tree=place % 2 == 0):
            yield form.join([*parts[:place], attempt, *parts[place + 1 :]])
    yield from _pieces_left_out(data)


def _smaller_part(part: bytes, *, tree: bool) -> Iterator[bytes]:
    found = tree_of(part) if tree else None
    if found is not None:
        for path in list(paths(found))[1:]:
            text = json.dumps(remove(found, path), ensure_ascii=False, separators=(",", ":"))
            yield text.encode("utf-8", "surrogatepass")
    yield from _pieces_left_out(part)


def _pieces_left_out(data: bytes) -> Iterator[bytes]:
    size = len(data)
    while size:
        for start in range(0, len(data), size):
            yield data[:start] + data[start + size :]
        size //= 2
