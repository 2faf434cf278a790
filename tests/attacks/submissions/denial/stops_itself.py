"""Stops its own process, which then neither runs nor ends."""
# base: reference
# stock: waits for the timeout; no score
# earns: everything but tanh_from_sigmoid
# expect: tanh_from_sigmoid timed out
# limits: call_seconds=1


# %% tanh_from_sigmoid
def tanh_from_sigmoid(x):
    import os, signal

    os.kill(os.getpid(), signal.SIGSTOP)
