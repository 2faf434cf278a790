"""What a student's code may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds are wall-clock time; bytes and files bound one process, and it cannot make others.

    cell_seconds: one cell. call_seconds: one call of an exercise, which is made twice.
    notebook_seconds: all calls of one notebook and the runs of its cells that they need; its first
    run is bounded by as much again. cpu_seconds: all that one process computes.
    memory_bytes: address space, Python and numpy included. output_bytes: what all cells show.
    file_bytes: one file. open_files: at a time.
    """

    cell_seconds: float = 20.0
    call_seconds: float = 5.0
    notebook_seconds: float = 180.0
    cpu_seconds: int = 600
    memory_bytes: int = 2 * 2**30
    output_bytes: int = 10**6
    file_bytes: int = 16 * 2**20
    open_files: int = 256
