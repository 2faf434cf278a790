"""Leaves threads that wait for the next submission, with exit functions and forks in mind."""
# base: reference
# stock: a kernel for each student: nothing stays but what was forked
# earns: everything

# %% extra-after: setup
import atexit, os, signal, threading, time


def wait():
    while True:
        try:
            time.sleep(0.01)
            open("backgrade-attack", "a").write("x")
        except BaseException:
            pass


for _ in range(5):
    threading.Thread(target=wait, daemon=False).start()
os.register_at_fork(before=wait, after_in_child=wait, after_in_parent=wait)
atexit.register(wait)
