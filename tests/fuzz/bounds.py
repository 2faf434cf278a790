"""How much memory and time something takes."""

from __future__ import annotations

import contextlib
import time
import tracemalloc
from collections.abc import Callable

from autograder.intake import NotANotebook
from autograder.sandbox.worker.frames import FrameError


def growth(read: Callable[[], object]) -> tuple[int, float]:
    """Return the most bytes that were in use on the way, and the seconds of computing it took.

    What the readers may raise is no failure.
    """
    tracemalloc.start()
    began = time.thread_time()
    try:
        with contextlib.suppress(FrameError, NotANotebook):
            read()
    finally:
        seconds = time.thread_time() - began
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak, seconds
