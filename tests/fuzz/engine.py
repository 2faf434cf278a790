"""The guided run: keep an input where it reaches something new, and change it further."""

from __future__ import annotations

import time
import traceback
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import ModuleType

from tests.fuzz.arcs import Arcs
from tests.fuzz.formats import Format
from tests.fuzz.minimise import minimised
from tests.fuzz.mutate import Mutator
from tests.fuzz.watchdog import Endless, stopped_after

ROOT = Path(__file__).parent.parent.parent
# Linear in the size of the input, with room for a slow machine and for JSON, of which two bytes
# may take sixty. Seconds are those of this thread: a busy machine takes none of them.
SECONDS, SECONDS_PER_BYTE = 0.5, 20e-6
ENDLESS = 20.0
BYTES, BYTES_PER_BYTE = 4 * 2**20, 100
MEASURED = 50
MAX_FINDINGS = 10


@dataclass(frozen=True)
class Target:
    """Something that reads foreign bytes. run: raises where a property does not hold.

    modules: whose lines guide the run; without: functions in them that are not reached by it.
    seconds: what it may take for the smallest input.
    """

    name: str
    run: Callable[[bytes], object]
    form: Format
    seeds: Callable[[], list[bytes]]
    modules: Sequence[ModuleType]
    without: Sequence[str] = ()
    seconds: float = SECONDS

    def allowed(self, data: bytes) -> float:
        """Return the seconds that it may take for this input."""
        return self.seconds + SECONDS_PER_BYTE * len(data)


@dataclass(frozen=True)
class Finding:
    """An input, as small as it could be made. kind and place tell it from others."""

    kind: str
    place: str
    message: str
    data: bytes


@dataclass
class Report:
    """What a run did and reached."""

    target: str
    executions: int = 0
    seconds: float = 0.0
    corpus: int = 0
    arcs: int = 0
    lines: int = 0
    of: int = 0
    missing: dict[str, list[int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def fuzz(
    target: Target,
    *,
    seed: int = 0,
    seconds: float | None = None,
    runs: int | None = None,
    findings: int = MAX_FINDINGS,
) -> Report:
    """Try changed seeds for so many seconds, executions or findings, whichever comes first.

    The same seed gives the same inputs in the same order.
    """
    return _Run(target, seed).until(seconds, runs, findings)


class _Run:
    def __init__(self, target: Target, seed: int) -> None:
        self.target = target
        self.random = Random(seed)
        self.arcs = Arcs(target.modules, target.without)
        self.reached: set[int] = set()
        self.corpus: list[bytes] = []
        self.report = Report(target.name)
        self.known: set[tuple[str, str]] = set()

    def until(self, seconds: float | None, runs: int | None, findings: int) -> Report:
        began = time.perf_counter()
        seeds = self.target.seeds()
        for data in seeds:
            self._attempt(data, measured=False)  # whatever is loaded or kept on first use
        mutator = Mutator(self.target.form, seeds, self.random)
        self.corpus = seeds[:]
        while len(self.report.findings) < findings:
            if seconds is not None and time.perf_counter() - began > seconds:
                break
            if runs is not None and self.report.executions >= runs:
                break
            measured = self.random.randrange(MEASURED) == 0
            self._attempt(mutator.change(self._pick(), self._pick()), measured=measured)
        return self._finished(time.perf_counter() - began)

    def _pick(self) -> bytes:
        # What was found last is near the edge of what is known; what is short is changed quickly.
        late = self.random.random() < 0.5
        choice = self.random.choices(self.corpus[-20:] if late else self.corpus, k=3)
        return choice[0] if self.random.random() < 0.1 else min(choice, key=len)

    def _attempt(self, data: bytes, *, measured: bool) -> None:
        self.report.executions += 1
        began = time.thread_time()
        try:
            with stopped_after(ENDLESS):
                self.arcs.watch(lambda: self.target.run(data))
        except Endless as error:
            self._found(data, "endless", "", message=str(error))
            return
        except Exception as error:
            self._found(data, *_signature(error), message=f"{type(error).__name__}: {error}")
        seconds = time.thread_time() - began
        new = self.arcs.last() - self.reached
        if new:
            self.reached |= new
            self.corpus.append(data)
        slow = seconds > self.target.allowed(data) and ("slow", "") not in self.known
        if slow and _is_slow(self.target, data):
            self._found(data, "slow", "", message=f"{seconds:.2f} s for {len(data)} bytes")
        if measured or new:
            peak = peak_memory(self.target, data)
            if peak > BYTES + BYTES_PER_BYTE * len(data):
                said = f"{peak / 2**20:.1f} MiB for {len(data)} bytes"
                self._found(data, "memory", "", message=said)

    def _found(self, data: bytes, kind: str, place: str, *, message: str) -> None:
        if (kind, place) in self.known:
            return
        self.known.add((kind, place))
        small = data
        if kind not in ("slow", "memory", "endless"):
            form = self.target.form
            small = minimised(data, form, lambda d: _failure(self.target, d) == (kind, place))
        self.report.findings.append(Finding(kind, place, message[:300], small))

    def _finished(self, seconds: float) -> Report:
        report = self.report
        report.seconds = seconds
        report.corpus = len(self.corpus)
        report.arcs = len(self.reached)
        missing = self.arcs.missing(self.reached)
        report.of = sum(map(len, self.arcs.wanted.values()))
        report.lines = report.of - sum(map(len, missing.values()))
        report.missing = {
            str(Path(name).relative_to(ROOT)) if Path(name).is_relative_to(ROOT) else name: lines
            for name, lines in missing.items()
            if lines
        }
        return report


def peak_memory(target: Target, data: bytes) -> int:
    """Return how many bytes the target takes for an input at most."""
    started = not tracemalloc.is_tracing()
    if started:
        tracemalloc.start()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    _failure(target, data)
    peak = tracemalloc.get_traced_memory()[1] - before
    if started:
        tracemalloc.stop()
    return peak


def _failure(target: Target, data: bytes) -> tuple[str, str] | None:
    try:
        with stopped_after(ENDLESS):
            target.run(data)
    except Endless:
        return "endless", ""
    except Exception as error:
        return _signature(error)
    return None


def _signature(error: Exception) -> tuple[str, str]:
    """Return the exception's type and the innermost line of this repository."""
    place = ""
    for step in traceback.extract_tb(error.__traceback__):
        path = Path(step.filename)
        if path.is_relative_to(ROOT) and ".venv" not in path.parts:
            place = f"{path.relative_to(ROOT)}:{step.lineno}"
    return type(error).__name__, place


def _is_slow(target: Target, data: bytes) -> bool:
    """Was it not by chance, nor because of being watched?"""
    for _ in range(3):
        began = time.thread_time()
        _failure(target, data)
        if time.thread_time() - began < target.allowed(data) / 2:
            return False
    return True
