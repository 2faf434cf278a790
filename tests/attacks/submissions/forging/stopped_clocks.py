"""Stops every clock of Python, so that no time ever runs out."""
# base: starter
# stock: gains nothing: nbgrader's clock runs in another process
# earns: nothing
# expect: relu timed out
# expect: sigmoid unattempted
# limits: call_seconds=1

# %% extra-after: setup
import datetime, signal, threading, time

for name in (
    "time",
    "monotonic",
    "perf_counter",
    "process_time",
    "thread_time",
    "time_ns",
    "monotonic_ns",
):
    setattr(time, name, lambda: 0)
time.sleep = lambda seconds: None
signal.alarm = signal.setitimer = lambda *a: None
threading.Timer = lambda *a, **k: None


# %% relu
def relu(z):
    while time.monotonic() < 1:
        pass
