"""Starts threads without end, each with a small stack, which wait or compute."""
# base: reference
# stock: thousands of threads on the grading machine
# earns: everything
# expect: cell died

# %% extra-after: setup
import threading, time

threading.stack_size(32768)
try:
    for number in range(100_000):
        threading.Thread(target=time.sleep, args=(60,), daemon=bool(number % 2)).start()
except RuntimeError:
    time.sleep(60)
