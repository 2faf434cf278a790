"""Keeps its process from ending: exit functions, finalizers and threads that never come to an end."""
# base: reference
# stock: the kernel's shutdown waits, then it is killed
# earns: everything

# %% extra-after: setup
import atexit, signal, sys, threading, time


def forever(*_):
    while True:
        time.sleep(1)


class Last:
    def __del__(self):
        forever()


kept = Last()
atexit.register(forever)
threading.Thread(target=forever, daemon=False).start()
for number in signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT:
    signal.signal(number, forever)
sys.excepthook = sys.unraisablehook = forever
