"""Blocks and ignores all signals and then waits in the kernel, for ever."""
# base: reference
# stock: killed after the timeout; no score
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid timed out
# limits: call_seconds=1


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, signal

    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    out, into = os.pipe()
    while True:
        os.read(out, 1)
