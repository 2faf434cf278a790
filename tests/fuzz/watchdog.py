"""Stop what never comes to an end, so that a guided run goes on and can say which input it was."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Endless(BaseException):
    """It took too long. No Exception: what is fuzzed may catch all of those."""


@contextlib.contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Raise Endless inside after so many seconds of computing; waiting does not count.

    Signals reach the main thread only; in any other one nothing is stopped.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise Endless(f"still computing after {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
