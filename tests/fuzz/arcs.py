"""Which line follows which while foreign bytes are read: what the guided run is guided by."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

# An arc is one number: file, line before, line. Line 0: the function was left.
LINE_BITS = 20
LINE = (1 << LINE_BITS) - 1


class Arcs:
    """Watches the files of some modules.

    without: names of functions and classes that no foreign bytes reach, which are not counted.
    """

    def __init__(self, modules: Sequence[ModuleType], without: Sequence[str] = ()) -> None:
        self.files = [str(module.__file__) for module in modules]
        self._index = {name: number for number, name in enumerate(self.files)}
        self.wanted = {name: _lines(Path(name), frozenset(without)) for name in self.files}
        self._seen: set[int] = set()

    def watch(self, function: Callable[[], object]) -> set[int]:
        """Call the function and return the arcs; what it raises passes through."""
        self._seen = seen = set()
        before = sys.gettrace()
        sys.settrace(self._enter)
        try:
            function()
        finally:
            sys.settrace(before)
        return seen

    def last(self) -> set[int]:
        """Return the arcs of the last call, which may have raised."""
        return self._seen

    def missing(self, arcs: set[int]) -> dict[str, list[int]]:
        """Return for each file the lines that none of the arcs reaches."""
        reached: dict[str, set[int]] = {name: set() for name in self.files}
        for arc in arcs:
            reached[self.files[arc >> 2 * LINE_BITS]].add(arc & LINE)
        return {name: sorted(self.wanted[name] - reached[name]) for name in self.files}

    def _enter(self, frame: FrameType, event: str, argument: object) -> Any:
        number = self._index.get(frame.f_code.co_filename)
        if number is None:
            return None
        base = number << 2 * LINE_BITS
        line = frame.f_lineno
        seen = self._seen

        def step(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal line
            after = frame.f_lineno if event == "line" else 0
            if event != "exception":
                seen.add(base | line << LINE_BITS | after)
                line = after or line
            return step

        seen.add(base | line)
        return step


def _lines(path: Path, without: frozenset[str]) -> set[int]:
    """Return the lines of all functions; those of a module itself are run by importing it."""
    whole = compile(path.read_text("utf-8"), str(path), "exec")
    found = set()
    for code in _codes(whole, without):
        if code.co_flags & CO_OPTIMIZED:
            first = code.co_firstlineno if not code.co_name.startswith("<") else 0
            found |= {line for _, _, line in code.co_lines() if line and line != first}
    return found


def _codes(code: CodeType, without: frozenset[str]) -> Iterator[CodeType]:
    if code.co_name in without:
        return
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant, without)
