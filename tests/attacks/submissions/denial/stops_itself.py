"""Stops its own process, which then neither runs nor ends."""
# base: reference
# stock: waits for the timeout; no score
# earns: everything but relu, (activation_table)
# expect: relu timed out


# %% relu
def relu(z):
    import os, signal

    os.kill(os.getpid(), signal.SIGSTOP)
